package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// failedShown is how many refused messages the page lists.
const failedShown = 50

// mailHealth is GET /admin/mail: what waits, what was refused, whom no alert reaches.
func (s *server) mailHealth(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	h, err := s.store.MailHealth(ctx, actor)
	if err != nil {
		return err
	}
	failed, err := s.store.Messages(ctx, actor, models.MessageFilter{State: models.Failed, Limit: failedShown})
	if err != nil {
		return err
	}
	v := &templates.MailHealthView{Page: s.page(c), Deferred: h.Deferred, Oldest: h.Oldest, MayResend: caretakers.allows(actor)}
	for _, state := range []models.MessageState{models.Queued, models.Sending, models.Sent, models.Failed} {
		v.States = append(v.States, templates.StateCount{State: string(state), Count: h.States[state]})
	}
	for _, r := range h.Refusing {
		row := templates.RefusingRow{Address: r.Recipient, Name: r.Name, Reply: r.Reply, Failed: r.Failed, LastID: r.LastID}
		if r.LastAt != nil {
			row.LastAt = *r.LastAt
		}
		v.Refusing = append(v.Refusing, row)
	}
	for _, u := range h.Unheard {
		v.Unheard = append(v.Unheard, templates.UnheardRow{ID: u.Agency.ID, Code: u.Agency.Code, Name: u.Agency.Name(v.Lang), Tasks: u.Tasks, Refusing: u.Refusing, MayMend: keepers.allows(actor)})
	}
	for _, m := range failed {
		v.Failed = append(v.Failed, messageRow(m))
	}
	return s.render(c, http.StatusOK, v)
}

// mailResend is POST /admin/mail/:id/resend: a message refused for good is queued again.
func (s *server) mailResend(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	m, err := s.store.Resend(c.Request().Context(), actorOf(c), id, c.FormValue("address"))
	if err != nil {
		return err
	}
	return s.goOn(c, "/admin/mail", templates.SayResent, m.Recipient)
}
