package handlers

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// progressPage is GET /tasks/:id/progress: the form stands on the task's own page.
func (s *server) progressPage(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/tasks/"+strconv.FormatInt(id, 10)+"#update")
}

// progress is POST /tasks/:id/progress (percent, words, forecast, version).
func (s *server) progress(c echo.Context) error {
	f := s.readMove(c, "", models.MoveReport)
	n := models.NewProgress{Via: models.ViaPage, Version: f.in.Version}
	percent, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(f.text("percent", "percent")), "%"))
	if err != nil {
		f.fault("percent", "not_a_percentage")
	}
	n.Percent = &percent
	n.Words = f.text("words", "what_happened")
	if strings.TrimSpace(n.Words) == "" {
		f.fault("words", "words_missing")
	}
	// The short form of the inbox has no forecast: then it stays as it is. An emptied field takes it back.
	if _, asked := c.Request().PostForm["forecast"]; asked {
		day := f.day("forecast", "forecast")
		n.Forecast = &day
	}
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.ReportProgress(ctx, actor, f.id, n)
	})
}

// backToList is the task's row in the list as it was, where the form stood there, else the task.
func backToList(c echo.Context, id int64) string {
	if next := ownPath(c.FormValue("next")); next == "/tasks" || strings.HasPrefix(next, "/tasks?") {
		return templates.RowAddress(next, id)
	}
	return "/tasks/" + strconv.FormatInt(id, 10)
}
