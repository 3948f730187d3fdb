package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/templates"
)

// taskLinks is GET /tasks/:id/links: whose links to the task's form are alive.
func (s *server) taskLinks(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	links, err := s.store.TaskLinks(ctx, actor, id)
	if err != nil {
		return err
	}
	t, err := s.store.Task(ctx, actor, id)
	if err != nil {
		return err
	}
	v := &templates.TaskLinksView{Page: s.page(c), Row: s.rows(s.langOf(c), actor).row(t)}
	for _, l := range links {
		v.Links = append(v.Links, templates.TaskLinkRow{Recipient: l.Recipient, Name: l.Name, MessageID: l.MessageID, Until: l.Until})
	}
	return s.render(c, http.StatusOK, v)
}

// revokeTaskLinks is POST /tasks/:id/links (email): ends the recipient's links to the task's form.
func (s *server) revokeTaskLinks(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if err := s.store.RevokeTaskLinks(c.Request().Context(), actorOf(c), id, c.FormValue("email")); err != nil {
		return err
	}
	if err := s.sessions.say(c, templates.SayLinksRevoked, c.FormValue("email")); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/tasks/"+strconv.FormatInt(id, 10)+"/links")
}
