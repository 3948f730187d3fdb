package templates

import (
	"html/template"
	"net/url"
	"strings"

	"dondoc/models/deadline"
)

func (*InboxView) template() string { return "inbox" }

// Headline is a figure with its words, and leads to the list it counts: same
// agency, one condition.
func (v *InboxView) Headline(words, name, value string, n int) template.HTML {
	q := url.Values{name: {value}}
	if v.Filter.Agency != "" {
		q.Set("agency", v.Filter.Agency)
	}
	return markup(func(b *strings.Builder) {
		b.WriteString(`<a href="/tasks?`)
		escape(b, q.Encode())
		b.WriteString(`"><b>` + v.Num(n) + `</b><span>`)
		escape(b, v.N(words, n))
		b.WriteString(`</span></a>`)
	})
}

// stepLine is a step in words.
type stepLine struct {
	Step
	*Page
	Heading, Count, All string
}

// StepOf puts a step in words.
func (v *InboxView) StepOf(x Step) stepLine {
	return stepLine{Step: x, Page: &v.Page, Heading: v.Word("matter", x.Kind), Count: v.Num(x.Total), All: v.T("steps_all", "Count", v.Num(x.Total))}
}

// Export is the address of the list as a file.
func (v *InboxView) Export(ending string) string {
	query := ""
	if _, q, found := strings.Cut(v.URI, "?"); found {
		query = "?" + q
	}
	return "/tasks." + ending + query
}

// chip is one condition of the filter that is on; its link takes it off.
type chip struct {
	Text, Href string
}

// Chips lists the conditions that are on.
func (v *InboxView) Chips() []chip {
	f, s := v.Filter, v.say
	on := []struct{ name, value, text string }{
		{"q", f.Q, "“" + f.Q + "”"},
		{"agency", f.Agency, labelOf(v.Agencies, f.Agency)},
		{"directive", f.Directive, labelOf(v.Directives, f.Directive)},
		{"role", f.Role, s.word("role", f.Role)},
		{"status", f.Status, s.word("status", f.Status)},
		{"timeliness", f.Timeliness, s.word("timeliness", f.Timeliness)},
		{"due_from", f.DueFrom, s.text("chip_due_from", "Date", v.isoShort(f.DueFrom))},
		{"due_to", f.DueTo, s.text("chip_due_to", "Date", v.isoShort(f.DueTo))},
		{"category", f.Category, s.word("category", f.Category)},
		{"kind", f.Kind, s.word("agencies", f.Kind)},
		{"change", f.Change, s.word("change", f.Change)},
		{"since", f.Since, s.text("chip_since", "Date", v.isoShort(f.Since))},
		{"blocked", flag(f.Blocked), s.plain["blocked"]},
		{"risk", flag(f.AtRisk), s.plain["filter_risk"]},
		{"key", flag(f.Key), s.plain["filter_key"]},
		{"stale", flag(f.Stale), s.plain["filter_stale"]},
	}
	var chips []chip
	for _, c := range on {
		if c.value == "" {
			continue
		}
		rest := url.Values{}
		for _, other := range on {
			if other.value != "" && other.name != c.name {
				rest.Set(other.name, other.value)
			}
		}
		href := "/tasks"
		if len(rest) > 0 {
			href += "?" + rest.Encode()
		}
		chips = append(chips, chip{c.text, href})
	}
	return chips
}

func flag(on bool) string {
	if on {
		return "1"
	}
	return ""
}

// labelOf is the label of a chosen option, or the value where it is no longer
// offered.
func labelOf(options []Option, value string) string {
	for _, o := range options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}

// isoShort writes a typed date as the reader writes dates; what is no date
// stays as typed.
func (p *Page) isoShort(typed string) string {
	d, err := deadline.ParseDate(typed)
	if err != nil {
		return typed
	}
	return p.say.date(p.say.dates.short, d)
}
