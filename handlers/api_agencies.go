package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// agencyJSON is an agency, or a group of them: kind "group".
type agencyJSON struct {
	ID        int64             `json:"id"`
	Code      string            `json:"code"`
	Name      string            `json:"name"`
	Abbr      string            `json:"abbr"`
	Kind      models.AgencyKind `json:"kind"`
	ParentID  *int64            `json:"parent_id"`
	ValidFrom deadline.Date     `json:"valid_from"`
	ValidTo   deadline.Date     `json:"valid_to"` // last day; null while it exists
}

// apiAgencies is GET /api/v1/agencies: the registry with its groups, so that every code the API gives
// can be looked up; on=DAY leaves those that existed on the day.
func (s *server) apiAgencies(c echo.Context) error {
	q := queryOf(c)
	limit := q.limit()
	f := models.AgencyFilter{Kind: models.AgencyKind(q.text("kind")), On: q.date("on"), Query: q.text("q"), After: q.idCursor(), Limit: limit + 1, Groups: true}
	if err := q.err(); err != nil {
		return err
	}
	rows, err := s.store.Agencies(c.Request().Context(), actorOf(c), f)
	if err != nil {
		return err
	}
	lang := apiLangOf(c)
	return answerJSON(c, http.StatusOK, listByID(rows, limit, func(a models.Agency) int64 { return a.ID }, func(a models.Agency) agencyJSON {
		return agencyJSON{ID: a.ID, Code: a.Code, Name: a.Ref().Name(lang), Abbr: a.Abbr, Kind: a.Kind, ParentID: a.ParentID, ValidFrom: a.ValidFrom, ValidTo: a.ValidTo}
	}))
}
