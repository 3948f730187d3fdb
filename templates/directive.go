package templates

import (
	"html/template"
	"strings"
)

func (*DirectivesView) template() string { return "directives" }
func (*DirectiveView) template() string  { return "directive" }

// directiveTable is the table of directives with the page that says its words.
type directiveTable struct {
	*Page
	Rows      []DirectiveRow
	Questions bool // whether any row has open questions
}

// DirectiveTable makes the table of directives ready.
func (p *Page) DirectiveTable(rows []DirectiveRow) directiveTable {
	t := directiveTable{Page: p, Rows: rows}
	for _, r := range rows {
		t.Questions = t.Questions || r.Questions > 0
	}
	return t
}

// dutyLine is a provision made ready: one task, or a grid of them.
type dutyLine struct {
	Duty
	Heading        template.HTML
	WithWords      string
	Chip, State    template.HTML
	Cells          []fanCell
	Asked          []asked
	FullWord       string
	SuccessorWords string
	QuestionsWord  string
}

// DutyLine makes one provision ready.
func (p *Page) DutyLine(d Duty) dutyLine {
	s := p.say
	l := dutyLine{Duty: d, Asked: p.QuestionsOf(d.Questions), FullWord: s.plain["duty_in_full"],
		QuestionsWord: s.plain["questions_heading"]}
	if len(d.With) > 0 {
		l.WithWords = " " + s.text("with_agencies", "Agencies", strings.Join(d.With, s.comma()))
	}
	if d.Successor != "" {
		l.SuccessorWords = s.text("amend_succeeded", "Ref", d.Successor)
	}
	l.Heading = template.HTML(template.HTMLEscapeString(d.Label))
	switch {
	case len(d.Members) > 0:
		l.Cells = p.Fan(d.Members)
		l.Chip, l.State = s.fanChip(d), s.fanState(d.Counts)
	case d.Task != nil:
		row := p.Line(d.Task)
		l.Heading = row.Link
		l.Chip, l.State = row.Chip, row.State
	default:
		l.Chip = s.dueChip("no_deadline", 0)
	}
	return l
}

// fanChip says how a fan-out stands: its most late member, else its due day.
func (s *speaker) fanChip(d Duty) template.HTML {
	worst, standing, left := 0, "no_deadline", 0
	for _, m := range d.Members {
		switch m.Timeliness {
		case "overdue":
			worst = max(worst, m.Days)
		case "due_soon", "on_track":
			standing, left = m.Timeliness, m.Days
		case "completed_on_time", "completed_late":
			if standing == "no_deadline" {
				standing = "completed_on_time"
			}
		}
	}
	if worst > 0 {
		standing, left = "overdue", worst
	}
	chip := s.dueChip(standing, left)
	if !d.Due.IsZero() {
		chip += `<span class="sub">` + timeTag(d.Due, s.date(s.dates.short, d.Due)) + `</span>`
	}
	return chip
}

func (s *speaker) fanState(c Counts) template.HTML {
	state := template.HTMLEscapeString(s.text("done_of", "Done", s.number(c.Completed()), "Total", s.number(c.Total)))
	if c.Overdue > 0 {
		state += `<span class="sub">` + template.HTMLEscapeString(s.count("n_overdue", c.Overdue)) + `</span>`
	}
	return template.HTML(state)
}
