package decompose

import (
	"strconv"
	"strings"
	"time"

	"dondoc/models/deadline"
)

func isJalaliYear(y int) bool { return y >= 1300 && y < 1500 }

// jalaliStart is the first day of a month, season, half or year of the solar Hijri calendar.
func (m moment) jalaliStart() (deadline.Date, bool) {
	if !m.jalali || m.day > 0 || !isJalaliYear(m.year) || m.month > 12 {
		return deadline.Date{}, false
	}
	return jalali(m.year, max(m.month, 3*m.quarter-2, 6*m.half-5, 1), 1), true
}

// inJalali turns a moment of the solar Hijri calendar into a day: the last day
// of its month or year, since those are none of ours.
func inJalali(kind deadline.Kind, year, month, day int) (deadline.Kind, deadline.Date, bool) {
	if month < 1 || month > 12 || !isJalaliYear(year) {
		return "", deadline.Date{}, false
	}
	switch kind {
	case deadline.KindDate:
		if day > 31 {
			return "", deadline.Date{}, false
		}
		return kind, jalali(year, month, day), true
	case deadline.KindMonth, deadline.KindQuarter, deadline.KindHalfYear, deadline.KindYear:
		months := map[deadline.Kind]int{deadline.KindMonth: 1, deadline.KindQuarter: 3, deadline.KindHalfYear: 6, deadline.KindYear: 12}[kind]
		month += months
		if month > 12 {
			year, month = year+1, month-12
		}
		return deadline.KindDate, jalali(year, month, 1).AddDays(-1), true
	}
	return "", deadline.Date{}, false
}

// jalali is the day of a date of the solar Hijri calendar, by its cycle of 33
// years with 8 leap years, which holds from 1300 to 1500.
func jalali(year, month, day int) deadline.Date {
	days := (year-1300)*365 + leapsSince1300(year)
	days += (month-1)*30 + min(month-1, 6) + day - 1
	return deadline.MustDate(1921, time.March, 21).AddDays(days)
}

// leapsSince1300 counts the leap years from 1300 up to, not including, year.
func leapsSince1300(year int) int {
	n := 0
	for y := 1300; y < year; y++ {
		switch y % 33 {
		case 1, 5, 9, 13, 17, 22, 26, 30:
			n++
		}
	}
	return n
}

// jalaliYear is the year of the solar Hijri calendar in which a day lies.
func jalaliYear(day deadline.Date) int {
	const before = 621
	if year := day.Year - before; !day.Before(jalali(year, 1, 1)) {
		return year
	}
	return day.Year - before - 1
}

// usesJalali tells whether a text names years of the solar Hijri calendar, or days of its
// months.
func (d *drafter) usesJalali() bool {
	const digits = 4
	if len(d.lexicon.Jalali) == 0 {
		return false
	}
	for i, t := range d.tokens {
		if t.kind == number && len(t.text) <= 2 && i+1 < len(d.tokens) && d.is(i+1, classJalali) && !d.is(i+1, classOrdinary) {
			return true
		}
		if t.kind != number || len(t.text) < digits {
			continue
		}
		year, err := strconv.Atoi(t.text[:digits])
		if err == nil && isJalaliYear(year) && (len(t.text) > digits && strings.ContainsRune("/-", rune(t.text[digits])) || len(t.text) == digits && i > 0 && d.isAny(i-1, classJalali, classYear)) { // "۱۳۵۰ مدرسه" is none
			return true
		}
	}
	return false
}

// meansMonth tells whether the name of a month that means something else too is
// one before token j: a day, a year or the word for month stands beside it.
func (d *drafter) meansMonth(m *moment, j, end, ordinal int) bool {
	if m.day > 0 || m.monthWord || ordinal > 0 || m.ending && d.tokens[min(j, end-1)].text != "و" {
		return true
	}
	year, err := strconv.Atoi(d.tokens[min(j, end-1)].text)
	return err == nil && isJalaliYear(year)
}

// monthOf is the year and month in which a day lies, of the solar Hijri calendar
// where the text counts so.
func (d *drafter) monthOf(day deadline.Date) (year, month int) {
	if !d.solar || day.IsZero() {
		return day.Year, int(day.Month)
	}
	year, month = jalaliYear(day), 12
	for month > 1 && day.Before(jalali(year, month, 1)) {
		month--
	}
	return year, month
}
