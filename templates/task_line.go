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
	Href, Class                       string
	Chip, Link, About, State, Updated template.HTML
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
	return taskLine{TaskRow: r, Href: taskHref(r.ID), Class: lateClass(r),
		Chip:    markup(func(b *strings.Builder) { s.writeDue(b, r) }),
		Link:    markup(func(b *strings.Builder) { s.writeLink(b, r) }),
		About:   markup(func(b *strings.Builder) { s.writeAbout(b, r) }),
		State:   markup(func(b *strings.Builder) { s.writeState(b, r) }),
		Updated: markup(func(b *strings.Builder) { s.writeUpdated(b, r) }),
	}
}

// markup collects what a write function writes.
func markup(write func(*strings.Builder)) template.HTML {
	var b strings.Builder
	write(&b)
	return template.HTML(b.String())
}

func taskHref(id int64) string { return "/tasks/" + strconv.FormatInt(id, 10) }

func itemOf(id, version int64) string {
	return strconv.FormatInt(id, 10) + ":" + strconv.FormatInt(version, 10)
}

// escape writes content as text.
func escape(b *strings.Builder, content string) { b.WriteString(template.HTMLEscapeString(content)) }

// writeDue writes the due chip with the date below.
func (s *speaker) writeDue(b *strings.Builder, r *TaskRow) {
	s.writeChip(b, r.Timeliness, r.Days)
	if !r.Due.IsZero() {
		b.WriteString(`<span class="sub">`)
		b.WriteString(string(timeTag(r.Due, s.date(s.dates.short, r.Due))))
		b.WriteString(`</span>`)
	}
}

// writeLink writes the label as a link, with the star of a key task.
func (s *speaker) writeLink(b *strings.Builder, r *TaskRow) {
	b.WriteString(`<a href="`)
	b.WriteString(taskHref(r.ID))
	if r.LabelLang != "" {
		b.WriteString(`" lang="`)
		escape(b, r.LabelLang)
	}
	b.WriteString(`">`)
	escape(b, r.Label)
	b.WriteString(`</a>`)
	if r.Key {
		b.WriteString(string(s.fragments.star))
	}
}

// writeAbout writes the second line of a row. Codes stand in bdi: a number
// such as 315/TB-VPCP keeps its order in right-to-left text.
func (s *speaker) writeAbout(b *strings.Builder, r *TaskRow) {
	b.WriteString(`<span class="sub"><bdi>`)
	escape(b, r.Ref)
	b.WriteString(`</bdi>`)
	if r.Directive != "" && !strings.HasPrefix(r.Ref, r.Directive) {
		b.WriteString(` · <bdi class="doc">`)
		escape(b, r.Directive)
		b.WriteString(`</bdi>`)
	}
	if r.Lead != "" {
		b.WriteString(` · `)
		escape(b, r.Lead)
	}
	if r.Role != "" {
		b.WriteString(` · `)
		escape(b, s.word("role", r.Role))
	}
	if r.InheritedFrom != "" {
		b.WriteString(` · `)
		escape(b, s.text("inherited_from", "Agency", r.InheritedFrom))
	}
	if r.Mark != "" {
		b.WriteString(` · <b class="mark">`)
		escape(b, s.word("mark", r.Mark))
		b.WriteString(`</b>`)
	}
	b.WriteString(`</span>`)
}

// writeState writes status, blocked mark and, where work is under way, progress.
func (s *speaker) writeState(b *strings.Builder, r *TaskRow) {
	s.writeStatus(b, r.Status, r.Timeliness, r.Blocked)
	if r.Status == "in_progress" || r.Status == "returned" || r.Status == "submitted" {
		b.WriteString(string(s.progress(r.Percent)))
	}
}

// lateClass is the step of the red edge: up to 5 days, up to 30, more.
func lateClass(r *TaskRow) string {
	switch {
	case r.Timeliness != "overdue":
		return ""
	case r.Days <= 5:
		return "late-1"
	case r.Days <= 30:
		return "late-2"
	}
	return "late-3"
}

// writeUpdated writes how long ago progress was reported.
func (s *speaker) writeUpdated(b *strings.Builder, r *TaskRow) {
	word := ""
	switch {
	case r.UpdatedDaysAgo < 0:
		word = s.plain["updated_never"]
	case r.UpdatedDaysAgo == 0:
		word = s.plain["updated_today"]
	case r.UpdatedDaysAgo == 1:
		word = s.plain["updated_yesterday"]
	default:
		word = s.count("updated_ago", r.UpdatedDaysAgo)
	}
	if !r.Stale {
		escape(b, word)
		return
	}
	b.WriteString(`<span class="stale">`)
	escape(b, word)
	b.WriteString(`</span>`)
	b.WriteString(string(s.fragments.stale))
}
