package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// receipts is POST /tasks/receipts (item once or more, or one): receipt of many tasks confirmed at
// once. Where some could not be, the inbox says so of each.
func (s *server) receipts(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	items := bulkItems(c, "one") // the button beside one task sends that one, whatever else is chosen
	if len(items) == 0 {
		items = bulkItems(c, "item")
	}
	if len(actor.Agencies(models.RoleHead, models.RoleOfficer)) == 0 {
		return &models.Error{Code: models.CodeForbidden}
	}
	results, refusal := s.store.BulkMove(ctx, actor, models.MoveAcknowledge, items, "", models.ViaPage)
	if refusal != nil && models.CodeOf(refusal) != models.CodeInvalid {
		return refusal
	}
	if refusal == nil && !slices.ContainsFunc(results, func(r models.BulkResult) bool { return r.Err != nil }) {
		if err := s.sessions.say(c, "done_receipts", strconv.Itoa(len(results))); err != nil {
			return err
		}
		return c.Redirect(http.StatusSeeOther, "/tasks")
	}
	v, err := s.inboxView(c, parseTasksQuery(nil))
	if err != nil {
		return err
	}
	v.URI = "/tasks"
	if v.Results, err = s.bulkLines(ctx, c, results); err != nil {
		return err
	}
	if refusal != nil {
		f := s.faultOf(c, refusal)
		for _, field := range f.Fields {
			v.Errors = append(v.Errors, templates.FieldError{Message: field.Message})
		}
		return s.render(c, f.Status, v)
	}
	return s.render(c, http.StatusOK, v)
}
