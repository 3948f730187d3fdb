package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// lifeJSON is where a task stands in its life: what the caller may do with it now, and what was asked
// and answered about it.
type lifeJSON struct {
	Task        taskJSON         `json:"task"`
	Moves       []models.Move    `json:"moves"`
	SignOff     bool             `json:"sign_off"` // the lead agency's head signs results off
	Extensions  []extensionJSON  `json:"extensions"`
	Opinions    []opinionJSON    `json:"opinions"`
	Bottlenecks []bottleneckJSON `json:"bottlenecks"`
}

// apiLife is GET /api/v1/tasks/:id/life. It is apart from GET /api/v1/tasks/:id, which is asked for
// far more often and needs fewer reads.
func (s *server) apiLife(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	t, err := s.store.TaskInFull(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	lang := apiLangOf(c)
	return answerJSON(c, http.StatusOK, lifeJSON{Task: taskJSON{&t.Task, lang, s.store.Today()}, Moves: append([]models.Move{}, t.Moves...), SignOff: t.SignOff,
		Extensions: inLang(t.Extensions, lang, extensionToJSON), Opinions: s.opinions(t.Opinions, lang), Bottlenecks: inLang(t.Bottlenecks, lang, bottleneckToJSON)})
}
