package handlers_test

import (
	"net/http"
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// apiReview is what a test reads of a review.
type apiReview struct {
	ID      int64
	State   string
	Version int64
	Agenda  *struct {
		New        []struct{ ID int64 }
		Extensions []struct {
			ID int64 `json:"extension_id"`
		}
	}
	Items []struct {
		ID      int64
		Kind    string
		Notes   string
		Version int64
	}
	Decisions []struct {
		ID, Item, Version int64
		Kind, Text, Lead  string
	}
}

// item finds an item of the agenda: its number and version.
func (r apiReview) item(t *testing.T, kind string) (string, string) {
	t.Helper()
	for _, i := range r.Items {
		if i.Kind == kind {
			return id(i.ID), id(i.Version)
		}
	}
	t.Fatalf("no item %s", kind)
	return "", ""
}

// A meeting held through the API, from its day to the drafting of its conclusions, with its refusals.
func TestAMeetingByTheAPI(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		const at = "/api/v1/reviews"
		office, group, officer := modelstest.Office, modelstest.WorkingGroup, modelstest.MOSTOfficer
		check := describedBy(t, a)
		_, path := lifeOf(t, a)
		a.moved(t, officer, path+"/bottlenecks", `{"category":"data","words":"Chưa có dữ liệu gốc","must_act":["G01"]}`)
		a.moved(t, officer, path+"/extension", `{"due_on":"2025-08-10","words":"Cần thêm thời gian"}`)

		a.call(t, group, http.MethodPost, at, `{"cadence":"five_day","held_on":"2025-06-30"}`).problem(t, http.StatusForbidden, "forbidden")
		a.call(t, office, http.MethodPost, at, `{"cadence":"week","held_on":"2025-06-01"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		got := a.call(t, office, http.MethodPost, at, `{"cadence":"five_day","held_on":"2025-06-30"}`, keyHeader, "plan")
		check(t, "POST", "/reviews", "201", got)
		again := a.call(t, office, http.MethodPost, at, `{"cadence":"five_day","held_on":"2025-06-30"}`, keyHeader, "plan")
		if string(again.Body) != string(got.Body) || again.Status != got.Status {
			t.Errorf("the same key once more: %d %s", again.Status, again.Body)
		}
		a.call(t, office, http.MethodPost, at, `{"cadence":"five_day","held_on":"2025-06-30"}`).problem(t, http.StatusConflict, "conflict")
		var r apiReview
		read(t, got, &r)
		one := at + "/" + id(r.ID)
		a.call(t, group, http.MethodPost, one+"/close", `{"version":1}`).problem(t, http.StatusConflict, "wrong_state")
		a.call(t, group, http.MethodPost, one+"/agenda", `{"version":1}`).problem(t, http.StatusForbidden, "forbidden")
		a.call(t, office, http.MethodPost, one+"/agenda", `{}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		a.call(t, office, http.MethodPost, one+"/agenda", `{"version":7}`).problem(t, http.StatusConflict, "stale")
		got = a.call(t, office, http.MethodPost, one+"/agenda", `{"version":1}`)
		check(t, "POST", "/reviews/{id}/agenda", "200", got)
		a.call(t, office, http.MethodPost, one+"/agenda", `{"version":2}`).problem(t, http.StatusConflict, "wrong_state")
		read(t, got, &r)

		item, version := r.item(t, "new")
		a.call(t, officer, http.MethodPatch, one+"/items/"+item, `{"notes":"x","version":1}`).problem(t, http.StatusForbidden, "forbidden")
		got = a.call(t, group, http.MethodPatch, one+"/items/"+item, `{"notes":"Bộ Công an nhận việc","version":`+version+`}`)
		check(t, "PATCH", "/reviews/{id}/items/{item_id}", "200", got)
		a.call(t, group, http.MethodPatch, one+"/items/"+item, `{"notes":"Ghi đè","version":`+version+`}`).problem(t, http.StatusConflict, "stale")
		a.call(t, group, http.MethodPatch, one+"/items/99999", `{"notes":"x","version":1}`).problem(t, http.StatusNotFound, "not_found")

		decisions := one + "/items/" + item + "/decisions"
		a.call(t, group, http.MethodPost, decisions, `{"kind":"task","text":"Cung cấp dữ liệu gốc","lead":"Bộ nào đó","due_on":"2025-07-15"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		a.call(t, officer, http.MethodPost, decisions, `{"kind":"sentence","text":"x"}`).problem(t, http.StatusForbidden, "forbidden")
		got = a.call(t, group, http.MethodPost, decisions, `{"kind":"task","text":"Cung cấp dữ liệu gốc","lead":"G01","coordinators":["G06"],"due_on":"2025-07-15"}`)
		check(t, "POST", "/reviews/{id}/items/{item_id}/decisions", "201", got)
		a.call(t, group, http.MethodPost, decisions, `{"kind":"sentence","text":"Nói nhầm"}`).is(t, http.StatusCreated, "a sentence")
		a.call(t, group, http.MethodPost, decisions, `{"kind":"resolution","text":"Cấp ngay trong tuần","bottleneck":`+id(r.Agenda.New[0].ID)+`}`).is(t, http.StatusCreated, "a resolution")
		a.call(t, group, http.MethodPost, decisions, `{"kind":"resolution","text":"Lại","bottleneck":`+id(r.Agenda.New[0].ID)+`}`).problem(t, http.StatusConflict, "wrong_state")
		extensions, _ := r.item(t, "extensions")
		answer := `{"kind":"extension","extension":` + id(r.Agenda.Extensions[0].ID) + `,"decision":"grant","text":"Đồng ý"}`
		a.call(t, group, http.MethodPost, one+"/items/"+extensions+"/decisions", answer).problem(t, http.StatusForbidden, "forbidden")
		a.call(t, office, http.MethodPost, one+"/items/"+extensions+"/decisions", strings.Replace(answer, "grant", "perhaps", 1)).problem(t, http.StatusUnprocessableEntity, "invalid")
		got = a.call(t, office, http.MethodPost, one+"/items/"+extensions+"/decisions", answer)
		got.is(t, http.StatusCreated, "an answer")
		read(t, got, &r)
		if len(r.Decisions) != 4 || r.Decisions[1].Text != "Nói nhầm" || r.State != "held" {
			t.Fatalf("%s: %+v", r.State, r.Decisions)
		}
		withdrawal := func(n int) string { return one + "/decisions/" + id(r.Decisions[n].ID) + "/withdrawal" }
		a.call(t, group, http.MethodPost, withdrawal(2), `{"version":1}`).problem(t, http.StatusConflict, "wrong_state")
		a.call(t, group, http.MethodPost, withdrawal(1), `{"version":9}`).problem(t, http.StatusConflict, "stale")
		got = a.call(t, group, http.MethodPost, withdrawal(1), `{"version":1}`)
		check(t, "POST", "/reviews/{id}/decisions/{decision_id}/withdrawal", "200", got)

		a.call(t, office, http.MethodPost, one+"/drafting", `{"number":"21/TB-TCT","version":2}`).problem(t, http.StatusConflict, "wrong_state")
		a.call(t, group, http.MethodGet, one+"/docx", "").problem(t, http.StatusConflict, "wrong_state")
		a.call(t, group, http.MethodPost, one+"/close", `{"version":1}`).problem(t, http.StatusConflict, "stale")
		got = a.call(t, group, http.MethodPost, one+"/close", `{"version":2}`)
		check(t, "POST", "/reviews/{id}/close", "200", got)
		read(t, got, &r)
		a.call(t, group, http.MethodPost, decisions, `{"kind":"sentence","text":"x"}`).problem(t, http.StatusConflict, "wrong_state")
		for _, kind := range []string{"docx", "pdf"} {
			if file := a.call(t, group, http.MethodGet, one+"/"+kind+"?language=en", ""); file.Status != http.StatusOK || len(file.Body) < 1000 {
				t.Errorf("%s: %d", kind, file.Status)
			}
		}
		a.call(t, group, http.MethodPost, one+"/drafting", `{"version":3}`).problem(t, http.StatusForbidden, "forbidden")
		a.call(t, office, http.MethodPost, one+"/drafting", `{"version":1}`).problem(t, http.StatusConflict, "stale")
		got = a.call(t, office, http.MethodPost, one+"/drafting", `{"number":"21/TB-TCT","version":`+id(r.Version)+`}`)
		check(t, "POST", "/reviews/{id}/drafting", "201", got)
		var d struct {
			Number string
			Drafts []struct {
				Leads []string
			}
		}
		read(t, got, &d)
		if d.Number != "21/TB-TCT" || len(d.Drafts) != 1 || len(d.Drafts[0].Leads) != 1 || !strings.HasPrefix(d.Drafts[0].Leads[0], "G01 ") {
			t.Errorf("drafted %+v", d)
		}
	})
}

func TestReviewCadencesByTheAPI(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		const at = "/api/v1/review-cadences"
		office, group := modelstest.Office, modelstest.WorkingGroup
		check := describedBy(t, a)
		a.call(t, modelstest.Viewer, http.MethodGet, at, "").problem(t, http.StatusForbidden, "forbidden")
		got := a.call(t, group, http.MethodGet, at, "")
		check(t, "GET", "/review-cadences", "200", got)
		var all struct {
			Days []struct {
				Cadence models.ReviewCadenceKind
				On      string
			}
			Guests []struct{ Email string }
		}
		read(t, got, &all)
		if len(all.Days) != 10 || all.Days[0].On != "2025-06-30" || len(all.Guests) != 1 || all.Guests[0].Email != group {
			t.Errorf("%+v", all)
		}
		for body, field := range map[string]string{`{"active":false}`: "version", `{"at":"noon","version":1}`: "at", `{"every_days":400,"version":1}`: "every_days", `{"cut_off":null,"version":1}`: "cut_off"} {
			if got := a.call(t, office, http.MethodPatch, at+"/five_day", body); got.Status != http.StatusUnprocessableEntity || !strings.Contains(string(got.Body), `"`+field+`"`) {
				t.Errorf("%s: %d %s", body, got.Status, got.Body)
			}
		}
		a.call(t, group, http.MethodPatch, at+"/five_day", `{"active":false,"version":1}`).problem(t, http.StatusForbidden, "forbidden")
		a.call(t, office, http.MethodPatch, at+"/week", `{"active":false,"version":1}`).problem(t, http.StatusNotFound, "not_found")
		got = a.call(t, office, http.MethodPatch, at+"/five_day", `{"every_days":7,"at":"06:30","version":1}`)
		check(t, "PATCH", "/review-cadences/{kind}", "200", got)
		a.call(t, office, http.MethodPatch, at+"/five_day", `{"active":false,"version":1}`).problem(t, http.StatusConflict, "stale")
		var c struct {
			EveryDays int `json:"every_days"`
			At        string
			Active    bool
			NextOn    string `json:"next_on"`
			Version   int64
		}
		read(t, got, &c)
		if c.EveryDays != 7 || c.At != "06:30" || !c.Active || c.NextOn != "2025-06-30" || c.Version != 2 {
			t.Errorf("%+v", c)
		}
	})
}
