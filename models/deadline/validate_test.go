package deadline

import (
	"errors"
	"strings"
	"testing"
)

func TestValidate(t *testing.T) {
	const signed = "2025-06-23"
	cases := []struct {
		name     string
		deadline Deadline
		signed   string
		want     string // "field code" of each fault, in order
	}{
		{"sound date", Deadline{Kind: KindDate, Date: on(t, "2025-06-25")}, signed, ""},
		{"the day of issue itself", Deadline{Kind: KindDate, Date: on(t, "2025-06-23")}, signed, ""},
		{"this month", Deadline{Kind: KindMonth, Date: on(t, "2025-06-01")}, signed, ""},
		{"event before an offset", Deadline{Kind: KindRelative, Event: "the session opens", N: -5}, signed, ""},
		{"event known by the words alone", Deadline{Kind: KindRelative, AsWritten: "at the meeting"}, signed, ""},
		{"date unknown to be early: no date of issue", Deadline{Kind: KindDate, Date: on(t, "1990-01-01")}, "", ""},
		{"start repeated", Deadline{Kind: KindFromDate, Date: on(t, "2025-07-01"), Starts: on(t, "2025-07-01")}, signed, ""},
		{"recurring, nothing stated", Deadline{Kind: KindRecurring}, signed, ""},

		{"zero value", Deadline{}, signed, "kind unknown_kind"},
		{"unknown kind", Deadline{Kind: "someday"}, signed, "kind unknown_kind"},
		{"no date", Deadline{Kind: KindDate}, signed, "date missing"},
		{"no month", Deadline{Kind: KindMonth}, signed, "date missing"},
		{"no number", Deadline{Kind: KindWithinWorkingDays}, signed, "n missing"},
		{"a day with none", Deadline{Kind: KindNone, Date: on(t, "2025-06-25")}, signed, "date not_taken"},
		{"a day with urgent", Deadline{Kind: KindUrgent, Date: on(t, "2025-06-25")}, signed, "date not_taken"},
		{"strays", Deadline{Kind: KindMonth, Every: "P1M", N: 3, Event: "e"}, signed,
			"date missing, every not_taken, n not_taken, event not_taken"},
		{"rolled over working days", Deadline{Kind: KindWithinWorkingDays, N: 3, RollOver: true}, signed, "roll_over not_taken"},
		{"30 February", Deadline{Kind: KindDate, Date: Date{2025, 2, 30}}, signed, "date no_such_day"},
		{"29 February 2100", Deadline{Kind: KindMonth, Date: Date{2100, 2, 29}}, signed, "date no_such_day"},
		{"event on 31 June", Deadline{Kind: KindRelative, Event: "e", EventOn: Date{2025, 6, 31}}, signed, "event_on no_such_day"},
		{"starts on day 0", Deadline{Kind: KindRecurring, Every: "P1W", Starts: Date{2025, 6, 0}}, signed, "starts no_such_day"},
		{"negative term", Deadline{Kind: KindWithinDays, N: -3}, signed, "n out_of_range"},
		{"term of centuries", Deadline{Kind: KindWithinDays, N: 100000}, signed, "n out_of_range"},
		{"bad period", Deadline{Kind: KindRecurring, Every: "monthly"}, signed, "every bad_period"},
		{"period of seconds", Deadline{Kind: KindRecurring, Every: "PT1S"}, signed, "every bad_period"},
		{"day 32", Deadline{Kind: KindRecurring, Every: "P1M", DayOfMonth: 32}, signed, "day_of_month out_of_range"},
		{"day of a week", Deadline{Kind: KindRecurring, Every: "P1W", DayOfMonth: 3}, signed, "day_of_month not_taken"},
		{"day without a period", Deadline{Kind: KindRecurring, DayOfMonth: 3}, signed, "every missing"},
		{"two faults of value", Deadline{Kind: KindRecurring, Every: "P0M", Starts: Date{2025, 9, 31}}, signed,
			"every bad_period, starts no_such_day"},
		{"working days without a number", Deadline{Kind: KindRelative, Event: "e", Working: true}, signed, "n missing"},
		{"no event", Deadline{Kind: KindRelative, EventOn: on(t, "2025-06-25")}, signed, "event missing"},
		{"two starts", Deadline{Kind: KindFromDate, Date: on(t, "2025-07-01"), Starts: on(t, "2025-07-02")}, signed, "starts starts_differ"},
		{"before issue", Deadline{Kind: KindDate, Date: on(t, "2025-06-22")}, signed, "date before_issue"},
		{"before the day of issue", Deadline{Kind: KindBeforeDate, Date: on(t, "2025-06-23")}, signed, "date before_issue"},
		{"last month", Deadline{Kind: KindMonth, Date: on(t, "2025-05-31")}, signed, "date before_issue"},
		{"starts before issue", Deadline{Kind: KindRecurring, Every: "P1W", Starts: on(t, "2025-06-20")}, signed, "starts before_issue"},
		{"event before issue", Deadline{Kind: KindRelative, Event: "e", EventOn: on(t, "2025-06-20")}, signed, "event_on before_issue"},
		{"a slip in the year", Deadline{Kind: KindDate, Date: on(t, "2205-06-30")}, signed, "date far_from_issue"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := c.deadline.Validate(on(t, c.signed))
			if c.want == "" {
				if err != nil {
					t.Errorf("refused: %v", err)
				}
				return
			}
			var faults Faults
			if !errors.As(err, &faults) {
				t.Fatalf("got %v, want %s", err, c.want)
			}
			var got []string
			for _, f := range faults {
				got = append(got, f.Field+" "+string(f.Code))
				if !strings.Contains(f.Message, ":") && !strings.Contains(f.Message, ";") {
					t.Errorf("%q does not say how to mend it", f.Message)
				}
				if len(f.Args) == 0 {
					t.Errorf("%q carries no values", f.Message)
				}
			}
			if joined := strings.Join(got, ", "); joined != c.want {
				t.Errorf("faults %s, want %s", joined, c.want)
			}
		})
	}
}

func TestFaultsNameFieldsAndValues(t *testing.T) {
	err := Deadline{Kind: KindDate, Date: on(t, "2025-06-20")}.Validate(on(t, "2025-06-23"))
	const want = "date: its last day 2025-06-20 lies before the date of issue, 2025-06-23: correct one of the two"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	err = Deadline{Kind: KindNone, Date: on(t, "2025-06-20"), N: 2}.Validate(Date{})
	const both = "date: a deadline of kind none has no such value: leave it empty or choose another kind; " +
		"n: a deadline of kind none has no such value: leave it empty or choose another kind"
	if err == nil || err.Error() != both {
		t.Errorf("got %v, want %s", err, both)
	}
}
