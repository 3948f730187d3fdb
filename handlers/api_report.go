package handlers

import (
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"
)

// reportFullJSON is a compiled report with its data as stored.
type reportFullJSON struct {
	reportJSON
	Data json.RawMessage `json:"data"`
}

// apiReport is GET /api/v1/reports/:id.
func (s *server) apiReport(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	snapshot, _, err := s.store.Report(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, reportFullJSON{reportToJSON(snapshot), json.RawMessage(snapshot.Data)})
}
