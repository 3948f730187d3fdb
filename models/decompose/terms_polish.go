package decompose

import (
	"slices"
	"strings"
)

// adjectiveTerm reads the Polish term that an adjective tells before its noun: "w
// 14-dniowym terminie".
func (d *drafter) adjectiveTerm(i, end int) (stated, bool) {
	if d.tokens[i].text != "w" {
		return stated{}, false
	}
	s, ok := d.term(i, i+1, end)
	if !ok || s.end >= end || !strings.HasPrefix(d.tokens[s.end].text, "termin") || !strings.HasSuffix(d.tokens[s.end-1].text, "ym") {
		return stated{}, false
	}
	s.end++
	return s, true
}

// termUntil reads "do 14 dni od dnia ogłoszenia". Without what it runs from, "do 14 dni"
// may be how long something lasts.
func (d *drafter) termUntil(i, end int) (stated, bool) {
	if d.tokens[i].text != "do" {
		return stated{}, false
	}
	n, k := d.amount(i+1, end)
	u, ok := d.longestWithin(k, end, classUnit)
	if !ok || n == 0 || d.tokens[k].text == "dnia" {
		return stated{}, false
	}
	s, ok := d.term(i, i+1, end)
	return s, ok && s.end > k+u.length
}

// goesOnToDo tells whether the Polish clause goes on at token i from the event that a term
// counts from to what is to be done: "w ciągu 7 dni od jej otrzymania oraz rozliczy ją".
func (d *drafter) goesOnToDo(i, end int) bool {
	if !d.inflects() {
		return false
	}
	if d.is(i, classAnd) && i+1 < end {
		i++
	}
	return d.isAny(i, classModal, classAuxiliary) || d.is(i, classVerb) && !d.namesDeed(i) || d.looksFuture(i) || d.isAny(i, classBy, classBefore) && d.dayAt(i, end)
}

// bareDay reads a Polish day with its year that no preposition stands before: "uruchomi
// infolinię 1 kwietnia 2025 r.". It counts where no other deadline is stated.
func (d *drafter) bareDay(i, end int) (stated, bool) {
	if !d.inflects() || d.tokens[i].kind != number || i == 0 || i+1 >= end || !d.is(i+1, classMonth) {
		return stated{}, false
	}
	if before := d.tokens[i-1]; before.kind == number || before.kind == mark && !strings.Contains("(-,", before.text) || isPreposition(before.text) || d.isAny(i-1, classDay, classAnd, classObject, classFrom, classBefore, classBy, classIn) || before.upper && before.kind == word {
		return stated{}, false
	}
	m, ok := d.readMoment(i, end)
	if !ok || m.year == 0 || m.day == 0 {
		return stated{}, false
	}
	s, ok := d.marked(classBy, i, i, end)
	if !ok || !s.Date.After(d.options.IssuedOn) { // the day the text bears
		return stated{}, false
	}
	s.rank = rankYear
	s.AsWritten = d.written(d.span(s.first, s.end))
	return s, true
}

// inRelativeClause tells whether token i stands in a Polish clause that tells something
// of a thing: "remontów, które zakończą się do końca roku".
func (d *drafter) inRelativeClause(i int) bool {
	const longest = 12
	if !d.inflects() {
		return false
	}
	for j := i - 1; j > max(0, i-longest); j-- {
		switch t := d.tokens[j]; {
		case t.text == ",", t.kind == lineEnd, t.text == ";":
			return false
		case strings.HasPrefix(t.text, "ktor") && (d.tokens[j-1].text == "," || j > 1 && d.tokens[j-2].text == ","):
			return true
		}
	}
	return false
}

// afterQuarter is the rhythm of the Polish month whose end is meant at token i: "do końca
// miesiąca następującego po kwartale".
func (d *drafter) afterQuarter(m moment) (every string, next int, ok bool) {
	const near = 4
	if !d.inflects() || !m.ending || !m.monthWord || m.month > 0 || m.next+1 >= len(d.tokens) || !strings.HasPrefix(d.tokens[m.next].text, "nastepuj") {
		return "", 0, false
	}
	for j := m.next; j < min(len(d.tokens), m.next+near); j++ {
		if d.is(j, classQuarter) {
			return "P3M", j + 1, true
		}
	}
	return "P1M", m.next + 1, true
}

// tellsCounting tells the Polish word before the day a term runs from: "licząc od".
func (d *drafter) tellsCounting(i int) bool {
	return d.inflects() && strings.HasPrefix(d.tokens[i].text, "licz")
}

// romanMonth is the month that Roman numerals behind the day say at token j, as Poles
// write it: "30 VI 2025", "30.VI.2025". It is 0 for none.
func (d *drafter) romanMonth(m *moment, j int) int {
	if !d.inflects() || m.day == 0 || m.month > 0 || !d.tokens[j].upper || d.isAny(j+1, classQuarter, classHalf) {
		return 0
	}
	return 1 + slices.Index([]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"}, d.tokens[j].text)
}

// spansDays tells whether the number at token j spans days of the month behind it:
// "w dniach 28–30 czerwca".
func (d *drafter) spansDays(j int, n []int, end int) bool {
	return d.inflects() && strings.Contains(d.tokens[j].text, "-") && n[0] < n[1] && n[1] <= 31 && j+1 < end && d.is(j+1, classMonth)
}

// inDate tells whether the number or full stop at token i stands in a Polish date: "do 30
// maja 2025 r. z".
func (d *drafter) inDate(i int) bool {
	return d.inflects() && i > 0 && (d.tokens[i].kind == number || d.tokens[i].text == "." && (d.tokens[i-1].text == "r" || d.tokens[i-1].text == "br" || d.tokens[i-1].kind == number))
}

// isPreposition tells a Polish preposition that nothing but a noun and what describes it
// can follow.
func isPreposition(s string) bool {
	return slices.Contains([]string{"w", "we", "na", "do", "od", "z", "ze", "o", "dla", "przy", "bez", "po", "ku", "wobec", "wedlug", "podczas"}, s)
}
