package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// searchJSON is what a search found: of each kind the newest.
type searchJSON struct {
	Directives  []directiveJSON       `json:"directives"`
	Tasks       []taskJSON            `json:"tasks"`
	MoreTasks   bool                  `json:"more_tasks"`
	Bottlenecks []foundBottleneckJSON `json:"bottlenecks"`
}

type foundBottleneckJSON struct {
	ID       int64  `json:"id"`
	Text     string `json:"text"`
	Category string `json:"category"`
	State    string `json:"state"`
}

// apiSearch is GET /api/v1/search (q): directives, tasks and bottlenecks with all the words, as far as the
// caller may see them.
func (s *server) apiSearch(c echo.Context) error {
	q := queryOf(c)
	words := q.text("q")
	if n := len(words); n > longestWord {
		q.fault("q", "too_long", "Max", longestWord, "Value", n)
	}
	if err := q.err(); err != nil {
		return err
	}
	found, err := s.store.Search(c.Request().Context(), actorOf(c), words)
	if err != nil {
		return err
	}
	lang, today := apiLangOf(c), s.store.Today()
	out := searchJSON{Directives: inLang(found.Directives, lang, directiveToJSON), Tasks: make([]taskJSON, len(found.Tasks)), MoreTasks: found.MoreTasks,
		Bottlenecks: inLang(found.Bottlenecks, lang, func(b models.Bottleneck, lang string) foundBottleneckJSON {
			return foundBottleneckJSON{b.ID, b.WordsOf(lang), b.Category, b.State}
		})}
	for i := range found.Tasks {
		out.Tasks[i] = taskJSON{&found.Tasks[i], lang, today}
	}
	return answerJSON(c, http.StatusOK, out)
}
