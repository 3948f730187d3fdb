package handlers_test

import (
	"net/http"
	"strings"
	"testing"

	"dondoc/models/modelstest"
)

// TestLinksAreRevokedByAPI: by the office and the lead's head, as on the page.
func TestLinksAreRevokedByAPI(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		s := &site{Env: a.Env, Cast: a.Cast, URL: a.URL}
		form, check := s.formOfAMail(t), describedBy(t, a)
		links := "/api/v1" + s.taskPath(t, "#1") + "/links"
		const body = `{"recipient":"` + modelstest.MOSTOfficer + `"}`
		for who, status := range map[string]int{modelstest.MOSTOfficer: http.StatusForbidden, modelstest.WorkingGroup: http.StatusForbidden, modelstest.HanoiOfficer: http.StatusNotFound} {
			a.call(t, who, http.MethodGet, links, "").is(t, status, who)
			a.call(t, who, http.MethodPost, links+"/revocation", body).is(t, status, who+" revokes")
		}
		got := a.call(t, modelstest.MOSTHead, http.MethodGet, links, "")
		if got.is(t, http.StatusOK, "the list"); !strings.Contains(string(got.Body), modelstest.MOSTOfficer) {
			t.Errorf("%s", got.Body)
		}
		check(t, http.MethodGet, "/tasks/{id}/links", "200", got)
		a.call(t, modelstest.Office, http.MethodPost, links+"/revocation", `{"recipient":"no address"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		s.visitor(t).get(t, form).is(t, http.StatusOK, "alive")
		got = a.call(t, modelstest.MOSTHead, http.MethodPost, links+"/revocation", body)
		check(t, http.MethodPost, "/tasks/{id}/links/revocation", "200", got)
		if strings.Contains(string(got.Body), modelstest.MOSTOfficer) {
			t.Errorf("left: %s", got.Body)
		}
		s.visitor(t).get(t, form).is(t, http.StatusNotFound, "dead")
	})
}

// TestEventsAreEnteredByAPI: the office looks at the days that would follow, and enters the event.
func TestEventsAreEnteredByAPI(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		check := describedBy(t, a)
		a.Exec(t, `UPDATE provisions SET deadline_kind = 'relative', first_due_on = NULL, deadline = '{"kind":"relative","as_written":"sau khi Luật được thông qua","event":"Luật được thông qua","n":5}' WHERE ref = '34/CT-TTg#4'`)
		for _, who := range []string{modelstest.MOSTHead, modelstest.WorkingGroup, modelstest.Admin} {
			a.call(t, who, http.MethodGet, "/api/v1/events", "").problem(t, http.StatusForbidden, "forbidden")
			a.call(t, who, http.MethodPost, "/api/v1/events", `{"provision_ids":[1],"on":"2025-06-20"}`).problem(t, http.StatusForbidden, "forbidden")
		}
		var waiting struct {
			Items []struct {
				ProvisionID       int64   `json:"provision_id"`
				DirectiveID       int64   `json:"directive_id"`
				DueOn             *string `json:"due_on"`
				Ref, Label, Event string
				Tasks             int
			}
		}
		got := a.call(t, modelstest.Office, http.MethodGet, "/api/v1/events", "")
		check(t, http.MethodGet, "/events", "200", got)
		if got.decode(t, &waiting); len(waiting.Items) != 1 || waiting.Items[0].Event != "Luật được thông qua" || waiting.Items[0].DueOn != nil {
			t.Fatalf("%s", got.Body)
		}
		ids := `"provision_ids":[` + id(waiting.Items[0].ProvisionID) + `]`
		for _, bad := range []string{`{"provision_ids":[],"on":"2025-06-20"}`, `{` + ids + `}`, `{` + ids + `,"on":"2025-07-20"}`, `{` + ids + `,"on":"2025-06-31"}`} {
			a.call(t, modelstest.Office, http.MethodPost, "/api/v1/events", bad).problem(t, http.StatusUnprocessableEntity, "invalid")
		}
		body := `{` + ids + `,"on":"2025-06-20","words":"Luật số 1"}`
		got = a.call(t, modelstest.Office, http.MethodPost, "/api/v1/events/preview", body)
		check(t, http.MethodPost, "/events/preview", "200", got)
		if got.decode(t, &waiting); len(waiting.Items) != 1 || waiting.Items[0].DueOn == nil || *waiting.Items[0].DueOn != "2025-06-25" {
			t.Errorf("%s", got.Body)
		}
		got = a.call(t, modelstest.Office, http.MethodPost, "/api/v1/events", body)
		check(t, http.MethodPost, "/events", "200", got)
		if strings.TrimSpace(string(got.Body)) != `{"tasks":1}` {
			t.Errorf("%s", got.Body)
		}
		a.call(t, modelstest.Office, http.MethodPost, "/api/v1/events", body).problem(t, http.StatusConflict, "stale")
	})
}
