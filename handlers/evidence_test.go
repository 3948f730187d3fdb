package handlers_test

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dondoc/handlers"
	"dondoc/models"
	"dondoc/models/modelstest"
)

const reportPDF = "%PDF-1.7\nBáo cáo kết quả thực hiện\n"

// form writes a form with a file as a browser does.
func form(tb testing.TB, fields map[string]string, name string, content io.Reader) (body *bytes.Buffer, contentType string) {
	tb.Helper()
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	for field, value := range fields {
		if err := w.WriteField(field, value); err != nil {
			tb.Fatal(err)
		}
	}
	part, err := w.CreateFormFile("file", name)
	if err == nil {
		_, err = io.Copy(part, content)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		tb.Fatal(err)
	}
	return body, w.FormDataContentType()
}

// attach sends a file from a task's page.
func (v *visitor) attach(tb testing.TB, task, name, content string) seen {
	tb.Helper()
	body, kind := form(tb, map[string]string{"csrf": v.token(tb)}, name, strings.NewReader(content))
	return v.send(tb, http.MethodPost, task+"/evidence", body, "Content-Type", kind)
}

// token is that of the visitor's forms.
func (v *visitor) token(tb testing.TB) string {
	tb.Helper()
	return csrfField.FindStringSubmatch(v.get(tb, "/board").Body)[1]
}

// kept lists the contents in the folder of files.
func (s *site) kept(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(s.Files, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// temporary makes the temporary folder one of the test's, which must be empty at its end.
func temporary(t *testing.T) {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	t.Cleanup(func() {
		if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
			t.Errorf("left in the temporary folder: %v, %v", left, err)
		}
	})
}

// fileLink finds the link to the last file on a page.
func (a seen) fileLink(t *testing.T, task string) string {
	t.Helper()
	at := strings.LastIndex(a.Body, `href="`+task+`/evidence/`)
	if at < 0 {
		t.Fatalf("no file on the page: %s", a.text())
	}
	link, _, _ := strings.Cut(a.Body[at+len(`href="`):], `"`)
	return link
}

func TestAFileIsAddedShownFetchedAndRemoved(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		temporary(t)
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		got := v.attach(t, task, "Báo cáo quý II.pdf", reportPDF).is(t, http.StatusSeeOther, "upload")
		if got.Location != task+"#evidence" {
			t.Errorf("on to %s", got.Location)
		}
		page := v.get(t, task)
		page.has(t, "Đã thêm Báo cáo quý II.pdf", "Báo cáo quý II.pdf", "1 KB", "Trần Minh Anh")
		link := page.fileLink(t, task)
		for _, who := range []string{modelstest.MOSTOfficer, modelstest.MPSOfficer, modelstest.Office, modelstest.WorkingGroup} {
			file := s.as(t, who).get(t, link).is(t, http.StatusOK, who)
			_, params, err := mime.ParseMediaType(file.Header.Get("Content-Disposition"))
			if file.Body != reportPDF || err != nil || params["filename"] != "Báo cáo quý II.pdf" || !strings.HasPrefix(file.Header.Get("Content-Disposition"), "attachment; filename*=utf-8''") {
				t.Errorf("%s gets %q, %v", who, file.Body, file.Header)
			}
			for name, want := range map[string]string{"Content-Type": "application/pdf", "Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff",
				"Cache-Control": "private, no-store", "Content-Length": strconv.Itoa(len(reportPDF)), "Content-Encoding": "", "Cross-Origin-Resource-Policy": "same-origin"} {
				if got := file.Header.Get(name); got != want {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
		}
		part := v.get(t, link, "Range", "bytes=0-3").is(t, http.StatusPartialContent, "a part")
		if part.Body != "%PDF" || part.Header.Get("Content-Range") != "bytes 0-3/"+strconv.Itoa(len(reportPDF)) {
			t.Errorf("a part: %q, %v", part.Body, part.Header)
		}
		s.as(t, modelstest.HanoiOfficer).get(t, link).is(t, http.StatusNotFound, "the outsider")
		if out := s.visitor(t).get(t, link).is(t, http.StatusSeeOther, "signed out"); !strings.HasPrefix(out.Location, "/login") {
			t.Errorf("signed out: to %s", out.Location)
		}
		for _, other := range []string{s.taskPath(t, "#4") + "/evidence" + link[strings.LastIndex(link, "/"):], task + "/evidence/0", task + "/evidence/x", task + "/evidence/99999"} {
			v.get(t, other).is(t, http.StatusNotFound, other)
		}
		s.as(t, modelstest.Office).post(t, "/board", link+"/remove", url.Values{}).is(t, http.StatusForbidden, "the office removes")
		v.post(t, task, link+"/remove", url.Values{}).is(t, http.StatusSeeOther, "removed")
		v.get(t, task).has(t, "Đã gỡ Báo cáo quý II.pdf", "Chưa có tệp")
		v.get(t, link).is(t, http.StatusNotFound, "fetched after its removal")
		v.post(t, task, link+"/remove", url.Values{}).is(t, http.StatusNotFound, "removed twice")
	})
}

func TestADocumentIsAddedByItsNumber(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		v.post(t, task, task+"/evidence", url.Values{"number": {"12/QĐ-BKHCN"}, "issued_on": {"20/6/2025"}}).is(t, http.StatusSeeOther, "a number")
		v.get(t, task).has(t, "12/QĐ-BKHCN", "ban hành")
		for name, c := range map[string]struct {
			form  url.Values
			words string
		}{
			"no number":  {url.Values{"number": {" "}, "issued_on": {"2025-06-20"}}, `value="2025-06-20"`},
			"no day":     {url.Values{"number": {"13/QĐ"}, "issued_on": {"30/2/2025"}}, "“30/2/2025” không phải"},
			"tomorrow":   {url.Values{"number": {"13/QĐ"}, "issued_on": {"28/6/2025"}}, "28/6/2025 chưa đến"},
			"a zero":     {url.Values{"number": {"13\x00"}}, "ký tự"},
			"a long one": {url.Values{"number": {strings.Repeat("1", 101)}}, "101"},
		} {
			got := v.post(t, task, task+"/evidence", c.form).is(t, http.StatusUnprocessableEntity, name)
			got.has(t, c.words)
			if name != "a zero" {
				got.has(t, `value="`+c.form.Get("number")+`"`)
			}
		}
		s.as(t, modelstest.MPSOfficer).post(t, "/board", task+"/evidence", url.Values{"number": {" "}}).is(t, http.StatusForbidden, "a coordinator, with faults")
		s.as(t, modelstest.HanoiOfficer).post(t, "/board", task+"/evidence", url.Values{"number": {"1/BC"}}).is(t, http.StatusNotFound, "the outsider")
		v.post(t, task, task+"/evidence", url.Values{"number": {strings.Repeat("1", 300_000)}}).is(t, http.StatusRequestEntityTooLarge, "a flood")
	})
}

func TestANameIsMadeHarmless(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		v.attach(t, task, `..\..\etc/`+"\u202e\u2066\u200fbáo\u2069 cáo<b>\"; x=\"y.pdf", reportPDF).is(t, http.StatusSeeOther, "upload")
		page := v.get(t, task)
		page.has(t, `báo cáo<b>`)
		if strings.ContainsAny(page.Body, "\u202e\u2066\u2069\u200f") || strings.Contains(page.Body, "cáo<b>") {
			t.Error("marks or markup on the page")
		}
		file := v.get(t, page.fileLink(t, task)).is(t, http.StatusOK, "the file")
		_, params, err := mime.ParseMediaType(file.Header.Get("Content-Disposition"))
		if err != nil || params["filename"] != `báo cáo<b>"; x="y.pdf` || params["x"] != "" {
			t.Errorf("disposition %q: %q, %v", file.Header.Get("Content-Disposition"), params, err)
		}
		for _, path := range s.kept(t) {
			if base := filepath.Base(path); len(base) != 64 || strings.Trim(base, "0123456789abcdef") != "" {
				t.Errorf("kept as %s", path)
			}
		}
		v.attach(t, task, "again.pdf", reportPDF).is(t, http.StatusSeeOther, "the same again")
		if got := s.kept(t); len(got) != 1 {
			t.Errorf("the same content twice: %q", got)
		}
	})
}

func TestAContentThatWasLost(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		v.attach(t, task, "a.pdf", reportPDF).is(t, http.StatusSeeOther, "upload")
		link := v.get(t, task).fileLink(t, task)
		if err := os.RemoveAll(s.Files); err != nil {
			t.Fatal(err)
		}
		got := v.get(t, link).is(t, http.StatusNotFound, "fetched")
		got.has(t, "“a.pdf” có trong hồ sơ", "người quản trị")
		if got.Header.Get("Content-Disposition") != "" || !strings.Contains(got.Header.Get("Content-Type"), "html") {
			t.Errorf("headers of a file: %v", got.Header)
		}
		if err := os.WriteFile(s.Files, nil, 0o600); err != nil { // no folder can be here
			t.Fatal(err)
		}
		v.get(t, link).is(t, http.StatusServiceUnavailable, "fetched while the store is away").has(t, "Kho tệp")
		v.attach(t, task, "b.pdf", reportPDF).is(t, http.StatusServiceUnavailable, "uploaded while the store is away").has(t, "Kho tệp")
	})
}

func TestWithoutAStoreOfFiles(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		cast := e.Populate(t)
		s := newSite(t, e, cast, func(o *handlers.Options) { o.Store = e.With(t, nil) })
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		page := v.get(t, task)
		page.has(t, "không lưu tệp", `id="f-number"`)
		page.lacks(t, `id="f-file"`)
		v.attach(t, task, "a.pdf", reportPDF).is(t, http.StatusServiceUnavailable, "uploaded all the same").has(t, "DONDOC_FILES")
		if _, err := s.AddDocument(t.Context(), cast.MOSTOfficer, s.taskID(t, "#1"), models.NewDocument{MoveInput: models.MoveInput{Via: models.ViaPage}, Number: "1/BC"}); err != nil {
			t.Error(err)
		}
	})
}
