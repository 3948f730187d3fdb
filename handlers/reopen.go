package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// reopen is POST /tasks/:id/reopen (words, lead, version).
func (s *server) reopen(c echo.Context) error {
	f := s.readMove(c, "reopen", models.MoveReopen)
	in, lead := f.input("reasons"), f.agency("lead", "reopened_lead")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.ReopenFor(ctx, actor, f.id, lead, in)
	})
}

// apiReopen is POST /api/v1/tasks/:id/reopen: the office takes a completion back.
func (s *server) apiReopen(c echo.Context) error {
	var b struct {
		moveBody
		Lead string `json:"lead"` // code of an agency, where the lead is gone without a successor
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	in, lead := f.move(b.moveBody), f.agency("lead", b.Lead)
	return s.answerMove(c, f, func(ctx context.Context, actor models.Actor, id int64) (models.Task, error) {
		return s.store.ReopenFor(ctx, actor, id, lead, in)
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
