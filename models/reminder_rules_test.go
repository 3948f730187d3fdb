package models_test

import (
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
)

func on(m time.Month, d int) deadline.Date { return deadline.MustDate(2025, m, d) }

// spring2025 holds the days around Reunification Day 2025: 30 April and 1 May are holidays, 2 May is
// a day off for which Saturday 26 April was worked.
var spring2025 = deadline.NewCalendar([]deadline.CalendarDay{
	{Date: on(time.April, 26), Kind: deadline.DayMakeUp},
	{Date: on(time.April, 30), Kind: deadline.DayHoliday},
	{Date: on(time.May, 1), Kind: deadline.DayHoliday},
	{Date: on(time.May, 2), Kind: deadline.DayOff},
})

func TestNoticesGoOutOnWorkingDays(t *testing.T) {
	rules := models.DefaultReminderRules()
	for name, c := range map[string]struct {
		due  deadline.Date
		want []deadline.Date // the notices from 1 April on, in order
	}{
		"Monday 16 June: the one-day warning would be a Sunday, and goes on Friday with the three-day one": {
			on(time.June, 16), []deadline.Date{on(time.June, 9), on(time.June, 13), on(time.June, 16), on(time.June, 17), on(time.June, 24), on(time.July, 1)}},
		"Sunday 29 June: on the day becomes Friday, a day late becomes Monday": {
			on(time.June, 29), []deadline.Date{on(time.June, 20), on(time.June, 26), on(time.June, 27), on(time.June, 30), on(time.July, 7), on(time.July, 14)}},
		"2 May, a day off: everything moves before the holidays, the overdue notice after": {
			on(time.May, 2), []deadline.Date{on(time.April, 25), on(time.April, 29), on(time.May, 5), on(time.May, 12)}},
		"3 May, a Saturday: seven days before is the make-up Saturday, which is worked": {
			on(time.May, 3), []deadline.Date{on(time.April, 26), on(time.April, 29), on(time.May, 5), on(time.May, 12)}},
	} {
		t.Run(name, func(t *testing.T) {
			day := on(time.April, 1)
			for i, want := range c.want {
				got := rules.NextNotice(c.due, day, spring2025)
				if got != want {
					t.Fatalf("notice %d after %s = %s, want %s", i+1, day, got, want)
				}
				if !spring2025.Working(got) {
					t.Fatalf("%s is a day off", got)
				}
				day = got
			}
		})
	}
}

func TestNoticesOfOldDeadlinesAreFoundAtOnce(t *testing.T) {
	rules := models.DefaultReminderRules()
	due := deadline.MustDate(2023, time.June, 30) // the series is 1 July 2023 and every seventh day after
	got := rules.NextNotice(due, on(time.June, 26), spring2025)
	if got != on(time.June, 30) { // Saturday 28 June is day 729 = 1 + 7 × 104, and goes on Monday
		t.Errorf("next notice = %s, want 2025-06-30", got)
	}
	if got := rules.NextNotice(deadline.Date{}, on(time.June, 26), spring2025); !got.IsZero() {
		t.Errorf("a task without a due day got a notice on %s", got)
	}
}

func TestRuleNamesWhyANoticeGoesOut(t *testing.T) {
	rules := models.DefaultReminderRules()
	for _, c := range []struct {
		due, day deadline.Date
		want     string
	}{
		{on(time.June, 25), on(time.June, 18), "before_7"},
		{on(time.June, 25), on(time.June, 24), "before_1"},
		{on(time.June, 25), on(time.June, 25), "on_day"},
		{on(time.June, 25), on(time.June, 26), "overdue_1"},
		{on(time.June, 25), on(time.July, 3), "overdue_8"},
		{on(time.June, 25), on(time.July, 4), "overdue_8"}, // the server was down on the 3rd
		{on(time.June, 29), on(time.June, 27), "on_day"},   // Sunday's, told on Friday
	} {
		if got := rules.RuleOn(c.due, c.day, spring2025); got != c.want {
			t.Errorf("due %s, told on %s: rule %q, want %q", c.due, c.day, got, c.want)
		}
	}
}

func TestFiveDayReportsCloseAroundTheMeeting(t *testing.T) {
	s := models.DefaultReportSchedule()
	for _, c := range []struct{ day, to deadline.Date }{
		{on(time.June, 30), on(time.June, 30)}, // a Monday: compiled on its last day
		{on(time.July, 4), on(time.June, 30)},
		{on(time.July, 5), on(time.June, 30)}, // a Saturday: the period that closes then is compiled on Monday
		{on(time.July, 7), on(time.July, 5)},
		{on(time.July, 20), on(time.July, 15)}, // a Sunday
		{on(time.July, 21), on(time.July, 20)},
		{on(time.June, 27), on(time.June, 25)},
	} {
		p := s.LastClosed(c.day, deadline.Calendar{})
		if p.To != c.to || p.From != c.to.AddDays(-4) {
			t.Errorf("on %s the last closed period is %s, want the one that ends on %s", c.day, p.Name(), c.to)
		}
	}
}
