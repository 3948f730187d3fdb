package handlers

import (
	"encoding/json"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// runsShown is how many runs the page of jobs lists.
const runsShown = 50

// jobs is GET /admin/jobs: what runs by the clock, its last and next run, and what it did.
func (s *server) jobs(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	last, err := s.store.LastRuns(ctx, actor)
	if err != nil {
		return err
	}
	runs, err := s.store.JobRuns(ctx, actor, "", runsShown)
	if err != nil {
		return err
	}
	v := &templates.JobsView{Page: s.page(c)}
	for _, r := range runs {
		v.Runs = append(v.Runs, jobRun(r))
	}
	var plans []models.JobPlan
	if s.Plans != nil {
		if plans, err = s.Plans(ctx); err != nil {
			return err
		}
	}
	for _, r := range last { // a job that ran here once and is planned no more is shown still
		if !slices.ContainsFunc(plans, func(p models.JobPlan) bool { return p.Job == r.Job }) {
			plans = append(plans, models.JobPlan{Job: r.Job})
		}
	}
	for _, p := range plans {
		row := templates.JobRow{Name: p.Job, NextAt: p.Next}
		for _, r := range last {
			if r.Job == p.Job {
				shown := jobRun(r)
				row.Last = &shown
			}
		}
		v.Jobs = append(v.Jobs, row)
	}
	return s.render(c, http.StatusOK, v)
}

func jobRun(r models.JobRun) templates.JobRun {
	out := templates.JobRun{Job: r.Job, Period: r.Period, State: string(r.State), StartedAt: r.StartedAt, Attempt: r.Attempt, Did: figures(r.Summary), Error: r.Error}
	if r.FinishedAt != nil {
		out.FinishedAt = *r.FinishedAt
	}
	return out
}

// figures reads what a run did: the whole numbers of its summary, by name.
func figures(summary string) []templates.JobFigure {
	var all map[string]any
	if json.Unmarshal([]byte(summary), &all) != nil {
		return nil // a run that ended without a summary
	}
	var out []templates.JobFigure
	for what, v := range all {
		if n, ok := v.(float64); ok && n != 0 {
			out = append(out, templates.JobFigure{What: what, Count: int(n)})
		}
	}
	slices.SortFunc(out, func(a, b templates.JobFigure) int {
		if a.What < b.What {
			return -1
		}
		return 1
	})
	return out
}
