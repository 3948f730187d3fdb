package handlers_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func TestOpenAPIHoldsForATasksLife(t *testing.T) {
	a := newAPI(t, modelstest.OpenSQLite(t))
	taskID, path := lifeOf(t, a)
	check := describedBy(t, a)
	officer, office := modelstest.MOSTOfficer, modelstest.Office
	a.Exec(t, "UPDATE agencies SET sign_off = TRUE WHERE code = 'G06'")
	for _, c := range []struct {
		who, method, path, body string
		operation, status       string
	}{
		{officer, "POST", "/receipt", `{"words":"x"}`, "/receipt", "200"},
		{officer, "POST", "/extension", `{"due_on":"2025-08-01","words":"x","legal_basis":"y"}`, "/extension", "200"},
		{officer, "POST", "/extension/withdrawal", `{}`, "/extension/withdrawal", "200"},
		{officer, "POST", "/extension", `{"due_on":"2025-08-01","words":"x"}`, "/extension", "200"},
		{office, "POST", "/extension/decision", `{"decision":"refuse","words":"x"}`, "/extension/decision", "200"},
		{officer, "POST", "/opinions", `{"agency":"G01","due_on":"2025-08-01","words":"x"}`, "/opinions", "200"},
		{modelstest.MPSOfficer, "POST", "/opinions/1/answer", `{"words":"x"}`, "/opinions/{opinion_id}/answer", "200"},
		{officer, "POST", "/opinions", `{"agency":"G01","due_on":"2025-08-01","words":"x"}`, "/opinions", "200"},
		{officer, "GET", "/opinions", ``, "/opinions", "200"},
		{officer, "POST", "/bottlenecks", `{"category":"data","words":"x","must_act":["G01"]}`, "/bottlenecks", "200"},
		{officer, "GET", "/life?lang=en", ``, "/life", "200"},
		{officer, "POST", "/opinions/2/withdrawal", `{}`, "/opinions/{opinion_id}/withdrawal", "200"},
		{officer, "POST", "/subtasks", `{"title":"x","assignee":"head@most.example"}`, "/subtasks", "201"},
		{officer, "PATCH", "/subtasks/1", `{"done":true}`, "/subtasks/{subtask_id}", "200"},
		{officer, "PATCH", "/subtasks/1", `{"done":true,"version":1}`, "/subtasks/{subtask_id}", "409"},
		{officer, "GET", "/subtasks", ``, "/subtasks", "200"},
		{officer, "POST", "/wrong-address", `{"words":"x","proposed":"H57"}`, "/wrong-address", "200"},
		{office, "POST", "/wrong-address/decision", `{"decision":"keep","words":"x"}`, "/wrong-address/decision", "200"},
		{officer, "POST", "/submit", `{}`, "/submit", "403"},
		{officer, "POST", "/sign-off", `{}`, "/sign-off", "200"},
		{modelstest.MOSTHead, "POST", "/sign-off/refusal", `{"words":"x"}`, "/sign-off/refusal", "200"},
		{modelstest.MOSTHead, "POST", "/submit", `{}`, "/submit", "200"},
		{office, "POST", "/return", `{}`, "/return", "422"},
		{office, "POST", "/return", `{"words":"x"}`, "/return", "200"},
		{modelstest.MOSTHead, "POST", "/submit", `{"version":1}`, "/submit", "409"},
		{modelstest.MOSTHead, "POST", "/submit", `{}`, "/submit", "200"},
		{office, "POST", "/accept", `{}`, "/accept", "200"},
		{office, "POST", "/reopen", `{"words":"x"}`, "/reopen", "200"},
		{office, "POST", "/key", `{"key":true}`, "/key", "200"},
		{office, "POST", "/cancel", `{"words":"x"}`, "/cancel", "200"},
		{modelstest.HanoiOfficer, "POST", "/cancel", `{"words":"x"}`, "/cancel", "404"},
		{officer, "GET", "/extensions", ``, "/extensions", "200"},
		{officer, "GET", "/timeline", ``, "/timeline", "200"},
		{officer, "GET", "/life", ``, "/life", "200"},
	} {
		got := a.call(t, c.who, c.method, path+c.path, c.body)
		if id(int64(got.Status)) != c.status {
			t.Fatalf("%s %s: %d %s", c.method, c.path, got.Status, got.Body)
		}
		check(t, c.method, "/tasks/{id}"+c.operation, c.status, got)
	}
	for _, c := range [][4]string{
		{office, "GET", "", "200"}, {officer, "GET", "?state=any&category=data&waiting=answer&lang=en&limit=1", "200"}, {office, "GET", "?state=x", "default"},
		{modelstest.MPSOfficer, "GET", "/{id}", "200"}, {modelstest.HanoiOfficer, "GET", "/{id}", "default"},
		{modelstest.MPSOfficer, `{"move":"answer","words":"x"}`, "/{id}/moves", "200"}, {office, `{"move":"ask_decision","words":"x"}`, "/{id}/moves", "422"},
		{office, `{"move":"ask_decision","words":"x","decide_by":"2025-07-20","version":2}`, "/{id}/moves", "200"}, {office, `{"move":"comment","words":"x","version":1}`, "/{id}/moves", "409"},
		{officer, `{"move":"resolve","words":"x"}`, "/{id}/moves", "403"}, {office, `{"move":"resolve","words":"x"}`, "/{id}/moves", "200"},
	} {
		method, body := c[1], ""
		if method != "GET" {
			method, body = "POST", c[1]
		}
		path, _, _ := strings.Cut(c[2], "?")
		got := a.call(t, c[0], method, "/api/v1/bottlenecks"+strings.ReplaceAll(c[2], "{id}", id(a.bottleneckID(t))), body)
		if c[3] != "default" && id(int64(got.Status)) != c[3] {
			t.Fatalf("%s: %d %s", c[2], got.Status, got.Body)
		}
		check(t, method, "/bottlenecks"+path, c[3], got)
	}
	bulk := a.call(t, office, "POST", "/api/v1/tasks/bulk", `{"move":"unstar","items":[{"id":`+id(taskID)+`},{"id":`+id(taskID)+`,"version":1}]}`)
	check(t, "POST", "/tasks/bulk", "200", bulk)
	check(t, "POST", "/substitutions", "201", a.call(t, officer, "POST", "/api/v1/substitutions", `{"substitute":"head@most.example","from_on":"2025-07-01","to_on":"2025-07-02"}`))
	check(t, "GET", "/substitutions", "200", a.call(t, officer, "GET", "/api/v1/substitutions", ""))
}

func TestOpenAPIExamplesFollowTheirSchemas(t *testing.T) {
	a := newAPI(t, modelstest.OpenSQLite(t))
	document := description(t, a)
	compiler := compilerOf(t, document)
	escape := strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D")
	for path, methods := range document.(map[string]any)["paths"].(map[string]any) {
		for method, op := range methods.(map[string]any) {
			example := child(op, "requestBody", "content", "application/json", "example")
			if example == nil {
				continue
			}
			schema, err := compiler.Compile("openapi.json#/paths/" + escape.Replace(path) + "/" + method + "/requestBody/content/application~1json/schema")
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(example); err != nil {
				t.Errorf("%s %s: %v", method, path, err)
			}
		}
	}
}

func TestOpenAPIHoldsForRealAnswers(t *testing.T) {
	a := newAPI(t, modelstest.OpenSQLite(t))
	a.Fill(t, 300) // every status, with and without due days
	schedules, err := a.ReportSchedules(t.Context(), modelstest.System)
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := a.Calendar(t.Context(), modelstest.System)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := a.CompileReport(t.Context(), modelstest.System, schedules[0], schedules[0].LastClosed(a.Today(), calendar)); err != nil {
		t.Fatal(err)
	}
	if _, err := a.AddFile(t.Context(), modelstest.System, 1, models.NewFile{MoveInput: models.MoveInput{Via: models.ViaAPI}, Name: "a.pdf", Content: strings.NewReader(reportPDF), Size: int64(len(reportPDF))}); err != nil {
		t.Fatal(err)
	}
	giveOneOfEach(t, a.Env, a.Cast.MOSTHead.Agencies()[0])
	check := describedBy(t, a)
	for _, c := range []struct {
		who, method, path, body string
		operation, status       string
	}{
		{modelstest.Office, "GET", "/me", "", "/me", "200"},
		{modelstest.HanoiOfficer, "GET", "/me?lang=en", "", "/me", "200"},
		{modelstest.Office, "GET", "/directives", "", "/directives", "200"},
		{modelstest.Office, "GET", "/directives?limit=1", "", "/directives", "200"},
		{modelstest.Office, "GET", "/directives/34-CT-TTg", "", "/directives/{id}", "200"},
		{modelstest.Office, "GET", "/directives/fill-1", "", "/directives/{id}", "200"},
		{modelstest.Office, "GET", "/tasks?limit=200", "", "/tasks", "200"},
		{modelstest.Office, "GET", "/tasks?limit=200&sort=-due&lang=en", "", "/tasks", "200"},
		{modelstest.Office, "GET", "/tasks?status=cancelled", "", "/tasks", "200"},
		{modelstest.Office, "GET", "/tasks/1", "", "/tasks/{id}", "200"},
		{modelstest.MOSTOfficer, "POST", "/tasks/1/progress", `{"percent":10,"forecast_on":"2025-07-01"}`, "/tasks/{id}/progress", "200"},
		{modelstest.MOSTOfficer, "POST", "/tasks/1/progress", `{"percent":10,"version":1}`, "/tasks/{id}/progress", "409"},
		{modelstest.MOSTOfficer, "POST", "/tasks/1/progress", `{"percent":1000}`, "/tasks/{id}/progress", "default"},
		{modelstest.MOSTOfficer, "POST", "/tasks/1/evidence", `{"number":"1/BC","issued_on":"2025-06-20"}`, "/tasks/{id}/evidence", "201"},
		{modelstest.MOSTOfficer, "POST", "/tasks/1/evidence", `{"number":""}`, "/tasks/{id}/evidence", "default"},
		{modelstest.Office, "GET", "/tasks/1/evidence", "", "/tasks/{id}/evidence", "200"},
		{modelstest.Office, "GET", "/agencies?limit=200", "", "/agencies", "200"},
		{modelstest.Admin, "GET", "/users", "", "/users", "200"},
		{modelstest.Admin, "GET", "/users?role=officer&agency=G06&state=active&q=anh&limit=1", "", "/users", "200"},
		{modelstest.Admin, "POST", "/users", `{"email":"new@most.example","name":"Mới","roles":[{"role":"officer","agency":"G06","from":"2025-01-01"}]}`, "/users", "201"},
		{modelstest.Admin, "POST", "/users", `{"email":"new@most.example","name":"Mới"}`, "/users", "409"},
		{modelstest.Admin, "POST", "/users", `{"email":"x","name":"","roles":[{"role":"officer"}]}`, "/users", "default"},
		{modelstest.Admin, "GET", "/users/5", "", "/users/{id}", "200"},
		{modelstest.Admin, "PATCH", "/users/5", `{"title":"Chuyên viên","version":1}`, "/users/{id}", "200"},
		{modelstest.Admin, "PATCH", "/users/5", `{"title":"Chuyên viên","version":1}`, "/users/{id}", "409"},
		{modelstest.Admin, "PATCH", "/users/5", `{"closed":true,"version":2}`, "/users/{id}", "200"},
		{modelstest.Admin, "GET", "/audit?action=task.&from=2025-06-27&to=2025-06-27&limit=1", "", "/audit", "200"},
		{modelstest.Admin, "GET", "/audit?limit=200&who=anh&object=task&object_id=1", "", "/audit", "200"},
		{modelstest.Admin, "GET", "/audit?from=x", "", "/audit", "default"},
		{modelstest.Office, "GET", "/audit", "", "/audit", "default"},
		{modelstest.Admin, "GET", "/policies", "", "/policies", "200"},
		{modelstest.Admin, "POST", "/policies", `{"name":"x","for_agency":"G06","for_kind":"directive","for_key":true}`, "/policies", "201"},
		{modelstest.Admin, "POST", "/policies", `{"name":"y"}`, "/policies", "default"},
		{modelstest.Admin, "GET", "/policies?lang=en", "", "/policies", "200"},
		{modelstest.Admin, "PATCH", "/policies/default", `{"rules":{"digest_days":[1,3],"escalations":[]},"version":1}`, "/policies/{id}", "200"},
		{modelstest.Admin, "POST", "/policies/preview", `{"id":"default","rules":{"nudge_after":1}}`, "/policies/preview", "200"},
		{modelstest.Admin, "POST", "/recipients", `{"part":"directive","directive":"34-CT-TTg","email":"a@b.example","name":"A"}`, "/recipients", "201"},
		{modelstest.Admin, "POST", "/recipients", `{"part":"agency","agency":"G06","email":"a@b.example","name":"A","lang":"en","purpose":"reports"}`, "/recipients", "201"},
		{modelstest.Admin, "POST", "/recipients", `{"part":"leadership","email":"x","name":"A"}`, "/recipients", "default"},
		{modelstest.Admin, "GET", "/recipients?limit=1", "", "/recipients", "200"},
		{modelstest.Admin, "GET", "/recipients/n1", "", "/recipients/{id}", "200"},
		{modelstest.Admin, "PATCH", "/recipients/n1", `{"name":"B","version":1}`, "/recipients/{id}", "200"},
		{modelstest.Office, "GET", "/recipients", "", "/recipients", "default"},
		{modelstest.WorkingGroup, "GET", "/standing", "", "/standing", "200"},
		{modelstest.Office, "GET", "/standing?boundary=as_it_was&kind=ministries&directive=34-CT-TTg&lang=en", "", "/standing", "200"},
		{modelstest.WorkingGroup, "POST", "/standing/marks", `{"agency":"G06","kind":"commend","words":"x"}`, "/standing/marks", "201"},
		{modelstest.WorkingGroup, "POST", "/standing/marks", `{"agency":"G06","kind":"commend"}`, "/standing/marks", "409"},
		{modelstest.Office, "POST", "/standing/marks", `{"agency":"G06","kind":"commend"}`, "/standing/marks", "default"},
		{modelstest.Office, "GET", "/standing/marks", "", "/standing/marks", "200"},
		{modelstest.WorkingGroup, "GET", "/standing", "", "/standing", "200"},
		{modelstest.HanoiOfficer, "GET", "/standing", "", "/standing", "default"},
		{modelstest.Office, "GET", "/users", "", "/users", "default"},
		{modelstest.Office, "GET", "/reports", "", "/reports", "200"},
		{modelstest.Office, "GET", "/reports/1", "", "/reports/{id}", "200"},
		{modelstest.HanoiOfficer, "GET", "/reports", "", "/reports", "default"},
		{"", "GET", "/tasks", "", "/tasks", "default"},
		{modelstest.Office, "GET", "/tasks?x=1", "", "/tasks", "default"},
		{modelstest.Office, "GET", "/tasks/99", "", "/tasks/{id}", "default"},
	} {
		got := a.call(t, c.who, c.method, "/api/v1"+c.path, c.body)
		if (c.status == "default") != (got.Status >= http.StatusBadRequest && got.Status != http.StatusConflict) {
			t.Fatalf("%s %s: %d %s", c.method, c.path, got.Status, got.Body)
		}
		check(t, c.method, c.operation, c.status, got)
	}
}

// describedBy fetches the description and gives a check of answers against it. Fields that are not
// described are refused, though callers are told to expect more of them one day.
func describedBy(t *testing.T, a *apiServer) func(t *testing.T, method, path, status string, got answer) {
	t.Helper()
	document := description(t, a)
	compiler := compilerOf(t, document)
	escape := strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D")
	return func(t *testing.T, method, path, status string, got answer) {
		t.Helper()
		at := "#/paths/" + escape.Replace("/api/v1"+path) + "/" + strings.ToLower(method) + "/responses/" + status
		media := got.Header.Get("Content-Type")
		if ref, shared := child(document, "paths", "/api/v1"+path, strings.ToLower(method), "responses", status, "$ref").(string); shared {
			at = ref
		}
		schema, err := compiler.Compile("openapi.json" + at + "/content/" + escape.Replace(media) + "/schema")
		if err != nil {
			t.Fatalf("%s %s: no schema for %s %s: %v", method, path, status, media, err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(got.Body))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s %s: %v\n%.300s", method, path, err, got.Body)
		}
	}
}

// description fetches the API's description, its objects closed.
func description(t *testing.T, a *apiServer) any {
	t.Helper()
	raw := a.call(t, "", http.MethodGet, "/api/v1/openapi.json", "")
	raw.is(t, http.StatusOK, "the description")
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw.Body))
	if err != nil {
		t.Fatal(err)
	}
	closeObjects(document)
	return document
}

func compilerOf(t *testing.T, document any) *jsonschema.Compiler {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("openapi.json", document); err != nil {
		t.Fatal(err)
	}
	return compiler
}

// child goes down a document by names; nil where there is nothing.
func child(node any, names ...string) any {
	for _, name := range names {
		object, _ := node.(map[string]any)
		node = object[name]
	}
	return node
}

// closeObjects forbids undescribed properties in every object of a schema.
func closeObjects(node any) {
	switch n := node.(type) {
	case map[string]any:
		if _, object := n["properties"].(map[string]any); object && n["type"] == "object" {
			n["additionalProperties"] = false
		}
		for _, child := range n {
			closeObjects(child)
		}
	case []any:
		for _, child := range n {
			closeObjects(child)
		}
	}
}
