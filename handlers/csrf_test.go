package handlers_test

import (
	"net/http"
	"net/url"
	"testing"

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
