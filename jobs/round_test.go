package jobs_test

import (
	"context"
	"sync/atomic"
	"testing"

	"dondoc/jobs"
	"dondoc/jobs/mail"
	"dondoc/models"
)

// More messages than one batch takes: each arrives once, at its first try.
func TestManyBatches(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		const crowd = 1200
		w.crowd(t, crowd, 1)
		w.monday(7, 30)
		tick(t, w.Jobs)
		w.arrivedOnce(t, crowd)
	})
}

// interrupted is a mailer that ends its jobs while its n-th mail is on its way.
type interrupted struct {
	jobs.Mailer
	n    int64
	sent atomic.Int64
	end  func()
}

func (i *interrupted) Send(ctx context.Context, m mail.Message) (mail.Reply, error) {
	if i.sent.Add(1) == i.n {
		i.end()
	}
	return i.Mailer.Send(ctx, m)
}

// Jobs that are stopped while the next batch is in hand already put it back.
func TestEndOfARunBetweenBatches(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		const crowd = 1800
		w.crowd(t, crowd, 1)
		w.monday(7, 30)
		for _, n := range []int64{380, 420, 480, 500} {
			o := w.options(t, "one")
			mailer := &interrupted{Mailer: o.Mail, n: n}
			o.Mail = mailer
			j := jobs.New(o)
			mailer.end = func() {
				if err := j.Stop(t.Context()); err != nil {
					t.Error(err)
				}
			}
			before := len(w.smtp.Messages())
			tick(t, j)
			states := w.states(t)
			if states[models.Sending] != 0 || states[models.Failed] != 0 || states[models.Queued] == 0 {
				t.Errorf("after %d mails: %v", n, states)
			}
			if len(w.smtp.Messages()) == before {
				t.Errorf("none was sent before the end")
			}
		}
		tick(t, w.instance(t, "two"))
		w.arrivedOnce(t, crowd)
	})
}

// arrivedOnce says whether everybody of a crowd got mail and each message arrived once, by the server's
// own record and by ours.
func (w *world) arrivedOnce(t *testing.T, crowd int) {
	t.Helper()
	times := map[string]int{}
	for _, m := range w.smtp.Messages() {
		if times[m.MessageID()]++; times[m.MessageID()] > 1 {
			t.Errorf("%s got %s again", m.To[0], m.MessageID())
		}
	}
	if got := len(w.received()); got < crowd {
		t.Errorf("%d got mail, want %d at least", got, crowd)
	}
	if states := w.states(t); states[models.Sent] != len(times) || states[models.Queued]+states[models.Sending]+states[models.Failed] != 0 {
		t.Errorf("states %v, %d received", states, len(times))
	}
}
