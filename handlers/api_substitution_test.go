package handlers_test

import (
	"net/http"
	"strings"
	"testing"

	"dondoc/models/modelstest"
)

type apiSubstitution struct {
	ID                 int64
	Absent, Substitute apiPerson
	FromOn             string `json:"from_on"`
	ToOn               string `json:"to_on"`
	Reason             string
}

func TestAPISubstituteActsForTheAbsent(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		_, path := lifeOf(t, a)
		const list = "/api/v1/substitutions"
		a.call(t, modelstest.HanoiOfficer, http.MethodPost, path+"/receipt", `{}`).problem(t, http.StatusNotFound, "not_found")
		var made apiSubstitution
		got := a.call(t, modelstest.MOSTOfficer, http.MethodPost, list, `{"substitute":"officer@hanoi.example","from_on":"2025-06-27","to_on":"2025-07-04","reason":"Đi công tác"}`)
		got.is(t, http.StatusCreated, "a substitute")
		got.decode(t, &made)
		if made.Absent.Email != modelstest.MOSTOfficer || made.Substitute.Name != "Phạm Thu Hà" || made.FromOn != "2025-06-27" || made.ToOn != "2025-07-04" {
			t.Errorf("made %s", got.Body)
		}
		a.moved(t, modelstest.HanoiOfficer, path+"/receipt", `{}`)
		var past apiTimeline
		if a.get(t, modelstest.MOSTOfficer, path+"/timeline", &past); len(past.Events) != 1 || past.Events[0].By != "Phạm Thu Hà" || past.Events[0].ActingFor != "Trần Minh Anh" {
			t.Errorf("the trail: %+v", past.Events)
		}
		a.call(t, modelstest.HanoiOfficer, http.MethodPost, path+"/progress", `{"percent":20,"words":"Đang soạn"}`).is(t, http.StatusOK, "a report in their place")
		if a.get(t, modelstest.MOSTOfficer, path+"/timeline", &past); len(past.Progress) != 1 || past.Progress[0]["by"] != "Phạm Thu Hà" || past.Progress[0]["acting_for"] != "Trần Minh Anh" {
			t.Errorf("the trail: %+v", past.Progress)
		}
		for who, want := range map[string]int{modelstest.MOSTOfficer: 1, modelstest.HanoiOfficer: 1, modelstest.Office: 1, modelstest.Admin: 1, modelstest.MPSOfficer: 0} {
			var all struct{ Items []apiSubstitution }
			if a.get(t, who, list, &all); len(all.Items) != want {
				t.Errorf("%s sees %d, want %d", who, len(all.Items), want)
			}
		}
		for _, c := range []struct {
			who, body    string
			status       int
			code, fields string
		}{
			{modelstest.MOSTOfficer, `{}`, 422, "invalid", "substitute"},
			{modelstest.MOSTOfficer, `{"substitute":"nobody@most.example","from_on":"2025-07-01","to_on":"2025-07-02"}`, 422, "invalid", "substitute"},
			{modelstest.MOSTOfficer, `{"substitute":"officer@most.example","from_on":"2025-07-01","to_on":"2025-07-02"}`, 422, "invalid", "substitute"},
			{modelstest.MOSTOfficer, `{"substitute":"a\u0000b","from_on":"2025-07-01","to_on":"2025-07-02"}`, 422, "invalid", "substitute"},
			{modelstest.MOSTOfficer, `{"substitute":"head@most.example"}`, 422, "invalid", "from_on"},
			{modelstest.MOSTOfficer, `{"substitute":"head@most.example","from_on":"2025-07-03","to_on":"2025-07-02"}`, 422, "invalid", "to_on"},
			{modelstest.MOSTOfficer, `{"absent":"officer@mps.example","substitute":"head@most.example","from_on":"2025-07-01","to_on":"2025-07-02"}`, 403, "forbidden", ""},
			{modelstest.MOSTOfficer, `{"absent":"nobody@mps.example","substitute":"head@most.example","from_on":"2025-07-01","to_on":"2025-07-02"}`, 403, "forbidden", ""},
			{modelstest.Office, `{"absent":"nobody@mps.example","substitute":"head@most.example","from_on":"2025-07-01","to_on":"2025-07-02"}`, 422, "invalid", "absent"},
			{"", `{}`, 401, "sign_in", ""},
		} {
			p := a.call(t, c.who, http.MethodPost, list, c.body).problem(t, c.status, c.code)
			if c.fields != "" && (len(p.Errors) != 1 || p.Errors[0].Field != c.fields) {
				t.Errorf("%s: %+v, want %s", c.body, p.Errors, c.fields)
			}
		}
		other := a.call(t, modelstest.Office, http.MethodPost, list, `{"absent":"officer@mps.example","substitute":"head@most.example","from_on":"2025-07-01","to_on":"2025-07-02"}`)
		if other.is(t, http.StatusCreated, "the office for somebody"); !strings.Contains(string(other.Body), "Nguyễn Văn Bình") {
			t.Errorf("for somebody: %s", other.Body)
		}
		own := list + "/" + id(made.ID)
		a.call(t, modelstest.MPSOfficer, http.MethodDelete, own, "").problem(t, http.StatusNotFound, "not_found")
		a.call(t, modelstest.MOSTOfficer, http.MethodDelete, own, "").is(t, http.StatusNoContent, "ended")
		a.call(t, modelstest.HanoiOfficer, http.MethodPost, path+"/submit", `{}`).problem(t, http.StatusNotFound, "not_found")
	})
}
