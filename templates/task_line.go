package templates

import (
	"html/template"
	"strconv"
	"strings"
)

// taskLine is a TaskRow made ready for the template: what would take an
// action or a sentence each is put together here, row by row.
type taskLine struct {
	*TaskRow
	Class   string // how late: the red edge grows
	Href    string
	Chip    template.HTML // due chip with the date below
	Link    template.HTML // the label as a link, with the star of a key task
	About   template.HTML // reference, directive, lead, role, origin
	State   template.HTML // status, blocked mark, progress
	Updated template.HTML
}

// Lines makes rows ready.
func (p *Page) Lines(rows []TaskRow) []taskLine {
	lines := make([]taskLine, len(rows))
	for i := range rows {
		lines[i] = p.Line(&rows[i])
	}
	return lines
}

// Line makes one row ready.
func (p *Page) Line(r *TaskRow) taskLine {
	s := p.say
	l := taskLine{TaskRow: r, Href: "/tasks/" + strconv.FormatInt(r.ID, 10)}
	if r.Timeliness == "overdue" {
		l.Class = lateClass(r.Days)
	}
	l.Chip = s.dueChip(r.Timeliness, r.Days)
	if !r.Due.IsZero() {
		l.Chip += `<span class="sub">` + p.Short(r.Due) + `</span>`
	}
	l.Link, l.About = p.taskLink(r, l.Href), p.about(r)
	l.State = s.status(r.Status, r.Timeliness, r.Blocked)
	if r.Status == "in_progress" || r.Status == "returned" || r.Status == "submitted" {
		l.State += p.Progress(r.Percent)
	}
	l.Updated = s.updated(r.UpdatedDaysAgo, r.Stale)
	return l
}

func (p *Page) taskLink(r *TaskRow, href string) template.HTML {
	var b strings.Builder
	b.WriteString(`<a href="` + href + `"`)
	if r.LabelLang != "" {
		b.WriteString(` lang="` + template.HTMLEscapeString(r.LabelLang) + `"`)
	}
	b.WriteByte('>')
	template.HTMLEscape(&b, []byte(r.Label))
	b.WriteString(`</a>`)
	if r.Key {
		b.WriteString(string(p.say.fragments.star))
	}
	return template.HTML(b.String())
}

// about is the second line of a row. Codes stand in bdi: a number such as
// 315/TB-VPCP keeps its order in right-to-left text.
func (p *Page) about(r *TaskRow) template.HTML {
	var b strings.Builder
	b.WriteString(`<span class="sub"><bdi>`)
	template.HTMLEscape(&b, []byte(r.Ref))
	b.WriteString(`</bdi>`)
	if r.Directive != "" && !strings.HasPrefix(r.Ref, r.Directive) {
		b.WriteString(` · <bdi class="doc">`)
		template.HTMLEscape(&b, []byte(r.Directive))
		b.WriteString(`</bdi>`)
	}
	if r.Lead != "" {
		b.WriteString(` · `)
		template.HTMLEscape(&b, []byte(r.Lead))
	}
	if r.Role != "" {
		b.WriteString(` · `)
		template.HTMLEscape(&b, []byte(p.say.word("role", r.Role)))
	}
	if r.InheritedFrom != "" {
		b.WriteString(` · `)
		template.HTMLEscape(&b, []byte(p.say.text("inherited_from", "Agency", r.InheritedFrom)))
	}
	b.WriteString(`</span>`)
	return template.HTML(b.String())
}

// lateClass is the step of the red edge: up to 5 days, up to 30, more.
func lateClass(days int) string {
	switch {
	case days <= 5:
		return "late-1"
	case days <= 30:
		return "late-2"
	}
	return "late-3"
}

func (s *speaker) updated(daysAgo int, stale bool) template.HTML {
	word := ""
	switch {
	case daysAgo < 0:
		word = s.plain["updated_never"]
	case daysAgo == 0:
		word = s.plain["updated_today"]
	case daysAgo == 1:
		word = s.plain["updated_yesterday"]
	default:
		word = s.count("updated_ago", daysAgo)
	}
	written := template.HTML(template.HTMLEscapeString(word))
	if stale {
		return `<span class="stale">` + written + `</span>` + s.fragments.stale
	}
	return written
}

// fanCell is one member of a fan-out made ready.
type fanCell struct {
	Look, Href, Text, Words string
	Late                    string // "4 d", for the eye
	LateWords               string // "overdue by 4 days", for the ear
	Mark                    template.HTML
}

// Fan makes the grid of a fan-out ready: a code and days late for the eye,
// the full name and words for screen readers.
func (p *Page) Fan(members []FanMember) []fanCell {
	cells := make([]fanCell, len(members))
	for i, m := range members {
		l := p.Look(m.Status, m.Timeliness, m.Blocked)
		c := fanCell{Look: l, Mark: template.HTML(icon(l)), Href: "/tasks/" + strconv.FormatInt(m.TaskID, 10), Text: m.Short}
		if c.Text == "" {
			c.Text = m.Code
		}
		c.Words = m.Name + ": " + p.say.word("status", m.Status)
		if m.Timeliness == "completed_late" {
			c.Words = m.Name + ": " + p.say.plain["timeliness_completed_late"]
		}
		if m.Blocked {
			c.Words += ", " + p.say.plain["blocked"]
		}
		if m.Inherited {
			c.Words += ", " + p.say.plain["inherited"]
		}
		if m.Timeliness == "overdue" {
			c.Late, c.LateWords = p.say.count("days_short", m.Days), p.say.count("due_overdue", m.Days)
		}
		cells[i] = c
	}
	return cells
}
