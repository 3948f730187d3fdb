package handlers_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// hiddenField is a field of a form that nobody fills in.
var hiddenField = regexp.MustCompile(`<input type="hidden" name="([a-z_]+)" value="([^"]*)">`)

func hidden(page seen) url.Values {
	form := url.Values{}
	for _, m := range hiddenField.FindAllStringSubmatch(page.Body, -1) {
		form.Set(m[1], m[2])
	}
	return form
}

// From the list of late agencies to the letter: looked at, sent, read by its agency; pressed twice, it is
// one letter; where the list changed since it was looked at, nothing is sent.
func TestUrgingLetterFromTheListToTheAgency(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		group := s.as(t, modelstest.WorkingGroup)
		list := group.get(t, "/letters").is(t, http.StatusOK, "the list")
		list.has(t, "Bộ Khoa học và Công nghệ", "Chưa có công văn nào")
		most := id(s.agencyID(t, "G06"))
		list.has(t, `href="/letters/new?agency=`+most+`"`)
		draft := group.get(t, "/letters/new?agency="+most).is(t, http.StatusOK, "the draft")
		draft.has(t, "Số: …/CV-TCT", "Hà Nội, ngày 27 tháng 6 năm 2025", "Publish the component model", modelstest.MOSTHead, "34/CT-TTg#1")
		stale := hidden(draft)

		office := s.as(t, modelstest.MOSTOfficer)
		percent := 40
		if _, err := s.ReportProgress(t.Context(), s.Cast.MOSTOfficer, s.taskID(t, "#1"), models.NewProgress{Percent: &percent, Via: models.ViaPage}); err != nil {
			t.Fatal(err)
		}
		again := group.postForm(t, "/letters", stale).is(t, http.StatusConflict, "the list changed")
		again.has(t, "Công văn chưa được gửi")
		form := hidden(again)
		made := group.postForm(t, "/letters", form).is(t, http.StatusSeeOther, "sent")
		if twice := group.postForm(t, "/letters", form).is(t, http.StatusSeeOther, "pressed twice"); twice.Location != made.Location {
			t.Errorf("pressed twice: %s and %s", made.Location, twice.Location)
		}
		group.get(t, made.Location).has(t, "Đã lưu và gửi công văn 01/CV-TCT", "Số: 01/CV-TCT", "V/v đôn đốc thực hiện nhiệm vụ quá hạn", "chậm nhất ngày 04 tháng 7 năm 2025", modelstest.MOSTHead)
		group.get(t, "/letters").has(t, "01/CV-TCT")

		office.get(t, "/letters").has(t, "01/CV-TCT")
		office.get(t, "/letters").lacks(t, "Cơ quan có nhiệm vụ quá hạn")
		office.get(t, made.Location).is(t, http.StatusOK, "its agency reads it")
		office.get(t, s.taskPath(t, "#1")).has(t, "Công văn đôn đốc số 01/CV-TCT", `href="`+made.Location+`"`)
		for path, want := range map[string][2]string{"/docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"}, "/pdf": {"application/pdf", "%PDF-"}} {
			file := office.get(t, made.Location+path).is(t, http.StatusOK, path)
			if file.Header.Get("Content-Type") != want[0] || !strings.HasPrefix(file.Body, want[1]) || file.Header.Get("Content-Disposition") != `attachment; filename=01-CV-TCT.`+path[1:] {
				t.Errorf("%s: %s, %s", path, file.Header.Get("Content-Type"), file.Header.Get("Content-Disposition"))
			}
		}
		english := group.get(t, "/letters/new?agency="+most+"&language=en").is(t, http.StatusOK, "in English")
		english.has(t, "Re: late tasks", "01/CV-TCT") // the one sent before
		group.get(t, "/letters/new?agency="+most+"&language=xx").is(t, http.StatusUnprocessableEntity, "a language nobody writes")
	})
}

func TestLetterheadPage(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		admin := s.as(t, modelstest.Admin)
		const at = "/admin/letterhead"
		page := admin.get(t, at).is(t, http.StatusOK, "the form")
		form := hidden(page)
		for k, v := range map[string]string{"issuer_vi": "Tổ công tác Đề án 06", "issuer_en": "Working group", "place_vi": "Hà Nội", "place_en": "Hanoi", "title_vi": "Tổ trưởng", "title_en": "Head", "letter_number": "CV"} {
			form.Set(k, v)
		}
		admin.postForm(t, at, form).is(t, http.StatusUnprocessableEntity, "no place for the number").has(t, "đúng một chỗ {n}", "Tổ công tác Đề án 06")
		form.Set("letter_number", "{n}/TCT")
		admin.postForm(t, at, form).is(t, http.StatusSeeOther, "saved")
		admin.get(t, at).has(t, "Tổ công tác Đề án 06", "{n}/TCT")
		form.Set("issuer_vi", "Khác")
		admin.postForm(t, at, form).is(t, http.StatusConflict, "an old form").has(t, "Tổ công tác Đề án 06", "Khác")
	})
}

// read takes of an answer what the test needs.
func read(t *testing.T, a answer, into any) {
	t.Helper()
	if err := json.Unmarshal(a.Body, into); err != nil {
		t.Fatal(err, string(a.Body))
	}
}

func TestLettersByTheAPI(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		type letter struct {
			ID     int64  `json:"id"`
			Number string `json:"number"`
			Tasks  int    `json:"tasks"`
			Data   struct {
				Tasks []struct{ Ref string }
			}
		}
		const at = "/api/v1/letters"
		office := modelstest.Office
		a.call(t, office, http.MethodPost, at, `{"agency":"X99"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		a.call(t, office, http.MethodPost, at, `{"agency":"G06","lang":"xx"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		a.call(t, office, http.MethodPost, at, `{"agency":"G01"}`).problem(t, http.StatusConflict, "wrong_state")
		a.call(t, modelstest.MOSTHead, http.MethodPost, at, `{"agency":"G06"}`).problem(t, http.StatusForbidden, "forbidden")
		check := describedBy(t, a)
		var first, same letter
		got := a.call(t, office, http.MethodPost, at, `{"agency":"G06"}`, keyHeader, "k")
		check(t, "POST", "/letters", "201", got)
		read(t, got, &first)
		read(t, a.call(t, office, http.MethodPost, at, `{"agency":"G06"}`, keyHeader, "k"), &same)
		if first.Number != "01/CV-TCT" || first.Tasks != 1 || first.Data.Tasks[0].Ref != "34/CT-TTg#1" || same.ID != first.ID {
			t.Errorf("%+v, again %+v", first, same)
		}
		var list struct{ Items []letter }
		got = a.call(t, modelstest.MOSTOfficer, http.MethodGet, at+"?agency=G06", "")
		check(t, "GET", "/letters", "200", got)
		read(t, got, &list)
		if len(list.Items) != 1 || list.Items[0].Number != first.Number {
			t.Errorf("%+v", list)
		}
		read(t, a.call(t, modelstest.HanoiOfficer, http.MethodGet, at, ""), &list)
		if len(list.Items) != 0 {
			t.Errorf("an outsider lists %+v", list)
		}
		check(t, "GET", "/letters/{id}", "200", a.call(t, office, http.MethodGet, at+"/"+id(first.ID), ""))
		if file := a.call(t, modelstest.MOSTOfficer, http.MethodGet, at+"/"+id(first.ID)+"/pdf", ""); file.Status != http.StatusOK || !strings.HasPrefix(string(file.Body), "%PDF-") {
			t.Errorf("pdf: %d", file.Status)
		}
	})
}
