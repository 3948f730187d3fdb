package decompose

import (
	"strings"

	"dondoc/models/deadline"
)

// daySaid reads an Arabic or Persian day that no preposition stands before: "مانور را ۲۰
// آذر برگزار کند", "روز ۲۰ آذر ۱۴۰۴", "تفتتح الوزارة المعرض الخميس 12 مايو". It counts where
// it lies ahead and no other deadline is stated.
func (d *drafter) daySaid(i, end int) (stated, bool) {
	if d.lexicon.Order != verbLast && !d.lexicon.Clitics || i == 0 || i+1 >= end {
		return stated{}, false
	}
	said := d.is(i, classDay) && d.lexicon.Order == verbLast || d.is(i, classFill) && d.lexicon.Clitics && (d.hasArticle(i) || d.tokens[i].text == "تاریخ") // a word tells that a day follows
	middle := d.is(i, classMid) && d.lexicon.Clitics
	if !said && !middle && d.tokens[i].kind != number && !(d.is(i, classOrdinal) && d.lexicon.Order == verbLast) {
		return stated{}, false
	}
	before := d.tokens[i-1]
	if before.kind == number || d.isAny(i-1, classBefore, classBy, classIn, classFrom, classWithin, classEvery, classAnd, classOrdinal, classFill, classUnit) {
		return stated{}, false
	}
	m, ok := d.readMoment(i, end)
	if !ok || m.day == 0 && !middle || m.month == 0 || m.year == 0 && !said && !middle && before.text != "را" && before.text != "،" && !strings.HasSuffix(d.tokens[m.next-1].text, "ماه") {
		return stated{}, false
	}
	s, ok := d.marked(classBy, i, i, end)
	if !ok || s.Kind != deadline.KindDate || !s.Date.After(d.options.IssuedOn) {
		return stated{}, false
	}
	s.rank = rankYear
	s.AsWritten = d.written(d.span(s.first, s.end))
	return s, true
}

// weekSaid reads an Arabic or Persian week or month told from the day of issue that no
// preposition stands before: "تعقد الوزارة الاجتماع الأسبوع المقبل", "هفته آینده".
func (d *drafter) weekSaid(i, end int) (stated, bool) {
	thisYear := d.lexicon.Clitics && i > 0 && d.is(i, classThisYear) && d.imperfect(i-1) // "أن يصدر هذا العام"
	if d.lexicon.Order != verbLast && !d.lexicon.Clitics || i == 0 || !d.isAny(i, classThisWeek, classNextWeek, classNextMonth) && !thisYear || d.isAny(i-1, classBefore, classBy, classIn, classFrom, classWithin, classEvery, classEnd) {
		return stated{}, false
	}
	if before := d.tokens[i-1]; before.kind == word && before.text != "را" && (d.lexicon.Clitics && !d.hasArticle(i-1) && d.lexicon.vocabulary[before.key] || !d.lexicon.Clitics && d.isAny(i-1, classDeliverable, classStop, classVerb, classThing)) { // "تقرير الشهر المقبل"
		return stated{}, false
	}
	s, ok := d.marked(classIn, i, i, end)
	s.rank = rankYear
	return s, ok
}

// setOff reads the month, quarter or half-year that a dash or brackets set off at the end of
// what is to be done, without a preposition: "opracuje projekt – luty 2024 r.", "prepare the
// plan (Q3 2025)".
func (d *drafter) setOff(i, end int) (stated, bool) {
	if i < 2 || d.tokens[i-1].text != "(" && !(d.tokens[i-1].text == "-" && d.tokens[i-1].space && d.tokens[i].space) {
		return stated{}, false
	}
	s, ok := d.marked(classIn, i, i, end)
	m, _ := d.readMoment(i, end)
	solar := s.Kind == deadline.KindDate && m.jalali && m.day == 0 // "بهمن ۱۴۰۲"
	if !ok || s.Kind != deadline.KindMonth && s.Kind != deadline.KindQuarter && s.Kind != deadline.KindHalfYear && !solar || !StatedDay(s.Deadline, d.options.IssuedOn, d.options.Calendar).After(d.options.IssuedOn) {
		return stated{}, false
	}
	for k := s.end; k < end; k++ {
		if d.tokens[k].kind != mark && d.tokens[k].text != "r" {
			return stated{}, false
		}
	}
	return s, true
}
