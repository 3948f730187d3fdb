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

// reports is GET /reports (page): the compiled reports, newest first.
func (s *server) reports(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	var all []models.ReportSnapshot
	for before := int64(0); ; before = all[len(all)-1].ID {
		more, err := s.store.Reports(ctx, actor, before, models.MaxLimit)
		if err != nil {
			return err
		}
		if all = append(all, more...); len(more) < models.MaxLimit {
			break
		}
	}
	v := &templates.ReportsView{Page: s.page(c), MayCompile: actor.Rights().Compile}
	all, v.Pager = pageOf(all, c.QueryParam("page"), reportsPage, func(page int) string { return "/reports?page=" + strconv.Itoa(page) })
	for _, r := range all {
		_, data, err := s.store.Report(ctx, actor, r.ID)
		if err != nil {
			return err
		}
		v.Rows = append(v.Rows, s.reportRow(r, data, v.Lang))
	}
	return s.render(c, http.StatusOK, v)
}

func (s *server) reportRow(r models.ReportSnapshot, data models.ReportData, lang string) templates.ReportRow {
	return templates.ReportRow{ID: r.ID, Kind: string(r.Kind), From: r.FromOn, To: r.ToOn, CompiledAt: r.CompiledAt, Version: r.Version,
		Counts: counts(data.Whole.Counts), SHA256: r.SHA256, Scope: s.Renderer.ReportScope(data.Scope, lang), Replaced: r.Replaced, ReplacedBy: r.ReplacedBy,
		Held: r.Held && r.ApprovedAt == nil}
}
