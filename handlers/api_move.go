package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// taskMove is a move of the Store's that takes nothing but words.
type taskMove func(ctx context.Context, actor models.Actor, taskID int64, in models.MoveInput) (models.Task, error)

// apiMove is a handler for such a move, POST /api/v1/tasks/:id/…: it answers with the task as it
// stands afterwards.
func (s *server) apiMove(move taskMove) echo.HandlerFunc {
	return func(c echo.Context) error {
		var b moveBody
		if err := readJSON(c, &b); err != nil {
			return err
		}
		f := s.fieldsOf(c)
		in := f.move(b)
		return s.answerMove(c, f, func(ctx context.Context, actor models.Actor, id int64) (models.Task, error) {
			return move(ctx, actor, id, in)
		})
	}
}

// answerMove makes a move with the task in the path, unless its body has faults, and answers with the
// task as it stands afterwards, or, where the caller's version is stale, with a problem that holds the
// task as it stands now. names are pairs of the Store's names of fields and the body's.
func (s *server) answerMove(c echo.Context, f *fields, do func(ctx context.Context, actor models.Actor, id int64) (models.Task, error), names ...string) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if err := f.failure(); err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	task, err := do(ctx, actor, id)
	if err != nil {
		return s.refusedMove(c, id, inAPINames(err, names...))
	}
	return answerBytes(c, taskJSON{&task, apiLangOf(c), s.store.Today()}.append)
}

// refusedMove adds to the refusal of a stale version the task as it stands now.
func (s *server) refusedMove(c echo.Context, id int64, err error) error {
	if models.CodeOf(err) != models.CodeStale {
		return err
	}
	task, readErr := s.store.Task(c.Request().Context(), actorOf(c), id)
	if readErr != nil {
		return err
	}
	return &staleError{cause: err, current: taskJSON{&task, apiLangOf(c), s.store.Today()}}
}

// staleError is a change refused because of another one, with the thing as it stands now.
type staleError struct {
	cause   error
	current any
}

// Error is the cause's.
func (e *staleError) Error() string { return e.cause.Error() }

// Unwrap gives the Store's error.
func (e *staleError) Unwrap() error { return e.cause }
