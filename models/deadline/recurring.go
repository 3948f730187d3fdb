package deadline

// maxOccurrences bounds the number of an occurrence: more than 250 years of days.
const maxOccurrences = 100_000

// Occurrence returns the n-th due day of a recurring deadline, counted from 1, or
// no date when there is none: another kind, no period stated, n out of range, or
// neither Starts nor signed known.
//
// The first due day is Starts. Where the directive names none, a period of days or
// weeks is counted from signed, and one of months or years falls due at the end of
// the calendar month, quarter, half-year or year (on DayOfMonth of its last month),
// first after signed. Each is counted from the first, so the 31st falls back to 28
// February and returns to 31 March.
func (d Deadline) Occurrence(n int, signed Date) Date {
	if n < 1 || n > maxOccurrences {
		return Date{}
	}
	s, ok := d.series(signed)
	if !ok {
		return Date{}
	}
	return s.at(n)
}

// NextAfter returns the first due day of a recurring deadline that lies after the
// given day (its first of all when that is no date), or no date where Occurrence
// has none.
func (d Deadline) NextAfter(after, signed Date) Date {
	s, ok := d.series(signed)
	if !ok {
		return Date{}
	}
	n := s.numberNear(after)
	for range 4 { // the estimate errs by no more than three
		due := s.at(n)
		if due.IsZero() || due.After(after) {
			return due
		}
		n++
	}
	return Date{}
}

// series is a recurring deadline worked out: either first and a step in days, or
// the month and day of the first due day and a step in months.
type series struct {
	first      Date
	stepDays   int
	month, day int // monthIndex; day as dayInMonth takes it
	stepMonths int
}

func (s series) at(n int) Date {
	if s.stepDays > 0 {
		return s.first.AddDays((n - 1) * s.stepDays)
	}
	return dayInMonth(s.month+(n-1)*s.stepMonths, s.day)
}

// numberNear returns the number of a due day at most three before the one sought.
func (s series) numberNear(after Date) int {
	n := 1
	if s.stepDays > 0 {
		n += s.first.DaysUntil(after) / s.stepDays
	} else {
		n += (monthIndex(after)-s.month)/s.stepMonths - 1
	}
	return max(1, n)
}

func (d Deadline) series(signed Date) (series, bool) {
	period, err := ParsePeriod(d.Every)
	if d.Kind != KindRecurring || err != nil || (d.Starts.IsZero() && signed.IsZero()) {
		return series{}, false
	}
	if step := period.days(); step > 0 {
		first := d.Starts
		if first.IsZero() {
			first = signed.AddDays(step)
		}
		return series{first: first, stepDays: step}, true
	}
	return d.monthSeries(period.months(), signed), true
}

func (d Deadline) monthSeries(step int, signed Date) series {
	s := series{stepMonths: step, day: 31}
	switch {
	case d.DayOfMonth > 0 && d.Inclusive:
		s.day = d.DayOfMonth
	case d.DayOfMonth > 0:
		s.day = d.DayOfMonth - 1
	case !d.Starts.IsZero():
		s.day = d.Starts.Day
	}
	earliest := d.Starts
	if earliest.IsZero() {
		earliest = signed.AddDays(1)
		s.month = lastMonthOfPeriod(signed, step)
	} else {
		s.month = monthIndex(d.Starts)
	}
	for range 2 { // the day of that month may be past, and day 0 lies a month earlier still
		if s.at(1).Before(earliest) {
			s.month += step
		}
	}
	return s
}

// lastMonthOfPeriod returns the month in which a period of so many months that
// holds day ends: the calendar's own quarter, half-year or year where the length
// divides the year, a December for whole years, else counted from day's month.
func lastMonthOfPeriod(day Date, months int) int {
	switch {
	case 12%months == 0:
		return monthIndex(day.endOfBlock(months))
	case months%12 == 0:
		return monthIndex(day.EndOfYear()) + months - 12
	}
	return monthIndex(day) + months - 1
}

// recurringPrecision is the precision of one due day: a bare "every month" is
// month-precise, anything with a day of its own is precise to the day.
func (d Deadline) recurringPrecision() Precision {
	period, err := ParsePeriod(d.Every)
	if err != nil {
		return PrecisionNone
	}
	if d.DayOfMonth > 0 || !d.Starts.IsZero() {
		return PrecisionDay
	}
	switch period.months() {
	case 0:
		return PrecisionDay
	case 3:
		return PrecisionQuarter
	case 6:
		return PrecisionHalfYear
	}
	if period.months()%12 == 0 {
		return PrecisionYear
	}
	return PrecisionMonth
}
