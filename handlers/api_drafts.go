package handlers

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// draftBody changes a draft; what is absent stays as it is. State confirmed confirms it, dropped says that it
// is none of a task, open takes either back.
type draftBody struct {
	State        string           `json:"state"`
	Text         *string          `json:"text"`
	Label        *string          `json:"label"`
	Leads        *[]string        `json:"leads"`
	Coordinators *[]string        `json:"coordinators"`
	SubmitTo     *string          `json:"submit_to"`
	Supervisor   *string          `json:"supervisor"`
	FanOut       *bool            `json:"fan_out"`
	DueOn        optional[string] `json:"due_on"` // a day by itself; null for no deadline
	Deliverable  *string          `json:"deliverable"`
	Category     *string          `json:"category"`
	Version      *int64           `json:"version"`
}

// onlyState says whether the body says nothing but what has become of the draft.
func (b draftBody) onlyState() bool {
	return b.Text == nil && b.Label == nil && b.Leads == nil && b.Coordinators == nil && b.SubmitTo == nil && b.Supervisor == nil && b.FanOut == nil && !b.DueOn.given && b.Deliverable == nil && b.Category == nil
}

// apiChangeDraft is PATCH /api/v1/draftings/:id/drafts/:draft_id.
func (s *server) apiChangeDraft(c echo.Context) error {
	id, x, err := s.draftOf(c)
	if err != nil {
		return err
	}
	var body draftBody
	if err := readJSON(c, &body); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	version := f.versionOr(body.Version, x.Version)
	if body.State != "" {
		f.decision("state", body.State, string(models.DraftOpen), string(models.DraftConfirmed), string(models.DraftDropped))
	}
	in := body.over(x, f)
	in.Version = version
	if err := f.failure(); err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	state := models.DraftState(body.State)
	if body.onlyState() && (state == models.DraftOpen || state == models.DraftDropped) {
		_, err = s.store.SetDraft(ctx, actor, x.ID, version, state)
	} else if state == models.DraftDropped {
		return invalid("state", "not_with_decision")
	} else {
		_, err = s.store.ChangeDraft(ctx, actor, x.ID, in, state == models.DraftConfirmed)
	}
	if err != nil {
		return inDraftNames(err)
	}
	return s.answerDrafting(c, http.StatusOK, id)
}

// over is the draft with what the body changes.
func (b draftBody) over(x models.Draft, f *fields) models.DraftInput {
	in := models.DraftInput{Text: x.Text, Label: x.Label, Leads: x.Leads, Coordinators: x.Coordinators, SubmitTo: x.SubmitTo, Supervisor: x.Supervisor, FanOut: x.FanOut, Deadline: x.Deadline, Deliverable: x.Deliverable, Category: x.Category}
	for into, given := range map[*string]*string{&in.Text: b.Text, &in.Label: b.Label, &in.SubmitTo: b.SubmitTo, &in.Supervisor: b.Supervisor, &in.Deliverable: b.Deliverable, &in.Category: b.Category} {
		if given != nil {
			*into = *given
		}
	}
	if b.Leads != nil {
		in.Leads = *b.Leads
	}
	if b.Coordinators != nil {
		in.Coordinators = *b.Coordinators
	}
	if b.FanOut != nil {
		in.FanOut = *b.FanOut
	}
	if b.DueOn.given {
		in.Deadline = deadline.Deadline{AsWritten: x.Deadline.AsWritten, Kind: deadline.KindNone}
		if day := f.dayOr("due_on", b.DueOn, deadline.Date{}); !day.IsZero() {
			in.Deadline = deadline.Deadline{AsWritten: x.Deadline.AsWritten, Kind: deadline.KindDate, Date: day, Inclusive: true}
		}
	}
	return in
}

// inDraftNames renames the fields of a draft's faults, "draft.12.leads", to those of the body.
func inDraftNames(err error) error {
	var e *models.Error
	if !errors.As(err, &e) {
		return err
	}
	renamed := *e
	renamed.Fields = slices.Clone(e.Fields)
	for i, f := range renamed.Fields {
		name := f.Field[strings.LastIndexByte(f.Field, '.')+1:]
		if name == "due" {
			name = "due_on"
		}
		renamed.Fields[i].Field = name
	}
	return &renamed
}

// draftOf finds the draft in the path, of the drafting in it.
func (s *server) draftOf(c echo.Context) (int64, models.Draft, error) {
	id, err := idOf(c)
	if err != nil {
		return 0, models.Draft{}, err
	}
	draft, err := paramID(c, "draft_id")
	if err != nil {
		return 0, models.Draft{}, err
	}
	d, err := s.store.Drafting(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return 0, models.Draft{}, err
	}
	for _, x := range d.Drafts {
		if x.ID == draft {
			return id, x, nil
		}
	}
	return 0, models.Draft{}, &models.Error{Code: models.CodeNotFound}
}

// apiAddDraft is POST /api/v1/draftings/:id/drafts: a draft of a range of the text, in code points.
func (s *server) apiAddDraft(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var body struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
	if err := readJSON(c, &body); err != nil {
		return err
	}
	if err := s.store.AddDraft(c.Request().Context(), actorOf(c), id, body.Start, body.End); err != nil {
		return err
	}
	return s.answerDrafting(c, http.StatusOK, id)
}

// apiSplitDraft is POST /api/v1/draftings/:id/drafts/:draft_id/split.
func (s *server) apiSplitDraft(c echo.Context) error {
	id, x, err := s.draftOf(c)
	if err != nil {
		return err
	}
	var body struct {
		Texts   []string `json:"texts"`
		Version *int64   `json:"version"`
	}
	if err := readJSON(c, &body); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	version := f.versionOr(body.Version, x.Version)
	if err := f.failure(); err != nil {
		return err
	}
	if err := s.store.SplitDraft(c.Request().Context(), actorOf(c), x.ID, version, body.Texts); err != nil {
		return inAPINames(err, "split", "texts")
	}
	return s.answerDrafting(c, http.StatusOK, id)
}

// apiMergeDrafts is POST /api/v1/draftings/:id/merge: one draft of several.
func (s *server) apiMergeDrafts(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var body struct {
		Drafts []struct {
			ID      int64  `json:"id"`
			Version *int64 `json:"version"`
		} `json:"drafts"`
	}
	if err := readJSON(c, &body); err != nil {
		return err
	}
	d, err := s.store.Drafting(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	f := s.fieldsOf(c)
	var ids, versions []int64
	for _, x := range body.Drafts {
		version := f.version(x.Version)
		i := slices.IndexFunc(d.Drafts, func(known models.Draft) bool { return known.ID == x.ID })
		switch {
		case i < 0:
			return &models.Error{Code: models.CodeNotFound}
		case x.Version == nil:
			version = d.Drafts[i].Version
		}
		ids, versions = append(ids, x.ID), append(versions, version)
	}
	if err := f.failure(); err != nil {
		return err
	}
	if err := s.store.MergeDrafts(c.Request().Context(), actorOf(c), ids, versions); err != nil {
		return inAPINames(err, "pick", "drafts")
	}
	return s.answerDrafting(c, http.StatusOK, id)
}
