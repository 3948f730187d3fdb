package jobs

import (
	"context"
	"time"

	"dondoc/models"
)

// Plans says when each job runs next, in the table's order. Times are UTC.
func (j *Jobs) Plans(ctx context.Context) ([]models.JobPlan, error) {
	a, err := j.agenda(ctx)
	if err != nil {
		return nil, err
	}
	plans := make([]models.JobPlan, len(j.table))
	for i, job := range j.table {
		next, err := job.next(ctx, a)
		if err != nil {
			return nil, err
		}
		if soon := a.now.Add(tickEvery); job.often && next.Before(soon) { // it looks at every tick
			next = soon
		}
		plans[i] = models.JobPlan{Job: job.name, Next: next}
	}
	return plans, nil
}

// nextStop is the first instant, from now on, at which something is known to fall due.
func (j *Jobs) nextStop(ctx context.Context) (time.Time, error) {
	a, err := j.agenda(ctx)
	if err != nil {
		return time.Time{}, err
	}
	var first time.Time
	for _, job := range j.table {
		next, err := job.next(ctx, a)
		if err != nil {
			return time.Time{}, err
		}
		if !next.IsZero() && (first.IsZero() || next.Before(first)) {
			first = next
		}
	}
	return first, nil
}
