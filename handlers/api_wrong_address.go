package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// apiWrongAddress is POST /api/v1/tasks/:id/wrong-address: the lead returns the task as wrongly
// addressed.
func (s *server) apiWrongAddress(c echo.Context) error {
	var b struct {
		moveBody
		Proposed string `json:"proposed"` // code of the agency whose it is
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	in, proposed := f.move(b.moveBody), f.agency("proposed", b.Proposed)
	return s.answerMove(c, f, func(ctx context.Context, actor models.Actor, id int64) (models.Task, error) {
		return s.store.Decline(ctx, actor, id, proposed, in)
	})
}

// apiDecideWrongAddress is POST /api/v1/tasks/:id/wrong-address/decision: the office passes the task
// to whom it belongs, or leaves it where it is.
func (s *server) apiDecideWrongAddress(c echo.Context) error {
	var b struct {
		moveBody
		Decision string `json:"decision"`
		To       string `json:"to"` // code of an agency
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	in, to := f.move(b.moveBody), f.agency("to", b.To)
	redirect := f.decision("decision", b.Decision, "redirect", "keep") == "redirect"
	switch {
	case redirect && b.To == "":
		f.fault("to", "required")
	case !redirect && b.To != "":
		f.fault("to", "not_with_decision")
	}
	return s.answerMove(c, f, func(ctx context.Context, actor models.Actor, id int64) (models.Task, error) {
		if redirect {
			return s.store.Redirect(ctx, actor, id, to, in)
		}
		return s.store.Keep(ctx, actor, id, in)
	})
}
