package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// board is GET /board (directive, kind, category, key, boundary, on, agencies, sort, dir): how the whole stands,
// or stood at the end of a day that is past; for an agency's people how what they owe stands.
func (s *server) board(c echo.Context) error {
	b, err := s.boardOf(c)
	if err != nil {
		return err
	}
	fills := []func() error{b.whole, b.agencies, b.categories, b.changes, b.weeks, b.bottlenecks, b.indicators, b.lists, b.directives}
	if !b.view.On.IsZero() {
		fills = []func() error{b.agencies, b.past, b.choices}
	}
	for _, fill := range fills {
		if err := fill(); err != nil {
			return err
		}
	}
	return s.render(c, http.StatusOK, b.view)
}

// boardOf reads what the board is asked for.
func (s *server) boardOf(c echo.Context) (*boardFill, error) {
	actor := actorOf(c)
	v := &templates.BoardView{Page: s.page(c), AllAgencies: c.QueryParam("agencies") == "all", Sort: c.QueryParam("sort"), Desc: c.QueryParam("dir") == "desc",
		Filter: templates.BoardFilter{Directive: c.QueryParam("directive"), Kind: c.QueryParam("kind"), Category: c.QueryParam("category"),
			Boundary: c.QueryParam("boundary"), Key: c.QueryParam("key") != ""}}
	f, err := boardFilter(v.Filter)
	if err != nil {
		return nil, err
	}
	v.Filter.Boundary = string(f.Boundary)
	if v.On, err = s.pastDay(c.QueryParam("on")); err != nil {
		return nil, err
	}
	v.Filter.On = v.On.String()
	if !actor.Rights().Whole {
		f.AgencyIDs = actor.Reads()
	}
	return &boardFill{server: s, ctx: c.Request().Context(), actor: actor, filter: f, view: v}, nil
}

// pastDay reads as of which day the board is asked for; none for today.
func (s *server) pastDay(text string) (deadline.Date, error) {
	day, ok := parseDay(text)
	today := s.store.Today()
	switch {
	case !ok:
		return day, invalid("on", "bad_date", "Value", shown(text))
	case day.After(today):
		return day, invalid("on", "in_the_future", "Value", day.String(), "Today", today.String())
	case day == today:
		return deadline.Date{}, nil
	}
	return day, nil
}

func boardFilter(q templates.BoardFilter) (models.CountFilter, error) {
	f := models.CountFilter{Boundary: models.AsItWas, Category: q.Category, KeyTasks: q.Key}
	kind, ok := models.LeadKinds[q.Kind]
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
