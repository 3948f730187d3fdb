package decompose

import (
	"strconv"
	"strings"
	"time"

	"dondoc/models/deadline"
)

// Ranks of deadlines: where a sentence states several, the lowest counts.
const (
	rankDay       = iota // a day, month, quarter, or a term
	rankRecurring        // every 5 days
	rankYear             // a bare year
	rankFrom             // from a day on
	rankEvent            // right after an event
	rankPeriodic         // periodically, without a period
	rankUrgent           // at once
)

// stated is a deadline found in the tokens from first to end.
type stated struct {
	deadline.Deadline
	first, end int
	rank       int
	label      bool // "time of completion": it may belong to the sentence before
}

// deadlinesIn finds the deadlines stated in the tokens from first to end.
func (d *drafter) deadlinesIn(first, end int) []stated {
	var found []stated
	for i := first; i < end; {
		s, ok := d.deadlineAt(i, end)
		if !ok {
			i++
			continue
		}
		found = append(found, s)
		i = max(s.end, i+1)
	}
	return found
}

// best returns the deadline that counts, or nil.
func best(found []stated) *stated {
	var out *stated
	for i := range found {
		if out == nil || found[i].rank < out.rank {
			out = &found[i]
		}
	}
	return out
}

// deadlineAt reads a deadline that begins at token i: a marker and what follows
// it.
func (d *drafter) deadlineAt(i, end int) (stated, bool) {
	if d.tokens[i].kind == number {
		if s, ok := d.every(i, i, end); ok && d.is(s.end, classOnce) {
			once, _ := d.longest(s.end, classOnce)
			s.end = min(s.end+once.length, end)
			s.AsWritten = d.written(d.span(s.first, s.end))
			return s, true
		}
	}
	if d.tokens[i].kind == mark || d.tokens[i].kind == number && !d.is(i, classRecurring) {
		return stated{}, false
	}
	best := stated{}
	try := func(s stated, ok bool) {
		if ok && (best.end == 0 || s.rank < best.rank || s.rank == best.rank && s.end > best.end) {
			best = s
		}
	}
	for _, m := range d.look(i) {
		j := i + m.length
		if j > end {
			continue
		}
		switch m.class {
		case classBefore, classBy, classIn, classFrom:
			try(d.marked(m.class, i, j, end))
		case classLabel:
			s, ok := d.labelled(i, j, end)
			try(s, ok)
		case classWithin:
			try(d.term(i, j, end))
		case classEvery:
			try(d.every(i, j, end))
		case classRecurring:
			s := stated{Deadline: deadline.Deadline{Kind: deadline.KindRecurring, Every: m.value, Inclusive: true}, first: i, end: j, rank: rankRecurring}
			if m.value == "" {
				s.rank = rankPeriodic
			}
			try(s, true)
		case classEvent:
			if !d.is(i, classCoordinate) { // "after consulting"
				try(d.event(i, j, end))
			}
		case classUrgent:
			try(stated{Deadline: deadline.Deadline{Kind: deadline.KindUrgent}, first: i, end: j, rank: rankUrgent}, true)
		}
	}
	if best.end == 0 {
		return stated{}, false
	}
	best.AsWritten = d.written(d.span(best.first, best.end))
	return best, true
}

// labelled reads the moment after "time of completion", with or without a word
// like "in" or "before" between.
func (d *drafter) labelled(i, j, end int) (stated, bool) {
	for k := j; k < min(end, j+5); k++ {
		t := d.tokens[k]
		if t.kind == mark && t.text != ":" && t.text != "-" && t.text != "(" {
			break
		}
		for _, c := range []string{classBefore, classBy, classIn, classFrom} {
			for _, m := range d.look(k) {
				if m.class == c {
					if s, ok := d.marked(c, k, k+m.length, end); ok {
						s.label, s.first = true, i
						return s, true
					}
				}
			}
		}
		if m, ok := d.longest(k, classWithin); ok {
			if s, ok := d.term(k, k+m.length, end); ok {
				s.label, s.first = true, i
				return s, true
			}
		}
		if s, ok := d.marked(classIn, i, k, end); ok && s.rank <= rankYear {
			s.label = true
			return s, true
		}
	}
	return stated{}, false
}

// marked reads the moment at token j that a word of the class stands before.
func (d *drafter) marked(class string, i, j, end int) (stated, bool) {
	m, ok := d.readMoment(j, end)
	if !ok {
		return stated{}, false
	}
	if s, ok := d.dayOfMonth(class, i, m, end); ok {
		return s, true
	}
	kind, day, ok := d.resolve(m)
	if !ok {
		return stated{}, false
	}
	s := stated{first: i, end: m.next}
	s.Kind, s.Date, s.Inclusive = kind, day, true
	if kind == deadline.KindYear && !m.ending {
		if d.lexicon.Language == "en" && d.tokens[m.next-1].kind == number && d.tokens[m.next-2].text == "the" {
			return stated{}, false // "in the 2025 budget"
		}
		s.rank = rankYear
		for k := max(0, i-3); k < i; k++ {
			if d.is(k, classVision) {
				return stated{}, false
			}
		}
	}
	switch {
	case class == classFrom:
		s.Kind, s.rank = deadline.KindFromDate, rankFrom
	case class == classBefore && m.jalali && m.day == 0:
		if start, ok := m.jalaliStart(); ok && !m.ending {
			s.Kind, s.Date = deadline.KindBeforeDate, start.AddDays(-1)
		}
	case class == classBefore && kind == deadline.KindDate:
		s.Kind, s.Inclusive = deadline.KindBeforeDate, false
	case class == classBefore && !m.ending: // before September: until the end of August
		s.Kind, s.Date = deadline.KindBeforeDate, day.AddDays(-1)
	}
	return s, d.ahead(s.Deadline)
}

// ahead tells whether a deadline does not lie before the day of issue: a day
// before it was told of something else.
func (d *drafter) ahead(x deadline.Deadline) bool {
	if d.options.IssuedOn.IsZero() {
		return true
	}
	if x.Kind == deadline.KindFromDate {
		return !x.Date.Before(d.options.IssuedOn)
	}
	return x.Validate(d.options.IssuedOn) == nil
}

// dayOfMonth reads "before the 25th of each month" and "before 15 December each
// year".
func (d *drafter) dayOfMonth(class string, i int, m moment, end int) (stated, bool) {
	if m.day == 0 || m.year > 0 || class == classFrom {
		return stated{}, false
	}
	for j := m.next; j < min(end, m.next+4); j++ {
		if e, ok := d.longestWithin(j, end, classEach); ok && m.month == 0 && m.day <= 31 {
			s := stated{first: i, end: j + e.length, rank: rankRecurring}
			s.Kind, s.Every, s.DayOfMonth, s.Inclusive = deadline.KindRecurring, "P1M", m.day, class != classBefore
			return s, true
		}
		if e, ok := d.longestWithin(j, end, classEachYear); ok && m.month > 0 {
			kind, day, ok := d.resolve(m)
			if !ok || kind != deadline.KindDate {
				return stated{}, false
			}
			s := stated{first: i, end: j + e.length, rank: rankRecurring}
			if class == classBefore {
				day = day.AddDays(-1)
			}
			s.Kind, s.Every, s.Starts, s.Inclusive = deadline.KindRecurring, "P1Y", day, true
			return s, true
		}
		if d.tokens[j].kind != word {
			break
		}
	}
	return stated{}, false
}

// amount reads a number in digits or words at token j, perhaps with the other
// in brackets after it.
func (d *drafter) amount(j, end int) (n, next int) {
	switch {
	case j >= end:
		return 0, j
	case d.tokens[j].text == "(" && j+2 < end && d.tokens[j+1].kind == number && d.tokens[j+2].text == ")":
		n, next = d.amount(j+1, j+2)
		return n, next + 1
	case d.tokens[j].kind == number:
		v, err := strconv.Atoi(d.tokens[j].text)
		if err != nil {
			return 0, j
		}
		n, next = v, j+1
	default:
		m, ok := d.longestWithin(j, end, classNumber)
		if !ok {
			return 0, j
		}
		n, _ = strconv.Atoi(m.value)
		next = j + m.length
	}
	if next+2 < end && d.tokens[next].text == "(" && d.tokens[next+2].text == ")" {
		next += 3
	}
	return n, next
}

// term reads "within 30 days of the date of this order" after its marker, which
// ends at token j.
func (d *drafter) term(i, j, end int) (stated, bool) {
	const farthest = 3660
	for j < end && (d.is(j, classSkip) || d.is(j, classFill)) && d.tokens[j].kind == word && !d.is(j, classNumber) {
		j++
	}
	n, k := d.amount(j, end)
	u, ok := d.longestWithin(k, end, classUnit)
	if n == 0 && d.lexicon.Names != capitals_ { // سنة واحدة, شهر
		if u, ok = d.longestWithin(j, end, classUnit); ok && d.is(j+u.length, classNumber) {
			n, k = d.amount(j+u.length, end)
			k -= u.length
		}
	}
	if n < 1 || n > farthest || !ok {
		return stated{}, false
	}
	k += u.length
	s := stated{first: i, end: k, rank: rankDay}
	s.Inclusive = true
	issue, anchor := d.anchor(k, end)
	if anchor > k && !issue {
		s.Kind, s.rank, s.end = deadline.KindRelative, rankEvent, anchor
		s.Event = d.written(d.span(k, anchor))
		switch u.value {
		case "D":
			s.N = n
		case "WD":
			s.N, s.Working = n, true
		}
		return s, true
	}
	s.end = max(k, anchor)
	switch u.value {
	case "D":
		s.Kind, s.N = deadline.KindWithinDays, n
	case "WD":
		s.Kind, s.N = deadline.KindWithinWorkingDays, n
	case "W":
		s.Kind, s.N = deadline.KindWithinDays, 7*n
	case "M", "Y", "Q":
		if n > 120 || d.options.IssuedOn.IsZero() {
			return stated{}, false
		}
		s.Kind, s.Date = deadline.KindDate, addMonths(d.options.IssuedOn, n*map[string]int{"M": 1, "Q": 3, "Y": 12}[u.value])
	default:
		return stated{}, false
	}
	return s, s.N <= farthest
}

// anchor tells from what a term counts that ends before token k: the day of
// issue, or an event, and where those words end.
func (d *drafter) anchor(k, end int) (issue bool, next int) {
	if m, ok := d.longestWithin(k, end, classAfter); ok {
		return true, k + m.length
	}
	if !d.isAny(k, classEvent, classFrom, classObject) {
		return true, k
	}
	next = k + 1
	for next < end && next < k+12 && d.tokens[next].kind == word {
		next++
	}
	return false, next
}

// addMonths is the same day some months later, or the last of that month.
func addMonths(d deadline.Date, n int) deadline.Date {
	month := int(d.Month) - 1 + n
	first, err := deadline.NewDate(d.Year+month/12, time.Month(month%12+1), 1)
	if err != nil {
		return deadline.Date{}
	}
	if last := first.EndOfMonth(); d.Day > last.Day {
		return last
	}
	return first.AddDays(d.Day - 1)
}

// every reads "every 5 days" after its marker, which ends at token j.
func (d *drafter) every(i, j, end int) (stated, bool) {
	n, k := d.amount(j, end)
	if n == 0 {
		n, k = 1, j
	}
	u, ok := d.longestWithin(k, end, classUnit)
	if !ok || n > 1000 {
		return stated{}, false
	}
	s := stated{first: i, end: k + u.length, rank: rankRecurring}
	s.Kind, s.Inclusive = deadline.KindRecurring, true
	unit := strings.TrimPrefix(u.value, "W")
	if unit == "" {
		unit = "W"
	}
	switch u.value {
	case "Q":
		n, unit = 3*n, "M"
	case "H":
		return stated{}, false
	}
	s.Every = "P" + strconv.Itoa(n) + unit
	_, err := deadline.ParsePeriod(s.Every)
	return s, err == nil
}

// event reads what must happen first, up to the next pause.
func (d *drafter) event(i, j, end int) (stated, bool) {
	const most = 24
	k := j
	for k < end && k < j+most && d.tokens[k].kind != mark && !(d.tokens[k].upper && d.is(k, classNominative)) {
		k++
	}
	if k == j || d.tokens[j].kind == number {
		return stated{}, false
	}
	s := stated{first: i, end: k, rank: rankEvent}
	s.Kind, s.Event, s.Inclusive = deadline.KindRelative, d.written(d.span(j, k)), true
	return s, true
}
