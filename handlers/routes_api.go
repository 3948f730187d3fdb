package handlers

import (
	"net/http"

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
		{get, apiEvidencePath, signedIn, s.apiEvidence, nil},
		{post, apiEvidencePath, signedIn, s.apiAddEvidence, nil},
		{get, apiOneEvidence, signedIn, s.evidenceFile, nil},
		{http.MethodDelete, apiOneEvidence, signedIn, s.apiRemoveEvidence, nil},
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
