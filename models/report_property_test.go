package models_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// TestReportsOfRandomHistories lives through a month of many tasks, a merger in the midst of it, and
// asks what reports must hold whatever happened. `make torture` does it with 10,000 tasks.
func TestReportsOfRandomHistories(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) { randomHistories(t, e, 300) })
}

// evening is what the reports of one evening said, by each boundary.
type evening map[models.Boundary]models.ReportData

// randomHistories asks on each evening: the agencies make up the whole by either boundary, both wholes are
// one, and the board counts the same. After the month a report of any of its evenings says again what
// was said then, but for what today's successor stands for: who inherited what.
func randomHistories(t *testing.T, e *modelstest.Env, tasks int) {
	c := e.Populate(t)
	ids := copies(t, e, "34/CT-TTg#2", tasks)
	e.Exec(t, "UPDATE tasks SET due_on = '2025-07-10' WHERE period <> '' AND id % 4 = 0")
	e.Exec(t, "UPDATE tasks SET due_on = '2025-06-10' WHERE period <> '' AND id % 4 = 1")
	e.Exec(t, "UPDATE tasks SET due_on = NULL WHERE period <> '' AND id % 4 = 2")
	e.Exec(t, "UPDATE tasks SET addressee_id = (SELECT id FROM agencies WHERE key = 'caobang'), lead_id = (SELECT id FROM agencies WHERE key = 'caobang') WHERE period <> '' AND id % 3 = 0")
	e.Exec(t, "UPDATE tasks SET addressee_id = (SELECT id FROM agencies WHERE key = 'hue'), lead_id = (SELECT id FROM agencies WHERE key = 'hue') WHERE period <> '' AND id % 7 = 0")
	merger, r := e.Today().AddDays(15), rand.New(rand.NewPCG(34, 2024))
	w := historyWorld{e: e, c: c, r: r, hanoi: int64(rowCount(t, e, "SELECT id FROM agencies WHERE key = 'hanoi'")), mps: int64(rowCount(t, e, "SELECT id FROM agencies WHERE key = 'mps'"))}
	evenings := map[deadline.Date]evening{}
	for range 30 {
		if e.Today() == merger {
			if _, err := e.RegisterAct(t.Context(), c.Admin, models.ActInput{TitleVi: "Sáp nhập", TitleEn: "Merger", LegalBasis: "1/NQ", EffectiveOn: merger, Late: true,
				Moves: []models.TypedMove{{From: "H14", To: "H57"}}}); err != nil {
				t.Fatal(err)
			}
		}
		for range max(12, tasks/5) {
			e.Clock.Advance(2 * time.Second)
			w.move(t, ids[r.IntN(len(ids))])
		}
		evenings[e.Today()] = evening{}
		for _, boundary := range []models.Boundary{models.BySuccessor, models.AsItWas} {
			evenings[e.Today()][boundary] = w.asks(t, e.Today(), boundary)
			board, err := e.Tally(t.Context(), c.Office, models.CountFilter{Boundary: boundary})
			if err != nil {
				t.Fatal(err)
			}
			if whole := evenings[e.Today()][boundary].Whole; board != whole {
				t.Errorf("%s: the board counts\n%+v\nthe report\n%+v", e.Today(), board, whole)
			}
		}
		e.Clock.Advance(24*time.Hour - time.Duration(e.Now().Sub(e.Today().In(modelstest.Hanoi()))) + 8*time.Hour)
	}
	if moves := rowCount(t, e, "SELECT COUNT(DISTINCT move) FROM task_events"); moves < 11 {
		t.Fatalf("only %d kinds of move were made", moves)
	}
	for day, then := range evenings {
		for boundary, data := range then {
			again := w.asks(t, day, boundary)
			got, want := figuresOf(again, boundary, day.Before(merger)), figuresOf(data, boundary, day.Before(merger))
			if got != want {
				t.Errorf("of %s, %s, it is said\n%s\non the day it was\n%s", day, boundary, got, want)
			}
		}
	}
	t.Logf("%d histories, %d events, %d reports of progress, %d waits for others", len(ids), rowCount(t, e, "SELECT COUNT(*) FROM task_events"),
		rowCount(t, e, "SELECT COUNT(*) FROM progress"), rowCount(t, e, "SELECT COUNT(*) FROM bottleneck_waits"))
}

// figuresOf is what a report of a day says for good. Before a merger nobody knew who would inherit, so
// that by today's successor only the whole is the same.
func figuresOf(d models.ReportData, boundary models.Boundary, beforeMerger bool) string {
	plain := func(t models.Tally) models.Tally {
		if beforeMerger {
			t.Inherited = 0
		}
		return t
	}
	out := fmt.Sprintf("whole %+v, %d completed\n", plain(d.Whole), d.CompletedTotal)
	if beforeMerger && boundary == models.BySuccessor {
		return out
	}
	for _, a := range d.Agencies {
		out += fmt.Sprintf("%s %+v\n", a.Code, plain(a.Tally))
	}
	return out
}

type historyWorld struct {
	e          *modelstest.Env
	c          modelstest.Cast
	r          *rand.Rand
	hanoi, mps int64
	raised     []int64 // bottlenecks
}

// asks orders the report of a day and adds its agencies up.
func (w *historyWorld) asks(t *testing.T, day deadline.Date, boundary models.Boundary) models.ReportData {
	t.Helper()
	in := span(day.AddDays(-4), day)
	in.Boundary = boundary
	_, d := reported(t, w.e, w.c.Office, in)
	var sum models.Tally
	for _, a := range d.Agencies {
		sum = sum.Add(a.Tally)
	}
	if sum != d.Whole {
		t.Errorf("%s, %s: the agencies make\n%+v\nthe whole is\n%+v", day, boundary, sum, d.Whole)
	}
	return d
}

// move makes one of all moves with the task, if its state allows it.
func (w *historyWorld) move(t *testing.T, id int64) {
	t.Helper()
	ctx, in, whole := t.Context(), words("vì thế"), modelstest.System
	var err error
	switch w.r.IntN(14) {
	case 0:
		if _, err = w.e.Decline(ctx, whole, id, 0, in); err == nil {
			_, err = w.e.Redirect(ctx, whole, id, w.hanoi, in)
		}
	case 1:
		_, err = w.e.RaiseBottleneck(ctx, whole, id, models.NewRaisedBottleneck{MoveInput: in, Category: "data", MustAct: []int64{w.mps}})
		if err == nil {
			w.raised = append(w.raised, int64(rowCount(t, w.e, "SELECT MAX(id) FROM bottlenecks")))
		}
	case 2:
		if len(w.raised) > 0 {
			_, err = w.e.MoveBottleneck(ctx, w.c.Office, w.raised[w.r.IntN(len(w.raised))], models.BottleneckResolve, models.BottleneckInput{Words: "xong"})
		}
	case 3, 4:
		_, err = w.e.Submit(ctx, whole, id, in)
	default:
		moveAtRandom(t, w.e, modelstest.Cast{MOSTOfficer: whole, Office: whole}, w.r, id)
	}
	switch models.CodeOf(err) {
	case models.CodeWrongState, models.CodeInvalid, models.CodeConflict: // not in this state
	default:
		if err != nil {
			t.Fatal(err)
		}
	}
}
