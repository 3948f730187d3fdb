package templates

import (
	"time"

	"dondoc/templates/paper"
)

// Lists writes the lists of the pages as tables of a spreadsheet, in one language.
type Lists struct{ s scribe }

// Lists gives the writer of lists in a language.
func (r *Renderer) Lists(lang string, zone *time.Location, demo bool) Lists {
	return Lists{r.scribe(lang, zone, demo)}
}

// Book puts a sheet into a workbook of its name.
func (l Lists) Book(sheet paper.Sheet, at time.Time, author string) paper.Workbook {
	return paper.Workbook{Title: sheet.Name, Author: author, At: at.UTC(), RTL: l.s.Direction() == "rtl", Sheets: []paper.Sheet{sheet}}
}

// Tasks is the table of a list of tasks, without its rows.
func (l Lists) Tasks() paper.Sheet {
	s := l.s
	return paper.Sheet{Name: s.T("tasks"), Columns: []paper.SheetColumn{{Title: s.T("report_ref"), Width: 22}, {Title: s.T("task"), Width: 60}, {Title: s.T("directive"), Width: 18}, {Title: s.T("lead_agency"), Width: 32},
		{Title: s.T("status"), Width: 18}, {Title: s.T("timeliness"), Width: 20}, {Title: s.T("percent_short"), Width: 10}, {Title: s.T("deadline"), Width: 12}, {Title: s.T("list_days"), Width: 12},
		{Title: s.T("list_days_silent"), Width: 16}, {Title: s.T("blocked"), Width: 10}, {Title: s.T("share_key"), Width: 12}, {Title: s.T("inherited"), Width: 28}}}
}

// TaskRows are tasks as rows of Tasks. Days are those late, or those left as a negative number.
func (l Lists) TaskRows(tasks []TaskRow) [][]any {
	rows := make([][]any, len(tasks))
	for i, t := range tasks {
		var days, silent any
		if !t.Due.IsZero() && (t.Timeliness == "overdue" || t.Timeliness == "completed_late") {
			days = t.Days
		} else if !t.Due.IsZero() && t.Days > 0 && t.Status != "completed" {
			days = -t.Days
		}
		if t.UpdatedDaysAgo >= 0 {
			silent = t.UpdatedDaysAgo
		}
		rows[i] = []any{t.Ref, t.Label, t.Directive, t.Lead, l.s.Word("status", t.Status), l.s.Word("timeliness", t.Timeliness), t.Percent, t.Due, days, silent, l.mark(t.Blocked), l.mark(t.Key), t.InheritedFrom}
	}
	return rows
}

func (l Lists) mark(on bool) any {
	if on {
		return l.s.T("yes")
	}
	return nil
}

// Agencies is the board's table of agencies.
func (l Lists) Agencies(rows []AgencyRow) paper.Sheet {
	s := l.s
	out := paper.Sheet{Name: s.T("agencies"), Columns: append([]paper.SheetColumn{{Title: s.T("agency_code"), Width: 14}, {Title: s.T("agency"), Width: 46}}, s.countColumns()...)}
	for _, a := range rows {
		out.Rows = append(out.Rows, append([]any{a.Code, a.Name}, countCells(a.Counts, a.OfAll, a.OfFallenDue)...))
	}
	return out
}

// Directives is a table of directives.
func (l Lists) Directives(rows []DirectiveRow) paper.Sheet {
	s := l.s
	out := paper.Sheet{Name: s.T("nav_directives"), Columns: append([]paper.SheetColumn{{Title: s.T("directive"), Width: 20}, {Title: s.T("report_title"), Width: 70}, {Title: s.T("drafting_issued"), Width: 14}}, s.countColumns()...)}
	for _, d := range rows {
		c := d.Counts
		ofAll := Rate{c.Completed(), c.Total}
		done := c.CompletedOnTime + c.CompletedLate
		out.Rows = append(out.Rows, append([]any{d.Number, d.Title, d.IssuedOn}, countCells(c, ofAll, Rate{done, done + c.Overdue})...))
	}
	return out
}

func (s scribe) countColumns() []paper.SheetColumn {
	return []paper.SheetColumn{{Title: s.T("all_tasks"), Width: 10}, {Title: s.T("count_on_time"), Width: 14}, {Title: s.T("count_late"), Width: 14}, {Title: s.T("count_in_term"), Width: 14},
		{Title: s.T("count_overdue"), Width: 14}, {Title: s.T("count_undated"), Width: 14}, {Title: s.T("count_completed_undated"), Width: 14}, {Title: s.T("rate_of_all"), Width: 13}, {Title: s.T("rate_of_fallen_due"), Width: 16}}
}

func countCells(c Counts, ofAll, ofFallenDue Rate) []any {
	return []any{c.Total, c.CompletedOnTime, c.CompletedLate, c.InTerm, c.Overdue, c.Undated, c.CompletedUndated, share(ofAll), share(ofFallenDue)}
}
