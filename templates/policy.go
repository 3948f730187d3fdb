package templates

import (
	"strconv"
	"strings"
)

func (*PoliciesView) template() string { return "policies" }
func (*PolicyView) template() string   { return "policy" }

// ScopeWords says what tasks a policy is for.
func (p *Page) ScopeWords(s PolicyScope, isDefault bool) string {
	if isDefault {
		return p.say.plain["policy_for_others"]
	}
	var parts []string
	if s.Key {
		parts = append(parts, p.say.plain["policy_for_key"])
	}
	if s.Agency != "" {
		parts = append(parts, s.Agency)
	}
	if s.Kind != "" {
		parts = append(parts, p.say.word("kind", s.Kind))
	}
	return strings.Join(parts, " · ")
}

// Ladder says an escalation ladder in one line.
func (p *Page) Ladder(rungs []EscalationField) string {
	said := make([]string, len(rungs))
	for i, r := range rungs {
		n, _ := strconv.Atoi(r.After) // kept rules have numbers
		said[i] = p.say.count("n_days", n) + ": " + p.say.word("audience", r.To)
	}
	return strings.Join(said, "; ")
}

// DayName names a weekday from 1, Monday.
func (p *Page) DayName(day int) string {
	return strings.Split(p.say.plain["weekdays_long"], "|")[day-1]
}

// DayNames names the weekdays chosen.
func (p *Page) DayNames(days []DayPick) string {
	var said []string
	for _, d := range days {
		if d.Picked {
			said = append(said, p.DayName(d.Day))
		}
	}
	return strings.Join(said, p.say.comma())
}

// RungAfter is the field of a rung's days.
func (v *PolicyView) RungAfter(i int, r EscalationField) formField {
	f := v.Field("number", "escalate_after", v.T("escalate_after"), "", r.After)
	f.ID, f.Err = v.Row("escalations", i), v.Fault(v.Row("escalations", i))
	return f
}

// RulesOf says what a mail would tell.
func (p *Page) RulesOf(rules []RuleCount) string {
	said := make([]string, len(rules))
	for i, r := range rules {
		said[i] = p.say.word("rule", r.Rule) + " " + strconv.Itoa(r.Count)
	}
	return strings.Join(said, p.say.comma())
}

// spanOf is a stretch of the preview, with the page that shows it.
type spanOf struct {
	*Page
	PreviewSpan
	Heading, Sums string
}

// PastOf lays out the days past of the preview.
func (v *PolicyView) PastOf(s PreviewSpan) spanOf { return v.spanOf("preview_past", s) }

// NextOf lays out the days ahead.
func (v *PolicyView) NextOf(s PreviewSpan) spanOf { return v.spanOf("preview_next", s) }

func (v *PolicyView) spanOf(heading string, s PreviewSpan) spanOf {
	out := spanOf{Page: &v.Page, PreviewSpan: s, Heading: v.say.text(heading, "From", v.say.date(v.say.dates.long, s.From), "To", v.say.date(v.say.dates.long, s.To))}
	out.Sums = v.say.plain["preview_nothing"]
	if s.Mails > 0 {
		out.Sums = v.say.count("preview_mails", s.Mails) + v.say.comma() + v.say.count("preview_people", s.Recipients) + "."
	}
	return out
}
