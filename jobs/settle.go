package jobs

import (
	"context"
	"fmt"
	"time"

	"dondoc/models"
)

const (
	// settleEvery bounds for how long a mail that the server has taken is not yet recorded as sent: the
	// mails of that moment may go out twice, under the same Message-ID, when the process is killed.
	settleEvery = 50 * time.Millisecond
	settleMost  = 100 // results recorded by one statement
)

// settleRetries are the pauses between attempts to record when the database doesn't answer. They
// end before the messages are taken for lost.
var settleRetries = []time.Duration{time.Second, 2 * time.Second, 5 * time.Second}

// settle records results as they come, several at a time. It is done when all are recorded, also
// after ctx has ended: what was sent must be known as sent.
func (r *round) settle(ctx context.Context, results <-chan models.Settlement) error {
	record := context.WithoutCancel(ctx)
	var held []models.Settlement
	var due <-chan time.Time
	flush := func() error {
		due = nil
		if len(held) == 0 {
			return nil
		}
		within, cancel := context.WithTimeout(record, recordWithin)
		defer cancel()
		if err := r.j.Store.SettleMessages(within, r.j.actor, held); err != nil {
			return err
		}
		for _, s := range held {
			r.tally.add(outcomeCode(s), 1)
		}
		held = held[:0]
		return nil
	}
	for {
		select {
		case s, open := <-results:
			if !open {
				return r.settleRest(ctx, flush)
			}
			held = append(held, s)
			if due == nil {
				due = time.After(settleEvery)
			}
			if len(held) < settleMost {
				continue
			}
		case <-due:
		}
		if err := flush(); err != nil {
			r.away.Store(true) // begin nothing that can't be recorded
			r.j.Log.Error("jobs: record what was delivered", "error", err)
		}
	}
}

func (r *round) settleRest(ctx context.Context, flush func() error) error {
	err := flush()
	for _, pause := range settleRetries {
		if err == nil {
			return nil
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
	return nil
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
