package deadline

import (
	"strings"
	"testing"
)

func TestParsePeriod(t *testing.T) {
	for _, s := range []string{"P1D", "P5D", "P3660D", "P1W", "P520W", "P1M", "P3M", "P6M", "P120M", "P1Y", "P10Y"} {
		if p, err := ParsePeriod(s); err != nil || p.String() != s {
			t.Errorf("ParsePeriod(%q) = %v, %v", s, p, err)
		}
	}
	bad := []struct{ in, says string }{
		{"P0D", "write P1D to P3660D"},
		{"P3661D", "out of range"},
		{"P11Y", "write P1Y to P10Y"},
		{"P121M", "write P1M to P120M"},
		{"P999999999999D", "such as P5D"},
		{"PT5H", "such as P5D"},
		{"P1Y6M", "such as P5D"},
		{"P-5D", "such as P5D"},
		{"P1.5M", "such as P5D"},
		{"p5d", "such as P5D"},
		{"P5", "such as P5D"},
		{"PD", "such as P5D"},
		{"5 days", "such as P5D"},
		{"", "such as P5D"},
	}
	for _, c := range bad {
		if p, err := ParsePeriod(c.in); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("ParsePeriod(%q) = %v, %v; want an error with %q", c.in, p, err, c.says)
		}
	}
}

func TestOccurrences(t *testing.T) {
	const signed = "2025-06-23"
	cases := []struct {
		name     string
		deadline Deadline
		signed   string
		want     string // the first due days
	}{
		{"every 5 days of signing", Deadline{Every: "P5D"}, signed, "2025-06-28 2025-07-03 2025-07-08"},
		{"every 5 days from a start", Deadline{Every: "P5D", Starts: on(t, "2025-06-25")}, signed, "2025-06-25 2025-06-30 2025-07-05"},
		{"weekly", Deadline{Every: "P1W", Starts: on(t, "2025-06-27")}, "", "2025-06-27 2025-07-04 2025-07-11"},
		{"monthly ends with the month", Deadline{Every: "P1M"}, "2023-12-20", "2023-12-31 2024-01-31 2024-02-29 2024-03-31 2024-04-30"},
		{"monthly, signed on the last day", Deadline{Every: "P1M"}, "2025-06-30", "2025-07-31 2025-08-31"},
		{"monthly from the 31st", Deadline{Every: "P1M", Starts: on(t, "2023-01-31")}, signed, "2023-01-31 2023-02-28 2023-03-31 2023-04-30 2023-05-31"},
		{"monthly from the 31st in a leap year", Deadline{Every: "P1M", Starts: on(t, "2024-01-31")}, signed, "2024-01-31 2024-02-29 2024-03-31"},
		{"yearly from 29 February", Deadline{Every: "P1Y", Starts: on(t, "2096-02-29")}, "", "2096-02-29 2097-02-28 2098-02-28 2099-02-28 2100-02-28 2101-02-28 2102-02-28 2103-02-28 2104-02-29"},
		{"before the 25th of each month", Deadline{Every: "P1M", DayOfMonth: 25}, signed, "2025-06-24 2025-07-24 2025-08-24"},
		{"the 25th of each month", Deadline{Every: "P1M", DayOfMonth: 25, Inclusive: true}, signed, "2025-06-25 2025-07-25"},
		{"before the 25th, signed on the 24th", Deadline{Every: "P1M", DayOfMonth: 25}, "2025-06-24", "2025-07-24 2025-08-24"},
		{"before the 1st of each month", Deadline{Every: "P1M", DayOfMonth: 1}, "2025-06-30", "2025-07-31 2025-08-31 2025-09-30 2025-10-31"},
		{"before the 1st, signed mid-month", Deadline{Every: "P1M", DayOfMonth: 1}, "2024-01-15", "2024-01-31 2024-02-29"},
		{"before the 31st of each month", Deadline{Every: "P1M", DayOfMonth: 31}, "2025-01-01", "2025-01-30 2025-02-28 2025-03-30 2025-04-30"},
		{"the 31st of each month", Deadline{Every: "P1M", DayOfMonth: 31, Inclusive: true}, "2025-01-01", "2025-01-31 2025-02-28 2025-03-31 2025-04-30"},
		{"a day of the month, from a start after it", Deadline{Every: "P1M", DayOfMonth: 15, Inclusive: true, Starts: on(t, "2025-06-20")}, signed, "2025-07-15 2025-08-15"},
		{"a day of the month, from that very day", Deadline{Every: "P1M", DayOfMonth: 15, Inclusive: true, Starts: on(t, "2025-06-15")}, signed, "2025-06-15 2025-07-15"},
		{"quarterly ends with the quarter", Deadline{Every: "P3M"}, signed, "2025-06-30 2025-09-30 2025-12-31 2026-03-31"},
		{"before the 25th of each quarter's last month", Deadline{Every: "P3M", DayOfMonth: 25}, signed, "2025-06-24 2025-09-24"},
		{"half-yearly", Deadline{Every: "P6M"}, "2025-06-30", "2025-12-31 2026-06-30"},
		{"yearly", Deadline{Every: "P1Y"}, signed, "2025-12-31 2026-12-31"},
		{"before 15 December each year", Deadline{Every: "P1Y", DayOfMonth: 15}, signed, "2025-12-14 2026-12-14"},
		{"every 5 years", Deadline{Every: "P5Y"}, signed, "2029-12-31 2034-12-31"},
		{"every 5 months", Deadline{Every: "P5M"}, signed, "2025-10-31 2026-03-31"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.deadline.Kind = KindRecurring
			signed := on(t, c.signed)
			if err := c.deadline.Validate(Date{}); err != nil {
				t.Fatalf("refused: %v", err)
			}
			after := Date{}
			for i, want := range strings.Fields(c.want) {
				if got := c.deadline.Occurrence(i+1, signed); got.String() != want {
					t.Errorf("due day %d is %v, want %s", i+1, got, want)
				}
				next := c.deadline.NextAfter(after, signed)
				if next.String() != want {
					t.Errorf("after %q comes %v, want %s", after, next, want)
				}
				after = next
			}
		})
	}
}

func TestNoOccurrence(t *testing.T) {
	signed := on(t, "2025-06-23")
	cases := []struct {
		name     string
		deadline Deadline
		n        int
		signed   Date
	}{
		{"another kind", Deadline{Kind: KindDate, Date: signed, Every: "P5D"}, 1, signed},
		{"no period stated", Deadline{Kind: KindRecurring}, 1, signed},
		{"a period that does not read", Deadline{Kind: KindRecurring, Every: "monthly"}, 1, signed},
		{"nothing to count from", Deadline{Kind: KindRecurring, Every: "P1M"}, 1, Date{}},
		{"number 0", Deadline{Kind: KindRecurring, Every: "P1M"}, 0, signed},
		{"a negative number", Deadline{Kind: KindRecurring, Every: "P5D"}, -1 << 63, signed},
		{"a wild number", Deadline{Kind: KindRecurring, Every: "P5D"}, 1 << 62, signed},
		{"past the year 9999", Deadline{Kind: KindRecurring, Every: "P10Y"}, 1000, signed},
	}
	for _, c := range cases {
		if got := c.deadline.Occurrence(c.n, c.signed); !got.IsZero() {
			t.Errorf("%s: due on %v, want no date", c.name, got)
		}
	}
	last := Deadline{Kind: KindRecurring, Every: "P1Y"}
	if got := last.NextAfter(on(t, "9999-12-31"), signed); !got.IsZero() {
		t.Errorf("after the last year comes %v, want no date", got)
	}
	for _, c := range cases[:4] {
		if got := c.deadline.NextAfter(Date{}, c.signed); !got.IsZero() {
			t.Errorf("%s: next on %v, want no date", c.name, got)
		}
	}
}

// NextAfter, which calculates, agrees with walking the due days one by one.
func FuzzNextAfter(f *testing.F) {
	f.Add(1, byte('M'), 25, false, 0, 400, false)
	f.Add(3, byte('M'), 1, false, 29, 3000, true)
	f.Add(5, byte('D'), 0, true, 200, 777, true)
	f.Add(10, byte('Y'), 31, true, 59, 36000, false)
	f.Fuzz(func(t *testing.T, count int, unit byte, dayOfMonth int, inclusive bool, base, days int, started bool) {
		signed := MustDate(2024, 1, 31).AddDays(base % 5000)
		d := Deadline{Kind: KindRecurring, Every: Period{count, Unit(unit)}.String(), DayOfMonth: dayOfMonth, Inclusive: inclusive}
		if started {
			d.Starts = signed.AddDays(days % 100)
		}
		if d.Validate(Date{}) != nil {
			return // nothing is promised of a faulty deadline
		}
		after := signed.AddDays(days % 40000)
		n := 1
		for !d.Occurrence(n, signed).After(after) {
			n++
			if n > 50_000 {
				t.Fatalf("%+v signed %v: no due day after %v", d, signed, after)
			}
		}
		if got, want := d.NextAfter(after, signed), d.Occurrence(n, signed); got != want {
			t.Errorf("%+v signed %v: after %v comes %v, want %v", d, signed, after, got, want)
		}
		first := d.Occurrence(1, signed)
		if started && first.Before(d.Starts) || !started && !first.After(signed) {
			t.Errorf("%+v signed %v: first due day %v is too early", d, signed, first)
		}
	})
}
