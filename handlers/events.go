package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// events is GET /events: the deadlines that wait for something to happen.
func (s *server) events(c echo.Context) error {
	return s.eventsPage(c, http.StatusOK, &templates.EventsView{Page: s.page(c)}, nil)
}

// eventsPage shows what waits, with the due days that would follow where they were asked for.
func (s *server) eventsPage(c echo.Context, status int, v *templates.EventsView, preview []models.AwaitedEvent) error {
	all, err := s.store.AwaitedEvents(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	for _, a := range all {
		row := templates.EventRow{ID: a.ProvisionID, Event: a.Event(), Ref: a.Ref, Label: a.Label(v.Lang), Href: "/directives/" + strconv.FormatInt(a.DirectiveID, 10), Tasks: a.Tasks,
			Picked: slices.Contains(v.Picked, a.ProvisionID)}
		for _, p := range preview {
			if p.ProvisionID == a.ProvisionID {
				row.Due = p.DueOn
			}
		}
		v.Rows = append(v.Rows, row)
	}
	v.Previewed = len(preview) > 0
	v.URI = "/events"
	return s.render(c, status, v)
}

// eventEnter is POST /events: do=preview shows the due days that would follow, do=enter enters them.
func (s *server) eventEnter(c echo.Context) error {
	v := &templates.EventsView{Page: s.page(c), On: c.FormValue("on"), Words: oneLineField(c, "words")}
	in := models.EventInput{Words: v.Words}
	var bad []models.FieldError
	readDay(&bad, "on", &v.On, &in.On)
	for _, item := range c.Request().PostForm["item"] {
		id, err := strconv.ParseInt(item, 10, 64)
		if err != nil {
			return invalid("item", "unknown_value", "Value", shown(item))
		}
		in.ProvisionIDs = append(in.ProvisionIDs, id)
	}
	v.Picked = in.ProvisionIDs
	err := badFields(bad)
	if err == nil && c.FormValue("do") == "enter" {
		var tasks int
		if tasks, err = s.store.EnterEvent(c.Request().Context(), actorOf(c), in); err == nil {
			return s.goOn(c, "/events", templates.SayEventEntered, strconv.Itoa(tasks))
		}
	} else if err == nil {
		var preview []models.AwaitedEvent
		if preview, err = s.store.PreviewEvent(c.Request().Context(), actorOf(c), in); err == nil {
			return s.eventsPage(c, http.StatusOK, v, preview)
		}
	}
	if !refused(err) {
		return err
	}
	var status int
	status, v.Errors = s.faultsOf(c, err)
	return s.eventsPage(c, status, v, nil)
}
