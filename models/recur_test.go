package models_test

import (
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// monthly registers a directive with a duty that Public Security owes by the 24th of every month.
func monthly(t *testing.T, e *modelstest.Env, c modelstest.Cast) int64 {
	t.Helper()
	ctx := t.Context()
	n := newDrafting()
	n.Text = "Bộ Công an ban hành danh mục dữ liệu mở trước ngày 25 hằng tháng."
	d, err := e.StartDrafting(ctx, c.Office, n)
	if err != nil || len(d.Drafts) != 1 {
		t.Fatal(d.Drafts, err)
	}
	in := draftInput(d.Drafts[0])
	in.Deadline = deadline.Deadline{Kind: deadline.KindRecurring, AsWritten: "trước ngày 25 hằng tháng", Every: "P1M", DayOfMonth: 25}
	if _, err := e.ChangeDraft(ctx, c.Office, d.Drafts[0].ID, in, true); err != nil {
		t.Fatal(err)
	}
	made, err := e.RegisterDrafting(ctx, c.Office, d.ID, 1)
	if err != nil {
		t.Fatal(err)
	}
	return made.DirectiveID
}

// A duty owed every month has one task a month at each addressee: the first when it is registered, each
// next one from the day after a due day on, whether the last is done or not.
func TestRecurringProvisionHasATaskAPeriod(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		directive := monthly(t, e, c)
		want := func(when string, days ...deadline.Date) {
			t.Helper()
			page, err := e.Tasks(ctx, c.Office, models.TaskFilter{DirectiveID: directive, Sort: "due"})
			if err != nil {
				t.Fatal(err)
			}
			if len(page.Tasks) != len(days) {
				t.Fatalf("%s: %d tasks, want %d", when, len(page.Tasks), len(days))
			}
			for i, day := range days {
				if got := page.Tasks[i].Deadline.DueOn; got != day {
					t.Errorf("%s: task %s is due on %s, want %s", when, page.Tasks[i].Ref, got, day)
				}
			}
		}
		july, august := deadline.MustDate(2025, 7, 24), deadline.MustDate(2025, 8, 24)
		want("registered on 27 June", july)
		again := func(want int) {
			t.Helper()
			if n, err := e.MakeRecurring(ctx, modelstest.System); err != nil || n != want {
				t.Errorf("%d tasks made, %v; want %d", n, err, want)
			}
		}
		again(0)
		e.Clock.Advance(27 * 24 * time.Hour) // 24 July
		again(0)
		e.Clock.Advance(24 * time.Hour)
		again(1)
		again(0)
		want("on 25 July", july, august)
		if _, err := e.MakeRecurring(ctx, c.Office); models.CodeOf(err) != models.CodeForbidden {
			t.Errorf("a person makes them: %v", err)
		}
	})
}

// What recurs is the successor's from the merger on, though the closed agency had finished all it owed.
func TestRecurringTasksPassToTheSuccessor(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		directive := monthly(t, e, c)
		all := func() []models.Task {
			page, err := e.Tasks(ctx, c.Office, models.TaskFilter{DirectiveID: directive, Sort: "due"})
			if err != nil {
				t.Fatal(err)
			}
			return page.Tasks
		}
		finish(t, e, c.MPSOfficer, c.Office, all()[0].ID)
		merge(t, e, c.Office, "mps", "hue")
		merge(t, e, c.Office, "hue", "hanoi")
		e.Clock.Advance(28 * 24 * time.Hour)
		if n, err := e.MakeRecurring(ctx, modelstest.System); err != nil || n != 1 {
			t.Fatal(n, err)
		}
		tasks := all()
		if len(tasks) != 2 || tasks[0].Lead.Code != "G01" || tasks[1].Lead.Code != "H26" || tasks[1].Addressee.Code != "G01" {
			t.Errorf("%+v", tasks)
		}
		if _, err := e.Acknowledge(ctx, again(t, e, c.HanoiOfficer), tasks[1].ID, models.MoveInput{Via: models.ViaPage}); err != nil {
			t.Error(err)
		}
	})
}
