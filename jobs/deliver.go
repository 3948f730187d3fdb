package jobs

import (
	"context"
	"errors"
	"sync"
	"time"
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
)

// deliveryDue records what is left to record, rescues what is in nobody's hands and says whether there
// is mail to deliver and a server to take it.
func (j *Jobs) deliveryDue(ctx context.Context, a agenda) ([]period, error) {
	if err := j.recordLeft(ctx); err != nil {
		return nil, err // nothing is begun that might be in hand
	}
	rescued, err := j.rescue(ctx)
	if err != nil {
		return nil, err
	}
	j.rescued += rescued
	waiting, err := j.Store.MessagesWaiting(ctx, j.actor)
	if err != nil || !waiting || j.circuit.wait() > 0 {
		return nil, err
	}
	return []period{instantPeriod(a)}, nil
}

// nextDelivery is when the first message's time comes, or that of the probe before it.
func (j *Jobs) nextDelivery(ctx context.Context, _ agenda) (time.Time, error) {
	next, err := j.Store.NextDelivery(ctx, j.actor)
	if probe := j.Store.Now().Add(j.circuit.wait()); err == nil && !next.IsZero() && next.Before(probe) {
		next = probe
	}
	return next, err
}

// deliver sends the messages whose time has come, until there are none left that may be begun, or the
// run's time is up.
func (j *Jobs) deliver(ctx context.Context, _ period) (Summary, error) {
	s := Summary{}
	s.add("rescued", j.rescued)
	j.rescued = 0
	begin, cancel := context.WithTimeout(ctx, deliverFor) // ends when no further mail is to be begun
	defer cancel()
	r, err := j.nextRound(ctx, begin, s)
	for r != nil {
		next, failed := j.through(ctx, r)
		if err = errors.Join(err, failed); err != nil || len(j.unrecorded) > 0 {
			cancel() // what is claimed already is put back
		}
		if next == nil && begin.Err() == nil {
			next, err = j.nextRound(ctx, begin, s)
		}
		r = next
	}
	j.unfinished = errors.Is(begin.Err(), context.DeadlineExceeded) && ctx.Err() == nil
	return s, err
}

// through delivers a round. The next one is claimed and read while its last mails are on their way; nil
// where that was not to be.
func (j *Jobs) through(ctx context.Context, r *round) (next *round, err error) {
	var claiming sync.WaitGroup
	var unclaimed error
	r.nearlyThrough = func() {
		claiming.Go(func() { next, unclaimed = j.nextRound(ctx, r.begin, r.tally) })
	}
	err = r.run(ctx)
	claiming.Wait()
	j.circuit.unprobed()
	return next, errors.Join(err, unclaimed, j.tellCircuit(context.WithoutCancel(ctx)))
}

// nextRound claims what may be begun now and reads what it tells of; nil where there is nothing, or the
// run is over.
func (j *Jobs) nextRound(ctx, begin context.Context, tally Summary) (*round, error) {
	if begin.Err() != nil || j.stopped() {
		return nil, nil
	}
	n := j.limits.most(j.circuit.most(batchSize))
	if n == 0 {
		return nil, nil
	}
	batch, err := j.Store.ClaimMessages(ctx, j.actor, j.process(), n)
	if err != nil || len(batch) == 0 {
		j.circuit.unprobed()
		return nil, err
	}
	now, later := j.limits.admit(batch)
	r := &round{j: j, batch: now, later: later, begin: begin, claimed: j.Clock.Now().Round(0), tally: tally}
	r.tells, r.unread = guard(func() (contents, error) { return j.read(ctx, now) })
	return r, nil
}
