package handlers_test

import (
	"net/http"
	"strings"
	"testing"

	"dondoc/models/modelstest"
)

func TestAPIRefusesBadParameters(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		for _, c := range []struct{ path, field, code string }{
			{"/tasks?statsu=overdue", "statsu", "unknown_parameter"},
			{"/tasks?limit=0", "limit", "out_of_range"},
			{"/tasks?limit=201", "limit", "out_of_range"},
			{"/tasks?limit=-1", "limit", "out_of_range"},
			{"/tasks?limit=abc", "limit", "not_an_integer"},
			{"/tasks?limit=1e2", "limit", "not_an_integer"},
			{"/tasks?limit=99999999999999999999", "limit", "not_an_integer"},
			{"/tasks?limit=", "limit", "empty_value"},
			{"/tasks?limit=5&limit=6", "limit", "given_twice"},
			{"/tasks?due_from=2025-02-30", "due_from", "no_such_date"},
			{"/tasks?due_to=30/6/2025", "due_to", "no_such_date"},
			{"/tasks?due_to=2025-6-30", "due_to", "no_such_date"},
			{"/tasks?due_from=2025-06-30&due_to=2025-06-29", "due_to", "before_due_from"},
			{"/tasks?status=done", "status", "unknown_value"},
			{"/tasks?status=completed,", "status", "unknown_value"},
			{"/tasks?timeliness=late", "timeliness", "unknown_value"},
			{"/tasks?sort=due_on", "sort", "unknown_value"},
			{"/tasks?sort=--due", "sort", "unknown_value"},
			{"/tasks?cursor=abc", "cursor", "bad_cursor"},
			{"/tasks?cursor=ZHVlfDIwMjUtMDItMzB8MQ", "cursor", "bad_cursor"}, // due|2025-02-30|1
			{"/tasks?cursor=aWR8fDE&sort=due", "cursor", "bad_cursor"},       // id||1, of another order
			{"/tasks?agency=ZZZ", "agency", "unknown_agency"},
			{"/tasks?directive=35%2FCT-TTg", "directive", "unknown_directive"},
			{"/tasks?q=a%00b", "q", "control_characters"},
			{"/tasks?q=%FF", "q", "control_characters"},
			{"/tasks?agency=a%00b", "agency", "control_characters"},
			{"/tasks?q=" + strings.Repeat("a", 201), "q", "too_long"},
			{"/tasks?q=%zz", "query", "bad_query"},
			{"/tasks?q=a;b", "query", "bad_query"},
			{"/tasks?lang=fr", "lang", "unknown_value"},
			{"/tasks?%3Cscript%3E=1", "<script>", "unknown_parameter"},
			{"/me?limit=5", "limit", "unknown_parameter"},
			{"/directives?limit=0", "limit", "out_of_range"},
			{"/directives?cursor=x", "cursor", "bad_cursor"},
			{"/agencies?on=2025-02-29", "on", "no_such_date"},
			{"/agencies?cursor=0", "cursor", "bad_cursor"},
			{"/reports?cursor=-1", "cursor", "bad_cursor"},
			{"/reports?kind=five_day", "kind", "unknown_parameter"},
		} {
			p := a.call(t, modelstest.Office, http.MethodGet, "/api/v1"+c.path, "").problem(t, http.StatusUnprocessableEntity, "invalid")
			if len(p.Errors) != 1 || p.Errors[0].Field != c.field || p.Errors[0].Code != c.code {
				t.Errorf("%s: %+v, want %s %s", c.path, p.Errors, c.field, c.code)
			}
		}
		p := a.call(t, modelstest.Office, http.MethodGet, "/api/v1/tasks?limit=0&due_from=x&foo=1", "").problem(t, http.StatusUnprocessableEntity, "invalid")
		if len(p.Errors) != 1 || p.Errors[0].Field != "foo" {
			t.Errorf("an unknown parameter beside others: %+v", p.Errors)
		}
		p = a.call(t, modelstest.Office, http.MethodGet, "/api/v1/tasks?limit=0&due_from=x", "").problem(t, http.StatusUnprocessableEntity, "invalid")
		if len(p.Errors) != 2 {
			t.Errorf("two faults at once: %+v", p.Errors)
		}
	})
}

func TestAPIRefusesWhatIsNotThere(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		for _, c := range []struct {
			method, path string
			status       int
			code         string
		}{
			{http.MethodGet, "/api/v1/tasks/abc", http.StatusNotFound, "not_found"},
			{http.MethodGet, "/api/v1/tasks/0", http.StatusNotFound, "not_found"},
			{http.MethodGet, "/api/v1/tasks/99999999999999999999", http.StatusNotFound, "not_found"},
			{http.MethodGet, "/api/v1/nothing", http.StatusNotFound, "not_found"},
			{http.MethodGet, "/api/v2/tasks", http.StatusNotFound, "not_found"},
			{http.MethodPost, "/api/v1/tasks/999999/progress", http.StatusNotFound, "not_found"},
			{http.MethodPost, "/api/v1/tasks", http.StatusMethodNotAllowed, "method_not_allowed"},
			{http.MethodDelete, "/api/v1/tasks/1", http.StatusMethodNotAllowed, "method_not_allowed"},
			{http.MethodPut, "/api/v1/me", http.StatusMethodNotAllowed, "method_not_allowed"},
			{http.MethodGet, "/api/v1/tasks/1/progress", http.StatusMethodNotAllowed, "method_not_allowed"},
			{http.MethodPost, "/api/v1/openapi.json", http.StatusMethodNotAllowed, "method_not_allowed"},
		} {
			got := a.call(t, modelstest.Office, c.method, c.path, `{"percent":1}`)
			got.problem(t, c.status, c.code)
			if c.status == http.StatusMethodNotAllowed && got.Header.Get("Allow") == "" {
				t.Errorf("%s %s: no Allow", c.method, c.path)
			}
		}
	})
}

func TestAPIRefusesBadBodies(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		var list apiTasks
		a.get(t, modelstest.MOSTOfficer, "/api/v1/tasks?timeliness=overdue", &list)
		before := list.Items[0]
		path := "/api/v1/tasks/" + id(before.ID) + "/progress"
		for _, c := range []struct{ body, field, code string }{
			{"", "body", "bad_json"},
			{"{", "body", "bad_json"},
			{"[]", "body", "bad_json"},
			{`"percent"`, "body", "bad_json"},
			{`{"percent":40} {"percent":41}`, "body", "bad_json"},
			{`{"percent":40,}`, "body", "bad_json"},
			{`{}`, "words", "nothing_reported"},
			{`null`, "words", "nothing_reported"},
			{`{"words":"  "}`, "words", "nothing_reported"},
			{`{"version":2}`, "words", "nothing_reported"},
			{`{"procent":40}`, "procent", "unknown_field"},
			{`{"percent":40,"status":"completed"}`, "status", "unknown_field"},
			{`{"percent":"40"}`, "percent", "wrong_type"},
			{`{"percent":40.5}`, "percent", "wrong_type"},
			{`{"percent":1e400}`, "percent", "wrong_type"},
			{`{"percent":101}`, "percent", "out_of_range"},
			{`{"percent":-1}`, "percent", "out_of_range"},
			{`{"words":5}`, "words", "wrong_type"},
			{`{"words":"` + strings.Repeat("đ", 4001) + `"}`, "words", "too_long"},
			{`{"words":"a\u0000b"}`, "words", "control_characters"},
			{`{"words":"` + strings.Repeat("x", 200<<10) + `"}`, "body", "body_too_large"},
			{`{"words":"` + strings.Repeat("x", 900<<10) + `"}`, "body", "body_too_large"},
			{`{"forecast_on":"2025-02-30"}`, "forecast_on", "no_such_date"},
			{`{"forecast_on":""}`, "forecast_on", "no_such_date"},
			{`{"forecast_on":20250701}`, "forecast_on", "wrong_type"},
			{`{"forecast_on":"2025-06-26"}`, "forecast_on", "in_the_past"},
			{`{"percent":40,"version":0}`, "version", "not_a_version"},
			{`{"percent":40,"version":"1"}`, "version", "wrong_type"},
		} {
			p := a.call(t, modelstest.MOSTOfficer, http.MethodPost, path, c.body).problem(t, http.StatusUnprocessableEntity, "invalid")
			if len(p.Errors) != 1 || p.Errors[0].Field != c.field || p.Errors[0].Code != c.code {
				t.Errorf("%.60s: %+v, want %s %s", c.body, p.Errors, c.field, c.code)
			}
		}
		p := a.call(t, modelstest.MOSTOfficer, http.MethodPost, path+"?dry=1", `{"percent":40}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		if len(p.Errors) != 1 || p.Errors[0].Field != "dry" {
			t.Errorf("unknown parameter: %+v", p.Errors)
		}
		var after apiTask
		a.get(t, modelstest.MOSTOfficer, "/api/v1/tasks/"+id(before.ID), &after)
		if after.Version != before.Version {
			t.Errorf("refused reports changed the task: %+v", after)
		}
	})
}
