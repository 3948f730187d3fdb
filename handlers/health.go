package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// healthz says that the process is up.
func (s *server) healthz(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

// readyz says whether requests can be served: the database answers and its schema is this program's.
func (s *server) readyz(c echo.Context) error {
	have, want, err := s.store.SchemaVersion(c.Request().Context())
	if err != nil || have != want {
		s.Log.Warn("not ready", "schema", have, "wanted", want, "error", err)
		return c.String(http.StatusServiceUnavailable, "unavailable\n")
	}
	return c.String(http.StatusOK, "ok\n")
}
