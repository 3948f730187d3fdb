package templates

import "dondoc/templates/paper"

// Acts is the table of the registered mergers.
func (l Lists) Acts(all []ActRow) paper.Sheet {
	s := l.s
	out := paper.Sheet{Name: s.T("admin_acts"), Columns: []paper.SheetColumn{{Title: s.T("act"), Width: 60}, {Title: s.T("act_day"), Width: 14}, {Title: s.T("state"), Width: 16}, {Title: s.T("legal_basis"), Width: 40}, {Title: s.T("tasks_moved"), Width: 14}}}
	for _, a := range all {
		var moved any
		if a.State == "applied" {
			moved = a.Tasks
		}
		out.Rows = append(out.Rows, []any{a.Title, a.On, s.Word("merger", a.State), a.LegalBasis, moved})
	}
	return out
}

// Groups is the table of the groups of agencies, with how many are in on the day it is made.
func (l Lists) Groups(all []GroupRow) paper.Sheet {
	s := l.s
	out := paper.Sheet{Name: s.T("admin_groups"), Columns: []paper.SheetColumn{{Title: s.T("group"), Width: 60}, {Title: s.T("agency_code"), Width: 14}, {Title: s.T("group_kinds"), Width: 40}, {Title: s.T("group_named"), Width: 16}, {Title: s.T("group_in_today"), Width: 16}}}
	for _, g := range all {
		out.Rows = append(out.Rows, []any{g.Name, g.Code, s.WordList("agency_kind", g.Kinds), g.Named, g.In})
	}
	return out
}

// Calendar is the table of the listed days of a year.
func (l Lists) Calendar(days []CalendarDayRow) paper.Sheet {
	s := l.s
	out := paper.Sheet{Name: s.T("calendar_days"), Columns: []paper.SheetColumn{{Title: s.T("date"), Width: 12}, {Title: s.T("day_kind"), Width: 22}, {Title: s.T("day_name"), Width: 44}, {Title: s.T("source"), Width: 50}}}
	for _, d := range days {
		out.Rows = append(out.Rows, []any{d.Date, s.Word("day", d.Kind), d.Name, d.Source})
	}
	return out
}

// Runs is the table of runs of jobs.
func (l Lists) Runs(all []JobRun) paper.Sheet {
	s := l.s
	out := paper.Sheet{Name: s.T("latest_runs"), Columns: []paper.SheetColumn{{Title: s.T("job"), Width: 30}, {Title: s.T("period"), Width: 26}, {Title: s.T("state"), Width: 14}, {Title: s.T("started_at"), Width: 20}, {Title: s.T("finished_at"), Width: 20}, {Title: s.T("what_it_did"), Width: 50}, {Title: s.T("list_error"), Width: 50}}}
	for _, r := range all {
		out.Rows = append(out.Rows, []any{s.Word("job", r.Job), r.Period, s.Word("run", r.State), l.at(r.StartedAt), l.at(r.FinishedAt), s.Did(r), r.Error})
	}
	return out
}

// Draftings is the table of the directives that are being decomposed.
func (l Lists) Draftings(all []DraftingRow) paper.Sheet {
	s := l.s
	out := paper.Sheet{Name: s.T("draftings_title"), Columns: []paper.SheetColumn{{Title: s.T("directive"), Width: 20}, {Title: s.T("report_title"), Width: 70}, {Title: s.T("drafting_issued"), Width: 14}, {Title: s.T("drafting_begun"), Width: 20}}}
	for _, d := range all {
		out.Rows = append(out.Rows, []any{d.Name, d.Title, d.IssuedOn, l.at(d.Begun)})
	}
	return out
}
