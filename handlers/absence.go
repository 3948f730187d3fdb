package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// absence is GET /absence: who stands in for whom, and the form to name a substitute for oneself.
func (s *server) absence(c echo.Context) error {
	v, err := s.absenceView(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

func (s *server) absenceView(c echo.Context) (*templates.AbsenceView, error) {
	all, err := s.store.Substitutions(c.Request().Context(), actorOf(c))
	if err != nil {
		return nil, err
	}
	v := &templates.AbsenceView{Page: s.page(c)}
	v.URI = "/absence"
	v.Form = templates.MoveForm{Key: "absence", Act: "absence", Action: "/absence", Fields: []templates.FormField{needed("substitute", "email", "substitute", ""),
		needed("from", "date", "absent_from", isoDay(s.store.Today())), needed("to", "date", "absent_to", ""), unneeded("reason", "text", "absence_reason")}}
	for _, x := range all {
		row := templates.AbsenceRow{Absent: x.User, Substitute: x.Substitute, Running: !x.ValidFrom.After(s.store.Today())}
		row.From, row.To = s.words.Date(v.Lang, x.ValidFrom), s.words.Date(v.Lang, x.ValidTo)
		row.Reason = x.Reason
		if actor := actorOf(c); x.UserID == actor.UserID || actor.Rights().Absences {
			row.End = &templates.MoveForm{Key: "end-" + strconv.FormatInt(x.ID, 10), Act: "end_absence", Action: "/absence/" + strconv.FormatInt(x.ID, 10) + "/end"}
		}
		v.Rows = append(v.Rows, row)
	}
	return v, nil
}

// addAbsence is POST /absence (substitute, from, to, reason): of one's own.
func (s *server) addAbsence(c echo.Context) error {
	f := &moveForm{s: s, c: c, key: "absence"}
	n := models.NewSubstitution{Substitute: c.FormValue("substitute"), From: f.day("from", "absent_from"), To: f.day("to", "absent_to"), Reason: c.FormValue("reason")}
	err := error(&models.Error{Code: models.CodeInvalid, Fields: f.bad})
	if len(f.bad) == 0 {
		_, err = s.store.AddSubstitution(c.Request().Context(), actorOf(c), n)
	}
	if models.CodeOf(err) == models.CodeInvalid {
		v, failed := s.absenceView(c)
		if failed != nil {
			return failed
		}
		f.fill(&v.Form)
		v.Errors = formFaults(&v.Form, s.faultOf(c, err).Fields)
		return s.render(c, http.StatusUnprocessableEntity, v)
	}
	return s.absenceDone(c, "done_absence", err)
}

// endAbsence is POST /absence/:id/end.
func (s *server) endAbsence(c echo.Context) error {
	id, err := idOf(c)
	if err == nil {
		err = s.store.EndSubstitution(c.Request().Context(), actorOf(c), id)
	}
	return s.absenceDone(c, "done_end_absence", err)
}

func (s *server) absenceDone(c echo.Context, said string, err error) error {
	if err == nil {
		err = s.sessions.say(c, said, "")
	}
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/absence")
}
