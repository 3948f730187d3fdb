package handlers_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dondoc/handlers"
	"dondoc/models/modelstest"
)

func TestFormsFromElsewhereAreRefused(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		form := func(token ...string) url.Values {
			f := url.Values{"percent": {"50"}, "words": {"x"}, "version": {"2"}, "email": {modelstest.Office}, "password": {modelstest.Password}}
			if token != nil {
				f["csrf"] = token
			}
			return f
		}
		others := csrfField.FindStringSubmatch(s.visitor(t).get(t, "/login").Body)[1]
		own := csrfField.FindStringSubmatch(v.get(t, task).Body)[1]
		for _, path := range []string{task + "/progress", "/login", "/logout", "/setup/x"} {
			v.postForm(t, path, form()).is(t, http.StatusForbidden, path+" without token")
			v.postForm(t, path, form("")).is(t, http.StatusForbidden, path+" with an empty token")
			v.postForm(t, path, form(others)).is(t, http.StatusForbidden, path+" with another's token").has(t, "403")
			v.postForm(t, path, form(own), "Sec-Fetch-Site", "cross-site").is(t, http.StatusForbidden, path+" from another site")
			v.postForm(t, path, form("_echo_csrf_using_sec_fetch_site_"), "Sec-Fetch-Site", "same-site").is(t, http.StatusForbidden, path+" from a neighbour")
		}
		v.get(t, "/tasks").is(t, http.StatusOK, "still signed in")
		v.get(t, task).has(t, "Chưa thực hiện")
		v.postForm(t, task+"/progress", form(own)).is(t, http.StatusSeeOther, "with its own token")
	})
}

// No form of the whole route table is taken without the token of its page.
func TestEveryFormNeedsItsToken(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	s := newSite(t, e, e.Populate(t))
	v := s.as(t, modelstest.Admin)
	forms := 0
	for _, route := range handlers.PageRoutes() {
		method, path, _ := strings.Cut(route, " ")
		if method == http.MethodGet || path == "/unsubscribe/:token" { // mail programs post to that by themselves
			continue
		}
		forms++
		path = strings.NewReplacer(":id", "1", ":token", "x", ":provider", "x").Replace(path)
		v.postForm(t, path, url.Values{"name": {"x"}}).is(t, http.StatusForbidden, route)
		v.send(t, method, path, strings.NewReader(`{"csrf":"x"}`), "Content-Type", "application/json").is(t, http.StatusForbidden, route+" as JSON")
	}
	if forms < 20 {
		t.Errorf("only %d forms", forms)
	}
}
