package jobs

import (
	"context"
	"time"
)

// remindersDue: the day's digests, from their hour on, on working days. A day on which the server
// was down throughout is not sent for afterwards: its notices are still waiting, and the next
// working day's digest has them. So nobody gets two digests on one day, and none on a day off.
func (j *Jobs) remindersDue(_ context.Context, a agenda) ([]period, error) {
	if !a.calendar.Working(a.today) || !a.came(a.today, a.digestAt) {
		return nil, nil
	}
	return []period{dayPeriod(a.today)}, nil
}

func nextReminders(_ context.Context, a agenda) (time.Time, error) {
	day := a.today
	if a.came(day, a.digestAt) {
		day = day.AddDays(1)
	}
	return a.at(a.calendar.NextWorking(day), a.digestAt), nil
}

// remind queues the day's digests.
func (j *Jobs) remind(ctx context.Context, p period) (Summary, error) {
	plan, err := j.Store.PlanDigests(ctx, j.actor, p.day)
	s := Summary{}
	s.add("planned", plan.Digests)
	s.add("lists", plan.Lists)
	s.add("tasks", plan.Tasks)
	s.add("unreached", len(plan.Unreached))
	if len(plan.Unreached) > 0 {
		j.Log.Warn("jobs: nobody to remind", "agencies", plan.Unreached)
	}
	return s, err
}
