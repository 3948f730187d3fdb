package models

import (
	"context"
	"time"
)

// MailQueue says how the delivery of mail stands, over all instances.
type MailQueue struct {
	Queued   int // waiting for their first try
	Deferred int // refused for now, waiting for the next
	Sending  int
	Sent     int
	Failed   int
	Empty    int       // had nothing left to say
	Returned int       // of the failed: taken by the mail server and returned later
	Delayed  int       // of the sent: the receiving server says that they are under way
	Oldest   time.Time // when the oldest of those waiting was written; zero where none waits
	Circuits []MailCircuit
}

// MailQueue gives it to the administrator and the office.
func (s *Store) MailQueue(ctx context.Context, actor Actor) (MailQueue, error) {
	var h MailQueue
	if !actor.system && !actor.mayRunJobs() {
		return h, forbidden("jobs")
	}
	var rows []struct {
		State   MessageState
		Bounce  Bounced
		Tried   bool
		N       int
		Created time.Time
	}
	err := s.read(ctx).Raw(`SELECT state, bounce, attempt > 0 AS tried, COUNT(*) AS n, MIN(created_at) AS created FROM messages GROUP BY state, bounce, attempt > 0`).Scan(&rows).Error
	if err != nil {
		return h, s.mapError(err)
	}
	for _, r := range rows {
		switch {
		case r.State == Queued && r.Tried:
			h.Deferred += r.N
		case r.State == Queued:
			h.Queued += r.N
		case r.State == Sending:
			h.Sending += r.N
		case r.State == Sent:
			h.Sent += r.N
		case r.State == Failed:
			h.Failed += r.N
		case r.State == Empty:
			h.Empty += r.N
		}
		switch r.Bounce {
		case BounceFailed:
			h.Returned += r.N
		case BounceDelayed:
			h.Delayed += r.N
		}
		if waiting := r.State == Queued || r.State == Sending; waiting && (h.Oldest.IsZero() || r.Created.Before(h.Oldest)) {
			h.Oldest = r.Created.UTC()
		}
	}
	h.Circuits, err = s.MailCircuits(ctx, actor)
	return h, err
}
