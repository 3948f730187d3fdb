package deadline

// Deadline is a time limit as a directive states it, in the grammar of the
// domain. Which fields carry meaning depends on Kind; Validate tells the rest.
type Deadline struct {
	AsWritten string `json:"as_written,omitzero"` // the directive's own words, in its language
	Kind      Kind   `json:"kind"`

	// Date is the day stated: for KindBeforeDate the D of "before D" itself, for a
	// month, quarter, half-year or year any day in it.
	Date Date `json:"date,omitzero"`

	// Inclusive says that the day stated still counts. For KindBeforeDate (and a
	// recurring DayOfMonth) false ends the day before; an office that reads
	// "before D" as "until D" sets it true.
	Inclusive bool `json:"inclusive,omitzero"`

	// Every is the ISO 8601 period of KindRecurring ("P5D", "P1W", "P1M", "P3M",
	// "P6M", "P1Y"); empty where the directive states none ("periodic reports").
	Every string `json:"every,omitzero"`

	// Starts is the first due day of KindRecurring; with DayOfMonth the day from
	// which to look for it.
	Starts Date `json:"starts,omitzero"`

	// DayOfMonth (1 to 31) fixes the day of a monthly, quarterly … deadline: "before
	// the 25th of each month". In shorter months it means the last day.
	DayOfMonth int `json:"day_of_month,omitzero"`

	// N is the length of KindWithinDays and KindWithinWorkingDays, and the offset
	// from Event of KindRelative: days after it, or before it when negative.
	N int `json:"n,omitzero"`

	// Working makes the offset of KindRelative working days.
	Working bool `json:"working,omitzero"`

	// RollOver moves the end of a term counted in calendar days off a day off, to
	// the next working day, as article 148 of the Civil Code 2015 does for civil
	// matters. Whether a directive is read so is the office's decision.
	RollOver bool `json:"roll_over,omitzero"`

	Event   string `json:"event,omitzero"`    // KindRelative: what must happen first ("the law is passed")
	EventOn Date   `json:"event_on,omitzero"` // the day it happened, once entered
}

// Kind is the form in which a deadline is stated.
type Kind string

// The kinds of deadline.
const (
	KindNone              Kind = "none"                // the directive gives no time
	KindDate              Kind = "date"                // by 25 June 2025
	KindMonth             Kind = "month"               // in July 2025
	KindQuarter           Kind = "quarter"             // in the third quarter of 2025
	KindHalfYear          Kind = "half_year"           // in the first half of 2025
	KindYear              Kind = "year"                // in 2025
	KindBeforeDate        Kind = "before_date"         // before 30 June 2025
	KindFromDate          Kind = "from_date"           // from 1 July 2025
	KindWithinDays        Kind = "within_days"         // within 10 days of signing
	KindWithinWorkingDays Kind = "within_working_days" // within 15 working days of signing
	KindRecurring         Kind = "recurring"           // every 5 days
	KindRelative          Kind = "relative"            // right after the law is passed
	KindUrgent            Kind = "urgent"              // at once, no day given
)

// Precision is how finely a deadline is stated.
type Precision string

// The precisions.
const (
	PrecisionNone     Precision = "none"
	PrecisionDay      Precision = "day"
	PrecisionMonth    Precision = "month"
	PrecisionQuarter  Precision = "quarter"
	PrecisionHalfYear Precision = "half_year"
	PrecisionYear     Precision = "year"
)

// Precision returns how finely the deadline is stated: none when it has no day
// (yet), and for a recurring deadline that of one due day.
func (d Deadline) Precision() Precision {
	switch d.Kind {
	case KindDate, KindBeforeDate, KindFromDate, KindWithinDays, KindWithinWorkingDays:
		return PrecisionDay
	case KindMonth:
		return PrecisionMonth
	case KindQuarter:
		return PrecisionQuarter
	case KindHalfYear:
		return PrecisionHalfYear
	case KindYear:
		return PrecisionYear
	case KindRelative:
		if !d.EventOn.IsZero() {
			return PrecisionDay
		}
	case KindRecurring:
		return d.recurringPrecision()
	}
	return PrecisionNone
}

// LastDay returns the last day in time, or no date when the deadline has none
// (yet): none and urgent state no day, a recurring one has a due day a period (see
// Occurrence), a relative one waits for its event, and a term "of signing" for
// signed. A term in days does not count its first day (Civil Code 2015, article
// 147), so 10 days of signing on the 1st end on the 11th.
func (d Deadline) LastDay(signed Date, cal Calendar) Date {
	switch d.Kind {
	case KindDate, KindFromDate:
		return d.Date
	case KindBeforeDate:
		if d.Inclusive {
			return d.Date
		}
		return d.Date.AddDays(-1)
	case KindMonth, KindQuarter, KindHalfYear, KindYear:
		return d.endOfPeriod()
	case KindWithinDays, KindWithinWorkingDays:
		if d.N < 1 {
			return Date{}
		}
		return d.offset(signed, d.Kind == KindWithinWorkingDays, cal)
	case KindRelative:
		return d.offset(d.EventOn, d.Working, cal)
	}
	return Date{}
}

// endOfPeriod returns the last day of the month, quarter, half-year or year in
// which Date lies.
func (d Deadline) endOfPeriod() Date {
	switch d.Kind {
	case KindMonth:
		return d.Date.EndOfMonth()
	case KindQuarter:
		return d.Date.EndOfQuarter()
	case KindHalfYear:
		return d.Date.EndOfHalf()
	}
	return d.Date.EndOfYear()
}

// offset returns the day N days, or working days, from start.
func (d Deadline) offset(start Date, working bool, cal Calendar) Date {
	if start.IsZero() {
		return Date{}
	}
	if working {
		return cal.AddWorkingDays(start, d.N)
	}
	end := start.AddDays(d.N)
	if d.RollOver && d.N > 0 {
		return cal.NextWorking(end)
	}
	return end
}

// DaysLeft returns the days from today to the due day: 0 on the day itself,
// negative once it is past, and 0 when there is no due day.
func DaysLeft(due, today Date) int { return today.DaysUntil(due) }

// DaysLate returns by how many days end lies after the due day, 0 when it does
// not or there is no due day. End is the day the accepted result was submitted, or
// today for unfinished work.
func DaysLate(due, end Date) int { return max(0, due.DaysUntil(end)) }
