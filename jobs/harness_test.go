package jobs_test

import (
	"fmt"
	"log/slog"
	netmail "net/mail"
	"net/url"
	"slices"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"dondoc/jobs"
	"dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
	"dondoc/templates"
)

func TestMain(m *testing.M) {
	// gorm never ends the keeper of a closed database's prepared statements; the PostgreSQL server of
	// the tests ends with the process.
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("gorm.io/gorm/internal/lru.NewLRU[...].func1"),
		goleak.IgnoreAnyFunction("dondoc/models/modelstest.startKeeper.func1"))
}

// office is the actor who reads the outbox and the runs.
var office = modelstest.System

// world is a database with the cast, a mail server and the jobs of one instance.
type world struct {
	*modelstest.Env
	*jobs.Jobs
	smtp *mailtest.Server
	cast modelstest.Cast
}

// each runs the test in a world on either database.
func each(t *testing.T, test func(t *testing.T, w *world)) {
	t.Helper()
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		w := &world{Env: e, smtp: mailtest.NewServer(t, mailtest.Options{}), cast: e.Populate(t)}
		w.Jobs = w.instance(t, "one")
		test(t, w)
	})
}

// pool sends to the world's mail server, over so many connections.
func (w *world) pool(tb testing.TB, o mail.Options, n int) *mail.Pool {
	tb.Helper()
	server, err := mail.ParseURL(w.smtp.URL())
	if err != nil {
		tb.Fatal(err)
	}
	p := mail.NewPool(server, o, n)
	tb.Cleanup(func() { _ = p.Close() })
	return p
}

// parsed is what the mails are made of, read once for all tests: nothing in it changes.
var parsed = sync.OnceValues(templates.New)

// options are those of an instance with a connection to the database of its own.
func (w *world) options(tb testing.TB, owner string) jobs.Options {
	tb.Helper()
	r, err := parsed()
	if err != nil {
		tb.Fatal(err)
	}
	base, err := url.Parse("https://theodoi.example")
	if err != nil {
		tb.Fatal(err)
	}
	return jobs.Options{Store: w.Again(tb), Mail: w.mailer(tb), Renderer: r, BaseURL: base, Clock: w.Clock, Owner: owner,
		Since: deadline.DateOf(modelstest.Start, modelstest.Hanoi()), // no report from before the test
		From:  netmail.Address{Name: "Văn phòng Chính phủ", Address: "theodoi@dondoc.example"}, Log: slog.New(slog.DiscardHandler)}
}

// mailer is the world's mail server, or the outbox where it has none.
func (w *world) mailer(tb testing.TB) jobs.Mailer {
	if w.smtp == nil {
		return jobs.Outbox{}
	}
	return w.pool(tb, mail.Options{}, 4)
}

func (w *world) instance(tb testing.TB, owner string) *jobs.Jobs {
	tb.Helper()
	return jobs.New(w.options(tb, owner))
}

// at sets the clock to a moment of 2025 in Hanoi, forwards or back.
func (w *world) at(month time.Month, day, hour, minute int) {
	w.Clock.Advance(time.Date(2025, month, day, hour, minute, 0, 0, modelstest.Hanoi()).Sub(w.Clock.Now()))
}

func tick(t *testing.T, all ...*jobs.Jobs) {
	t.Helper()
	for _, j := range all {
		if err := j.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// received gives who was sent how many digests or reports so far, by the server's own record.
func (w *world) received() map[string]int {
	out := map[string]int{}
	for _, m := range w.smtp.Messages() {
		out[m.To[0]]++
	}
	return out
}

// outbox gives the messages of one recipient, all where it is empty, the oldest first.
func (w *world) outbox(t *testing.T, recipient string) []models.Message {
	t.Helper()
	all, err := w.Messages(t.Context(), office, models.MessageFilter{Recipient: recipient, Limit: models.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(all)
	return all
}

// last gives a recipient's newest message with its words.
func (w *world) last(t *testing.T, recipient string) models.Message {
	t.Helper()
	all := w.outbox(t, recipient)
	if len(all) == 0 {
		t.Fatalf("%s has no message", recipient)
	}
	m, err := w.Message(t.Context(), office, all[len(all)-1].ID)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// states counts the outbox by state.
func (w *world) states(t *testing.T) map[models.MessageState]int {
	t.Helper()
	out, err := w.MessageStates(t.Context(), office)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (w *world) runs(t *testing.T, job string) []models.JobRun {
	t.Helper()
	runs, err := w.JobRuns(t.Context(), office, job, 100)
	if err != nil {
		t.Fatal(err)
	}
	return runs
}

// owe registers a directive whose provisions are each owed by the lead, one for each due day.
func (w *world) owe(tb testing.TB, number, lead string, confidential bool, due ...deadline.Date) []models.TaskOutline {
	tb.Helper()
	issued := deadline.MustDate(2025, time.March, 10)
	n := models.NewDirective{Directive: models.Directive{Key: number, Number: number, Kind: "directive", TitleVi: "Chỉ thị " + number, TitleEn: "Directive " + number,
		IssuedOn: issued, ReferenceOn: issued, Lang: "vi", Confidential: confidential}}
	for i, d := range due {
		label := fmt.Sprintf("Nhiệm vụ bí mật số %d", i+1)
		n.Provisions = append(n.Provisions, models.NewProvision{LeadKeys: []string{lead}, Provision: models.Provision{Position: i + 1, TextVi: label + ".", TextEn: label + ".",
			LabelVi: label, LabelEn: label, Deliverable: "plan", Deadline: lastDay(d)}})
	}
	if _, err := w.RegisterDirective(tb.Context(), office, n); err != nil {
		tb.Fatal(err)
	}
	all, err := w.TaskOutlines(tb.Context(), office)
	if err != nil {
		tb.Fatal(err)
	}
	return all[len(all)-len(due):]
}

// finish enters that a task was completed today.
func (w *world) finish(t *testing.T, refs ...string) {
	t.Helper()
	all, err := w.TaskOutlines(t.Context(), office)
	if err != nil {
		t.Fatal(err)
	}
	var states []models.PastState
	for _, o := range all {
		if slices.Contains(refs, o.Ref) {
			states = append(states, models.PastState{TaskID: o.ID, Status: models.Completed, Percent: 100, SubmittedOn: w.Today(), FinishedOn: w.Today(), LastProgressAt: w.Now()})
		}
	}
	if len(states) != len(refs) {
		t.Fatalf("of %v only %d are there", refs, len(states))
	}
	if err := w.ImportHistory(t.Context(), office, nil, states); err != nil {
		t.Fatal(err)
	}
}

func on(month time.Month, day int) deadline.Date { return deadline.MustDate(2025, month, day) }

func lastDay(d deadline.Date) deadline.Deadline {
	return deadline.Deadline{AsWritten: "ngày", Kind: deadline.KindDate, Date: d, Inclusive: true}
}
