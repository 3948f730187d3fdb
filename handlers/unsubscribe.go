package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/templates"
)

const unsubscribePath = "/unsubscribe/:token"

// unsubscribeForm is GET /unsubscribe/:token: asks, and changes nothing.
func (s *server) unsubscribeForm(c echo.Context) error {
	u, err := s.store.Unsubscription(c.Request().Context(), c.Param("token"))
	if err != nil {
		return err
	}
	v := &templates.UnsubscribeView{Page: s.page(c), Token: c.Param("token"), Recipient: u.Recipient, Kind: string(u.Kind), List: u.List, Declined: u.Declined}
	v.URI = "/unsubscribe/" + v.Token
	return s.render(c, http.StatusOK, v)
}

// unsubscribe is POST /unsubscribe/:token: no more mails of the kind, or with again=yes those mails
// again. The recipient's mail program posts List-Unsubscribe=One-Click by itself (RFC 8058), without
// cookies: so no token of ours is asked for, and the answer leads nowhere else.
func (s *server) unsubscribe(c echo.Context) error {
	if _, err := s.store.Unsubscribe(c.Request().Context(), c.Param("token"), c.FormValue("again") != "yes", c.RealIP()); err != nil {
		return err
	}
	if c.FormValue("List-Unsubscribe") == "One-Click" {
		return c.NoContent(http.StatusOK)
	}
	return c.Redirect(http.StatusSeeOther, "/unsubscribe/"+c.Param("token"))
}
