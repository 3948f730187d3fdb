package decompose

import (
	"strconv"
	"strings"
	"time"

	"dondoc/models/deadline"
)

// amount reads a number in digits or words at token j, perhaps with the other
// in brackets after it.
func (d *drafter) amount(j, end int) (n, next int) {
	switch {
	case j >= end:
		return 0, j
	case d.tokens[j].text == "(" && j+2 < end && d.tokens[j+2].text == ")":
		n, next = d.amount(j+1, j+2)
		if m, ok := d.longestWithin(next+1, end, classNumber); ok && m.value == strconv.Itoa(n) { // "(90) تسعين يوما"
			next += m.length
		}
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
	for j < end && (d.is(j, classSkip) || d.is(j, classFill)) && d.tokens[j].kind == word && !d.isAny(j, classNumber, classUnit) {
		j++
	}
	n, k := d.amount(j, end)
	if n > 0 && d.inflects() && k < end && d.tokens[k].text == "-" { // "30-dniowym"
		k++
	}
	u, ok := d.longestWithin(k, end, classUnit)
	if n == 0 && d.lexicon.Names != capitalised { // سنة واحدة, شهر
		if u, ok = d.longestWithin(j, end, classUnit); ok && d.is(j+u.length, classNumber) {
			n, k = d.amount(j+u.length, end)
			k -= u.length
		}
	}
	article := j > i && (d.tokens[j-1].text == "a" || d.tokens[j-1].text == "an")
	if n == 0 && ok && (d.lexicon.Names != capitalised || article || d.inflects() && d.is(i, classWithin)) { // شهر, شهرين
		n, k = d.single(j, end, u), j
	}
	if len(u.value) > 1 && u.value[0] <= '9' { // units of several: شهرين, "pół roku"
		n, u.value = int(u.value[0]-'0'), u.value[1:]
	}
	if d.lexicon.Tones && k+u.length < end && d.tokens[k+u.length].kind == number { // "trong hai ngày 19 và 20/5"
		return stated{}, false
	}
	if n < 1 || n > farthest || !ok || n > 1 && d.tokens[k].text == "dnia" { // "do 15 dnia miesiąca" is a day
		return stated{}, false
	}
	k += u.length
	if s, ok := d.daysOfMonth(i, k, n, u.value, end); ok {
		return s, true
	}
	if d.isAnyWithin(k, end, 2, classGone) { // "خلال السنوات العشر الماضية"
		return stated{}, false
	}
	s := stated{first: i, end: k, rank: rankDay}
	s.Inclusive = true
	from := d.options.IssuedOn
	issue, anchor := d.anchor(k, end)
	if day, next, ok := d.countedFrom(k, end); ok {
		issue, anchor, from = true, next, day
	}
	if m, ok := d.longestWithin(k, end, classInForce); ok && !d.effectiveOn.IsZero() {
		issue, anchor, from = true, k+m.length, d.effectiveOn
	}
	if day, next, ok := d.fixedAnchor(k, end); ok {
		issue, anchor, from = true, next, day
	}
	if every, next, ok := d.everyTimeWithin(k, anchor); ok && !issue {
		s.Kind, s.Every, s.rank, s.end = deadline.KindRecurring, every, rankRecurring, next
		return s, true
	}
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
		if n > 120 || from.IsZero() {
			return stated{}, false
		}
		s.Kind, s.Date = deadline.KindDate, addMonths(from, n*map[string]int{"M": 1, "Q": 3, "Y": 12}[u.value])
	default:
		return stated{}, false
	}
	s = d.counted(s, from)
	return s, s.N <= farthest && d.ahead(s.Deadline)
}

// single is 1 where a unit of time without a number is a term of one: no date or
// number goes on behind it.
func (d *drafter) single(j, end int, unit match) int {
	next := j + unit.length
	if next < end && (d.tokens[next].kind == number || d.isAny(next, classMonth, classJalali, classNumber, classOrdinal, classThisYear, classNextYear) || d.lexicon.Order == verbLast && d.is(next, classFill) || d.hasArticle(next)) {
		return 0
	}
	return 1
}

// anchor tells from what a term counts that ends before token k: the day of
// issue, or an event, and where those words end.
func (d *drafter) anchor(k, end int) (issue bool, next int) {
	if m, ok := d.longestWithin(k, end, classAfter); ok && !(d.inflects() && d.is(k+m.length, classThing) && !d.is(k+m.length, classVerb) && !d.isAny(k+m.length-1, classThing, classDeliverable) && d.endsIn(k+m.length-1, "nia", "cia") && !strings.HasPrefix(d.tokens[k+m.length-1].text, "niniejsz")) { // not "od podpisania umowy"
		return true, k + m.length
	}
	if !d.isAny(k, classEvent, classFrom, classObject) && !(d.lexicon.Order == verbLast && d.is(k, classBefore)) { // "یک هفته پیش از آغاز"
		return true, k
	}
	next = k + 1
	for next < end && next < k+12 && d.tokens[next].kind == word && !d.isNominative(next) && !d.goesOnToDo(next, end) {
		next++
	}
	return false, next
}

// countedFrom is the day that the words behind a term at token k say it runs from: "within
// 30 days from 1 June", "w terminie 30 dni licząc od dnia 1 czerwca".
func (d *drafter) countedFrom(k, end int) (from deadline.Date, next int, ok bool) {
	const near = 2 // words before the one that says so: ", licząc od"
	for j := k; j <= k+near && j < end; j++ {
		for _, c := range []string{classFrom, classEvent} {
			p, found := d.longestWithin(j, end, c)
			if !found {
				continue
			}
			m, dated := d.readMoment(j+p.length, end)
			if !dated || m.day == 0 || m.month == 0 {
				continue
			}
			if kind, day, known := d.resolve(m); known && kind == deadline.KindDate {
				return day, m.next, true
			}
		}
		if j == k && d.tokens[j].kind == word && !d.isAny(j, classFrom, classSkip, classFill) && !d.tellsCounting(j) {
			break
		}
	}
	return deadline.Date{}, 0, false
}

// everyTimeWithin is the rhythm that the event from token k to end comes back in, from
// which a term runs: "within 10 days after each quarter".
func (d *drafter) everyTimeWithin(k, end int) (every string, next int, ok bool) {
	for j := k; j < end; j++ {
		if m, found := d.longestWithin(j, end, classRecurring); found && m.value != "" {
			return m.value, j + m.length, true
		}
	}
	return "", 0, false
}

// addMonths is the same day some months later, or earlier where n is negative, or the
// last of that month.
func addMonths(d deadline.Date, n int) deadline.Date {
	month := 12*d.Year + int(d.Month) - 1 + n
	first, err := deadline.NewDate(month/12, time.Month(month%12+1), 1)
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
	if d.lexicon.Clitics && u.value == "Q" && (i > 0 && d.tokens[i-1].text == "ل" || s.end < end && d.tokens[s.end].text == "دراسی") { // "المعلمين لكل فصل"
		return stated{}, false
	}
	s.Kind, s.Inclusive = deadline.KindRecurring, true
	if len(u.value) > 1 && u.value[0] <= '9' {
		n, u.value = int(u.value[0]-'0'), u.value[1:]
	}
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

// dayAt tells whether a day, month or the like that counts as a deadline is stated
// at token k.
func (d *drafter) dayAt(k, end int) bool {
	for _, m := range d.look(k) {
		if m.class != classBefore && m.class != classBy && m.class != classIn {
			continue
		}
		if s, ok := d.marked(m.class, k, k+m.length, end); ok && s.rank == rankDay {
			return true
		}
	}
	return false
}

// event reads what must happen first, up to the next pause.
func (d *drafter) event(i, j, end int) (stated, bool) {
	const most = 24
	k := j
	for k < end && k < j+most && d.tokens[k].kind != mark && !(d.tokens[k].upper && d.isNominative(k)) {
		if k > j && d.isAny(k, classBefore, classBy, classIn) && d.dayAt(k, end) || d.lexicon.Order == verbLast && (d.is(k, classAgent) || k > j && d.isVerbForm(k) || d.is(k, classCopula)) || d.lexicon.Clitics && k > j && d.chargesAt(k) { // the day, who does it, or the next clause is another matter
			break
		}
		k++
	}
	if k == j || d.tokens[j].kind == number {
		return stated{}, false
	}
	s := stated{first: i, end: k, rank: rankEvent}
	s.Kind, s.Event, s.Inclusive = deadline.KindRelative, d.written(d.span(j, k)), true
	return s, true
}
