package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// passwordForm is GET /account/password.
func (s *server) passwordForm(c echo.Context) error {
	v, err := s.passwordView(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

func (s *server) passwordView(c echo.Context) (*templates.PasswordView, error) {
	u, err := s.store.OwnUser(c.Request().Context(), actorOf(c))
	return &templates.PasswordView{Page: s.page(c), Email: u.Email, HasPassword: u.PasswordHash != "", MinPassword: models.MinPassword}, err
}

// changePassword is POST /account/password (current_password, password, password_again). Every other
// session of the account ends, and this one goes on under another token.
func (s *server) changePassword(c echo.Context) error {
	var err error
	if c.FormValue("password") != c.FormValue("password_again") {
		err = invalid("password_again", "passwords_differ")
	} else {
		err = s.store.ChangePassword(c.Request().Context(), actorOf(c), c.FormValue("current_password"), c.FormValue("password"), s.sessions.token(c))
	}
	switch models.CodeOf(err) {
	case models.CodeInvalid, models.CodeTooMany, models.CodeWrongState:
		v, err2 := s.passwordView(c)
		if err2 != nil {
			return err2
		}
		return s.again(c, &v.Page, v, "current_password", err)
	}
	if err != nil {
		return err
	}
	if err := s.sessions.rotate(c, actorOf(c)); err != nil {
		return err
	}
	return s.done(c, templates.SayPasswordChanged, "/account")
}
