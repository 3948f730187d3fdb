package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// setupForm is GET /setup/:token: the one-time page that makes the first administrator.
func (s *server) setupForm(c echo.Context) error {
	if err := s.setupOpen(c); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.setupView(c, models.NewUser{}))
}

// setupOpen is not found once the link was used or has expired.
func (s *server) setupOpen(c echo.Context) error {
	valid, err := s.store.FirstAdminLinkValid(c.Request().Context(), c.Param("token"))
	if err == nil && !valid {
		err = &models.Error{Code: models.CodeNotFound, Detail: "setup_link"}
	}
	return err
}

func (s *server) setupView(c echo.Context, typed models.NewUser) *templates.SetupView {
	v := &templates.SetupView{Page: s.page(c), Token: c.Param("token"), Name: typed.Name, Email: typed.Email, MinPassword: models.MinPassword}
	v.URI = "/setup/" + v.Token
	return v
}

// setup is POST /setup/:token (name, email, password, password_again).
func (s *server) setup(c echo.Context) error {
	err := s.setupOpen(c)
	if err != nil {
		return err
	}
	n := models.NewUser{Name: c.FormValue("name"), Email: c.FormValue("email"), Password: c.FormValue("password"), Lang: s.langOf(c)}
	if n.Password != c.FormValue("password_again") {
		err = invalid("password_again", "passwords_differ")
	} else {
		_, err = s.store.CreateFirstAdmin(c.Request().Context(), c.Param("token"), n)
	}
	if models.CodeOf(err) == models.CodeInvalid {
		v := s.setupView(c, n)
		v.Errors = s.faultOf(c, err).Fields
		return s.render(c, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	if err := s.sessions.say(c, templates.SaySetupDone, ""); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/login")
}
