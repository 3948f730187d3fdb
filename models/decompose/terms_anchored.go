package decompose

import "dondoc/models/deadline"

// fixedAnchor is the day that a term which ends before token k counts from, where the
// words name one: "kể từ ngày 15 tháng 4 năm 2024", "from 15 April 2024".
func (d *drafter) fixedAnchor(k, end int) (day deadline.Date, next int, ok bool) {
	if k < end && d.tokens[k].text == "," { // "trong thời hạn 10 ngày, kể từ ngày 15 tháng 4"
		k++
	}
	from, found := d.longestWithin(k, end, classFrom)
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
