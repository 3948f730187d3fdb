package handlers

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// amendedJSON is a directive that another amends or supersedes.
type amendedJSON struct {
	ID     int64  `json:"id"`
	Number string `json:"number"`
	Kind   string `json:"kind"`
	State  string `json:"state"` // open, ahead, applied
}

// amendmentJSON is what a directive does to another, as proposed or as decided.
type amendmentJSON struct {
	Directive   directiveJSON        `json:"directive"` // that amends
	Amended     directiveJSON        `json:"amended"`
	Kind        string               `json:"kind"`
	State       string               `json:"state"`
	EffectiveOn deadline.Date        `json:"effective_on"`
	Words       string               `json:"words"`
	DecidedBy   string               `json:"decided_by"`
	DecidedAt   *time.Time           `json:"decided_at"`
	AppliedAt   *time.Time           `json:"applied_at"`
	Pairs       []amendmentPairJSON  `json:"pairs"`
	New         []amendmentFreshJSON `json:"new"` // provisions that take no older one's place
}

type amendmentPairJSON struct {
	Provision int64  `json:"provision"`
	Ref       string `json:"ref"`
	Label     string `json:"label"`
	Successor *int64 `json:"successor"`
	Why       string `json:"why"` // reference, words, or empty
	Choice    string `json:"choice"`
	Open      int    `json:"open"`    // unfinished tasks
	Moves     int    `json:"moves"`   // of these, that moving would move
	Cancels   int    `json:"cancels"` // and would cancel
	Moved     int    `json:"moved"`
	Cancelled int    `json:"cancelled"`
}

type amendmentFreshJSON struct {
	Provision int64  `json:"provision"`
	Ref       string `json:"ref"`
	Label     string `json:"label"`
}

// apiAmended is GET /api/v1/directives/:id/amendments: what a directive amends or supersedes, of what is
// registered.
func (s *server) apiAmended(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	all, err := s.store.Amended(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	list := apiItems[amendedJSON]{Items: make([]amendedJSON, len(all))}
	for i, a := range all {
		list.Items[i] = amendedJSON{a.ID, a.Name, a.Kind, amendingState(a.Decided)}
	}
	return answerJSON(c, http.StatusOK, list)
}

// amendedParams are the two directives in the path.
func amendedParams(c echo.Context) (id, amended int64, err error) {
	if id, err = idOf(c); err == nil {
		amended, err = paramID(c, "amended_id")
	}
	return id, amended, err
}

// apiAmendment is GET /api/v1/directives/:id/amendments/:amended_id.
func (s *server) apiAmendment(c echo.Context) error {
	id, amended, err := amendedParams(c)
	if err != nil {
		return err
	}
	return s.answerAmendment(c, id, amended)
}

func (s *server) answerAmendment(c echo.Context, id, amended int64) error {
	d, err := s.store.Amendment(c.Request().Context(), actorOf(c), id, amended)
	if err != nil {
		return err
	}
	lang := apiLangOf(c)
	out := amendmentJSON{Directive: directiveToJSON(d.By.Directive, lang), Amended: directiveToJSON(d.Of.Directive, lang), Kind: d.Kind, State: amendingState(d.Decided), EffectiveOn: d.On(),
		Pairs: make([]amendmentPairJSON, len(d.Pairs)), New: []amendmentFreshJSON{}}
	if a := d.Decided; a != nil {
		at := a.DecidedAt.UTC()
		out.Words, out.DecidedBy, out.DecidedAt, out.AppliedAt = a.Words, a.Author, &at, a.AppliedAt
	}
	for i, p := range d.Pairs {
		row := s.changeRow(d, p, lang)
		out.Pairs[i] = amendmentPairJSON{Provision: p.Old.ID, Ref: p.Old.Ref, Label: row.Label, Why: p.Why, Choice: string(p.Choice), Open: row.Open, Moves: p.Moves, Cancels: p.Cancels, Moved: row.Moved, Cancelled: row.Cancelled}
		if p.NewID != 0 {
			out.Pairs[i].Successor = &p.NewID
		}
	}
	for _, p := range d.Fresh() {
		out.New = append(out.New, amendmentFreshJSON{p.ID, p.Ref, p.Label(lang)})
	}
	return answerJSON(c, http.StatusOK, out)
}

type amendmentBody struct {
	Words          string `json:"words"`
	Version        *int64 `json:"version"`         // of the directive that amends
	AmendedVersion *int64 `json:"amended_version"` // of the one that is amended
	Choices        []struct {
		Provision int64  `json:"provision"`
		Successor *int64 `json:"successor"`
		Choice    string `json:"choice"`
	} `json:"choices"`
}

// apiDecideAmendment is POST /api/v1/directives/:id/amendments/:amended_id.
func (s *server) apiDecideAmendment(c echo.Context) error {
	id, amended, err := amendedParams(c)
	if err != nil {
		return err
	}
	var body amendmentBody
	if err := readJSON(c, &body); err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	f := s.fieldsOf(c)
	in := models.AmendmentInput{DirectiveID: id, AmendedID: amended, Words: body.Words, DirectiveVersion: f.version(body.Version), AmendedVersion: f.version(body.AmendedVersion)}
	if err := f.failure(); err != nil {
		return err
	}
	if body.Version == nil || body.AmendedVersion == nil {
		d, err := s.store.Amendment(ctx, actor, id, amended)
		if err != nil {
			return err
		}
		if body.Version == nil {
			in.DirectiveVersion = d.By.Version
		}
		if body.AmendedVersion == nil {
			in.AmendedVersion = d.Of.Version
		}
	}
	for _, x := range body.Choices {
		choice := models.AmendmentInputChoice{ProvisionID: x.Provision, Do: models.AmendmentDo(x.Choice)}
		if x.Successor != nil {
			choice.NewID = *x.Successor
		}
		in.Choices = append(in.Choices, choice)
	}
	if _, err := s.store.DecideAmendment(ctx, actor, in); err != nil {
		return inAPINames(err, choiceNames(in)...)
	}
	return s.answerAmendment(c, id, amended)
}

// choiceNames are the names of faulty choices, ours and the body's.
func choiceNames(in models.AmendmentInput) []string {
	var out []string
	for i, choice := range in.Choices {
		out = append(out, "choice_"+strconv.FormatInt(choice.ProvisionID, 10), "choices["+strconv.Itoa(i)+"]")
	}
	return out
}

// apiUndoAmendment is DELETE /api/v1/directives/:id/amendments/:amended_id: before its day.
func (s *server) apiUndoAmendment(c echo.Context) error {
	id, amended, err := amendedParams(c)
	if err != nil {
		return err
	}
	if err := s.store.UndoAmendment(c.Request().Context(), actorOf(c), id, amended); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}
