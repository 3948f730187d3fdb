package deadline

import "testing"

func TestLastDay(t *testing.T) {
	cal := vietnam(t)
	const signed = "2025-06-23" // a Monday
	cases := []struct {
		name      string
		deadline  Deadline
		signed    string
		want      string
		precision Precision
	}{
		{"none", Deadline{Kind: KindNone}, signed, "", PrecisionNone},
		{"urgent", Deadline{Kind: KindUrgent}, signed, "", PrecisionNone},
		{"zero value", Deadline{}, signed, "", PrecisionNone},
		{"date", Deadline{Kind: KindDate, Date: on(t, "2025-06-25")}, signed, "2025-06-25", PrecisionDay},
		{"date on a holiday stays", Deadline{Kind: KindDate, Date: on(t, "2025-09-02")}, signed, "2025-09-02", PrecisionDay},
		{"before, exclusive", Deadline{Kind: KindBeforeDate, Date: on(t, "2025-06-30")}, signed, "2025-06-29", PrecisionDay},
		{"before, set inclusive", Deadline{Kind: KindBeforeDate, Date: on(t, "2025-06-30"), Inclusive: true}, signed, "2025-06-30", PrecisionDay},
		{"before the 1st", Deadline{Kind: KindBeforeDate, Date: on(t, "2024-03-01")}, "2024-01-02", "2024-02-29", PrecisionDay},
		{"before New Year", Deadline{Kind: KindBeforeDate, Date: on(t, "2026-01-01")}, signed, "2025-12-31", PrecisionDay},
		{"from", Deadline{Kind: KindFromDate, Date: on(t, "2025-07-01")}, signed, "2025-07-01", PrecisionDay},
		{"month by any day in it", Deadline{Kind: KindMonth, Date: on(t, "2025-07-09")}, signed, "2025-07-31", PrecisionMonth},
		{"February of a leap year", Deadline{Kind: KindMonth, Date: on(t, "2024-02-01")}, "", "2024-02-29", PrecisionMonth},
		{"February of 2100", Deadline{Kind: KindMonth, Date: on(t, "2100-02-01")}, "", "2100-02-28", PrecisionMonth},
		{"quarter", Deadline{Kind: KindQuarter, Date: on(t, "2025-08-15")}, signed, "2025-09-30", PrecisionQuarter},
		{"half-year", Deadline{Kind: KindHalfYear, Date: on(t, "2025-07-01")}, signed, "2025-12-31", PrecisionHalfYear},
		{"year", Deadline{Kind: KindYear, Date: on(t, "2025-07-01")}, signed, "2025-12-31", PrecisionYear},
		{"days of signing", Deadline{Kind: KindWithinDays, N: 5}, signed, "2025-06-28", PrecisionDay},
		{"days of signing, rolled over", Deadline{Kind: KindWithinDays, N: 5, RollOver: true}, signed, "2025-06-30", PrecisionDay},
		{"rolled over nothing", Deadline{Kind: KindWithinDays, N: 4, RollOver: true}, signed, "2025-06-27", PrecisionDay},
		{"days of signing over Tet, rolled over", Deadline{Kind: KindWithinDays, N: 7, RollOver: true}, "2025-01-20", "2025-02-03", PrecisionDay},
		{"days of an unknown signing", Deadline{Kind: KindWithinDays, N: 5}, "", "", PrecisionDay},
		{"working days of signing", Deadline{Kind: KindWithinWorkingDays, N: 15}, signed, "2025-07-14", PrecisionDay},
		{"working days over Tet", Deadline{Kind: KindWithinWorkingDays, N: 10}, "2025-01-20", "2025-02-10", PrecisionDay},
		{"working days into a make-up Saturday", Deadline{Kind: KindWithinWorkingDays, N: 1}, "2025-04-25", "2025-04-26", PrecisionDay},
		{"working days over a swap", Deadline{Kind: KindWithinWorkingDays, N: 3}, "2024-04-26", "2024-05-04", PrecisionDay},
		{"no number of days", Deadline{Kind: KindWithinDays}, signed, "", PrecisionDay},
		{"event not entered", Deadline{Kind: KindRelative, Event: "the law is passed"}, signed, "", PrecisionNone},
		{"event entered", Deadline{Kind: KindRelative, Event: "the law is passed", EventOn: on(t, "2025-06-27")}, signed, "2025-06-27", PrecisionDay},
		{"days after an event", Deadline{Kind: KindRelative, Event: "e", EventOn: on(t, "2025-06-27"), N: 2}, signed, "2025-06-29", PrecisionDay},
		{"days after an event, rolled over", Deadline{Kind: KindRelative, Event: "e", EventOn: on(t, "2025-06-27"), N: 2, RollOver: true}, signed, "2025-06-30", PrecisionDay},
		{"working days after an event", Deadline{Kind: KindRelative, Event: "e", EventOn: on(t, "2025-06-27"), N: 2, Working: true}, signed, "2025-07-01", PrecisionDay},
		{"working days before an event", Deadline{Kind: KindRelative, Event: "e", EventOn: on(t, "2025-06-30"), N: -2, Working: true}, signed, "2025-06-26", PrecisionDay},
		{"days before an event are never rolled over", Deadline{Kind: KindRelative, Event: "e", EventOn: on(t, "2025-06-30"), N: -2, RollOver: true}, signed, "2025-06-28", PrecisionDay},
		{"recurring has a due day a period", Deadline{Kind: KindRecurring, Every: "P5D", Starts: on(t, "2025-07-01")}, signed, "", PrecisionDay},
		{"recurring without a period", Deadline{Kind: KindRecurring}, signed, "", PrecisionNone},
		{"monthly", Deadline{Kind: KindRecurring, Every: "P1M"}, signed, "", PrecisionMonth},
		{"monthly before the 25th", Deadline{Kind: KindRecurring, Every: "P1M", DayOfMonth: 25}, signed, "", PrecisionDay},
		{"quarterly", Deadline{Kind: KindRecurring, Every: "P3M"}, signed, "", PrecisionQuarter},
		{"half-yearly", Deadline{Kind: KindRecurring, Every: "P6M"}, signed, "", PrecisionHalfYear},
		{"yearly", Deadline{Kind: KindRecurring, Every: "P12M"}, signed, "", PrecisionYear},
		{"daily", Deadline{Kind: KindRecurring, Every: "P1D"}, signed, "", PrecisionDay},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := c.deadline.LastDay(on(t, c.signed), cal); got.String() != c.want {
				t.Errorf("last day %q, want %q", got, c.want)
			}
			if got := c.deadline.Precision(); got != c.precision {
				t.Errorf("precision %q, want %q", got, c.precision)
			}
		})
	}
}

func TestDaysLeftAndLate(t *testing.T) {
	cases := []struct {
		due, day   string
		left, late int
	}{
		{"2025-06-30", "2025-06-27", 3, 0},
		{"2025-06-30", "2025-06-30", 0, 0},
		{"2025-06-30", "2025-07-01", -1, 1},
		{"2024-02-28", "2024-03-01", -2, 2},
		{"2023-02-28", "2023-03-01", -1, 1},
		{"2025-06-30", "2026-06-30", -365, 365},
		{"", "2025-06-30", 0, 0},
	}
	for _, c := range cases {
		due, day := on(t, c.due), on(t, c.day)
		if left, late := DaysLeft(due, day), DaysLate(due, day); left != c.left || late != c.late {
			t.Errorf("due %q on %s: %d left, %d late; want %d and %d", c.due, c.day, left, late, c.left, c.late)
		}
	}
}
