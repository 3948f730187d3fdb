package deadline

import (
	"fmt"
	"strconv"
	"time"
)

// Period is how often a recurring deadline comes: a count of one unit.
type Period struct {
	Count int
	Unit  Unit
}

// Unit is the unit of a Period, as ISO 8601 writes it.
type Unit byte

// The units of a period.
const (
	Days   Unit = 'D'
	Weeks  Unit = 'W'
	Months Unit = 'M'
	Years  Unit = 'Y'
)

// most returns the largest count of the unit: ten years.
func (u Unit) most() int {
	switch u {
	case Days:
		return 3660
	case Weeks:
		return 520
	case Months:
		return 120
	case Years:
		return 10
	}
	return 0
}

// ParsePeriod reads an ISO 8601 period of one unit, "P5D", "P1W", "P3M" or
// "P1Y", up to ten years. The error says how to write it.
func ParsePeriod(s string) (Period, error) {
	const longest = len("P3660D")
	if len(s) < len("P1D") || len(s) > longest || s[0] != 'P' {
		return Period{}, notAPeriod(s)
	}
	unit := Unit(s[len(s)-1])
	most := unit.most()
	count, ok := digits(s[1 : len(s)-1])
	if most == 0 || !ok {
		return Period{}, notAPeriod(s)
	}
	if count < 1 || count > most {
		return Period{}, fmt.Errorf("the period %s is out of range: write P1%c to P%d%c", s, unit, most, unit)
	}
	return Period{count, unit}, nil
}

func notAPeriod(s string) error {
	return fmt.Errorf("%q is not a period: write P, a number and D, W, M or Y for days, weeks, months or years, such as P5D", shorten(s))
}

// String returns the ISO 8601 form, which ParsePeriod reads back.
func (p Period) String() string { return "P" + strconv.Itoa(p.Count) + string(rune(p.Unit)) }

// days returns the length of a period of days or weeks, 0 for the others.
func (p Period) days() int {
	switch p.Unit {
	case Days:
		return p.Count
	case Weeks:
		return p.Count * 7
	}
	return 0
}

// months returns the length of a period of months or years, 0 for the others.
func (p Period) months() int {
	switch p.Unit {
	case Months:
		return p.Count
	case Years:
		return p.Count * 12
	}
	return 0
}

// monthIndex counts months from January of the year 0, so that periods of months
// add up as plain numbers.
func monthIndex(d Date) int { return d.Year*12 + int(d.Month) - 1 }

// dayInMonth returns the day of the month with that index, its last day when it is
// shorter, the last day of the month before for day 0, and no date outside the
// years a Date can hold.
func dayInMonth(index, day int) Date {
	if day == 0 {
		index, day = index-1, 31
	}
	year, month := index/12, time.Month(index%12+1)
	if year < minYear || year > maxYear {
		return Date{}
	}
	return Date{year, month, min(day, daysIn(year, month))}
}
