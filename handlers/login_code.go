package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// loginCodeForm is GET /login/code: the second factor of who has given the password.
func (s *server) loginCodeForm(c echo.Context) error {
	if halfwayOf(c).missing != stepCode {
		return c.Redirect(http.StatusSeeOther, "/login")
	}
	return s.render(c, http.StatusOK, s.loginCodeView(c))
}

func (s *server) loginCodeView(c echo.Context) *templates.LoginCodeView {
	v := &templates.LoginCodeView{Page: s.page(c), Email: halfwayOf(c).actor.Email}
	v.URI = "/login/code"
	return v
}

// loginCode is POST /login/code (code): of the app, or a recovery code.
func (s *server) loginCode(c echo.Context) error {
	h := halfwayOf(c)
	if h.missing != stepCode {
		return c.Redirect(http.StatusSeeOther, "/login")
	}
	err := s.store.CheckSecondFactor(c.Request().Context(), h.actor, c.FormValue("code"))
	if again := models.CodeOf(err); again == models.CodeInvalid || again == models.CodeTooMany {
		v := s.loginCodeView(c)
		return s.again(c, &v.Page, v, "code", err)
	}
	if err != nil {
		return err
	}
	return s.signIn(c, h.actor, s.sessions.next(c))
}

// again shows a form once more with what is wrong. Where the refusal names no field it stands at field.
func (s *server) again(c echo.Context, p *templates.Page, v templates.View, field string, refusal error) error {
	f := s.faultOf(c, refusal)
	if p.Errors = f.Fields; len(p.Errors) == 0 {
		p.Errors = []templates.FieldError{{Field: field, Message: f.Message}}
	}
	return s.render(c, f.Status, v)
}
