package handlers_test

import (
	"net/http"
	"strings"
	"testing"

	"dondoc/models/modelstest"
)

type apiPolicy struct {
	ID        *int64
	Default   bool
	Name      string
	ForKind   *string                      `json:"for_kind"`
	ForAgency *struct{ Code, Name string } `json:"for_agency"`
	ForKey    bool                         `json:"for_key"`
	Rules     map[string]any
	Version   int64
}

func TestAPIPoliciesAreKept(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		const path = "/api/v1/policies"
		admin := modelstest.Admin
		all := func() []apiPolicy {
			var list struct{ Items []apiPolicy }
			a.get(t, admin, path, &list)
			return list.Items
		}
		if got := all(); len(got) != 1 || !got[0].Default || got[0].Rules["digest_at"] != "07:30" {
			t.Fatalf("%+v", got)
		}
		var made apiPolicy
		got := a.call(t, admin, http.MethodPost, path, `{"name":"Trọng tâm","for_key":true,"for_agency":"G06","rules":{"days_before":[14,7],"escalations":[{"after":2,"to":"working_group"}]}}`)
		got.is(t, http.StatusCreated, "made")
		got.decode(t, &made)
		if made.ID == nil || made.ForAgency == nil || made.ForAgency.Code != "G06" || made.Version != 1 || made.Rules["overdue_every"] != 7.0 || len(made.Rules["days_before"].([]any)) != 2 {
			t.Fatalf("made %s", got.Body)
		}
		one := path + "/" + id(*made.ID)
		a.call(t, admin, http.MethodPatch, one, `{"rules":{"overdue_every":2},"version":1}`).is(t, http.StatusOK, "changed")
		if p := all()[1]; p.Version != 2 || p.Name != "Trọng tâm" || !p.ForKey || p.Rules["overdue_every"] != 2.0 || len(p.Rules["days_before"].([]any)) != 2 {
			t.Errorf("what was absent changed: %+v", p)
		}
		a.call(t, admin, http.MethodPatch, path+"/default", `{"rules":{"digest_days":[1,3]}}`).is(t, http.StatusOK, "the policy for all")
		for _, c := range []struct {
			who, method, path, body string
			status                  int
			code, field             string
		}{
			{admin, "PATCH", one, `{"rules":{"overdue_every":3},"version":1}`, 409, "stale", ""},
			{admin, "PATCH", one, `{"rules":{"digest_at":"7h"}}`, 422, "invalid", "rules.digest_at"},
			{admin, "PATCH", one, `{"rules":{"digest_days":[1]}}`, 422, "invalid", "rules.digest_days"},
			{admin, "PATCH", one, `{"rules":{"overdue_every":"x"}}`, 422, "invalid", "rules.overdue_every"},
			{admin, "PATCH", one, `{"rules":{"overdue_evry":2}}`, 422, "invalid", "rules.overdue_evry"},
			{admin, "PATCH", one, `{"rules":[]}`, 422, "invalid", "rules.body"},
			{admin, "PATCH", one, `{"rules":{"escalations":[{"after":1,"to":"minister"}]}}`, 422, "invalid", "rules.escalations"},
			{admin, "PATCH", one, `{"for_agency":"ZZZ"}`, 422, "invalid", "for_agency"},
			{admin, "PATCH", one, `{"for_agency":null,"for_key":false}`, 422, "invalid", "for_key"},
			{admin, "PATCH", path + "/999", `{}`, 404, "not_found", ""},
			{admin, "POST", path, `{"name":"Trọng tâm","for_kind":"directive"}`, 422, "invalid", "name"},
			{admin, "POST", path, `{"name":"Khác","for_kind":"poem"}`, 422, "invalid", "for_kind"},
			{admin, "POST", path + "/preview", `{"from_on":"2025-01-01","to_on":"2025-12-31"}`, 422, "invalid", "to_on"},
			{admin, "POST", path + "/preview", `{"id":"999"}`, 404, "not_found", ""},
			{admin, "DELETE", path + "/999", ``, 404, "not_found", ""},
			{modelstest.Office, "POST", path, `{"name":"x","for_key":true}`, 403, "forbidden", ""},
			{modelstest.Office, "DELETE", one, ``, 403, "forbidden", ""},
			{modelstest.MOSTOfficer, "GET", path, ``, 403, "forbidden", ""},
			{modelstest.WorkingGroup, "POST", path + "/preview", `{}`, 403, "forbidden", ""},
		} {
			p := a.call(t, c.who, c.method, c.path, c.body).problem(t, c.status, c.code)
			if c.field != "" && (len(p.Errors) != 1 || p.Errors[0].Field != c.field) {
				t.Errorf("%s %s: %+v, want %s", c.path, c.body, p.Errors, c.field)
			}
		}
		a.call(t, admin, http.MethodDelete, one, "").is(t, http.StatusNoContent, "ended")
		if got := all(); len(got) != 1 {
			t.Errorf("after the end: %+v", got)
		}
	})
}

func TestAPIPreviewSavesNothing(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		var preview struct {
			FromOn string `json:"from_on"`
			ToOn   string `json:"to_on"`
			Mails  int
			Items  []struct {
				Day, Recipient, Name string
				Tasks                int
				Rules                map[string]int
			}
		}
		got := a.call(t, modelstest.Admin, http.MethodPost, "/api/v1/policies/preview", `{"id":"default","from_on":"2025-06-28","to_on":"2025-07-04","rules":{"days_before":[],"overdue_first":4,"overdue_every":0,"escalations":[],"nudge_after":0,"receipt_after":0}}`)
		got.is(t, http.StatusOK, "preview")
		got.decode(t, &preview)
		days := map[string]string{}
		for _, n := range preview.Items {
			for rule := range n.Rules {
				days[n.Recipient] += n.Day + " " + rule + " "
			}
		}
		// Task 2 is due on 30 June: on the day it is told, and 4 days late it is 4 July.
		if days[modelstest.MPSOfficer] != "2025-06-30 on_day 2025-07-04 overdue " || preview.Mails != len(preview.Items) {
			t.Errorf("%+v", days)
		}
		var list struct{ Items []apiPolicy }
		if a.get(t, modelstest.Admin, "/api/v1/policies", &list); list.Items[0].Version != 1 || list.Items[0].Rules["overdue_first"] != 1.0 {
			t.Errorf("the preview saved: %+v", list.Items)
		}
	})
}

func TestAPIRecipientsAreKept(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		const path = "/api/v1/recipients"
		admin := modelstest.Admin
		type one struct {
			ID, Part, Email, Name, Lang string
			Purpose, Directive          *string
			Agency                      *struct{ Code, Name string }
			Version                     int64
		}
		var made one
		got := a.call(t, admin, http.MethodPost, path, `{"part":"directive","directive":"34/CT-TTg","email":"D@b.example","name":"Vụ"}`)
		got.is(t, http.StatusCreated, "made")
		got.decode(t, &made)
		if made.Email != "d@b.example" || made.Directive == nil || *made.Directive != "34/CT-TTg" || made.Lang != "vi" || made.Purpose != nil {
			t.Fatalf("made %s", got.Body)
		}
		for _, body := range []string{`{"part":"leadership","email":"p@b.example","name":"Lãnh đạo"}`, `{"part":"working_group","email":"p@b.example","name":"Tổ"}`, `{"part":"agency","agency":"G06","email":"p@b.example","name":"Bộ","purpose":"reports"}`} {
			a.call(t, admin, http.MethodPost, path, body).is(t, http.StatusCreated, body)
		}
		at := path + "/" + made.ID
		a.call(t, admin, http.MethodPatch, at, `{"name":"Vụ Tổng hợp","version":1}`).is(t, http.StatusOK, "changed")
		seen, cursor := 0, ""
		for {
			var list struct {
				Items      []one
				NextCursor *string `json:"next_cursor"`
			}
			a.get(t, admin, path+"?limit=2"+cursor, &list)
			if seen += len(list.Items); list.NextCursor == nil {
				break
			}
			cursor = "&cursor=" + *list.NextCursor
		}
		if seen != 5 {
			t.Errorf("%d recipients", seen)
		}
		for _, c := range []struct {
			who, method, path, body string
			status                  int
			code, field             string
		}{
			{admin, "POST", path, `{"part":"directive","directive":"34/CT-TTg","email":"d@b.example","name":"Vụ"}`, 422, "invalid", "email"},
			{admin, "POST", path, `{"part":"directive","directive":"1/XX","email":"e@b.example","name":"Vụ"}`, 422, "invalid", "directive"},
			{admin, "POST", path, `{"part":"directive","directive":"4242","email":"e@b.example","name":"Vụ"}`, 422, "invalid", "directive"},
			{admin, "POST", path, `{"part":"agency","agency":"ZZZ","email":"e@b.example","name":"Vụ"}`, 422, "invalid", "agency"},
			{admin, "POST", path, `{"part":"nobody","email":"e@b.example","name":"Vụ"}`, 422, "invalid", "part"},
			{admin, "POST", path, `{"part":"leadership","email":"e@b.example\r\nBcc: x@y.example","name":"Vụ"}`, 422, "invalid", "email"},
			{admin, "POST", path, `{"part":"leadership","email":"e@b.example","name":"V\nụ"}`, 422, "invalid", "name"},
			{admin, "PATCH", at, `{"name":"Khác","version":1}`, 409, "stale", ""},
			{admin, "PATCH", at, `{"part":"leadership"}`, 422, "invalid", "part"},
			{admin, "GET", path + "?part=x", ``, 422, "invalid", "part"},
			{admin, "GET", path + "?cursor=x", ``, 422, "invalid", "cursor"},
			{admin, "GET", path + "/n999", ``, 404, "not_found", ""},
			{admin, "DELETE", path + "/x1", ``, 404, "not_found", ""},
			{modelstest.Office, "POST", path, `{}`, 403, "forbidden", ""},
			{modelstest.MOSTHead, "GET", at, ``, 403, "forbidden", ""},
			{modelstest.WorkingGroup, "DELETE", at, ``, 403, "forbidden", ""},
		} {
			p := a.call(t, c.who, c.method, c.path, c.body).problem(t, c.status, c.code)
			if c.field != "" && (len(p.Errors) != 1 || p.Errors[0].Field != c.field) {
				t.Errorf("%s %s: %+v, want %s", c.path, c.body, p.Errors, c.field)
			}
		}
		// Who is not cleared learns no number of a confidential directive here either.
		a.Exec(t, "UPDATE directives SET confidential = TRUE")
		if got := a.call(t, admin, http.MethodGet, path, ""); strings.Contains(string(got.Body), "34/CT-TTg") {
			t.Errorf("told: %s", got.Body)
		}
		a.call(t, admin, http.MethodPost, path, `{"part":"directive","directive":"34/CT-TTg","email":"f@b.example","name":"Vụ"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		a.call(t, admin, http.MethodDelete, at, "").is(t, http.StatusNoContent, "ended")
		a.call(t, admin, http.MethodGet, at, "").problem(t, http.StatusNotFound, "not_found")
	})
}
