package templates

import (
	"strconv"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"dondoc/models"
	"dondoc/models/standing"
	"dondoc/templates/paper"
)

// value writes a number of an indicator; a dash for one that is not known.
func (s scribe) value(v *float64) string {
	if v == nil {
		return "–"
	}
	return message.NewPrinter(latinDigits(language.Make(s.Lang))).Sprint(number.Decimal(*v, number.MaxFractionDigits(2)))
}

// indicatorName is what is measured, and of whom.
func (s scribe) indicatorName(i models.ReportIndicator) (name, about string) {
	about = i.Directive
	if i.Agency != nil {
		about = i.Agency.In(s.Lang) + " · " + about
	}
	if unit := (models.Bilingual{Vi: i.UnitVi, En: i.UnitEn}).In(s.Lang); unit != "" {
		about += " · " + unit
	}
	return clip(oneLine(models.Bilingual{Vi: i.NameVi, En: i.NameEn}.In(s.Lang)), maxPaperText), about
}

// distance says how far an indicator is from its target.
func (s scribe) distance(i models.ReportIndicator) string {
	switch {
	case i.Course == nil:
		return "–"
	case i.Course.Reached:
		return s.T("ind_reached_short")
	}
	return s.value(&i.Course.Distance)
}

func (s scribe) forecast(i models.ReportIndicator) string {
	if i.Course == nil {
		return "–"
	}
	return s.value(i.Course.Forecast)
}

func (s scribe) indicators(d models.ReportData) (string, []paper.Part) {
	t := paper.Table{Caption: s.T("report_indicators"), Columns: []paper.Column{{Title: s.T("indicator"), Share: 54}, {Title: s.T("ind_target"), Share: 24, Align: paper.End}, {Title: s.Word("label", "value"), Share: 28, Align: paper.End},
		{Title: s.Word("label", "taken_on"), Share: 24, Align: paper.Centre}, {Title: s.T("ind_to_go"), Share: 24, Align: paper.End}, {Title: s.T("ind_on_due_day"), Share: 24, Align: paper.End}, {Title: s.T("ind_due"), Share: 24, Align: paper.Centre}}}
	for _, i := range d.Indicators {
		name, about := s.indicatorName(i)
		goal := i.Target
		if goal == nil {
			goal = i.OutOf
		}
		t.Rows = append(t.Rows, []paper.Cell{{Text: name, Sub: about}, {Text: s.value(goal)}, {Text: s.value(i.Value), Bold: true}, {Text: s.ShortText(i.ValueOn)}, {Text: s.distance(i)}, {Text: s.forecast(i)}, {Text: s.ShortText(i.DueOn)}})
	}
	parts := s.orNone(t, "report_no_indicators")
	if len(t.Rows) > 0 {
		parts = append(parts, paper.Words(paper.Note, s.T("ind_rule")))
	}
	return s.T("report_indicators"), parts
}

// partOf writes a rate's numbers.
func (s scribe) partOf(r standing.Rate) string {
	if r.Whole == 0 {
		return "–"
	}
	return s.Num(r.Part) + "/" + s.Num(r.Whole)
}

func (s scribe) standing(d models.ReportData) (string, []paper.Part) {
	t := paper.Table{Caption: s.T("standing_table"), Columns: []paper.Column{{Title: s.T("standing_rank"), Share: 17, Align: paper.Centre}, {Title: s.T("agency"), Share: 50}, {Title: s.T("standing_on_time"), Share: 22, Align: paper.End}, {Title: s.T("standing_interval"), Share: 38, Align: paper.End},
		{Title: s.T("standing_inherited"), Share: 20, Align: paper.End}, {Title: s.T("standing_excused"), Share: 22, Align: paper.End}, {Title: s.T("standing_charged"), Share: 24, Align: paper.End}}}
	for _, x := range d.Standing {
		rank, interval := "–", s.T("standing_too_few")
		if x.Rank > 0 {
			low, high := x.OnTime.Wilson()
			rank, interval = strconv.Itoa(x.Rank), s.RateOf(thousandths(low))+" – "+s.RateOf(thousandths(high))
		}
		onTime := paper.Cell{Text: "–"}
		if x.OnTime.Whole > 0 {
			onTime = paper.Cell{Text: s.RateOf(rate(x.OnTime)), Sub: s.partOf(x.OnTime)}
		}
		t.Rows = append(t.Rows, []paper.Cell{{Text: rank, Bold: true}, {Text: models.Bilingual{Vi: x.NameVi, En: x.NameEn}.In(s.Lang)}, onTime, {Text: interval}, {Text: s.partOf(x.Inherited)}, {Text: s.Num(x.Excused)}, {Text: s.Num(x.Charged)}})
	}
	parts := s.orNone(t, "no_agencies")
	if len(t.Rows) > 0 {
		whole := s.T("standing_whole") + " " + s.RateOf(rate(d.InTime)) + " (" + s.partOf(d.InTime) + ")."
		parts = append([]paper.Part{paper.Words(paper.Note, s.T("report_standing_rule")+" "+whole)}, parts...)
	}
	return s.T("standing_title"), parts
}

func thousandths(share float64) Rate { return Rate{Part: int(share*1000 + 0.5), Whole: 1000} }

func (s scribe) marks(d models.ReportData) (string, []paper.Part) {
	var parts []paper.Part
	for _, m := range d.Marks {
		line := models.Bilingual{Vi: m.NameVi, En: m.NameEn}.In(s.Lang) + " (" + s.RateOf(rate(m.OnTime)) + ", " + s.partOf(m.OnTime) + ")"
		if m.Words != "" {
			line += ". " + oneLine(m.Words)
		}
		parts = append(parts, paper.Paragraph{Style: paper.Item, Runs: []paper.Run{{Text: "- " + s.Word("verdict", string(m.Kind)) + ": ", Bold: true}, {Text: line}}})
	}
	if parts == nil {
		parts = append(parts, paper.Words(paper.Plain, s.T("standing_none_confirmed")))
	}
	return s.T("standing_marks"), parts
}
