package handlers_test

import (
	"net/http"
	"net/url"
	"testing"

	"dondoc/models/modelstest"
)

// TestAdministratorsEndSessions: one account's, and everybody's at once, with their own password once more.
func TestAdministratorsEndSessions(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		admin, elsewhere := s.as(t, modelstest.Admin), s.as(t, modelstest.Admin)
		officer, office := s.as(t, modelstest.MOSTOfficer), s.as(t, modelstest.Office)
		at := "/admin/users/" + id(s.MOSTOfficer.UserID)
		proof := func(p string) url.Values { return url.Values{"current_password": {p}} }
		admin.post(t, at, at+"/sessions/end", proof("wrong")).is(t, http.StatusUnprocessableEntity, "a wrong password").has(t, "Mật khẩu hiện tại")
		officer.get(t, "/tasks").is(t, http.StatusOK, "still in")
		admin.post(t, at, at+"/sessions/end", proof(modelstest.Password)).is(t, http.StatusSeeOther, "one account")
		officer.get(t, "/tasks").is(t, http.StatusSeeOther, "out")
		office.get(t, "/desk").is(t, http.StatusOK, "another account")
		office.post(t, "/desk", "/admin/users/sessions/end", proof(modelstest.Password)).is(t, http.StatusForbidden, "no administrator")
		const all = "/admin/users/sessions/end"
		admin.post(t, "/admin/users", all, proof("")).is(t, http.StatusUnprocessableEntity, "no password")
		office.get(t, "/desk").is(t, http.StatusOK, "still in")
		admin.post(t, "/admin/users", all, proof(modelstest.Password)).is(t, http.StatusSeeOther, "everybody")
		office.get(t, "/desk").is(t, http.StatusSeeOther, "out")
		elsewhere.get(t, "/admin/users").is(t, http.StatusSeeOther, "the administrator's other session")
		admin.get(t, "/admin/users").is(t, http.StatusOK, "the one in use").has(t, "Đã đăng xuất mọi người")
		trail := s.Rows(t, "SELECT action, after FROM audit_entries WHERE action LIKE 'session.end_%' ORDER BY id")
		if len(trail) != 2 || trail[0][1] != `{"sessions":1}` || trail[1][0] != "session.end_everybody" || trail[1][1] != `{"sessions":2}` {
			t.Errorf("the trail: %q", trail)
		}
	})
}

// TestAdministratorsEndSessionsByAPI is the same by the API.
func TestAdministratorsEndSessionsByAPI(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		s := &site{Env: a.Env, Cast: a.Cast, URL: a.URL}
		check := describedBy(t, a)
		const proof = `{"current_password":"` + modelstest.Password + `"}`
		one := "/api/v1/users/" + id(a.Cast.MOSTOfficer.UserID) + "/sessions/end"
		for _, path := range []string{one, "/api/v1/users/sessions/end"} {
			s.as(t, modelstest.MOSTOfficer)
			a.call(t, modelstest.Admin, http.MethodPost, path, `{"current_password":"wrong"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
			a.call(t, modelstest.Office, http.MethodPost, path, proof).problem(t, http.StatusForbidden, "forbidden")
			got := a.call(t, modelstest.Admin, http.MethodPost, path, proof)
			var ended struct{ Ended int }
			if got.decode(t, &ended); ended.Ended != 1 {
				t.Errorf("%s: %d ended", path, ended.Ended)
			}
			described := "/users/sessions/end"
			if path == one {
				described = "/users/{id}/sessions/end"
			}
			check(t, http.MethodPost, described, "200", got)
		}
	})
}
