package models_test

import (
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func TestABottleneckHoldsTasksUp(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		open, err := e.Bottlenecks(ctx, c.Office)
		if err != nil || len(open) != 1 || len(open[0].Agencies) != 1 || open[0].Agencies[0].Code != "G01" {
			t.Fatal(open, err)
		}
		tasks, err := e.Tasks(ctx, c.Office, models.TaskFilter{})
		if err != nil || len(tasks.Tasks) < 2 {
			t.Fatal(tasks, err)
		}
		one, two := tasks.Tasks[0].ID, tasks.Tasks[1].ID
		for _, step := range []struct {
			name  string
			actor models.Actor
			id    int64
			tasks []int64
			fresh int
			code  models.Code
		}{
			{"an agency's officer", c.MPSOfficer, open[0].ID, []int64{one}, 0, models.CodeForbidden},
			{"no such bottleneck", c.Office, 999, []int64{one}, 0, models.CodeNotFound},
			{"the office", c.Office, open[0].ID, []int64{one, one}, 1, ""},
			{"again, with another", c.Office, open[0].ID, []int64{one, two}, 1, ""},
			{"nothing new", c.Office, open[0].ID, []int64{two}, 0, ""},
		} {
			if n, err := e.LinkBottleneck(ctx, step.actor, step.id, step.tasks); n != step.fresh || models.CodeOf(err) != step.code || (err != nil) != (step.code != "") {
				t.Errorf("%s: %d, %v, want %d, %q", step.name, n, err, step.fresh, step.code)
			}
		}
		for _, id := range []int64{one, two} {
			if task, err := e.Task(ctx, c.Office, id); err != nil || task.Blockers != 1 || !task.Blocked() {
				t.Errorf("task %d: %d blockers, %v", id, task.Blockers, err)
			}
		}
		if whole, err := e.Tally(ctx, c.Office, models.CountFilter{}); err != nil || whole.Blocked != 2 {
			t.Errorf("%d tasks are counted as blocked, %v", whole.Blocked, err)
		}
		if of, err := e.Bottlenecks(ctx, c.Nobody); err != nil || len(of) != 0 {
			t.Errorf("nobody sees %d bottlenecks, %v", len(of), err)
		}
	})
}
