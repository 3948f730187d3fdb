package deadline

import (
	"math/rand/v2"
	"testing"
	"time"
)

// vietnam holds the days off and make-up Saturdays of Vietnam around Tet and
// 30 April, 2024 and 2025.
func vietnam(t testing.TB) Calendar {
	t.Helper()
	var days []CalendarDay
	list := func(kind DayKind, dates ...string) {
		for _, s := range dates {
			days = append(days, CalendarDay{on(t, s), kind})
		}
	}
	list(DayHoliday, "2024-01-01", "2024-04-18", "2024-04-30", "2024-05-01", "2024-09-02", "2024-09-03")
	list(DayHoliday, "2024-02-08", "2024-02-09", "2024-02-10", "2024-02-11", "2024-02-12", "2024-02-13", "2024-02-14")
	list(DayOff, "2024-04-29")
	list(DayMakeUp, "2024-05-04")
	list(DayHoliday, "2025-01-01", "2025-04-07", "2025-04-30", "2025-05-01", "2025-09-01", "2025-09-02")
	list(DayHoliday, "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31")
	list(DayOff, "2025-05-02")
	list(DayMakeUp, "2025-04-26")
	return NewCalendar(days)
}

func TestWorking(t *testing.T) {
	cal := vietnam(t)
	cases := []struct {
		date           string
		working        bool
		next, previous string
	}{
		{"2025-06-30", true, "2025-06-30", "2025-06-30"},
		{"2025-06-28", false, "2025-06-30", "2025-06-27"}, // Saturday
		{"2025-06-29", false, "2025-06-30", "2025-06-27"}, // Sunday
		{"2025-01-25", false, "2025-02-03", "2025-01-24"}, // Tet with both its weekends
		{"2025-01-29", false, "2025-02-03", "2025-01-24"},
		{"2025-02-02", false, "2025-02-03", "2025-01-24"},
		{"2024-02-10", false, "2024-02-15", "2024-02-07"}, // a holiday on a Saturday
		{"2025-04-26", true, "2025-04-26", "2025-04-26"},  // make-up Saturday
		{"2025-04-27", false, "2025-04-28", "2025-04-26"},
		{"2025-05-02", false, "2025-05-05", "2025-04-29"}, // off by swap
		{"2024-04-27", false, "2024-05-02", "2024-04-26"},
		{"2024-04-29", false, "2024-05-02", "2024-04-26"}, // off by swap
		{"2024-05-04", true, "2024-05-04", "2024-05-04"},  // make-up Saturday
		{"2024-05-05", false, "2024-05-06", "2024-05-04"},
		{"", false, "", ""},
		{"9999-12-31", true, "9999-12-31", "9999-12-31"},
	}
	for _, c := range cases {
		d := on(t, c.date)
		if cal.Working(d) != c.working || cal.NextWorking(d).String() != c.next || cal.PreviousWorking(d).String() != c.previous {
			t.Errorf("%q: working %v, next %v, previous %v; want %v, %s, %s",
				c.date, cal.Working(d), cal.NextWorking(d), cal.PreviousWorking(d), c.working, c.next, c.previous)
		}
	}
	if (Calendar{}).Working(on(t, "2025-01-29")) != true || (Calendar{}).Working(on(t, "2025-04-26")) != false {
		t.Error("the zero calendar is not the ordinary week")
	}
}

func TestAddWorkingDays(t *testing.T) {
	cal := vietnam(t)
	cases := []struct {
		date string
		n    int
		want string
	}{
		{"2025-06-23", 1, "2025-06-24"},
		{"2025-06-23", 5, "2025-06-30"},
		{"2025-06-23", 15, "2025-07-14"},
		{"2025-06-27", 1, "2025-06-30"},
		{"2025-06-28", 1, "2025-06-30"}, // from a Saturday
		{"2025-06-28", 0, "2025-06-28"},
		{"2025-01-24", 1, "2025-02-03"}, // over Tet
		{"2025-01-20", 10, "2025-02-10"},
		{"2025-02-03", -1, "2025-01-24"},
		{"2025-04-25", 1, "2025-04-26"}, // into the make-up Saturday
		{"2025-04-25", 4, "2025-05-05"}, // 26, 28, 29 April, then over the swap
		{"2024-04-26", 1, "2024-05-02"}, // 27 April to 1 May 2024 off
		{"2024-04-26", 3, "2024-05-04"},
		{"2024-04-26", 4, "2024-05-06"},
		{"2024-05-06", -2, "2024-05-03"},
		{"2025-06-30", maxWorkingDays + 1, ""},
		{"2025-06-30", -1 << 63, ""},
		{"9999-12-30", 5, ""},
		{"", 5, ""},
	}
	for _, c := range cases {
		if got := cal.AddWorkingDays(on(t, c.date), c.n); got.String() != c.want {
			t.Errorf("%q + %d working days = %v, want %s", c.date, c.n, got, c.want)
		}
	}
}

func TestWorkingDaysBetween(t *testing.T) {
	cal := vietnam(t)
	cases := []struct {
		from, to string
		want     int
	}{
		{"2025-06-30", "2025-06-30", 0},
		{"2025-06-23", "2025-06-30", 5},
		{"2025-06-30", "2025-06-23", -5},
		{"2025-06-27", "2025-06-29", 0},
		{"2025-01-24", "2025-02-03", 1},
		{"2025-04-25", "2025-05-05", 4},
		{"2024-12-31", "2025-12-31", 261 - 12 + 1}, // 2025: 261 weekdays, 12 of them off, one Saturday worked
		{"", "2025-06-30", 0},
		{"2025-06-30", "", 0},
	}
	for _, c := range cases {
		if got := cal.WorkingDaysBetween(on(t, c.from), on(t, c.to)); got != c.want {
			t.Errorf("%q to %q: %d working days, want %d", c.from, c.to, got, c.want)
		}
	}
}

func TestTheLastEntryOfADateCounts(t *testing.T) {
	saturday := on(t, "2025-06-28")
	cal := NewCalendar([]CalendarDay{{saturday, DayMakeUp}, {saturday, DayHoliday}, {Date{}, DayMakeUp}})
	if cal.Working(saturday) {
		t.Error("a make-up day taken back is still worked")
	}
	for kind, want := range map[DayKind]bool{DayHoliday: true, DayOff: true, DayMakeUp: true, "": false, "swap": false} {
		if kind.Known() != want {
			t.Errorf("%q known: %v", kind, !want)
		}
	}
}

// Over calendars with many days off, the sums are always working days, counting
// undoes them, and the closed count agrees with counting day by day.
func TestWorkingDaySumsHold(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	kinds := []DayKind{DayHoliday, DayOff, DayMakeUp}
	start := MustDate(2024, time.January, 1)
	for range 300 {
		var days []CalendarDay
		for range rnd.IntN(120) {
			days = append(days, CalendarDay{start.AddDays(rnd.IntN(365)), kinds[rnd.IntN(3)]})
		}
		cal := NewCalendar(days)
		from, n := start.AddDays(rnd.IntN(365)), 1+rnd.IntN(60)
		to := cal.AddWorkingDays(from, n)
		if !cal.Working(to) || !to.After(from) {
			t.Fatalf("%v + %d working days = %v, a day off or not after", from, n, to)
		}
		if got := cal.WorkingDaysBetween(from, to); got != n {
			t.Fatalf("%v + %d working days = %v, but %d lie between", from, n, to, got)
		}
		counted := 0
		end := from.AddDays(n)
		for d := from.AddDays(1); !d.After(end); d = d.AddDays(1) {
			if cal.Working(d) {
				counted++
			}
		}
		if got := cal.WorkingDaysBetween(from, end); got != counted {
			t.Fatalf("%v to %v: %d working days, counted day by day %d", from, end, got, counted)
		}
		deadline := Deadline{Kind: KindWithinWorkingDays, N: n}
		if last := deadline.LastDay(from, cal); last != to {
			t.Fatalf("within %d working days of %v ends on %v, want %v", n, from, last, to)
		}
	}
}
