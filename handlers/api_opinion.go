package handlers

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// opinionJSON is a request for a coordinating agency's opinion, and its answer.
type opinionJSON struct {
	ID         int64         `json:"id"`
	Agency     agencyRef     `json:"agency"` // who is asked
	Words      string        `json:"words"`  // the question
	DueOn      deadline.Date `json:"due_on"`
	State      string        `json:"state"`
	DaysLate   int           `json:"days_late"` // on the coordinator's clock
	AskedAt    time.Time     `json:"asked_at"`
	Answer     string        `json:"answer"`
	AnsweredOn deadline.Date `json:"answered_on"`
}

func opinionToJSON(o models.Opinion, lang string, today deadline.Date) opinionJSON {
	return opinionJSON{ID: o.ID, Agency: agencyToJSON(o.Agency, lang), Words: o.Question, DueOn: o.DueOn, State: o.State, DaysLate: o.DaysLate(today),
		AskedAt: o.AskedAt, Answer: o.Answer, AnsweredOn: o.AnsweredOn}
}

// opinions is the list of them; the coordinators' clocks are read today.
func (s *server) opinions(all []models.Opinion, lang string) []opinionJSON {
	today := s.store.Today()
	return inLang(all, lang, func(o models.Opinion, lang string) opinionJSON { return opinionToJSON(o, lang, today) })
}

// apiOpinions is GET /api/v1/tasks/:id/opinions.
func (s *server) apiOpinions(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	all, err := s.store.Opinions(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, apiItems[opinionJSON]{s.opinions(all, apiLangOf(c))})
}

// apiAskOpinion is POST /api/v1/tasks/:id/opinions: the lead asks a coordinating agency.
func (s *server) apiAskOpinion(c echo.Context) error {
	var b struct {
		moveBody
		Agency string  `json:"agency"`
		DueOn  *string `json:"due_on"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	n := models.NewOpinion{MoveInput: f.move(b.moveBody), AgencyID: f.agency("agency", b.Agency), DueOn: f.day("due_on", b.DueOn)}
	if b.Agency == "" {
		f.fault("agency", "required")
	}
	return s.answerMove(c, f, func(ctx context.Context, actor models.Actor, id int64) (models.Task, error) {
		return s.store.AskOpinion(ctx, actor, id, n)
	})
}

// apiOpinionMove is a handler for what is done with one request, POST
// /api/v1/tasks/:id/opinions/:opinion_id/…
func (s *server) apiOpinionMove(move func(ctx context.Context, actor models.Actor, taskID, opinionID int64, in models.MoveInput) (models.Task, error)) echo.HandlerFunc {
	return func(c echo.Context) error {
		opinion, err := paramID(c, "opinion_id")
		if err != nil {
			return err
		}
		return s.apiMove(func(ctx context.Context, actor models.Actor, taskID int64, in models.MoveInput) (models.Task, error) {
			return move(ctx, actor, taskID, opinion, in)
		})(c)
	}
}
