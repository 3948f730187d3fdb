package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// account is GET /account: what one sees and changes of one's own account.
func (s *server) account(c echo.Context) error {
	v, err := s.accountView(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

func (s *server) accountView(c echo.Context) (*templates.AccountView, error) {
	ctx, actor := c.Request().Context(), actorOf(c)
	u, err := s.store.OwnUser(ctx, actor)
	if err != nil {
		return nil, err
	}
	v := &templates.AccountView{Page: s.page(c), Email: u.Email, Title: u.Title, HasPassword: u.PasswordHash != "", SecondFactor: u.SecondFactor,
		TokenDays: "90", Profile: templates.ProfileForm{Name: u.Name, Lang: u.Lang, Version: u.Version}}
	v.URI, v.Proves = "/account", v.HasPassword || v.SecondFactor
	v.Languages = s.languageOptions()
	for _, r := range u.Roles {
		v.Roles = append(v.Roles, roleLine(r, v.Lang))
	}
	for _, issuer := range u.Providers {
		v.Providers = append(v.Providers, s.providerName(issuer))
	}
	filters, err := s.store.SavedFilters(ctx, actor)
	if err != nil {
		return nil, err
	}
	for _, f := range filters {
		v.Filters = append(v.Filters, savedFilterRow(f, actor))
	}
	sessions, err := s.store.OwnSessions(ctx, actor, s.sessions.token(c))
	if err != nil {
		return nil, err
	}
	for _, x := range sessions {
		v.Sessions = append(v.Sessions, templates.SessionRow{ID: x.ID, Device: deviceName(x.Device), Address: x.Address, Since: x.Since, SeenAt: x.SeenAt, Current: x.Current})
	}
	tokens, err := s.store.Tokens(ctx, actor)
	if err != nil {
		return nil, err
	}
	for _, t := range tokens {
		row := templates.TokenRow{ID: t.ID, Name: t.Name, CreatedAt: t.CreatedAt}
		if t.ExpiresAt != nil {
			row.ExpiresAt, row.Expired = *t.ExpiresAt, !t.ExpiresAt.After(s.store.Now())
		}
		v.Tokens = append(v.Tokens, row)
	}
	return v, nil
}

// languageOptions names each language in itself.
func (s *server) languageOptions() []templates.Option {
	var all []templates.Option
	for _, l := range s.words.languages {
		all = append(all, templates.Option{Value: l, Label: s.words.T(l, templates.SayLanguageName)})
	}
	return all
}

func roleLine(r models.RoleHeld, lang string) templates.RoleLine {
	line := templates.RoleLine{Role: string(r.Role), From: r.ValidFrom, To: r.ValidTo, FromProvider: r.Source != ""}
	if r.AgencyID != nil {
		line.Agency, line.AgencyCode = r.Agency.Name(lang), r.Agency.Code
	}
	return line
}

// editAccount is POST /account (name, lang, version).
func (s *server) editAccount(c echo.Context) error {
	typed := templates.ProfileForm{Name: c.FormValue("name"), Lang: c.FormValue("lang")}
	typed.Version, _ = strconv.ParseInt(c.FormValue("version"), 10, 64) // what is no number is no version
	var err error
	if !s.words.knows(typed.Lang) {
		err = invalid("lang", "unknown_value", "Value", shown(typed.Lang))
	} else {
		err = s.store.EditOwn(c.Request().Context(), actorOf(c), typed.Name, typed.Lang, typed.Version)
	}
	switch models.CodeOf(err) {
	case models.CodeInvalid, models.CodeStale:
		v, err2 := s.accountView(c)
		if err2 != nil {
			return err2
		}
		f := s.faultOf(c, err)
		if f.Code == models.CodeStale {
			v.Stored = &templates.UserNote{Name: v.Profile.Name, Title: v.Title, Lang: v.Profile.Lang}
		}
		typed.Version = v.Profile.Version
		v.Profile, v.Errors = typed, f.Fields
		return s.render(c, f.Status, v)
	}
	if err != nil {
		return err
	}
	s.forgetLanguage(c)
	return s.done(c, templates.SayAccountSaved, "/account")
}

// forgetLanguage lets the account's language count again over the one once chosen by a link.
func (s *server) forgetLanguage(c echo.Context) {
	c.SetCookie(&http.Cookie{Name: langCookie, Path: "/", MaxAge: -1, HttpOnly: true, Secure: s.secure(), SameSite: http.SameSiteLaxMode})
}

// done says on the next page what has happened.
func (s *server) done(c echo.Context, said, to string) error {
	if err := s.sessions.say(c, said, ""); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, to)
}
