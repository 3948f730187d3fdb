package jobs

import (
	"context"
	"time"
)

// agendasDue: there is a review whose hour has come without an agenda.
func (j *Jobs) agendasDue(ctx context.Context, a agenda) ([]period, error) {
	if a.now.Before(j.agendasAt) {
		return nil, nil
	}
	n, next, err := j.Store.ReviewsDue(ctx, j.actor)
	if err == nil && n == 0 {
		j.agendasAt = a.now.Add(agendasEvery)
		if next.Before(j.agendasAt) {
			j.agendasAt = next
		}
	}
	return whenever(n > 0, a), err
}

// agendasEvery is how often it is asked whether an agenda is due, unless its hour comes sooner: somebody may
// have planned a review or changed the hour.
const agendasEvery = time.Minute

func (j *Jobs) nextAgenda(ctx context.Context, _ agenda) (time.Time, error) {
	_, next, err := j.Store.ReviewsDue(ctx, j.actor)
	return next, err
}

// drawUpAgendas draws up the agendas of the reviews whose hour has come.
func (j *Jobs) drawUpAgendas(ctx context.Context, _ period) (Summary, error) {
	n, err := j.Store.DrawUpAgendas(ctx, j.actor)
	s := Summary{}
	s.add("agendas", n)
	return s, err
}
