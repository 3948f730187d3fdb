package decompose

import (
	"strconv"
	"time"

	"dondoc/models/deadline"
)

// relativePart reads a part of a moment that is told from the day of issue: "this
// year", "next month", or a half that its name alone tells.
func (d *drafter) relativePart(m *moment, class string) {
	day := d.options.IssuedOn
	switch class {
	case classFirstHalf:
		m.half = 1
	case classLastHalf:
		m.half = 2
	case classThisYear:
		m.year, m.jalali = day.Year, m.jalali || d.solar
	case classNextYear:
		m.year, m.jalali = day.Year+1, m.jalali || d.solar
	case classThisQuarter, classNextQuarter:
		m.year, m.quarter = day.Year, (int(day.Month)+2)/3
		if class == classNextQuarter {
			m.year, m.quarter = m.year+m.quarter/4, m.quarter%4+1
		}
	case classThisWeek, classNextWeek:
		if day.IsZero() {
			return
		}
		if class == classNextWeek {
			day = day.AddDays(7)
		}
		last := d.endOfWeek(day)
		m.year, m.month, m.day, m.wholeWeek = last.Year, int(last.Month), last.Day, true
	case classThisMonth:
		m.year, m.month = d.monthOf(day)
	case classNextMonth:
		if first := day.EndOfMonth().AddDays(1); d.solar {
			m.year, m.month = d.monthOf(day.AddDays(31))
		} else if !day.IsZero() {
			m.year, m.month = first.Year, int(first.Month)
		}
	}
	if d.solar && (class == classThisMonth || class == classNextMonth) {
		m.jalali = true
	}
	if m.jalali && (class == classThisYear || class == classNextYear) {
		m.year = jalaliYear(day) + m.year - day.Year
	}
}

// endOfWeek is the last day of the week in which a day lies: Sunday by ISO 8601, Friday
// where the solar Hijri calendar is used.
func (d *drafter) endOfWeek(day deadline.Date) deadline.Date {
	last := time.Sunday
	if d.lexicon.Order == verbLast {
		last = time.Friday
	}
	return day.AddDays((int(last) - int(day.Weekday()) + 7) % 7)
}

// endsLonger tells whether words for an end begin at token j that are longer than the
// ordinal there: "ostatni dzień listopada".
func (d *drafter) endsLonger(j, end, ordinal int) bool {
	e, ok := d.longestWithin(j, end, classEnd)
	return ok && e.length > ordinal
}

// lastOfDays is the last of the days of one month of which the number at token j is the
// first: "12 و13 مايو", "۱۰، ۱۱ و ۱۲ آبان"; else j.
func (d *drafter) lastOfDays(j, end int) int {
	const most = 31
	if !d.lexicon.Clitics && d.lexicon.Order != verbLast {
		return j
	}
	last, day := j, 0
	for k := j; k < end && d.tokens[k].kind == number; k += 2 {
		n, err := strconv.Atoi(d.tokens[k].text)
		if err != nil || n <= day || n > most {
			return j
		}
		last, day = k, n
		if k+1 >= end || d.tokens[k+1].text != "،" && d.tokens[k+1].text != "و" {
			break
		}
	}
	if last+1 >= end || !d.isAny(last+1, classMonth, classJalali) {
		return j
	}
	return last
}

// countsDay tells whether an ordinal before the month at token j is a day of it, though the
// word for a month may stand between: "دهم ماه حوت".
func (d *drafter) countsDay(j int, pending string) bool {
	return pending == "" || d.lexicon.Order == verbLast && pending == classMonthWord && d.is(j-1, classMonthWord)
}
