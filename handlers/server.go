// Package handlers is the house's front door over HTTP: the route table, the pages, the JSON API. It
// is the only package that knows echo. A handler parses what was sent into a struct of its own, calls
// one Store method or a few, and fills a view.
package handlers

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
	"dondoc/templates/document"
)

// Options is what the pages and the API are served from. Store, Renderer and BaseURL must be given.
type Options struct {
	Store        *models.Store
	Renderer     *templates.Renderer
	Log          *slog.Logger
	BaseURL      *url.URL // under which people reach the pages; https makes cookies and headers strict
	Organisation string
	Version      string
	Demo         *Demo // nil in production

	// SecondFactor asks for one of whoever must have it (models.Actor.NeedsSecondFactor), SecondFactorOfAll
	// of everybody.
	SecondFactor, SecondFactorOfAll bool

	// Providers are where people may sign in instead of with a password. None need answer at the start.
	Providers []Provider

	// Plans gives the next runs of the scheduled jobs; nil where no jobs run in this process.
	Plans func(context.Context) ([]models.JobPlan, error)

	// MetricsToken opens /metrics; empty where there is no such page. JobsHealth says when the scheduled
	// jobs last looked what is due and how many periods failed then; nil where no jobs run in this process.
	MetricsToken string
	JobsHealth   func() (looked time.Time, failing int)

	// TrustedProxies may say in X-Forwarded-For who the client is. From anyone else that header is ignored.
	TrustedProxies []*net.IPNet

	Transfers TransferLimits // of files

	PDFs *document.PDFs // writes papers; without a browser where it is nil
}

// Demo is what only the demonstration shows: a banner, and accounts to sign in with.
type Demo struct{ Accounts []DemoAccount }

// DemoAccount is offered on the login page. Role is a models.Role.
type DemoAccount struct{ Email, Password, Name, Role, Agency string }

// server holds what every handler needs. It never changes after New, apart from the count of
// transfers.
type server struct {
	Options
	store     *models.Store
	sessions  sessions
	words     words
	providers []*provider
	transfers *transfers
	links     echo.MiddlewareFunc // limits who opens links from mails
}

// New builds the handler of all routes. It returns an error when an option is missing.
func New(o Options) (http.Handler, error) {
	if o.Store == nil || o.Renderer == nil || o.BaseURL == nil {
		return nil, errors.New("handlers: store, renderer and base URL must be given")
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.PDFs == nil {
		o.PDFs = document.NewPDFs("")
	}
	s := &server{Options: o, store: o.Store, sessions: newSessions(o.Store, o.secure()), words: newWords(o.Renderer), providers: newProviders(o.Providers, o.BaseURL), transfers: newTransfers(o.Transfers),
		links: newLinkLimit()}
	packed, err := compressed()
	if err != nil {
		return nil, err
	}
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = s.answerError
	e.IPExtractor = o.clientAddress()
	e.Use(s.requestID, s.accessLog, s.recoverPanic, s.securityHeaders, timeLimit(), sizeLimit(), packed)
	s.mount(e)
	return e, nil
}

// needsSecondFactor says whether the actor must have one.
func (o Options) needsSecondFactor(a models.Actor) bool {
	return o.SecondFactorOfAll || o.SecondFactor && a.NeedsSecondFactor()
}

// secure says whether people reach the pages by https.
func (o Options) secure() bool { return o.BaseURL.Scheme == "https" }

// clientAddress tells who is at the other end. Only proxies that are named may speak for another.
func (o Options) clientAddress() echo.IPExtractor {
	if len(o.TrustedProxies) == 0 {
		return echo.ExtractIPDirect()
	}
	trust := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, n := range o.TrustedProxies {
		trust = append(trust, echo.TrustIPRange(n))
	}
	return echo.ExtractIPFromXFFHeader(trust...)
}
