package handlers_test

import (
	"net/http"
	"strings"
	"testing"

	"dondoc/models/modelstest"
)

// apiEvidence is typed from the API's description.
type apiEvidence struct {
	ID        int64
	Kind      string
	Name      string
	IssuedOn  *string `json:"issued_on"`
	SHA256    *string
	Size      *int64
	MediaType *string `json:"media_type"`
	Agency    struct{ Code, Name string }
	AddedBy   string `json:"added_by"`
	AddedAt   string `json:"added_at"`
}

type apiEvidenceList struct {
	Items      []apiEvidence
	NextCursor *string `json:"next_cursor"`
}

// firstTask is the id of the task the ministry leads.
func (a *apiServer) firstTask(t *testing.T) int64 {
	t.Helper()
	var list apiTasks
	a.get(t, modelstest.MOSTOfficer, "/api/v1/tasks?timeliness=overdue", &list)
	return list.Items[0].ID
}

func TestAPIEvidence(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		path := "/api/v1/tasks/" + id(a.firstTask(t)) + "/evidence"
		body, kind := form(t, map[string]string{"words": "bản ký số"}, "../báo cáo.pdf", strings.NewReader(reportPDF))
		got := a.call(t, modelstest.MOSTOfficer, http.MethodPost, path, body.String(), "Content-Type", kind)
		got.is(t, http.StatusCreated, "a file")
		var f, d apiEvidence
		got.decode(t, &f)
		if got.Header.Get("Location") != path+"/"+id(f.ID) || f.Kind != "file" || f.Name != "báo cáo.pdf" || *f.Size != int64(len(reportPDF)) || text(f.MediaType) != "application/pdf" || len(text(f.SHA256)) != 64 {
			t.Errorf("at %s: %s", got.Header.Get("Location"), got.Body)
		}
		got = a.call(t, modelstest.MOSTHead, http.MethodPost, path, `{"number":"12/QĐ-BKHCN","issued_on":"2025-06-20"}`)
		got.is(t, http.StatusCreated, "a document")
		got.decode(t, &d)
		if d.Kind != "document" || text(d.IssuedOn) != "2025-06-20" || d.SHA256 != nil || d.Size != nil || d.AddedBy != "Lê Thị Hoa" {
			t.Errorf("%s", got.Body)
		}
		var list apiEvidenceList
		a.get(t, modelstest.MPSOfficer, path, &list)
		if len(list.Items) != 2 || list.Items[0].ID != f.ID || list.Items[1].Name != "12/QĐ-BKHCN" {
			t.Errorf("listed %+v", list)
		}
		file := a.call(t, modelstest.Office, http.MethodGet, path+"/"+id(f.ID), "")
		file.is(t, http.StatusOK, "the content")
		if string(file.Body) != reportPDF || !strings.HasPrefix(file.Header.Get("Content-Disposition"), "attachment;") || file.Header.Get("Content-Security-Policy") != "sandbox; default-src 'none'" {
			t.Errorf("content %q, %v", file.Body, file.Header)
		}
		a.call(t, modelstest.Office, http.MethodGet, path+"/"+id(f.ID), "", "If-None-Match", file.Header.Get("ETag")).is(t, http.StatusNotModified, "the same content")
		a.call(t, modelstest.Office, http.MethodGet, path+"/"+id(d.ID), "").problem(t, http.StatusNotFound, "not_found")
		for _, method := range []string{http.MethodGet, http.MethodDelete} {
			a.call(t, modelstest.HanoiOfficer, method, path+"/"+id(f.ID), "").problem(t, http.StatusNotFound, "not_found")
			a.call(t, "", method, path+"/"+id(f.ID), "").problem(t, http.StatusUnauthorized, "sign_in")
		}
		a.call(t, modelstest.Office, http.MethodDelete, path+"/"+id(f.ID), "").problem(t, http.StatusForbidden, "forbidden")
		a.call(t, modelstest.MOSTOfficer, http.MethodDelete, path+"/"+id(f.ID), "").is(t, http.StatusNoContent, "removed")
		a.call(t, modelstest.MOSTOfficer, http.MethodGet, path+"/"+id(f.ID), "").problem(t, http.StatusNotFound, "not_found")
	})
}

func TestAPIRefusesEvidence(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		path := "/api/v1/tasks/" + id(a.firstTask(t)) + "/evidence"
		for _, c := range []struct{ body, field, code string }{
			{`{}`, "number", "required"}, {`{"number":5}`, "number", "wrong_type"}, {`{"number":"1","file":"x"}`, "file", "unknown_field"},
			{`{"number":"1","issued_on":"30/6/2025"}`, "issued_on", "no_such_date"}, {`{"number":"1","issued_on":"2025-06-28"}`, "issued_on", "in_the_future"},
			{`{"number":"1","version":0}`, "version", "not_a_version"}, {"", "body", "bad_json"},
		} {
			p := a.call(t, modelstest.MOSTOfficer, http.MethodPost, path, c.body).problem(t, http.StatusUnprocessableEntity, "invalid")
			if len(p.Errors) != 1 || p.Errors[0].Field != c.field || p.Errors[0].Code != c.code {
				t.Errorf("%s: %+v", c.body, p.Errors)
			}
		}
		for _, c := range []struct {
			fields        map[string]string
			name, content string
			field, code   string
		}{
			{nil, "a.png", "<!DOCTYPE html>", "file", "file_differs"}, {nil, "a.docx", string(bomb(t)), "file", "file_bomb"}, {nil, "", "", "file", "file_missing"},
			{map[string]string{"version": "x"}, "a.pdf", reportPDF, "version", "not_a_version"}, {map[string]string{"wrods": "x"}, "a.pdf", reportPDF, "wrods", "unknown_field"},
			{map[string]string{"words": "\x00"}, "a.pdf", reportPDF, "words", "control_characters"},
		} {
			body, kind := form(t, c.fields, c.name, strings.NewReader(c.content))
			p := a.call(t, modelstest.MOSTOfficer, http.MethodPost, path, body.String(), "Content-Type", kind).problem(t, http.StatusUnprocessableEntity, "invalid")
			if len(p.Errors) != 1 || p.Errors[0].Field != c.field || p.Errors[0].Code != c.code {
				t.Errorf("%s %.20q: %+v", c.name, c.content, p.Errors)
			}
		}
		body, kind := form(t, nil, "a.pdf", strings.NewReader(reportPDF))
		two := strings.TrimSuffix(body.String(), "--\r\n")
		two += two[strings.Index(two, "\r\n"):] + "--\r\n"
		a.call(t, modelstest.MOSTOfficer, http.MethodPost, path, two, "Content-Type", kind).problem(t, http.StatusUnprocessableEntity, "invalid")
		a.call(t, modelstest.HanoiOfficer, http.MethodPost, path, body.String(), "Content-Type", kind).problem(t, http.StatusNotFound, "not_found")
		a.call(t, modelstest.MPSOfficer, http.MethodPost, path, body.String(), "Content-Type", kind).problem(t, http.StatusForbidden, "forbidden")
		a.call(t, "", http.MethodPost, path, body.String(), "Content-Type", kind).problem(t, http.StatusUnauthorized, "sign_in")
		a.call(t, modelstest.MOSTOfficer, http.MethodPost, path, strings.Replace(body.String(), "--\r\n", "", 1), "Content-Type", "multipart/form-data").problem(t, http.StatusBadRequest, "bad_request")
		large := strings.Replace(body.String(), reportPDF, reportPDF+strings.Repeat(" ", 51<<20), 1)
		a.call(t, modelstest.MOSTOfficer, http.MethodPost, path, large, "Content-Type", kind).problem(t, http.StatusRequestEntityTooLarge, "too_large")
		stale, kind := form(t, map[string]string{"version": "1"}, "a.pdf", strings.NewReader(reportPDF))
		a.call(t, modelstest.MOSTOfficer, http.MethodPost, path, stale.String(), "Content-Type", kind).problem(t, http.StatusConflict, "stale")
		var list apiEvidenceList
		if a.get(t, modelstest.MOSTOfficer, path, &list); len(list.Items) != 0 {
			t.Errorf("refused, and listed: %+v", list)
		}
	})
}

func TestARepeatedUploadIsDoneOnce(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		task := a.firstTask(t)
		path := "/api/v1/tasks/" + id(task) + "/evidence"
		send := func(name, content string) answer {
			body, kind := form(t, map[string]string{"words": "bản ký số"}, name, strings.NewReader(content))
			return a.call(t, modelstest.MOSTOfficer, http.MethodPost, path, body.String(), "Content-Type", kind, keyHeader, "u-1")
		}
		first := send("a.pdf", reportPDF)
		first.is(t, http.StatusCreated, "the first call")
		again := send("a.pdf", reportPDF)
		if again.Status != first.Status || string(again.Body) != string(first.Body) || again.Header.Get("Location") != first.Header.Get("Location") {
			t.Errorf("again: %d %s, first %s", again.Status, again.Body, first.Body)
		}
		send("b.pdf", reportPDF).problem(t, http.StatusUnprocessableEntity, "invalid")
		send("a.pdf", reportPDF+"more").problem(t, http.StatusUnprocessableEntity, "invalid")
		a.Exec(t, "UPDATE tasks SET open = FALSE, status = 'completed', submitted_on = '2025-06-20' WHERE id = "+id(task))
		if late := send("a.pdf", reportPDF); late.Status != first.Status || string(late.Body) != string(first.Body) {
			t.Errorf("once the task is completed: %d %s", late.Status, late.Body)
		}
		var list apiEvidenceList
		if a.get(t, modelstest.MOSTOfficer, path, &list); len(list.Items) != 1 {
			t.Errorf("done %d times", len(list.Items))
		}
		body, kind := form(t, nil, "a.png", strings.NewReader("<!DOCTYPE html>"))
		a.call(t, modelstest.MOSTOfficer, http.MethodPost, path, body.String(), "Content-Type", kind, keyHeader, "u-2").problem(t, http.StatusConflict, "wrong_state")
	})
}
