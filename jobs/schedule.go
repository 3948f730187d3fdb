package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/go-co-op/gocron/v2"
)

// tickEvery is how often the jobs look whether something is due. What must be done within a minute
// (sealing) is, with time to spare for the work itself.
const tickEvery = 30 * time.Second

// Start ticks at once and from then on until Stop. Each tick is timed from the end of the last, so
// that a clock set back doesn't silence the jobs until it has caught up.
func (j *Jobs) Start(ctx context.Context) error {
	s, err := gocron.NewScheduler(gocron.WithClock(j.Clock), gocron.WithLocation(j.Store.Zone()))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx)) // ends by Stop, which lets work in hand finish
	tick := func() {
		for again := true; again; again = j.goOn(ctx) {
			if err := j.Tick(ctx); err != nil {
				j.Log.Error("jobs: tick", "error", err)
			}
		}
	}
	_, err = s.NewJob(gocron.DurationJob(tickEvery), gocron.NewTask(tick), gocron.WithName("tick"), gocron.WithIntervalFromCompletion(),
		gocron.WithStartAt(gocron.WithStartImmediately()), gocron.WithSingletonMode(gocron.LimitModeReschedule))
	if err != nil {
		cancel()
		return err
	}
	j.scheduler, j.cancel = s, cancel
	s.Start()
	return nil
}

// goOn says whether there was more mail than one tick delivers: the next one doesn't wait.
func (j *Jobs) goOn(ctx context.Context) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	again := j.unfinished && ctx.Err() == nil && !j.stopped()
	j.unfinished = false
	return again
}

// Stop begins nothing new and waits for the work in hand: mails being handed over are finished,
// those not begun are put back. When ctx ends first, the work in hand is broken off; what became of
// its mails is still recorded.
func (j *Jobs) Stop(ctx context.Context) error {
	j.stop.Do(func() { close(j.stopping) })
	if j.scheduler == nil {
		return nil
	}
	defer j.cancel()
	ended := context.AfterFunc(ctx, j.cancel)
	defer ended()
	err := j.scheduler.ShutdownWithContext(ctx)
	j.mu.Lock() // a tick that was broken off has recorded its mails once it lets go
	defer j.mu.Unlock()
	err = errors.Join(err, j.journal.close())
	j.journal = nil
	return err
}
