package handlers

import "net/http"

// pages is the route table of the pages.
func (s *server) pages() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/", signedIn, s.home},
		{get, "/login", anyone, s.loginForm},
		{post, "/login", anyone, s.login},
		{post, "/logout", anyone, s.logout},
	}
}
