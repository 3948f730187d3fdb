package handlers

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

func changesPath(id, other int64) string {
	return "/directives/" + strconv.FormatInt(id, 10) + "/changes/" + strconv.FormatInt(other, 10)
}

// changes is GET /directives/:id/changes/:other (page): what a directive does to one it amends or supersedes.
func (s *server) changes(c echo.Context) error {
	id, other, err := amendedIDs(c)
	if err != nil {
		return err
	}
	d, err := s.store.Amendment(c.Request().Context(), actorOf(c), id, other)
	if err != nil {
		return err
	}
	return s.changesPage(c, http.StatusOK, d, typedChoices{words: s.words.T(s.langOf(c), templates.SayAmendReasons, "Number", d.By.Name())}, nil)
}

func amendedIDs(c echo.Context) (id, other int64, err error) {
	if id, err = idOf(c); err == nil {
		other, err = paramID(c, "other")
	}
	return id, other, err
}

// changesPage shows a page of the pairs as they are proposed, chosen or decided. What was chosen on the others
// goes along. With faults it is the page of the first of them.
func (s *server) changesPage(c echo.Context, status int, d models.AmendmentDraft, typed typedChoices, faults []templates.FieldError) error {
	v := &templates.ChangesView{Page: s.page(c), Kind: d.Kind, ByVersion: d.By.Version, OfVersion: d.Of.Version, Words: typed.words, State: amendingState(d.Decided)}
	v.URI, v.Errors = changesPath(d.By.ID, d.Of.ID), faults
	v.By, v.Of, v.On = directiveLink(d.By.Directive, v.Lang), directiveLink(d.Of.Directive, v.Lang), d.On()
	v.Ahead = v.On.After(v.Today)
	if a := d.Decided; a != nil {
		v.DecidedBy, v.DecidedOn, v.Words = a.Author, deadline.DateOf(a.DecidedAt, s.store.Zone()), a.Words
		for _, choice := range a.Choices {
			v.Moved, v.Cancelled = v.Moved+choice.Moved, v.Cancelled+choice.Cancelled
		}
	}
	refs := make(map[int64]string, len(d.By.Provisions))
	for _, p := range d.By.Provisions {
		refs[p.ID] = p.Ref
		v.Successors = append(v.Successors, templates.Option{Value: strconv.FormatInt(p.ID, 10), Label: isolated(p.Ref) + " " + p.Label(v.Lang)})
	}
	if v.Typed = len(v.Successors) > templates.ChangesShown; v.Typed { // a choice among so many would be as long a list for each row
		for i, p := range d.By.Provisions {
			v.Successors[i] = templates.Option{Value: p.Ref, Label: p.Label(v.Lang)}
		}
	}
	v.Turn(len(d.Pairs), pageAsked(c, d, faults))
	for i, pair := range d.Pairs {
		successor := cmp.Or(typed.unknown[pair.Old.ID], refs[pair.NewID])
		if !v.Shows(i) {
			v.Others = append(v.Others, templates.OtherChange{ID: pair.Old.ID, Choice: string(pair.Choice), Successor: successor})
			continue
		}
		row := s.changeRow(d, pair, v.Lang)
		if v.Typed {
			row.Successor = successor
		}
		v.Rows = append(v.Rows, row)
	}
	for _, p := range d.Fresh() {
		v.Fresh = append(v.Fresh, templates.FreshDuty{Ref: p.Ref, Label: p.Label(v.Lang), Lead: agencyNames(p.Leads, v.Lang), Tasks: len(p.Tasks)})
	}
	return s.render(c, status, v)
}

// isolated keeps a number in order within a text of either direction, where no markup can: between the
// signs of Unicode for a stretch from left to right.
func isolated(number string) string { return "\u2066" + number + "\u2069" }

// amendingState says how far an amendment is.
func amendingState(a *models.Amendment) string {
	switch {
	case a == nil:
		return "open"
	case a.AppliedAt == nil:
		return "ahead"
	}
	return "applied"
}

func (s *server) changeRow(d models.AmendmentDraft, pair models.AmendmentPair, lang string) templates.ChangeRow {
	old := pair.Old
	row := templates.ChangeRow{ID: old.ID, Ref: old.Ref, Section: old.Section(lang), Label: old.Label(lang), Why: pair.Why, Choice: string(pair.Choice), Moves: pair.Moves, Cancels: pair.Cancels}
	for _, t := range old.Tasks {
		switch {
		case t.Status.Open():
			row.Open++
		case t.Status == models.Completed:
			row.Finished++
		}
	}
	if d.Decided != nil {
		for _, c := range d.Decided.Choices {
			if c.ProvisionID == old.ID {
				row.Moved, row.Cancelled = c.Moved, c.Cancelled
			}
		}
	}
	i := slices.IndexFunc(d.By.Provisions, func(p models.Provision) bool { return p.ID == pair.NewID })
	if i < 0 {
		row.Lines = []templates.ChangeLine{{What: "text", Same: true, Old: []templates.DiffRun{{Text: old.WordsOf(lang)}}}}
		return row
	}
	fresh := d.By.Provisions[i]
	row.Successor, row.SuccessorRef = strconv.FormatInt(fresh.ID, 10), fresh.Ref
	textLang := lang
	if old.TextEn == "" || fresh.TextEn == "" { // compared is what both were issued in
		textLang = "vi"
	}
	for _, x := range []struct{ what, was, is string }{
		{"text", old.WordsOf(textLang), fresh.WordsOf(textLang)}, {"lead", agencyNames(old.Leads, lang), agencyNames(fresh.Leads, lang)}, {"coordinators", agencyNames(old.Coordinators, lang), agencyNames(fresh.Coordinators, lang)},
		{"deadline", s.deadlineWords(old, lang), s.deadlineWords(fresh, lang)},
	} {
		line := templates.ChangeLine{What: x.what, Same: x.was == x.is}
		line.Old, line.New = wordDiff(x.was, x.is)
		row.Lines = append(row.Lines, line)
	}
	return row
}

// agencyNames are the names of agencies as one text.
func agencyNames(all []models.AgencyRef, lang string) string {
	names := make([]string, len(all))
	for i, a := range all {
		names[i] = a.Name(lang)
	}
	return strings.Join(names, "; ")
}

// deadlineWords is a provision's deadline as written, with the last day where there is one.
func (s *server) deadlineWords(p models.Provision, lang string) string {
	if p.FirstDueOn.IsZero() {
		return p.DeadlineAsWritten
	}
	return strings.TrimSpace(p.DeadlineAsWritten + " (" + s.words.Date(lang, p.FirstDueOn) + ")")
}

// changesDecide is POST /directives/:id/changes/:other (words, by_version, of_version, choice_…,
// successor_…): do=look shows the pairs as chosen, and page those of a page; do=undo takes a decision back
// before its day, else it is decided.
func (s *server) changesDecide(c echo.Context) error {
	id, other, err := amendedIDs(c)
	if err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	if c.FormValue("do") == "undo" {
		if err := s.store.UndoAmendment(ctx, actor, id, other); err != nil {
			return err
		}
		return s.goOn(c, changesPath(id, other), templates.SayAmendmentUndone, "")
	}
	d, err := s.store.Amendment(ctx, actor, id, other)
	if err != nil {
		return err
	}
	in, typed := readChoices(c, d)
	err = badFields(typed.bad)
	if c.FormValue("do") == "look" || c.FormValue("page") != "" {
		status, faults := http.StatusOK, []templates.FieldError(nil)
		if err != nil {
			status, faults = s.faultsOf(c, err)
		}
		return s.changesPage(c, status, d.With(in.Choices), typed, faults)
	}
	var a models.Amendment
	if err == nil {
		a, err = s.store.DecideAmendment(ctx, actor, in)
	}
	switch {
	case err == nil && a.AppliedAt == nil:
		return s.goOn(c, changesPath(id, other), templates.SayAmendmentAhead, s.words.Date(s.langOf(c), a.EffectiveOn))
	case err == nil:
		return s.goOn(c, changesPath(id, other), templates.SayAmendmentApplied, d.Of.Name())
	case !refused(err):
		return err
	}
	status, faults := s.faultsOf(c, err)
	if d, err = s.store.Amendment(ctx, actor, id, other); err != nil { // as it stands now
		return err
	}
	if d.Decided == nil {
		d = d.With(in.Choices)
	}
	return s.changesPage(c, status, d, typed, faults)
}
