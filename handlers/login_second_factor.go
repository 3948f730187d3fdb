package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// loginEnrolForm is GET /login/second-factor: who must have a second factor and has none sets one up
// before anything else.
func (s *server) loginEnrolForm(c echo.Context) error {
	h := halfwayOf(c)
	if h.missing != stepEnrol {
		return c.Redirect(http.StatusSeeOther, "/login")
	}
	v, err := s.enrolView(c, h.actor, "/login/second-factor")
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

// enrolView shows the secret of a second factor that is not confirmed yet, as a picture and as text.
func (s *server) enrolView(c echo.Context, actor models.Actor, action string) (*templates.SecondFactorView, error) {
	factor, err := s.store.SecondFactor(c.Request().Context(), actor)
	if err != nil {
		return nil, err
	}
	v := &templates.SecondFactorView{Page: s.page(c), Action: action, Required: action != accountSecondFactor, Secret: spaced(factor.Secret),
		On: factor.On, Since: factor.Since, CodesLeft: factor.CodesLeft}
	v.URI = action
	if factor.URI != "" {
		if v.QR, err = qrOf(factor.URI); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// loginEnrol is POST /login/second-factor (code): the first code puts the second factor in force and
// signs in; the recovery codes are shown this once.
func (s *server) loginEnrol(c echo.Context) error {
	h := halfwayOf(c)
	if h.missing != stepEnrol {
		return c.Redirect(http.StatusSeeOther, "/login")
	}
	codes, err := s.store.ConfirmSecondFactor(c.Request().Context(), h.actor, c.FormValue("code"), s.sessions.token(c))
	if again := models.CodeOf(err); again == models.CodeInvalid || again == models.CodeTooMany {
		v, err2 := s.enrolView(c, h.actor, "/login/second-factor")
		if err2 != nil {
			return err2
		}
		return s.again(c, &v.Page, v, "code", err)
	}
	if err != nil {
		return err
	}
	next := s.sessions.next(c)
	if err := s.signInHere(c, h.actor); err != nil {
		return err
	}
	if next == "" {
		next = s.startPage(c)
	}
	return s.showCodes(c, codes, next)
}

// showCodes shows recovery codes, this once: they are stored as hashes only.
func (s *server) showCodes(c echo.Context, codes []string, next string) error {
	v := &templates.RecoveryCodesView{Page: s.page(c), Codes: codes, Next: next}
	v.URI = accountSecondFactor
	return s.render(c, http.StatusOK, v)
}
