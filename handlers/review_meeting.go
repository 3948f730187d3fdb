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

// drawUpReview is POST /reviews/:id/agenda (version).
func (s *server) drawUpReview(c echo.Context) error {
	return s.reviewStep(c, "", func(id int64) error {
		_, err := s.store.DrawUpAgenda(c.Request().Context(), actorOf(c), id, formVersion(c))
		return err
	})
}

// closeReview is POST /reviews/:id/close (version).
func (s *server) closeReview(c echo.Context) error {
	return s.reviewStep(c, templates.SayReviewClosed, func(id int64) error {
		return s.store.CloseReview(c.Request().Context(), actorOf(c), id, formVersion(c))
	})
}

// withdrawDecision is POST /reviews/:id/decisions/:did/withdrawal (version).
func (s *server) withdrawDecision(c echo.Context) error {
	return s.reviewStep(c, templates.SayReviewWithdrawn, func(id int64) error {
		decision, err := paramID(c, "did")
		if err != nil {
			return err
		}
		return s.store.WithdrawDecision(c.Request().Context(), actorOf(c), id, decision, formVersion(c))
	})
}

// reviewStep makes a step and shows the review, with what kept it from being made.
func (s *server) reviewStep(c echo.Context, say string, do func(id int64) error) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	switch err := do(id); {
	case err == nil && say == "":
		return c.Redirect(http.StatusSeeOther, reviewPath(id))
	case err == nil:
		return s.goOn(c, reviewPath(id), say, "")
	case !refused(err):
		return err
	default:
		status, faults := s.faultsOf(c, err)
		return s.reviewView(c, status, id, templates.DecisionForm{}, faults)
	}
}

// noteReview is POST /reviews/:id/items/:iid (notes, version).
func (s *server) noteReview(c echo.Context) error {
	form := templates.DecisionForm{Notes: c.FormValue("notes")}
	return s.itemStep(c, "", form, templates.SayReviewNoted, func(id, item int64) error {
		return s.store.NoteReviewItem(c.Request().Context(), actorOf(c), id, item, formVersion(c), form.Notes)
	})
}

// decideInReview is POST /reviews/:id/items/:iid/decisions (kind, text, lead, coordinators, due_on,
// bottleneck, extension, answer).
func (s *server) decideInReview(c echo.Context) error {
	form := templates.DecisionForm{Kind: c.FormValue("kind"), Text: c.FormValue("text"), Lead: oneLineField(c, "lead"), With: oneLineField(c, "coordinators"), DueOn: oneLineField(c, "due_on"), Answer: c.FormValue("answer")}
	n := models.NewReviewDecision{Kind: models.ReviewDecisionKind(form.Kind), Text: form.Text, Lead: form.Lead, Coordinators: strings.Split(form.With, ";"), Grant: form.Answer == "grant"}
	suffix := ""
	if id := c.FormValue("bottleneck"); id != "" {
		n.BottleneckID, _ = strconv.ParseInt(id, 10, 64) // what is no number is no bottleneck
		suffix = "-b" + strconv.FormatInt(n.BottleneckID, 10)
	}
	if id := c.FormValue("extension"); id != "" {
		n.ExtensionID, _ = strconv.ParseInt(id, 10, 64) // the same
		suffix = "-x" + strconv.FormatInt(n.ExtensionID, 10)
	}
	var bad []models.FieldError
	var day deadline.Date
	readDay(&bad, "due_on", &form.DueOn, &day)
	n.DueOn = day
	return s.itemStep(c, suffix, form, templates.SayReviewDecided, func(id, item int64) error {
		if err := badFields(bad); err != nil {
			return err
		}
		_, err := s.store.Decide(c.Request().Context(), actorOf(c), id, item, n)
		return err
	})
}

// itemStep makes a step with an item, and goes back to it; its form keeps what was typed.
func (s *server) itemStep(c echo.Context, suffix string, form templates.DecisionForm, say string, do func(id, item int64) error) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	item, err := paramID(c, "iid")
	if err != nil {
		return err
	}
	at := strconv.FormatInt(item, 10)
	if err = do(id, item); err == nil {
		return s.goOn(c, reviewPath(id)+"#i"+at, say, "")
	}
	if !refused(err) {
		return err
	}
	status, faults := s.faultsOf(c, err)
	form.Key = at + suffix
	for i, f := range faults {
		if f.Field == "to" { // as the table of moves calls the new day
			f.Field = "due_on"
		}
		if f.Field != "" {
			faults[i].Field = f.Field + "-" + form.Key
		}
	}
	return s.reviewView(c, status, id, form, faults)
}

// draftReview is POST /reviews/:id/drafting (number, version): the notice as a text with its drafts.
func (s *server) draftReview(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	d, err := s.conclude(c, id, formVersion(c), oneLineField(c, "number"))
	switch {
	case err == nil:
		return s.goOn(c, draftingPath(d.ID), templates.SayReviewConcluding, strconv.Itoa(len(d.Drafts)))
	case !refused(err):
		return err
	}
	status, faults := s.faultsOf(c, err)
	return s.reviewView(c, status, id, templates.DecisionForm{}, faults)
}

// conclude begins the drafting of a review's conclusions, whose text is the notice.
func (s *server) conclude(c echo.Context, id, version int64, number string) (models.Drafting, error) {
	ctx, actor := c.Request().Context(), actorOf(c)
	r, err := s.store.Review(ctx, actor, id)
	if err != nil {
		return models.Drafting{}, err
	}
	notice, err := s.notice(c, r, "vi")
	if err != nil {
		return models.Drafting{}, err
	}
	n := models.NewConclusions{Sentences: notice.Sentences, NewDrafting: models.NewDrafting{Number: number, Title: notice.Paper.Title, Issuer: notice.Paper.Author, IssuedOn: s.store.Today(), Lang: "vi", Text: notice.Text}}
	return s.store.DraftConclusions(ctx, actor, id, version, n)
}
