package jobs

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"dondoc/models"
)

const (
	// batchSize is how many messages are claimed, and their contents read, at once. What can't be begun
	// is put back, so that a large batch costs nothing but the memory for its tasks.
	batchSize = 500
	// deliverFor bounds how long one run begins new mails, so that the other jobs get their turn; the
	// next tick goes on. Together with sendWithin it stays below stuckAfter: what is in hand here is
	// never taken for lost by another instance.
	deliverFor = 45 * time.Second
	// sendWithin bounds the handing over of one mail.
	sendWithin = 90 * time.Second
	// stuckAfter is when whoever claimed a message is taken to be gone.
	stuckAfter = 3 * time.Minute
)

// deliveryDue rescues what others left in hand and says whether there is mail to deliver.
func (j *Jobs) deliveryDue(ctx context.Context, a agenda) ([]period, error) {
	rescued, err := j.Store.RescueMessages(ctx, j.actor, stuckAfter)
	if err != nil {
		return nil, err
	}
	j.rescued += rescued
	waiting, err := j.Store.MessagesWaiting(ctx, j.actor)
	if err != nil || !waiting {
		return nil, err
	}
	return []period{instantPeriod(a)}, nil
}

// deliver sends the messages whose time has come, until there are none left, the mail server is out
// of reach, or the run's time is up.
func (j *Jobs) deliver(ctx context.Context, _ period) (Summary, error) {
	s := Summary{}
	s.add("rescued", j.rescued)
	j.rescued = 0
	begin, cancel := context.WithTimeout(ctx, deliverFor) // ends when no further mail is to be begun
	defer cancel()
	for begin.Err() == nil && !j.stopped() {
		batch, err := j.Store.ClaimMessages(ctx, j.actor, j.owner, batchSize)
		if err != nil || len(batch) == 0 {
			return s, err
		}
		r := &round{j: j, batch: batch, begin: begin, tally: s}
		if err := r.run(ctx); err != nil || r.away.Load() {
			return s, err
		}
	}
	return s, nil
}

// round is the delivery of one claimed batch.
type round struct {
	j     *Jobs
	batch []models.Message
	begin context.Context
	away  atomic.Bool // the mail server is out of reach: the rest of the batch need not find out anew
	tally Summary
}

func (r *round) run(ctx context.Context) error {
	contents, err := guard(func() (contents, error) { return r.j.read(ctx, r.batch) })
	if err != nil {
		r.away.Store(true) // without their contents no mail is begun
	}
	results := make(chan models.Settlement, len(r.batch)) // sending goes on while results are recorded
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(r.j.Workers, len(r.batch)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(r.batch)); i = next.Add(1) - 1 {
				results <- r.one(ctx, contents, r.batch[i])
			}
		})
	}
	go func() { workers.Wait(); close(results) }()
	return errors.Join(err, r.settle(ctx, results))
}

// one sends one message and says what became of it.
func (r *round) one(ctx context.Context, c contents, m models.Message) models.Settlement {
	switch {
	case r.away.Load():
		return putBack(m, awayPause)
	case r.begin.Err() != nil || r.j.stopped():
		return putBack(m, 0)
	}
	s, err := guard(func() (models.Settlement, error) { return r.j.send(ctx, c, m, &r.away), nil })
	if err != nil { // one bad row never stops the batch
		r.j.Log.Error("jobs: deliver", "message", m.ID, "error", err)
		m.Reply = firstLine(err)
		return models.Settlement{Message: m, State: models.Failed}
	}
	return s
}

// putBack queues a message again that was not begun.
func putBack(m models.Message, wait time.Duration) models.Settlement {
	return models.Settlement{Message: m, State: models.Queued, Retry: wait, Uncounted: true}
}
