package decompose

import (
	"slices"
	"strings"
)

// secondOfTwo reads the last day of an English range that begins or ends at token i:
// "between 1 July and 15 August", "from 1 July to 31 August"; or a period that needs no
// word before it: "this month".
func (d *drafter) secondOfTwo(i, end int) (stated, bool) {
	for _, c := range []string{classThisMonth, classThisQuarter, classThisYear, classNextMonth, classNextQuarter, classNextYear} { // "complete it this month"
		if m, ok := d.longestWithin(i, end, c); ok && (i == 0 || !d.isAny(i-1, classObject, classVision)) && (i+m.length == end || d.tokens[i+m.length].text != "'s" && d.tokens[i+m.length].text != "of" && d.tokens[i+m.length].kind != number) {
			return d.marked(classIn, i, i, end)
		}
	}
	switch d.tokens[i].text {
	case "to", "till", "through":
		if d.endsRange(i) {
			return d.marked(classBy, i, i+1, end)
		}
	case "between":
		if i+2 < end && d.tokens[i+1].text == "now" && d.tokens[i+2].text == "and" {
			return d.marked(classBy, i, i+3, end)
		}
		if first, ok := d.readMoment(i+1, end); ok && first.next+1 < end && d.tokens[first.next].text == "and" {
			return d.marked(classBy, i, first.next+1, end)
		}
	}
	return stated{}, false
}

// unmarked reads an English term that only what it counts from marks, or a day that only
// pauses part from what is to be done: "30 days from the date of this notice", "(1 July 2025)".
func (d *drafter) unmarked(i, end int) (stated, bool) {
	if !d.inEnglish() || i == 0 || i+1 >= end {
		return stated{}, false
	}
	if n, next := d.amount(i, end); n > 0 {
		u, ok := d.longestWithin(next, end, classUnit)
		if ok && d.is(next+u.length, classAfter) && !d.isSkipArticle(i-1) {
			return d.term(i, i, end)
		}
	}
	if d.tokens[i].kind != number && !d.is(i, classMonth) {
		return stated{}, false
	}
	m, ok := d.readMoment(i, end)
	if !ok || m.day == 0 || m.month == 0 || m.year == 0 {
		return stated{}, false
	}
	latest := m.next+2 < end && d.tokens[m.next].text == "at" && d.tokens[m.next+2].text == "latest"
	pauses := strings.Contains("(,-;", d.tokens[i-1].text) && (m.next == end || strings.Contains(").;,", d.tokens[m.next].text))
	if !latest && !pauses {
		return stated{}, false
	}
	s, ok := d.marked(classBy, i, i, end)
	s.rank = rankYear
	return s, ok && s.Date.After(d.options.IssuedOn)
}

// pastOpeningDue is the token behind the deadline with which an English sentence begins,
// and the comma and conjunction that what else is said before its subject follows.
func (d *drafter) pastOpeningDue(s segment) int {
	x, ok := d.deadlineAt(s.first, s.end)
	if !ok || !d.inEnglish() {
		return s.first
	}
	i := x.end
	for i < s.end && (d.tokens[i].text == "," || d.is(i, classAnd)) {
		i++
	}
	return i
}

// endOfThisQuarter gives an English moment at token i that ends a quarter without a number
// the one in which the text is issued: "the end of the quarter".
func (d *drafter) endOfThisQuarter(m *moment, i, end int) {
	if m.quarter > 0 || !m.ending || m.year > 0 || !d.inEnglish() {
		return
	}
	d.relativePart(m, classThisQuarter)
	m.next = max(m.next, i+1)
	for m.next < end && (d.isSkipArticle(m.next) || d.isAny(m.next, classFill, classQuarter)) {
		m.next++
	}
}

// lastsThrough tells the English words before a time during all of which something is
// done: "daily during May and June".
func (d *drafter) lastsThrough(i int) bool {
	return d.inEnglish() && slices.Contains([]string{"during", "throughout", "over", "until", "till", "through"}, d.tokens[i].text)
}

// namesYearOf tells whether an English year alone only says which plan, budget or the
// like is meant: "set aside money in its 2025 plan".
func (d *drafter) namesYearOf(m moment, end int) bool {
	return d.inEnglish() && m.year > 0 && m.month == 0 && m.quarter == 0 && m.half == 0 && m.day == 0 && m.next < end && d.isAny(m.next, classDeliverable, classThing)
}

// spansYears tells whether an English year begins a period of several: "in 2026-2030".
func (d *drafter) spansYears(m moment, end int) bool {
	return d.inEnglish() && m.year > 0 && m.month+m.quarter+m.half == 0 && m.next+1 < end && d.tokens[m.next].text == "-" && d.tokens[m.next+1].kind == number && len(d.tokens[m.next+1].text) == 4
}

// ofWhatCan tells whether an English deadline only says by when what is spoken of can be
// done: "schemes that can start within the year".
func (d *drafter) ofWhatCan(first, i int) bool {
	const farthest = 6
	for k := i - 1; k > first && k >= i-farthest && d.tokens[k].kind == word; k-- {
		if d.inEnglish() && d.is(k, classRelative) && slices.Contains([]string{"can", "could", "may", "might", "cannot"}, d.tokens[k+1].text) {
			return true
		}
	}
	return false
}

// namesMeeting tells the month of a meeting from a deadline: "at the September
// meeting".
func (d *drafter) namesMeeting(m moment, end int) bool {
	return d.inEnglish() && m.month > 0 && m.day == 0 && m.year == 0 && m.next < end && m.next >= 2 && d.tokens[m.next-2].kind == word && d.isAny(m.next-2, classSkip, classFill) &&
		d.tokens[m.next].kind == word && !d.tokens[m.next].upper && !d.isAny(m.next, classAnd, classObject, classAdverb)
}
