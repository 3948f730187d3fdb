package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// progressForm is what POST /tasks/:id/progress takes: as typed, and as the Store wants it.
type progressForm struct {
	typed  templates.UpdateForm
	report models.NewProgress
	bad    []models.FieldError
}

func parseProgress(c echo.Context) progressForm {
	f := progressForm{typed: templates.UpdateForm{Percent: c.FormValue("percent"), Words: c.FormValue("words"), Forecast: c.FormValue("forecast")},
		report: models.NewProgress{Via: models.ViaPage, Words: strings.ReplaceAll(c.FormValue("words"), "\r\n", "\n")}}
	percent, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(f.typed.Percent), "%"))
	if err != nil {
		f.bad = append(f.bad, fieldError("percent", "not_a_percentage"))
	} else {
		f.report.Percent = &percent
	}
	if strings.TrimSpace(f.report.Words) == "" {
		f.bad = append(f.bad, fieldError("words", "words_missing"))
	}
	// The short form of the inbox has no forecast: then it stays as it is. An emptied field takes it back.
	if _, asked := c.Request().PostForm["forecast"]; asked {
		day, ok := parseDay(f.typed.Forecast)
		if !ok {
			f.bad = append(f.bad, fieldError("forecast", "bad_date", "Value", shown(f.typed.Forecast)))
		} else {
			f.typed.Forecast = isoDay(day) // a date field shows nothing else
		}
		f.report.Forecast = &day
	}
	if f.report.Version, err = strconv.ParseInt(c.FormValue("version"), 10, 64); err != nil || f.report.Version <= 0 {
		f.bad = append(f.bad, fieldError("version", "required"))
	}
	return f
}

// progressPage is GET /tasks/:id/progress: the form stands on the task's own page.
func (s *server) progressPage(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/tasks/"+strconv.FormatInt(id, 10)+"#update")
}

// progress is POST /tasks/:id/progress (percent, words, forecast, version). What can't be saved comes
// back as it was typed.
func (s *server) progress(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	form := parseProgress(c)
	if len(form.bad) > 0 {
		return s.progressAgain(c, id, form, &models.Error{Code: models.CodeInvalid, Fields: form.bad})
	}
	t, err := s.store.ReportProgress(c.Request().Context(), actorOf(c), id, form.report)
	switch models.CodeOf(err) {
	case "":
		if err != nil {
			return err
		}
	case models.CodeInvalid, models.CodeStale, models.CodeWrongState:
		return s.progressAgain(c, id, form, err)
	default:
		return err
	}
	if err := s.sessions.say(c, templates.SayProgressSaved, t.Ref); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, backToList(c, id))
}

// progressAgain shows the task with what was typed and why it was not saved. Who may not report on it
// gets the plain refusal instead.
func (s *server) progressAgain(c echo.Context, id int64, form progressForm, refusal error) error {
	v, err := s.taskView(c, id)
	if err != nil {
		return err
	}
	f := s.faultOf(c, refusal)
	if v.Form == nil && f.Code != models.CodeWrongState {
		return &models.Error{Code: models.CodeForbidden, Detail: "report_progress"}
	}
	form.typed.Version = v.TaskRow.Version
	v.Form = &form.typed
	if _, asked := c.Request().PostForm["forecast"]; !asked {
		v.Form.Forecast = isoDay(v.Dates.Forecast)
	}
	v.Errors = f.Fields
	switch f.Code {
	case models.CodeStale:
		v.Conflict = storedVersion(v)
	case models.CodeWrongState:
		v.Errors = append(v.Errors, templates.FieldError{Message: f.Message})
	}
	return s.render(c, f.Status, v)
}

// storedVersion is what somebody else saved meanwhile: their last report, or the task where it was
// changed in another way.
func storedVersion(v *templates.TaskView) *templates.ProgressNote {
	note := &templates.ProgressNote{Status: v.Status, Percent: v.Percent, Forecast: v.Dates.Forecast}
	for _, e := range v.Timeline {
		if e.Kind == "progress" || e.Kind == "inherited" {
			note.At, note.Who, note.Words = e.At, e.Who, e.Words
			break
		}
	}
	return note
}

// backToList is the inbox as it was, where the form stood there, else the task.
func backToList(c echo.Context, id int64) string {
	if next := ownPath(c.FormValue("next")); next == "/tasks" || strings.HasPrefix(next, "/tasks?") {
		return next
	}
	return "/tasks/" + strconv.FormatInt(id, 10)
}
