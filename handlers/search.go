package handlers

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// search is GET /search (q): directives, tasks and bottlenecks with all the words, as far as the reader
// may see them.
func (s *server) search(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	v := &templates.SearchView{Page: s.page(c), Q: strings.TrimSpace(c.QueryParam("q"))}
	if len(v.Q) > longestWord {
		v.Errors = s.words.fields(v.Lang, []models.FieldError{fieldError("q", "too_long", "Max", longestWord, "Value", len(v.Q))})
		return s.render(c, http.StatusUnprocessableEntity, v)
	}
	found, err := s.store.Search(ctx, actor, v.Q)
	if err != nil {
		return err
	}
	for _, d := range found.Directives {
		v.Directives = append(v.Directives, directiveLink(d, v.Lang))
	}
	v.Tasks, v.MoreTasks = s.rows(v.Lang, actor).all(found.Tasks), found.MoreTasks
	for _, b := range found.Bottlenecks {
		v.Bottlenecks = append(v.Bottlenecks, bottleneck(b, 0, v.Lang, v.Today))
	}
	return s.render(c, http.StatusOK, v)
}
