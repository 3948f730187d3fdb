package models

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dondoc/models/deadline"
)

// Notice is one reminder the rules ask for: the rule, the working day it goes out, and to whom.
type Notice struct {
	Rule string // before_7, on_day, overdue_8, escalate_15, nudge_14, receipt_3, declined_2, accept_5
	On   deadline.Date
	To   Audience
}

// The families of rules, by what stands before the number of days in a notice's rule.
const (
	ruleBefore   = "before"
	ruleOnDay    = "on_day"
	ruleOverdue  = "overdue"
	ruleEscalate = "escalate"
	ruleNudge    = "nudge"
	ruleReceipt  = "receipt"
	ruleDeclined = "declined"
	ruleAccept   = "accept"

	ruleExtension  = "extension"
	ruleOpinion    = "opinion"
	ruleBottleneck = "bottleneck"
	ruleUnreached  = "unreached"
)

// family is the rule without its number of days.
func family(rule string) string {
	name, days, ok := strings.Cut(rule, "_")
	if _, err := strconv.Atoi(days); ok && err == nil {
		return name
	}
	return rule
}

// Watched is what of a task the rules look at. Days are civil days in the organisation's zone.
type Watched struct {
	Status      Status
	Receipt     Receipt
	DueOn       deadline.Date
	SubmittedOn deadline.Date
	WaitsSince  deadline.Date // receipt, or the office's decision, is awaited
	LastWordOn  deadline.Date // of the last report, else the day the task was made
}

// chased says whether the lead is to be told of the deadline: not once the result is in, nor while
// the office decides whose task it is.
func (w Watched) chased() bool { return w.Status.takesProgress() && w.Receipt != ReceiptIsDeclined }

// Next gives the first working day after day after on which somebody is to be told of the task; no
// date when nothing is ahead.
func (r ReminderRules) Next(w Watched, after deadline.Date, cal deadline.Calendar) deadline.Date {
	var next deadline.Date
	for _, s := range r.series(w, cal) {
		if on := s.after(after, cal).On; !on.IsZero() && (next.IsZero() || on.Before(next)) {
			next = on
		}
	}
	return next
}

// Due lists the notices that fall on the days after day after up to day through, the strongest first:
// who is told of a task by several rules on one day is told by the first.
func (r ReminderRules) Due(w Watched, after, through deadline.Date, cal deadline.Calendar) []Notice {
	var out []Notice
	for _, s := range r.series(w, cal) {
		for n := s.after(after, cal); !n.On.IsZero() && !n.On.After(through); n = s.after(n.On, cal) {
			out = append(out, n)
		}
	}
	// The latest says most: "due today" more than "due tomorrow", two weeks late more than one.
	slices.SortStableFunc(out, func(a, b Notice) int {
		return cmp.Or(rank(b.Rule)-rank(a.Rule), b.On.Compare(a.On))
	})
	return out
}

// rank orders the families for a recipient who is told of a task by several.
func rank(rule string) int {
	return slices.Index([]string{ruleNudge, ruleReceipt, ruleBefore, ruleOnDay, ruleOverdue, ruleDeclined, ruleAccept, ruleEscalate}, family(rule))
}

// series is one rule's notices of one task: the first day, and the further ones until the last.
type series struct {
	family string
	to     Audience
	first  deadline.Date // as the rule counts, before days off are looked at
	days   int           // named in the rule at the first
	every  int           // calendar days between further ones; 0: there is only the first
	until  deadline.Date // the last day a further one may count to; none: for ever
	warns  bool          // moves before a day off instead of after it
}

// series lists the rules' series for a task as it stands.
func (r ReminderRules) series(w Watched, cal deadline.Calendar) []series {
	var out []series
	due := w.DueOn
	if w.chased() && !due.IsZero() {
		for _, n := range r.DaysBefore {
			out = append(out, series{family: ruleBefore, to: ToOwner, first: due.AddDays(-n), days: n, warns: true})
		}
		if r.OnDay {
			out = append(out, series{family: ruleOnDay, to: ToOwner, first: due, warns: true})
		}
		if r.OverdueFirst > 0 {
			out = append(out, series{family: ruleOverdue, to: ToOwner, first: due.AddDays(r.OverdueFirst), days: r.OverdueFirst, every: r.OverdueEvery})
		}
		for _, e := range r.Escalations {
			out = append(out, series{family: ruleEscalate, to: e.To, first: due.AddDays(e.After), days: e.After})
		}
		if r.NudgeAfter > 0 && !w.LastWordOn.IsZero() {
			// Counted from the last word, begun no earlier than the task comes within reach.
			first, n := w.LastWordOn.AddDays(r.NudgeAfter), 1
			if reach := first.DaysUntil(due.AddDays(-r.NudgeWithin)); reach > 0 {
				more := (reach + r.NudgeAfter - 1) / r.NudgeAfter
				first, n = first.AddDays(more*r.NudgeAfter), n+more
			}
			if !first.After(due) {
				out = append(out, series{family: ruleNudge, to: ToOwner, first: first, days: n * r.NudgeAfter, every: r.NudgeAfter, until: due})
			}
		}
	}
	waits := func(family string, to Audience, since deadline.Date, after int) {
		if after > 0 && !since.IsZero() {
			out = append(out, series{family: family, to: to, first: cal.AddWorkingDays(since, after), days: after, every: r.RepeatEvery})
		}
	}
	switch {
	case w.Status == Submitted:
		waits(ruleAccept, ToReviewer, w.SubmittedOn, r.AcceptAfter)
	case w.Receipt == ReceiptIsDeclined && w.Status.Open():
		waits(ruleDeclined, ToOffice, w.WaitsSince, r.DeclineAfter)
	case w.Receipt == ReceiptIsAwaited && w.Status == NotStarted:
		waits(ruleReceipt, ToOwner, w.WaitsSince, r.ReceiptAfter)
	}
	return out
}

// after gives the series' first notice that goes out after a day; the zero Notice when there is none.
func (s series) after(day deadline.Date, cal deadline.Calendar) Notice {
	at := func(n int) Notice {
		on := s.first.AddDays(n * s.every)
		if !s.until.IsZero() && on.After(s.until) {
			return Notice{}
		}
		if s.warns {
			on = cal.PreviousWorking(on)
		} else {
			on = cal.NextWorking(on)
		}
		rule := s.family
		if days := s.days + n*s.every; days > 0 {
			rule += "_" + strconv.Itoa(days)
		}
		return Notice{rule, on, s.to}
	}
	if s.every <= 0 {
		if n := at(0); n.On.After(day) {
			return n
		}
		return Notice{}
	}
	// Start close to the day instead of counting up from years ago. A row of days off is never as long
	// as a month.
	n := 0
	if passed := s.first.DaysUntil(day) - 31; passed > 0 {
		n = passed / s.every
	}
	for {
		next := at(n)
		if next.On.IsZero() || next.On.After(day) {
			return next
		}
		n++
	}
}
