package models_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// finish brings a task to its accepted result.
func finish(t *testing.T, e *modelstest.Env, by, office models.Actor, id int64) {
	t.Helper()
	if _, err := e.Submit(t.Context(), by, id, words("Đã ban hành")); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Accept(t.Context(), office, id, words("Đạt")); err != nil {
		t.Fatal(err)
	}
}

// merge has agencies merge tomorrow, and that day come.
func merge(t *testing.T, e *modelstest.Env, office models.Actor, pairs ...string) {
	t.Helper()
	in := merger(time.July, 1, pairs...)
	in.EffectiveOn = e.Today().AddDays(1)
	if _, err := e.RegisterAct(t.Context(), office, in); err != nil {
		t.Fatal(err)
	}
	e.Clock.Advance(24 * time.Hour)
	if applied, err := e.ApplyActs(t.Context(), modelstest.System); err != nil || len(applied) != 1 {
		t.Fatal(applied, err)
	}
}

// again is an actor as they are now: with the roles and agencies of today.
func again(t *testing.T, e *modelstest.Env, a models.Actor) models.Actor {
	t.Helper()
	now, err := e.ActorByUser(t.Context(), a.UserID)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

// TestSuccessorsReadWhatWasFinished: what a closed agency finished, as lead or where it only coordinated,
// is read by its successor's people, over two mergers, and moved by nobody of them.
func TestSuccessorsReadWhatWasFinished(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		led, coordinated := taskOf(t, e, "34/CT-TTg#2"), taskOf(t, e, "34/CT-TTg#1") // of Public Security, and with it
		e.Exec(t, "UPDATE directives SET confidential = TRUE")
		if _, err := e.AddSubtask(ctx, c.MPSOfficer, led.ID, models.NewSubtask{Title: "Soạn thảo"}); err != nil {
			t.Fatal(err)
		}
		finish(t, e, c.MPSOfficer, c.Office, led.ID)
		finish(t, e, c.MOSTHead, c.Office, coordinated.ID)
		for _, id := range []int64{led.ID, coordinated.ID} {
			_, err := e.Task(ctx, c.HanoiOfficer, id)
			wantCode(t, "before the merger", err, models.CodeNotFound)
		}
		whole, err := e.Tally(ctx, c.Office, models.CountFilter{})
		if err != nil {
			t.Fatal(err)
		}
		merge(t, e, c.Office, "mps", "hue")
		merge(t, e, c.Office, "hue", "hanoi")
		hanoi := again(t, e, c.HanoiOfficer)
		if got := hanoi.Reads(); len(got) != 3 || len(hanoi.Agencies()) != 1 {
			t.Fatalf("reads %v", got)
		}
		full, err := e.TaskInFull(ctx, hanoi, led.ID)
		if err != nil || full.Lead.Code != "G01" || len(full.Moves) != 0 || full.MayDivide || len(full.Subtasks) != 1 || full.Successor.Code != "H26" {
			t.Errorf("led: %+v, %v", full, err)
		}
		if full, err = e.TaskInFull(ctx, hanoi, coordinated.ID); err != nil || len(full.Moves) != 0 || full.LeadGone {
			t.Errorf("coordinated: %+v, %v", full, err)
		}
		listed, err := e.Tasks(ctx, hanoi, models.TaskFilter{AgencyIDs: hanoi.Reads(), Statuses: []models.Status{models.Completed}})
		if err != nil || len(listed.Tasks) != 1 || listed.Tasks[0].ID != led.ID {
			t.Errorf("in the list of its own: %+v, %v", listed.Tasks, err)
		}
		if listed, err = e.Tasks(ctx, hanoi, models.TaskFilter{Statuses: []models.Status{models.Completed}}); err != nil || len(listed.Tasks) != 2 {
			t.Errorf("in the list of all: %+v, %v", listed.Tasks, err)
		}
		if page, err := e.InboxCounts(ctx, hanoi, models.TaskFilter{Agency: "G01"}); err != nil || page.Finished != 1 {
			t.Errorf("under the old name: %+v, %v", page, err)
		}
		for _, b := range []models.Boundary{models.AsItWas, models.BySuccessor} {
			if n, err := e.Tally(ctx, hanoi, models.CountFilter{AgencyIDs: hanoi.Reads(), Boundary: b}); err != nil || n.CompletedOnTime != 1 {
				t.Errorf("%s: %+v, %v", b, n, err)
			}
		}
		if found, err := e.Search(ctx, hanoi, "Sum up the lessons"); err != nil || len(found.Tasks) != 1 {
			t.Errorf("found %+v, %v", found, err)
		}
		if n, err := e.Tally(ctx, c.Office, models.CountFilter{}); err != nil || n.Total() != whole.Total() {
			t.Errorf("%d tasks, had been %d, %v", n.Total(), whole.Total(), err)
		}
		most := again(t, e, c.MOSTOfficer)
		_, err = e.Task(ctx, most, led.ID)
		wantCode(t, "another ministry", err, models.CodeNotFound)
		_, err = e.Reopen(ctx, hanoi, led.ID, words("Làm lại"))
		wantCode(t, "the successor reopens", err, models.CodeForbidden)
	})
}

// TestReopenedTasksStandWithTheSuccessor: over both mergers, with the closed agency's division of the
// task, in one transaction that says so, and the successor's people are told.
func TestReopenedTasksStandWithTheSuccessor(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		task := taskOf(t, e, "34/CT-TTg#2")
		if _, err := e.AddSubtask(ctx, c.MPSOfficer, task.ID, models.NewSubtask{Title: "Soạn thảo"}); err != nil {
			t.Fatal(err)
		}
		finish(t, e, c.MPSOfficer, c.Office, task.ID)
		merge(t, e, c.Office, "mps", "hue")
		merge(t, e, c.Office, "hue", "hanoi")
		hanoi := again(t, e, c.HanoiOfficer)
		_, err := e.ReopenFor(ctx, c.Office, task.ID, c.MOSTHead.Agencies()[0], words("Còn thiếu"))
		wantProblems(t, "another lead is named", err, "lead: lead_is_known")
		reopened, err := e.Reopen(ctx, c.Office, task.ID, words("Còn thiếu phụ lục"))
		if err != nil || reopened.Lead.Code != "H26" || reopened.Addressee.Code != "G01" || reopened.Status != models.InProgress {
			t.Fatalf("%+v, %v", reopened, err)
		}
		full, err := e.TaskInFull(ctx, hanoi, task.ID)
		if err != nil || !slices.Contains(full.Moves, models.MoveSubmit) || !full.MayDivide || len(full.Subtasks) != 1 {
			t.Errorf("%+v, %v", full, err)
		}
		past, err := e.Timeline(ctx, hanoi, task.ID)
		if err != nil || len(past.Transfers) != 2 || past.Events[0].Move != models.MoveReopen || past.Events[0].Other.Code != "G01" {
			t.Errorf("%+v, %v", past, err)
		}
		if told := e.Rows(t, "SELECT m.recipient FROM messages m JOIN message_tasks x ON x.message_id = m.id WHERE x.rule = 'event_reopened' ORDER BY 1"); len(told) != 3 || told[0][0] != modelstest.HanoiOfficer {
			t.Errorf("told of it: %v", told)
		}
		if rows := e.Rows(t, "SELECT before, after FROM audit_entries WHERE action = 'task.reopen'"); len(rows) != 1 || !strings.Contains(rows[0][0], `"lead":"G01"`) || !strings.Contains(rows[0][1], `"lead":"H26"`) {
			t.Errorf("the trail: %v", rows)
		}
		finish(t, e, hanoi, c.Office, task.ID)
		if reopened, err = e.Reopen(ctx, c.Office, task.ID, words("Vẫn thiếu")); err != nil || reopened.Lead.Code != "H26" {
			t.Errorf("once more: %+v, %v", reopened, err)
		}
	})
}

// TestReopeningAsksForALead: where the agency was closed and nobody has its business.
func TestReopeningAsksForALead(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		task := taskOf(t, e, "34/CT-TTg#2")
		finish(t, e, c.MPSOfficer, c.Office, task.ID)
		e.Exec(t, "UPDATE agencies SET valid_to = '2025-06-26' WHERE key = 'mps'")
		full, err := e.TaskInFull(ctx, c.Office, task.ID)
		if err != nil || !full.LeadGone || full.Successor.ID != 0 {
			t.Errorf("%+v, %v", full, err)
		}
		_, err = e.Reopen(ctx, c.Office, task.ID, words("Làm lại"))
		wantProblems(t, "nobody named", err, "lead: lead_is_gone")
		_, err = e.ReopenFor(ctx, c.Office, task.ID, c.MPSOfficer.Agencies()[0], words("Làm lại"))
		wantProblems(t, "the closed one named", err, "lead: agency_closed")
		_, err = e.ReopenFor(ctx, c.Office, task.ID, agencyByKey(t, e, "ppcs").ID, words("Làm lại"))
		wantProblems(t, "a group named", err, "lead: agency_is_group")
		if stored, err := e.Task(ctx, c.Office, task.ID); err != nil || stored.Status != models.Completed || stored.Version != full.Version {
			t.Errorf("half done: %+v, %v", stored, err)
		}
		hanoi := c.HanoiOfficer.Agencies()[0]
		_, err = e.ReopenFor(ctx, c.MOSTHead, task.ID, hanoi, words("Làm lại"))
		wantCode(t, "a ministry that does not know of it", err, models.CodeNotFound)
		reopened, err := e.ReopenFor(ctx, c.Office, task.ID, hanoi, words("Làm lại"))
		if err != nil || reopened.Lead.Code != "H26" {
			t.Fatalf("%+v, %v", reopened, err)
		}
		if _, err := e.ReportProgress(ctx, c.HanoiOfficer, task.ID, models.NewProgress{Words: "Đã nhận", Via: models.ViaPage}); err != nil {
			t.Error(err)
		}
	})
}
