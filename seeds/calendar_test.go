package seeds

import (
	"testing"
	"time"
)

func TestCalendar(t *testing.T) {
	r := testRegistry(t)
	kinds := map[string]string{}
	counts := map[string]int{}
	for _, d := range r.Calendar {
		kinds[d.Date] = d.Kind
		counts[d.Kind]++
		day, err := time.Parse(time.DateOnly, d.Date)
		if err != nil {
			t.Fatal(err)
		}
		weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
		if d.Kind == DayMakeUp && day.Weekday() != time.Saturday {
			t.Errorf("%s is made up for on a %s", d.Date, day.Weekday())
		}
		if d.Kind == DayOff && weekend {
			t.Errorf("%s is given free, but is a %s", d.Date, day.Weekday())
		}
		if !d.Verified && d.Source == "" {
			t.Errorf("%s is unverified and says not why", d.Date)
		}
	}
	if counts[DayHoliday] != 61 || counts[DayOff] != 6 || counts[DayMakeUp] != 4 {
		t.Errorf("%v, want 61 holidays, 6 days off, 4 make-up Saturdays", counts)
	}
	for date, want := range map[string]string{
		"2023-01-20": DayHoliday, // Tet of 2023
		"2023-05-03": DayHoliday,
		"2024-04-29": DayOff, "2024-05-04": DayMakeUp, // swapped for each other
		"2025-01-27": DayHoliday, "2025-01-31": DayHoliday, // first and last working day of Tet 2025
		"2025-02-03": "",
		"2025-05-02": DayOff, "2025-04-26": DayMakeUp,
		"2025-06-27": "", "2025-06-28": "", // the demonstration begins on a plain Friday
		"2025-09-02": DayHoliday,
		"2026-01-02": DayOff, "2026-01-10": DayMakeUp,
		"2026-08-31": DayOff, "2026-08-22": DayMakeUp,
		"2027-02-06": DayHoliday, "2027-05-03": DayOff,
	} {
		if kinds[date] != want {
			t.Errorf("%s is %q, want %q", date, kinds[date], want)
		}
	}
}
