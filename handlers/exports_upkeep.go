package handlers

import (
	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// actsExport is the list of GET /admin/acts.
func (s *server) actsExport(c echo.Context, l templates.Lists) (*listExport, error) {
	rows, err := s.actRows(c)
	return wholeExport(l.Acts(rows)), err
}

// groupsExport is the list of GET /admin/groups.
func (s *server) groupsExport(c echo.Context, l templates.Lists) (*listExport, error) {
	rows, err := s.groupRows(c)
	return wholeExport(l.Groups(rows)), err
}

// calendarExport is the list of listed days of GET /admin/calendar (year).
func (s *server) calendarExport(c echo.Context, l templates.Lists) (*listExport, error) {
	days, err := s.store.CalendarDays(c.Request().Context(), actorOf(c), yearOf(c.QueryParam("year"), s.store.Today()))
	rows := make([]templates.CalendarDayRow, len(days))
	for i, d := range days {
		rows[i] = dayRow(d, s.langOf(c))
	}
	return wholeExport(l.Calendar(rows)), err
}

// runsExport is the list of latest runs of GET /admin/jobs, further back than the page goes.
func (s *server) runsExport(c echo.Context, l templates.Lists) (*listExport, error) {
	runs, err := s.store.JobRuns(c.Request().Context(), actorOf(c), "", models.MaxLimit)
	rows := make([]templates.JobRun, len(runs))
	for i, r := range runs {
		rows[i] = jobRun(r)
	}
	return wholeExport(l.Runs(rows)), err
}

// draftingsExport is the list of GET /draftings.
func (s *server) draftingsExport(c echo.Context, l templates.Lists) (*listExport, error) {
	rows, err := s.draftingRows(c)
	return wholeExport(l.Draftings(rows)), err
}
