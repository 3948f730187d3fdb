package templates

import (
	"slices"
	"strconv"
	"strings"

	"dondoc/models"
	"dondoc/templates/paper"
)

// taskList is a report's list of tasks as a table. more gives the columns after the due day.
func (s scribe) taskList(caption string, tasks []models.ReportTask, columns []paper.Column, more func(models.ReportTask) []paper.Cell) paper.Table {
	t := paper.Table{Caption: caption, Columns: append([]paper.Column{{Title: s.T("paper_row"), Share: 11, Align: paper.Centre}, {Title: s.T("task"), Share: 60}, {Title: s.T("lead_agency"), Share: 30},
		{Title: s.T("deadline"), Share: 25, Align: paper.Centre}}, columns...)}
	for i, x := range tasks {
		row := []paper.Cell{{Text: strconv.Itoa(i + 1)}, {Text: s.labelOf(x), Sub: x.Ref}, {Text: leadOf(x, s.Lang)}, {Text: s.ShortText(x.DueOn)}}
		t.Rows = append(t.Rows, append(row, more(x)...))
	}
	return t
}

func (s scribe) labelOf(t models.ReportTask) string {
	if t.Confidential { // reports of schema 0
		return s.T("letter_secret")
	}
	return clip(oneLine(models.Bilingual{Vi: t.LabelVi, En: t.LabelEn}.In(s.Lang)), maxPaperText)
}

func leadOf(t models.ReportTask, lang string) string {
	return models.Bilingual{Vi: t.LeadVi, En: t.LeadEn}.In(lang)
}

// reasonOf is why a task is late: the lead's last words, and what holds it up.
func (s scribe) reasonOf(t models.ReportTask) string {
	blocks := t.BlocksEn
	if s.Lang == "vi" || len(blocks) == 0 {
		blocks = t.BlocksVi
	}
	words := oneLine(t.Words)
	if len(blocks) > 0 {
		words = strings.TrimSpace(words + " " + s.T("report_blocked_by", "Words", oneLine(strings.Join(blocks, "; "))))
	}
	return clip(words, maxPaperText*4/5)
}

func (s scribe) late(d models.ReportData) (string, []paper.Part) {
	t := s.taskList(s.T("report_overdue"), d.Late, []paper.Column{{Title: s.T("days_late"), Share: 17, Align: paper.End}, {Title: s.T("report_reason"), Share: 48}},
		func(x models.ReportTask) []paper.Cell {
			return []paper.Cell{{Text: s.Num(x.DaysLate), Bold: true}, {Text: s.reasonOf(x)}}
		})
	return s.T("report_overdue"), s.cut(s.orNone(t, "report_none_overdue"), len(d.Late), d.LateTotal)
}

func (s scribe) finished(d models.ReportData) (string, []paper.Part) {
	t := s.taskList(s.T("report_completed"), d.Completed, []paper.Column{{Title: s.T("days_late"), Share: 16, Align: paper.End}},
		func(x models.ReportTask) []paper.Cell { return []paper.Cell{{Text: s.Num(x.DaysLate)}} })
	return s.T("report_completed"), s.cut(s.orNone(t, "report_none_completed"), len(d.Completed), max(d.CompletedTotal, len(d.Completed)))
}

func (s scribe) dueNext(d models.ReportData) (string, []paper.Part) {
	t := s.taskList(s.T("report_due_next"), d.DueNext, []paper.Column{{Title: s.T("status"), Share: 26}, {Title: s.T("percent_short"), Share: 14, Align: paper.End}},
		func(x models.ReportTask) []paper.Cell {
			return []paper.Cell{{Text: s.Word("status", string(x.Status))}, {Text: strconv.Itoa(x.Percent) + "%"}}
		})
	heading := s.T("report_due_next")
	if !d.NextTo.IsZero() {
		heading = s.T("report_due_next_until", "Date", s.LongText(d.NextTo))
	}
	return heading, s.cut(s.orNone(t, "report_none_due_next"), len(d.DueNext), d.DueNextTotal)
}

func (s scribe) bottlenecks(d models.ReportData) (string, []paper.Part) {
	var parts []paper.Part
	for _, category := range d.Bottlenecks {
		t := paper.Table{Caption: s.Word("category", category.Category), Columns: []paper.Column{{Title: s.T("bottleneck_one"), Share: 60}, {Title: s.T("report_age"), Share: 16, Align: paper.End},
			{Title: s.T("report_holds"), Share: 16, Align: paper.End}, {Title: s.Word("label", "must_act"), Share: 38}}}
		proposed := slices.ContainsFunc(category.Items, func(b models.ReportBottleneck) bool { return proposalOf(b) != "" })
		if proposed {
			t.Columns = append(t.Columns, paper.Column{Title: s.Word("label", "proposal"), Share: 42})
		}
		for _, b := range category.Items {
			age := ""
			if !b.RaisedOn.IsZero() {
				age = s.Num(b.AgeDays)
			}
			row := []paper.Cell{{Text: clip(oneLine(models.Bilingual{Vi: b.TextVi, En: b.TextEn}.In(s.Lang)), maxPaperText), Sub: b.Directive}, {Text: age}, {Text: s.Num(b.Tasks)},
				{Text: namesIn(b.MustAct, s.Lang)}}
			if proposed {
				row = append(row, paper.Cell{Text: clip(oneLine(proposalOf(b)), maxPaperText/2)})
			}
			t.Rows = append(t.Rows, row)
		}
		parts = append(parts, paper.Heading{Level: 2, Text: s.Word("category", category.Category)}, t)
	}
	if parts == nil {
		parts = append(parts, paper.Words(paper.Plain, s.T("report_no_bottlenecks")))
	}
	return s.T("bottlenecks"), parts
}

func namesIn(all []models.Bilingual, lang string) string {
	names := make([]string, len(all))
	for i, n := range all {
		names[i] = n.In(lang)
	}
	return strings.Join(names, "; ")
}

// proposalOf is what is proposed and which decision is asked.
func proposalOf(b models.ReportBottleneck) string {
	if b.Proposal == "" || b.Asked == "" {
		return b.Proposal + b.Asked
	}
	return b.Proposal + "; " + b.Asked
}

// reportChange is the tasks that changed in one way; Total counts those that are not listed too.
type reportChange struct {
	Kind  string
	Tasks []models.ReportTask
	Total int
}

// reportChanges lists the ways in which tasks changed, those that happened.
func reportChanges(c models.ReportChanges) []reportChange {
	var out []reportChange
	for _, x := range []reportChange{{"new", c.New, c.NewTotal}, {"completed", c.Completed, c.CompletedTotal}, {"slipped", c.Slipped, c.SlippedTotal},
		{"redated", c.Redated, c.RedatedTotal}, {"reopened", c.Reopened, c.ReopenedTotal}, {"dropped", c.Dropped, c.DroppedTotal}} {
		if len(x.Tasks) > 0 {
			out = append(out, x)
		}
	}
	return out
}

func (s scribe) differences(d models.ReportData) (string, []paper.Part) {
	if d.Changes.Since.IsZero() {
		return s.T("report_differences"), []paper.Part{paper.Words(paper.Plain, s.T("report_first"))}
	}
	var parts []paper.Part
	for _, x := range reportChanges(d.Changes) {
		parts = append(parts, paper.Heading{Level: 2, Text: s.Word("difference", x.Kind) + " (" + s.N("tasks_count", x.Total) + ")"})
		for _, t := range x.Tasks {
			line := t.Ref + ": " + s.labelOf(t) + " (" + leadOf(t, s.Lang) + ")"
			if x.Kind == "redated" {
				line += ": " + s.T("redated", "From", s.dayOrNone(t.OldDueOn), "To", s.dayOrNone(t.DueOn))
			}
			parts = append(parts, paper.Words(paper.Item, "- "+line))
		}
		parts = s.cut(parts, len(x.Tasks), x.Total)
	}
	if parts == nil {
		parts = append(parts, paper.Words(paper.Plain, s.T("report_no_differences")))
	}
	return s.T("report_differences_since", "Date", s.LongText(d.Changes.Since)), parts
}
