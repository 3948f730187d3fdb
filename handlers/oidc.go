package handlers

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/labstack/echo/v4"
	"golang.org/x/oauth2"

	"dondoc/models"
)

// asked is what was asked of a provider; the answer must fit it. It waits in the visitor's session.
type asked struct{ Provider, State, Nonce, Verifier, Next string }

// providerLogin is GET /login/oidc/:provider (next): leads to the provider's own page. It is a link and
// no form: the content policy lets no form of ours lead to another site.
func (s *server) providerLogin(c echo.Context) error {
	p, err := s.providerOf(c)
	if err != nil {
		return err
	}
	if actorOf(c).SignedIn() {
		return c.Redirect(http.StatusSeeOther, s.startPage(c))
	}
	next := ownPath(c.QueryParam("next"))
	found, err := p.discover(c.Request().Context())
	if err != nil {
		return s.providerAway(c, p, next, err)
	}
	a := asked{p.Key, rand.Text(), rand.Text(), oauth2.GenerateVerifier(), next}
	text, err := json.Marshal(a)
	if err != nil {
		return err
	}
	if err := s.sessions.keep(c, sessionProvider, string(text)); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, p.oauth(found).AuthCodeURL(a.State, append(p.strengthAsked(), oidc.Nonce(a.Nonce), oauth2.S256ChallengeOption(a.Verifier))...))
}

func (s *server) providerOf(c echo.Context) (*provider, error) {
	for _, p := range s.providers {
		if p.Key == c.Param("provider") {
			return p, nil
		}
	}
	return nil, &models.Error{Code: models.CodeNotFound}
}

// providerName is what the login page calls an issuer; one that is no longer configured stands for
// itself.
func (s *server) providerName(issuer string) string {
	for _, p := range s.providers {
		if p.Issuer == issuer {
			return p.Name
		}
	}
	return issuer
}

// providerAway says on the login page that the provider can't be asked, and in the log why.
func (s *server) providerAway(c echo.Context, p *provider, next string, err error) error {
	s.Log.WarnContext(c.Request().Context(), "provider does not answer", "id", requestIDOf(c), "provider", p.Key, "issuer", p.Issuer, "error", err)
	return s.loginAgain(c, "", next, &models.Error{Code: models.CodeUnavailable, Detail: "provider", Params: map[string]any{"Name": p.Name}})
}

// providerCallback is GET /login/oidc/:provider/callback (state, code or error): the provider's answer.
func (s *server) providerCallback(c echo.Context) error {
	p, err := s.providerOf(c)
	if err != nil {
		return err
	}
	var a asked
	text, err := s.sessions.take(c, sessionProvider)
	if err != nil {
		return err
	}
	if text != "" {
		if err := json.Unmarshal([]byte(text), &a); err != nil {
			return err
		}
	}
	refuse := func(why string) error {
		return s.loginAgain(c, "", a.Next, &models.Error{Code: models.CodeForbidden, Detail: why, Params: map[string]any{"Name": p.Name}})
	}
	if a.State == "" || a.Provider != p.Key || subtle.ConstantTimeCompare([]byte(a.State), []byte(c.QueryParam("state"))) != 1 {
		return refuse("provider_state")
	}
	if c.QueryParam("error") != "" || c.QueryParam("code") == "" {
		s.Log.InfoContext(c.Request().Context(), "provider refused", "id", requestIDOf(c), "provider", p.Key, "error", shown(c.QueryParam("error")))
		return refuse("provider_refused")
	}
	claims, err := p.redeem(c.Request().Context(), a, c.QueryParam("code"))
	if err != nil {
		var answer *oauth2.RetrieveError
		if errors.As(err, &answer) || errors.Is(err, errBadToken) {
			s.Log.WarnContext(c.Request().Context(), "provider's answer is not valid", "id", requestIDOf(c), "provider", p.Key, "error", err)
			return refuse("provider_refused")
		}
		return s.providerAway(c, p, a.Next, err)
	}
	if !p.recent(claims) {
		s.Log.InfoContext(c.Request().Context(), "provider asked too long ago", "id", requestIDOf(c), "provider", p.Key, "auth_time", claims["auth_time"])
		return refuse("provider_long_ago")
	}
	user, err := s.store.SignInByProvider(c.Request().Context(), s.personOf(c, p, claims))
	switch models.CodeOf(err) {
	case models.CodeForbidden, models.CodeInvalid:
		return s.loginAgain(c, "", a.Next, withName(err, p.Name))
	case "":
		if err != nil {
			return err
		}
	default:
		return err
	}
	return s.enter(c, user.ID, a.Next, p.askedTwice(claims))
}

// errBadToken means that the provider's token does not prove what it should.
var errBadToken = errors.New("the ID token is not valid")

// redeem turns the code into the claims of a verified ID token that answers this very question.
func (p *provider) redeem(ctx context.Context, a asked, code string) (map[string]any, error) {
	found, err := p.discover(ctx)
	if err != nil {
		return nil, err
	}
	ctx = oidc.ClientContext(ctx, p.client)
	token, err := p.oauth(found).Exchange(ctx, code, oauth2.VerifierOption(a.Verifier))
	if err != nil {
		return nil, err
	}
	raw, _ := token.Extra("id_token").(string)
	verified, err := found.VerifierContext(ctx, &oidc.Config{ClientID: p.ClientID}).Verify(ctx, raw)
	if err != nil {
		return nil, errors.Join(errBadToken, err)
	}
	if subtle.ConstantTimeCompare([]byte(verified.Nonce), []byte(a.Nonce)) != 1 {
		return nil, errors.Join(errBadToken, errors.New("another nonce"))
	}
	var claims map[string]any
	if err := verified.Claims(&claims); err != nil {
		return nil, errors.Join(errBadToken, err)
	}
	return claims, nil
}

func (s *server) personOf(c echo.Context, p *provider, claims map[string]any) models.ProviderPerson {
	text := func(name string) string { v, _ := claims[name].(string); return v }
	verified, _ := claims["email_verified"].(bool)
	lang := s.langOf(c)
	if locale := text("locale"); s.words.knows(locale) {
		lang = locale
	}
	return models.ProviderPerson{Issuer: p.Issuer, Subject: text("sub"), Email: text("email"), EmailVerified: verified, Name: text("name"), Lang: lang,
		Roles: p.roles(claims), TrustEmail: p.TrustEmail, Address: c.RealIP()}
}

// withName lets a refusal name the provider.
func withName(err error, name string) error {
	var e *models.Error
	if !errors.As(err, &e) {
		return err
	}
	named := *e
	named.Params = map[string]any{"Name": name}
	for k, v := range e.Params {
		named.Params[k] = v
	}
	return &named
}
