package handlers

import (
	"math"
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// apiAudit is GET /api/v1/audit (who, action, object, object_id, from, to, text, limit, cursor): the
// record, newest first.
func (s *server) apiAudit(c echo.Context) error {
	q := queryOf(c)
	limit := q.limit()
	f := models.AuditFilter{Who: q.text("who"), Action: q.text("action"), Object: q.text("object"), ObjectID: q.number("object_id", 1, math.MaxInt64, 0),
		From: q.date("from"), To: q.date("to"), Text: q.text("text"), Before: q.idCursor(), Limit: limit + 1}
	if err := q.err(); err != nil {
		return err
	}
	rows, err := s.store.AuditEntries(c.Request().Context(), actorOf(c), f)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, listByID(rows, limit, func(e models.AuditEntry) int64 { return e.ID }, lineOf))
}
