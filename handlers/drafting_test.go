package handlers_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"dondoc/models/modelstest"
)

const draftedText = `I. NHIỆM VỤ

1. Bộ Công an chủ trì, phối hợp với Bộ Khoa học và Công nghệ xây dựng kế hoạch kết nối dữ liệu dân cư; hoàn thành trước ngày 30 tháng 9 năm 2025.

2. Bộ Khoa học và Công nghệ hướng dẫn các địa phương chuẩn hóa dữ liệu, hoàn thành trong tháng 8 năm 2025.

Nơi nhận: như trên.`

func draftedForm() url.Values {
	return url.Values{"number": {"77/CT-TTg"}, "title": {"Về dữ liệu dân cư"}, "issued_on": {"2025-06-26"}, "text": {draftedText}}
}

var draftIn = regexp.MustCompile(`<article class="draft[^"]*" id="d(\d+)" data-version="(\d+)"`)

// A directive is pasted, its drafts are shown beside the text, decided on one by one without script, and
// become tasks that their leads see.
func TestDirectiveIsDecomposedOnItsPages(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Office)
		v.get(t, "/directives").has(t, `href="/directives/new"`)
		bad := draftedForm()
		bad.Set("number", "34 ct ttg 5")
		bad.Set("issued_on", "31/6/2025")
		refused := v.post(t, "/directives/new", "/directives/new", bad).is(t, http.StatusUnprocessableEntity, "a wrong number and day")
		refused.has(t, `value="34 ct ttg 5"`, "Về dữ liệu dân cư", "Bộ Công an chủ trì")
		to := v.post(t, "/directives/new", "/directives/new", draftedForm()).is(t, http.StatusSeeOther, "start").Location
		page := v.get(t, to).is(t, http.StatusOK, "the drafts")
		page.has(t, `<mark class="m-lead">Bộ Công an</mark>`, `<mark class="m-coord">Bộ Khoa học và Công nghệ</mark>`, `value="2025-09-29"`, `value="2025-08-31"`, "Nơi nhận: như trên.", `class="ref ref-no"`)
		drafts := draftIn.FindAllStringSubmatch(page.Body, -1)
		if len(drafts) != 2 {
			t.Fatalf("%d drafts", len(drafts))
		}
		again := v.post(t, to, to+"/register", url.Values{"version": {"1"}}).is(t, http.StatusUnprocessableEntity, "registered with undecided drafts")
		again.has(t, "Còn 2 dự thảo")
		first := url.Values{"version": {drafts[0][2]}, "do": {"confirm"}, "label": {"Kế hoạch kết nối dữ liệu dân cư"}, "text": {"Xây dựng kế hoạch kết nối dữ liệu dân cư"}, "leads": {"Bộ Không Có"},
			"coordinators": {"Bộ Khoa học và Công nghệ"}, "due": {"2025-09-29"}, "read_due": {"2025-09-29"}}
		change := to + "/drafts/" + drafts[0][1]
		v.post(t, to, change, first).is(t, http.StatusUnprocessableEntity, "an unknown lead").has(t, "Bộ Không Có", "Kế hoạch kết nối dữ liệu dân cư")
		first.Set("leads", "G01 Bộ Công an")
		v.post(t, to, change, first).is(t, http.StatusSeeOther, "confirm")
		first.Set("label", "Kế hoạch của người thứ hai")
		v.post(t, to, change, first).is(t, http.StatusConflict, "confirmed from an old page").has(t, `<td class="wrapany" dir="auto">Kế hoạch kết nối dữ liệu dân cư</td><td class="wrapany" dir="auto">Kế hoạch của người thứ hai</td>`)
		v.post(t, to, to+"/drafts/"+drafts[1][1], url.Values{"version": {drafts[1][2]}, "do": {"drop"}}).is(t, http.StatusSeeOther, "drop")
		made := v.post(t, to, to+"/register", url.Values{"version": {"1"}}).is(t, http.StatusSeeOther, "register")
		v.get(t, made.Location).is(t, http.StatusOK, "the directive").has(t, "77/CT-TTg", "Kế hoạch kết nối dữ liệu dân cư")
		s.as(t, modelstest.MPSOfficer).get(t, "/tasks").has(t, "Kế hoạch kết nối dữ liệu dân cư")
		v.get(t, to).is(t, http.StatusOK, "afterwards").has(t, made.Location)
		v.post(t, "/directives/new", "/directives/new", draftedForm()).is(t, http.StatusUnprocessableEntity, "the same number again").has(t, "77/CT-TTg đã được đăng ký")
	})
}

// A file takes the place of pasted text; one that can't be read is refused with a sentence, and what was
// typed is kept.
func TestDirectiveIsUploaded(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Office)
		fields := map[string]string{"number": "78/CT-TTg", "title": "Về dữ liệu", "issued_on": "2025-06-26"}
		for name, c := range map[string]struct{ content, says string }{
			"text.txt":  {draftedText, ""},
			"scan.pdf":  {"%PDF-1.4\n%%EOF", "hỏng"},
			"word.docx": {"PK\x03\x04 not a document", "hỏng"},
			"old.doc":   {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600), ""},
		} {
			fields["csrf"] = v.token(t)
			body, kind := form(t, fields, name, strings.NewReader(c.content))
			answer := v.send(t, http.MethodPost, "/directives/new", body, "Content-Type", kind)
			if name == "text.txt" {
				page := v.get(t, answer.is(t, http.StatusSeeOther, name).Location)
				if n := len(draftIn.FindAllString(page.Body, -1)); n != 2 {
					t.Errorf("%d drafts of the file", n)
				}
				fields["number"] = "79/CT-TTg"
				continue
			}
			answer.is(t, http.StatusUnprocessableEntity, name).has(t, "Về dữ liệu", c.says, `id="e-file"`)
		}
	})
}
