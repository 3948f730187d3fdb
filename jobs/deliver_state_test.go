package jobs_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"dondoc/jobs"
	"dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/modelstest"
)

// While the server is out of reach one message now and then probes; the others wait without a try. The
// Store tells of it, and stops telling when the server is back.
func TestCircuit(t *testing.T) {
	for name, answer := range map[string]mailtest.Answer{
		"greeting":  {At: mailtest.Hello, Code: 421, Text: "4.3.2 too busy"},
		"no sender": {At: mailtest.Mail, Code: 553, Text: "5.7.1 sender not allowed"},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, w *world) {
				w.crowd(t, 20, 1)
				w.smtp.Script(answer)
				w.monday(7, 30)
				tick(t, w.Jobs)
				open, err := w.MailCircuits(t.Context(), office)
				if err != nil || len(open) != 1 || open[0].Instance != "one" || open[0].Reason == "" || !open[0].ProbeAt.Equal(w.Now().Add(time.Minute)) || !open[0].Since.Equal(w.Now()) {
					t.Fatalf("%+v, %v", open, err)
				}
				before := w.smtp.Connections()
				w.Clock.Advance(59 * time.Second)
				tick(t, w.Jobs)
				if n := w.smtp.Connections() - before; n != 0 {
					t.Errorf("%d connections while nothing is to be begun", n)
				}
				w.Clock.Advance(time.Second)
				tick(t, w.Jobs)
				if n := w.smtp.Connections() - before; n != 1 {
					t.Errorf("%d connections to probe, want 1", n)
				}
				if open, err = w.MailCircuits(t.Context(), office); err != nil || open[0].Probes != 1 || !open[0].ProbeAt.Equal(w.Now().Add(time.Minute)) {
					t.Errorf("after a probe: %+v, %v", open, err)
				}
				w.smtp.Unscript()
				w.Clock.Advance(time.Minute)
				tick(t, w.Jobs)
				if got := w.states(t); got[models.Queued] != 0 || got[models.Failed] != 0 {
					t.Errorf("once it is back: %v", got)
				}
				for _, m := range w.outbox(t, "") {
					if m.State == models.Sent && m.Attempt != 1 {
						t.Errorf("%s took %d tries", m.Recipient, m.Attempt)
					}
				}
				if open, err = w.MailCircuits(t.Context(), office); err != nil || len(open) != 0 {
					t.Errorf("still told: %+v, %v", open, err)
				}
			})
		})
	}
}

func TestLimitsWithinAnyMinute(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.crowd(t, 30, 1) // all of one domain, and three of others
		o := w.options(t, "one")
		o.PerMinute, o.PerDomain = 20, 12
		j := jobs.New(o)
		w.monday(7, 30)
		total := 0
		var byMinute []int
		for range 6 {
			tick(t, j)
			w.Clock.Advance(30 * time.Second)
			tick(t, j)
			w.Clock.Advance(30 * time.Second)
			n := len(w.smtp.Messages())
			byMinute = append(byMinute, n-total)
			total = n
		}
		if total != 34 || slices.Max(byMinute) > 16 { // 12 of the domain, the three others and the working group's agenda
			t.Errorf("%d mails, by minute %v", total, byMinute)
		}
		o = w.options(t, "two")
		o.PerMinute = 5
		j = jobs.New(o)
		w.at(time.July, 1, 7, 30)
		tick(t, j)
		if n := len(w.smtp.Messages()) - total; n > 5 {
			t.Errorf("%d mails at once, want 5 at most", n)
		}
	})
}

// Urgent messages go before digests, digests before reports and agendas.
func TestUrgentMessagesGoFirst(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		o := w.options(t, "one")
		o.PerMinute, o.Workers = 1, 1
		j := jobs.New(o)
		w.monday(8, 0) // the digests, and the working group's report and agenda
		var order []models.MessageKind
		for range 10 {
			tick(t, j)
			w.Clock.Advance(time.Minute)
		}
		byTime := w.outbox(t, "")
		slices.SortFunc(byTime, func(a, b models.Message) int { return a.SettledAt.Compare(*b.SettledAt) })
		for _, m := range byTime {
			order = append(order, m.Kind)
		}
		if n := len(order); n < 5 || slices.ContainsFunc(order[:n-2], func(k models.MessageKind) bool { return k != models.KindDigest }) || order[n-2] == order[n-1] || order[n-1].Priority() != models.PriorityReport {
			t.Errorf("sent in the order %v", order)
		}
	})
	if p := models.MessageKind("invitation").Priority(); p >= models.KindDigest.Priority() || models.KindDigest.Priority() >= models.KindReport.Priority() {
		t.Error("priorities are out of order")
	}
}

// The clock jumps ahead by a week or back by an hour while a message is in hand: nobody else takes it
// for lost, and everything arrives once.
func TestClaimsUnderAClockThatJumps(t *testing.T) {
	for name, jump := range map[string]time.Duration{"ahead by a week": 7 * 24 * time.Hour, "back by an hour": -time.Hour} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, w *world) {
				passed := time.Duration(0)
				elapsed := func() time.Duration { return passed }
				w.monday(7, 30)
				if _, err := w.PlanDigests(t.Context(), office, w.Today()); err != nil {
					t.Fatal(err)
				}
				held, err := w.ClaimMessages(t.Context(), office, "one", 1) // in hand of another instance, which lives
				if err != nil || len(held) != 1 {
					t.Fatal(held, err)
				}
				two := w.instance(t, "two")
				two.SetElapsed(elapsed)
				w.smtp.Script(mailtest.Answer{At: mailtest.Rcpt, Code: 451, Text: "4.3.2 later", Times: 1})
				tick(t, two)
				w.Clock.Advance(jump)
				passed += time.Minute
				tick(t, two)
				if w.arrived()[held[0].MessageID] != 0 {
					t.Fatal("the clock's jump made a claim look old")
				}
				if err := w.SettleMessages(t.Context(), office, []models.Settlement{{Message: held[0], State: models.Sent}}); err != nil {
					t.Fatal(err)
				}
				w.Clock.Advance(-jump) // it is put right
				for range 3 {
					passed += time.Minute
					w.Clock.Advance(time.Minute)
					tick(t, two)
				}
				arrived := w.arrived()
				for _, m := range w.outbox(t, "") {
					want := 1
					if m.ID == held[0].ID || m.State == models.Empty { // sent by the other instance, or superseded by the digest of the day it jumped to
						want = 0
					}
					if m.State != models.Sent && m.State != models.Empty || arrived[m.MessageID] != want {
						t.Errorf("%s of %s is %s (%s) and arrived %d times", m.Recipient, m.Day, m.State, m.Reply, arrived[m.MessageID])
					}
				}
			})
		})
	}
}

// arrived counts the mails by Message-ID.
func (w *world) arrived() map[string]int {
	out := map[string]int{}
	for _, m := range w.smtp.Messages() {
		out[m.MessageID()]++
	}
	return out
}

// A refusal for now under a clock that is a week ahead doesn't end the three days, and a wait set by
// that clock doesn't last a week.
func TestWaitsSetByAWrongClock(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.monday(7, 30)
		w.smtp.Script(mailtest.Answer{At: mailtest.Rcpt, To: modelstest.MPSOfficer, Code: 451, Text: "4.3.2 later", Times: 3})
		tick(t, w.Jobs)
		w.Clock.Advance(7 * 24 * time.Hour)
		tick(t, w.Jobs) // refused again: waits until a week from now
		if m := w.outbox(t, modelstest.MPSOfficer)[0]; m.State != models.Queued && m.State != models.Empty {
			t.Fatalf("%s: given up after two tries", m.State)
		}
		w.Clock.Advance(-7 * 24 * time.Hour)
		for range 30 {
			w.Clock.Advance(time.Minute)
			tick(t, w.Jobs)
		}
		if n := w.received()[modelstest.MPSOfficer]; n < 1 {
			t.Error("what a wrong clock put off was not sent when it was put right")
		}
	})
}

// The process is killed after the server's yes and before the database knows: the journal tells the
// next start. Its results reach the database though it was away when they came.
func TestJournalTellsTheNextStart(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		o := w.options(t, "one")
		o.StateDir = t.TempDir()
		pool := w.pool(t, mail.Options{}, 4)
		w.monday(7, 30)
		if err := o.Store.Close(); err != nil { // it can be asked nothing
			t.Fatal(err)
		}
		o.Store = w.Again(t)
		o.Mail = closing{pool, o.Store}
		if err := jobs.New(o).Tick(t.Context()); err == nil {
			t.Fatal("the database was away and nobody says so")
		}
		taken := len(w.smtp.Messages())
		if got := w.states(t); taken == 0 || got[models.Sending] != 4 {
			t.Fatalf("%d taken, %v", taken, got)
		}
		o.Store, o.Mail = w.Again(t), pool
		tick(t, jobs.New(o))
		w.Clock.Advance(time.Hour)
		tick(t, jobs.New(o))
		once := map[string]bool{}
		for _, m := range w.smtp.Messages() {
			if once[m.MessageID()] {
				t.Errorf("%s got %q twice", m.To, m.Subject())
			}
			once[m.MessageID()] = true
		}
		for _, recipient := range []string{modelstest.MOSTOfficer, modelstest.MOSTHead, modelstest.MPSOfficer} {
			if m := w.last(t, recipient); m.State != models.Sent || m.Text == "" || m.Reply == "" {
				t.Errorf("%s is %s with the words %q, %q", recipient, m.State, m.Text, m.Reply)
			}
		}
	})
}

// closing is a mail server behind which the database goes away with the first mail.
type closing struct {
	jobs.Mailer
	store *models.Store
}

func (c closing) Send(ctx context.Context, m mail.Message) (mail.Reply, error) {
	_ = c.store.Close()
	return c.Mailer.Send(ctx, m)
}
