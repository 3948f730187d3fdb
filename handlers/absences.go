package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// absences is GET /admin/absences: who stands in for whom, of everybody.
func (s *server) absences(c echo.Context) error {
	return s.absencesPage(c, http.StatusOK, &templates.AbsencesView{Page: s.page(c)})
}

func (s *server) absencesPage(c echo.Context, status int, v *templates.AbsencesView) error {
	all, err := s.store.Substitutions(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	for _, x := range all {
		v.Rows = append(v.Rows, templates.SubstitutionRow{ID: x.ID, Absent: x.User, Substitute: x.Substitute, From: x.ValidFrom, To: x.ValidTo, Reason: x.Reason,
			Runs: !s.store.Today().Before(x.ValidFrom)})
	}
	return s.render(c, status, v)
}

// absenceAdd is POST /admin/absences (absent, substitute, from, to, reason).
func (s *server) absenceAdd(c echo.Context) error {
	f := templates.AbsenceForm{Absent: oneLineField(c, "absent"), Substitute: oneLineField(c, "substitute"), From: c.FormValue("from"), To: c.FormValue("to"), Reason: oneLineField(c, "reason")}
	n := models.NewSubstitution{User: f.Absent, Substitute: f.Substitute, Reason: f.Reason}
	var bad []models.FieldError
	readDay(&bad, "from", &f.From, &n.From)
	readDay(&bad, "to", &f.To, &n.To)
	if f.Absent == "" {
		bad = append(bad, fieldError("absent", "required"))
	}
	err := badFields(bad)
	if err == nil {
		_, err = s.store.AddSubstitution(c.Request().Context(), actorOf(c), n)
	}
	if refused(err) {
		v := &templates.AbsencesView{Page: s.page(c), Form: f}
		var status int
		status, v.Errors = s.faultsOf(c, err)
		return s.absencesPage(c, status, v)
	}
	if err != nil {
		return err
	}
	return s.goOn(c, "/admin/absences", templates.SayAbsenceAdded, "")
}

// absenceEnd is POST /admin/absences/:id/end.
func (s *server) absenceEnd(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if err := s.store.EndSubstitution(c.Request().Context(), actorOf(c), id); err != nil {
		return err
	}
	return s.goOn(c, "/admin/absences", templates.SayAbsenceEnded, "")
}
