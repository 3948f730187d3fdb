package jobs_test

import (
	"context"
	"testing"
	"time"

	"dondoc/jobs"
	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/modelstest"
)

// ticked waits until a tick is over and the next one is scheduled.
func (w *world) ticked(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	if err := w.Clock.BlockUntilContext(ctx, 1); err != nil {
		t.Fatal("no tick is scheduled: ", err)
	}
}

func TestTicksAtStartAndFromThenOn(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.monday(7, 29)
		if err := w.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.ticked(t)
		if runs := w.runs(t, "acts"); len(runs) != 1 {
			t.Fatalf("%d runs after the start, want 1", len(runs))
		}
		// The scheduler's goroutines may lag behind the clock: it is moved on until the hour's tick has run.
		for range 40 {
			if w.received()[modelstest.MOSTOfficer] > 0 {
				break
			}
			w.Clock.Advance(30 * time.Second)
			w.ticked(t)
		}
		if n := w.received()[modelstest.MOSTOfficer]; n != 1 {
			t.Errorf("%d digests, want 1", n)
		}
		w.Clock.Advance(-time.Hour) // the clock is set right
		for range 2 {
			w.Clock.Advance(30 * time.Second)
			w.ticked(t)
		}
		if err := w.Stop(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// One mail hangs while the server is stopped: it is finished as far as it can be, those not begun
// are put back, and all arrive after the next start.
func TestStopPutsBackWhatIsNotBegun(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.smtp.Script(mailtest.Answer{At: mailtest.Rcpt, Do: mailtest.Hang, Times: 1})
		o := w.options(t, "one")
		o.Workers = 1
		j := jobs.New(o)
		w.monday(7, 30)
		if err := j.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.smtp.AwaitHang(t)
		stopped := make(chan error, 1)
		go func() {
			ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
			defer cancel()
			stopped <- j.Stop(ctx)
		}()
		<-stopped // its error only says that the mail in hand was broken off
		if got := w.states(t); got[models.Queued] != 4 || len(got) != 1 {
			t.Errorf("after the stop: %v, want all four queued", got)
		}
		if err := j.Tick(t.Context()); err != nil || len(w.smtp.Messages()) != 0 {
			t.Errorf("a stopped instance ticks: %v", err)
		}
		next := w.instance(t, "one")
		tick(t, next)
		if got := w.states(t); got[models.Sent] != 4 || len(w.smtp.Messages()) != 4 {
			t.Errorf("after the next start: %v", got)
		}
	})
}
