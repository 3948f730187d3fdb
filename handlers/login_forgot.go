package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// forgotForm is GET /login/forgot.
func (s *server) forgotForm(c echo.Context) error {
	return s.render(c, http.StatusOK, &templates.ForgotView{Page: s.page(c)})
}

// forgot is POST /login/forgot (email). The answer is the same whether there is such an account or not.
func (s *server) forgot(c echo.Context) error {
	v := &templates.ForgotView{Page: s.page(c), Email: c.FormValue("email")}
	v.URI = "/login/forgot"
	err := s.store.RequestReset(c.Request().Context(), v.Email, c.RealIP())
	if again := models.CodeOf(err); again == models.CodeInvalid || again == models.CodeTooMany {
		return s.again(c, &v.Page, v, "email", err)
	}
	if err != nil {
		return err
	}
	v.Asked = true
	return s.render(c, http.StatusOK, v)
}
