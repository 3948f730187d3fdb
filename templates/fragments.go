package templates

import (
	"html/template"
	"strconv"
	"strings"
)

// fragments are pieces of markup that stand many times on a page and never
// change within a language. They are put together once: html/template costs
// some 200 ns an action, which fifty rows multiply.
type fragments struct {
	status   map[string]template.HTML
	blocked  template.HTML
	stale    template.HTML
	star     template.HTML
	progress [101]template.HTML
}

// statusLook is the class and icon of a status: shape, word and hue together.
var statusLook = map[string]string{
	"not_started": "none", "in_progress": "open", "submitted": "sub",
	"completed": "done", "returned": "back", "cancelled": "off",
}

// lookLate and lookBlocked are no stored statuses, yet have looks of their own.
const (
	lookLate    = "late"
	lookBlocked = "block"
)

func look(status, timeliness string) string {
	if timeliness == "completed_late" {
		return lookLate
	}
	if l, ok := statusLook[status]; ok {
		return l
	}
	return "none"
}

func icon(name string) string {
	class := "i"
	if name == "back" {
		class = "i i-flip"
	}
	return `<svg class="` + class + `" aria-hidden="true"><use href="#s-` + name + `"/></svg>`
}

func (s *speaker) makeFragments() fragments {
	f := fragments{status: map[string]template.HTML{}}
	for status, l := range statusLook {
		f.status[status] = s.statusMark(l, s.plain["status_"+status])
	}
	f.status["completed_late"] = s.statusMark(lookLate, s.plain["timeliness_completed_late"])
	f.blocked = s.statusMark(lookBlocked, s.plain["blocked"])
	f.stale = template.HTML(`<span class="sub">` + template.HTMLEscapeString(s.plain["update_needed"]) + `</span>`)
	f.star = template.HTML(`<span class="star" aria-hidden="true">★</span><span class="vh">` +
		template.HTMLEscapeString(s.plain["key_task"]) + `</span>`)
	for p := range f.progress {
		f.progress[p] = s.progressBar(p)
	}
	return f
}

func (s *speaker) statusMark(look, word string) template.HTML {
	return template.HTML(`<span class="status is-` + look + `">` + icon(look) + template.HTMLEscapeString(word) + `</span>`)
}

func (s *speaker) progressBar(percent int) template.HTML {
	n := strconv.Itoa(percent)
	return template.HTML(`<span class="pc"><svg class="bar" aria-hidden="true"><rect class="g-done" width="` + n +
		`%" height="100%"/></svg>` + template.HTMLEscapeString(s.text("percent", "Percent", n)) + `</span>`)
}

// writeStatus says a status and, beside it, that the task is blocked: blocked
// is no status of its own (DOMAIN.md).
func (s *speaker) writeStatus(b *strings.Builder, status, timeliness string, blocked bool) {
	key := status
	if timeliness == "completed_late" {
		key = timeliness
	}
	mark, ok := s.fragments.status[key]
	if !ok {
		mark = s.statusMark("none", status)
	}
	b.WriteString(string(mark))
	if blocked {
		b.WriteString(string(s.fragments.blocked))
	}
}

// progress draws a percentage; what is outside 0 to 100 is drawn as the end.
func (s *speaker) progress(percent int) template.HTML {
	return s.fragments.progress[min(max(percent, 0), 100)]
}

// writeChip says how a task stands to its due day.
func (s *speaker) writeChip(b *strings.Builder, timeliness string, days int) {
	class, word := "", ""
	switch timeliness {
	case "overdue":
		class, word = "over", s.count("due_overdue", days)
	case "due_soon", "on_track":
		class = "later"
		if timeliness == "due_soon" {
			class = "soon"
		}
		word = s.dueWords(days)
	case "completed_on_time":
		class, word = "met", s.plain["due_met"]
	case "completed_late":
		class, word = "late", s.count("due_late", days)
	default:
		class, word = "none", s.plain["due_none"]
	}
	b.WriteString(`<span class="due due-`)
	b.WriteString(class)
	b.WriteString(`">`)
	escape(b, word)
	b.WriteString(`</span>`)
}

func (s *speaker) dueChip(timeliness string, days int) template.HTML {
	return markup(func(b *strings.Builder) { s.writeChip(b, timeliness, days) })
}

// dueWords says how many days are left: today and tomorrow have words.
func (s *speaker) dueWords(days int) string {
	switch days {
	case 0:
		return s.plain["due_today"]
	case 1:
		return s.plain["due_tomorrow"]
	}
	return s.count("due_in", days)
}

// segments of a bar, in the order the design fixes: in time, late, finished
// without a due day, running, running without one, overdue.
func (c Counts) segments() []segment {
	return []segment{
		{"done", "timeliness_completed_on_time", c.CompletedOnTime},
		{"late", "timeliness_completed_late", c.CompletedLate},
		{"sub", "timeliness_completed", c.CompletedUndated},
		{"open", "timeliness_in_term", c.InTerm},
		{"none", "timeliness_no_deadline", c.Undated},
		{"over", "timeliness_overdue", c.Overdue},
	}
}

type segment struct {
	Look  string
	word  string
	Count int
}

// bar draws the shares as a bar without words: the figures stand beside it.
func bar(class string, c Counts, label string) template.HTML {
	var b strings.Builder
	b.WriteString(`<svg class="bar` + class + `"`)
	if label == "" {
		b.WriteString(` aria-hidden="true">`)
	} else {
		b.WriteString(` role="img" aria-label="` + template.HTMLEscapeString(label) + `">`)
	}
	at := 0.0
	for _, s := range c.segments() {
		if s.Count <= 0 || c.Total <= 0 {
			continue
		}
		width := 100 * float64(s.Count) / float64(c.Total)
		b.WriteString(`<rect class="g-` + s.Look + `" x="` + strconv.FormatFloat(at, 'f', 2, 64) + `%" width="` +
			strconv.FormatFloat(width, 'f', 2, 64) + `%" height="100%"/>`)
		at += width
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}
