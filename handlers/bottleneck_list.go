package handlers

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// bottlenecksPage is how many bottlenecks a page lists.
const bottlenecksPage = 50

// bottlenecks is GET /bottlenecks (state, category, severity, agency, directive, waiting, page): what is stuck, ranked by
// the tasks held up and by age.
func (s *server) bottlenecks(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	v := &templates.BottlenecksView{Page: s.page(c), Filter: bottleneckQuery(c)}
	f, err := bottleneckFilter(v.Filter)
	if err != nil {
		return err
	}
	page, err := strconv.Atoi(c.QueryParam("page"))
	if err != nil || page < 1 {
		page = 1
	}
	f.Limit, f.Offset = bottlenecksPage, (page-1)*bottlenecksPage
	list, err := s.store.ListBottlenecks(ctx, actor, f)
	if err != nil {
		return err
	}
	for _, b := range list.Rows {
		v.Rows = append(v.Rows, bottleneckRow(b, v.Lang, v.Today))
	}
	v.Pager = bottlenecksPager(c.QueryParams(), page, len(v.Rows), list.Total)
	if err := s.bottleneckChoices(ctx, actor, v); err != nil {
		return err
	}
	if v.Saved, err = s.savedFilters(ctx, actor, models.ListOfBottlenecks, bottleneckValues(v.Filter).Encode()); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

func bottleneckFilter(q templates.BottleneckFilter) (models.BottleneckFilter, error) {
	f, bad := models.BottleneckFilterOf(bottleneckValues(q))
	return f, badFields(bad)
}

// bottleneckValues is the query as the Store reads it.
func bottleneckValues(q templates.BottleneckFilter) url.Values {
	v := url.Values{}
	for name, value := range map[string]string{"state": q.State, "category": q.Category, "severity": q.Severity, "agency": q.Agency, "directive": q.Directive, "waiting": q.Waiting} {
		if value != "" {
			v.Set(name, value)
		}
	}
	return v
}

func bottlenecksPager(q url.Values, page, rows, total int) templates.Pager {
	p := templates.Pager{Total: total}
	if rows == 0 {
		return p
	}
	link := func(to int) string {
		at := url.Values{}
		for name, value := range q {
			at[name] = slices.Clone(value)
		}
		at.Set("page", strconv.Itoa(to))
		return "/bottlenecks?" + at.Encode()
	}
	p.From, p.To = (page-1)*bottlenecksPage+1, (page-1)*bottlenecksPage+rows
	if page > 1 {
		p.Prev = link(page - 1)
	}
	if p.To < total {
		p.Next = link(page + 1)
	}
	return p
}

// bottleneckChoices fills the figures above the list and what its filter offers.
func (s *server) bottleneckChoices(ctx context.Context, actor models.Actor, v *templates.BottlenecksView) error {
	n, err := s.store.BottleneckCounts(ctx, actor)
	if err != nil {
		return err
	}
	v.Open, v.Escalated, v.Settled, v.Unanswered, v.Proposed, v.Past = n.Open, n.Escalated, n.Settled, n.Unanswered, n.Proposed, n.Past
	if v.Agencies, err = s.agencyOptions(ctx, actor, v.Lang); err != nil {
		return err
	}
	var mine []int64
	if !actor.Rights().Whole {
		mine = actor.Agencies()
	}
	directives, err := s.store.DirectiveChoices(ctx, actor, mine, choicesMost)
	for _, d := range directives {
		v.Directives = append(v.Directives, templates.Option{Value: strconv.FormatInt(d.ID, 10), Label: d.Name})
	}
	return err
}

// agencyOptions are the agencies of today to choose from; none where there are too many for that.
func (s *server) agencyOptions(ctx context.Context, actor models.Actor, lang string) ([]templates.Option, error) {
	all, err := s.store.Agencies(ctx, actor, models.AgencyFilter{On: s.store.Today(), Limit: choicesMost + 1})
	if err != nil || len(all) > choicesMost {
		return nil, err
	}
	out := make([]templates.Option, len(all))
	for i, a := range all {
		out[i] = templates.Option{Value: a.Code, Label: a.Ref().Name(lang)}
	}
	slices.SortFunc(out, s.words.byLabel(lang))
	return out, nil
}

func bottleneckRow(b models.BottleneckRow, lang string, today deadline.Date) templates.BottleneckRow {
	row := templates.BottleneckRow{ID: b.ID, Category: b.Category, Severity: b.Severity, State: b.State, Text: b.WordsOf(lang), Directive: b.Directive, Tasks: b.Tasks,
		OpenDays: b.DaysOpen(today), DecideBy: b.DecideBy, Waits: b.Waits(), Proposed: b.Unsettled() && !b.ProposedOn.IsZero()}
	row.Past = b.Waits() && !b.DecideBy.IsZero() && b.DecideBy.Before(today)
	for _, a := range b.Agencies {
		row.MustAct = append(row.MustAct, a.Name(lang))
	}
	return row
}
