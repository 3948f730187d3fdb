package jobs

import (
	"context"
	"slices"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
)

// The jobs' names, as they stand in job_runs.
const (
	Acts         = "acts"
	Recur        = "recur"
	Remind       = "remind"
	ReportFive   = "report_five_day" // a job each kind of report
	ReportMonth  = "report_month"
	ReportHalf   = "report_half_year"
	ReportYear   = "report_year"
	Deliver      = "deliver"
	Bounces      = "bounces"
	Seal         = "seal"
	Figures      = "figures"
	Searchable   = "search"
	Housekeeping = "housekeep"
)

// job is a line of the table of jobs.
type job struct {
	name string
	// current is the period a run by hand is for.
	current func(agenda) period
	// due gives the periods that ought to be done by now, the oldest first; those known to be done may
	// be among them.
	due func(context.Context, agenda) ([]period, error)
	// next gives the first instant after now at which a period falls due; zero when none is known.
	next func(context.Context, agenda) (time.Time, error)
	do   func(context.Context, period) (Summary, error)
	// often marks a job that runs whenever there is something to do: its periods are instants.
	often bool
	// short marks a job whose periods are minutes: what it did is not kept for as long as what is done
	// daily.
	short bool
}

// period is what one run is for: a day, a report's span, or the instant of the run.
type period struct {
	name string
	day  deadline.Date
	span models.Period
}

func dayPeriod(d deadline.Date) period { return period{name: d.String(), day: d} }

func instantPeriod(a agenda) period {
	return period{name: a.now.In(a.zone).Format("2006-01-02T15:04:05"), day: a.today}
}

// jobs is the table, in the order of a tick: acts move tasks before anybody is reminded of them, and
// what reminders and reports queue is delivered in the same tick.
func (j *Jobs) jobs() []job {
	const houseAt = "03:00"
	return slices.Concat([]job{
		{name: Acts, do: j.acts,
			current: func(a agenda) period { return dayPeriod(a.today) },
			due:     func(_ context.Context, a agenda) ([]period, error) { return []period{dayPeriod(a.today)}, nil },
			next: func(_ context.Context, a agenda) (time.Time, error) {
				return a.today.AddDays(1).In(a.zone).UTC(), nil
			}},
		{name: Recur, do: j.recur,
			current: func(a agenda) period { return dayPeriod(a.today) },
			due:     func(_ context.Context, a agenda) ([]period, error) { return []period{dayPeriod(a.today)}, nil },
			next: func(_ context.Context, a agenda) (time.Time, error) {
				return a.today.AddDays(1).In(a.zone).UTC(), nil
			}},
		{name: Remind, do: j.remind,
			current: func(a agenda) period { return dayPeriod(a.today) },
			due:     j.remindersDue, next: nextReminders},
	}, j.reportJobs(), []job{
		{name: Deliver, do: j.deliver, often: true, current: instantPeriod,
			due: j.deliveryDue, next: j.nextDelivery},
		{name: Bounces, do: j.bounces, current: bouncesPeriod, short: true,
			due: j.bouncesDue, next: j.nextBounces},
		{name: Seal, do: j.seal, often: true, current: instantPeriod,
			due:  j.sealingDue,
			next: func(context.Context, agenda) (time.Time, error) { return time.Time{}, nil }},
		{name: Figures, do: j.figures, often: true, current: instantPeriod,
			due: j.figuresDue,
			next: func(_ context.Context, a agenda) (time.Time, error) {
				return a.today.AddDays(1).In(a.zone).UTC(), nil
			}},
		{name: Searchable, do: j.searchable, often: true, current: instantPeriod,
			due:  j.searchableDue,
			next: func(context.Context, agenda) (time.Time, error) { return time.Time{}, nil }},
		{name: Housekeeping, do: j.keepHouse,
			current: func(a agenda) period { return dayPeriod(a.today) },
			due: func(_ context.Context, a agenda) ([]period, error) {
				return []period{dayPeriod(a.daily(houseAt))}, nil
			},
			next: func(_ context.Context, a agenda) (time.Time, error) {
				return a.at(a.daily(houseAt).AddDays(1), houseAt), nil
			}},
	})
}
