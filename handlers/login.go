package handlers

import (
	"net/http"
	"net/url"
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
	if h := halfwayOf(c); h.missing != stepDone {
		return c.Redirect(http.StatusSeeOther, "/login/"+string(h.missing))
	}
	return s.render(c, http.StatusOK, s.loginView(c, "", c.QueryParam("next")))
}

func (s *server) loginView(c echo.Context, email, next string) *templates.LoginView {
	v := &templates.LoginView{Page: s.page(c), Email: email, Next: ownPath(next)}
	v.URI = "/login"
	for _, p := range s.providers {
		at := "/login/oidc/" + p.Key
		if v.Next != "" {
			at += "?next=" + url.QueryEscape(v.Next)
		}
		v.Providers = append(v.Providers, templates.Option{Value: at, Label: p.Name})
	}
	if s.Demo != nil {
		for _, a := range s.Demo.Accounts {
			v.Accounts = append(v.Accounts, templates.DemoAccount(a))
		}
	}
	return v
}

// loginAgain shows the login page with why nobody was signed in.
func (s *server) loginAgain(c echo.Context, email, next string, refusal error) error {
	f := s.faultOf(c, refusal)
	if f.Status >= http.StatusInternalServerError && f.Code != models.CodeUnavailable {
		return refusal
	}
	v := s.loginView(c, email, next)
	if v.Refusal = f.Message; f.Code == models.CodeCredentials {
		v.Refusal = s.words.T(v.Lang, templates.SayLoginFailed)
	}
	return s.render(c, f.Status, v)
}

// login is POST /login (email, password, next).
func (s *server) login(c echo.Context) error {
	email, next := models.FoldEmail(c.FormValue("email")), ownPath(c.FormValue("next"))
	user, err := s.store.Authenticate(c.Request().Context(), email, c.FormValue("password"), c.RealIP())
	switch models.CodeOf(err) {
	case models.CodeCredentials, models.CodeTooMany:
		return s.loginAgain(c, email, next, err)
	case "":
		if err != nil {
			return err
		}
	default:
		return err
	}
	return s.enter(c, user.ID, next, false)
}

// enter lets in who has proved to be the user, or leads to the second factor where one is on or must
// be. proven says that somebody else has asked for a second factor already.
func (s *server) enter(c echo.Context, userID int64, next string, proven bool) error {
	ctx := c.Request().Context()
	actor, err := s.store.ActorByUser(ctx, userID)
	if err != nil {
		return err
	}
	actor.Address = c.RealIP()
	factor, err := s.store.SecondFactor(ctx, actor)
	if err != nil {
		return err
	}
	switch {
	case proven:
		return s.signIn(c, actor, next)
	case factor.On:
		return s.half(c, actor, stepCode, next)
	case s.needsSecondFactor(actor):
		if err := s.store.BeginSecondFactor(ctx, actor); err != nil {
			return err
		}
		return s.half(c, actor, stepEnrol, next)
	}
	return s.signIn(c, actor, next)
}

func (s *server) half(c echo.Context, actor models.Actor, missing step, next string) error {
	if err := s.sessions.begin(c, actor, missing, next); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/login/"+string(missing))
}

// signIn signs the actor in and leads to where they wanted to go.
func (s *server) signIn(c echo.Context, actor models.Actor, next string) error {
	if err := s.signInHere(c, actor); err != nil {
		return err
	}
	if next == "" {
		next = s.startPage(c)
	}
	return c.Redirect(http.StatusSeeOther, next)
}

func (s *server) signInHere(c echo.Context, actor models.Actor) error {
	setActor(c, actor)
	if err := s.store.RecordLogin(c.Request().Context(), actorOf(c)); err != nil {
		return err
	}
	return s.sessions.begin(c, actorOf(c), stepDone, "")
}

// ownPath gives a path of this site, or nothing: a link must not send people elsewhere after they have
// signed in.
func ownPath(next string) string {
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return ""
	}
	return next
}
