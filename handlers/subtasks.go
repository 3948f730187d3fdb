package handlers

import (
	"context"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// addSubtask is POST /tasks/:id/subtasks (title, assignee, due_on).
func (s *server) addSubtask(c echo.Context) error {
	return s.divide(c, "subtask", "add_subtask", func(ctx context.Context, actor models.Actor, f *moveForm, n models.NewSubtask) error {
		_, err := s.store.AddSubtask(ctx, actor, f.id, n)
		return err
	})
}

// changeSubtask is POST /tasks/:id/subtasks/:sid (title, assignee, due_on, done, version).
func (s *server) changeSubtask(c echo.Context) error {
	return s.divide(c, "subtask-"+c.Param("sid"), "change_subtask", func(ctx context.Context, actor models.Actor, f *moveForm, n models.NewSubtask) error {
		_, err := s.store.ChangeSubtask(ctx, actor, f.id, f.part("sid"), n)
		return err
	})
}

// removeSubtask is POST /tasks/:id/subtasks/:sid/removal.
func (s *server) removeSubtask(c echo.Context) error {
	return s.divide(c, "subtask-removal-"+c.Param("sid"), "remove_subtask", func(ctx context.Context, actor models.Actor, f *moveForm, _ models.NewSubtask) error {
		return s.store.RemoveSubtask(ctx, actor, f.id, f.part("sid"))
	})
}

// divide reads the form of a sub-task and does with it what do says. The version is the sub-task's: to
// divide a task is no move of it.
func (s *server) divide(c echo.Context, key string, act models.Move, do func(context.Context, models.Actor, *moveForm, models.NewSubtask) error) error {
	f := s.readMove(c, key, act)
	f.may = func(ctx context.Context, actor models.Actor) error {
		t, err := s.store.TaskInFull(ctx, actor, f.id)
		if err == nil && !t.MayDivide {
			err = &models.Error{Code: models.CodeForbidden, Detail: "subtask"}
		}
		return err
	}
	n := models.NewSubtask{Title: f.text("title", "title"), DueOn: f.day("due_on", "due_on"), Done: c.FormValue("done") != "", Version: f.in.Version}
	if typed := c.FormValue("assignee"); typed != "" {
		id, err := strconv.ParseInt(typed, 10, 64)
		if err != nil {
			f.fault("assignee", "not_a_choice")
		}
		n.AssigneeID = id
	}
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		if err := do(ctx, actor, f, n); err != nil {
			return models.Task{}, err
		}
		return s.store.Task(ctx, actor, f.id)
	})
}
