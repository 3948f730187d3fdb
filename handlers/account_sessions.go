package handlers

import (
	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// endSession is POST /account/sessions/:id/end (current_password): one of one's own sessions, also the one
// in use.
func (s *server) endSession(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if err := s.store.EndSession(c.Request().Context(), actorOf(c), s.proof(c, "current_password"), id); err != nil {
		return s.accountAgain(c, err)
	}
	return s.done(c, templates.SaySessionEnded, "/account")
}

// endOtherSessions is POST /account/sessions/end (current_password).
func (s *server) endOtherSessions(c echo.Context) error {
	if _, err := s.store.EndOtherSessions(c.Request().Context(), actorOf(c), s.proof(c, "current_password"), s.sessions.token(c)); err != nil {
		return s.accountAgain(c, err)
	}
	return s.done(c, templates.SaySessionsEnded, "/account")
}

// proof reads what is asked for once more before a sensitive step.
func (s *server) proof(c echo.Context, field string) models.Proof {
	return models.Proof{Words: c.FormValue(field), SignedInAt: s.sessions.since(c)}
}

// accountAgain shows the account with what was wrong about the proof.
func (s *server) accountAgain(c echo.Context, refusal error) error {
	switch models.CodeOf(refusal) {
	case models.CodeInvalid, models.CodeTooMany:
	default:
		return refusal
	}
	v, err := s.accountView(c)
	if err != nil {
		return err
	}
	return s.again(c, &v.Page, v, "current_password", refusal)
}
