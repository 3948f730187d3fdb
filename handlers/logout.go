package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/templates"
)

// logout is POST /logout.
func (s *server) logout(c echo.Context) error {
	if err := s.sessions.end(c); err != nil {
		return err
	}
	c.Response().Header().Set("Clear-Site-Data", `"cache", "storage"`) // the browser may be somebody else's next
	if err := s.sessions.say(c, templates.SaySignedOut, ""); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/login")
}
