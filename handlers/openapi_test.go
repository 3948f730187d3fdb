package handlers

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// described is the part of the API's description that the route table knows too.
type described struct {
	OpenAPI string                          `json:"openapi"`
	Paths   map[string]map[string]operation `json:"paths"`

	Components struct{ Parameters map[string]parameter }
}

type operation struct {
	OperationID string `json:"operationId"`
	Security    *[]any
	Parameters  []struct {
		parameter
		Ref string `json:"$ref"`
	}
	RequestBody *struct {
		Content map[string]struct{ Example json.RawMessage }
	} `json:"requestBody"`
	Responses map[string]any
}

type parameter struct{ Name, In string }

func TestOpenAPIDescribesTheRouteTable(t *testing.T) {
	raw, err := openAPI()
	if err != nil {
		t.Fatal(err)
	}
	var doc described
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(doc.OpenAPI, "3.1.") {
		t.Errorf("openapi %q", doc.OpenAPI)
	}
	inPath := regexp.MustCompile(`:([a-z_]+)`)
	routes, operations := 0, map[string]bool{}
	for _, r := range (&server{}).apiRoutes() {
		routes++
		path := inPath.ReplaceAllString(r.path, "{$1}")
		op, ok := doc.Paths[path][strings.ToLower(r.method)]
		if !ok {
			t.Errorf("%s %s is not described", r.method, path)
			continue
		}
		if operations[op.OperationID] || op.OperationID == "" {
			t.Errorf("%s %s: operationId %q is missing or taken", r.method, path, op.OperationID)
		}
		operations[op.OperationID] = true
		if open := op.Security != nil && len(*op.Security) == 0; open != (r.may == anyone) {
			t.Errorf("%s %s: described as open: %v, but is for %s", r.method, path, open, r.may)
		}
		want := append([]string{"query lang"}, prefixed("query ", r.query)...)
		for _, name := range inPath.FindAllStringSubmatch(r.path, -1) {
			want = append(want, "path "+name[1])
		}
		var got, headers []string
		for _, p := range op.Parameters {
			if p.Ref != "" {
				p.parameter = doc.Components.Parameters[strings.TrimPrefix(p.Ref, "#/components/parameters/")]
			}
			if p.In == "header" {
				headers = append(headers, p.Name)
			} else {
				got = append(got, p.In+" "+p.Name)
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if slices.Contains(headers, idempotencyHeader) != (r.method != http.MethodGet) {
			t.Errorf("%s %s: described with the headers %q", r.method, path, headers)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s %s: described with %q, takes %q", r.method, path, got, want)
		}
	}
	for path, operations := range doc.Paths {
		for method, op := range operations {
			checkRefusals(t, method+" "+path, op)
		}
		routes -= len(operations)
		for method := range operations {
			if !slices.Contains([]string{"get", "post", "patch", "delete"}, method) {
				t.Errorf("%s %s", method, path)
			}
		}
	}
	if routes != 0 {
		t.Errorf("the description has %d operations less than the route table", routes)
	}
}

// checkRefusals checks that an operation tells of its refusals, and shows a body where it takes one.
func checkRefusals(t *testing.T, what string, op operation) {
	t.Helper()
	told := []string{"default"}
	if !strings.HasPrefix(what, "get ") {
		told = append(told, "403", "404", "409", "422")
	}
	for _, status := range told {
		if op.Responses[status] == nil && op.Security == nil {
			t.Errorf("%s: no response %s", what, status)
		}
	}
	if op.RequestBody == nil {
		return
	}
	if body, isJSON := op.RequestBody.Content["application/json"]; isJSON && len(body.Example) == 0 || len(op.RequestBody.Content) == 0 {
		t.Errorf("%s: no example of a body", what)
	}
}

func prefixed(prefix string, names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = prefix + n
	}
	return out
}
