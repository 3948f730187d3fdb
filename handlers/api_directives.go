package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// apiDirectives is GET /api/v1/directives: those in which the caller may see a task, by id.
func (s *server) apiDirectives(c echo.Context) error {
	q := queryOf(c)
	limit, after := q.limit(), q.idCursor()
	if err := q.err(); err != nil {
		return err
	}
	rows, err := s.store.Directives(c.Request().Context(), actorOf(c), after, limit+1)
	if err != nil {
		return err
	}
	lang := apiLangOf(c)
	return answerJSON(c, http.StatusOK, listByID(rows, limit,
		func(d models.Directive) int64 { return d.ID },
		func(d models.Directive) directiveJSON { return directiveToJSON(d, lang) }))
}
