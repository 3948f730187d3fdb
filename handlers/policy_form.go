package handlers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// rungLines are the empty lines for more rungs of the ladder.
const rungLines = 2

// policyForm writes a policy as the form has it.
func policyForm(p models.ReminderPolicy, names *models.AgencyNames, lang string) templates.PolicyForm {
	r := p.Rules
	f := templates.PolicyForm{Name: p.Name, ForKind: p.ForKind, ForKey: p.ForKey, DaysBefore: numberList(r.DaysBefore), OnDay: r.OnDay,
		OverdueFirst: strconv.Itoa(r.OverdueFirst), OverdueEvery: strconv.Itoa(r.OverdueEvery), NudgeAfter: strconv.Itoa(r.NudgeAfter), NudgeWithin: strconv.Itoa(r.NudgeWithin),
		ReceiptAfter: strconv.Itoa(r.ReceiptAfter), DeclineAfter: strconv.Itoa(r.DeclineAfter), AcceptAfter: strconv.Itoa(r.AcceptAfter), AnswerAfter: strconv.Itoa(r.AnswerAfter),
		RepeatEvery: strconv.Itoa(r.RepeatEvery), DigestAt: r.DigestAt, DigestDays: dayPicks(r.DigestDays)}
	if p.ForAgencyID != nil {
		for _, a := range names.All {
			if a.ID == *p.ForAgencyID {
				f.ForAgency = a.Label(lang)
			}
		}
	}
	for _, e := range r.Escalations {
		f.Escalations = append(f.Escalations, templates.EscalationField{After: strconv.Itoa(e.After), To: string(e.To)})
	}
	return f
}

func numberList(numbers []int) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	return strings.Join(texts, ", ")
}

func dayPicks(days []int) []templates.DayPick {
	picks := make([]templates.DayPick, 7)
	for i := range picks {
		picks[i] = templates.DayPick{Day: i + 1, Picked: slices.Contains(days, i+1)}
	}
	return picks
}

// policyReader reads the form of a policy, and gathers what can't be read.
type policyReader struct {
	c   echo.Context
	bad []models.FieldError
}

// number reads a whole number of a field.
func (r *policyReader) number(field, typed string) int { return wholeOf(&r.bad, field, typed) }

// field reads a number, and keeps it as typed.
func (r *policyReader) field(name string, typed *string) int {
	*typed = oneLineField(r.c, name)
	return r.number(name, *typed)
}

// parsePolicy reads the form over a policy: what the form of the policy doesn't have stays.
func parsePolicy(c echo.Context, p models.ReminderPolicy, names *models.AgencyNames, today deadline.Date) (templates.PolicyForm, models.ReminderPolicy, []models.FieldError) {
	r := &policyReader{c: c}
	f := templates.PolicyForm{Name: oneLineField(c, "name"), ForKind: c.FormValue("for_kind"), ForAgency: oneLineField(c, "for_agency"), ForKey: c.FormValue("for_key") != "",
		DaysBefore: oneLineField(c, "days_before"), OnDay: c.FormValue("on_day") != "", DigestAt: oneLineField(c, "digest_at")}
	rules := &p.Rules
	rules.DaysBefore, rules.OnDay = r.daysBefore(f.DaysBefore), f.OnDay
	rules.OverdueFirst, rules.OverdueEvery = r.field("overdue_first", &f.OverdueFirst), r.field("overdue_every", &f.OverdueEvery)
	rules.NudgeAfter, rules.NudgeWithin = r.field("nudge_after", &f.NudgeAfter), r.field("nudge_within", &f.NudgeWithin)
	rules.ReceiptAfter, rules.DeclineAfter = r.field("receipt_after", &f.ReceiptAfter), r.field("decline_after", &f.DeclineAfter)
	rules.AcceptAfter, rules.AnswerAfter = r.field("accept_after", &f.AcceptAfter), r.field("answer_after", &f.AnswerAfter)
	rules.RepeatEvery = r.field("repeat_every", &f.RepeatEvery)
	f.Escalations, rules.Escalations = r.escalations()
	if p.IsDefault {
		rules.DigestAt, rules.DigestDays = f.DigestAt, []int{}
		for _, day := range c.Request().Form["digest_days"] {
			rules.DigestDays = append(rules.DigestDays, r.number("digest_days", day))
		}
		f.DigestDays = dayPicks(rules.DigestDays)
		return f, p, r.bad
	}
	f.DigestAt, f.DigestDays = rules.DigestAt, dayPicks(nil)
	p.Name, p.ForKind, p.ForKey, p.ForAgencyID = f.Name, f.ForKind, f.ForKey, nil
	if f.ForAgency != "" {
		a, problem := names.Find(f.ForAgency, today)
		if problem != "" {
			r.bad = append(r.bad, fieldError("for_agency", problem, "Value", shown(f.ForAgency)))
		} else {
			p.ForAgencyID = &a.ID
		}
	}
	return f, p, r.bad
}

// daysBefore reads numbers parted by commas, in whatever order.
func (r *policyReader) daysBefore(typed string) []int {
	days := []int{}
	for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '،' }) {
		days = append(days, r.number("days_before", part))
	}
	slices.Sort(days)
	days = slices.Compact(days)
	slices.Reverse(days)
	return days
}

// escalations reads the rungs; lines left empty don't count.
func (r *policyReader) escalations() (fields []templates.EscalationField, rungs []models.Escalation) {
	sent := r.c.Request().Form
	rungs = []models.Escalation{}
	for i, after := range sent["escalate_after"] {
		f := templates.EscalationField{After: strings.TrimSpace(after)}
		if i < len(sent["escalate_to"]) {
			f.To = sent["escalate_to"][i]
		}
		if f == (templates.EscalationField{}) {
			continue
		}
		fields = append(fields, f)
		rungs = append(rungs, models.Escalation{After: r.number(fmt.Sprintf("escalations.%d", len(fields)), f.After), To: models.Audience(f.To)})
	}
	return fields, rungs
}

// policyTexts writes a policy as lines, to lay two of them side by side.
func policyTexts(f templates.PolicyForm) []templates.BothRow {
	var rungs, days []string
	for _, e := range f.Escalations {
		rungs = append(rungs, e.After+": "+e.To)
	}
	for _, d := range f.DigestDays {
		if d.Picked {
			days = append(days, strconv.Itoa(d.Day))
		}
	}
	return []templates.BothRow{{Field: "days_before", Theirs: f.DaysBefore}, {Field: "name", Theirs: f.Name}, {Field: "for", Theirs: strings.Join([]string{f.ForKind, f.ForAgency, tick(f.ForKey)}, " ")},
		{Field: "on_day", Theirs: tick(f.OnDay)}, {Field: "overdue_first", Theirs: f.OverdueFirst}, {Field: "overdue_every", Theirs: f.OverdueEvery}, {Field: "escalations", Theirs: strings.Join(rungs, "; ")},
		{Field: "nudge", Theirs: f.NudgeAfter + "; " + f.NudgeWithin}, {Field: "waits", Theirs: strings.Join([]string{f.ReceiptAfter, f.DeclineAfter, f.AcceptAfter, f.AnswerAfter, f.RepeatEvery}, "; ")},
		{Field: "digest_at", Theirs: f.DigestAt}, {Field: "digest_days", Theirs: strings.Join(days, ", ")}}
}
