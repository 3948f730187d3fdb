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
	Reason     string            `json:"reason"`      // of a correction
	ReplacedBy *int64            `json:"replaced_by"` // the newest version's id; null while it is this one
	Held       bool              `json:"held"`        // awaits approval
	SHA256     string            `json:"sha256"`      // of the data, byte for byte as they stand in the report
}

// orNothing is an id, null for none.
func orNothing(id int64) *int64 {
	if id == 0 {
		return nil
	}
	return &id
}

func reportToJSON(r models.ReportSnapshot) reportJSON {
	return reportJSON{r.ID, r.Kind, r.Period, r.Version, r.FromOn, r.ToOn, r.CompiledAt.UTC(), r.Reason, orNothing(r.ReplacedBy), r.Held && r.ApprovedAt == nil, r.SHA256}
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
