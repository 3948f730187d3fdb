package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// createToken is POST /account/tokens (token_name, token_days, token_password). Its secret is shown this once.
func (s *server) createToken(c echo.Context) error {
	name, days := strings.TrimSpace(c.FormValue("token_name")), c.FormValue("token_days")
	secret, err := s.newToken(c, name, days)
	if code := models.CodeOf(err); code == models.CodeInvalid || code == models.CodeTooMany {
		v, err2 := s.accountView(c)
		if err2 != nil {
			return err2
		}
		v.TokenName, v.TokenDays = name, days
		return s.again(c, &v.Page, v, "token_name", err)
	}
	if err != nil {
		return err
	}
	v := &templates.TokenView{Page: s.page(c), Name: name, Secret: secret}
	v.URI = "/account"
	return s.render(c, http.StatusOK, v)
}

func (s *server) newToken(c echo.Context, name, days string) (string, error) {
	n, err := strconv.Atoi(days)
	if err != nil || n < 1 || n > templates.MaxTokenDays {
		return "", invalid("token_days", "out_of_range", "Value", shown(days), "Min", 1, "Max", templates.MaxTokenDays)
	}
	expires := s.store.Now().AddDate(0, 0, n)
	secret, err := s.store.CreateOwnToken(c.Request().Context(), actorOf(c), s.proof(c, "token_password"), name, expires)
	return secret, inAPINames(err, "current_password", "token_password")
}

// revokeToken is POST /account/tokens/:id/revoke.
func (s *server) revokeToken(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if err := s.store.RevokeToken(c.Request().Context(), actorOf(c), id); err != nil {
		return err
	}
	return s.done(c, templates.SayTokenRevoked, "/account")
}
