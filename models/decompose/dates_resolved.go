package decompose

import (
	"time"

	"dondoc/models/deadline"
)

// resolve makes a deadline's kind and day of a moment. Where no year stands it is
// that of the day of issue, or the next when the moment is past by then.
func (d *drafter) resolve(m moment) (kind deadline.Kind, first deadline.Date, ok bool) {
	issued := d.options.IssuedOn
	year, guessed := m.year, m.year == 0
	m.jalali = m.jalali || guessed && d.solar && m.month == 0
	if guessed {
		if issued.IsZero() {
			return "", deadline.Date{}, false
		}
		if year = issued.Year; m.jalali {
			year = jalaliYear(issued)
		}
	}
	if guessed && m.month == 0 && m.quarter == 0 && m.half == 0 && m.monthWord && !m.yearWord { // "the end of the month"
		_, m.month = d.monthOf(issued)
	}
	kind, first, ok = m.in(year)
	if ok && guessed && !issued.IsZero() && (deadline.Deadline{Kind: kind, Date: first}).LastDay(issued, deadline.Calendar{}).Before(issued) {
		kind, first, ok = m.in(year + 1)
	}
	return kind, first, ok
}

// in is the moment in a year: its kind and its first day.
func (m moment) in(year int) (deadline.Kind, deadline.Date, bool) {
	kind, month, day := deadline.KindYear, 1, 1
	switch {
	case m.day > 0 && m.month > 0:
		kind, month, day = deadline.KindDate, m.month, m.day
	case m.day > 0:
		return "", deadline.Date{}, false
	case m.month > 0 && m.week > 0 && m.week < 4: // "the first week of June"
		kind, month, day = deadline.KindDate, m.month, 7*m.week
	case m.month > 0 && m.tenDays > 0 && m.tenDays < 3: // "w pierwszej dekadzie kwietnia"
		kind, month, day = deadline.KindDate, m.month, 10*m.tenDays
	case m.month > 0 && m.half == 1: // "the first half of June"
		kind, month, day = deadline.KindDate, m.month, 15
	case m.month > 0 && m.middle:
		kind, month, day = deadline.KindDate, m.month, 15
	case m.month > 0:
		kind, month = deadline.KindMonth, m.month
	case m.quarter > 0 && m.quarter <= 4:
		kind, month = deadline.KindQuarter, 3*m.quarter-2
	case m.half == 0 && m.middle: // of a year, of which each half in Iran's has 31 days a month
		if kind, month, day = deadline.KindDate, 6, 30; m.jalali {
			day++
		}
	case m.half > 0:
		kind, month = deadline.KindHalfYear, 6*m.half-5
	}
	if m.jalali {
		return inJalali(kind, year, month, day)
	}
	date, err := deadline.NewDate(year, time.Month(month), day)
	return kind, date, err == nil
}
