package handlers_test

import (
	archive "archive/zip"
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"dondoc/models/modelstest"
)

func TestFilesThatAreRefused(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		temporary(t)
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		for name, c := range map[string]struct{ file, content, words string }{
			"HTML as PNG": {"ảnh.png", "<!DOCTYPE html><script>alert(1)</script>", "Nội dung của “ảnh.png” không đúng"},
			"HTML":        {"a.html", "<!DOCTYPE html>", "Không nhận loại tệp như “a.html”"},
			"a program":   {"a.pdf\u202efdp.exe", "MZ", "Không nhận loại tệp"},
			"a zip bomb":  {"a.docx", string(bomb(t)), "khi giải nén sẽ lớn hơn"},
			"macros":      {"a.docx", string(packed(t, "word/document.xml", "word/vbaProject.bin")), "có chứa macro"},
			"empty":       {"a.pdf", "", "Tệp trống"},
			"no file":     {"", "", "Hãy chọn một tệp"},
			"no name":     {"\u202e.pdf", reportPDF, "Tệp không có tên"},
			"a torn one":  {"a.docx", string(packed(t, "word/document.xml"))[:60], "Không đọc được"},
		} {
			v.attach(t, task, c.file, c.content).is(t, http.StatusUnprocessableEntity, name).has(t, c.words, `id="f-file"`)
		}
		for who, status := range map[string]int{modelstest.MPSOfficer: http.StatusForbidden, modelstest.Office: http.StatusForbidden, modelstest.HanoiOfficer: http.StatusNotFound} {
			s.as(t, who).attach(t, task, "a.pdf", reportPDF).is(t, status, who)
		}
		body, kind := form(t, map[string]string{"csrf": "not the page's"}, "a.pdf", strings.NewReader(reportPDF))
		v.send(t, http.MethodPost, task+"/evidence", body, "Content-Type", kind).is(t, http.StatusForbidden, "from another site")
		body, kind = form(t, nil, "a.pdf", strings.NewReader(reportPDF))
		if out := s.visitor(t).send(t, http.MethodPost, task+"/evidence", body, "Content-Type", kind); out.Status != http.StatusSeeOther || !strings.HasPrefix(out.Location, "/login") {
			t.Errorf("signed out: %d %s", out.Status, out.Location)
		}
		s.Exec(t, "UPDATE tasks SET open = FALSE, status = 'completed', submitted_on = '2025-06-20' WHERE id = "+id(s.taskID(t, "#1")))
		v.attach(t, task, "a.pdf", reportPDF).is(t, http.StatusConflict, "a completed task").has(t, "hoàn thành")
		v.get(t, task).lacks(t, task+"/evidence")
		if got := s.kept(t); len(got) != 0 {
			t.Errorf("kept %q", got)
		}
		if rows := s.Rows(t, "SELECT name FROM evidence"); len(rows) != 0 {
			t.Errorf("entered %q", rows)
		}
	})
}

// packed is an office file with the parts named.
func packed(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := archive.NewWriter(&b)
	for _, name := range parts {
		if _, err := w.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bomb is an office file of 40 KB that unpacks to 40 MB.
func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := archive.NewWriter(&b)
	part, err := w.Create("word/document.xml")
	if err == nil {
		_, err = io.Copy(part, io.LimitReader(endless{}, 40<<20))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// endless reads as text without end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}
