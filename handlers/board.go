package handlers

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// Sizes of the board's lists, and where its bands of days late begin.
const (
	boardOverdue    = 10
	boardDirectives = 20
)

// board is GET /board (directive, kind, boundary, sort, dir): how the whole stands; for an agency's
// people how what they owe stands.
func (s *server) board(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	v := &templates.BoardView{Page: s.page(c), Sort: c.QueryParam("sort"), Desc: c.QueryParam("dir") == "desc",
		Filter: templates.BoardFilter{Directive: c.QueryParam("directive"), Kind: c.QueryParam("kind"), Boundary: c.QueryParam("boundary")}}
	f, err := boardFilter(v.Filter)
	if err != nil {
		return err
	}
	if !actor.Rights().Whole {
		f.AgencyIDs = actor.Agencies()
	}
	whole, err := s.store.Tally(ctx, actor, f)
	if err != nil {
		return err
	}
	v.Counts, v.OfAll, v.OfFallenDue = counts(whole.Counts), share(whole.OfAll()), share(whole.OfFallenDue())
	v.Waiting, v.Blocked, v.OverdueTotal = whole.Waiting, whole.Blocked, whole.Overdue
	agencies, err := s.store.AgencyTallies(ctx, actor, f)
	if err != nil {
		return err
	}
	for _, a := range agencies {
		v.Agencies = append(v.Agencies, s.agencyRow(a, v.Lang))
	}
	s.sortAgencies(v)
	if err := s.boardOverdue(c, actor, f, whole, v); err != nil {
		return err
	}
	if err := s.boardDirectives(c, actor, f, v); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

// kinds are the agencies' kinds as the filter names them.
var kinds = map[string]models.AgencyKind{"": "", "ministries": "ministry", "provinces": "province"}

func boardFilter(q templates.BoardFilter) (models.CountFilter, error) {
	f := models.CountFilter{Boundary: models.AsItWas}
	kind, ok := kinds[q.Kind]
	if !ok {
		return f, invalid("kind", "unknown_value", "Value", shown(q.Kind))
	}
	f.Kind = kind
	switch q.Boundary {
	case "", string(models.BySuccessor):
		f.Boundary = models.BySuccessor
	case string(models.AsItWas):
	default:
		return f, invalid("boundary", "unknown_value", "Value", shown(q.Boundary))
	}
	if q.Directive != "" {
		id, err := strconv.ParseInt(q.Directive, 10, 64)
		if err != nil {
			return f, invalid("directive", "unknown_value", "Value", shown(q.Directive))
		}
		f.DirectiveID = id
	}
	return f, nil
}

func (s *server) agencyRow(a models.AgencyTally, lang string) templates.AgencyRow {
	row := templates.AgencyRow{AgencyName: agency(a.Agency.Ref(), lang), Counts: counts(a.Counts), OfAll: share(a.OfAll()), OfFallenDue: share(a.OfFallenDue()),
		Inherited: a.Inherited, Closed: !a.Agency.ValidOn(s.store.Today())}
	row.Short = a.Agency.Abbr
	return row
}

// sortAgencies orders the table by the chosen column, the most overdue first unless one is chosen.
// Equals keep the registry's order.
func (s *server) sortAgencies(v *templates.BoardView) {
	by := map[string]func(a templates.AgencyRow) int{
		"total":   func(a templates.AgencyRow) int { return a.Counts.Total },
		"on_time": func(a templates.AgencyRow) int { return a.Counts.CompletedOnTime },
		"late":    func(a templates.AgencyRow) int { return a.Counts.CompletedLate },
		"in_term": func(a templates.AgencyRow) int { return a.Counts.InTerm },
		"overdue": func(a templates.AgencyRow) int { return a.Counts.Overdue },
		"undated": func(a templates.AgencyRow) int { return a.Counts.Undated },
		"of_all":  func(a templates.AgencyRow) int { return perMille(a.OfAll) },
		"of_due":  func(a templates.AgencyRow) int { return perMille(a.OfFallenDue) },
	}
	if _, known := by[v.Sort]; !known && v.Sort != "name" {
		v.Sort, v.Desc = "overdue", true
	}
	compare := s.words.byName(v.Lang)
	if figure, ok := by[v.Sort]; ok {
		compare = func(a, b templates.AgencyRow) int { return cmp.Compare(figure(a), figure(b)) }
	}
	slices.SortStableFunc(v.Agencies, func(a, b templates.AgencyRow) int {
		if v.Desc {
			return compare(b, a)
		}
		return compare(a, b)
	})
}

// perMille orders rates; no rate comes before the lowest.
func perMille(r templates.Rate) int {
	if r.Whole == 0 {
		return -1
	}
	return 1000 * r.Part / r.Whole
}

// boardOverdue fills the overdue tasks by age, and the oldest of them.
func (s *server) boardOverdue(c echo.Context, actor models.Actor, f models.CountFilter, whole models.Tally, v *templates.BoardView) error {
	ctx := c.Request().Context()
	for i, n := range whole.Ages {
		band := templates.AgeBand{From: models.OverdueBands[i], Count: n}
		if i+1 < len(models.OverdueBands) {
			band.To = models.OverdueBands[i+1] - 1
		}
		v.Ages = append(v.Ages, band)
	}
	oldest, err := s.store.Tasks(ctx, actor, models.TaskFilter{DirectiveID: f.DirectiveID, AgencyIDs: f.AgencyIDs, LeadKind: f.Kind, Timeliness: models.Overdue, Limit: boardOverdue})
	if err != nil {
		return err
	}
	v.Overdue = s.rows(v.Lang, actor).all(oldest.Tasks)
	return nil
}

// boardDirectives fills the newest directives, and the choice among them.
func (s *server) boardDirectives(c echo.Context, actor models.Actor, f models.CountFilter, v *templates.BoardView) error {
	tallies, err := s.store.DirectiveTallies(c.Request().Context(), actor, f)
	if err != nil {
		return err
	}
	for i, d := range tallies {
		if i < choicesMost {
			v.Choices = append(v.Choices, templates.Option{Value: strconv.FormatInt(d.Directive.ID, 10), Label: d.Directive.Name()})
		}
		if d.Total() == 0 { // the filter leaves it no task
			continue
		}
		v.Directives++
		if len(v.ByDirective) < boardDirectives {
			v.ByDirective = append(v.ByDirective, directiveRow(d, v.Lang, actor))
		}
	}
	return nil
}
