package handlers

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
)

// apiRoute is a line of the API's route table: a route and the query parameters it takes beside lang.
type apiRoute struct {
	method, path string
	may          access
	do           echo.HandlerFunc
	query        []string
}

// apiRoutes is the route table of the JSON API. Its callers carry a bearer token. openapi/
// describes it; a test holds the two equal.
func (s *server) apiRoutes() []apiRoute {
	const get, post = http.MethodGet, http.MethodPost
	return []apiRoute{
		{get, "/api/v1/openapi.json", anyone, s.apiOpenAPI, nil},
		{get, "/api/v1/me", signedIn, s.apiMe, nil},
		{get, "/api/v1/directives", signedIn, s.apiDirectives, []string{"limit", "cursor"}},
		{get, "/api/v1/directives/:id", signedIn, s.apiDirective, nil},
		{get, "/api/v1/tasks", signedIn, s.apiTasks, []string{"agency", "directive", "status", "timeliness", "due_from", "due_to", "q", "sort", "limit", "cursor"}},
		{get, "/api/v1/tasks/:id", signedIn, s.apiTask, nil},
		{post, "/api/v1/tasks/:id/progress", signedIn, s.apiProgress, nil},
		{get, "/api/v1/agencies", signedIn, s.apiAgencies, []string{"kind", "on", "q", "limit", "cursor"}},
		{get, "/api/v1/reports", overseers, s.apiReports, []string{"limit", "cursor"}},
		{get, "/api/v1/reports/:id", overseers, s.apiReport, nil},
	}
}

// api is the API's part of the route table.
func (s *server) api() []route {
	var all []route
	for _, r := range s.apiRoutes() {
		all = append(all, route{r.method, r.path, r.may, takesQuery(r.query, r.do)})
	}
	return all
}

// refuseOtherMethods answers 405 on the API's paths to the methods they don't take. Left to echo it
// would be 404, since a route for all that is not found exists.
func (s *server) refuseOtherMethods(e *echo.Echo) {
	takes := map[string][]string{}
	for _, r := range s.api() {
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
				e.Add(method, path, refuse, s.apiLanguage)
			}
		}
	}
}
