package decompose

import (
	"cmp"

	"dondoc/models/deadline"
)

// labelled reads the moment after "time of completion", with or without a word
// like "in" or "before" between.
func (d *drafter) labelled(i, j, end int) (stated, bool) {
	for k := j; k < min(end, j+5); k++ {
		t := d.tokens[k]
		if t.kind == mark && t.text != ":" && t.text != "-" && t.text != "(" || d.lexicon.Clitics && d.isAny(k, classHead, classWeakHead, classCollective, classTitle) { // "تستكمل الوزارة الأعمال"
			break
		}
		for _, c := range []string{classBefore, classBy, classIn, classFrom} {
			for _, m := range d.look(k) {
				if m.class == c {
					if s, ok := d.marked(c, k, k+m.length, end); ok {
						s.label, s.first = true, i
						return s, true
					}
				}
			}
		}
		if d.isAny(k, classEvery, classRecurring) { // "Termin: co 14 dni"
			if s, ok := d.deadlineAt(k, end); ok && s.rank == rankRecurring {
				s.label, s.first = true, i
				return s, true
			}
		}
		if d.lexicon.Tones && d.is(k, classBefore) { // "hoàn thành trước mùa mưa năm 2026"
			break
		}
		if m, ok := d.longest(k, classWithin); ok {
			if s, ok := d.term(k, k+m.length, end); ok {
				s.label, s.first = true, i
				return s, true
			}
		}
		if s, ok := d.term(k, k, end); ok && t.kind == number && d.is(k+1, classUnit) { // "مهلت: ۶ ماه"
			s.label, s.first = true, i
			return s, true
		}
		if s, ok := d.marked(classIn, i, k, end); ok && s.rank <= rankYear {
			s.label = true
			return s, true
		}
		if m, ok := d.readMoment(k, end); ok && m.month > 0 { // a day that was before the text was issued; its year is no deadline
			break
		}
	}
	return stated{}, false
}

// marked reads the moment at token j that a word of the class stands before.
func (d *drafter) marked(class string, i, j, end int) (stated, bool) {
	m, ok := d.readMoment(j, end)
	if !ok || d.namesYearOf(m, end) || d.spansYears(m, end) {
		return stated{}, false
	}
	if class == classIn {
		m = d.lastOfTwo(m, end)
	}
	m = d.dayInBrackets(m, end)
	if d.namesMeeting(m, end) || class == classIn && d.saysWhichMonths(i, j) {
		return stated{}, false
	}
	if s, ok := d.dayOfMonth(class, i, m, end); ok {
		return s, true
	}
	if every, next, ok := d.afterQuarter(m); ok {
		s := stated{first: i, end: next, rank: rankRecurring}
		s.Kind, s.Every, s.Inclusive = deadline.KindRecurring, every, true
		return s, true
	}
	every, rhythm := d.rhythmBefore(i)
	each, ok := d.longestWithin(m.next, end, classEachYear)
	if (ok || rhythm && every == "P1Y") && m.year == 0 && (m.month+m.quarter+m.half > 0) && m.day == 0 { // "هر سال در آبان", "تا پایان حوت هر سال"
		every = "P1Y"
		s := stated{first: i, end: m.next + each.length, rank: rankRecurring}
		s.Kind, s.Every, s.Inclusive = deadline.KindRecurring, every, true
		return s, true
	}
	kind, day, ok := d.resolve(m)
	if !ok {
		return stated{}, false
	}
	s := stated{first: i, end: m.next}
	s.Kind, s.Date, s.Inclusive = kind, day, true
	if kind == deadline.KindYear && !m.ending {
		if d.inEnglish() && d.tokens[m.next-1].kind == number && d.isSkipArticle(m.next-2) && m.next < end && d.tokens[m.next].kind == word {
			return stated{}, false // "in the 2025 budget"
		}
		s.rank = rankYear
		for k := max(0, i-3); k < i; k++ {
			if d.is(k, classVision) {
				return stated{}, false
			}
		}
	}
	switch {
	case class == classFrom:
		s.Kind, s.rank = deadline.KindFromDate, rankFrom
		if m.jalali && m.day == 0 {
			m.year = cmp.Or(m.year, jalaliYear(day))
			if start, ok := m.jalaliStart(); ok {
				s.Date = start
			}
		}
	case class == classBefore && m.jalali && m.day == 0:
		m.year = cmp.Or(m.year, jalaliYear(day))
		if start, ok := m.jalaliStart(); ok && !m.ending {
			s.Kind, s.Date = deadline.KindBeforeDate, start.AddDays(-1)
		}
	case class == classBefore && (m.hour || m.wholeWeek && m.ending): // before 17:00 of a day that still counts
	case class == classBefore && kind == deadline.KindDate:
		s.Kind, s.Inclusive = deadline.KindBeforeDate, false
	case class == classBefore && !m.ending: // before September: until the end of August
		s.Kind, s.Date = deadline.KindBeforeDate, day.AddDays(-1)
	}
	if d.inEnglish() && class == classBy && d.tokens[i].text == "on" && day == d.options.IssuedOn { // of the meeting
		return stated{}, false
	}
	return s, d.ahead(s.Deadline)
}

// lastOfTwo is the later month or quarter of "in April and May 2025".
func (d *drafter) lastOfTwo(m moment, end int) moment {
	if m.month+m.quarter == 0 || m.day > 0 || m.next+1 >= end || !d.is(m.next, classAnd) && d.tokens[m.next].text != "-" {
		return m
	}
	if second, ok := d.readMoment(m.next+1, end); ok && second.day == 0 && (second.month > m.month || second.quarter > m.quarter) {
		return second
	}
	return m
}

// dayInBrackets is the day that brackets behind a month or year say it ends on: "by the
// end of the financial year 1398 (21 December)".
func (d *drafter) dayInBrackets(m moment, end int) moment {
	if m.day > 0 || m.next+1 >= end || d.tokens[m.next].text != "(" {
		return m
	}
	exact, ok := d.readMoment(m.next+1, end)
	if !ok || exact.day == 0 || exact.month == 0 || exact.next >= end || d.tokens[exact.next].text != ")" {
		return m
	}
	if exact.year == 0 {
		exact.year = m.year
	}
	exact.next++
	return exact
}

// ahead tells whether a deadline does not lie before the day of issue: a day
// before it was told of something else.
func (d *drafter) ahead(x deadline.Deadline) bool {
	if d.options.IssuedOn.IsZero() {
		return true
	}
	if x.Kind == deadline.KindFromDate {
		return !x.Date.Before(d.options.IssuedOn)
	}
	return x.Validate(d.options.IssuedOn) == nil
}

// dayOfMonth reads "before the 25th of each month" and "before 15 December each
// year".
func (d *drafter) dayOfMonth(class string, i int, m moment, end int) (stated, bool) {
	if m.day == 0 || m.year > 0 || class == classFrom {
		return stated{}, false
	}
	every, ok := d.rhythmBefore(i)
	if ok && every > "P1Y" { // "định kỳ 6 tháng (trước ngày 15/6)"
		s := stated{first: i, end: m.next, rank: rankRecurring}
		s.Kind, s.Every, s.Inclusive = deadline.KindRecurring, every, class != classBefore
		return s, true
	}
	if ok && (m.month == 0) == (every == "P1M") && m.day <= 31 { // "corocznie do 31 marca"
		s := stated{first: i, end: m.next, rank: rankRecurring}
		s.Kind, s.Every, s.Inclusive = deadline.KindRecurring, every, class != classBefore
		if m.month == 0 {
			s.DayOfMonth = m.day
			return s, true
		}
		kind, day, ok := d.resolve(m)
		if !ok || kind != deadline.KindDate {
			return stated{}, false
		}
		if class == classBefore {
			day = day.AddDays(-1)
		}
		s.Starts, s.Inclusive = day, true
		return s, true
	}
	if every, next, ok := d.ofQuarter(i, m, end); ok {
		s := stated{first: i, end: next, rank: rankRecurring}
		s.Kind, s.Every, s.DayOfMonth, s.Inclusive = deadline.KindRecurring, every, m.day, class != classBefore
		return s, true
	}
	if s, ok := d.twoDaysEachYear(class, i, m, end); ok {
		return s, true
	}
	for j := m.next; j < min(end, m.next+4); j++ {
		if e, ok := d.longestWithin(j, end, classEach); ok && m.month == 0 && m.day <= 31 {
			s := stated{first: i, end: j + e.length, rank: rankRecurring}
			s.Kind, s.Every, s.DayOfMonth, s.Inclusive = deadline.KindRecurring, "P1M", m.day, class != classBefore
			if d.is(s.end, classOfQuarter) { // "của tháng cuối quý"
				s.Every = "P3M"
			}
			return s, true
		}
		if e, ok := d.longestWithin(j, end, classEachYear); ok && m.month > 0 {
			kind, day, ok := d.resolve(m)
			if !ok || kind != deadline.KindDate {
				return stated{}, false
			}
			s := stated{first: i, end: j + e.length, rank: rankRecurring}
			if class == classBefore {
				day = day.AddDays(-1)
			}
			s.Kind, s.Every, s.Starts, s.Inclusive = deadline.KindRecurring, "P1Y", day, true
			return s, true
		}
		if d.tokens[j].kind != word && d.tokens[j].text != "." { // "do 10. dnia miesiąca następującego"
			break
		}
	}
	return stated{}, false
}

// twoDaysEachYear reads "by 15 January and by 15 July of each year".
func (d *drafter) twoDaysEachYear(class string, i int, m moment, end int) (stated, bool) {
	if m.month == 0 || m.next+1 >= end || !d.is(m.next, classAnd) {
		return stated{}, false
	}
	j := m.next + 1
	if by, ok := d.longestWithin(j, end, class); ok {
		j += by.length
	}
	second, ok := d.readMoment(j, end)
	if !ok || second.day == 0 || second.month == 0 || second.year > 0 {
		return stated{}, false
	}
	each, ok := d.longestWithin(second.next, end, classEachYear)
	if !ok {
		return stated{}, false
	}
	s := stated{first: i, end: second.next + each.length, rank: rankRecurring}
	s.Kind, s.Every, s.Inclusive = deadline.KindRecurring, "P6M", class != classBefore
	return s, true
}

// rhythmBefore is the month or year that a word right before token i says a day
// comes back in: "hằng tháng, trước ngày 20".
func (d *drafter) rhythmBefore(i int) (every string, ok bool) {
	if i > 0 && (d.tokens[i-1].text == "," || d.tokens[i-1].text == "(" && d.lexicon.Tones) {
		i--
	}
	for at := max(0, i-4); at < i; at++ {
		for _, m := range d.look(at) {
			if m.class == classRecurring && at+m.length == i && (m.value == "P1M" || m.value == "P1Y" || m.value > "P1Y" && d.lexicon.Tones) {
				return m.value, true
			}
		}
	}
	return "", false
}

// saysWhichMonths tells whether the Persian words from token i on only say in which months of
// a season or year something goes on: "در ماه‌های تابستان افزایش دهد".
func (d *drafter) saysWhichMonths(i, j int) bool {
	for k := i; k <= j && k+1 < len(d.tokens); k++ {
		if d.lexicon.Order == verbLast && d.tokens[k].text == "ماههای" {
			return !d.isAny(k+1, classMonth, classJalali)
		}
	}
	return false
}
