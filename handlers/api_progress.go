package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// progressBody is what a caller reports. What is absent stays as it is.
type progressBody struct {
	moveBody
	Percent    *int             `json:"percent"`
	ForecastOn optional[string] `json:"forecast_on"` // null takes the forecast back
}

// apiProgress is POST /api/v1/tasks/:id/progress.
func (s *server) apiProgress(c echo.Context) error {
	var b progressBody
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	n := models.NewProgress{Version: f.version(b.Version), Percent: b.Percent, Words: b.Words, Via: models.ViaAPI}
	if b.ForecastOn.given {
		day := f.dayOr("forecast_on", b.ForecastOn, deadline.Date{})
		n.Forecast = &day
	}
	return s.answerMove(c, f, func(ctx context.Context, actor models.Actor, id int64) (models.Task, error) {
		return s.store.ReportProgress(ctx, actor, id, n)
	}, "forecast", "forecast_on")
}
