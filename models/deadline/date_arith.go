package deadline

import "time"

const secondsPerDay = 24 * 60 * 60

// AddDays returns the date n days after d, or before it when n is negative. No
// date stays no date, and a sum outside the years 1 to 9999 is no date.
func (d Date) AddDays(n int) Date {
	const wholeRange = 366 * maxYear // keeps a wild n from wrapping round into a plausible year
	if d.IsZero() || n > wholeRange || n < -wholeRange {
		return Date{}
	}
	return civil(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC))
}

// DaysUntil returns the number of days from d to other, negative when other lies
// before d, and 0 when either is no date.
func (d Date) DaysUntil(other Date) int {
	if d.IsZero() || other.IsZero() {
		return 0
	}
	return int((other.utc().Unix() - d.utc().Unix()) / secondsPerDay)
}

// EndOfMonth returns the last day of d's month.
func (d Date) EndOfMonth() Date { return d.endOfBlock(1) }

// EndOfQuarter returns the last day of d's quarter.
func (d Date) EndOfQuarter() Date { return d.endOfBlock(3) }

// EndOfHalf returns 30 June or 31 December, whichever ends d's half of the year.
func (d Date) EndOfHalf() Date { return d.endOfBlock(6) }

// EndOfYear returns 31 December of d's year.
func (d Date) EndOfYear() Date { return d.endOfBlock(12) }

// endOfBlock returns the last day of the block of months, counted from January,
// in which d lies; months must divide 12.
func (d Date) endOfBlock(months int) Date {
	if d.IsZero() {
		return d
	}
	m := time.Month((int(d.Month)-1)/months*months + months)
	return Date{d.Year, m, daysIn(d.Year, m)}
}

// daysIn returns how many days the month has.
func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
