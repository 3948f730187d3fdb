package templates

import (
	"strconv"
	"strings"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/standing"
	"dondoc/templates/paper"
)

// ReportPaper puts a report in words, as an official paper in a language. Each section is a method of its
// own; a new one gets a file and a line here.
func (r *Renderer) ReportPaper(d models.ReportData, lang string, zone *time.Location, demo bool) paper.Paper {
	s := r.scribe(lang, zone, demo)
	span := s.T("report_period", "From", s.LongText(d.From), "To", s.LongText(d.To))
	p := paper.Paper{Lang: s.Lang, Title: s.Word("report", string(d.Kind)) + ", " + s.ShortText(d.From) + " – " + s.ShortText(d.To), Author: d.Letterhead.Issuer.In(s.Lang), At: d.CompiledAt.UTC(),
		Head: s.letterhead(d.Letterhead, s.T("paper_number", "Number", "……"+d.Letterhead.ReportNumber), deadline.DateOf(d.CompiledAt, zone)), End: s.ending(d.Letterhead, "")}
	p.Body = append(s.begin(), paper.Words(paper.Name, s.T("report_name")), paper.Words(paper.Abstract, s.T("report_about")), paper.Words(paper.Abstract, span))
	for _, note := range s.reportNotes(d) {
		p.Body = append(p.Body, paper.Words(paper.Note, note))
	}
	sections := []func(models.ReportData) (string, []paper.Part){s.figures, s.byAgency, s.byDirective, s.late, s.finished, s.dueNext, s.bottlenecks}
	if d.Schema >= models.SchemaStanding {
		sections = append(sections, s.indicators, s.standing, s.marks)
	}
	for i, section := range append(sections, s.differences) {
		heading, parts := section(d)
		p.Body = append(append(p.Body, paper.Heading{Level: 1, Text: strconv.Itoa(i+1) + ". " + heading}), parts...)
	}
	return p
}

// ReportNotes says of a report, in a language, what it counts and whether it is a correction.
func (r *Renderer) ReportNotes(d models.ReportData, lang string, zone *time.Location) []string {
	return r.scribe(lang, zone, false).reportNotes(d)[1:] // the page says by itself when it was compiled
}

// ReportScope says in a language what a report is narrowed to; nothing for all.
func (r *Renderer) ReportScope(scope models.ReportScope, lang string) string {
	return r.scribe(lang, nil, false).scopeWords(scope)
}

// reportNotes says what the report is: when compiled, whether a correction and of what, what it counts.
func (s scribe) reportNotes(d models.ReportData) []string {
	out := []string{s.T("report_as_of") + " " + s.AtText(d.CompiledAt) + "."}
	if scope := s.scopeWords(d.Scope); scope != "" {
		out = append(out, s.T("report_scope", "Scope", scope))
	}
	if d.Version > 1 {
		out = append(out, s.T("report_correction", "Version", d.Version, "Reason", d.Reason))
	}
	if d.Schema > 0 {
		out = append(out, s.T("report_open_only"))
	}
	return out
}

// scopeWords says what a report is narrowed to; nothing for all.
func (s scribe) scopeWords(r models.ReportScope) string {
	var out []string
	if r.AgencyCode != "" {
		out = append(out, models.Bilingual{Vi: r.AgencyVi, En: r.AgencyEn}.In(s.Lang))
	}
	if r.Kind != "" {
		out = append(out, s.Word("agency_kind", string(r.Kind)))
	}
	if r.Directive != "" {
		out = append(out, r.Directive)
	}
	if r.Boundary != "" {
		out = append(out, s.Word("boundary", string(r.Boundary)))
	}
	return strings.Join(out, "; ")
}

func rate(r standing.Rate) Rate { return Rate{Part: r.Part, Whole: r.Whole} }

func (s scribe) figures(d models.ReportData) (string, []paper.Part) {
	w := d.Whole
	t := paper.Table{Caption: s.T("report_figures"), Columns: []paper.Column{{Title: s.T("report_count"), Share: 70}, {Title: s.T("report_number_of"), Share: 30, Align: paper.End}}}
	for _, c := range []struct {
		word string
		n    int
		bold bool
	}{{"count_on_time", w.CompletedOnTime, false}, {"count_late", w.CompletedLate, false}, {"count_in_term", w.InTerm, false}, {"count_overdue", w.Overdue, true},
		{"count_undated", w.Undated, false}, {"count_completed_undated", w.CompletedUndated, false}, {"all_tasks", w.Total(), true}} {
		t.Rows = append(t.Rows, []paper.Cell{{Text: s.T(c.word), Bold: c.bold}, {Text: s.Num(c.n), Bold: c.bold}})
	}
	parts := []paper.Part{paper.Words(paper.Plain, s.T("report_summary", "Tasks", s.N("tasks_count", w.Total()), "Directives", s.N("directives_count", d.DirectivesTotal),
		"Completed", s.Num(w.Completed()), "Late", s.Num(w.CompletedLate), "Overdue", s.Num(w.Overdue))), t}
	for _, line := range s.Rates(rate(d.OfAll), rate(d.OfFallenDue)) {
		parts = append(parts, paper.Paragraph{Style: paper.Item, Runs: []paper.Run{{Text: "- " + line.Name + ": "}, {Text: line.Value, Bold: true}, {Text: " (" + line.Formula + ")"}}})
	}
	return s.T("report_figures"), parts
}

func (s scribe) byAgency(d models.ReportData) (string, []paper.Part) {
	t := paper.Table{Caption: s.T("agencies_caption"), Columns: []paper.Column{{Title: s.T("agency"), Share: 46}, {Title: s.T("all_tasks"), Share: 15, Align: paper.End}, {Title: s.T("count_on_time"), Share: 18, Align: paper.End},
		{Title: s.T("count_late"), Share: 18, Align: paper.End}, {Title: s.T("count_in_term"), Share: 18, Align: paper.End}, {Title: s.T("overdue"), Share: 14, Align: paper.End}, {Title: s.T("rate_of_fallen_due"), Share: 22, Align: paper.End}}}
	for _, a := range d.Agencies {
		var about []string
		if !a.ValidTo.IsZero() && a.ValidTo.Before(d.To) { // another of its name may have come after it
			about = append(about, s.T("report_agency_until", "Date", s.ShortText(a.ValidTo)))
		}
		if a.Inherited > 0 {
			about = append(about, s.N("inherited_count", a.Inherited))
		}
		t.Rows = append(t.Rows, []paper.Cell{{Text: models.Bilingual{Vi: a.NameVi, En: a.NameEn}.In(s.Lang), Sub: strings.Join(about, "; ")}, {Text: s.Num(a.Total())}, {Text: s.Num(a.CompletedOnTime)},
			{Text: s.Num(a.CompletedLate)}, {Text: s.Num(a.InTerm)}, {Text: s.Num(a.Overdue), Bold: a.Overdue > 0}, {Text: s.RateOf(rate(a.OfFallenDue()))}})
	}
	return s.T("report_by_agency"), s.orNone(t, "no_agencies")
}

func (s scribe) byDirective(d models.ReportData) (string, []paper.Part) {
	t := paper.Table{Caption: s.T("directives_caption"), Columns: []paper.Column{{Title: s.T("directive"), Share: 92}, {Title: s.T("all_tasks"), Share: 18, Align: paper.End},
		{Title: s.T("completed"), Share: 20, Align: paper.End}, {Title: s.T("overdue"), Share: 18, Align: paper.End}}}
	for _, x := range d.Directives {
		t.Rows = append(t.Rows, []paper.Cell{{Text: x.Number, Sub: clip(oneLine(models.Bilingual{Vi: x.TitleVi, En: x.TitleEn}.In(s.Lang)), maxPaperText/2)}, {Text: s.Num(x.Total())}, {Text: s.Num(x.Completed())}, {Text: s.Num(x.Overdue), Bold: x.Overdue > 0}})
	}
	return s.T("by_directive"), s.cut(s.orNone(t, "report_no_directives"), len(d.Directives), d.DirectivesTotal)
}

// orNone is a table, or the sentence that there is nothing in it.
func (s scribe) orNone(t paper.Table, none string) []paper.Part {
	if len(t.Rows) == 0 {
		return []paper.Part{paper.Words(paper.Plain, s.T(none))}
	}
	return []paper.Part{t}
}

// cut says how many of how many a list shows, where it does not show all.
func (s scribe) cut(parts []paper.Part, shown, total int) []paper.Part {
	if shown >= total {
		return parts
	}
	return append(parts, paper.Words(paper.Note, s.T("report_cut", "Shown", s.Num(shown), "Total", s.Num(total))))
}
