package handlers

import (
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// bottlenecksExport is the list of GET /bottlenecks.
func (s *server) bottlenecksExport(c echo.Context, l templates.Lists) (*listExport, error) {
	f, err := bottleneckFilter(bottleneckQuery(c))
	if err != nil {
		return nil, err
	}
	ctx, actor, lang := c.Request().Context(), actorOf(c), s.langOf(c)
	f.Limit = models.MaxLimit
	return &listExport{l.Bottlenecks(), func() ([][]any, error) {
		page, err := s.store.ListBottlenecks(ctx, actor, f)
		f.Offset += len(page.Rows)
		rows := make([]templates.BottleneckRow, len(page.Rows))
		for i, b := range page.Rows {
			rows[i] = bottleneckRow(b, lang, s.store.Today())
		}
		return l.BottleneckRows(rows), err
	}}, nil
}

// standingExport is the table of GET /standing.
func (s *server) standingExport(c echo.Context, l templates.Lists) (*listExport, error) {
	v, err := s.standingView(c)
	if err != nil {
		return nil, err
	}
	return wholeExport(l.Standing(v.Rows)), nil
}

// indicatorsExport is the list of GET /indicators, each followed by its agencies.
func (s *server) indicatorsExport(c echo.Context, l templates.Lists) (*listExport, error) {
	all, err := s.store.Indicators(c.Request().Context(), actorOf(c))
	if err != nil {
		return nil, err
	}
	lang := s.langOf(c)
	var rows []templates.IndicatorCells
	for _, i := range all {
		unit, _ := textIn(lang, i.UnitVi, i.UnitEn)
		for _, a := range append([]models.AgencyRef{{}}, i.Concerned()...) {
			row := templates.IndicatorCells{Name: i.WordsOf(lang), Unit: unit, Directive: i.Number, Agency: a.Name(lang), Due: i.DueOn, OutOf: i.OutOf}
			if goal, ok := i.Goal(a.ID); ok {
				row.Target, row.Baseline = &goal.Target, goal.Baseline
			}
			if points := i.Points(a.ID); len(points) > 0 {
				last := points[len(points)-1]
				row.Value, row.On = &last.Value, last.Day
			}
			if course, ok := i.Course(a.ID); ok {
				row.Distance, row.Needed, row.Kept, row.Forecast = &course.Distance, course.Needed, course.Kept, course.Forecast
			}
			rows = append(rows, row)
		}
	}
	return wholeExport(l.Indicators(rows)), nil
}

// outboxExport is the list of GET /outbox, without the words of the mails.
func (s *server) outboxExport(c echo.Context, l templates.Lists) (*listExport, error) {
	f, err := outboxFilter(c)
	if err != nil {
		return nil, err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	f.Limit, f.Before = models.MaxLimit, 0
	return &listExport{l.Messages(), func() ([][]any, error) {
		page, err := s.store.Messages(ctx, actor, f)
		rows := make([]templates.MessageRow, len(page))
		for i, m := range page {
			rows[i], f.Before = messageRow(m), m.ID
		}
		return l.MessageRows(rows), err
	}}, nil
}

// reportsExport is the list of GET /reports.
func (s *server) reportsExport(c echo.Context, l templates.Lists) (*listExport, error) {
	ctx, actor, lang, before := c.Request().Context(), actorOf(c), s.langOf(c), int64(0)
	return &listExport{l.Reports(), func() ([][]any, error) {
		page, err := s.store.Reports(ctx, actor, before, models.MaxLimit)
		if err != nil {
			return nil, err
		}
		var rows []templates.ReportRow
		for _, r := range page {
			_, data, err := s.store.Report(ctx, actor, r.ID)
			if err != nil {
				return nil, err
			}
			rows, before = append(rows, s.reportRow(r, data, lang)), r.ID
		}
		return l.ReportRows(rows), nil
	}}, nil
}

// reviewsExport is the list of GET /reviews.
func (s *server) reviewsExport(c echo.Context, l templates.Lists) (*listExport, error) {
	ctx, actor, before := c.Request().Context(), actorOf(c), int64(0)
	return &listExport{l.Reviews(), func() ([][]any, error) {
		page, err := s.store.Reviews(ctx, actor, before, models.MaxLimit)
		rows := make([]templates.ReviewRow, len(page))
		for i, r := range page {
			rows[i], before = reviewRow(r), r.ID
		}
		return l.ReviewRows(rows), err
	}}, nil
}

// lettersExport is the list of GET /letters.
func (s *server) lettersExport(c echo.Context, l templates.Lists) (*listExport, error) {
	ctx, actor, lang := c.Request().Context(), actorOf(c), s.langOf(c)
	f := models.LetterFilter{Limit: models.MaxLimit}
	return &listExport{l.Letters(), func() ([][]any, error) {
		page, err := s.store.UrgingLetters(ctx, actor, f)
		rows := make([]templates.LetterRow, len(page))
		for i, x := range page {
			rows[i], f.Before = letterRow(x, lang), x.ID
		}
		return l.LetterRows(rows), err
	}}, nil
}

// provisionsExport is a directive's provisions.
func (s *server) provisionsExport(c echo.Context, l templates.Lists) (*listExport, error) {
	id, err := idOf(c)
	if err != nil {
		return nil, err
	}
	d, err := s.store.Directive(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return nil, err
	}
	lang := s.langOf(c)
	var rows []templates.ProvisionCells
	for _, p := range d.Provisions {
		text, _ := textIn(lang, p.TextVi, p.TextEn)
		section, _ := textIn(lang, p.SectionVi, p.SectionEn)
		rows = append(rows, templates.ProvisionCells{Ref: p.Ref, Section: section, Text: text, Leads: namesOf(p.Leads, lang), Coordinators: namesOf(p.Coordinators, lang), AsWritten: p.DeadlineAsWritten, Due: p.FirstDueOn,
			Deliverable: p.Deliverable, Category: p.Category, Tasks: len(p.Tasks)})
	}
	return wholeExport(l.Provisions(rows)), nil
}

func namesOf(all []models.AgencyRef, lang string) string {
	names := make([]string, len(all))
	for i, a := range all {
		names[i] = a.Name(lang)
	}
	return strings.Join(names, "; ")
}

// searchExport is what GET /search finds.
func (s *server) searchExport(c echo.Context, l templates.Lists) (*listExport, error) {
	words := strings.TrimSpace(c.QueryParam("q"))
	if len(words) > longestWord {
		return nil, invalid("q", "too_long", "Max", longestWord, "Value", len(words))
	}
	found, err := s.store.Search(c.Request().Context(), actorOf(c), words)
	if err != nil {
		return nil, err
	}
	lang := s.langOf(c)
	var rows []templates.FoundCells
	for _, d := range found.Directives {
		title, _ := textIn(lang, d.TitleVi, d.TitleEn)
		rows = append(rows, templates.FoundCells{Kind: "directives", Number: d.Name(), Words: title, On: d.IssuedOn})
	}
	for _, t := range found.Tasks {
		rows = append(rows, templates.FoundCells{Kind: "tasks", Number: t.Ref, Words: t.Label(lang), On: t.Deadline.DueOn})
	}
	for _, b := range found.Bottlenecks {
		rows = append(rows, templates.FoundCells{Kind: "bottlenecks", Words: b.WordsOf(lang), On: b.RaisedOn})
	}
	return wholeExport(l.Found(rows)), nil
}

// bottleneckQuery is the query of GET /bottlenecks.
func bottleneckQuery(c echo.Context) templates.BottleneckFilter {
	return templates.BottleneckFilter{State: c.QueryParam("state"), Category: c.QueryParam("category"), Severity: c.QueryParam("severity"), Agency: c.QueryParam("agency"), Directive: c.QueryParam("directive"), Waiting: c.QueryParam("waiting")}
}
