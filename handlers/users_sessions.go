package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// endSessionsOf is POST /admin/users/:id/sessions/end (current_password, the administrator's own).
func (s *server) endSessionsOf(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	_, err = s.store.EndSessionsOf(c.Request().Context(), actorOf(c), s.proof(c, "current_password"), id)
	switch models.CodeOf(err) {
	case models.CodeInvalid, models.CodeTooMany:
		v, err2 := s.userView(c, id)
		if err2 != nil {
			return err2
		}
		v.URI = "/admin/users"
		return s.again(c, &v.Page, v, "current_password", err)
	}
	if err != nil {
		return err
	}
	return s.done(c, templates.SayUserSignedOut, userPath(id))
}

// endEverySession is POST /admin/users/sessions/end (current_password): everybody's but the one in use.
func (s *server) endEverySession(c echo.Context) error {
	_, err := s.store.EndEverySession(c.Request().Context(), actorOf(c), s.proof(c, "current_password"), s.sessions.token(c))
	switch models.CodeOf(err) {
	case models.CodeInvalid, models.CodeTooMany:
		v, err2 := s.usersView(c)
		if err2 != nil {
			return err2
		}
		v.URI = "/admin/users"
		return s.again(c, &v.Page, v, "current_password", err)
	}
	if err != nil {
		return err
	}
	return s.done(c, templates.SayAllSignedOut, "/admin/users")
}

// proves says what the reader can be asked for once more.
func (s *server) proves(c echo.Context) (templates.Proves, error) {
	u, err := s.store.OwnUser(c.Request().Context(), actorOf(c))
	return templates.Proves{HasPassword: u.PasswordHash != "", HasCode: u.SecondFactor}, err
}

// endBody is what a caller proves themselves by before they end sessions.
type endBody struct {
	CurrentPassword string `json:"current_password"` // or a code, for an account without a password
}

// endedJSON says how many sessions were ended.
type endedJSON struct {
	Ended int `json:"ended"`
}

// apiEndSessionsOf is POST /api/v1/users/:id/sessions/end.
func (s *server) apiEndSessionsOf(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var b endBody
	if err := readJSON(c, &b); err != nil {
		return err
	}
	n, err := s.store.EndSessionsOf(c.Request().Context(), actorOf(c), models.Proof{Words: b.CurrentPassword}, id)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, endedJSON{n})
}

// apiEndEverySession is POST /api/v1/users/sessions/end.
func (s *server) apiEndEverySession(c echo.Context) error {
	var b endBody
	if err := readJSON(c, &b); err != nil {
		return err
	}
	n, err := s.store.EndEverySession(c.Request().Context(), actorOf(c), models.Proof{Words: b.CurrentPassword}, "")
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, endedJSON{n})
}
