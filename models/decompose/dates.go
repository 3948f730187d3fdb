package decompose

import (
	"strconv"
	"strings"
)

// moment is a day, month, quarter, half-year or year as the text writes it: the
// parts that were given, 0 for the others.
type moment struct {
	day, month, quarter, half, year int
	jalali                          bool // month and year are of the solar Hijri calendar
	ending                          bool // "the end of"
	middle                          bool
	yearWord, monthWord             bool // the word stands there without a number
	hour                            bool // an hour of the day was given
	weekWord                        bool // a week of a month is counted
	week                            int  // of a month: 1 to 3, 4 for the last
	tenDays                         int  // of a month: 1 to 3
	wholeWeek                       bool // the day is the last of a week
	next                            int  // the token after it
}

// readMoment reads a moment at token i; the parts may come in any order.
func (d *drafter) readMoment(i, end int) (moment, bool) {
	const longest = 12
	m := moment{next: i}
	ordinal, pending := 0, ""
	for j := i; j < min(end, i+longest); {
		n, ok := d.readPart(&m, j, end, &ordinal, &pending)
		if !ok {
			break
		}
		j = n
	}
	if pending == classQuarter && m.quarter == 0 {
		m.quarter = ordinal
		d.endOfThisQuarter(&m, i, end)
	}
	if m.weekWord && ordinal > 0 && ordinal <= 4 && m.month > 0 && m.day == 0 { // "tuần thứ hai của tháng 5", "هفته دوم آبان"
		m.week, ordinal = ordinal, 0
	}
	if pending == classHalf && m.half == 0 && ordinal <= 2 {
		m.half = ordinal
	}
	if pending == classHalf && m.half == 0 && m.month == 0 && (m.yearWord || m.year > 0) && (d.inflects() || d.lexicon.Order == verbLast) { // "do połowy roku", "تا نیمه سال"
		m.middle, m.next = true, max(m.next, i+2)
	}
	if pending == classHalf && m.half == 0 && m.month > 0 { // "do połowy października"
		m.middle = true
	}
	if ordinal > 0 && pending != classQuarter && pending != classHalf {
		return m, false
	}
	given := m.month > 0 || m.quarter > 0 || m.half > 0 || m.year > 0 || m.day > 0 || m.ending && (m.yearWord || m.monthWord) || m.middle && m.yearWord
	return m, given && m.next > i
}

// readPart reads one part of a moment at token j and returns the token after it.
func (d *drafter) readPart(m *moment, j, end int, ordinal *int, pending *string) (next int, ok bool) {
	take := func(n int) (int, bool) {
		m.next = j + n
		return j + n, true
	}
	if p, found := d.longestWithin(j, end, classTenDays); found && m.month == 0 && m.day == 0 {
		m.tenDays, _ = strconv.Atoi(p.value)
		return j + p.length, true
	}
	if d.tokens[j].kind == number {
		if k := d.lastOfDays(j, end); k > j && m.day == 0 && m.month == 0 {
			return k, true
		}
		return d.readNumber(m, j, end, *pending, ordinal)
	}
	for _, c := range []string{classFirstHalf, classLastHalf, classThisYear, classNextYear, classThisMonth, classNextMonth, classThisWeek, classNextWeek, classThisQuarter, classNextQuarter} {
		if p, found := d.longestWithin(j, end, c); found && !(c == classNextMonth && m.day > 0 && d.is(j, classEach)) { // not "do 10. dnia następnego miesiąca", which is every month
			if d.lexicon.Tones && m.day > 0 && m.month == 0 && !d.is(m.next-2, classDay) && (c == classThisMonth || c == classNextMonth || c == classNextWeek) { // "trong 6 tháng tới"
				return j, false
			}
			d.relativePart(m, c)
			return take(p.length)
		}
	}
	if p, found := d.longestWithin(j, end, classMonth); found && !d.is(j, classMonthWord) {
		n, _ := strconv.Atoi(p.value)
		if m.month > 0 && m.month != n || m.year > 0 && m.day > 0 && m.month > 0 {
			return j, false
		}
		m.month = n
		if *ordinal > 0 && *ordinal != 4 && m.day == 0 && d.countsDay(j, *pending) && !m.weekWord { // "the first of May"
			m.day, *ordinal = *ordinal, 0
		}
		return take(p.length)
	}
	if p, found := d.longestWithin(j, end, classJalali); found && m.month == 0 && (!d.is(j, classOrdinary) || d.meansMonth(m, j+p.length, end, *ordinal)) {
		m.month, _ = strconv.Atoi(p.value)
		m.jalali = true
		if *ordinal > 0 && m.day == 0 && d.countsDay(j, *pending) && !m.weekWord && !d.is(j-1, classEnd) { // "اول قوس"
			m.day, *ordinal = *ordinal, 0
		}
		return take(p.length)
	}
	if p, found := d.longestWithin(j, end, classSeason); found && m.quarter == 0 && m.month == 0 {
		m.quarter, _ = strconv.Atoi(p.value)
		m.jalali, *pending = true, ""
		return take(p.length)
	}
	if q := d.tokens[j].text; len(q) == 2 && q[0] == 'q' && q[1] >= '1' && q[1] <= '4' && d.tokens[j].upper && m.quarter == 0 {
		m.quarter = int(q[1] - '0')
		return take(1)
	}
	if p, found := d.longestWithin(j, end, classQuarter); found {
		if *ordinal > 0 && d.lexicon.Tones { // "đầu quý IV" is no day
			return j, false
		}
		*pending = classQuarter
		if m.day > 0 && m.day <= 4 && m.month == 0 && m.quarter == 0 { // "w 2. kwartale"
			m.quarter, m.day = m.day, 0
			return take(p.length)
		}
		if *ordinal > 0 && *ordinal <= 4 {
			m.quarter = *ordinal
			return take(p.length)
		}
		return j + p.length, true
	}
	if p, found := d.longestWithin(j, end, classHalf); found && !(m.year > 0 && d.inflects()) { // not "do 2028 r. połowa"
		*pending = classHalf
		if *ordinal > 0 && *ordinal <= 2 {
			m.half = *ordinal
			return take(p.length)
		}
		return j + p.length, true
	}
	if n := d.romanMonth(m, j); n > 0 {
		m.month = n
		return take(1)
	}
	if p, found := d.longestWithin(j, end, classOrdinal); found && *ordinal == 0 && !(d.is(j, classAnd) && !d.tokens[j].upper) && !d.endsLonger(j, end, p.length) && m.quarter == 0 && m.half == 0 && m.month == 0 {
		*ordinal, _ = strconv.Atoi(p.value)
		if *pending != "" {
			return take(p.length)
		}
		return j + p.length, true
	}
	if p, found := d.longestWithin(j, end, classEnd); found && !(d.lexicon.Order == verbLast && m.next == j && (m.month > 0 || m.year > 0)) { // not "پیش از ژوئیه پایان دهد"
		m.ending = true
		if d.is(j+p.length-1, classYear) || strings.HasPrefix(d.tokens[j+p.length-1].text, "year-") || p.length > 1 && d.is(j+p.length-2, classYear) { // "year-end"
			m.yearWord = true
			return take(p.length)
		}
		if j += p.length; j < end && d.tokens[j].text == "-" { // "end-June"
			j++
		}
		return j, true
	}
	if p, found := d.longestWithin(j, end, classMid); found {
		m.middle = true
		if j += p.length; j < end && d.tokens[j].text == "-" { // "mid-2025"
			j++
		}
		return j, true
	}
	if p, found := d.longestWithin(j, end, classYear); found {
		m.yearWord = true
		*pending = keep(*pending, classYear)
		if m.year > 0 && m.next == j || (m.ending || m.middle) && m.month == 0 && m.quarter == 0 {
			m.next = j + p.length
		}
		return j + p.length, true
	}
	if p, found := d.longestWithin(j, end, classWeekWord); found && *pending == "" && m.next == j {
		m.weekWord = true
		return j + p.length, true
	}
	if p, found := d.longestWithin(j, end, classMonthWord); found {
		if n := d.laterMonth(*m, j+p.length, end); n > 0 {
			m.month = n
			return take(p.length + 1)
		}
		m.monthWord = true
		if month, length := d.monthInWords(j+p.length, end); length > 0 && m.month == 0 {
			m.month = month
			return take(p.length + length)
		}
		*pending = keep(*pending, classMonthWord)
		if m.ending {
			m.next = j + p.length
		}
		return j + p.length, true
	}
	if u, hour := d.longestWithin(j, end, classUnit); hour && u.value == "H" && j+u.length < end && d.tokens[j+u.length].kind == number { // "ساعت ۱۷ روز ۶ سپتامبر"
		m.hour = true
		return j + u.length + 1, true
	}
	if u, found := d.longestWithin(j, end, classUnit); found && u.value == "W" && m.ending && m.next == j-1 && m.month == 0 { // "the end of the week"
		d.relativePart(m, classThisWeek)
		return take(u.length)
	}
	if u, found := d.longestWithin(j, end, classUnit); found && u.value == "W" && *ordinal+m.day > 0 && m.week == 0 && m.month == 0 { // "the 2nd week"
		m.week, *ordinal, m.day = *ordinal+m.day, 0, 0
		return j + u.length, true
	}
	if t := d.tokens[j].text; (t == "،" || t == "," || t == "و") && j > 0 && j+1 < end && d.is(j-1, classFill) && (d.tokens[j+1].kind == number || t == "و" && d.is(j+1, classFill)) { // "روز جمعه، ۱۸ ژوئیه"
		return j + 1, true
	}
	for _, c := range []string{classDay, classFill} {
		if p, found := d.longestWithin(j, end, c); found {
			return j + p.length, true
		}
	}
	return j, false
}

// keep keeps a quarter or half-year that waits for its number.
func keep(pending, other string) string {
	if pending == classQuarter || pending == classHalf {
		return pending
	}
	return other
}

// readNumber reads a number that is part of a moment: a whole date, a month and
// year, a day, a month, a quarter or a year.
func (d *drafter) readNumber(m *moment, j, end int, pending string, ordinal *int) (next int, ok bool) {
	take := func() (int, bool) {
		m.next = j + 1
		return j + 1, true
	}
	for _, c := range []string{classFirstHalf, classLastHalf} {
		if p, found := d.longestWithin(j, end, c); found {
			d.relativePart(m, c)
			m.next = j + p.length
			return m.next, true
		}
	}
	if u, hour := d.longestWithin(j+1, end, classUnit); hour && u.value == "H" || strings.Contains(d.tokens[j].text, ":") {
		m.hour = true
		return j + 1 + u.length, true
	}
	parts := strings.FieldsFunc(d.tokens[j].text, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	if len(parts) > 3 || m.day > 0 && len(parts) > 1 {
		return j, false
	}
	n := make([]int, len(parts))
	for k, p := range parts {
		var err error
		if n[k], err = strconv.Atoi(p); err != nil || len(p) > 4 {
			return j, false
		}
	}
	switch {
	case len(n) == 2 && d.spansDays(j, n, end):
		m.day = n[1]
		return take()
	case d.lexicon.Tones && len(n) == 1 && m.month > 0 && m.day == 0 && m.year == 0 && n[0] > m.month && n[0] <= 12 && d.tokens[j-1].text == "," && d.is(j+1, classYear): // "tháng 5, 6 năm 2025"
		m.month = n[0]
		return take()
	case len(n) == 3 && len(parts[0]) == 4:
		m.year, m.month, m.day = n[0], n[1], n[2]
		m.jalali = isJalaliYear(m.year)
		return take()
	case d.lexicon.Tones && len(n) == 3 && pending == classMonthWord && n[0] < n[1]: // "tháng 4-5/2025"
		m.month, m.year = n[1], n[2]
		return take()
	case len(n) == 3:
		m.day, m.month, m.year = n[0], n[1], n[2]
		m.jalali = isJalaliYear(m.year)
		return take()
	case len(n) == 2 && len(parts[1]) == 4 && pending == classQuarter:
		m.quarter, m.year = n[0], n[1]
		return take()
	case len(n) == 2 && len(parts[1]) == 4:
		m.month, m.year = n[0], n[1]
		return take()
	case d.inEnglish() && strings.Contains(d.tokens[j].text, "."): // "by 2.5 percentage points"
		return j, false
	case len(n) == 2 && (!strings.Contains(d.tokens[j].text, "-") || d.lexicon.Tones && d.is(j-1, classDay)) && (len(parts[0]) <= 2 && len(parts[1]) <= 2):
		m.day, m.month = n[0], n[1]
		return take()
	case len(n) != 1:
		return j, false
	case len(parts[0]) == 4 && m.year == 0 && (n[0] >= 1900 && n[0] < 2200 || isJalaliYear(n[0])):
		m.year, m.jalali = n[0], m.jalali || isJalaliYear(n[0])
		return take()
	case len(parts[0]) > 2:
		return j, false
	case pending == classQuarter && m.quarter == 0 && *ordinal == 0 && n[0] <= 4:
		m.quarter = n[0]
		return take()
	case pending == classMonthWord && m.month == 0:
		m.month = n[0]
		return take()
	case m.day == 0 && m.year == 0 && m.quarter == 0 && m.half == 0:
		m.day = n[0]
		return take()
	}
	return j, false
}
