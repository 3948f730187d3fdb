package handlers

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// reportJSON is a compiled report without what it says.
type reportJSON struct {
	ID         int64             `json:"id"`
	Kind       models.ReportKind `json:"kind"`
	Period     string            `json:"period"`
	Version    int               `json:"version"`
	FromOn     deadline.Date     `json:"from_on"`
	ToOn       deadline.Date     `json:"to_on"`
	CompiledAt time.Time         `json:"compiled_at"`
	SHA256     string            `json:"sha256"` // of the data, byte for byte as they stand in the report
}

func reportToJSON(r models.ReportSnapshot) reportJSON {
	return reportJSON{r.ID, r.Kind, r.Period, r.Version, r.FromOn, r.ToOn, r.CompiledAt.UTC(), r.SHA256}
}

// apiReports is GET /api/v1/reports: the newest first.
func (s *server) apiReports(c echo.Context) error {
	q := queryOf(c)
	limit, before := q.limit(), q.idCursor()
	if err := q.err(); err != nil {
		return err
	}
	rows, err := s.store.Reports(c.Request().Context(), actorOf(c), before, limit+1)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, listByID(rows, limit, func(r models.ReportSnapshot) int64 { return r.ID }, reportToJSON))
}
