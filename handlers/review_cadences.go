package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// reviewDaysShown is how many coming reviews the page of cadences lists.
const reviewDaysShown = 10

// reviewCadences is GET /reviews/cadences: how often reviews are held, the next days, and who is invited.
func (s *server) reviewCadences(c echo.Context) error {
	v, err := s.cadencesView(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

func (s *server) cadencesView(c echo.Context) (*templates.ReviewCadencesView, error) {
	ctx, actor := c.Request().Context(), actorOf(c)
	v := &templates.ReviewCadencesView{Page: s.page(c), MayChange: actor.Rights().Decompose}
	v.URI = "/reviews/cadences"
	cadences, err := s.store.ReviewCadences(ctx, actor)
	if err != nil {
		return nil, err
	}
	days, err := s.store.ReviewDays(ctx, actor, reviewDaysShown)
	if err != nil {
		return nil, err
	}
	for _, x := range cadences {
		v.Forms = append(v.Forms, templates.ReviewCadenceForm{Kind: string(x.Kind), ByDays: x.Rhythm == models.EveryDays, EveryDays: strconv.Itoa(x.EveryDays), CutOff: strconv.Itoa(x.CutOff), At: x.At, Active: x.Active, Version: x.Version,
			NextOn: nextReview(days, x.Kind)})
	}
	for _, d := range days[:min(reviewDaysShown, len(days))] {
		v.Days = append(v.Days, templates.ReviewRow{ID: d.ReviewID, Cadence: string(d.Cadence), HeldOn: d.On})
	}
	guests, err := s.store.ReviewGuests(ctx, actor)
	for _, g := range guests {
		v.Guests = append(v.Guests, templates.ReviewGuest{Name: g.Name, Email: g.Email, Account: g.Account})
	}
	return v, err
}

// nextReview is the first of the coming days that is of a cadence; none for one that is off.
func nextReview(days []models.ReviewDay, kind models.ReviewCadenceKind) deadline.Date {
	for _, d := range days {
		if d.Cadence == kind {
			return d.On
		}
	}
	return deadline.Date{}
}

// reviewCadenceChange is POST /reviews/cadences/:kind (every_days or cut_off, at, active, version).
func (s *server) reviewCadenceChange(c echo.Context) error {
	v, err := s.cadencesView(c)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(v.Forms, func(f templates.ReviewCadenceForm) bool { return f.Kind == c.Param("kind") })
	if at < 0 {
		return &models.Error{Code: models.CodeNotFound}
	}
	stored := v.Forms[at]
	mine, cadence, bad := readCadence(c, stored)
	if err = badFields(bad); err == nil {
		err = s.store.SetReviewCadence(c.Request().Context(), actorOf(c), cadence)
	}
	if err == nil {
		return s.goOn(c, "/reviews/cadences", templates.SayReviewCadence, "")
	}
	if !refused(err) {
		return err
	}
	var status int
	status, v.Errors = s.faultsOf(c, err)
	for i := range v.Errors {
		if v.Errors[i].Field != "" {
			v.Errors[i].Field += "-" + mine.Kind
		}
	}
	mine.Refused = true
	if models.CodeOf(err) == models.CodeStale {
		mine.Version = stored.Version
		v.Both = differing([]templates.BothRow{{Field: "every_days", Theirs: stored.EveryDays, Mine: mine.EveryDays}, {Field: "cut_off", Theirs: stored.CutOff, Mine: mine.CutOff},
			{Field: "at", Theirs: stored.At, Mine: mine.At}, {Field: "active", Theirs: tick(stored.Active), Mine: tick(mine.Active)}})
	}
	v.Forms[at] = mine
	return s.render(c, status, v)
}

// readCadence reads the form of a cadence; what it does not have stays as stored.
func readCadence(c echo.Context, stored templates.ReviewCadenceForm) (templates.ReviewCadenceForm, models.ReviewCadence, []models.FieldError) {
	f := stored
	f.At, f.Active = oneLineField(c, "at"), c.FormValue("active") != ""
	if f.ByDays {
		f.EveryDays = oneLineField(c, "every_days")
	} else {
		f.CutOff = oneLineField(c, "cut_off")
	}
	var bad []models.FieldError
	number := func(field, typed string) int { return wholeOf(&bad, field, typed) }
	f.Version = formVersion(c)
	return f, models.ReviewCadence{Kind: models.ReviewCadenceKind(f.Kind), EveryDays: number("every_days", f.EveryDays), CutOff: number("cut_off", f.CutOff), At: f.At, Active: f.Active, Version: f.Version}, bad
}
