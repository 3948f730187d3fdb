package jobs

import (
	"context"
	"fmt"
	"time"

	"dondoc/models"
)

const (
	// settleEvery bounds for how long a mail that the server has taken is known to the journal alone.
	settleEvery = 50 * time.Millisecond
	// settleSooner does where there is no journal: the mails of that moment go out twice, under the same
	// Message-ID, when the process is killed.
	settleSooner = 10 * time.Millisecond
	settleMost   = 100 // results recorded by one statement
)

// settleRetries are the pauses between attempts to record when the database doesn't answer. After the
// last one the results are kept for the next tick, and nothing new is begun before they are recorded.
var settleRetries = []time.Duration{time.Second, 2 * time.Second, 5 * time.Second}

// settle records results as they come, several at a time. It is done when all are recorded, also
// after ctx has ended: what was sent must be known as sent.
func (r *round) settle(ctx context.Context, results <-chan models.Settlement) error {
	var due <-chan time.Time
	every := settleEvery
	if r.j.journal == nil {
		every = settleSooner
	}
	flush := func() error {
		due = nil
		held := r.j.unrecorded
		if err := r.j.record(ctx); err != nil {
			return err
		}
		for _, s := range held {
			r.tally.add(outcomeCode(s), 1)
		}
		return nil
	}
	for {
		select {
		case s, open := <-results:
			if !open {
				return r.settleRest(ctx, flush)
			}
			r.j.unrecorded = append(r.j.unrecorded, s)
			if due == nil {
				due = time.After(every)
			}
			if len(r.j.unrecorded) < settleMost {
				continue
			}
		case <-due:
		}
		if err := flush(); err != nil {
			r.broken.Store(true) // begin nothing that can't be recorded
			r.j.Log.Error("jobs: record what was delivered", "error", err)
		}
	}
}

func (r *round) settleRest(ctx context.Context, flush func() error) error {
	err := flush()
	for _, pause := range settleRetries {
		if err == nil {
			return r.j.journal.clear()
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
		}
		err = flush()
	}
	if err != nil {
		return fmt.Errorf("record what was delivered: %w", err)
	}
	return r.j.journal.clear()
}

// record tells the database all that it doesn't know yet.
func (j *Jobs) record(ctx context.Context) error {
	if len(j.unrecorded) == 0 {
		return nil
	}
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordWithin)
	defer cancel()
	if err := j.Store.SettleMessages(within, j.actor, j.unrecorded); err != nil {
		return err
	}
	j.unrecorded = nil
	return nil
}

// recordLeft records what an earlier run could not.
func (j *Jobs) recordLeft(ctx context.Context) error {
	if len(j.unrecorded) == 0 {
		return nil
	}
	if err := j.record(ctx); err != nil {
		return fmt.Errorf("record what was delivered: %w", err)
	}
	return j.journal.clear()
}

// outcomeCode is the word a result is counted under; a message put back unbegun isn't counted.
func outcomeCode(s models.Settlement) string {
	switch s.State {
	case models.Sent:
		return "sent"
	case models.Failed:
		return "refused"
	case models.Empty:
		return "empty"
	}
	return "deferred"
}
