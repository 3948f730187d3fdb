package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// apiKeyTask is POST /api/v1/tasks/:id/key: the office gives a task the star of a key task, or takes it.
func (s *server) apiKeyTask(c echo.Context) error {
	var b struct {
		moveBody
		Key *bool `json:"key"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	in := f.move(b.moveBody)
	if b.Key == nil {
		f.fault("key", "required")
	}
	return s.answerMove(c, f, func(ctx context.Context, actor models.Actor, id int64) (models.Task, error) {
		return s.store.SetKeyTask(ctx, actor, id, *b.Key, in)
	})
}
