package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// reportOrder is GET /reports/new: the form of a report on demand, for this month so far unless changed.
func (s *server) reportOrder(c echo.Context) error {
	today := s.store.Today()
	first := today.AddDays(1 - today.Day)
	return s.render(c, http.StatusOK, &templates.ReportOrderView{Page: s.page(c), Form: templates.ReportOrderForm{From: isoDay(first), To: isoDay(today), Boundary: string(models.BySuccessor)}})
}

// orderReport is POST /reports (from, to, agency, directive, kind, boundary): compiles a report on demand.
func (s *server) orderReport(c echo.Context) error {
	form := templates.ReportOrderForm{From: oneLineField(c, "from"), To: oneLineField(c, "to"), Agency: oneLineField(c, "agency"), Directive: oneLineField(c, "directive"),
		Kind: oneLineField(c, "kind"), Boundary: oneLineField(c, "boundary")}
	snapshot, err := s.readOrder(c, form)
	if err == nil {
		return s.goOn(c, "/reports/"+strconv.FormatInt(snapshot.ID, 10), templates.SayReportCompiled, models.Period{From: snapshot.FromOn, To: snapshot.ToOn}.Name())
	}
	if !refused(err) {
		return err
	}
	v := &templates.ReportOrderView{Page: s.page(c), Form: form}
	v.URI = "/reports/new"
	var status int
	status, v.Errors = s.faultsOf(c, err)
	return s.render(c, status, v)
}

func (s *server) readOrder(c echo.Context, form templates.ReportOrderForm) (models.ReportSnapshot, error) {
	from, ok := parseDay(form.From)
	if !ok {
		return models.ReportSnapshot{}, invalid("from", "bad_date", "Value", shown(form.From))
	}
	to, ok := parseDay(form.To)
	if !ok {
		return models.ReportSnapshot{}, invalid("to", "bad_date", "Value", shown(form.To))
	}
	return s.store.OrderReport(c.Request().Context(), actorOf(c), models.NewReport{From: from, To: to, Agency: form.Agency, Directive: form.Directive,
		Kind: models.AgencyKind(form.Kind), Boundary: models.Boundary(form.Boundary)})
}

// approveReport is POST /reports/:id/approval: sends a report that was held.
func (s *server) approveReport(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	snapshot, err := s.store.ApproveReport(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return s.goOn(c, "/reports/"+strconv.FormatInt(id, 10), templates.SayReportApproved, models.Period{From: snapshot.FromOn, To: snapshot.ToOn}.Name())
}

// correctReport is POST /reports/:id/correction (reason): compiles the period anew as the next version.
func (s *server) correctReport(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	id, err := idOf(c)
	if err != nil {
		return err
	}
	reason := oneLineField(c, "reason")
	snapshot, err := s.store.CorrectReport(ctx, actor, id, reason)
	if err == nil {
		return s.goOn(c, "/reports/"+strconv.FormatInt(snapshot.ID, 10), templates.SayReportCompiled, models.Period{From: snapshot.FromOn, To: snapshot.ToOn}.Name())
	}
	if !refused(err) {
		return err
	}
	old, data, readErr := s.store.Report(ctx, actor, id)
	if readErr != nil {
		return readErr
	}
	v := &templates.ReportView{Page: s.page(c), Reason: reason}
	v.URI = "/reports/" + strconv.FormatInt(id, 10)
	var status int
	status, v.Errors = s.faultsOf(c, err)
	return s.reportPage(c, status, v, old, data)
}
