package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// versionSeen reads the version of the thing the caller saw, which must be given.
func (f *fields) versionSeen(v *int64) int64 {
	if v == nil {
		f.fault("version", "required")
	}
	return f.version(v)
}

// versionBody is what a step with a review takes that says nothing else.
type versionBody struct {
	Version *int64 `json:"version"`
}

// apiPlanReview is POST /api/v1/reviews.
func (s *server) apiPlanReview(c echo.Context) error {
	var b struct {
		Cadence models.ReviewCadenceKind `json:"cadence"`
		HeldOn  *string                  `json:"held_on"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	on := f.day("held_on", b.HeldOn)
	if err := f.failure(); err != nil {
		return err
	}
	r, err := s.store.PlanReview(c.Request().Context(), actorOf(c), b.Cadence, on)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, "/api/v1/reviews/"+strconv.FormatInt(r.ID, 10))
	return s.answerReview(c, http.StatusCreated, r.ID)
}

// apiReviewStep is a step with a review that takes nothing but the version the caller saw.
func (s *server) apiReviewStep(do func(c echo.Context, id, version int64) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		var b versionBody
		if err := readJSON(c, &b); err != nil {
			return err
		}
		id, err := idOf(c)
		if err != nil {
			return err
		}
		f := s.fieldsOf(c)
		version := f.versionSeen(b.Version)
		if err := f.failure(); err != nil {
			return err
		}
		if err := do(c, id, version); err != nil {
			return err
		}
		return s.answerReview(c, http.StatusOK, id)
	}
}

// apiDrawUpReview is POST /api/v1/reviews/:id/agenda.
func (s *server) apiDrawUpReview(c echo.Context, id, version int64) error {
	_, err := s.store.DrawUpAgenda(c.Request().Context(), actorOf(c), id, version)
	return err
}

// apiCloseReview is POST /api/v1/reviews/:id/close.
func (s *server) apiCloseReview(c echo.Context, id, version int64) error {
	return s.store.CloseReview(c.Request().Context(), actorOf(c), id, version)
}

// apiWithdrawDecision is POST /api/v1/reviews/:id/decisions/:decision_id/withdrawal; version is the
// decision's.
func (s *server) apiWithdrawDecision(c echo.Context, id, version int64) error {
	decision, err := paramID(c, "decision_id")
	if err != nil {
		return err
	}
	return s.store.WithdrawDecision(c.Request().Context(), actorOf(c), id, decision, version)
}

// apiNoteReview is PATCH /api/v1/reviews/:id/items/:item_id.
func (s *server) apiNoteReview(c echo.Context) error {
	var b struct {
		Notes *string `json:"notes"`
		versionBody
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	id, item, err := reviewItemOf(c)
	if err != nil {
		return err
	}
	f := s.fieldsOf(c)
	version := f.versionSeen(b.Version)
	if b.Notes == nil {
		f.fault("notes", "required")
	}
	if err := f.failure(); err != nil {
		return err
	}
	if err := s.store.NoteReviewItem(c.Request().Context(), actorOf(c), id, item, version, *b.Notes); err != nil {
		return err
	}
	return s.answerReview(c, http.StatusOK, id)
}

func reviewItemOf(c echo.Context) (review, item int64, err error) {
	if review, err = idOf(c); err != nil {
		return 0, 0, err
	}
	item, err = paramID(c, "item_id")
	return review, item, err
}

// apiDecideInReview is POST /api/v1/reviews/:id/items/:item_id/decisions.
func (s *server) apiDecideInReview(c echo.Context) error {
	var b struct {
		Kind         models.ReviewDecisionKind `json:"kind"`
		Text         string                    `json:"text"`
		Lead         string                    `json:"lead"` // code or name
		Coordinators []string                  `json:"coordinators"`
		DueOn        *string                   `json:"due_on"`
		Bottleneck   int64                     `json:"bottleneck"`
		Extension    int64                     `json:"extension"`
		Decision     string                    `json:"decision"` // grant or refuse; of an extension
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	id, item, err := reviewItemOf(c)
	if err != nil {
		return err
	}
	f := s.fieldsOf(c)
	n := models.NewReviewDecision{Kind: b.Kind, Text: b.Text, Lead: b.Lead, Coordinators: b.Coordinators, DueOn: f.day("due_on", b.DueOn), BottleneckID: b.Bottleneck, ExtensionID: b.Extension}
	if b.Kind == models.DecidedExtension {
		n.Grant = f.decision("decision", b.Decision, "grant", "refuse") == "grant"
	}
	if err := f.failure(); err != nil {
		return err
	}
	if _, err := s.store.Decide(c.Request().Context(), actorOf(c), id, item, n); err != nil {
		return inAPINames(err, "to", "due_on") // as the table of moves calls the new day
	}
	return s.answerReview(c, http.StatusCreated, id)
}

// apiDraftReview is POST /api/v1/reviews/:id/drafting: the notice of conclusions as a drafting of a directive.
func (s *server) apiDraftReview(c echo.Context) error {
	var b struct {
		Number string `json:"number"`
		versionBody
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	id, err := idOf(c)
	if err != nil {
		return err
	}
	f := s.fieldsOf(c)
	version := f.versionSeen(b.Version)
	if err := f.failure(); err != nil {
		return err
	}
	d, err := s.conclude(c, id, version, b.Number)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, apiDraftingsPath+"/"+strconv.FormatInt(d.ID, 10))
	return s.answerDrafting(c, http.StatusCreated, d.ID)
}
