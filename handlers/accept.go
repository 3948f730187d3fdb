package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// accept is POST /tasks/:id/accept (words, version).
func (s *server) accept(c echo.Context) error {
	f := s.readMove(c, "accept", models.MoveAccept)
	in := f.input("remark")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.Accept(ctx, actor, f.id, in)
	})
}

// returnResult is POST /tasks/:id/return (words, version).
func (s *server) returnResult(c echo.Context) error {
	f := s.readMove(c, "return", models.MoveReturn)
	in := f.input("reasons")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.ReturnResult(ctx, actor, f.id, in)
	})
}
