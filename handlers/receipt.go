package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// receipt is POST /tasks/:id/receipt (version): the lead has the task.
func (s *server) receipt(c echo.Context) error {
	f := s.readMove(c, "receipt", models.MoveAcknowledge)
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.Acknowledge(ctx, actor, f.id, f.in)
	})
}
