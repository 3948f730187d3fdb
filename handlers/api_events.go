package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// awaitedJSON is a duty whose deadline waits for something to happen.
type awaitedJSON struct {
	ProvisionID int64         `json:"provision_id"`
	DirectiveID int64         `json:"directive_id"`
	Ref         string        `json:"ref"`
	Label       string        `json:"label"`
	Event       string        `json:"event"`
	Tasks       int           `json:"tasks"`  // unfinished
	DueOn       deadline.Date `json:"due_on"` // that would follow; null where no day was given
}

func awaitedToJSON(a models.AwaitedEvent, lang string) awaitedJSON {
	return awaitedJSON{a.ProvisionID, a.DirectiveID, a.Ref, a.Label(lang), a.Event(), a.Tasks, a.DueOn}
}

// apiEvents is GET /api/v1/events: the deadlines that wait for an event.
func (s *server) apiEvents(c echo.Context) error {
	all, err := s.store.AwaitedEvents(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, apiItems[awaitedJSON]{inLang(all, apiLangOf(c), awaitedToJSON)})
}

// readEvent reads the day of an event and the duties that wait for it.
func (s *server) readEvent(c echo.Context) (models.EventInput, error) {
	var b struct {
		ProvisionIDs []int64 `json:"provision_ids"`
		On           *string `json:"on"`
		Words        string  `json:"words"`
	}
	if err := readJSON(c, &b); err != nil {
		return models.EventInput{}, err
	}
	f := s.fieldsOf(c)
	in := models.EventInput{ProvisionIDs: b.ProvisionIDs, On: f.day("on", b.On), Words: b.Words}
	return in, f.failure()
}

// apiPreviewEvent is POST /api/v1/events/preview: the due days that would follow. Nothing is entered.
func (s *server) apiPreviewEvent(c echo.Context) error {
	in, err := s.readEvent(c)
	if err != nil {
		return err
	}
	all, err := s.store.PreviewEvent(c.Request().Context(), actorOf(c), in)
	if err != nil {
		return inAPINames(err, "item", "provision_ids")
	}
	return answerJSON(c, http.StatusOK, apiItems[awaitedJSON]{inLang(all, apiLangOf(c), awaitedToJSON)})
}

// apiEnterEvent is POST /api/v1/events: enters the day for all that wait for it, and says how many tasks
// got a due day.
func (s *server) apiEnterEvent(c echo.Context) error {
	in, err := s.readEvent(c)
	if err != nil {
		return err
	}
	n, err := s.store.EnterEvent(c.Request().Context(), actorOf(c), in)
	if err != nil {
		return inAPINames(err, "item", "provision_ids")
	}
	return answerJSON(c, http.StatusOK, struct {
		Tasks int `json:"tasks"`
	}{n})
}
