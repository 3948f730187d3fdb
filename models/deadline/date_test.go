package deadline

import (
	"strings"
	"testing"
	"time"

	// The zones below must be there on a machine without a zone database.
	_ "time/tzdata"
)

// on reads a date of a test table; "" is no date.
func on(t testing.TB, s string) Date {
	t.Helper()
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		t.Fatalf("the test's own date: %v", err)
	}
	return d
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestParseDate(t *testing.T) {
	good := []string{"2025-06-30", "0001-01-01", "9999-12-31", "2000-02-29", "2024-02-29"}
	for _, s := range good {
		if d, err := ParseDate(s); err != nil || d.String() != s {
			t.Errorf("ParseDate(%q) = %v, %v", s, d, err)
		}
	}
	bad := []struct{ in, says string }{
		{"2025-06-31", "June 2025 has no day 31: its days run from 1 to 30"},
		{"2023-02-29", "February 2023 has no day 29: its days run from 1 to 28"},
		{"1900-02-29", "February 1900 has no day 29"},
		{"2100-02-29", "February 2100 has no day 29"},
		{"2024-02-30", "February 2024 has no day 30: its days run from 1 to 29"},
		{"2025-13-01", "there is no month 13"},
		{"2025-00-10", "there is no month 0"},
		{"2025-01-00", "January 2025 has no day 0"},
		{"0000-01-01", "the year 0 is outside"},
		{"", "such as 2025-06-30"},
		{"30/6/2025", `"30/6/2025" is not a date`},
		{"2025-6-30", "is not a date"},
		{"2025-06-3a", "is not a date"},
		{"2025-06-30 ", "is not a date"},
		{"2025/06/30", "is not a date"},
		{"+025-06-30", "is not a date"},
		{strings.Repeat("ngày", 1000), "…"},
	}
	for _, c := range bad {
		d, err := ParseDate(c.in)
		if err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", c.in, d)
			continue
		}
		if !d.IsZero() || !strings.Contains(err.Error(), c.says) || len(err.Error()) > 300 {
			t.Errorf("ParseDate(%.40q) = %v, %q; want an error with %q", c.in, d, err, c.says)
		}
	}
}

func TestMustDatePanicsOnADayThatDoesNotExist(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	MustDate(2025, time.February, 29)
}

func TestDateOf(t *testing.T) {
	cases := []struct{ instant, zone, want string }{
		{"2025-06-29T16:59:59Z", "Asia/Ho_Chi_Minh", "2025-06-29"},
		{"2025-06-29T17:00:00Z", "Asia/Ho_Chi_Minh", "2025-06-30"},
		{"2025-06-29T17:30:00Z", "Asia/Ho_Chi_Minh", "2025-06-30"},
		{"2025-06-29T17:30:00Z", "UTC", "2025-06-29"},
		{"2025-12-31T17:00:00Z", "Asia/Ho_Chi_Minh", "2026-01-01"},
		{"2025-06-29T10:00:00Z", "Pacific/Kiritimati", "2025-06-30"}, // +14
		{"2025-06-30T10:59:59Z", "Pacific/Pago_Pago", "2025-06-29"},  // -11
		{"2025-03-09T06:59:59Z", "America/New_York", "2025-03-09"},   // the night clocks go forward
		{"2025-11-02T03:59:59Z", "America/New_York", "2025-11-01"},
		{"2025-06-30T00:30:00+07:00", "Asia/Ho_Chi_Minh", "2025-06-30"},
	}
	for _, c := range cases {
		instant, err := time.Parse(time.RFC3339, c.instant)
		if err != nil {
			t.Fatal(err)
		}
		if got := DateOf(instant, zone(t, c.zone)); got.String() != c.want {
			t.Errorf("DateOf(%s, %s) = %v, want %s", c.instant, c.zone, got, c.want)
		}
	}
	if got := DateOf(time.Time{}, nil); !got.IsZero() {
		t.Errorf("the zero instant falls on %v, want no date", got)
	}
	if got := DateOf(time.Date(2025, 6, 29, 17, 30, 0, 0, time.UTC), nil); got.String() != "2025-06-29" {
		t.Errorf("without a zone DateOf = %v, want the day in UTC", got)
	}
	if got := DateOf(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), nil); !got.IsZero() {
		t.Errorf("an instant in the year 10000 falls on %v, want no date", got)
	}
}

func TestIn(t *testing.T) {
	cases := []struct{ date, zone, want string }{
		{"2025-06-30", "Asia/Ho_Chi_Minh", "2025-06-29T17:00:00Z"},
		{"2025-06-30", "Pacific/Kiritimati", "2025-06-29T10:00:00Z"},
		{"2025-06-30", "Pacific/Pago_Pago", "2025-06-30T11:00:00Z"},
		{"2025-03-30", "Europe/Warsaw", "2025-03-29T23:00:00Z"},     // clocks change later that night
		{"2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z"}, // midnight skipped: the day begins at 01:00
		{"2024-11-03", "America/Havana", "2024-11-03T04:00:00Z"},    // midnight comes twice: the first one
		{"2019-10-25", "Asia/Amman", "2019-10-24T21:00:00Z"},        // the same, east of Greenwich
		{"2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00Z"},      // the day was skipped: the start of the 31st
	}
	for _, c := range cases {
		loc := zone(t, c.zone)
		if got := on(t, c.date).In(loc).UTC().Format(time.RFC3339); got != c.want {
			t.Errorf("%s begins in %s at %s, want %s", c.date, c.zone, got, c.want)
		}
	}
	if got := (Date{}).In(nil); !got.IsZero() {
		t.Errorf("no date begins at %v, want the zero time", got)
	}
	if got := on(t, "2025-06-30").In(nil); got.Format(time.RFC3339) != "2025-06-30T00:00:00Z" {
		t.Errorf("without a zone the day begins at %v, want midnight UTC", got)
	}
}

// In every zone and on every day, the first instant lies in the day and the second
// before it does not.
func TestInIsTheFirstInstantOfTheDay(t *testing.T) {
	zones := []string{"Asia/Ho_Chi_Minh", "America/Sao_Paulo", "America/Havana", "Asia/Beirut", "Asia/Amman",
		"Africa/Cairo", "Australia/Lord_Howe", "Pacific/Kiritimati", "America/New_York"}
	for _, name := range zones {
		loc := zone(t, name)
		for d := MustDate(2010, time.January, 1); d.Year < 2026; d = d.AddDays(1) {
			start := d.In(loc)
			if got := DateOf(start, loc); got != d {
				t.Errorf("%s: %v begins on %v", name, d, got)
			}
			if got := DateOf(start.Add(-time.Second), loc); got != d.AddDays(-1) {
				t.Errorf("%s: the second before %v lies on %v", name, d, got)
			}
		}
	}
}

func TestEnds(t *testing.T) {
	cases := []struct{ date, month, quarter, half, year string }{
		{"2023-02-10", "2023-02-28", "2023-03-31", "2023-06-30", "2023-12-31"},
		{"2024-02-29", "2024-02-29", "2024-03-31", "2024-06-30", "2024-12-31"},
		{"1900-02-01", "1900-02-28", "1900-03-31", "1900-06-30", "1900-12-31"},
		{"2000-02-01", "2000-02-29", "2000-03-31", "2000-06-30", "2000-12-31"},
		{"2100-02-01", "2100-02-28", "2100-03-31", "2100-06-30", "2100-12-31"},
		{"2025-01-01", "2025-01-31", "2025-03-31", "2025-06-30", "2025-12-31"},
		{"2025-04-30", "2025-04-30", "2025-06-30", "2025-06-30", "2025-12-31"},
		{"2025-06-30", "2025-06-30", "2025-06-30", "2025-06-30", "2025-12-31"},
		{"2025-07-01", "2025-07-31", "2025-09-30", "2025-12-31", "2025-12-31"},
		{"2025-09-15", "2025-09-30", "2025-09-30", "2025-12-31", "2025-12-31"},
		{"2025-11-01", "2025-11-30", "2025-12-31", "2025-12-31", "2025-12-31"},
		{"2025-12-31", "2025-12-31", "2025-12-31", "2025-12-31", "2025-12-31"},
		{"", "", "", "", ""},
	}
	for _, c := range cases {
		d := on(t, c.date)
		got := [...]Date{d.EndOfMonth(), d.EndOfQuarter(), d.EndOfHalf(), d.EndOfYear()}
		for i, want := range [...]string{c.month, c.quarter, c.half, c.year} {
			if got[i].String() != want {
				t.Errorf("%q: end %d is %v, want %s", c.date, i, got[i], want)
			}
		}
	}
}

func TestAddDays(t *testing.T) {
	cases := []struct {
		date string
		n    int
		want string
	}{
		{"2025-06-30", 1, "2025-07-01"},
		{"2024-02-28", 1, "2024-02-29"},
		{"2023-02-28", 1, "2023-03-01"},
		{"2100-02-28", 1, "2100-03-01"},
		{"2025-01-01", -1, "2024-12-31"},
		{"2025-01-31", 365, "2026-01-31"},
		{"2025-06-30", 0, "2025-06-30"},
		{"9999-12-31", 1, ""},
		{"0001-01-01", -1, ""},
		{"2025-06-30", 1 << 62, ""},
		{"2025-06-30", -1 << 62, ""},
		{"", 5, ""},
	}
	for _, c := range cases {
		if got := on(t, c.date).AddDays(c.n); got.String() != c.want {
			t.Errorf("%q + %d days = %v, want %s", c.date, c.n, got, c.want)
		}
	}
}

func TestOrder(t *testing.T) {
	inOrder := []string{"", "0001-01-01", "1999-12-31", "2025-01-31", "2025-02-01", "2025-06-29", "2025-06-30", "9999-12-31"}
	for i, a := range inOrder {
		for j, b := range inOrder {
			da, db := on(t, a), on(t, b)
			want := min(1, max(-1, i-j))
			if da.Compare(db) != want || da.Before(db) != (i < j) || da.After(db) != (i > j) {
				t.Errorf("%q against %q: Compare %d, Before %v, After %v", a, b, da.Compare(db), da.Before(db), da.After(db))
			}
		}
	}
	if got := on(t, "2025-06-30").Weekday(); got != time.Monday {
		t.Errorf("30 June 2025 is a %v, want Monday", got)
	}
	if (Date{}).DaysUntil(on(t, "2025-06-30")) != 0 || on(t, "2025-06-30").DaysUntil(Date{}) != 0 {
		t.Error("days are counted to or from no date")
	}
}

func FuzzDays(f *testing.F) {
	f.Add(2025, 6, 30, 14)
	f.Add(2024, 2, 29, -366)
	f.Add(1, 1, 1, 3652058)
	f.Fuzz(func(t *testing.T, year, month, day, n int) {
		d, err := NewDate(year, time.Month(month), day)
		if err != nil {
			return // no day of the calendar: another test's
		}
		sum := d.AddDays(n)
		if sum.IsZero() {
			return
		}
		if got := d.DaysUntil(sum); got != n {
			t.Errorf("%v + %d = %v, but %d days lie between", d, n, sum, got)
		}
		if back := sum.AddDays(-n); back != d {
			t.Errorf("%v + %d - %d = %v", d, n, n, back)
		}
		if read, err := ParseDate(sum.String()); err != nil || read != sum {
			t.Errorf("%v reads back as %v, %v", sum, read, err)
		}
		if sum.Before(d) != (n < 0) || sum.After(d) != (n > 0) {
			t.Errorf("%v and %v are %d days apart but in the wrong order", d, sum, n)
		}
	})
}
