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
	if d.lexicon.Order != verbLast && !d.lexicon.Clitics || i == 0 || !d.isAny(i, classThisWeek, classNextWeek, classNextMonth) || d.isAny(i-1, classBefore, classBy, classIn, classFrom, classWithin, classEvery, classEnd) {
		return stated{}, false
	}
	if before := d.tokens[i-1]; before.kind == word && before.text != "را" && (d.lexicon.Clitics && !d.hasArticle(i-1) && d.lexicon.vocabulary[before.key] || !d.lexicon.Clitics && d.isAny(i-1, classDeliverable, classStop, classVerb, classThing)) { // "تقرير الشهر المقبل"
		return stated{}, false
	}
	s, ok := d.marked(classIn, i, i, end)
	s.rank = rankYear
	return s, ok
}
