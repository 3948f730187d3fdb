package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/filetype"
	"dondoc/templates"
)

// evidenceID reads the id of a piece of evidence in the path, with the task's.
func evidenceID(c echo.Context) (task, id int64, err error) {
	if task, err = idOf(c); err != nil {
		return 0, 0, err
	}
	id, err = strconv.ParseInt(c.Param("evidence_id"), 10, 64)
	if err != nil || id < 1 {
		err = &models.Error{Code: models.CodeNotFound, Detail: "evidence"}
	}
	return task, id, err
}

// evidenceView fills the part of a task's page that shows its evidence.
func (s *server) evidenceView(c echo.Context, taskID int64, may []models.Move) (templates.EvidenceView, error) {
	v := templates.EvidenceView{KeepsFiles: s.store.KeepsFiles(), MaxMB: models.MaxFile >> 20, Endings: filetype.Endings()}
	for _, m := range may {
		v.MayAdd = v.MayAdd || m == models.MoveAddEvidence
		v.MayRemove = v.MayRemove || m == models.MoveRemoveEvidence
	}
	all, err := s.store.EvidenceOf(c.Request().Context(), actorOf(c), taskID)
	for _, e := range all {
		v.Items = append(v.Items, templates.EvidenceItem{ID: e.ID, File: e.Kind == models.EvidenceFile, Name: e.Name, IssuedOn: e.IssuedOn, Size: e.Size, By: e.AddedBy, At: e.AddedAt})
	}
	return v, err
}

// addEvidence is POST /tasks/:id/evidence: a file (file), or an issued document (number, issued_on).
func (s *server) addEvidence(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	e, err := s.newEvidence(c, id)
	switch models.CodeOf(err) {
	case models.CodeInvalid, models.CodeWrongState, models.CodeUnavailable:
		return s.evidenceAgain(c, id, err)
	}
	if err != nil {
		return err
	}
	return s.backToEvidence(c, id, templates.SayEvidenceAdded, e.Name)
}

func (s *server) newEvidence(c echo.Context, id int64) (models.Evidence, error) {
	ctx, actor, in := c.Request().Context(), actorOf(c), models.MoveInput{Via: models.ViaPage}
	if got := receivedOf(c); got != nil {
		return s.store.AddFile(ctx, actor, id, got.newFile(in))
	}
	if bringsFile(c) {
		return models.Evidence{}, invalid("file", "file_missing")
	}
	day, ok := parseDay(c.FormValue("issued_on"))
	if !ok {
		return models.Evidence{}, invalid("issued_on", "bad_date", "Value", shown(c.FormValue("issued_on")))
	}
	return s.store.AddDocument(ctx, actor, id, models.NewDocument{MoveInput: in, Number: c.FormValue("number"), IssuedOn: day})
}

// evidenceAgain shows the task with what was typed and why it was not taken.
func (s *server) evidenceAgain(c echo.Context, id int64, refusal error) error {
	v, err := s.taskView(c, id, nil)
	if err != nil {
		return err
	}
	f := s.faultOf(c, refusal)
	if !v.Evidence.MayAdd && f.Code == models.CodeInvalid { // the form isn't theirs, whatever it holds
		return s.store.MayMove(c.Request().Context(), actorOf(c), id, models.MoveAddEvidence)
	}
	v.Evidence.Number, v.Evidence.IssuedOn = c.FormValue("number"), c.FormValue("issued_on")
	if day, ok := parseDay(v.Evidence.IssuedOn); ok {
		v.Evidence.IssuedOn = isoDay(day)
	}
	if v.Errors = f.Fields; len(v.Errors) == 0 {
		v.Errors = []templates.FieldError{{Message: f.Message}}
	}
	if f.Status >= http.StatusInternalServerError {
		s.Log.ErrorContext(c.Request().Context(), "evidence not kept", "id", requestIDOf(c), "task", id, "error", refusal)
	}
	return s.render(c, f.Status, v)
}

// removeEvidence is POST /tasks/:id/evidence/:evidence_id/remove.
func (s *server) removeEvidence(c echo.Context) error {
	task, id, err := evidenceID(c)
	if err != nil {
		return err
	}
	e, err := s.store.RemoveEvidence(c.Request().Context(), actorOf(c), task, id, models.MoveInput{Via: models.ViaPage})
	if models.CodeOf(err) == models.CodeWrongState {
		return s.evidenceAgain(c, task, err)
	}
	if err != nil {
		return err
	}
	return s.backToEvidence(c, task, templates.SayEvidenceRemoved, e.Name)
}

func (s *server) backToEvidence(c echo.Context, task int64, say, name string) error {
	if err := s.sessions.say(c, say, name); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/tasks/"+strconv.FormatInt(task, 10)+"#evidence")
}
