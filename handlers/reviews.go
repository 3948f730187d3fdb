package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// reviewsPage is how many reviews a page lists.
const reviewsPage = 20

// reviews is GET /reviews (before): the meetings, the newest first.
func (s *server) reviews(c echo.Context) error { return s.reviewsView(c, http.StatusOK, "", "", nil) }

func (s *server) reviewsView(c echo.Context, status int, cadence, heldOn string, faults []templates.FieldError) error {
	before, _ := strconv.ParseInt(c.QueryParam("before"), 10, 64) // what is no number is the first page
	actor := actorOf(c)
	rows, err := s.store.Reviews(c.Request().Context(), actor, before, reviewsPage+1)
	if err != nil {
		return err
	}
	v := &templates.ReviewsView{Page: s.page(c), MayPlan: actor.Rights().Decompose, Cadence: cadence, HeldOn: heldOn}
	v.URI, v.Errors = "/reviews", faults
	if len(rows) > reviewsPage {
		rows = rows[:reviewsPage]
		v.Next = "/reviews?before=" + strconv.FormatInt(rows[reviewsPage-1].ID, 10)
	}
	for _, r := range rows {
		v.Rows = append(v.Rows, reviewRow(r))
	}
	return s.render(c, status, v)
}

func reviewRow(r models.Review) templates.ReviewRow {
	row := templates.ReviewRow{ID: r.ID, Cadence: string(r.Cadence), HeldOn: r.HeldOn, State: string(r.State), Directive: r.Directive}
	if r.DirectiveID != nil {
		row.DirectiveID = *r.DirectiveID
	}
	return row
}

// planReview is POST /reviews (cadence, held_on).
func (s *server) planReview(c echo.Context) error {
	cadence, typed := c.FormValue("cadence"), oneLineField(c, "held_on")
	var bad []models.FieldError
	var day deadline.Date
	readDay(&bad, "held_on", &typed, &day)
	err := badFields(bad)
	var r models.Review
	if err == nil {
		r, err = s.store.PlanReview(c.Request().Context(), actorOf(c), models.ReviewCadenceKind(cadence), day)
	}
	switch {
	case err == nil:
		return s.goOn(c, reviewPath(r.ID), templates.SayReviewPlanned, "")
	case !refused(err):
		return err
	}
	status, faults := s.faultsOf(c, err)
	return s.reviewsView(c, status, cadence, typed, faults)
}

func reviewPath(id int64) string { return "/reviews/" + strconv.FormatInt(id, 10) }
