package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

const accountSecondFactor = "/account/second-factor"

// secondFactor is GET /account/second-factor: off, being set up, or on.
func (s *server) secondFactor(c echo.Context) error {
	v, err := s.secondFactorView(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

func (s *server) secondFactorView(c echo.Context) (*templates.SecondFactorView, error) {
	v, err := s.enrolView(c, actorOf(c), accountSecondFactor)
	if err != nil {
		return nil, err
	}
	u, err := s.store.OwnUser(c.Request().Context(), actorOf(c))
	v.HasPassword = u.PasswordHash != ""
	v.MustStay = s.needsSecondFactor(actorOf(c))
	return v, err
}

// beginSecondFactor is POST /account/second-factor/begin (current_password). The demonstration's clock shows another day
// than the clock of an app, so no code would ever fit.
func (s *server) beginSecondFactor(c echo.Context) error {
	if s.Demo != nil {
		return &models.Error{Code: models.CodeWrongState, Detail: "demonstration"}
	}
	if err := s.store.BeginOwnSecondFactor(c.Request().Context(), actorOf(c), c.FormValue("current_password")); err != nil {
		return s.secondFactorAgain(c, "current_password", err)
	}
	return c.Redirect(http.StatusSeeOther, accountSecondFactor)
}

// confirmSecondFactor is POST /account/second-factor (code).
func (s *server) confirmSecondFactor(c echo.Context) error {
	codes, err := s.store.ConfirmSecondFactor(c.Request().Context(), actorOf(c), c.FormValue("code"), s.sessions.token(c))
	if err != nil {
		return s.secondFactorAgain(c, "code", err)
	}
	if err := s.sessions.rotate(c, actorOf(c)); err != nil {
		return err
	}
	return s.showCodes(c, codes, "/account")
}

// newCodes is POST /account/second-factor/codes (current_password).
func (s *server) newCodes(c echo.Context) error {
	codes, err := s.store.NewRecoveryCodes(c.Request().Context(), actorOf(c), c.FormValue("current_password"))
	if err != nil {
		return s.secondFactorAgain(c, "current_password", err)
	}
	return s.showCodes(c, codes, "/account")
}

// endSecondFactor is POST /account/second-factor/off (current_password). Who must have one sets up
// another at the next sign-in.
func (s *server) endSecondFactor(c echo.Context) error {
	if err := s.store.EndSecondFactor(c.Request().Context(), actorOf(c), c.FormValue("current_password"), s.sessions.token(c)); err != nil {
		return s.secondFactorAgain(c, "current_password", err)
	}
	if s.needsSecondFactor(actorOf(c)) {
		if err := s.sessions.end(c); err != nil {
			return err
		}
		return s.done(c, templates.SaySecondFactorOff, "/login")
	}
	if err := s.sessions.rotate(c, actorOf(c)); err != nil {
		return err
	}
	return s.done(c, templates.SaySecondFactorOff, accountSecondFactor)
}

func (s *server) secondFactorAgain(c echo.Context, field string, refusal error) error {
	switch models.CodeOf(refusal) {
	case models.CodeInvalid, models.CodeTooMany:
	default:
		return refusal
	}
	v, err := s.secondFactorView(c)
	if err != nil {
		return err
	}
	return s.again(c, &v.Page, v, field, refusal)
}
