package handlers

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// route is one line of the route table: method, path, who may, handler.
type route struct {
	method, path string
	may          access
	do           echo.HandlerFunc
}

// access says to whom a route is open. What they then see is the Store's to decide.
type access string

const (
	anyone     access = "anyone"
	signedIn   access = "signed in"
	overseers  access = "who sees the whole"         // the working group's reports
	caretakers access = "administrators and office"  // schedules and job runs, mergers, absences
	urgers     access = "office and working group"   // letters that urge an agency
	reviewers  access = "who holds reviews"          // office and working group
	compilers  access = "who compiles reports"       // office and working group: on demand, corrections, approvals
	deciders   access = "who decides on tasks"       // the desk
	drafters   access = "the office"                 // directives and their decomposition
	definers   access = "who defines indicators"     // the office
	measurers  access = "who enters values"          // heads and officers, and the office
	reporters  access = "heads and officers"         // who work for an agency
	watchers   access = "who reads all mail"         // mail health
	personnel  access = "administrators"             // accounts
	keepers    access = "administrators of the data" // registry, calendar, policies, the record of changes
)

// allows says whether the actor may use the route at all.
func (a access) allows(actor models.Actor) bool {
	switch a {
	case anyone:
		return true
	case overseers:
		return actor.Rights().Reports
	case reporters:
		return actor.Rights().Agency
	case definers:
		return actor.Rights().Define
	case measurers:
		return actor.Rights().Measure
	case caretakers:
		return actor.Rights().Jobs
	case watchers:
		return actor.Rights().Outbox
	case keepers:
		return actor.Rights().Registry
	case drafters:
		return actor.Rights().Decompose
	case compilers:
		return actor.Rights().Compile
	case reviewers:
		return actor.Rights().Review
	case urgers:
		return actor.Rights().Urge
	case deciders:
		return actor.Rights().Desk
	case personnel:
		return actor.Rights().People
	}
	return actor.SignedIn()
}

// mount enters the route table. Pages know their visitor by a session and take forms with a CSRF
// token; the API knows its caller by a bearer token alone, which no browser sends by itself.
func (s *server) mount(e *echo.Echo) {
	csrf := s.csrf()
	for _, r := range s.pages() {
		add(e, r, s.bySession, s.language, s.receiveFile, textOnly, csrf, gate(r.may))
	}
	for _, r := range s.api() {
		add(e, r, s.apiLanguage, s.byToken, gate(r.may), s.receiveFile)
	}
	e.RouteNotFound("/*", notFound, s.bySession, s.language)
	refuseOtherMethods(e, s.pages(), s.bySession, s.language)
	refuseOtherMethods(e, s.api(), s.apiLanguage)
	e.RouteNotFound("/api/*", notFound, s.apiLanguage)
	e.GET("/static/*", echo.WrapHandler(s.Renderer.Static()))
	e.GET("/healthz", s.healthz)
	e.GET("/readyz", s.readyz)
	if s.MetricsToken != "" {
		e.GET("/metrics", s.metrics())
	}
}

func add(e *echo.Echo, r route, before ...echo.MiddlewareFunc) {
	e.Add(r.method, r.path, r.do, before...)
	if r.method == http.MethodGet {
		e.Add(http.MethodHead, r.path, r.do, before...)
	}
}

// gate refuses whom a route is not open to: who isn't signed in is asked to, who is gets no further.
func gate(may access) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			actor := actorOf(c)
			switch {
			case may.allows(actor):
				return next(c)
			case !actor.SignedIn():
				return &models.Error{Code: models.CodeSignIn}
			}
			return &models.Error{Code: models.CodeForbidden}
		}
	}
}

func notFound(echo.Context) error { return &models.Error{Code: models.CodeNotFound} }

// refuseOtherMethods answers 405 on the routes' paths to the methods they don't take. Left to echo it
// would be 404, since a route for all that is not found exists.
func refuseOtherMethods(e *echo.Echo, routes []route, before ...echo.MiddlewareFunc) {
	takes := map[string][]string{}
	for _, r := range routes {
		takes[r.path] = append(takes[r.path], r.method)
		if r.method == http.MethodGet {
			takes[r.path] = append(takes[r.path], http.MethodHead)
		}
	}
	for path, methods := range takes {
		refuse := func(c echo.Context) error {
			c.Response().Header().Set(echo.HeaderAllow, strings.Join(methods, ", "))
			return echo.ErrMethodNotAllowed
		}
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions} {
			if !slices.Contains(methods, method) {
				e.Add(method, path, refuse, before...)
			}
		}
	}
}
