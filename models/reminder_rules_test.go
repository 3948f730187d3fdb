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

// deadlinesOnly are the default rules without what they watch beside the deadline, and worked is a task
// that is worked on.
func deadlinesOnly() models.ReminderRules {
	r := models.DefaultReminderRules()
	r.Escalations, r.NudgeAfter = nil, 0
	return r
}

func worked(due deadline.Date) models.Watched {
	return models.Watched{Status: models.InProgress, Receipt: models.ReceiptIsReceived, DueOn: due, LastWordOn: on(time.January, 2)}
}

func TestNoticesGoOutOnWorkingDays(t *testing.T) {
	rules := deadlinesOnly()
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
				got := rules.Next(worked(c.due), day, spring2025)
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
	rules := deadlinesOnly()
	due := deadline.MustDate(2023, time.June, 30) // the series is 1 July 2023 and every seventh day after
	got := rules.Next(worked(due), on(time.June, 26), spring2025)
	if got != on(time.June, 30) { // Saturday 28 June is day 729 = 1 + 7 × 104, and goes on Monday
		t.Errorf("next notice = %s, want 2025-06-30", got)
	}
	if got := rules.Next(worked(deadline.Date{}), on(time.June, 26), spring2025); !got.IsZero() {
		t.Errorf("a task without a due day got a notice on %s", got)
	}
}

func TestTheStrongestNoticeNamesWhy(t *testing.T) {
	rules := models.DefaultReminderRules()
	told := func(to models.Audience, w models.Watched, after, through deadline.Date) string {
		for _, n := range rules.Due(w, after, through, spring2025) {
			if n.To == to {
				return n.Rule
			}
		}
		return ""
	}
	for _, c := range []struct {
		due, after, day deadline.Date
		to              models.Audience
		want            string
	}{
		{on(time.June, 25), on(time.June, 17), on(time.June, 18), models.ToOwner, "before_7"},
		{on(time.June, 25), on(time.June, 23), on(time.June, 24), models.ToOwner, "before_1"},
		{on(time.June, 25), on(time.June, 24), on(time.June, 25), models.ToOwner, "on_day"},
		{on(time.June, 25), on(time.June, 25), on(time.June, 26), models.ToOwner, "overdue_1"},
		{on(time.June, 25), on(time.July, 2), on(time.July, 3), models.ToOwner, "overdue_8"},
		{on(time.June, 25), on(time.July, 2), on(time.July, 4), models.ToOwner, "overdue_8"},   // the server was down on the 3rd
		{on(time.June, 25), on(time.June, 17), on(time.June, 26), models.ToOwner, "overdue_1"}, // and here for over a week
		{on(time.June, 25), on(time.July, 3), on(time.July, 4), models.ToOwner, ""},            // told on the 3rd
		{on(time.June, 29), on(time.June, 26), on(time.June, 27), models.ToOwner, "on_day"},    // Sunday's, told on Friday
		{on(time.June, 25), on(time.June, 27), on(time.June, 30), models.ToHead, "escalate_5"},
		{on(time.June, 25), on(time.June, 30), on(time.July, 1), models.ToHead, ""},                   // once
		{on(time.June, 21), on(time.July, 4), on(time.July, 7), models.ToWorkingGroup, "escalate_15"}, // Sunday's, told on Monday
		{on(time.June, 2), on(time.July, 1), on(time.July, 2), models.ToLeadership, "escalate_30"},
	} {
		if got := told(c.to, worked(c.due), c.after, c.day); got != c.want {
			t.Errorf("due %s, %s told after %s by %s: rule %q, want %q", c.due, c.to, c.after, c.day, got, c.want)
		}
	}
}

func TestSilenceReceiptAndAcceptanceAreWatched(t *testing.T) {
	rules := models.DefaultReminderRules()
	friday := on(time.June, 6)
	silent := worked(on(time.July, 10))
	silent.LastWordOn = on(time.June, 2)
	for name, c := range map[string]struct {
		watched models.Watched
		after   deadline.Date
		want    models.Notice // the next one that is none of the deadline's
	}{
		"no word for 14 days, due within 30":    {silent, on(time.June, 10), models.Notice{Rule: "nudge_14", On: on(time.June, 16), To: models.ToOwner}},
		"still none":                            {silent, on(time.June, 16), models.Notice{Rule: "nudge_28", On: on(time.June, 30), To: models.ToOwner}},
		"no receipt for three working days":     {models.Watched{Status: models.NotStarted, Receipt: models.ReceiptIsAwaited, WaitsSince: friday, LastWordOn: friday}, friday, models.Notice{Rule: "receipt_3", On: on(time.June, 11), To: models.ToOwner}},
		"nor a week later":                      {models.Watched{Status: models.NotStarted, Receipt: models.ReceiptIsAwaited, WaitsSince: friday, LastWordOn: friday}, on(time.June, 11), models.Notice{Rule: "receipt_10", On: on(time.June, 18), To: models.ToOwner}},
		"a result waits":                        {models.Watched{Status: models.Submitted, SubmittedOn: friday, DueOn: on(time.June, 1)}, friday, models.Notice{Rule: "accept_5", On: on(time.June, 13), To: models.ToReviewer}},
		"the office is to say whose task it is": {models.Watched{Status: models.InProgress, Receipt: models.ReceiptIsDeclined, WaitsSince: friday, DueOn: on(time.June, 1)}, friday, models.Notice{Rule: "declined_2", On: on(time.June, 10), To: models.ToOffice}},
	} {
		due := rules.Due(c.watched, c.after, c.want.On, spring2025)
		found := false
		for _, n := range due {
			found = found || n == c.want
		}
		if !found {
			t.Errorf("%s: %+v, want %+v among them", name, due, c.want)
		}
	}
	done := worked(on(time.June, 1))
	done.Status = models.Completed
	if next := rules.Next(done, on(time.June, 1), spring2025); !next.IsZero() {
		t.Errorf("somebody is told of a finished task on %s", next)
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
