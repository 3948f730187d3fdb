package templates

import (
	"time"

	"dondoc/models"
	"dondoc/models/standing"
	"dondoc/templates/paper"
)

// ReportBook gives a report as a workbook in a language: a sheet for each section, with real numbers and
// dates.
func (r *Renderer) ReportBook(d models.ReportData, lang string, zone *time.Location, demo bool) paper.Workbook {
	s := r.scribe(lang, zone, demo)
	b := paper.Workbook{Title: s.Word("report", string(d.Kind)) + ", " + s.ShortText(d.From) + " – " + s.ShortText(d.To), Author: d.Letterhead.Issuer.In(s.Lang), At: d.CompiledAt.UTC(), RTL: s.Direction() == "rtl"}
	b.Sheets = []paper.Sheet{s.figuresSheet(d), s.agenciesSheet(d), s.directivesSheet(d),
		s.tasksSheet("report_overdue", d.Late), s.tasksSheet("report_completed", d.Completed), s.tasksSheet("report_due_next", d.DueNext), s.bottlenecksSheet(d)}
	if d.Schema >= models.SchemaStanding {
		b.Sheets = append(b.Sheets, s.indicatorsSheet(d), s.standingSheet(d), s.marksSheet(d))
	}
	b.Sheets = append(b.Sheets, s.changesSheet(d))
	return b
}

func (s scribe) figuresSheet(d models.ReportData) paper.Sheet {
	w := d.Whole
	out := paper.Sheet{Name: s.T("report_figures"), Columns: []paper.SheetColumn{{Title: s.T("report_count"), Width: 70}, {Title: s.T("report_number_of"), Width: 16}},
		Rows: [][]any{{s.T("from_day"), d.From}, {s.T("to_day"), d.To}, {s.T("count_on_time"), w.CompletedOnTime}, {s.T("count_late"), w.CompletedLate}, {s.T("count_in_term"), w.InTerm}, {s.T("count_overdue"), w.Overdue},
			{s.T("count_undated"), w.Undated}, {s.T("count_completed_undated"), w.CompletedUndated}, {s.T("all_tasks"), w.Total()}, {s.T("count_waiting"), w.Waiting}}}
	for i, line := range s.Rates(rate(d.OfAll), rate(d.OfFallenDue)) {
		out.Rows = append(out.Rows, []any{line.Name + ": " + line.Formula, share(rate([]standing.Rate{d.OfAll, d.OfFallenDue}[i]))})
	}
	for _, note := range s.reportNotes(d) {
		out.Rows = append(out.Rows, []any{note, nil})
	}
	return out
}

func share(r Rate) any {
	if r.Whole == 0 {
		return nil
	}
	return paper.Share(float64(r.Part) / float64(r.Whole))
}

func (s scribe) agenciesSheet(d models.ReportData) paper.Sheet {
	out := paper.Sheet{Name: s.T("report_by_agency"), Columns: []paper.SheetColumn{{Title: s.T("agency_code"), Width: 14}, {Title: s.T("agency"), Width: 46}, {Title: s.T("agency_kind"), Width: 22}, {Title: s.T("all_tasks"), Width: 10}, {Title: s.T("count_on_time"), Width: 14},
		{Title: s.T("count_late"), Width: 14}, {Title: s.T("count_in_term"), Width: 14}, {Title: s.T("count_overdue"), Width: 14}, {Title: s.T("count_undated"), Width: 14}, {Title: s.T("count_completed_undated"), Width: 14},
		{Title: s.T("report_inherited"), Width: 11}, {Title: s.T("rate_of_all"), Width: 13}, {Title: s.T("rate_of_fallen_due"), Width: 16}}}
	for _, a := range d.Agencies {
		out.Rows = append(out.Rows, []any{a.Code, models.Bilingual{Vi: a.NameVi, En: a.NameEn}.In(s.Lang), s.Word("agency_kind", a.Kind), a.Total(), a.CompletedOnTime, a.CompletedLate, a.InTerm, a.Overdue, a.Undated, a.CompletedUndated,
			a.Inherited, share(rate(a.OfAll())), share(rate(a.OfFallenDue()))})
	}
	return out
}

func (s scribe) directivesSheet(d models.ReportData) paper.Sheet {
	out := paper.Sheet{Name: s.T("by_directive"), Columns: []paper.SheetColumn{{Title: s.T("directive"), Width: 20}, {Title: s.T("report_title"), Width: 70}, {Title: s.T("all_tasks"), Width: 10}, {Title: s.T("count_on_time"), Width: 14},
		{Title: s.T("count_late"), Width: 14}, {Title: s.T("count_in_term"), Width: 14}, {Title: s.T("count_overdue"), Width: 14}}}
	for _, x := range d.Directives {
		out.Rows = append(out.Rows, []any{x.Number, models.Bilingual{Vi: x.TitleVi, En: x.TitleEn}.In(s.Lang), x.Total(), x.CompletedOnTime, x.CompletedLate, x.InTerm, x.Overdue})
	}
	return out
}

func (s scribe) taskColumns() []paper.SheetColumn {
	return []paper.SheetColumn{{Title: s.T("report_ref"), Width: 22}, {Title: s.T("task"), Width: 60}, {Title: s.T("directive"), Width: 18}, {Title: s.T("agency_code"), Width: 14}, {Title: s.T("lead_agency"), Width: 32}, {Title: s.T("deadline"), Width: 12},
		{Title: s.T("days_late"), Width: 10}, {Title: s.T("status"), Width: 18}, {Title: s.T("percent_short"), Width: 10}, {Title: s.T("report_reason"), Width: 60}}
}

func (s scribe) taskRow(t models.ReportTask) []any {
	return []any{t.Ref, s.labelOf(t), t.Directive, t.LeadCode, leadOf(t, s.Lang), t.DueOn, t.DaysLate, s.Word("status", string(t.Status)), t.Percent, s.reasonOf(t)}
}

func (s scribe) tasksSheet(name string, tasks []models.ReportTask) paper.Sheet {
	out := paper.Sheet{Name: s.T(name), Columns: s.taskColumns()}
	for _, t := range tasks {
		out.Rows = append(out.Rows, s.taskRow(t))
	}
	return out
}

func (s scribe) bottlenecksSheet(d models.ReportData) paper.Sheet {
	out := paper.Sheet{Name: s.T("bottlenecks"), Columns: []paper.SheetColumn{{Title: s.T("report_category"), Width: 22}, {Title: s.T("bottleneck_one"), Width: 60}, {Title: s.T("directive"), Width: 18}, {Title: s.T("report_raised"), Width: 12}, {Title: s.T("report_age"), Width: 10},
		{Title: s.T("report_holds"), Width: 10}, {Title: s.Word("label", "must_act"), Width: 36}, {Title: s.Word("label", "proposal"), Width: 50}, {Title: s.T("report_decide_by"), Width: 12}}}
	for _, c := range d.Bottlenecks {
		for _, b := range c.Items {
			var age any
			if !b.RaisedOn.IsZero() {
				age = b.AgeDays
			}
			out.Rows = append(out.Rows, []any{s.Word("category", c.Category), models.Bilingual{Vi: b.TextVi, En: b.TextEn}.In(s.Lang), b.Directive, b.RaisedOn, age, b.Tasks, namesIn(b.MustAct, s.Lang), proposalOf(b), b.DecideBy})
		}
	}
	return out
}

func (s scribe) changesSheet(d models.ReportData) paper.Sheet {
	out := paper.Sheet{Name: s.T("report_differences"), Columns: append([]paper.SheetColumn{{Title: s.T("report_change"), Width: 16}, {Title: s.T("report_due_before"), Width: 12}}, s.taskColumns()...)}
	for _, x := range reportChanges(d.Changes) {
		for _, t := range x.Tasks {
			out.Rows = append(out.Rows, append([]any{s.Word("difference", x.Kind), t.OldDueOn}, s.taskRow(t)...))
		}
	}
	return out
}
