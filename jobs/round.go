package jobs

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"dondoc/models"
)

// round is the delivery of one claimed batch.
type round struct {
	j       *Jobs
	batch   []models.Message
	later   []models.Settlement // claimed, but not to be begun now
	begin   context.Context
	claimed time.Time // by the calendar's clock
	tells   contents
	unread  error       // why what it tells of is not known
	broken  atomic.Bool // nothing is to be begun any more: its contents can't be read, or its fate not recorded
	tally   Summary

	nearlyThrough func() // called once where the batch is full: more may be waiting
}

// readAhead is how many messages of a batch are still to be begun when the next one is claimed: that
// takes the database as long as the mail server takes these.
const readAhead = 100

func (r *round) run(ctx context.Context) error {
	r.broken.Store(r.unread != nil)
	results := make(chan models.Settlement, len(r.batch)+len(r.later)) // sending goes on while results are recorded
	for _, s := range r.later {
		results <- s
	}
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(r.j.Workers, len(r.batch)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(r.batch)); i = next.Add(1) - 1 {
				if len(r.batch) == batchSize && i == batchSize-readAhead {
					r.nearlyThrough()
				}
				results <- r.one(ctx, r.batch[i])
			}
		})
	}
	go func() { workers.Wait(); close(results) }()
	return errors.Join(r.unread, r.settle(ctx, results))
}

// one sends one message and says what became of it.
func (r *round) one(ctx context.Context, m models.Message) models.Settlement {
	switch {
	case r.broken.Load():
		return putBack(m, againSoon)
	case !r.j.circuit.lets() || r.begin.Err() != nil || r.j.stopped() || r.overslept():
		return putBack(m, 0)
	}
	s, err := guard(func() (models.Settlement, error) { return r.j.send(ctx, r.tells, m), nil })
	if err != nil { // one bad row never stops the batch
		r.j.Log.Error("jobs: deliver", "message", m.ID, "error", err)
		m.Reply = firstLine(err)
		return models.Settlement{Message: m, State: models.Failed}
	}
	return s
}

// overslept says whether the machine may have slept since the batch was claimed, which no timer counts:
// others may have taken the messages over.
func (r *round) overslept() bool {
	return r.j.Clock.Now().Round(0).Sub(r.claimed) > deliverFor
}

// againSoon is when a message that could not be begun, or met a faulty connection, is tried again.
const againSoon = 10 * time.Second

// putBack queues a message again that was not begun.
func putBack(m models.Message, wait time.Duration) models.Settlement {
	return models.Settlement{Message: m, State: models.Queued, Retry: wait, Uncounted: true}
}
