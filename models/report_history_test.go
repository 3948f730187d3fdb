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

// Thirty tasks are moved about at random for a month. What a report says on each evening is what one says
// of that evening when the month is over: figures, agencies, and each late task with status, percent, day.
func TestReportsOfPastDaysEqualThoseOfTheDays(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ids := copies(t, e, "34/CT-TTg#1", 30)
		e.Exec(t, "UPDATE tasks SET due_on = '2025-07-10', first_due_on = '2025-07-10' WHERE period <> '' AND id % 3 = 0")
		r := rand.New(rand.NewPCG(7, 7))
		said := func(day deadline.Date) string {
			_, d := reported(t, e, c.Office, span(day.AddDays(-4), day))
			boardEquals(t, e, c.Office, day, d)
			out := fmt.Sprintf("%+v\n%+v\n%d of %d completed\n", d.Whole, d.Agencies, len(d.Completed), d.CompletedTotal)
			for _, x := range append(d.Late, d.DueNext...) {
				out += fmt.Sprintln(x.Ref, x.Status, x.Percent, x.DueOn, x.DaysLate, x.Words)
			}
			return out
		}
		days := map[deadline.Date]string{}
		for range 30 {
			for range 12 {
				e.Clock.Advance(time.Duration(1+r.IntN(50)) * time.Minute)
				moveAtRandom(t, e, c, r, ids[r.IntN(len(ids))])
			}
			days[e.Today()] = said(e.Today())
			e.Clock.Advance(24*time.Hour - time.Duration(e.Now().Sub(e.Today().In(modelstest.Hanoi()))) + 8*time.Hour)
		}
		moved := rowCount(t, e, "SELECT COUNT(DISTINCT move) FROM task_events")
		if moved < 8 {
			t.Fatalf("only %d kinds of move were made", moved)
		}
		for day, want := range days {
			if got := said(day); got != want {
				t.Errorf("of %s it is said\n%s\non the day it was\n%s", day, got, want)
			}
		}
	})
}

// boardEquals checks that the board as of a day has a report's figures, for each agency and together.
func boardEquals(t *testing.T, e *modelstest.Env, actor models.Actor, day deadline.Date, d models.ReportData) {
	t.Helper()
	all, err := e.AgencyTalliesOn(t.Context(), actor, models.CountFilter{}, day)
	if err != nil {
		t.Fatal(err)
	}
	var whole models.Tally
	for i, a := range all {
		whole = whole.Add(a.Tally)
		if len(all) != len(d.Agencies) || d.Agencies[i].Code != a.Agency.Code || d.Agencies[i].Tally != a.Tally {
			t.Fatalf("the board of %s has %+v, the report %+v", day, all, d.Agencies)
		}
	}
	if whole != d.Whole {
		t.Errorf("the board of %s has %+v, the report %+v", day, whole, d.Whole)
	}
}

// moveAtRandom makes a move with the task if its state allows it.
func moveAtRandom(t *testing.T, e *modelstest.Env, c modelstest.Cast, r *rand.Rand, id int64) {
	t.Helper()
	ctx, in := t.Context(), words("vì thế")
	percent := r.IntN(100)
	var err error
	switch r.IntN(9) {
	case 0, 1:
		_, err = e.ReportProgress(ctx, c.MOSTOfficer, id, models.NewProgress{Percent: &percent, Words: fmt.Sprint("được ", percent), Via: models.ViaPage})
	case 2:
		_, err = e.Submit(ctx, c.MOSTOfficer, id, in)
	case 3:
		_, err = e.Accept(ctx, c.Office, id, in)
	case 4:
		_, err = e.ReturnResult(ctx, c.Office, id, in)
	case 5:
		_, err = e.Reopen(ctx, c.Office, id, in)
	case 6:
		if r.IntN(4) == 0 {
			_, err = e.Cancel(ctx, c.Office, id, in)
		}
	case 7:
		_, err = e.AskExtension(ctx, c.MOSTOfficer, id, models.NewExtension{MoveInput: in, To: e.Today().AddDays(1 + r.IntN(30))})
	case 8:
		_, err = e.GrantExtension(ctx, c.Office, id, e.Today().AddDays(1+r.IntN(30)), in)
	}
	switch models.CodeOf(err) {
	case "", models.CodeWrongState, models.CodeInvalid, models.CodeConflict: // not in this state
	default:
		t.Fatal(err)
	}
	if err != nil && models.CodeOf(err) == "" {
		t.Fatal(err)
	}
}
