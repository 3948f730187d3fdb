package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// signOff is POST /tasks/:id/sign-off (words, version): an officer lays the result before the head.
func (s *server) signOff(c echo.Context) error {
	f := s.readMove(c, "sign-off", models.MoveAskSignOff)
	in := f.input("result")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.AskSignOff(ctx, actor, f.id, in)
	})
}

// signOffRefusal is POST /tasks/:id/sign-off/refusal (words, version).
func (s *server) signOffRefusal(c echo.Context) error {
	f := s.readMove(c, "sign-off-refusal", models.MoveRefuseSignOff)
	in := f.input("reasons")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.RefuseSignOff(ctx, actor, f.id, in)
	})
}
