package handlers_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dondoc/models/modelstest"
)

// A report on demand through the pages: ordered, read, downloaded in each form, corrected, approved.
func TestReportOnDemandThroughThePages(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		group := s.as(t, modelstest.WorkingGroup)
		group.get(t, "/reports").has(t, "Lập báo cáo theo yêu cầu")
		form := hidden(group.get(t, "/reports/new").is(t, http.StatusOK, "the form"))
		for k, v := range map[string]string{"from": "2025-06-01", "to": "2025-06-30", "agency": "", "directive": "", "kind": "", "boundary": "successor"} {
			form.Set(k, v)
		}
		group.postForm(t, "/reports", form).is(t, http.StatusUnprocessableEntity, "not over").has(t, "Chọn ngày cuối kỳ không sau hôm nay", `value="2025-06-30"`)
		form.Set("to", "2025-06-27")
		made := group.postForm(t, "/reports", form).is(t, http.StatusSeeOther, "ordered")
		page := group.get(t, made.Location).is(t, http.StatusOK, "the report")
		page.has(t, "Báo cáo theo yêu cầu", "Chờ phê duyệt", "Publish the component model", "Số liệu không gồm văn bản mật", "Bộ Khoa học và Công nghệ")

		raw := group.get(t, made.Location+"/json").is(t, http.StatusOK, "JSON")
		if sum := sha256.Sum256([]byte(raw.Body)); !strings.Contains(page.Body, hex.EncodeToString(sum[:])) {
			t.Error("the JSON is not what the page's hash is of")
		}
		s.Exec(t, "UPDATE tasks SET status = 'cancelled', open = FALSE")
		for format, start := range map[string]string{"docx": "PK", "xlsx": "PK", "pdf": "%PDF-", "json": "{"} {
			file := group.get(t, made.Location+"/"+format).is(t, http.StatusOK, format)
			if !strings.HasPrefix(file.Body, start) || file.Header.Get("Content-Disposition") != "attachment; filename=on-demand-2025-06-01-2025-06-27."+format {
				t.Errorf("%s: %q", format, file.Header.Get("Content-Disposition"))
			}
			if again := group.get(t, made.Location+"/"+format); again.Body != file.Body {
				t.Errorf("%s is another file each time", format)
			}
		}
		if again := group.get(t, made.Location+"/json"); again.Body != raw.Body {
			t.Error("the JSON changed with the tasks")
		}
		docx := s.as(t, modelstest.Office).get(t, made.Location+"/docx?lang=en").Body
		z, err := zip.NewReader(strings.NewReader(docx), int64(len(docx)))
		if err != nil {
			t.Fatal(err)
		}
		body, err := z.Open("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		if _, err := text.ReadFrom(body); err != nil || !strings.Contains(text.String(), "Overdue tasks") || !strings.Contains(text.String(), "Ministry of Science and Technology") {
			t.Errorf("the English DOCX has no English: %v", err)
		}

		group.post(t, made.Location, made.Location+"/correction", url.Values{"reason": {""}}).is(t, http.StatusUnprocessableEntity, "no reason")
		next := group.post(t, made.Location, made.Location+"/correction", url.Values{"reason": {"Bổ sung số liệu"}}).is(t, http.StatusSeeOther, "corrected")
		group.get(t, made.Location).has(t, "đã được thay bằng bản 2", `href="`+next.Location+`"`)
		group.get(t, next.Location).has(t, "Bản 2, thay bản trước. Lý do: Bổ sung số liệu")
		group.post(t, next.Location, next.Location+"/approval", url.Values{}).is(t, http.StatusSeeOther, "approved")
		group.get(t, next.Location).has(t, "Đã phê duyệt, gửi lúc")
		group.post(t, next.Location, next.Location+"/approval", url.Values{}).is(t, http.StatusConflict, "approved twice")
		if n := s.Rows(t, "SELECT COUNT(*) FROM messages WHERE kind = 'report'"); n[0][0] != "1" {
			t.Errorf("%s mails queued, want 1", n[0][0])
		}
	})
}

func TestReportSchedulesPage(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		admin := s.as(t, modelstest.Admin)
		const at = "/admin/reports"
		admin.get(t, at).is(t, http.StatusOK, "the forms").has(t, "Báo cáo tháng", "Báo cáo năm", "Nghị định 09/2019/NĐ-CP")
		form := url.Values{"version": {"1"}, "active": {"1"}, "cut_off": {"20"}, "at": {"09:00"}, "to_group": {"1"}, "recipients": {"leader@example.org Lãnh đạo\nnobody"}}
		admin.post(t, at, at+"/month", form).is(t, http.StatusUnprocessableEntity, "no address").has(t, "“nobody” không phải là địa chỉ thư điện tử", `value="20"`)
		form.Set("recipients", "leader@example.org Lãnh đạo\nguest@example.org ar  ضيف\nplain@example.org fa")
		admin.post(t, at, at+"/month", form).is(t, http.StatusSeeOther, "saved")
		admin.get(t, at).has(t, "leader@example.org vi Lãnh đạo", "guest@example.org ar ضيف", "plain@example.org fa", `value="20"`)
		if rows := s.Rows(t, "SELECT lang, name FROM report_recipients ORDER BY email"); len(rows) != 3 || rows[0][0] != "ar" || rows[0][1] != "ضيف" || rows[1][0] != "vi" || rows[2][0] != "fa" {
			t.Errorf("kept %q", rows)
		}
		form.Set("cut_off", "25")
		admin.post(t, at, at+"/month", form).is(t, http.StatusConflict, "an old form").has(t, "20", "25")
		admin.post(t, at, at+"/week", form).is(t, http.StatusNotFound, "no such report")
	})
}

func TestReportsByTheAPI(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		const at = "/api/v1/reports"
		office := modelstest.Office
		check := describedBy(t, a)
		a.call(t, office, http.MethodPost, at, `{"from_on":"2025-06-01","to_on":"2025-07-30"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		a.call(t, modelstest.Admin, http.MethodPost, at, `{"from_on":"2025-06-01","to_on":"2025-06-20"}`).problem(t, http.StatusForbidden, "forbidden")
		got := a.call(t, office, http.MethodPost, at, `{"from_on":"2025-06-01","to_on":"2025-06-27","agency":"G06"}`)
		check(t, "POST", "/reports", "201", got)
		var made, fixed struct {
			ID         int64
			Version    int
			Held       bool
			ReplacedBy *int64 `json:"replaced_by"`
		}
		read(t, got, &made)
		path := at + "/" + id(made.ID)
		got = a.call(t, office, http.MethodPost, path+"/correction", `{"reason":"Bổ sung"}`)
		check(t, "POST", "/reports/{id}/correction", "201", got)
		read(t, got, &fixed)
		read(t, a.call(t, office, http.MethodGet, path, ""), &made)
		if !made.Held || made.ReplacedBy == nil || *made.ReplacedBy != fixed.ID || fixed.Version != 2 {
			t.Errorf("%+v, corrected %+v", made, fixed)
		}
		a.call(t, office, http.MethodPost, path+"/correction", `{"reason":"Bổ sung"}`).problem(t, http.StatusConflict, "wrong_state")
		got = a.call(t, office, http.MethodPost, at+"/"+id(fixed.ID)+"/approval", "")
		check(t, "POST", "/reports/{id}/approval", "200", got)
		for _, format := range []string{"pdf", "docx", "xlsx"} {
			if file := a.call(t, modelstest.WorkingGroup, http.MethodGet, path+"/"+format, ""); file.Status != http.StatusOK || len(file.Body) < 1000 {
				t.Errorf("%s: %d", format, file.Status)
			}
			a.call(t, modelstest.MOSTHead, http.MethodGet, path+"/"+format, "").problem(t, http.StatusForbidden, "forbidden")
		}
	})
}
