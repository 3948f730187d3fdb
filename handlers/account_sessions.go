package handlers

import (
	"github.com/labstack/echo/v4"

	"dondoc/templates"
)

// endSession is POST /account/sessions/:id/end: one of one's own sessions, also the one in use.
func (s *server) endSession(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if err := s.store.EndSession(c.Request().Context(), actorOf(c), id); err != nil {
		return err
	}
	return s.done(c, templates.SaySessionEnded, "/account")
}

// endOtherSessions is POST /account/sessions/end.
func (s *server) endOtherSessions(c echo.Context) error {
	if _, err := s.store.EndOtherSessions(c.Request().Context(), actorOf(c), s.sessions.token(c)); err != nil {
		return err
	}
	return s.done(c, templates.SaySessionsEnded, "/account")
}
