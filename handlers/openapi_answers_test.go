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
	raw := a.call(t, "", http.MethodGet, "/api/v1/openapi.json", "")
	raw.is(t, http.StatusOK, "the description")
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw.Body))
	if err != nil {
		t.Fatal(err)
	}
	closeObjects(document)
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("openapi.json", document); err != nil {
		t.Fatal(err)
	}
	escape := strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D")
	return func(t *testing.T, method, path, status string, got answer) {
		t.Helper()
		at := "openapi.json#/paths/" + escape.Replace("/api/v1"+path) + "/" + strings.ToLower(method) + "/responses/" + status
		media := got.Header.Get("Content-Type")
		if status == "default" {
			at = "openapi.json#/components/responses/Problem"
		}
		schema, err := compiler.Compile(at + "/content/" + escape.Replace(media) + "/schema")
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
