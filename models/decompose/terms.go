package decompose

import (
	"slices"
	"strings"

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
	told       bool // of what is spoken of, not of what is to be done: "التي ستفتتح في نهاية العام"
	ranged     bool // the end of a range: "from April until October"
	label      bool // "time of completion": it may belong to the sentence before
}

// deadlinesIn finds the deadlines stated in the tokens from first to end.
func (d *drafter) deadlinesIn(first, end int) []stated {
	var found []stated
	for i := first; i < end; {
		s, ok := d.deadlineAt(i, end)
		if !ok || d.ofWhatCan(first, s.first) {
			i = max(s.end, i+1)
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
	rhythm := slices.ContainsFunc(found, func(s stated) bool { return s.rank == rankRecurring })
	for i := range found {
		if rhythm && found[i].ranged { // "every 10 days from April until October"
			continue
		}
		if out == nil || found[i].rank < out.rank || (out.told && !found[i].told || out.ranged && !found[i].ranged) && found[i].rank == out.rank {
			out = &found[i]
		}
	}
	return out
}

// citesBefore tells whether a document's number stands before token i, whose day
// it then is.
func (d *drafter) citesBefore(i int) bool {
	return i > 0 && d.tokens[i-1].kind == number && (strings.ContainsAny(d.tokens[i-1].text, "/-") || i > 1 && d.tokens[i-2].text == "số")
}

// endsRange tells whether the moment from which something runs ends right before
// token i.
func (d *drafter) endsRange(i int) bool {
	const longest = 8
	for k := max(0, i-longest); k < i; k++ {
		m, ok := d.longest(k, classFrom)
		if !ok {
			continue
		}
		if d.lexicon.Tones && d.isAnyWithin(max(0, k-3), k, 3, classRecurring) { // "hằng tuần từ mồng 4 Tết đến hết tháng 3"
			return true
		}
		if from, ok := d.readMoment(k+m.length, i); ok && from.next == i {
			return true
		}
	}
	return false
}

// laterOfTwo is the token at which the second of two Arabic days begins between which
// something is to be done.
func (d *drafter) laterOfTwo(i, end int) (second int, ok bool) {
	if !d.lexicon.Clitics || d.tokens[i].text != "بین" {
		return 0, false
	}
	first, ok := d.readMoment(i+1, end)
	return first.next + 1, ok && first.day > 0 && first.next+1 < end && d.tokens[first.next].text == "و" && d.tokens[first.next+1].kind == number
}

// inCall tells whether token i stands inside words that charge somebody.
func (d *drafter) inCall(i int) bool {
	if i == 0 {
		return false
	}
	m, ok := d.longest(i-1, classAssign)
	return ok && m.length > 1
}

// deadlineAt reads a deadline that begins at token i: a marker and what follows
// it.
func (d *drafter) deadlineAt(i, end int) (stated, bool) {
	if end = min(end, len(d.tokens)); i < 0 || i >= end {
		return stated{}, false
	}
	if s, ok := d.oneEvery(i, end); ok {
		return s, true
	}
	if s, ok := d.termBare(i, end); ok {
		s.AsWritten = d.written(d.span(s.first, s.end))
		return s, true
	}
	if s, ok := d.bareDay(i, end); ok {
		return s, true
	}
	if s, ok := d.looseDay(i, end); ok {
		return s, true
	}
	if s, ok := d.daySaid(i, end); ok {
		return s, true
	}
	if s, ok := d.unmarked(i, end); ok {
		s.AsWritten = d.written(d.span(s.first, s.end))
		return s, true
	}
	if d.inflects() && i > 0 && d.tokens[i].text == "dnia" && d.tokens[i-1].text == "z" { // the day a paper bears
		return stated{}, false
	}
	if s, ok := d.countedBack(i, i, end); ok && !(d.inflects() && i > 0 && d.tokens[i-1].text == "na") { // not "zapas na 30 dni"
		s.AsWritten = d.written(d.span(s.first, s.end))
		return s, true
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
			if (d.lexicon.Clitics || d.inflects()) && m.length > 1 && d.is(j-1, classEnd) { // the end belongs to the moment: "بنهاية مايو", "z końcem roku"
				j--
			}
			try(d.marked(m.class, i, j, end))
			try(d.countedBack(i, j, end))
			if m.class == classBefore {
				try(d.beforeEventOn(i, j, end))
			}
		case classOnDay:
			if s, ok := d.marked(classBy, i, j, end); ok && s.Kind == deadline.KindDate && !d.citesBefore(i) {
				s.rank = rankYear
				try(s, true)
			}
		case classLabel:
			s, ok := d.labelled(i, j, end)
			try(s, ok)
		case classWithin:
			try(d.term(i, j, end))
			if m, ok := d.readMoment(j, end); ok && d.lexicon.Tones && m.day > 0 && m.month > 0 { // "thời hạn 30 tháng 6 năm 2024"
				try(d.marked(classBy, i, j, end))
			}
			try(d.countedBack(i, j, end))
		case classEvery:
			try(d.every(i, j, end))
		case classRecurring:
			s := stated{Deadline: deadline.Deadline{Kind: deadline.KindRecurring, Every: m.value, Inclusive: true}, first: i, end: j, rank: rankRecurring}
			if m.value == "" {
				s.rank = rankPeriodic
			}
			if on, ok := d.marked(classBy, i, j, end); !ok || on.Kind != deadline.KindDate || !d.is(i, classOnDay) { // "يومي 12 و13 مايو"
				try(s, true)
			}
		case classEvent:
			if d.lexicon.Order == verbLast && j < end && d.is(j, classEvery) { // "بعد از هر پانزده روز"
				try(d.every(j, j+1, end))
			} else if !d.is(i, classCoordinate) && !(d.inEnglish() && d.is(j, classCoordinate)) && !d.asksOthers(i) && !d.inCall(i) && !(d.lexicon.Clitics && i > 0 && d.tokens[i-1].text == "عن") { // "التعليم عن بعد", // "after consulting", "calls upon"
				try(d.event(i, j, end))
			}
		case classUrgent:
			try(stated{Deadline: deadline.Deadline{Kind: deadline.KindUrgent}, first: i, end: j, rank: rankUrgent}, true)
		}
	}
	if d.inEnglish() {
		try(d.secondOfTwo(i, end))
		if d.isAny(i, classThisWeek, classNextWeek) { // without a preposition
			try(d.marked(classIn, i, i, end))
		}
	}
	try(d.weekSaid(i, end))
	try(d.standsAlone(i, end))
	try(d.setOff(i, end))
	if d.inflects() {
		try(d.adjectiveTerm(i, end))
		try(d.termUntil(i, end))
	}
	if k, ok := d.laterOfTwo(i, end); ok { // "بين 5 و20 نوفمبر"
		try(d.marked(classBy, i, k, end))
	}
	if d.lexicon.Clitics && d.tokens[i].text == "الی" && d.endsRange(i) { // "من 15 مايو إلى 15 يونيو"
		try(d.marked(classBy, i, i+1, end))
	}
	if best.end == 0 || d.happensThen(i) || d.namesPlan(i, best) {
		return stated{}, false
	}
	best.end = d.pastThen(best.end, end)
	best.told = d.lastsUntil(i) || d.lexicon.Clitics && i > 1 && (d.tokens[i-2].text == "التی" || d.tokens[i-2].text == "الذی")
	best.told = best.told || d.inRelativeClause(best.first) || d.onlySession(best)
	best.ranged = best.rank == rankDay && (d.endsRange(i) || d.lastsThrough(i))
	best.AsWritten = d.written(d.span(best.first, best.end))
	return best, true
}

// isDeadlineAt tells whether a date or term begins at token i.
func (d *drafter) isDeadlineAt(i int) bool {
	_, ok := d.deadlineAt(i, min(len(d.tokens), i+30))
	return ok
}
