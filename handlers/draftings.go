package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// draftings is GET /draftings: the directives being decomposed.
func (s *server) draftings(c echo.Context) error {
	rows, err := s.draftingRows(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, &templates.DraftingsView{Page: s.page(c), Rows: rows})
}

func (s *server) draftingRows(c echo.Context) ([]templates.DraftingRow, error) {
	all, err := s.store.Draftings(c.Request().Context(), actorOf(c))
	rows := make([]templates.DraftingRow, len(all))
	for i, d := range all {
		rows[i] = templates.DraftingRow{ID: d.ID, Name: d.Name(), Title: d.Title, IssuedOn: d.IssuedOn, Begun: d.CreatedAt}
	}
	return rows, err
}

// drafting is GET /draftings/:id: the text on one side, the drafts on the other.
func (s *server) drafting(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	return s.draftingView(c, http.StatusOK, id, nil, nil)
}

// draftingView shows a drafting. A draft that came back with faults is shown as it was typed.
func (s *server) draftingView(c echo.Context, status int, id int64, typed *templates.DraftCard, faults []templates.FieldError) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	d, err := s.store.Drafting(ctx, actor, id)
	if err != nil {
		return err
	}
	names, err := s.store.AgencyNames(ctx, actor)
	if err != nil {
		return err
	}
	calendar, err := s.store.Calendar(ctx, actor)
	if err != nil {
		return err
	}
	v := &templates.DraftingView{Page: s.page(c), ID: d.ID, Version: d.Version, Name: d.Name(), Title: d.Title, Author: d.Author, Begun: d.CreatedAt, TextLang: d.Lang,
		IssuedOn: d.IssuedOn, State: string(d.State)}
	v.Errors, v.URI = faults, draftingPath(id)
	if d.DirectiveID != nil {
		v.DirectiveID = *d.DirectiveID
	}
	v.Choices = s.draftChoices(names, d, v.Lang)
	for i, x := range d.Drafts {
		card := draftCard(x, i+1, d, calendar, v.Lang)
		if typed != nil && typed.ID == x.ID {
			was := card
			card = *typed
			if status == http.StatusConflict {
				v.Both = bothDrafts(was, card)
			}
			card.Number, card.AsWritten, card.Reading, card.NoSingleDay, card.Asks, card.Twins, card.State, card.Version = was.Number, was.AsWritten, was.Reading, was.NoSingleDay, was.Asks, was.Twins, "open", was.Version
		}
		switch x.State {
		case models.DraftConfirmed:
			v.Confirmed++
		case models.DraftOpen:
			v.Open++
		}
		v.Drafts = append(v.Drafts, card)
	}
	v.Text = draftingText(d)
	return s.render(c, status, v)
}

// draftChoices are the agencies and groups a draft may name: those of the day of issue.
func (s *server) draftChoices(names *models.AgencyNames, d models.Drafting, lang string) []string {
	const most = 1000
	var out []string
	for _, a := range names.All {
		if a.ValidOn(d.IssuedOn) && len(out) < most {
			out = append(out, a.Label(lang))
		}
	}
	return out
}

// draftVersions is GET /draftings/:id/versions: the version of each draft, for a page that shows what
// colleagues do.
func (s *server) draftVersions(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	versions, err := s.store.DraftVersions(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	out := make(map[string]int64, len(versions))
	for draft, version := range versions {
		out[strconv.FormatInt(draft, 10)] = version
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
	return c.JSON(http.StatusOK, out)
}

// bothDrafts lays what a colleague saved of a draft beside what was typed, where they differ.
func bothDrafts(theirs, mine templates.DraftCard) []templates.BothRow {
	return slices.DeleteFunc([]templates.BothRow{{Field: "label", Theirs: theirs.Label, Mine: mine.Label}, {Field: "text", Theirs: theirs.Text, Mine: mine.Text}, {Field: "lead", Theirs: theirs.Leads, Mine: mine.Leads},
		{Field: "coordinators", Theirs: theirs.Coordinators, Mine: mine.Coordinators}, {Field: "deadline", Theirs: theirs.Due, Mine: mine.Due}, {Field: "submit_to", Theirs: theirs.SubmitTo, Mine: mine.SubmitTo}},
		func(r templates.BothRow) bool { return r.Theirs == r.Mine })
}
