package handlers_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// apiDrafting is what the test reads of a drafting.
type apiDrafting struct {
	ID, Version int64
	State, Text string
	Directive   *int64
	Drafts      []struct {
		ID, Version int64
		State, Text string
		Leads       []string
		Deadline    struct{ Kind string }
		Start, End  int
	}
}

func readDrafting(t *testing.T, got answer) apiDrafting {
	t.Helper()
	var d apiDrafting
	if err := json.Unmarshal(got.Body, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAPIDecomposesADirective(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		check := describedBy(t, a)
		office := modelstest.Office
		body, err := json.Marshal(map[string]any{"number": "77/CT-TTg", "title": "Về dữ liệu dân cư", "issued_on": "2025-06-26", "text": draftedText, "relations": []any{map[string]string{"kind": "implements", "number": "34/CT-TTg"}}})
		if err != nil {
			t.Fatal(err)
		}
		first := a.call(t, office, "POST", "/api/v1/draftings", string(body), keyHeader, "d1")
		first.is(t, http.StatusCreated, "start")
		check(t, "POST", "/draftings", "201", first)
		if again := a.call(t, office, "POST", "/api/v1/draftings", string(body), keyHeader, "d1"); string(again.Body) != string(first.Body) {
			t.Errorf("repeated: %s", again.Body)
		}
		check(t, "POST", "/draftings", "422", a.call(t, office, "POST", "/api/v1/draftings", string(body)))
		check(t, "GET", "/draftings", "200", a.call(t, office, "GET", "/api/v1/draftings", ""))
		at := first.Header.Get("Location")
		d := readDrafting(t, first)
		if len(d.Drafts) != 2 {
			t.Fatalf("%d drafts", len(d.Drafts))
		}
		do := func(method, path, body, operation, status string) apiDrafting {
			t.Helper()
			got := a.call(t, office, method, at+path, body)
			if id(int64(got.Status)) != status {
				t.Fatalf("%s %s %s: %d %s", method, path, body, got.Status, got.Body)
			}
			check(t, method, "/draftings/{id}"+operation, status, got)
			return readDrafting(t, got)
		}
		one, two := "/drafts/"+id(d.Drafts[0].ID), "/drafts/"+id(d.Drafts[1].ID)
		do("PATCH", one, `{"leads":["Bộ Không Có"],"state":"confirmed"}`, "/drafts/{draft_id}", "422")
		do("PATCH", one, `{"leads":["G01"],"due_on":"2025-10-15","label":"Kế hoạch kết nối","state":"confirmed","version":1}`, "/drafts/{draft_id}", "200")
		do("PATCH", one, `{"state":"open","version":1}`, "/drafts/{draft_id}", "409")
		do("PATCH", one, `{"state":"burnt"}`, "/drafts/{draft_id}", "422")
		do("PATCH", "/drafts/999", `{"state":"open"}`, "/drafts/{draft_id}", "404")
		do("POST", two+"/split", `{"texts":["x"]}`, "/drafts/{draft_id}/split", "422")
		d = do("POST", two+"/split", `{"texts":["Hướng dẫn địa phương","Chuẩn hóa dữ liệu"],"version":1}`, "/drafts/{draft_id}/split", "200")
		if len(d.Drafts) != 3 {
			t.Fatalf("%d drafts after the split", len(d.Drafts))
		}
		pair := `{"drafts":[{"id":` + id(d.Drafts[1].ID) + `},{"id":` + id(d.Drafts[2].ID) + `,"version":1}]}`
		d = do("POST", "/merge", pair, "/merge", "200")
		do("POST", "/merge", `{"drafts":[{"id":1}]}`, "/merge", "422")
		start := strings.Index(draftedText, "Nơi nhận")
		start = len([]rune(draftedText[:start]))
		do("POST", "/drafts", `{"start":0,"end":99999}`, "/drafts", "422")
		d = do("POST", "/drafts", `{"start":`+id(int64(start))+`,"end":`+id(int64(start+8))+`}`, "/drafts", "200")
		do("POST", "/register", `{"version":1}`, "/register", "422")
		do("PATCH", "/drafts/"+id(d.Drafts[1].ID), `{"state":"dropped"}`, "/drafts/{draft_id}", "200")
		do("PATCH", "/drafts/"+id(d.Drafts[2].ID), `{"state":"dropped"}`, "/drafts/{draft_id}", "200")
		do("POST", "/register", `{"version":9}`, "/register", "409")
		d = do("POST", "/register", `{"version":1}`, "/register", "200")
		if d.State != "registered" || d.Directive == nil {
			t.Fatalf("%+v", d)
		}
		do("POST", "/discard", `{}`, "/discard", "409")
		do("GET", "", "", "", "200")
		made, err := a.TasksByRef(t.Context(), modelstest.System, []string{"77/CT-TTg#1"})
		if err != nil || len(made) != 1 || made[0].Deadline.DueOn.String() != "2025-10-15" || made[0].Lead.Code != "G01" {
			t.Errorf("made is %+v, %v", made, err)
		}
		check(t, "GET", "/search", "200", a.call(t, office, "GET", "/api/v1/search?q=77+ct+ttg&lang=en", ""))
		check(t, "GET", "/search", "200", a.call(t, modelstest.HanoiOfficer, "GET", "/api/v1/search?q=nguon+luc", ""))
		check(t, "GET", "/search", "default", a.call(t, office, "GET", "/api/v1/search?q="+strings.Repeat("x", 300), ""))
		for _, who := range []string{modelstest.MOSTHead, modelstest.WorkingGroup, modelstest.Admin} {
			a.call(t, who, "GET", at, "").problem(t, http.StatusForbidden, "forbidden")
			a.call(t, who, "POST", "/api/v1/draftings", string(body)).problem(t, http.StatusForbidden, "forbidden")
		}
		a.call(t, office, "POST", "/api/v1/tasks/bulk", `{"move":"`+strings.Repeat("x", 200<<10)+`"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		long := strings.Replace(string(body), "77/CT-TTg", "78/CT-TTg", 1)
		long = strings.Replace(long, "Nơi nhận", strings.Repeat("Nội dung. ", 20_000)+"Nơi nhận", 1)
		a.call(t, office, "POST", "/api/v1/draftings", long).is(t, http.StatusCreated, "a text longer than other bodies")
	})
}

func TestAPIAmends(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		check := describedBy(t, a)
		office, by := modelstest.Office, superseding(t, a.Env, deadline.MustDate(2025, 7, 5))
		older, newer := provisionIDs(t, a.Env, a.Cast.Directive), provisionIDs(t, a.Env, by)
		at := "/api/v1/directives/" + id(by) + "/amendments/" + id(a.Cast.Directive)
		check(t, "GET", "/directives/{id}/amendments", "200", a.call(t, office, "GET", "/api/v1/directives/"+id(by)+"/amendments", ""))
		do := func(method, body, status string) {
			t.Helper()
			got := a.call(t, office, method, at, body)
			if id(int64(got.Status)) != status {
				t.Fatalf("%s %s: %d %s", method, body, got.Status, got.Body)
			}
			if status != "204" {
				check(t, method, "/directives/{id}/amendments/{amended_id}", status, got)
			}
		}
		move := `{"words":"x","choices":[{"provision":` + older[0] + `,"successor":` + newer[0] + `,"choice":"move"}],"amended_version":`
		do("GET", "", "200")
		do("POST", `{"words":"x","choices":[{"provision":`+older[0]+`,"choice":"move"}]}`, "422")
		do("POST", move+`9}`, "409")
		do("POST", move+`1}`, "200")
		do("POST", move+`1}`, "409")
		do("GET", "", "200")
		do("DELETE", "", "204")
		do("DELETE", "", "404")
		a.call(t, modelstest.WorkingGroup, "GET", at, "").problem(t, http.StatusForbidden, "forbidden")
	})
}
