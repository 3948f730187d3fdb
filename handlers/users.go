package handlers

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// usersPage is how many accounts a page lists.
const usersPage = 50

// users is GET /admin/users (q, role, agency, state, after, from): the accounts, by number.
func (s *server) users(c echo.Context) error {
	v, err := s.usersView(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

func (s *server) usersView(c echo.Context) (*templates.UsersView, error) {
	ctx, actor := c.Request().Context(), actorOf(c)
	v := &templates.UsersView{Page: s.page(c), Q: strings.TrimSpace(c.QueryParam("q")), Role: c.QueryParam("role"), Agency: strings.TrimSpace(c.QueryParam("agency")), State: c.QueryParam("state")}
	f, err := usersFilter(c)
	if err != nil {
		return nil, err
	}
	f.Limit = usersPage + 1
	f.After, _ = strconv.ParseInt(c.QueryParam("after"), 10, 64) // what is no number is the first page
	all, err := s.store.Users(ctx, actor, f)
	if err != nil {
		return nil, err
	}
	if v.Pager.Total, err = s.store.CountUsers(ctx, actor, f); err != nil {
		return nil, err
	}
	more := len(all) > usersPage
	all = all[:min(len(all), usersPage)]
	for _, u := range all {
		v.Rows = append(v.Rows, userRow(u, v.Lang))
	}
	usersPager(c.QueryParams(), all, more, &v.Pager)
	if v.Agencies, err = s.agencyCodes(c, v.Lang); err != nil {
		return nil, err
	}
	v.Proves, err = s.proves(c)
	return v, err
}

// usersFilter reads the query of the list.
func usersFilter(c echo.Context) (models.UserFilter, error) {
	f := models.UserFilter{Query: strings.TrimSpace(c.QueryParam("q")), Role: models.Role(c.QueryParam("role")), Agency: strings.TrimSpace(c.QueryParam("agency")), State: models.UserState(c.QueryParam("state"))}
	switch {
	case len(f.Query) > longestWord:
		return f, invalid("q", "too_long", "Max", longestWord, "Value", len(f.Query))
	case f.Role != "" && !slices.Contains(models.Roles, f.Role):
		return f, invalid("role", "unknown_value", "Value", shown(string(f.Role)))
	case f.State != "" && !slices.Contains(models.UserStates, f.State):
		return f, invalid("state", "unknown_value", "Value", shown(string(f.State)))
	}
	return f, nil
}

func userRow(u models.UserFull, lang string) templates.UserRow {
	row := templates.UserRow{ID: u.ID, Email: u.Email, Name: u.Name, Title: u.Title, State: string(u.State), SecondFactor: u.SecondFactor}
	if u.SeenAt != nil {
		row.SeenAt = *u.SeenAt
	}
	for _, r := range u.Roles {
		row.Roles = append(row.Roles, roleLine(r, lang))
	}
	return row
}

// usersPager links to the next accounts, and back to the first, as outboxPager does.
func usersPager(q url.Values, shown []models.UserFull, more bool, p *templates.Pager) {
	if len(shown) == 0 {
		return
	}
	from, err := strconv.Atoi(q.Get("from"))
	if err != nil || from < 1 || q.Get("after") == "" {
		from = 1
	}
	p.From, p.To = from, from+len(shown)-1
	at := func(place url.Values) string {
		for _, name := range []string{"q", "role", "agency", "state"} {
			if q.Get(name) != "" {
				place.Set(name, q.Get(name))
			}
		}
		return "/admin/users?" + place.Encode()
	}
	if q.Get("after") != "" {
		p.Prev = at(url.Values{})
	}
	if more {
		p.Next = at(url.Values{"after": {strconv.FormatInt(shown[len(shown)-1].ID, 10)}, "from": {strconv.Itoa(p.To + 1)}})
	}
}

// agencyCodes lists today's agencies for a field in which a code is typed.
func (s *server) agencyCodes(c echo.Context, lang string) ([]templates.Option, error) {
	all, err := s.store.Agencies(c.Request().Context(), actorOf(c), models.AgencyFilter{On: s.store.Today()})
	out := make([]templates.Option, len(all))
	for i, a := range all {
		out[i] = templates.Option{Value: a.Code, Label: a.Ref().Name(lang)}
	}
	return out, err
}
