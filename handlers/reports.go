package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// reportsPage is how many reports a page lists.
const reportsPage = 20

// reports is GET /reports (before): the compiled reports, newest first.
func (s *server) reports(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	before, _ := strconv.ParseInt(c.QueryParam("before"), 10, 64) // what is no number is the first page
	list, err := s.store.Reports(ctx, actor, before, reportsPage+1)
	if err != nil {
		return err
	}
	v := &templates.ReportsView{Page: s.page(c)}
	if len(list) > reportsPage {
		list = list[:reportsPage]
		v.Pager.Next = "/reports?before=" + strconv.FormatInt(list[reportsPage-1].ID, 10)
	}
	if before > 0 {
		v.Pager.Prev = "/reports"
	}
	for _, r := range list {
		_, data, err := s.store.Report(ctx, actor, r.ID)
		if err != nil {
			return err
		}
		v.Rows = append(v.Rows, reportRow(r, data))
	}
	return s.render(c, http.StatusOK, v)
}

func reportRow(r models.ReportSnapshot, data models.ReportData) templates.ReportRow {
	return templates.ReportRow{ID: r.ID, Kind: string(r.Kind), From: r.FromOn, To: r.ToOn, CompiledAt: r.CompiledAt, Version: r.Version,
		Counts: counts(data.Whole.Counts), SHA256: r.SHA256}
}
