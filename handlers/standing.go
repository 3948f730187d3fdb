package handlers

import (
	"context"
	"math"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/standing"
	"dondoc/templates"
)

// standing is GET /standing (directive, kind, boundary): how the agencies do.
func (s *server) standing(c echo.Context) error {
	v, err := s.standingView(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

func (s *server) standingView(c echo.Context) (*templates.StandingView, error) {
	ctx, actor := c.Request().Context(), actorOf(c)
	v := &templates.StandingView{Page: s.page(c), Least: standing.LeastRanked, LumpDays: models.LumpDays, MayJudge: actor.Rights().Judge,
		Filter: templates.StandingFilter{Directive: c.QueryParam("directive"), Kind: c.QueryParam("kind"), Boundary: c.QueryParam("boundary")}}
	f, err := boardFilter(templates.BoardFilter{Directive: v.Filter.Directive, Kind: v.Filter.Kind, Boundary: v.Filter.Boundary})
	if err != nil {
		return nil, err
	}
	v.Filter.Boundary = string(f.Boundary)
	all, whole, err := s.store.Standings(ctx, actor, models.StandingFilter{DirectiveID: f.DirectiveID, Kind: f.Kind, Boundary: f.Boundary})
	if err != nil {
		return nil, err
	}
	v.Whole = share(whole)
	for _, x := range all {
		row := standingRow(x, v.Lang)
		v.Rows = append(v.Rows, row)
		if x.Draft != "" && x.Mark == nil && f.DirectiveID == 0 && f.Boundary == models.BySuccessor { // marks are of the whole
			v.Drafts = append(v.Drafts, templates.StandingDraft{StandingRow: row, AgencyID: x.Agency.ID, Kind: string(x.Draft)})
		}
	}
	v.Drafts = clearest(v.Drafts)
	return v, s.standingAround(ctx, actor, v)
}

// draftsMost is how many agencies the page proposes to commend, and as many to criticise.
const draftsMost = 10

// clearest keeps the first of those to commend and the last of those to criticise, the worst first: they
// come by rank.
func clearest(all []templates.StandingDraft) []templates.StandingDraft {
	var good, bad []templates.StandingDraft
	for _, d := range all {
		if d.Kind == string(standing.Commend) {
			good = append(good, d)
		} else {
			bad = append(bad, d)
		}
	}
	slices.Reverse(bad)
	return append(good[:min(draftsMost, len(good))], bad[:min(draftsMost, len(bad))]...)
}

// standingAround fills what is confirmed, and the choice of directives.
func (s *server) standingAround(ctx context.Context, actor models.Actor, v *templates.StandingView) error {
	marks, err := s.store.StandingMarks(ctx, actor)
	if err != nil {
		return err
	}
	for _, m := range marks {
		v.Marks = append(v.Marks, templates.StandingMark{ID: m.ID, Agency: agency(m.Agency, v.Lang), Kind: string(m.Kind), Words: m.Words, OnTime: templates.Rate{Part: m.OnTime, Whole: m.Due}, Day: m.Day, By: m.By})
	}
	choices, err := s.store.DirectiveChoices(ctx, actor, nil, choicesMost)
	for _, d := range choices {
		v.Directives = append(v.Directives, templates.Option{Value: strconv.FormatInt(d.ID, 10), Label: d.Name})
	}
	return err
}

func standingRow(x models.Standing, lang string) templates.StandingRow {
	row := templates.StandingRow{AgencyName: agency(x.Agency.Ref(), lang), Rank: x.Rank, OnTime: share(x.OnTime), Inherited: share(x.Inherited), Updated: share(x.Updated),
		Excused: x.Excused, Charged: x.Charged, Lump: share(x.Signs.Lump), NoEvidence: share(x.Signs.NoEvidence), Lumped: x.Signs.Lumped, Redated: x.Signs.Redated,
		Reopened: x.Signs.Reopened, Unchanged: x.Signs.Unchanged}
	row.Low, row.High = interval(x.OnTime)
	if x.Mark != nil {
		row.Mark = string(x.Mark.Kind)
	}
	return row
}

func thousandths(share float64) int { return int(math.Round(share * 1000)) }

// confirmStanding is POST /standing/marks (agency, kind, words).
func (s *server) confirmStanding(c echo.Context) error {
	f := &moveForm{s: s, c: c}
	n := models.NewStandingMark{AgencyID: f.agency("agency", "agency"), Kind: standing.Verdict(c.FormValue("kind")), Words: f.text("words", "reasons")}
	if f.err != nil {
		return f.err
	}
	err := badFields(f.bad)
	if err == nil {
		_, err = s.store.ConfirmStanding(c.Request().Context(), actorOf(c), n)
	}
	if err == nil {
		return s.goOn(c, "/standing", templates.SayStandingConfirmed, "")
	}
	if !actorOf(c).Rights().Judge || !refused(err) {
		return err
	}
	v, failed := s.standingView(c)
	if failed != nil {
		return failed
	}
	status, faults := s.faultsOf(c, err)
	v.URI, v.Errors = "/standing", formFaults(nil, faults)
	return s.render(c, status, v)
}

// withdrawStanding is POST /standing/marks/:id/withdrawal.
func (s *server) withdrawStanding(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if err := s.store.WithdrawStanding(c.Request().Context(), actorOf(c), id); err != nil {
		return err
	}
	return s.goOn(c, "/standing", templates.SayStandingWithdrawn, "")
}
