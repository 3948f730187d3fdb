package jobs

import (
	"context"
	"time"

	"dondoc/models"
)

const (
	// stuckAfter is for how long an instance must have seen a claim unsettled to take its holder for
	// gone. It counts elapsed time of its own, without a break: neither a clock that jumps nor a database
	// that was away makes a claim look old.
	stuckAfter = 3 * time.Minute
	// stuckForHand is the age by the clock at which a run by hand, which doesn't live long enough to
	// watch, takes a claim for lost.
	stuckForHand = time.Hour
)

// rescue queues again what is in nobody's hands: what this process claimed and isn't working on (the
// database was away when it said so), and what others have held for too long.
func (j *Jobs) rescue(ctx context.Context) (int, error) {
	holds, err := j.Store.MessagesInHand(ctx, j.actor)
	if err != nil {
		j.watched = nil // what happened meanwhile was not seen
		return 0, err
	}
	now, seen := j.elapsed(), map[models.Hold]time.Duration{}
	var lost []models.Hold
	for _, h := range holds {
		first, watched := j.watched[h]
		if !watched {
			first = now
		}
		seen[h] = first
		old := j.byHand && j.Store.Now().Unix()-h.At >= int64(stuckForHand/time.Second)
		if h.By == j.process() || now-first >= stuckAfter || old {
			lost = append(lost, h)
		}
	}
	j.watched = seen
	if len(lost) == 0 {
		return 0, nil
	}
	return j.Store.RescueMessages(ctx, j.actor, lost)
}

// process names this process among those that bear the instance's name one after another.
func (j *Jobs) process() string { return j.owner + models.OwnerPart + j.boot }
