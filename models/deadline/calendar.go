package deadline

import "time"

// DayKind says why a day of the calendar differs from the ordinary week.
type DayKind string

// The kinds of day a working calendar lists.
const (
	DayHoliday DayKind = "holiday" // a public holiday
	DayOff     DayKind = "day_off" // off by swap or as compensation
	DayMakeUp  DayKind = "make_up" // a weekend day worked in exchange for a day off
)

// Known reports whether k is one of the kinds above.
func (k DayKind) Known() bool { return k == DayHoliday || k == DayOff || k == DayMakeUp }

// CalendarDay is one listed day of a working calendar.
type CalendarDay struct {
	Date Date
	Kind DayKind
}

// Calendar tells working days from days off: Monday to Friday, save for the days
// it lists. The zero value lists none. It never changes, so it can be shared.
type Calendar struct {
	// exceptions holds only the days that differ from their weekday, with whether
	// they are worked: a holiday on a Sunday is none.
	exceptions map[Date]bool
}

// maxWorkingDays bounds how far one addition walks: some 380 years of work, far
// beyond any term, so that a wild number costs little.
const maxWorkingDays = 100_000

// NewCalendar builds the calendar from listed days. A make-up day is worked, a
// day of any other kind is off; where a date is listed twice the last one counts.
func NewCalendar(days []CalendarDay) Calendar {
	exceptions := make(map[Date]bool, len(days))
	for _, day := range days {
		if day.Date.IsZero() {
			continue
		}
		working := day.Kind == DayMakeUp
		if working == ordinaryWorkday(day.Date) {
			delete(exceptions, day.Date)
			continue
		}
		exceptions[day.Date] = working
	}
	return Calendar{exceptions}
}

func ordinaryWorkday(d Date) bool {
	weekday := d.Weekday()
	return weekday != time.Saturday && weekday != time.Sunday
}

// Working reports whether d is a working day. No date is none.
func (c Calendar) Working(d Date) bool {
	if d.IsZero() {
		return false
	}
	if working, listed := c.exceptions[d]; listed {
		return working
	}
	return ordinaryWorkday(d)
}

// NextWorking returns d when it is a working day, else the first one after it.
func (c Calendar) NextWorking(d Date) Date { return c.walk(d, 1) }

// PreviousWorking returns d when it is a working day, else the last one before it.
func (c Calendar) PreviousWorking(d Date) Date { return c.walk(d, -1) }

// walk steps from d to the first working day. It ends because only the listed
// days can be off for longer than a weekend, and at the edge of the years a Date
// can hold, where it gives no date.
func (c Calendar) walk(d Date, step int) Date {
	for !d.IsZero() && !c.Working(d) {
		d = d.AddDays(step)
	}
	return d
}

// AddWorkingDays returns the n-th working day after d, or before it when n is
// negative; n = 0 gives d itself. The day d is not counted (Civil Code 2015,
// article 147: a term in days starts on the day after), and the result, being a
// working day, never needs moving off a holiday (article 148). Beyond 100,000
// working days it gives no date.
func (c Calendar) AddWorkingDays(d Date, n int) Date {
	if n > maxWorkingDays || n < -maxWorkingDays {
		return Date{}
	}
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for ; n > 0; n-- {
		d = c.walk(d.AddDays(step), step)
	}
	return d
}

// WorkingDaysBetween counts the working days after from up to and including to,
// so that it undoes AddWorkingDays; negative when to lies before from.
func (c Calendar) WorkingDaysBetween(from, to Date) int {
	if from.IsZero() || to.IsZero() {
		return 0
	}
	if to.Before(from) {
		return -c.WorkingDaysBetween(to, from)
	}
	const week, workWeek = 7, 5
	days := from.DaysUntil(to)
	count := days / week * workWeek
	for i := range days % week {
		if ordinaryWorkday(to.AddDays(-i)) {
			count++
		}
	}
	for date, working := range c.exceptions {
		switch {
		case !date.After(from) || date.After(to):
		case working:
			count++
		default:
			count--
		}
	}
	return count
}
