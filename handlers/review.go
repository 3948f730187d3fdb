package handlers

import (
	"io"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
	"dondoc/templates/document"
)

// review is GET /reviews/:id: the frozen agenda with notes and decisions, and once it is closed the draft
// of its conclusions.
func (s *server) review(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	return s.reviewView(c, http.StatusOK, id, templates.DecisionForm{}, nil)
}

// reviewView shows a review. A form that came back with faults is shown as it was typed.
func (s *server) reviewView(c echo.Context, status int, id int64, typed templates.DecisionForm, faults []templates.FieldError) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	r, err := s.store.Review(ctx, actor, id)
	if err != nil {
		return err
	}
	office := actor.Rights().Decompose
	v := &templates.ReviewView{Page: s.page(c), ReviewRow: reviewRow(r), Version: r.Version, SHA256: r.AgendaSHA256, NextOn: r.Agenda.NextOn, LastID: r.Agenda.LastID, LastOn: r.Agenda.LastOn,
		Takes: r.State == models.ReviewFrozen || r.State == models.ReviewHeld, MayDraw: office && r.State == models.ReviewPlanned, MayAnswer: office, Typed: typed, Number: oneLineField(c, "number")}
	v.URI, v.Errors = reviewPath(id), faults
	if r.DrawnAt != nil {
		v.DrawnAt = *r.DrawnAt
	}
	if r.DraftingID != nil {
		v.DraftingID = *r.DraftingID
	}
	tasks := false
	for _, d := range r.Decisions {
		tasks = tasks || d.Kind == models.DecidedTask
	}
	v.MayDraft = office && tasks && r.State == models.ReviewClosed && r.DirectiveID == nil
	for _, i := range r.Items {
		v.Items = append(v.Items, reviewItem(r, i, v.Lang, v.Takes))
	}
	if v.Takes {
		names, err := s.store.AgencyNames(ctx, actor)
		if err != nil {
			return err
		}
		v.Choices = s.agencyChoices(c, names)
	}
	if r.State == models.ReviewClosed {
		n, err := s.notice(c, r, "vi")
		if err != nil {
			return err
		}
		v.Paper = &n.Paper
	}
	return s.render(c, status, v)
}

// notice puts a review's conclusions in words.
func (s *server) notice(c echo.Context, r models.Review, lang string) (templates.ReviewNotice, error) {
	head, err := s.store.Letterhead(c.Request().Context(), actorOf(c))
	if err != nil {
		return templates.ReviewNotice{}, err
	}
	return s.Renderer.ReviewNotice(r, head, lang, s.store.Zone(), s.Demo != nil), nil
}

// reviewFile is GET /reviews/:id/docx and /pdf (language): the draft of the conclusions of a closed review.
func (s *server) reviewFile(kind string) echo.HandlerFunc {
	return func(c echo.Context) error {
		id, err := idOf(c)
		if err != nil {
			return err
		}
		r, err := s.store.Review(c.Request().Context(), actorOf(c), id)
		if err != nil {
			return err
		}
		if r.State != models.ReviewClosed {
			return &models.Error{Code: models.CodeWrongState, Detail: "review_not_closed"}
		}
		lang := "vi"
		if c.QueryParam("language") == "en" {
			lang = "en"
		}
		n, err := s.notice(c, r, lang)
		if err != nil {
			return err
		}
		name := "conclusions-" + r.HeldOn.String() + "." + kind
		if kind == "pdf" {
			return s.file(c, name, document.PDFType, s.pdf(c, n.Paper))
		}
		return s.file(c, name, document.DOCXType, func(w io.Writer) error { return document.DOCX(w, n.Paper) })
	}
}

// reviewItem is an item with its part of the agenda and its decisions.
func reviewItem(r models.Review, i models.ReviewItem, lang string, takes bool) templates.ReviewItem {
	a := r.Agenda
	item := templates.ReviewItem{ID: i.ID, Version: i.Version, Kind: string(i.Kind), Notes: i.Notes}
	switch i.Kind {
	case models.ItemLast:
		for _, o := range a.Last {
			item.Outcomes = append(item.Outcomes, reviewOutcome(o, lang))
		}
		item.Total = len(a.Last)
	case models.ItemLate:
		item.Tasks, item.Total = agendaTasks(a, a.Late, lang), a.LateTotal
	case models.ItemDue:
		item.Tasks, item.Total = agendaTasks(a, a.Due, lang), a.DueTotal
	case models.ItemUnanswered:
		item.Points, item.Total = agendaPoints(r, a.Unanswered, lang), len(a.Unanswered)
	case models.ItemNew:
		item.Points, item.Total = agendaPoints(r, a.New, lang), len(a.New)
	case models.ItemOld:
		item.Points, item.Total = agendaPoints(r, a.Old, lang), len(a.Old)
	case models.ItemExtensions:
		item.Tasks, item.Total = agendaRequests(r, a.Extensions, lang), len(a.Extensions)
	case models.ItemReturned:
		item.Tasks, item.Total = agendaRequests(r, a.Returned, lang), len(a.Returned)
	}
	for _, d := range r.Decisions {
		if d.ItemID == i.ID {
			item.Decisions = append(item.Decisions, templates.ReviewDecision{ID: d.ID, Version: d.Version, ReviewOutcome: reviewOutcome(d.Became, lang), With: strings.Join(d.Coordinators, "; "),
				MayWithdraw: takes && (d.Kind == models.DecidedTask || d.Kind == models.DecidedSentence)})
		}
	}
	return item
}

func reviewOutcome(o models.ReviewOutcome, lang string) templates.ReviewOutcome {
	return templates.ReviewOutcome{Kind: string(o.Kind), Text: o.Text, Lead: o.Lead, Due: o.DueOn, TaskID: o.TaskID, Ref: o.Ref, Status: string(o.Status), DueNow: o.DueNow, Late: o.Late,
		State: o.State, Granted: o.Granted, Of: o.Of.In(lang), Secret: o.Secret}
}

func agendaTasks(a models.ReviewAgenda, tasks []models.ReportTask, lang string) []templates.ReviewTask {
	out := make([]templates.ReviewTask, len(tasks))
	for i, row := range reportTasks(tasks, lang, a.HeldOn) {
		row.Days = tasks[i].DaysLate
		out[i] = templates.ReviewTask{ReportTask: row, Secret: tasks[i].Confidential, Words: row.Reason}
	}
	return out
}

func agendaRequests(r models.Review, list []models.ReviewRequest, lang string) []templates.ReviewTask {
	var out []templates.ReviewTask
	for _, x := range list {
		row := agendaTasks(r.Agenda, []models.ReportTask{x.ReportTask}, lang)[0]
		row.ExtensionID, row.To, row.Words, row.Proposed = x.ExtensionID, x.To, x.Reason, x.Proposed.In(lang)
		for _, d := range r.Decisions {
			row.Answered = row.Answered || d.ExtensionID != nil && *d.ExtensionID == x.ExtensionID
		}
		out = append(out, row)
	}
	return out
}

func agendaPoints(r models.Review, list []models.ReviewBottleneck, lang string) []templates.ReviewPoint {
	var out []templates.ReviewPoint
	for _, b := range list {
		p := templates.ReviewPoint{ID: b.ID, Directive: b.Directive, State: b.State, Asked: b.Asked, Category: b.Kind, MustAct: strings.Join(inEach(b.MustAct, lang), "; "), Proposal: b.Proposal,
			DecideBy: b.DecideBy, Days: b.AgeDays, Tasks: b.Tasks, Secret: b.Secret}
		p.Text, _ = textIn(lang, b.TextVi, b.TextEn)
		for _, d := range r.Decisions {
			p.Settled = p.Settled || d.BottleneckID != nil && *d.BottleneckID == b.ID
		}
		out = append(out, p)
	}
	return out
}
