package models_test

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func TestOnceIsNothingOrAll(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		tasks, err := e.Tasks(t.Context(), c.MOSTOfficer, models.TaskFilter{})
		if err != nil {
			t.Fatal(err)
		}
		task := tasks.Tasks[0].ID
		add := func(ctx context.Context) (models.KeptAnswer, error) {
			_, err := e.AddSubtask(ctx, c.MOSTOfficer, task, models.NewSubtask{Title: "Một"})
			return models.KeptAnswer{Status: 201, Body: "made"}, err
		}
		held := func() int {
			all, err := e.Subtasks(t.Context(), c.MOSTOfficer, task)
			if err != nil {
				t.Fatal(err)
			}
			return len(all)
		}

		// Who asked is gone when the change was made and its answer was not kept yet.
		gone, leave := context.WithCancel(t.Context())
		_, err = e.Once(gone, c.MOSTOfficer, "k", "r", func(ctx context.Context) (models.KeptAnswer, error) {
			a, err := add(ctx)
			leave()
			return a, err
		})
		if err == nil || held() != 0 {
			t.Errorf("%d changes without an answer kept, error %v", held(), err)
		}
		untilLetGo(t, e, c.MOSTOfficer)

		a, err := e.Once(t.Context(), c.MOSTOfficer, "k", "r", func(ctx context.Context) (models.KeptAnswer, error) {
			fail := func(context.Context) (models.KeptAnswer, error) {
				t.Error("done twice")
				return models.KeptAnswer{}, nil
			}
			if _, err := e.Once(t.Context(), c.MOSTOfficer, "k", "r", fail); models.CodeOf(err) != models.CodeConflict {
				t.Errorf("while at work: %v", err)
			}
			if e.Dialect == models.Postgres { // SQLite's one writer makes another instance wait
				if _, err := e.Again(t).Once(t.Context(), c.MOSTOfficer, "k", "r", fail); models.CodeOf(err) != models.CodeConflict {
					t.Errorf("while another instance is at work: %v", err)
				}
			}
			return add(ctx)
		})
		if err != nil || a.Body != "made" || held() != 1 {
			t.Errorf("%+v, %d changes, %v", a, held(), err)
		}
		again, err := e.Once(t.Context(), c.MOSTOfficer, "k", "r", func(context.Context) (models.KeptAnswer, error) {
			t.Error("done twice")
			return models.KeptAnswer{}, nil
		})
		if err != nil || again != a {
			t.Errorf("again %+v, %v; first %+v", again, err, a)
		}
	})
}

// untilLetGo waits until the database has noticed that who asked is gone: PostgreSQL holds their key until
// then, and tells others meanwhile that the call is still at work.
func untilLetGo(t *testing.T, e *modelstest.Env, actor models.Actor) {
	t.Helper()
	notNow := errors.New("not now")
	for ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second); ; runtime.Gosched() {
		_, err := e.Once(ctx, actor, "k", "r", func(context.Context) (models.KeptAnswer, error) { return models.KeptAnswer{}, notNow })
		if models.CodeOf(err) == models.CodeConflict && ctx.Err() == nil {
			continue
		}
		cancel()
		if !errors.Is(err, notNow) {
			t.Fatal(err)
		}
		return
	}
}
