package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/decompose"
)

const apiDraftingsPath = "/api/v1/draftings"

// maxDraftingBody bounds the body that brings a directive's text, in bytes: decompose.MaxText with its
// letters escaped.
const maxDraftingBody = 3 * decompose.MaxText

// mostBody bounds the body of a call.
func mostBody(c echo.Context) int {
	if c.Path() == apiDraftingsPath {
		return maxDraftingBody
	}
	return maxBody
}

// apiDraftings is GET /api/v1/draftings: the directives being decomposed, the newest first.
func (s *server) apiDraftings(c echo.Context) error {
	all, err := s.store.Draftings(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	list := apiItems[draftingJSON]{Items: make([]draftingJSON, len(all))}
	for i, d := range all {
		list.Items[i] = draftingToJSON(d)
	}
	return answerJSON(c, http.StatusOK, list)
}

type draftingBody struct {
	Number       string         `json:"number"`
	Kind         string         `json:"kind"`
	Title        string         `json:"title"`
	Issuer       string         `json:"issuer"`
	SignedBy     string         `json:"signed_by"`
	IssuedOn     *string        `json:"issued_on"`
	EffectiveOn  *string        `json:"effective_on"`
	SourceURL    string         `json:"source_url"`
	Lang         string         `json:"lang"`
	Confidential bool           `json:"confidential"`
	Relations    []relationJSON `json:"relations"`
	Text         string         `json:"text"`
}

// apiStartDrafting is POST /api/v1/draftings: a directive's text becomes drafts of its provisions.
func (s *server) apiStartDrafting(c echo.Context) error {
	var body draftingBody
	if err := readJSON(c, &body); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	in := models.NewDrafting{Number: body.Number, Kind: body.Kind, Title: body.Title, Issuer: body.Issuer, SignedBy: body.SignedBy, IssuedOn: f.day("issued_on", body.IssuedOn), EffectiveOn: f.day("effective_on", body.EffectiveOn),
		SourceURL: body.SourceURL, Lang: body.Lang, Confidential: body.Confidential, Text: body.Text}
	for _, r := range body.Relations {
		in.Relations = append(in.Relations, models.DirectiveRelation{Kind: r.Kind, ToNumber: r.Number})
	}
	if err := f.failure(); err != nil {
		return err
	}
	d, err := s.store.StartDrafting(c.Request().Context(), actorOf(c), in)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, apiDraftingsPath+"/"+strconv.FormatInt(d.ID, 10))
	return s.answerDrafting(c, http.StatusCreated, d.ID)
}

// apiDrafting is GET /api/v1/draftings/:id: the text and the drafts made of it.
func (s *server) apiDrafting(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	return s.answerDrafting(c, http.StatusOK, id)
}

func (s *server) answerDrafting(c echo.Context, status int, id int64) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	d, err := s.store.Drafting(ctx, actor, id)
	if err != nil {
		return err
	}
	calendar, err := s.store.Calendar(ctx, actor)
	if err != nil {
		return err
	}
	out := draftingFullJSON{draftingJSON: draftingToJSON(d), Issuer: d.Issuer, SignedBy: d.SignedBy, EffectiveOn: d.EffectiveOn, SourceURL: d.SourceURL, Author: d.Author, Directive: d.DirectiveID, Text: d.Text,
		Relations: make([]relationJSON, len(d.Relations)), Drafts: make([]draftJSON, len(d.Drafts))}
	for i, r := range d.Relations {
		out.Relations[i] = relationJSON{r.Kind, r.ToNumber}
	}
	for i, x := range d.Drafts {
		out.Drafts[i] = draftToJSON(x, d, calendar)
	}
	return answerJSON(c, status, out)
}

// apiRegisterDrafting is POST /api/v1/draftings/:id/register: what is confirmed becomes the directive with
// its tasks.
func (s *server) apiRegisterDrafting(c echo.Context) error {
	return s.endDrafting(c, func(id, version int64) error {
		_, err := s.store.RegisterDrafting(c.Request().Context(), actorOf(c), id, version)
		return err
	})
}

// apiDiscardDrafting is POST /api/v1/draftings/:id/discard: it is given up and stays on record.
func (s *server) apiDiscardDrafting(c echo.Context) error {
	return s.endDrafting(c, func(id, version int64) error {
		return s.store.DiscardDrafting(c.Request().Context(), actorOf(c), id, version)
	})
}

// endDrafting ends a drafting at the version given, or as it stands now, and answers with it.
func (s *server) endDrafting(c echo.Context, end func(id, version int64) error) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	version, err := s.versionOf(c, func() (int64, error) {
		d, err := s.store.Drafting(c.Request().Context(), actorOf(c), id)
		return d.Version, err
	})
	if err != nil {
		return err
	}
	if err := end(id, version); err != nil {
		return err
	}
	return s.answerDrafting(c, http.StatusOK, id)
}
