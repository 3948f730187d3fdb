package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// reopen is POST /tasks/:id/reopen (words, version).
func (s *server) reopen(c echo.Context) error {
	f := s.readMove(c, "reopen", models.MoveReopen)
	in := f.input("reasons")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.Reopen(ctx, actor, f.id, in)
	})
}

// cancel is POST /tasks/:id/cancel (words, version).
func (s *server) cancel(c echo.Context) error {
	f := s.readMove(c, "cancel", models.MoveCancel)
	in := f.input("reasons")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.Cancel(ctx, actor, f.id, in)
	})
}

// keyTask is POST /tasks/:id/key (key: 1 or 0, version): a key task gets its star, or loses it.
func (s *server) keyTask(c echo.Context) error {
	key, move := c.FormValue("key") == "1", models.MoveUnstar
	if key {
		move = models.MoveStar
	}
	f := s.readMove(c, "key", move)
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.SetKeyTask(ctx, actor, f.id, key, f.in)
	})
}
