package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// resetForm is GET /login/reset/:token; invitationForm is GET /invitation/:token. Opening one changes
// nothing: the link is used when its form is sent.
func (s *server) resetForm(c echo.Context) error { return s.linkForm(c, models.LinkReset) }

func (s *server) invitationForm(c echo.Context) error { return s.linkForm(c, models.LinkInvitation) }

// reset is POST /login/reset/:token; invitation is POST /invitation/:token (password, password_again).
func (s *server) reset(c echo.Context) error {
	return s.usesLink(c, models.LinkReset, templates.SayPasswordSet)
}

func (s *server) invitation(c echo.Context) error {
	return s.usesLink(c, models.LinkInvitation, templates.SayInvitationUsed)
}

func (s *server) linkForm(c echo.Context, purpose models.LinkPurpose) error {
	v, err := s.linkView(c, purpose)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

func (s *server) linkView(c echo.Context, purpose models.LinkPurpose) (*templates.NewPasswordView, error) {
	u, err := s.store.LinkAccount(c.Request().Context(), purpose, c.Param("token"))
	if err != nil {
		return nil, err
	}
	at := map[models.LinkPurpose]string{models.LinkReset: "/login/reset/", models.LinkInvitation: "/invitation/"}
	v := &templates.NewPasswordView{Page: s.page(c), Purpose: string(purpose), Action: at[purpose] + c.Param("token"), Name: u.Name, Email: u.Email, MinPassword: models.MinPassword}
	v.URI = v.Action
	return v, nil
}

func (s *server) usesLink(c echo.Context, purpose models.LinkPurpose, said string) error {
	v, err := s.linkView(c, purpose)
	if err != nil {
		return err
	}
	if c.FormValue("password") != c.FormValue("password_again") {
		err = invalid("password_again", "passwords_differ")
	} else {
		_, err = s.store.SetPasswordByLink(c.Request().Context(), purpose, c.Param("token"), c.FormValue("password"), c.RealIP())
	}
	if models.CodeOf(err) == models.CodeInvalid {
		return s.again(c, &v.Page, v, "password", err)
	}
	if err != nil {
		return err
	}
	if err := s.sessions.end(c); err != nil { // whoever was signed in here before
		return err
	}
	if err := s.sessions.say(c, said, ""); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/login")
}
