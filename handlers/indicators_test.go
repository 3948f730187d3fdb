package handlers_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

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
	a.call(t, modelstest.Office, "POST", "/api/v1/indicators", `{"directive":"9/TB-VPCP","name_vi":"A","unit_vi":"%","target":80,"shares":[{"agency":"G06","target":90},{"agency":"G01"},{"agency":"PPCS"}]}`).is(t, http.StatusCreated, "defined")
	check(t, "GET", "/indicators", "200", a.call(t, modelstest.Office, "GET", "/api/v1/indicators", ""))
}

// What is measured is said by the office, on the page and by API, with targets of agencies; what can't be taken comes
// back as it was typed.
func TestAnIndicatorIsDefinedAndChanged(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		number := digitised(t, s.Env)
		at, office := "/indicators/"+id(number), s.as(t, modelstest.Office)
		s.as(t, modelstest.MOSTOfficer).get(t, at).lacks(t, at+"/edit")
		office.get(t, at).has(t, at+"/edit")
		i, err := s.Indicator(t.Context(), s.Cast.Office, number)
		if err != nil {
			t.Fatal(err)
		}
		edit := office.get(t, at+"/edit").is(t, http.StatusOK, "the form")
		edit.has(t, `value="Huyện <số hóa>"`, `value="705"`, `value="G06 Bộ Khoa học và Công nghệ"`)
		form := url.Values{"text_vi": {"Huyện đã số hóa"}, "unit_vi": {"huyện"}, "baseline": {"300"}, "target": {"bảy trăm"}, "out_of": {"705"}, "due_on": {"2025-12-31"}, "version": {"1"},
			"share_agency": {"G06 Bộ Khoa học và Công nghệ", "Z9", "G06", ""}, "share_target": {"400,5", "", "1", ""}}
		bad := office.post(t, at+"/edit", at, form).is(t, http.StatusUnprocessableEntity, "no number, no agency")
		bad.has(t, "“bảy trăm”", "“Z9”", `value="400,5"`, `value="Huyện đã số hóa"`)
		form.Set("target", "705")
		form["share_agency"][1] = "PPCS"
		office.post(t, at+"/edit", at, form).is(t, http.StatusUnprocessableEntity, "an agency twice").has(t, "đã có ở dòng trên")
		form["share_agency"][2], form["share_target"][2] = "", ""
		office.post(t, at+"/edit", at, form).is(t, http.StatusSeeOther, "changed")
		office.get(t, at).has(t, "Huyện đã số hóa", "Mức xuất phát", "400,5", "UBND các tỉnh")
		form.Set("text_vi", "Tên của tôi")
		stale := office.post(t, at+"/edit", at, form).is(t, http.StatusConflict, "changed meanwhile")
		stale.has(t, "Tên của tôi", "Huyện đã số hóa", `name="version" value="2"`)
		if i, err = s.Indicator(t.Context(), s.Cast.Office, number); err != nil || i.Version != 2 || i.TextEn != "Huyện đã số hóa" || len(i.Values) != 1 || len(i.Shares) != 2 {
			t.Errorf("%+v, %v", i, err)
		}
		new := url.Values{"directive": {id(i.DirectiveID)}, "text_vi": {"Dịch vụ công <toàn trình>"}, "unit_vi": {"%"}, "target": {"80"}, "due_on": {"31/12/2025"}}
		made := office.post(t, "/indicators/new?directive="+id(i.DirectiveID), "/indicators", new).is(t, http.StatusSeeOther, "defined")
		office.get(t, made.Location).has(t, "Dịch vụ công <toàn trình>")
		new.Del("text_vi")
		office.post(t, "/indicators/new", "/indicators", new).is(t, http.StatusUnprocessableEntity, "no name").has(t, `value="80"`)
		for who, status := range map[string]int{modelstest.MOSTOfficer: http.StatusForbidden, modelstest.WorkingGroup: http.StatusForbidden, modelstest.Admin: http.StatusForbidden} {
			v := s.as(t, who)
			v.post(t, "/tasks", "/indicators", new).is(t, status, who+" defines one")
			v.post(t, "/tasks", at, form).is(t, status, who+" changes one")
		}
		new.Set("text_vi", "x")
		new.Set("directive", "424242")
		office.post(t, "/indicators/new", "/indicators", new).is(t, http.StatusNotFound, "no such directive")
	})
}

// An agency's own target, else the country's share: of counted things the country's number is none of an agency's.
func TestGoalsOfAgencies(t *testing.T) {
	number := func(v float64) *float64 { return &v }
	i := models.IndicatorFull{Indicator: models.Indicator{UnitVi: "%", Target: number(80)}, Shares: []models.IndicatorShare{{Agency: models.AgencyRef{ID: 1}, Target: number(90)}, {Agency: models.AgencyRef{ID: 2}}}}
	for agency, want := range map[int64]float64{0: 80, 1: 90, 2: 80, 3: 80} {
		if g, ok := i.Goal(agency); !ok || g.Target != want {
			t.Errorf("per cent, agency %d: %v, %v; want %v", agency, g.Target, ok, want)
		}
	}
	i.UnitVi = "huyện"
	for agency, want := range map[int64]bool{0: true, 1: true, 2: false, 3: false} {
		if _, ok := i.Goal(agency); ok != want {
			t.Errorf("districts, agency %d: %v, want %v", agency, ok, want)
		}
	}
}

// Values there and back by spreadsheet: an agency's own alone, the office's all; looked over by cell before they are
// entered, in one go.
func TestValuesBySpreadsheet(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		number := digitised(t, s.Env)
		sheet := func(v *visitor) (*excelize.File, [][]string) {
			t.Helper()
			got := v.get(t, "/indicators/spreadsheet.xlsx").is(t, http.StatusOK, "the spreadsheet")
			f, err := excelize.OpenReader(strings.NewReader(got.Body))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = f.Close() })
			rows, err := f.GetRows(f.GetSheetName(0))
			if err != nil {
				t.Fatal(err)
			}
			return f, rows
		}
		fill := func(f *excelize.File, row int, cells map[string]any) {
			t.Helper()
			for column, value := range cells {
				if err := f.SetCellValue(f.GetSheetName(0), column+id(int64(row)), value); err != nil {
					t.Fatal(err)
				}
			}
		}
		send := func(v *visitor, f *excelize.File) seen {
			t.Helper()
			return v.uploadTo(t, "/indicators/spreadsheet", "số liệu.xlsx", workbook(t, f))
		}

		officer, office := s.as(t, modelstest.MOSTOfficer), s.as(t, modelstest.Office)
		f, rows := sheet(officer)
		if len(rows) != 3 || rows[2][0] != "Huyện <số hóa>" || rows[2][2] != "Bộ Khoa học và Công nghệ" {
			t.Fatalf("the officer's sheet: %v", rows)
		}
		if locked := f.GetSheetName(0); locked == "" || !strings.Contains(unzippedSheet(t, f), "<sheetProtection") {
			t.Error("the sheet is not protected")
		}
		fill(f, 3, map[string]any{"I": 12.5, "J": "20/6/2025", "K": "=1+1"})
		preview := send(officer, f).is(t, http.StatusOK, "the preview")
		preview.has(t, "Sẽ lưu 1 số liệu", "12,5", "20/6/2025", "=1+1")
		if i, _ := s.Indicator(t.Context(), s.Cast.Office, number); len(i.Values) != 1 {
			t.Fatal("the preview wrote")
		}
		office.get(t, preview.Location).is(t, http.StatusNotFound, "another's upload")
		officer.post(t, preview.Location, preview.Location, url.Values{}).is(t, http.StatusOK, "applied").has(t, "Đã lưu 1 số liệu")
		officer.post(t, "/indicators/spreadsheet", preview.Location, url.Values{}).is(t, http.StatusConflict, "applied twice")
		i, err := s.Indicator(t.Context(), s.Cast.Office, number)
		if err != nil || len(i.Values) != 2 || i.Values[1].Value != 12.5 || i.Values[1].Agency.Code != "G06" || i.Values[1].Note != "=1+1" {
			t.Fatalf("%+v, %v", i.Values, err)
		}

		// The office: the country and the agency; a bad cell keeps all from being entered, unless one goes on without it.
		f, rows = sheet(office)
		if len(rows) != 4 || rows[2][2] != "Toàn quốc" {
			t.Fatalf("the office's sheet: %v", rows)
		}
		fill(f, 3, map[string]any{"I": 500, "J": "2025-06-25"})
		fill(f, 4, map[string]any{"I": "nhiều", "J": "2025-12-01"})
		preview = send(office, f).is(t, http.StatusOK, "a bad cell")
		preview.has(t, "Sẽ lưu 1 số liệu", "“nhiều”", "Số liệu mới")
		office.post(t, preview.Location, preview.Location, url.Values{}).is(t, http.StatusConflict, "not without the word")
		office.post(t, preview.Location, preview.Location, url.Values{"go_on": {"1"}}).is(t, http.StatusOK, "without it")
		fill(f, 4, map[string]any{"I": 3, "J": "2025-06-20"})
		send(office, f).has(t, "Đã có số liệu của ngày này")
		// What stands in hidden cells is checked too.
		f, _ = sheet(officer)
		mps := id(s.agencyID(t, "G01"))
		fill(f, 3, map[string]any{"I": 1, "J": "2025-06-21", "M": mps})
		send(officer, f).has(t, "cơ quan chỉ nhập số liệu của mình")
		fill(f, 3, map[string]any{"L": "424242", "M": "0"})
		send(officer, f).has(t, "Không có chỉ tiêu này")
		fill(f, 3, map[string]any{"L": id(number), "M": "424242"})
		send(officer, f).is(t, http.StatusOK, "no such agency").has(t, "Hãy chọn một cơ quan")
		officer.uploadTo(t, "/indicators/spreadsheet", "x.xlsx", []byte("x")).is(t, http.StatusUnprocessableEntity, "no spreadsheet")
		s.as(t, modelstest.WorkingGroup).get(t, "/indicators/spreadsheet.xlsx").is(t, http.StatusForbidden, "the working group")
	})
}

func unzippedSheet(t *testing.T, f *excelize.File) string {
	t.Helper()
	return unzipped(t, string(workbook(t, f)))
}
