package handlers_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"dondoc/models/modelstest"
)

func id(n int64) string { return strconv.FormatInt(n, 10) }

func TestAPIShowsEachWhatIsTheirs(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		var all apiTasks
		a.get(t, modelstest.Office, "/api/v1/tasks?sort=id", &all)
		ids := map[string]int64{}
		for _, task := range all.Items {
			ids[task.Ref[strings.Index(task.Ref, "#"):]] = task.ID
		}
		for _, c := range []struct {
			who, sees string
			reports   int
		}{
			{modelstest.Office, "#1 #2 #3@H26 #3@H57 #3@H14 #4", http.StatusOK},
			{modelstest.WorkingGroup, "#1 #2 #3@H26 #3@H57 #3@H14 #4", http.StatusOK},
			{modelstest.Admin, "#1 #2 #3@H26 #3@H57 #3@H14 #4", http.StatusOK},
			{modelstest.MOSTOfficer, "#1 #4", http.StatusForbidden},
			{modelstest.MOSTHead, "#1 #4", http.StatusForbidden},
			{modelstest.MPSOfficer, "#1 #2", http.StatusForbidden}, // coordinates the first
			{modelstest.HanoiOfficer, "#3@H26", http.StatusForbidden},
			{modelstest.Viewer, "#3@H57", http.StatusForbidden},
		} {
			var list apiTasks
			a.get(t, c.who, "/api/v1/tasks?sort=id", &list)
			if got := refs(list.Items); got != c.sees {
				t.Errorf("%s sees %s, want %s", c.who, got, c.sees)
			}
			for ref, taskID := range ids {
				got := a.call(t, c.who, http.MethodGet, "/api/v1/tasks/"+id(taskID), "")
				if strings.Contains(" "+c.sees+" ", " "+ref+" ") {
					got.is(t, http.StatusOK, c.who+" "+ref)
				} else {
					got.problem(t, http.StatusNotFound, "not_found")
				}
			}
			var d apiDirective
			a.get(t, c.who, "/api/v1/directives/34-CT-TTg", &d)
			var under []string
			for _, p := range d.Provisions {
				for _, task := range p.Tasks {
					under = append(under, task.Ref[strings.Index(task.Ref, "#"):])
				}
			}
			if got := strings.Join(under, " "); got != c.sees {
				t.Errorf("%s sees %s in the directive, want %s", c.who, got, c.sees)
			}
			if got := a.call(t, c.who, http.MethodGet, "/api/v1/reports", ""); got.Status != c.reports {
				t.Errorf("%s: reports %d, want %d", c.who, got.Status, c.reports)
			}
		}
	})
}

func TestAPIConfidentialDirectiveIsItsAgenciesAndTheOffices(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		a.Exec(t, "UPDATE directives SET confidential = TRUE WHERE key = '34-CT-TTg'")
		for who, want := range map[string]int{modelstest.Office: 6, modelstest.WorkingGroup: 0, modelstest.Admin: 0, modelstest.HanoiOfficer: 1} {
			var list apiTasks
			a.get(t, who, "/api/v1/tasks", &list)
			if len(list.Items) != want {
				t.Errorf("%s sees %d, want %d", who, len(list.Items), want)
			}
			status := http.StatusOK
			if want == 0 {
				status = http.StatusNotFound
			}
			a.call(t, who, http.MethodGet, "/api/v1/directives/34-CT-TTg", "").is(t, status, who)
		}
	})
}

func TestAPIWantsAToken(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		past := modelstest.Start.Add(time.Hour)
		expiring, err := a.CreateToken(t.Context(), modelstest.System, modelstest.Office, "expiring", &past)
		if err != nil {
			t.Fatal(err)
		}
		revoked := a.token(t, modelstest.WorkingGroup)
		closed := a.token(t, modelstest.MOSTOfficer)
		for _, secret := range []string{expiring, revoked, closed} {
			a.call(t, "", http.MethodGet, "/api/v1/me", "", "Authorization", "Bearer "+secret).is(t, http.StatusOK, "a good token")
		}
		a.Exec(t, "UPDATE api_tokens SET revoked_at = '2025-06-27 01:00:00+00:00' WHERE user_id = (SELECT id FROM users WHERE email = '"+modelstest.WorkingGroup+"')")
		a.Exec(t, "UPDATE users SET closed_at = '2025-06-27 01:00:00+00:00' WHERE email = '"+modelstest.MOSTOfficer+"'")
		a.Clock.Advance(2 * time.Hour)
		for name, header := range map[string]string{
			"none": "", "unknown": "Bearer ddt_unknown", "empty": "Bearer ", "another scheme": "Basic b2ZmaWNlOng=", "no scheme": a.token(t, modelstest.Office),
			"expired": "Bearer " + expiring, "revoked": "Bearer " + revoked, "of a closed account": "Bearer " + closed, "with a zero byte": "Bearer a\u00a0b",
		} {
			for _, path := range []string{"/api/v1/me", "/api/v1/tasks", "/api/v1/tasks/1", "/api/v1/directives/1", "/api/v1/reports"} {
				got := a.call(t, "", http.MethodGet, path, "", "Authorization", header)
				got.problem(t, http.StatusUnauthorized, "sign_in")
				if !strings.HasPrefix(got.Header.Get("WWW-Authenticate"), "Bearer") {
					t.Errorf("%s: WWW-Authenticate %q", name, got.Header.Get("WWW-Authenticate"))
				}
			}
		}
		a.call(t, modelstest.Office, http.MethodGet, "/api/v1/me", "").is(t, http.StatusOK, "another's token")
	})
}
