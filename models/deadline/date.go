package deadline

import (
	"fmt"
	"time"
)

// Date is a civil date: a day of the calendar without hour or time zone. Dates
// compare with ==. The zero value means "no date".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// The years a Date can hold: four digits, as ISO 8601 and both databases write them.
const (
	minYear = 1
	maxYear = 9999
)

// NewDate returns the civil date, or an error that says what is wrong when the
// calendar has no such day.
func NewDate(year int, month time.Month, day int) (Date, error) {
	switch {
	case year < minYear || year > maxYear:
		return Date{}, fmt.Errorf("the year %d is outside %d to %d", year, minYear, maxYear)
	case month < time.January || month > time.December:
		return Date{}, fmt.Errorf("there is no month %d: months run from 1 to 12", int(month))
	case day < 1 || day > daysIn(year, month):
		return Date{}, fmt.Errorf("%s %d has no day %d: its days run from 1 to %d",
			month, year, day, daysIn(year, month))
	}
	return Date{year, month, day}, nil
}

// MustDate is NewDate for tables of known dates; it panics on a day that does
// not exist.
func MustDate(year int, month time.Month, day int) Date {
	d, err := NewDate(year, month, day)
	if err != nil {
		panic(err)
	}
	return d
}

// ParseDate reads an ISO 8601 date, "2025-06-30", and nothing else. The error
// says how to write the date or which day does not exist.
func ParseDate(s string) (Date, error) {
	if len(s) != len("2025-06-30") || s[4] != '-' || s[7] != '-' {
		return Date{}, notADate(s)
	}
	year, okYear := digits(s[:4])
	month, okMonth := digits(s[5:7])
	day, okDay := digits(s[8:])
	if !okYear || !okMonth || !okDay {
		return Date{}, notADate(s)
	}
	return NewDate(year, time.Month(month), day)
}

func notADate(s string) error {
	return fmt.Errorf("%q is not a date: write year-month-day, such as 2025-06-30", shorten(s))
}

// shorten keeps enough of what was typed to recognise it, and no more than a
// message can hold.
func shorten(s string) string {
	const longest = 40
	if r := []rune(s[:min(len(s), 4*longest)]); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}

func digits(s string) (n int, ok bool) {
	for i := range len(s) {
		c := s[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// DateOf returns the day on which the instant t falls in loc (UTC when loc is
// nil), or no date for the zero time.
func DateOf(t time.Time, loc *time.Location) Date {
	if t.IsZero() {
		return Date{}
	}
	if loc == nil {
		loc = time.UTC
	}
	return civil(t.In(loc))
}

// civil takes the date t shows in its own location.
func civil(t time.Time) Date {
	year, month, day := t.Date()
	if year < minYear || year > maxYear {
		return Date{}
	}
	return Date{year, month, day}
}

// In returns the first instant of d in loc (UTC when loc is nil), normally
// midnight; where clocks skip midnight it is the first moment after the gap, and
// where midnight comes twice the first of the two. No date gives the zero time.
func (d Date) In(loc *time.Location) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	if loc == nil {
		loc = time.UTC
	}
	t := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, loc)
	start, end := t.ZoneBounds()
	if civil(t).Before(d) { // time.Date went back over a gap
		return end
	}
	if !start.IsZero() { // perhaps midnight also happened under the zone's rule before this one
		_, offset := start.Add(-time.Second).Zone()
		earlier := d.utc().Add(-time.Duration(offset) * time.Second).In(loc)
		if earlier.Before(t) && civil(earlier) == d {
			return earlier
		}
	}
	return t
}

func (d Date) utc() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the ISO 8601 form, "2025-06-30", or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	var b [len("2025-06-30")]byte
	return string(d.appendISO(b[:0]))
}

func (d Date) appendISO(b []byte) []byte {
	y, m, day := d.Year, int(d.Month), d.Day
	return append(b,
		digit(y/1000), digit(y/100), digit(y/10), digit(y), '-',
		digit(m/10), digit(m), '-',
		digit(day/10), digit(day))
}

func digit(n int) byte { return byte('0' + n%10) }

// Compare returns -1, 0 or 1 as d lies before, on or after other. No date lies
// before every date.
func (d Date) Compare(other Date) int {
	switch a, b := d.ordinal(), other.ordinal(); {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// ordinal grows with the date; it is not a count of days.
func (d Date) ordinal() int { return (d.Year*16+int(d.Month))*32 + d.Day }

// Before reports whether d lies before other.
func (d Date) Before(other Date) bool { return d.ordinal() < other.ordinal() }

// After reports whether d lies after other.
func (d Date) After(other Date) bool { return d.ordinal() > other.ordinal() }

// Weekday returns the day of the week; it has no meaning for no date.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }
