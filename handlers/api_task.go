package handlers

import "github.com/labstack/echo/v4"

// apiTask is GET /api/v1/tasks/:id.
func (s *server) apiTask(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	task, err := s.store.Task(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return answerTagged(c, echo.MIMEApplicationJSON, taskJSON{&task, apiLangOf(c), s.store.Today()}.append(make([]byte, 0, 2<<10)))
}
