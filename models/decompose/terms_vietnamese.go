package decompose

import (
	"strconv"
	"strings"
)

// happensThen tells whether a Vietnamese time at token i is that of what happens, not of
// what is to be done: "các vụ cháy xảy ra trong quý I".
func (d *drafter) happensThen(i int) bool {
	const farthest = 6
	if !d.lexicon.Tones || d.isAny(i, classBefore, classWithin) && !d.is(i, classIn) {
		return false
	}
	for k := i - 1; k >= max(0, i-farthest) && d.tokens[k].kind != mark; k-- {
		if d.is(k, classHappens) {
			return d.tokens[k].text != "giai" || k+2 == i // "giai đoạn 2021 - 2025", not "các công trình giai đoạn một vào tháng 11"
		}
		if d.isAny(k, classSubmit, classLabel, classLead, classModal) {
			return false
		}
	}
	return false
}

// lastsUntil tells whether the Vietnamese words before token i say that something lasts
// until then: "điều tiết cho đến hết tháng 8".
func (d *drafter) lastsUntil(i int) bool {
	if !d.lexicon.Tones {
		return false
	}
	_, ok := d.endsAt(max(0, i-3), i, classLasts)
	return ok
}

// oneEvery reads a Vietnamese rhythm that what comes back in it follows: "hai ngày một
// chuyến", "10 ngày/lần".
func (d *drafter) oneEvery(i, end int) (stated, bool) {
	if d.tokens[i].kind != number && !(d.lexicon.Tones && d.is(i, classNumber)) {
		return stated{}, false
	}
	s, ok := d.every(i, i, end)
	if !ok {
		return stated{}, false
	}
	once, ok := d.longestWithin(s.end, end, classOnce)
	s.end += once.length
	s.AsWritten = d.written(d.span(s.first, s.end))
	return s, ok
}

// ofQuarter tells whether a Vietnamese day is one of a month of every quarter: "ngày 20
// tháng cuối quý".
func (d *drafter) ofQuarter(i int, m moment, end int) (every string, next int, ok bool) {
	if !d.lexicon.Tones || m.month > 0 {
		return "", 0, false
	}
	for j := i; j < min(end, m.next+3); j++ {
		if q, found := d.longestWithin(j+1, end, classOfQuarter); found && d.is(j, classMonthWord) {
			return "P3M", j + 1 + q.length, true
		}
	}
	return "", 0, false
}

// standsAlone reads a Vietnamese month, quarter or year that nothing marks, but pauses
// part from what is to be done: "xây dựng đề án, quý III/2025"; and a half of a month.
func (d *drafter) standsAlone(i, end int) (stated, bool) {
	if !d.lexicon.Tones {
		return stated{}, false
	}
	if d.isAny(i, classMid, classFirstHalf, classLastHalf) {
		return d.marked(classIn, i, i, end)
	}
	opens := d.tokens[i].upper // "Quý III/2025, Bộ Y tế"
	if i == 0 || !opens && !strings.Contains(",;(", d.tokens[i-1].text) || !d.isAny(i, classMonthWord, classQuarter, classYear) {
		return stated{}, false
	}
	s, ok := d.marked(classIn, i, i, end)
	return s, ok && (s.end == end || strings.Contains(".;)", d.tokens[s.end].text) || opens && d.tokens[s.end].text == ",")
}

// termBare reads a Vietnamese term that nothing marks but the day it counts from: "10
// ngày kể từ ngày ký".
func (d *drafter) termBare(i, end int) (stated, bool) {
	n := 1
	if words, ok := d.longestWithin(i, end, classNumber); ok { // "một tháng kể từ ngày"
		n = words.length
	} else if d.tokens[i].kind != number {
		return stated{}, false
	}
	u, ok := d.longestWithin(i+n, end, classUnit)
	if !d.lexicon.Tones || !ok {
		return stated{}, false
	}
	if _, _, fixed := d.fixedAnchor(i+n+u.length, end); !fixed && !d.is(i+n+u.length, classAfter) {
		return stated{}, false
	}
	return d.term(i, i, end)
}

// daysOfMonth reads the first or last days of a month in Vietnamese, of which n were
// counted up to token k: "trong 10 ngày đầu tháng 8".
func (d *drafter) daysOfMonth(i, k, n int, unit string, end int) (stated, bool) {
	if !d.lexicon.Tones || unit != "D" || k+1 >= end || d.tokens[k].text != "đầu" && d.tokens[k].text != "cuối" {
		return stated{}, false
	}
	m, ok := d.readMoment(k+1, end)
	if !ok || m.month == 0 || m.day > 0 {
		return stated{}, false
	}
	if d.tokens[k].text == "đầu" {
		m.day = n
	}
	kind, day, ok := d.resolve(m)
	s := stated{first: i, end: m.next}
	s.Kind, s.Date, s.Inclusive = kind, day, true
	return s, ok && d.ahead(s.Deadline)
}

// pastThen is the token behind words at token i that a Vietnamese deadline may end in:
// "trong 10 ngày tới", "định kỳ 6 tháng một lần".
func (d *drafter) pastThen(i, end int) int {
	for _, class := range []string{classOnce, classComing} {
		if m, ok := d.longestWithin(i, end, class); ok && d.lexicon.Tones {
			return i + m.length
		}
	}
	return i
}

// monthInWords is the Vietnamese month whose number in words stands at token j: "tháng
// Năm". Its fifth is written as the year is, but for the capital.
func (d *drafter) monthInWords(j, end int) (month, length int) {
	n, ok := d.longestWithin(j, end, classNumber)
	if !d.lexicon.Tones || !ok || d.tokens[j].text == "năm" && !d.tokens[j].upper {
		return 0, 0
	}
	month, err := strconv.Atoi(n.value)
	if err != nil || month > 12 {
		return 0, 0
	}
	return month, n.length
}

// namesPlan tells whether a year far ahead is that up to which a Vietnamese plan reaches,
// as its name says: "xây dựng Chiến lược y tế đến năm 2030".
func (d *drafter) namesPlan(i int, s stated) bool {
	const farthest, years = 10, 3
	if !d.lexicon.Tones || s.rank != rankYear || d.options.IssuedOn.IsZero() || s.Date.Year-d.options.IssuedOn.Year < years {
		return false
	}
	for k := i - 1; k >= max(0, i-farthest) && d.tokens[k].kind == word; k-- {
		if m, ok := d.longest(k, classDeliverable); ok && m.value == "plan" {
			return true
		}
	}
	return false
}

// occasions are the first syllables of what has a day of its own in Vietnamese.
var occasions = []string{"kỳ", "phiên", "cuộc", "lễ", "đợt", "dịp", "buổi", "hội", "vụ"}

// laterMonth is the number at token j of a Vietnamese month that a list of months goes on
// with, else 0: "trong tháng 8, tháng 9 năm 2025".
func (d *drafter) laterMonth(m moment, j, end int) int {
	const december = 12
	if !d.lexicon.Tones || m.month == 0 || m.day+m.year > 0 || j >= end || d.tokens[j].kind != number {
		return 0
	}
	if n, err := strconv.Atoi(d.tokens[j].text); err == nil && n > m.month && n <= december {
		return n
	}
	return 0
}
