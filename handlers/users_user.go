package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// emptyRoles is how many empty lines for further roles a form has.
const emptyRoles = 2

// user is GET /admin/users/:id.
func (s *server) user(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	v, err := s.userView(c, id)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

func (s *server) userView(c echo.Context, id int64) (*templates.UserView, error) {
	u, err := s.store.User(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return nil, err
	}
	v := &templates.UserView{Page: s.page(c), ID: u.ID, State: string(u.State), SecondFactor: u.SecondFactor, CreatedAt: u.CreatedAt, Oneself: u.ID == actorOf(c).UserID,
		Form: templates.UserForm{Email: u.Email, Name: u.Name, Title: u.Title, Lang: u.Lang, Cleared: u.Cleared, Version: u.Version}}
	v.URI = userPath(id)
	if u.SeenAt != nil {
		v.SeenAt = *u.SeenAt
	}
	if u.Invitation != nil {
		v.Invitation = *u.Invitation
	}
	for _, issuer := range u.Providers {
		v.Providers = append(v.Providers, s.providerName(issuer))
	}
	for _, r := range u.Roles {
		if line := roleLine(r, v.Lang); line.FromProvider {
			v.Held = append(v.Held, line)
		} else {
			v.Form.Roles = append(v.Form.Roles, templates.RoleForm{Role: line.Role, Agency: line.AgencyCode, From: isoDay(line.From), To: isoDay(line.To)})
		}
	}
	if v.Proves, err = s.proves(c); err != nil {
		return nil, err
	}
	return v, s.fillUserForm(c, v)
}

// fillUserForm adds what the form chooses from, and empty lines for further roles.
func (s *server) fillUserForm(c echo.Context, v *templates.UserView) (err error) {
	for range emptyRoles {
		v.Form.Roles = append(v.Form.Roles, templates.RoleForm{})
	}
	v.Languages = s.languageOptions()
	v.Agencies, err = s.agencyCodes(c, v.Lang)
	return err
}

// newUser is GET /admin/users/new.
func (s *server) newUser(c echo.Context) error {
	v := &templates.UserView{Page: s.page(c), New: true, Form: templates.UserForm{Lang: s.words.languages[0]}}
	if err := s.fillUserForm(c, v); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

// invite is POST /admin/users (email and the fields of editUser): makes an account and mails its owner.
func (s *server) invite(c echo.Context) error {
	form, given, err := s.parseUser(c)
	if err == nil {
		_, err = s.store.Invite(c.Request().Context(), actorOf(c), models.NewUser{Email: form.Email, Name: form.Name, Title: form.Title, Lang: form.Lang}, given)
	}
	switch models.CodeOf(err) {
	case models.CodeInvalid, models.CodeConflict:
		v := &templates.UserView{Page: s.page(c), New: true, Form: form}
		v.URI = "/admin/users/new"
		if err := s.fillUserForm(c, v); err != nil {
			return err
		}
		return s.again(c, &v.Page, v, "email", err)
	}
	if err != nil {
		return err
	}
	return s.done(c, templates.SayInvited, "/admin/users")
}

// editUser is POST /admin/users/:id (name, title, lang, version and roles.N.role, .agency, .from, .to).
func (s *server) editUser(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	form, given, err := s.parseUser(c)
	if err == nil {
		_, err = s.store.EditUser(c.Request().Context(), actorOf(c), id, models.UserChange{Name: form.Name, Title: form.Title, Lang: form.Lang, Cleared: form.Cleared, Roles: given, Version: form.Version})
	}
	switch models.CodeOf(err) {
	case models.CodeInvalid, models.CodeStale, models.CodeWrongState:
		return s.userAgain(c, id, form, err)
	}
	if err != nil {
		return err
	}
	return s.done(c, templates.SayUserSaved, userPath(id))
}

// userAgain shows the account with what was typed and why it was not saved; beside what is stored now,
// where somebody else saved it meanwhile.
func (s *server) userAgain(c echo.Context, id int64, form templates.UserForm, refusal error) error {
	v, err := s.userView(c, id)
	if err != nil {
		return err
	}
	stored := v.Form
	form.Email, form.Version = stored.Email, stored.Version
	v.Form = form
	for range emptyRoles {
		v.Form.Roles = append(v.Form.Roles, templates.RoleForm{})
	}
	f := s.faultOf(c, refusal)
	v.Errors = f.Fields
	switch f.Code {
	case models.CodeStale:
		v.Stored = &templates.UserNote{Name: stored.Name, Title: stored.Title, Lang: stored.Lang, Roles: stored.Roles[:len(stored.Roles)-emptyRoles]}
	case models.CodeWrongState:
		v.Errors = append(v.Errors, templates.FieldError{Message: f.Message})
	}
	return s.render(c, f.Status, v)
}

func userPath(id int64) string { return "/admin/users/" + strconv.FormatInt(id, 10) }
