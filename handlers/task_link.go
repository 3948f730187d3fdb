package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// linkedTask is GET /u/:token: the form of one task, for whoever has the link from a mail. It changes
// nothing: programs that look through mails open links too. A task of a confidential directive is shown
// on its own page alone, after signing in.
func (s *server) linkedTask(c echo.Context) error {
	v, err := s.linkedTaskView(c)
	if err != nil {
		return err
	}
	if v == nil {
		return s.linkedPage(c)
	}
	return s.render(c, http.StatusOK, v)
}

// linkedPage leads to the page of the link's task, which asks for signing in.
func (s *server) linkedPage(c echo.Context) error {
	l, err := s.store.LinkedTask(c.Request().Context(), c.Param("token"))
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/tasks/"+strconv.FormatInt(l.ID, 10))
}

// linkedTaskView fills the page as the task stands now; nil for a task that it may not show.
func (s *server) linkedTaskView(c echo.Context) (*templates.LinkedTaskView, error) {
	l, err := s.store.LinkedTask(c.Request().Context(), c.Param("token"))
	if err != nil || l.Confidential {
		return nil, err
	}
	v := &templates.LinkedTaskView{Page: s.page(c), Token: c.Param("token"), Recipient: l.Recipient, Until: l.Until}
	v.URI = "/u/" + v.Token
	v.User = nil // whoever else is signed in here: what is done counts as the recipient's
	v.TaskRow = s.rows(v.Lang, models.Actor{}).row(l.Task)
	v.Text, v.TextLang = textIn(v.Lang, l.TextVi, l.TextEn)
	v.AsWritten, v.LeadName = written(l.Deadline.AsWritten, "", v.Lang), l.Lead.Name(v.Lang)
	if l.Status != models.Submitted && l.Receipt != models.ReceiptIsDeclined {
		v.Form = &templates.LinkForm{Percent: strconv.Itoa(l.Percent), Forecast: isoDay(l.Deadline.ForecastOn), Version: l.Version}
	}
	return v, nil
}

// linkedReport is POST /u/:token (percent, words, blocked, forecast, version): progress in the name of
// the mail's recipient. What can't be saved comes back as it was typed.
func (s *server) linkedReport(c echo.Context) error {
	form := s.parseLinkForm(c)
	var refusal error = &models.Error{Code: models.CodeInvalid, Fields: form.bad}
	if len(form.bad) == 0 {
		t, err := s.store.ReportByLink(c.Request().Context(), c.Param("token"), c.RealIP(), form.report)
		switch models.CodeOf(err) {
		case "":
			if err != nil {
				return err
			}
			if err := s.sessions.say(c, templates.SayProgressSaved, t.Ref); err != nil {
				return err
			}
			return c.Redirect(http.StatusSeeOther, "/u/"+c.Param("token"))
		case models.CodeSignIn:
			return s.linkedPage(c)
		case models.CodeInvalid, models.CodeStale, models.CodeWrongState:
			refusal = err
		default:
			return err
		}
	}
	v, err := s.linkedTaskView(c)
	switch {
	case err != nil:
		return err
	case v == nil:
		return s.linkedPage(c)
	}
	f := s.faultOf(c, refusal)
	v.Errors = f.Fields
	if f.Code != models.CodeInvalid {
		v.Errors = append(v.Errors, templates.FieldError{Message: f.Message})
	}
	form.typed.Version = v.TaskRow.Version
	v.Form = &form.typed
	return s.render(c, f.Status, v)
}
