package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// home is GET /: an agency's people come for what they owe, the others for the whole.
func (s *server) home(c echo.Context) error { return c.Redirect(http.StatusSeeOther, s.startPage(c)) }

func (s *server) startPage(c echo.Context) string {
	if !actorOf(c).Rights().Whole {
		return "/tasks"
	}
	return "/board"
}
