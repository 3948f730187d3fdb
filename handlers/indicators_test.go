package handlers_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// digitised registers a directive with an indicator, led by the Ministry of Science, and gives the indicator's id.
func digitised(t *testing.T, e *modelstest.Env) int64 {
	t.Helper()
	target, whole := 705.0, 705.0
	issued := deadline.MustDate(2025, time.June, 1)
	_, err := e.RegisterDirective(t.Context(), modelstest.System, models.NewDirective{
		Directive:  models.Directive{Key: "9-TB-VPCP", Number: "9/TB-VPCP", Kind: "conclusion_notice", TitleVi: "Kết luận", TitleEn: "Conclusions", IssuedOn: issued, ReferenceOn: issued, Lang: "vi"},
		Provisions: []models.NewProvision{{Provision: models.Provision{Position: 1, TextVi: "Số hóa.", TextEn: "Digitise.", LabelVi: "Số hóa", LabelEn: "Digitise", Deadline: deadline.Deadline{Kind: deadline.KindNone}}, LeadKeys: []string{"most"}}},
		Indicators: []models.NewIndicator{{AgencyKeys: []string{"most"}, Indicator: models.Indicator{Key: "districts", TextVi: "Huyện <số hóa>", TextEn: "Districts digitised", UnitVi: "huyện", UnitEn: "districts",
			Target: &target, OutOf: &whole, DueOn: deadline.MustDate(2025, time.December, 31), Measurements: []models.Measurement{{TakenOn: deadline.MustDate(2024, time.November, 14), Value: 461}}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	all, err := e.Indicators(t.Context(), modelstest.System)
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	return all[0].ID
}

// Values are entered and corrected on the page; what can't be taken comes back as it was typed.
func TestValuesOfAnIndicator(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		number := digitised(t, s.Env)
		at := "/indicators/" + id(number)
		values := at + "/values"
		office, officer := s.as(t, modelstest.Office), s.as(t, modelstest.MOSTOfficer)
		office.get(t, "/indicators").has(t, "Huyện <số hóa>", "461", "Còn thiếu 244 huyện", "Chưa đủ hai số liệu", "9/TB-VPCP")
		page := office.get(t, at)
		page.has(t, "nêu trong văn bản", `name="value"`)
		form := url.Values{"value": {"tám"}, "taken_on": {"2025-06-20"}, "note": {"Báo cáo <6>"}, "version": {"1"}}
		office.post(t, at, values, form).is(t, http.StatusUnprocessableEntity, "no number").has(t, "“tám” không phải là số", "Báo cáo <6>", `href="#f-value-value"`)
		form.Set("value", "512,5")
		form.Set("taken_on", "2025-07-20")
		office.post(t, at, values, form).is(t, http.StatusUnprocessableEntity, "a day to come")
		form.Set("taken_on", "2025-06-20")
		office.post(t, at, values, form).is(t, http.StatusSeeOther, "entered")
		office.get(t, at).has(t, "512,5", "Báo cáo <6>", "Văn phòng", "Tốc độ đang giữ", "Dự báo đến hạn", "<svg viewBox=\"0 0 300 110\"")
		office.post(t, at, values, form).is(t, http.StatusConflict, "twice")

		// The agency enters its own and nobody else's, nor the country's.
		officer.post(t, at, values, url.Values{"value": {"3"}, "taken_on": {"2025-06-20"}, "agency": {"G06"}, "version": {"1"}}).is(t, http.StatusSeeOther, "its own")
		officer.get(t, at).has(t, "Theo cơ quan", "Bộ Khoa học và Công nghệ")
		officer.post(t, at, values, url.Values{"value": {"3"}, "taken_on": {"2025-06-21"}, "agency": {"G01"}, "version": {"1"}}).is(t, http.StatusForbidden, "another's")
		officer.post(t, at, values, url.Values{"value": {"3"}, "taken_on": {"2025-06-21"}, "version": {"1"}}).is(t, http.StatusForbidden, "the country's")
		s.as(t, modelstest.WorkingGroup).post(t, "/board", values, form).is(t, http.StatusForbidden, "the working group")
		s.as(t, modelstest.HanoiOfficer).post(t, "/board", values, form).is(t, http.StatusNotFound, "an outsider")
		s.as(t, modelstest.HanoiOfficer).get(t, "/indicators").lacks(t, "số hóa")

		// A correction takes the place of the value, which stays to be seen; a second one of the same is refused.
		i, err := s.Indicator(t.Context(), s.Cast.Office, number)
		if err != nil || len(i.Values) != 3 {
			t.Fatal(i, err)
		}
		for _, v := range i.Values {
			if v.Value == 512.5 {
				form.Set("replaces", id(v.ID))
			}
		}
		form.Set("value", "520")
		form.Set("note", "Đếm nhầm")
		office.post(t, at, values, form).is(t, http.StatusSeeOther, "corrected")
		office.get(t, at).has(t, "520", "Đếm nhầm", "<del>512,5 huyện</del>")
		office.post(t, at, values, form).is(t, http.StatusConflict, "an old value")
		form.Set("replaces", "4242")
		office.post(t, at, values, form).is(t, http.StatusNotFound, "no such value")
		recorded := s.Rows(t, "SELECT action, before FROM audit_entries WHERE object = 'indicator' ORDER BY id")
		if len(recorded) != 3 || recorded[2][0] != "indicator.correct" {
			t.Errorf("recorded: %v", recorded)
		}
		if d, err := s.Env.Directive(t.Context(), s.Cast.Office, i.DirectiveID); err != nil || len(d.Indicators[0].Measurements) != 2 || d.Indicators[0].Measurements[1].Value != 520 {
			t.Errorf("on the directive's page: %+v, %v", d.Indicators, err)
		}
	})
}

func TestIndicatorsByAPI(t *testing.T) {
	a := newAPI(t, modelstest.OpenSQLite(t))
	at := "/api/v1/indicators/" + id(digitised(t, a.Env))
	check := describedBy(t, a)
	for _, c := range [][4]string{
		{modelstest.Office, "", "", "200"}, {modelstest.Office, `{"value":512.5,"taken_on":"2025-06-20","note":"x"}`, "/values", "201"}, {modelstest.MOSTOfficer, "", "?lang=en", "200"},
		{modelstest.MOSTOfficer, `{"value":1,"taken_on":"2025-06-20","agency":"G06"}`, "/values", "201"}, {modelstest.MOSTOfficer, `{"value":1,"taken_on":"2025-06-20"}`, "/values", "403"},
		{modelstest.Office, `{"taken_on":"2025-06-20"}`, "/values", "422"}, {modelstest.Office, `{"value":1,"taken_on":"2025-06-20"}`, "/values", "409"}, {modelstest.HanoiOfficer, `{"value":1}`, "/values", "404"},
	} {
		method, path := "GET", "/indicators/{id}"
		if c[1] != "" {
			method, path = "POST", path+"/values"
		}
		got := a.call(t, c[0], method, at+c[2], c[1])
		if id(int64(got.Status)) != c[3] {
			t.Fatalf("%s %s: %d %s", c[0], c[1], got.Status, got.Body)
		}
		check(t, method, path, c[3], got)
	}
	var entered struct {
		Agency *struct{ Code string }
		Value  float64
	}
	got := a.call(t, modelstest.Office, "POST", at+"/values", `{"value":7,"taken_on":"2025-06-19","agency":"G06"}`)
	if err := json.Unmarshal(got.Body, &entered); err != nil || entered.Agency == nil || entered.Agency.Code != "G06" || entered.Value != 7 {
		t.Errorf("%s, %v", got.Body, err)
	}
	check(t, "GET", "/indicators", "200", a.call(t, modelstest.Office, "GET", "/api/v1/indicators", ""))
}
