package main

import (
	"context"
	"database/sql"
	"io"
	"log/slog"
	"net/mail"
	"net/url"
	"path/filepath"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"dondoc/jobs"
	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/seeds"
	"dondoc/templates"
)

// TestTheYear2025 lives through a whole year of the real directives, with both mergers, Tết and the
// make-up Saturdays, among agencies that report, submit, are late and ask for more time. After each day
// it asks the database, not the planner, whether the day was right: see year_check_test.go.
func TestTheYear2025(t *testing.T) {
	began := time.Now()
	ctx := t.Context()
	first, last := deadline.MustDate(2025, time.January, 1), deadline.MustDate(2025, time.December, 31)
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "year.db")
	clock := clockwork.NewFakeClockAt(first.In(zone).UTC())
	store, err := models.Open(ctx, models.Options{Dialect: models.SQLite, DSN: file, Clock: clock, Zone: zone, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	if err := store.Migrate(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := seeds.LoadDemo(ctx, store, first.In(zone)); err != nil {
		t.Fatal(err)
	}
	renderer, err := templates.New()
	if err != nil {
		t.Fatal(err)
	}
	issued, err := issuedWithin(store, first, last)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", file+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	w := &yearWorld{t: t, store: store, actor: models.SystemActor("the agencies"), check: newYearCheck(t, db, first)}
	mailer, closer := newMailer(Config{})
	defer func(c io.Closer) { _ = c.Close() }(closer)
	o := jobs.SimOptions{
		Jobs: jobs.Options{Store: store, Mail: mailer, Renderer: renderer, From: mail.Address{Address: "dondoc@example.org"}, Organisation: "Văn phòng", BaseURL: &url.URL{Scheme: "https", Host: "dondoc.example"},
			Log: slog.New(slog.DiscardHandler), Owner: "year", Demo: true, Workers: 2},
		Clock: clock, From: first, To: last,
		World: func(ctx context.Context) error {
			if err := issued(ctx); err != nil {
				return err
			}
			return w.live(ctx)
		},
	}
	ledger, err := jobs.Simulate(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	w.check.day(last)
	w.check.whole(ledger)
	t.Logf("%s: %d messages, %d overdue tasks looked at, %d steps of the agencies", time.Since(began).Round(time.Second), ledger.Totals.Messages, w.check.looked, w.steps)
}

// yearWorld are the agencies at work: once a day, before anything is sent, some report, submit, ask for
// more time, and the office decides. It is the same from run to run.
type yearWorld struct {
	t     *testing.T
	store *models.Store
	actor models.Actor
	check *yearCheck
	today deadline.Date
	steps int
}

// live does a new day's work, after a look at the day before.
func (w *yearWorld) live(ctx context.Context) error {
	today := w.store.Today()
	if today == w.today {
		return nil
	}
	if !w.today.IsZero() {
		w.check.day(w.today)
	}
	w.today = today
	if at := w.store.Now().In(w.store.Zone()); at.Hour() >= 7 {
		w.t.Fatalf("%s begins at %s: the digests may be out already", today, at.Format("15:04"))
	}
	if !w.check.working(today) {
		return nil
	}
	n := int64(w.check.first.DaysUntil(today))
	for _, step := range []struct {
		where string // which tasks, of those whose turn it is
		every int64
		most  int
		do    func(context.Context, int64) error
	}{
		{"period <> '' AND due_on <= '" + today.AddDays(2).String() + "' AND status = 'not_started' AND id % 11 <> 0", 1, 500, w.submit}, // what is owed every month is mostly done
		{"status = 'submitted' AND submitted_on <= '" + today.AddDays(-3).String() + "' AND id % 5 <> 0", 3, 12, w.accept},
		{"status = 'submitted' AND submitted_on <= '" + today.AddDays(-3).String() + "' AND id % 5 = 0", 3, 12, w.sendBack},
		{"status IN ('in_progress', 'returned') AND id % 3 <> 0", 61, 12, w.submit},
		{"status IN ('not_started', 'in_progress', 'returned')", 199, 12, w.report},
		{"status = 'in_progress' AND due_on <= '" + today.AddDays(30).String() + "' AND id % 7 = 0", 29, 12, w.extend},
	} {
		for _, id := range w.check.ids("SELECT id FROM tasks WHERE open AND "+step.where+" AND id % ? = ? ORDER BY id LIMIT ?", step.every, n%step.every, step.most) {
			if err := step.do(ctx, id); err != nil && models.CodeOf(err) != models.CodeWrongState {
				return err
			}
			w.steps++
		}
	}
	return nil
}

func (w *yearWorld) in(words string) models.MoveInput {
	return models.MoveInput{Words: words, Via: models.ViaPage}
}

func (w *yearWorld) report(ctx context.Context, id int64) error {
	percent := int(id % 90)
	_, err := w.store.ReportProgress(ctx, w.actor, id, models.NewProgress{Percent: &percent, Words: "Đang triển khai theo kế hoạch", Via: models.ViaPage})
	return err
}

func (w *yearWorld) submit(ctx context.Context, id int64) error {
	w.check.changed[id] = w.today
	_, err := w.store.Submit(ctx, w.actor, id, w.in("Đã hoàn thành"))
	return err
}

func (w *yearWorld) accept(ctx context.Context, id int64) error {
	w.check.changed[id] = w.today
	_, err := w.store.Accept(ctx, w.actor, id, w.in("Đạt yêu cầu"))
	return err
}

func (w *yearWorld) sendBack(ctx context.Context, id int64) error {
	w.check.changed[id] = w.today
	_, err := w.store.ReturnResult(ctx, w.actor, id, w.in("Thiếu phụ lục"))
	return err
}

func (w *yearWorld) extend(ctx context.Context, id int64) error {
	to := w.today.AddDays(45)
	if _, err := w.store.AskExtension(ctx, w.actor, id, models.NewExtension{MoveInput: w.in("Chờ ý kiến"), To: to}); err != nil {
		return err
	}
	w.check.changed[id] = w.today
	if id%2 == 0 {
		_, err := w.store.GrantExtension(ctx, w.actor, id, to, w.in("Đồng ý"))
		return err
	}
	_, err := w.store.RefuseExtension(ctx, w.actor, id, w.in("Không có căn cứ"))
	return err
}
