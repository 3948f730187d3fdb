package handlers

import (
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// apiTasks is GET /api/v1/tasks: the tasks the caller may see.
func (s *server) apiTasks(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	filter, err := s.taskFilter(c)
	if err != nil {
		return err
	}
	page, err := s.store.Tasks(ctx, actor, filter)
	if err != nil {
		return err
	}
	return answerBytes(c, func(b []byte) []byte { return appendTasks(b, page, apiLangOf(c), s.store.Today()) })
}

func (s *server) taskFilter(c echo.Context) (models.TaskFilter, error) {
	q := queryOf(c)
	f := models.TaskFilter{
		Agency: q.text("agency"), Timeliness: models.Timeliness(q.text("timeliness")),
		DueFrom: q.date("due_from"), DueTo: q.date("due_to"), Query: q.text("q"),
		Sort: q.text("sort"), Limit: q.limit(), Cursor: q.text("cursor"),
	}
	if text := q.text("status"); text != "" {
		for name := range strings.SplitSeq(text, ",") {
			f.Statuses = append(f.Statuses, models.Status(name))
		}
	}
	if !f.DueFrom.IsZero() && !f.DueTo.IsZero() && f.DueTo.Before(f.DueFrom) {
		q.fault("due_to", "before_due_from", "From", f.DueFrom.String())
	}
	if name := q.text("directive"); name != "" {
		id, err := s.directiveNamed(c, name)
		switch {
		case models.CodeOf(err) == models.CodeNotFound:
			q.fault("directive", "unknown_directive", "Value", shown(name))
		case err != nil:
			return f, err
		}
		f.DirectiveID = id
	}
	return f, q.err()
}

// directiveNamed finds a directive by id, number or key. An id is not looked up here: it names what it
// names, or nothing.
func (s *server) directiveNamed(c echo.Context, name string) (int64, error) {
	if id, err := strconv.ParseInt(name, 10, 64); err == nil && id > 0 {
		return id, nil
	}
	if !plainText(name) {
		return 0, &models.Error{Code: models.CodeNotFound}
	}
	return s.store.DirectiveIDByKey(c.Request().Context(), actorOf(c), name)
}
