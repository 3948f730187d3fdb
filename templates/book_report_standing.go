package templates

import (
	"dondoc/models"
	"dondoc/templates/paper"
)

// known is a number as a cell has it; nothing for one that is not known.
func known(v *float64) any {
	if v == nil {
		return nil
	}
	return *v
}

func (s scribe) indicatorColumns() []paper.SheetColumn {
	return []paper.SheetColumn{{Title: s.T("indicator"), Width: 60}, {Title: s.T("agency"), Width: 32}, {Title: s.T("directive"), Width: 18}, {Title: s.T("unit"), Width: 14}, {Title: s.T("ind_baseline"), Width: 12}, {Title: s.T("ind_target"), Width: 12},
		{Title: s.T("ind_out_of"), Width: 12}, {Title: s.Word("label", "value"), Width: 12}, {Title: s.Word("label", "taken_on"), Width: 12}, {Title: s.T("ind_to_go"), Width: 12}, {Title: s.T("ind_needed_short"), Width: 14}, {Title: s.T("ind_a_month"), Width: 12}, {Title: s.T("ind_on_due_day"), Width: 14}, {Title: s.T("ind_due"), Width: 12}}
}

func (s scribe) indicatorsSheet(d models.ReportData) paper.Sheet {
	out := paper.Sheet{Name: s.T("report_indicators"), Columns: s.indicatorColumns()}
	for _, i := range d.Indicators {
		whose := s.T("ind_national")
		if i.Agency != nil {
			whose = i.Agency.In(s.Lang)
		}
		var distance, needed, kept, forecast any
		if c := i.Course; c != nil {
			distance, needed, kept, forecast = c.Distance, known(c.Needed), known(c.Kept), known(c.Forecast)
		}
		out.Rows = append(out.Rows, []any{models.Bilingual{Vi: i.NameVi, En: i.NameEn}.In(s.Lang), whose, i.Directive, models.Bilingual{Vi: i.UnitVi, En: i.UnitEn}.In(s.Lang), known(i.Baseline), known(i.Target),
			known(i.OutOf), known(i.Value), i.ValueOn, distance, needed, kept, forecast, i.DueOn})
	}
	return out
}

func (s scribe) standingSheet(d models.ReportData) paper.Sheet {
	out := paper.Sheet{Name: s.T("standing_title"), Columns: []paper.SheetColumn{{Title: s.T("standing_rank"), Width: 8}, {Title: s.T("agency_code"), Width: 14}, {Title: s.T("agency"), Width: 46}, {Title: s.T("standing_on_time"), Width: 12}, {Title: s.T("standing_of"), Width: 12}, {Title: s.T("standing_rate"), Width: 10},
		{Title: s.T("standing_low"), Width: 12}, {Title: s.T("standing_high"), Width: 12}, {Title: s.T("standing_inherited"), Width: 14}, {Title: s.T("standing_inherited_of"), Width: 14}, {Title: s.T("standing_excused"), Width: 14}, {Title: s.T("standing_charged"), Width: 16}}}
	for _, x := range d.Standing {
		var rank, low, high any
		if x.Rank > 0 {
			l, h := x.OnTime.Wilson()
			rank, low, high = x.Rank, paper.Share(l), paper.Share(h)
		}
		out.Rows = append(out.Rows, []any{rank, x.Code, models.Bilingual{Vi: x.NameVi, En: x.NameEn}.In(s.Lang), x.OnTime.Part, x.OnTime.Whole, share(rate(x.OnTime)), low, high, x.Inherited.Part, x.Inherited.Whole, x.Excused, x.Charged})
	}
	return out
}

func (s scribe) marksSheet(d models.ReportData) paper.Sheet {
	out := paper.Sheet{Name: s.T("standing_marks"), Columns: []paper.SheetColumn{{Title: s.T("standing_verdict"), Width: 16}, {Title: s.T("agency_code"), Width: 14}, {Title: s.T("agency"), Width: 46}, {Title: s.T("standing_on_time"), Width: 12}, {Title: s.T("standing_of"), Width: 12}, {Title: s.T("report_reason"), Width: 60}, {Title: s.T("standing_confirmed"), Width: 14}}}
	for _, m := range d.Marks {
		out.Rows = append(out.Rows, []any{s.Word("verdict", string(m.Kind)), m.Code, models.Bilingual{Vi: m.NameVi, En: m.NameEn}.In(s.Lang), m.OnTime.Part, m.OnTime.Whole, m.Words, m.Day})
	}
	return out
}
