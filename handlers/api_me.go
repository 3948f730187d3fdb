package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// apiMe is GET /api/v1/me: who the token acts for.
func (s *server) apiMe(c echo.Context) error {
	a := actorOf(c)
	return c.JSON(http.StatusOK, struct {
		ID    int64  `json:"id"`
		Email string `json:"email"`
		Name  string `json:"name"`
	}{a.UserID, a.Email, a.Name})
}
