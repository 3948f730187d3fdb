package jobs

import (
	"context"
	"fmt"
	"sync"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
)

// agenda is one frozen now with the settings that say what is due by then. It is read anew for each
// tick: a changed hour or holiday counts at once.
type agenda struct {
	now      time.Time // UTC
	today    deadline.Date
	zone     *time.Location
	calendar deadline.Calendar
	digestAt string // "07:30"
	reports  map[models.ReportKind]models.ReportSchedule
	upkeep   func() (models.Upkeep, error) // asked once a tick
}

func (j *Jobs) agenda(ctx context.Context) (agenda, error) {
	a := agenda{now: j.Store.Now(), zone: j.Store.Zone(), reports: map[models.ReportKind]models.ReportSchedule{models.ReportFiveDay: models.DefaultReportSchedule()}}
	a.today = deadline.DateOf(a.now, a.zone)
	a.upkeep = sync.OnceValues(func() (models.Upkeep, error) { return j.Store.Upkeep(ctx, j.actor) })
	var err error
	if a.calendar, err = j.Store.Calendar(ctx, j.actor); err != nil {
		return a, err
	}
	if a.digestAt, err = j.Store.DigestHour(ctx, j.actor); err != nil {
		return a, err
	}
	if _, err := hour(a.digestAt); err != nil {
		return a, fmt.Errorf("the hour of the digests: %w", err)
	}
	schedules, err := j.Store.ReportSchedules(ctx, j.actor)
	if err != nil {
		return a, err
	}
	for _, s := range schedules {
		if _, err := hour(s.At); err != nil {
			return a, fmt.Errorf("the hour of the report %s: %w", s.Kind, err)
		}
		a.reports[s.Kind] = s
	}
	return a, nil
}

// hour reads an hour of the day, "07:30".
func hour(text string) (time.Time, error) {
	t, err := time.Parse("15:04", text)
	if err != nil {
		return t, fmt.Errorf("%q is not an hour such as 07:30", text)
	}
	return t, nil
}

// at gives the instant of an hour on a day. The hour has been checked when the agenda was read.
func (a agenda) at(day deadline.Date, text string) time.Time {
	h, _ := hour(text)
	return time.Date(day.Year, day.Month, day.Day, h.Hour(), h.Minute(), 0, 0, a.zone).UTC()
}

// came says whether the hour on the day has come.
func (a agenda) came(day deadline.Date, text string) bool { return !a.now.Before(a.at(day, text)) }

// daily gives the newest day whose hour has come.
func (a agenda) daily(text string) deadline.Date {
	if a.came(a.today, text) {
		return a.today
	}
	return a.today.AddDays(-1)
}
