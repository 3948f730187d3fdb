package jobs

import (
	"context"
	"errors"
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
	for begin.Err() == nil && !j.stopped() && len(j.unrecorded) == 0 {
		n := j.limits.most(j.circuit.most(batchSize))
		if n == 0 {
			break
		}
		batch, err := j.Store.ClaimMessages(ctx, j.actor, j.process(), n)
		if err != nil || len(batch) == 0 {
			j.circuit.unprobed()
			return s, err
		}
		now, later := j.limits.admit(batch)
		r := &round{j: j, batch: now, later: later, begin: begin, claimed: j.Clock.Now().Round(0), tally: s}
		err = r.run(ctx)
		j.circuit.unprobed()
		if err = errors.Join(err, j.tellCircuit(context.WithoutCancel(ctx))); err != nil {
			return s, err
		}
	}
	j.unfinished = begin.Err() != nil && ctx.Err() == nil
	return s, nil
}
