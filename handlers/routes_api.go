package handlers

import "net/http"

// api is the route table of the JSON API. Its callers carry a bearer token.
func (s *server) api() []route {
	return []route{
		{http.MethodGet, "/api/v1/me", signedIn, s.apiMe},
	}
}
