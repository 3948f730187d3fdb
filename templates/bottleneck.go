package templates

import (
	"html/template"
	"net/url"
	"strconv"
	"strings"
)

func (*BottlenecksView) template() string { return "bottlenecks" }
func (*BottleneckView) template() string  { return "bottleneck" }

// Href is the bottleneck's page.
func (r BottleneckRow) Href() string { return "/bottlenecks/" + strconv.FormatInt(r.ID, 10) }

// Headline is the beginning of what it is.
func (r BottleneckRow) Headline() string {
	const longest = 140
	return clip(oneLine(r.Text), longest)
}

// Link is the list with another condition beside those that are on; a state or wait takes the other's place.
func (v *BottlenecksView) Link(name, value string) string {
	q := url.Values{}
	f := v.Filter
	for n, on := range map[string]string{"category": f.Category, "severity": f.Severity, "agency": f.Agency, "directive": f.Directive} {
		if on != "" {
			q.Set(n, on)
		}
	}
	if value != "" {
		q.Set(name, value)
	}
	if len(q) == 0 {
		return "/bottlenecks"
	}
	return "/bottlenecks?" + q.Encode()
}

// AboutBottleneck says category, severity and directive in one line.
func (p *Page) AboutBottleneck(r BottleneckRow) string {
	var parts []string
	if r.Category != "" {
		parts = append(parts, p.say.word("category", r.Category))
	}
	if r.Severity == "high" {
		parts = append(parts, p.say.word("severity", r.Severity))
	}
	if r.Directive != "" {
		parts = append(parts, r.Directive)
	}
	return strings.Join(parts, " · ")
}

// bottleneckState is how a bottleneck stands, in words.
type bottleneckState struct {
	Look, Word, Note string
	Mark             template.HTML
}

// StateOf says how a bottleneck stands, and what it waits for.
func (p *Page) StateOf(r BottleneckRow) bottleneckState {
	s := bottleneckState{Look: lookBlocked, Word: p.say.word("bottleneck", r.State)}
	switch {
	case r.State == "resolved":
		s.Look = "done"
	case r.State == "rejected":
		s.Look = "off"
	case r.Proposed:
		s.Note = p.say.plain["bn_proposed"]
	case r.Waits:
		s.Note = p.say.plain["bn_waits"]
	}
	s.Mark = template.HTML(icon(s.Look))
	return s
}

// FormsAt lists the forms of a place of the page.
func (v *BottleneckView) FormsAt(place string) []MoveForm {
	var forms []MoveForm
	for _, f := range v.Forms {
		if f.Place == place {
			forms = append(forms, f)
		}
	}
	return forms
}

// bottleneckTrail is a line of the history in words.
type bottleneckTrail struct {
	BottleneckEntry
	Look, Icon, Heading, By string
}

// bottleneckLooks are the marks of moves; of all others it is a plain one.
var bottleneckLooks = map[string][2]string{"raise": {"block", "block"}, "escalate": {"back", "up"}, "resolve": {"done", "done"}, "reject": {"off", "off"}, "merge": {"off", "dn"},
	"reopen": {"block", "block"}, "answer": {"open", "check"}, "propose": {"open", "check"}, "ask_decision": {"open", "cal"}}

// Trail puts the history in words.
func (v *BottleneckView) Trail() []bottleneckTrail {
	lines := make([]bottleneckTrail, len(v.History))
	for i, e := range v.History {
		l := bottleneckTrail{BottleneckEntry: e, Look: "none", Icon: "none", Heading: v.Word("bn_moved", e.Move), By: e.Who}
		if look, ok := bottleneckLooks[e.Move]; ok {
			l.Look, l.Icon = look[0], look[1]
		}
		if e.ActingFor != "" {
			l.By = v.T("acting_for", "Name", e.Who, "For", e.ActingFor)
		}
		if e.For != "" {
			l.By += v.say.comma() + e.For
		}
		lines[i] = l
	}
	return lines
}

// HeldLine is a task held up as a list shows it; without a link where the reader may not open it.
func (v *BottleneckView) HeldLine(i int) taskLine { return v.Line(&v.Held[i].TaskRow) }

// Hidden is how many tasks are held up beside those shown.
func (v *BottleneckView) Hidden() int { return v.Total - len(v.Held) }
