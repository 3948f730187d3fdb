package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// draftChange is POST /draftings/:id/drafts/:did: do=save keeps it as typed, do=confirm confirms it,
// do=drop says that it is none of a task, do=reopen takes either back, do=split makes several of it.
func (s *server) draftChange(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	draft, err := paramID(c, "did")
	if err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	version := formVersion(c)
	switch do := c.FormValue("do"); do {
	case "drop", "reopen":
		state := models.DraftOpen
		if do == "drop" {
			state = models.DraftDropped
		}
		_, err = s.store.SetDraft(ctx, actor, draft, version, state)
		return s.afterDraft(c, id, draft, nil, err)
	case "split":
		return s.afterDraft(c, id, draft, nil, s.store.SplitDraft(ctx, actor, draft, version, lines(c.FormValue("split"))))
	}
	now, err := s.store.Drafting(ctx, actor, id)
	if err != nil {
		return err
	}
	card, in, err := parseDraft(c, draft, now)
	if err == nil {
		_, err = s.store.ChangeDraft(ctx, actor, draft, in, c.FormValue("do") == "confirm")
	}
	if err == nil && strings.HasPrefix(c.Request().Header.Get(echo.HeaderAccept), "text/plain") { // kept by the page's script
		return c.NoContent(http.StatusNoContent)
	}
	return s.afterDraft(c, id, draft, &card, err)
}

// afterDraft goes on to the draft after the one that was decided on, or shows it again with what is
// wrong.
func (s *server) afterDraft(c echo.Context, id, draft int64, typed *templates.DraftCard, err error) error {
	switch {
	case err == nil:
		return c.Redirect(http.StatusSeeOther, draftingPath(id)+"?after="+strconv.FormatInt(draft, 10)+"#d"+strconv.FormatInt(draft, 10))
	case !refused(err):
		return err
	}
	status, faults := s.faultsOf(c, err)
	return s.draftingView(c, status, id, typed, faults)
}

// parseDraft reads a draft's form: as typed, and as the Store wants it. The deadline stays as it was
// read while its day is left alone; another day typed is a day by itself.
func parseDraft(c echo.Context, draft int64, d models.Drafting) (templates.DraftCard, models.DraftInput, error) {
	card := templates.DraftCard{ID: draft, Text: c.FormValue("text"), Label: oneLineField(c, "label"), Leads: oneLineField(c, "leads"), Coordinators: oneLineField(c, "coordinators"),
		SubmitTo: oneLineField(c, "submit_to"), Supervisor: oneLineField(c, "supervisor"), FanOut: c.FormValue("fan_out") != "", Due: c.FormValue("due"), NoDue: c.FormValue("no_due") != "",
		Deliverable: c.FormValue("deliverable"), Category: c.FormValue("category")}
	in := models.DraftInput{Version: formVersion(c), Text: card.Text, Label: card.Label, Leads: strings.Split(card.Leads, ";"), Coordinators: strings.Split(card.Coordinators, ";"),
		SubmitTo: card.SubmitTo, Supervisor: card.Supervisor, FanOut: card.FanOut, Deliverable: card.Deliverable, Category: card.Category}
	field := "draft." + strconv.FormatInt(draft, 10) + ".due"
	var bad []models.FieldError
	var day deadline.Date
	readDay(&bad, field, &card.Due, &day)
	for _, x := range d.Drafts {
		if x.ID == draft {
			in.Deadline = x.Deadline
		}
	}
	switch read := c.FormValue("read_due"); {
	case card.NoDue:
		in.Deadline = deadline.Deadline{AsWritten: in.Deadline.AsWritten, Kind: deadline.KindNone}
	case card.Due != read && day.IsZero() && len(bad) == 0:
		in.Deadline = deadline.Deadline{AsWritten: in.Deadline.AsWritten, Kind: deadline.KindNone}
	case card.Due != read:
		in.Deadline = deadline.Deadline{AsWritten: in.Deadline.AsWritten, Kind: deadline.KindDate, Date: day, Inclusive: true}
	}
	return card, in, badFields(bad)
}

// draftAdd is POST /draftings/:id/add: a draft of a range of the text.
func (s *server) draftAdd(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	from, to, _ := strings.Cut(c.FormValue("range"), "-")
	start, startErr := strconv.Atoi(from)
	end, endErr := strconv.Atoi(to)
	if startErr != nil || endErr != nil {
		start, end = -1, -1
	}
	return s.afterDraft(c, id, 0, nil, s.store.AddDraft(c.Request().Context(), actorOf(c), id, start, end))
}

// draftMerge is POST /draftings/:id/merge: one draft of those picked; do=clear confirms those without a
// question instead.
func (s *server) draftMerge(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if c.FormValue("do") == "clear" {
		return s.draftsConfirm(c, id)
	}
	var ids, versions []int64
	for _, item := range c.Request().PostForm["pick"] {
		draft, version, _ := strings.Cut(item, ":")
		n, err := strconv.ParseInt(draft, 10, 64)
		v, verr := strconv.ParseInt(version, 10, 64)
		if err != nil || verr != nil {
			return invalid("pick", "unknown_value", "Value", shown(item))
		}
		ids, versions = append(ids, n), append(versions, v)
	}
	return s.afterDraft(c, id, first(ids), nil, s.store.MergeDrafts(c.Request().Context(), actorOf(c), ids, versions))
}

func first(ids []int64) int64 {
	if len(ids) == 0 {
		return 0
	}
	return ids[0]
}

// draftsConfirm confirms each draft about which nothing is asked; one that can't be confirmed keeps its
// faults to be shown when it is.
func (s *server) draftsConfirm(c echo.Context, id int64) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	d, err := s.store.Drafting(ctx, actor, id)
	if err != nil {
		return err
	}
	for _, x := range d.Drafts {
		if x.State != models.DraftOpen || len(x.Questions) > 0 {
			continue
		}
		in := models.DraftInput{Version: x.Version, Text: x.Text, Label: x.Label, Leads: x.Leads, Coordinators: x.Coordinators, SubmitTo: x.SubmitTo, Supervisor: x.Supervisor,
			FanOut: x.FanOut, Deadline: x.Deadline, Deliverable: x.Deliverable, Category: x.Category}
		if _, err := s.store.ChangeDraft(ctx, actor, x.ID, in, true); err != nil && !refused(err) {
			return err
		}
	}
	return c.Redirect(http.StatusSeeOther, draftingPath(id))
}

// draftingRegister is POST /draftings/:id/register: what is confirmed becomes the directive's tasks.
func (s *server) draftingRegister(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	out, err := s.store.RegisterDrafting(c.Request().Context(), actorOf(c), id, formVersion(c))
	if err == nil {
		return s.goOn(c, "/directives/"+strconv.FormatInt(out.DirectiveID, 10), templates.SayRegistered, strconv.Itoa(out.Tasks))
	}
	return s.afterDraft(c, id, 0, nil, err)
}

// draftingDiscard is POST /draftings/:id/discard.
func (s *server) draftingDiscard(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if err := s.store.DiscardDrafting(c.Request().Context(), actorOf(c), id, formVersion(c)); err != nil {
		return err
	}
	return s.goOn(c, "/draftings", templates.SayDiscarded, "")
}

// formVersion is the version the form was made for. What is no number is no version that is kept.
func formVersion(c echo.Context) int64 {
	version, _ := strconv.ParseInt(c.FormValue("version"), 10, 64)
	return version
}
