package handlers_test

import (
	"net/http"
	"testing"

	"dondoc/models/modelstest"
)

type apiPerson struct{ Email, Name string }

type apiSubtask struct {
	ID       int64
	Title    string
	Assignee *apiPerson
	DueOn    *string `json:"due_on"`
	DoneOn   *string `json:"done_on"`
	Version  int64
}

func TestAPISubtasksAreTheLeadsOwn(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		_, path := lifeOf(t, a)
		path += "/subtasks"
		officer := modelstest.MOSTOfficer
		var one apiSubtask
		made := a.call(t, officer, http.MethodPost, path, `{"title":"Soạn dự thảo","assignee":"head@most.example","due_on":"2025-07-10"}`)
		made.is(t, http.StatusCreated, "a sub-task")
		made.decode(t, &one)
		if one.Title != "Soạn dự thảo" || one.Assignee == nil || one.Assignee.Name != "Lê Thị Hoa" || text(one.DueOn) != "2025-07-10" || one.DoneOn != nil || one.Version != 1 {
			t.Errorf("made %s", made.Body)
		}
		own := path + "/" + id(one.ID)
		if made.Header.Get("Location") != own {
			t.Errorf("Location %q", made.Header.Get("Location"))
		}
		changed := a.call(t, officer, http.MethodPatch, own, `{"done":true,"due_on":null,"version":1}`)
		changed.is(t, http.StatusOK, "changed")
		changed.decode(t, &one)
		if one.Title != "Soạn dự thảo" || one.Assignee == nil || one.DueOn != nil || text(one.DoneOn) != "2025-06-27" || one.Version != 2 {
			t.Errorf("changed %s", changed.Body)
		}
		for _, c := range []struct {
			who, method, path, body string
			status                  int
			code, field             string
		}{
			{officer, http.MethodPatch, own, `{"done":false,"version":1}`, 409, "stale", ""},
			{officer, http.MethodPatch, path + "/999", `{"done":false}`, 404, "not_found", ""},
			{officer, http.MethodPatch, own, `{"title":""}`, 422, "invalid", "title"},
			{officer, http.MethodPatch, own, `{"title":5}`, 422, "invalid", "title"},
			{officer, http.MethodPatch, own, `{"due_on":"soon"}`, 422, "invalid", "due_on"},
			{officer, http.MethodPatch, own, `{"due_on":7}`, 422, "invalid", "due_on"},
			{officer, http.MethodPatch, own, `{"assignee":"officer@mps.example"}`, 422, "invalid", "assignee"},
			{officer, http.MethodPatch, own, `{"assignee":"a\u0000b"}`, 422, "invalid", "assignee"},
			{officer, http.MethodPost, path, `{}`, 422, "invalid", "title"},
			{modelstest.MPSOfficer, http.MethodPost, path, `{"title":"x"}`, 403, "forbidden", ""}, // coordinates
			{modelstest.MPSOfficer, http.MethodPatch, own, `{"done":false}`, 404, "not_found", ""},
			{modelstest.MPSOfficer, http.MethodDelete, own, ``, 403, "forbidden", ""},
			{modelstest.Office, http.MethodDelete, own, ``, 403, "forbidden", ""},
			{modelstest.HanoiOfficer, http.MethodGet, path, ``, 404, "not_found", ""},
			{modelstest.HanoiOfficer, http.MethodDelete, own, ``, 404, "not_found", ""},
			{"", http.MethodGet, path, ``, 401, "sign_in", ""},
		} {
			p := a.call(t, c.who, c.method, c.path, c.body).problem(t, c.status, c.code)
			if c.field != "" && (len(p.Errors) != 1 || p.Errors[0].Field != c.field) {
				t.Errorf("%s: %+v, want %s", c.body, p.Errors, c.field)
			}
		}
		for who, want := range map[string]int{officer: 1, modelstest.MOSTHead: 1, modelstest.MPSOfficer: 0, modelstest.Office: 0} {
			var list struct{ Items []apiSubtask }
			if a.get(t, who, path, &list); len(list.Items) != want {
				t.Errorf("%s sees %d sub-tasks, want %d", who, len(list.Items), want)
			}
		}
		if got := a.call(t, officer, http.MethodDelete, own, ""); got.Status != http.StatusNoContent || len(got.Body) != 0 {
			t.Errorf("removed: %d %s", got.Status, got.Body)
		}
		a.call(t, officer, http.MethodDelete, own, "").problem(t, http.StatusNotFound, "not_found")
	})
}
