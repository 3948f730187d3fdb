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

// tellsCounting tells the Polish word before the day a term runs from: "licząc od".
func (d *drafter) tellsCounting(i int) bool {
	return len(d.lexicon.Endings) > 0 && strings.HasPrefix(d.tokens[i].text, "licz")
}

// romanMonth is the month that Roman numerals behind the day say at token j, as Poles
// write it: "30 VI 2025", "30.VI.2025". It is 0 for none.
func (d *drafter) romanMonth(m *moment, j int) int {
	if len(d.lexicon.Endings) == 0 || m.day == 0 || m.month > 0 || !d.tokens[j].upper || d.isAny(j+1, classQuarter, classHalf) {
		return 0
	}
	return 1 + slices.Index([]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"}, d.tokens[j].text)
}

// spansDays tells whether the number at token j spans days of the month behind it:
// "w dniach 28–30 czerwca".
func (d *drafter) spansDays(j int, n []int, end int) bool {
	return len(d.lexicon.Endings) > 0 && strings.Contains(d.tokens[j].text, "-") && n[0] < n[1] && n[1] <= 31 && j+1 < end && d.is(j+1, classMonth)
}

// inDate tells whether the number or full stop at token i stands in a Polish date: "do 30
// maja 2025 r. z".
func (d *drafter) inDate(i int) bool {
	return len(d.lexicon.Endings) > 0 && i > 0 && (d.tokens[i].kind == number || d.tokens[i].text == "." && (d.tokens[i-1].text == "r" || d.tokens[i-1].text == "br" || d.tokens[i-1].kind == number))
}

// isPreposition tells a Polish preposition that nothing but a noun and what describes it
// can follow.
func isPreposition(s string) bool {
	return slices.Contains([]string{"w", "we", "na", "do", "od", "z", "ze", "o", "dla", "przy", "bez", "po", "ku", "wobec", "wedlug", "podczas"}, s)
}
