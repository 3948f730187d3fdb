package handlers

import (
	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// agenciesExport is the list of GET /admin/agencies.
func (s *server) agenciesExport(c echo.Context, l templates.Lists) (*listExport, error) {
	on, ok := parseDay(c.QueryParam("on"))
	if !ok {
		return nil, invalid("on", "bad_date", "Value", shown(c.QueryParam("on")))
	}
	names, err := s.store.AgencyNames(c.Request().Context(), actorOf(c))
	if err != nil {
		return nil, err
	}
	lang := s.langOf(c)
	var rows []templates.RegistryAgency
	for _, a := range names.Search(models.AgencyFilter{Query: c.QueryParam("q"), Kind: models.AgencyKind(c.QueryParam("kind")), On: on, Groups: true}) {
		rows = append(rows, registryAgency(a, lang))
	}
	return wholeExport(l.Registry(rows)), nil
}

// usersExport is the list of GET /admin/users.
func (s *server) usersExport(c echo.Context, l templates.Lists) (*listExport, error) {
	f, err := usersFilter(c)
	if err != nil {
		return nil, err
	}
	ctx, actor, lang := c.Request().Context(), actorOf(c), s.langOf(c)
	f.Limit, f.After = models.MaxLimit, 0
	return &listExport{l.Users(), func() ([][]any, error) {
		page, err := s.store.Users(ctx, actor, f)
		rows := make([]templates.UserRow, len(page))
		for i, u := range page {
			rows[i], f.After = userRow(u, lang), u.ID
		}
		return l.UserRows(rows), err
	}}, nil
}

// recipientsExport is the list of GET /admin/recipients.
func (s *server) recipientsExport(c echo.Context, l templates.Lists) (*listExport, error) {
	f, err := recipientsFilter(c)
	if err != nil {
		return nil, err
	}
	ctx, actor, lang := c.Request().Context(), actorOf(c), s.langOf(c)
	f.Limit, f.After = models.MaxLimit, ""
	return &listExport{l.Recipients(), func() ([][]any, error) {
		page, err := s.store.Recipients(ctx, actor, f)
		rows := make([]templates.RecipientRow, len(page))
		for i, r := range page {
			rows[i], f.After = recipientRow(r, lang), r.Key
		}
		return l.RecipientRows(rows), err
	}}, nil
}
