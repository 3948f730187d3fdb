package standing

import (
	"slices"

	"dondoc/models/deadline"
)

// Span is the civil days from From on to the day before To; a zero To is no end.
type Span struct{ From, To deadline.Date }

// Late are the days a task is late: those after its due day to the day its result was submitted, that one
// included, or to today. None without a due day, or while there is still time.
func Late(due, end deadline.Date) Span {
	if due.IsZero() || !end.After(due) {
		return Span{}
	}
	return Span{From: due.AddDays(1), To: end.AddDays(1)}
}

// Days is how many days the span has; none where it has no beginning or no end.
func (s Span) Days() int {
	if s.From.IsZero() || s.To.IsZero() {
		return 0
	}
	return max(0, s.From.DaysUntil(s.To))
}

// Charged is how many days of a span lie within any of the waits. A task's days of lateness (Late) that lie
// within the waits for others are charged to who must act, not to its lead (DOMAIN.md, "Reports and
// standing"); a day on which it waited for several counts once.
func Charged(of Span, waits []Span) int {
	if of.Days() == 0 {
		return 0
	}
	within := make([]Span, 0, len(waits))
	for _, w := range waits {
		if w.To.IsZero() || w.To.After(of.To) {
			w.To = of.To
		}
		if w.From.Before(of.From) {
			w.From = of.From
		}
		if w.Days() > 0 {
			within = append(within, w)
		}
	}
	slices.SortFunc(within, func(a, b Span) int { return a.From.Compare(b.From) })
	days, upTo := 0, of.From
	for _, w := range within {
		if w.From.Before(upTo) {
			w.From = upTo
		}
		days += w.Days()
		if w.To.After(upTo) {
			upTo = w.To
		}
	}
	return days
}
