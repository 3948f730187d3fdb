package handlers

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// loginForm is GET /login.
func (s *server) loginForm(c echo.Context) error {
	if actorOf(c).SignedIn() {
		return c.Redirect(http.StatusSeeOther, s.startPage(c))
	}
	return s.render(c, http.StatusOK, s.loginView(c, "", c.QueryParam("next")))
}

func (s *server) loginView(c echo.Context, email, next string) *templates.LoginView {
	v := &templates.LoginView{Page: s.page(c), Email: email, Next: ownPath(next)}
	if s.Demo != nil {
		for _, a := range s.Demo.Accounts {
			v.Accounts = append(v.Accounts, templates.DemoAccount(a))
		}
	}
	return v
}

// login is POST /login (email, password, next).
func (s *server) login(c echo.Context) error {
	ctx := c.Request().Context()
	email, next := models.FoldEmail(c.FormValue("email")), ownPath(c.FormValue("next"))
	succeeded, allowed := s.logins.allow(email, c.RealIP(), s.store.Now())
	if !allowed {
		return &models.Error{Code: models.CodeTooMany, Detail: "login"}
	}
	user, err := s.store.Authenticate(ctx, email, c.FormValue("password"))
	switch {
	case models.CodeOf(err) == models.CodeCredentials:
		if err := s.store.RecordLogin(ctx, models.Actor{Address: c.RealIP()}, email, false); err != nil {
			return err
		}
		v := s.loginView(c, email, next)
		v.Failed = true
		return s.render(c, http.StatusUnauthorized, v)
	case err != nil:
		return err
	}
	succeeded()
	actor, err := s.store.ActorByUser(ctx, user.ID)
	if err != nil {
		return err
	}
	setActor(c, actor)
	if err := s.store.RecordLogin(ctx, actorOf(c), email, true); err != nil {
		return err
	}
	if err := s.sessions.begin(c, user.ID); err != nil {
		return err
	}
	if next == "" {
		next = s.startPage(c)
	}
	return c.Redirect(http.StatusSeeOther, next)
}

// ownPath gives a path of this site, or nothing: a link must not send people elsewhere after they have
// signed in.
func ownPath(next string) string {
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return ""
	}
	return next
}
