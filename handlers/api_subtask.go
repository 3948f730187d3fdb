package handlers

import (
	"context"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// subtaskJSON is an agency's own division of its task.
type subtaskJSON struct {
	ID       int64         `json:"id"`
	Title    string        `json:"title"`
	Assignee *personRef    `json:"assignee"` // null for nobody
	DueOn    deadline.Date `json:"due_on"`
	DoneOn   deadline.Date `json:"done_on"` // null until done
	Version  int64         `json:"version"`
}

func subtaskToJSON(b models.Subtask, _ string) subtaskJSON {
	out := subtaskJSON{ID: b.ID, Title: b.Title, DueOn: b.DueOn, DoneOn: b.DoneOn, Version: b.Version}
	if b.AssigneeID != nil {
		out.Assignee = &personRef{Email: b.AssigneeEmail, Name: b.Assignee}
	}
	return out
}

// apiSubtasks is GET /api/v1/tasks/:id/subtasks: those of the caller's own agencies.
func (s *server) apiSubtasks(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	all, err := s.store.Subtasks(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, apiItems[subtaskJSON]{inLang(all, apiLangOf(c), subtaskToJSON)})
}

// subtaskBody is what a caller says of a sub-task. What is absent stays as it is, or is nothing.
type subtaskBody struct {
	Title    *string          `json:"title"`
	Assignee optional[string] `json:"assignee"` // address of a person of the agency; null for nobody
	DueOn    optional[string] `json:"due_on"`   // null for none
	Done     *bool            `json:"done"`
}

// over gives the sub-task as it is to be, from how it was.
func (b subtaskBody) over(was models.Subtask, f *fields) models.NewSubtask {
	n := models.NewSubtask{Title: was.Title, DueOn: f.dayOr("due_on", b.DueOn, was.DueOn), Done: !was.DoneOn.IsZero()}
	if b.Title != nil {
		n.Title = *b.Title
	}
	if b.Done != nil {
		n.Done = *b.Done
	}
	switch {
	case b.Assignee.given:
		n.Assignee = f.address("assignee", b.Assignee.value)
	case was.AssigneeID != nil:
		n.AssigneeID = *was.AssigneeID
	}
	return n
}

// apiAddSubtask is POST /api/v1/tasks/:id/subtasks.
func (s *server) apiAddSubtask(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var b subtaskBody
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	n := b.over(models.Subtask{}, f)
	if err := f.failure(); err != nil {
		return err
	}
	made, err := s.store.AddSubtask(c.Request().Context(), actorOf(c), id, n)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, "/api/v1/tasks/"+strconv.FormatInt(id, 10)+"/subtasks/"+strconv.FormatInt(made.ID, 10))
	return s.answerSubtask(c, http.StatusCreated, id, made.ID)
}

// apiChangeSubtask is PATCH /api/v1/tasks/:id/subtasks/:subtask_id.
func (s *server) apiChangeSubtask(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	subtask, err := paramID(c, "subtask_id")
	if err != nil {
		return err
	}
	var b struct {
		subtaskBody
		Version *int64 `json:"version"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	was, err := s.subtask(ctx, actor, id, subtask)
	if err != nil {
		return err
	}
	f := s.fieldsOf(c)
	n := b.over(was, f)
	if n.Version = f.version(b.Version); n.Version == 0 {
		n.Version = was.Version // what is absent is taken from here: no change may come in between
	}
	if err := f.failure(); err != nil {
		return err
	}
	if _, err := s.store.ChangeSubtask(ctx, actor, id, subtask, n); err != nil {
		return err
	}
	return s.answerSubtask(c, http.StatusOK, id, subtask)
}

// apiRemoveSubtask is DELETE /api/v1/tasks/:id/subtasks/:subtask_id.
func (s *server) apiRemoveSubtask(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	subtask, err := paramID(c, "subtask_id")
	if err != nil {
		return err
	}
	if err := s.store.RemoveSubtask(c.Request().Context(), actorOf(c), id, subtask); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}

func (s *server) answerSubtask(c echo.Context, status int, taskID, id int64) error {
	b, err := s.subtask(c.Request().Context(), actorOf(c), taskID, id)
	if err != nil {
		return err
	}
	return answerJSON(c, status, subtaskToJSON(b, apiLangOf(c)))
}

// subtask reads one sub-task of the caller's agencies.
func (s *server) subtask(ctx context.Context, actor models.Actor, taskID, id int64) (models.Subtask, error) {
	all, err := s.store.Subtasks(ctx, actor, taskID)
	if err != nil {
		return models.Subtask{}, err
	}
	for _, b := range all {
		if b.ID == id {
			return b, nil
		}
	}
	return models.Subtask{}, &models.Error{Code: models.CodeNotFound, Detail: "subtask"}
}
