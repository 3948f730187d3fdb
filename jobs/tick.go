package jobs

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"dondoc/models"
)

const (
	// lease is how long a run may take before another instance takes its period over. That does no
	// harm: what jobs do can be done again.
	lease = 3 * time.Minute
	// recordWithin bounds how long the end of a run, or of a mail, is waited to be recorded after the
	// work itself was broken off.
	recordWithin = 10 * time.Second
)

// pauses before a failed run is tried again, by its attempts; the last holds for all further ones.
var pauses = []time.Duration{time.Minute, 2 * time.Minute, 5 * time.Minute, 15 * time.Minute, 30 * time.Minute, time.Hour}

func pick(waits []time.Duration, attempt int) time.Duration {
	return waits[min(max(attempt, 1), len(waits))-1]
}

// Tick does everything that is due now, in the table's order. One job's failure doesn't keep the
// others from running; the error names all that failed.
func (j *Jobs) Tick(ctx context.Context) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.stopped() {
		return nil
	}
	j.owner = j.Owner
	if !j.tookBack {
		if err := j.takeBack(ctx); err != nil {
			return err
		}
		j.tookBack = true
	}
	a, err := j.agenda(ctx)
	if err != nil {
		return err
	}
	var failures []error
	for _, job := range j.table {
		if j.stopped() {
			break
		}
		periods, err := job.due(ctx, a)
		if err != nil {
			failures = append(failures, fmt.Errorf("%s: %w", job.name, err))
		}
		for _, p := range periods {
			if _, _, err := j.attempt(ctx, job, p); err != nil {
				failures = append(failures, err)
			}
		}
	}
	j.health.looked.Store(a.now.Unix())
	j.health.failing.Store(int64(len(failures)))
	return errors.Join(failures...)
}

// takeBack takes up what this instance had in hand when it was last killed: what its journal says was
// sent is recorded, the rest is queued again.
func (j *Jobs) takeBack(ctx context.Context) error {
	var err error
	if j.journal == nil {
		if j.journal, err = openJournal(j.StateDir, j.Owner); err != nil {
			return err
		}
	}
	noted, err := j.journal.noted()
	if err != nil {
		return fmt.Errorf("read the journal of what was delivered: %w", err)
	}
	for part := range slices.Chunk(noted, settleMost) {
		if err := j.Store.SettleMessages(ctx, j.actor, part); err != nil {
			return err
		}
	}
	if j.rescued, err = j.Store.TakeBack(ctx, j.actor, j.Owner); err != nil {
		return err
	}
	return j.journal.clear()
}

// Run runs one job by hand: the periods that are due, or else the current one once more, under a
// name of its own. The error says which names there are, or what failed.
func (j *Jobs) Run(ctx context.Context, name string) (Summary, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.owner, j.byHand = j.Owner+" by hand", true // a server that starts meanwhile must not take it for its own
	defer func() { j.byHand = false }()
	i := slices.IndexFunc(j.table, func(job job) bool { return job.name == name })
	if i < 0 {
		return nil, fmt.Errorf("there is no job %q; the jobs are: %s", name, strings.Join(Names(), ", "))
	}
	job := j.table[i]
	a, err := j.agenda(ctx)
	if err != nil {
		return nil, err
	}
	periods, err := job.due(ctx, a)
	if err != nil {
		return nil, err
	}
	total, ran := Summary{}, false
	for _, p := range periods {
		s, mine, err := j.attempt(ctx, job, p)
		total.addAll(s)
		ran = ran || mine
		if err != nil {
			return total, err
		}
	}
	if ran {
		return total, nil
	}
	p := job.current(a)
	p.name = instantPeriod(a).name + " " + p.name
	job.often = true // by hand as often as one likes
	total, _, err = j.attempt(ctx, job, p)
	return total, err
}

// attempt runs a job's period, if it is this instance's to run.
func (j *Jobs) attempt(ctx context.Context, job job, p period) (Summary, bool, error) {
	if !job.often && j.done[job.name+" "+p.name] {
		return nil, false, nil
	}
	run, mine, err := j.claim(ctx, job, p)
	if err != nil || !mine {
		return nil, false, err
	}
	summary, failure := guard(func() (Summary, error) { return job.do(ctx, p) })
	retry := pick(pauses, run.Attempt)
	if ctx.Err() != nil {
		retry = 0 // broken off, not failed: to be taken up at the next start
	}
	record, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordWithin)
	defer cancel()
	if err := j.Store.FinishRun(record, j.actor, run, summary.json(), failure, retry); err != nil {
		return summary, true, errors.Join(failure, fmt.Errorf("%s %s: record the run: %w", job.name, p.name, err))
	}
	if failure != nil {
		return summary, true, fmt.Errorf("%s %s: %w", job.name, p.name, failure)
	}
	if !job.often {
		j.done[job.name+" "+p.name] = true
	}
	j.Log.Info("jobs: done", "job", job.name, "period", p.name, "did", summary.String())
	return summary, true, nil
}

// claim takes the period for this instance. Two runs of an often job may fall into one second.
func (j *Jobs) claim(ctx context.Context, job job, p period) (models.JobRun, bool, error) {
	for n := 1; ; n++ {
		name := p.name
		if n > 1 {
			name += " #" + strconv.Itoa(n)
		}
		run, mine, err := j.Store.ClaimRun(ctx, j.actor, job.name, name, j.owner, lease)
		switch {
		case err != nil:
			return run, false, fmt.Errorf("%s %s: %w", job.name, name, err)
		case mine:
			return run, true, nil
		case !job.often:
			_, err := j.isDone(ctx, job.name, name)
			return run, false, err
		case n == 100:
			return run, false, fmt.Errorf("%s: a hundred runs within one second", job.name)
		}
	}
}

// isDone says whether a period is done, by whatever instance, and asks the database only until it is.
func (j *Jobs) isDone(ctx context.Context, job, period string) (bool, error) {
	if j.done[job+" "+period] {
		return true, nil
	}
	done, err := j.Store.RunDone(ctx, j.actor, job, period)
	if done {
		j.done[job+" "+period] = true
	}
	return done, err
}

// guard turns a panic into an error with the place it came from: it must not end the process.
func guard[T any](f func() (T, error)) (out T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return f()
}
