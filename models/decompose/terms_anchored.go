package decompose

import (
	"slices"

	"dondoc/models/deadline"
)

// fixedAnchor is the day that a term which ends before token k counts from, where the
// words name one: "kể từ ngày 15 tháng 4 năm 2024", "from 15 April 2024".
func (d *drafter) fixedAnchor(k, end int) (day deadline.Date, next int, ok bool) {
	if k < end && d.tokens[k].text == "," { // "trong thời hạn 10 ngày, kể từ ngày 15 tháng 4"
		k++
	}
	from, found := d.longestWithin(k, end, classFrom)
	if !found && d.inEnglish() && k < end && slices.Contains([]string{"of", "after", "following"}, d.tokens[k].text) { // "within 30 days of 1 April"
		from, found = match{length: 1}, true
	}
	if !found {
		return deadline.Date{}, k, false
	}
	m, found := d.readMoment(k+from.length, end)
	if !found || m.day == 0 || m.month == 0 {
		return deadline.Date{}, k, false
	}
	kind, day, ok := d.resolve(m)
	return day, m.next, ok && kind == deadline.KindDate
}

// datesCharge tells whether the deadline of a chapeau dates what it charges with: it
// begins it, or stands behind the first body. Between, it is part of what for: "In order
// not to let the food supply at the end of the year break down, the Minister requests:".
func (d *drafter) datesCharge(s segment, due stated) bool {
	const begins = 2
	if d.lexicon.Order != subjectFirst || due.first <= d.sentenceStart(s)+begins {
		return true
	}
	if d.inEnglish() && d.isAnyWithin(due.end, s.end, s.end-due.end, classAssign, classAssignE) { // "decided on a campaign from May 15 to June 15, and requests:"
		return false
	}
	said := d.mentionsIn(s.first, s.end)
	return len(said) == 0 || said[0].first < due.first
}

// countedBack reads a term at token j that ends so long before a day: "no later than 7 days
// before 1 July", "قبل 7 أيام من 1 يوليو".
func (d *drafter) countedBack(i, j, end int) (stated, bool) {
	ago := d.is(i, classBefore) && j > i
	for j < end && d.tokens[j].kind == word && d.isAny(j, classSkip, classFill, classObject) && !d.isAny(j, classNumber, classUnit) {
		j++
	}
	n, k := d.amount(j, end)
	u, ok := d.longestWithin(k, end, classUnit)
	if n < 1 || !ok || j > 1 && d.tokens[j-1].text == "عن" && d.tokens[j-2].text == "یقل" { // "ما لا يقل عن 30 يوما": so much of something
		return stated{}, false
	}
	k += u.length
	before, ok := d.longestWithin(k, end, classBefore)
	if ago && !ok {
		before, ok = d.longestWithin(k, end, classFrom)
	}
	if !ok {
		return stated{}, false
	}
	m, ok := d.readMoment(k+before.length, end)
	if !ok || m.day == 0 || m.month == 0 {
		return stated{}, false
	}
	kind, day, ok := d.resolve(m)
	if !ok || kind != deadline.KindDate {
		return stated{}, false
	}
	switch u.value {
	case "D":
		day = day.AddDays(-n)
	case "W":
		day = day.AddDays(-7 * n)
	case "M":
		day = addMonths(day, -n)
	default:
		return stated{}, false
	}
	s := stated{first: i, end: m.next, rank: rankDay}
	s.Kind, s.Date, s.Inclusive = deadline.KindDate, day, true
	return s, d.ahead(s.Deadline)
}
