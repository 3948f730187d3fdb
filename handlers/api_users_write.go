package handlers

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// inviteBody is whom a caller invites.
type inviteBody struct {
	Email string     `json:"email"`
	Name  string     `json:"name"`
	Title string     `json:"title"`
	Lang  string     `json:"lang"`
	Roles []roleBody `json:"roles"`
}

// roleBody is a role given to somebody: the agency by its code, the days inclusive.
type roleBody struct {
	Role   models.Role `json:"role"`
	Agency string      `json:"agency"`
	From   string      `json:"from"`
	To     string      `json:"to"`
}

// userBody is what a caller changes of an account. What is absent stays as it is; roles are all those
// the account is to have from here. Closing and reopening stand alone.
type userBody struct {
	Name    *string     `json:"name"`
	Title   *string     `json:"title"`
	Lang    *string     `json:"lang"`
	Cleared *bool       `json:"cleared"`
	Roles   *[]roleBody `json:"roles"`
	Closed  *bool       `json:"closed"`
	Version int64       `json:"version"` // of the account the caller saw
}

// apiInvite is POST /api/v1/users: it answers 201 with the account.
func (s *server) apiInvite(c echo.Context) error {
	var b inviteBody
	if err := readJSON(c, &b); err != nil {
		return err
	}
	roles, bad := givenRoles(b.Roles)
	bad = append(bad, s.langFault(b.Lang)...)
	if len(bad) > 0 {
		return &models.Error{Code: models.CodeInvalid, Fields: bad}
	}
	u, err := s.store.Invite(c.Request().Context(), actorOf(c), models.NewUser{Email: b.Email, Name: b.Name, Title: b.Title, Lang: b.Lang}, roles)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, "/api/v1/users/"+strconv.FormatInt(u.ID, 10))
	return answerJSON(c, http.StatusCreated, userToJSON(u, apiLangOf(c)))
}

func (s *server) langFault(lang string) []models.FieldError {
	if lang == "" || s.words.knows(lang) {
		return nil
	}
	return []models.FieldError{fieldError("lang", "unknown_value", "Value", shown(lang))}
}

func givenRoles(all []roleBody) (out []models.RoleGiven, bad []models.FieldError) {
	if len(all) > mostRoles {
		return nil, []models.FieldError{fieldError("roles", "too_long", "Value", len(all), "Max", mostRoles)}
	}
	for i, r := range all {
		g := models.RoleGiven{Role: r.Role, AgencyCode: r.Agency}
		for _, d := range []struct {
			name, text string
			into       *deadline.Date
		}{{"from", r.From, &g.From}, {"to", r.To, &g.To}} {
			if d.text == "" {
				continue
			}
			var err error
			if *d.into, err = deadline.ParseDate(d.text); err != nil {
				bad = append(bad, fieldError(fmt.Sprintf("roles.%d.%s", i, d.name), "no_such_date", "Value", shown(d.text)))
			}
		}
		out = append(out, g)
	}
	return out, bad
}

// apiEditUser is PATCH /api/v1/users/:id: it answers with the account as it stands afterwards, and where
// the caller's version is stale with the account as it stands now.
func (s *server) apiEditUser(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var b userBody
	if err := readJSON(c, &b); err != nil {
		return err
	}
	if b.Version < 1 {
		return invalid("version", "not_a_version")
	}
	if b.Closed != nil && b.edits() {
		return invalid("closed", "stands_alone")
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	u, err := s.store.User(ctx, actor, id)
	if err != nil {
		return err
	}
	change, bad := b.change(u)
	if b.Lang != nil {
		bad = append(bad, s.langFault(*b.Lang)...)
	}
	if len(bad) > 0 {
		return &models.Error{Code: models.CodeInvalid, Fields: bad}
	}
	err = s.applyToUser(c, id, b, change)
	if models.CodeOf(err) == models.CodeStale {
		return &staleError{cause: err, current: userToJSON(u, apiLangOf(c))}
	}
	if err != nil {
		return err
	}
	if u, err = s.store.User(ctx, actor, id); err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, userToJSON(u, apiLangOf(c)))
}

// edits says whether the body changes anything but whether the account is closed.
func (b userBody) edits() bool {
	return b.Name != nil || b.Title != nil || b.Lang != nil || b.Cleared != nil || b.Roles != nil
}

func (s *server) applyToUser(c echo.Context, id int64, b userBody, change models.UserChange) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	switch {
	case b.edits():
		_, err := s.store.EditUser(ctx, actor, id, change)
		return err
	case b.Closed == nil:
		return nil
	case *b.Closed:
		return s.store.CloseUser(ctx, actor, id, b.Version)
	}
	return s.store.ReopenUser(ctx, actor, id, b.Version)
}

func (b userBody) change(u models.UserFull) (models.UserChange, []models.FieldError) {
	n := models.UserChange{Name: u.Name, Title: u.Title, Lang: u.Lang, Cleared: u.Cleared, Version: b.Version}
	if b.Cleared != nil {
		n.Cleared = *b.Cleared
	}
	for _, f := range []struct{ from, into *string }{{b.Name, &n.Name}, {b.Title, &n.Title}, {b.Lang, &n.Lang}} {
		if f.from != nil {
			*f.into = *f.from
		}
	}
	if b.Roles != nil {
		var bad []models.FieldError
		n.Roles, bad = givenRoles(*b.Roles)
		return n, bad
	}
	for _, r := range u.Roles {
		if r.Source == "" {
			n.Roles = append(n.Roles, models.RoleGiven{Role: r.Role, AgencyCode: r.Agency.Code, From: r.ValidFrom, To: r.ValidTo})
		}
	}
	return n, nil
}
