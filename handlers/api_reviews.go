package handlers

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// reviewJSON is a review without its agenda.
type reviewJSON struct {
	ID          int64         `json:"id"`
	Cadence     string        `json:"cadence"`
	HeldOn      deadline.Date `json:"held_on"`
	State       string        `json:"state"`
	DrawnAt     *time.Time    `json:"drawn_at"`
	ClosedAt    *time.Time    `json:"closed_at"`
	SHA256      string        `json:"sha256"`    // of the agenda as stored; "" while there is none
	DirectiveID *int64        `json:"directive"` // the conclusions, once registered
	Version     int64         `json:"version"`
}

// reviewFullJSON is a review with its agenda, as far as the caller may know, and what was decided.
type reviewFullJSON struct {
	reviewJSON
	Agenda    *models.ReviewAgenda `json:"agenda"` // null while planned
	Items     []reviewItemJSON     `json:"items"`
	Decisions []decisionJSON       `json:"decisions"`
}

type reviewItemJSON struct {
	ID      int64  `json:"id"`
	Kind    string `json:"kind"`
	Notes   string `json:"notes"`
	Version int64  `json:"version"`
}

type decisionJSON struct {
	ID           int64                `json:"id"`
	Item         int64                `json:"item"`
	Kind         string               `json:"kind"`
	Text         string               `json:"text"`
	Lead         string               `json:"lead"`
	Coordinators []string             `json:"coordinators"`
	DueOn        deadline.Date        `json:"due_on"`
	MadeAt       time.Time            `json:"made_at"`
	Became       models.ReviewOutcome `json:"became"`
	Version      int64                `json:"version"`
}

func reviewToJSON(r models.Review) reviewJSON {
	return reviewJSON{r.ID, string(r.Cadence), r.HeldOn, string(r.State), r.DrawnAt, r.ClosedAt, r.AgendaSHA256, r.DirectiveID, r.Version}
}

// apiReviews is GET /api/v1/reviews (limit, cursor): the newest first.
func (s *server) apiReviews(c echo.Context) error {
	q := queryOf(c)
	limit, before := q.limit(), q.idCursor()
	if err := q.err(); err != nil {
		return err
	}
	rows, err := s.store.Reviews(c.Request().Context(), actorOf(c), before, limit+1)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, listByID(rows, limit, func(r models.Review) int64 { return r.ID }, reviewToJSON))
}

// apiReview is GET /api/v1/reviews/:id.
func (s *server) apiReview(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	return s.answerReview(c, http.StatusOK, id)
}

func (s *server) answerReview(c echo.Context, status int, id int64) error {
	r, err := s.store.Review(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	full := reviewFullJSON{reviewJSON: reviewToJSON(r), Items: make([]reviewItemJSON, len(r.Items)), Decisions: make([]decisionJSON, len(r.Decisions))}
	if r.State != models.ReviewPlanned {
		full.Agenda = &r.Agenda
	}
	for i, x := range r.Items {
		full.Items[i] = reviewItemJSON{x.ID, string(x.Kind), x.Notes, x.Version}
	}
	for i, d := range r.Decisions {
		full.Decisions[i] = decisionJSON{d.ID, d.ItemID, string(d.Kind), d.Text, d.Lead, d.Coordinators, d.DueOn, d.MadeAt.UTC(), d.Became, d.Version}
	}
	return answerJSON(c, status, full)
}
