package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// wrongAddress is POST /tasks/:id/wrong-address (words, proposed, version): the lead returns a task
// that is not its own.
func (s *server) wrongAddress(c echo.Context) error {
	f := s.readMove(c, "wrong-address", models.MoveDecline)
	in, proposed := f.input("reasons"), f.agency("proposed", "proposed")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.Decline(ctx, actor, f.id, proposed, in)
	})
}

// wrongAddressDecision is POST /tasks/:id/wrong-address/decision (decision: redirect or keep, to, words,
// version).
func (s *server) wrongAddressDecision(c echo.Context) error {
	f := s.readMove(c, "wrong-address-decision", models.MoveRedirect)
	move := f.choice("decision", "address_decision", map[string]models.Move{"redirect": models.MoveRedirect, "keep": models.MoveKeep})
	to, in := f.agency("to", "to_agency"), f.input("reasons")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		if move == models.MoveKeep {
			return s.store.Keep(ctx, actor, f.id, in)
		}
		return s.store.Redirect(ctx, actor, f.id, to, in)
	})
}
