package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// submit is POST /tasks/:id/submit (words, version): the lead claims the task done.
func (s *server) submit(c echo.Context) error {
	f := s.readMove(c, "submit", models.MoveSubmit)
	in := f.input("result")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.Submit(ctx, actor, f.id, in)
	})
}
