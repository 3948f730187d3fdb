package handlers

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// apiDirective is GET /api/v1/directives/:id, where id may also be the number (its slash written %2F)
// or the key.
func (s *server) apiDirective(c echo.Context) error {
	name, err := url.PathUnescape(c.Param("id")) // echo leaves it as written where it holds a slash
	if err != nil {
		return &models.Error{Code: models.CodeNotFound}
	}
	id, err := s.directiveNamed(c, name)
	if err != nil {
		return err
	}
	d, err := s.store.Directive(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	lang, today := apiLangOf(c), s.store.Today()
	out := directiveFullJSON{directiveToJSON(d.Directive, lang), make([]provisionJSON, len(d.Provisions))}
	for i, p := range d.Provisions {
		out.Provisions[i] = provisionToJSON(p, lang, today)
	}
	return answerJSON(c, http.StatusOK, out)
}
