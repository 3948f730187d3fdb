package handlers

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// extensionJSON is a request to move a deadline, and its answer.
type extensionJSON struct {
	ID         int64         `json:"id"`
	Agency     agencyRef     `json:"agency"` // who asked
	FromOn     deadline.Date `json:"from_on"`
	DueOn      deadline.Date `json:"due_on"` // asked for
	Words      string        `json:"words"`
	LegalBasis string        `json:"legal_basis"`
	State      string        `json:"state"`
	AskedAt    time.Time     `json:"asked_at"`
	GrantedOn  deadline.Date `json:"granted_on"`
	DecidedAt  *time.Time    `json:"decided_at"`
	Answer     string        `json:"answer"`
}

func extensionToJSON(e models.Extension, lang string) extensionJSON {
	return extensionJSON{ID: e.ID, Agency: agencyToJSON(e.Agency, lang), FromOn: e.FromOn, DueOn: e.ToOn, Words: e.Reason, LegalBasis: e.LegalBasis,
		State: e.State, AskedAt: e.AskedAt, GrantedOn: e.GrantedOn, DecidedAt: e.DecidedAt, Answer: e.Answer}
}

// apiExtensions is GET /api/v1/tasks/:id/extensions.
func (s *server) apiExtensions(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	all, err := s.store.Extensions(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, apiItems[extensionJSON]{inLang(all, apiLangOf(c), extensionToJSON)})
}

// apiAskExtension is POST /api/v1/tasks/:id/extension: the lead asks for a later due day.
func (s *server) apiAskExtension(c echo.Context) error {
	var b struct {
		moveBody
		DueOn      *string `json:"due_on"`
		LegalBasis string  `json:"legal_basis"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	n := models.NewExtension{MoveInput: f.move(b.moveBody), To: f.day("due_on", b.DueOn), LegalBasis: b.LegalBasis}
	return s.answerMove(c, f, func(ctx context.Context, actor models.Actor, id int64) (models.Task, error) {
		return s.store.AskExtension(ctx, actor, id, n)
	}, "to", "due_on")
}

// apiDecideExtension is POST /api/v1/tasks/:id/extension/decision: the office grants the day asked for
// or another one, or refuses.
func (s *server) apiDecideExtension(c echo.Context) error {
	var b struct {
		moveBody
		Decision string  `json:"decision"`
		DueOn    *string `json:"due_on"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	in, to := f.move(b.moveBody), f.day("due_on", b.DueOn)
	grant := f.decision("decision", b.Decision, "grant", "refuse") == "grant"
	if !grant && b.DueOn != nil {
		f.fault("due_on", "not_with_decision")
	}
	return s.answerMove(c, f, func(ctx context.Context, actor models.Actor, id int64) (models.Task, error) {
		if grant {
			return s.store.GrantExtension(ctx, actor, id, to, in)
		}
		return s.store.RefuseExtension(ctx, actor, id, in)
	}, "to", "due_on")
}
