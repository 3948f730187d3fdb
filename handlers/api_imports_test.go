package handlers_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

const importedList = "Mã;Nội dung;Chủ trì;Thời hạn\nA-1;Lập danh mục dữ liệu mở;G01;30/9/2025\nA-2;Báo cáo hằng quý về dữ liệu;G99;\n"

// sendList uploads a list by the API.
func (a *apiServer) sendList(t *testing.T, who, content string, header ...string) answer {
	t.Helper()
	body, kind := form(t, map[string]string{"directive": "34/CT-TTg"}, "a.csv", strings.NewReader(content))
	return a.call(t, who, http.MethodPost, "/api/v1/imports", body.String(), append(header, "Content-Type", kind)...)
}

func TestAPIImportsAList(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		check := describedBy(t, a)
		office := modelstest.Office
		first := a.sendList(t, office, importedList, keyHeader, "k1")
		first.is(t, http.StatusCreated, "upload")
		check(t, "POST", "/imports", "201", first)
		if again := a.sendList(t, office, importedList, keyHeader, "k1"); string(again.Body) != string(first.Body) {
			t.Errorf("repeated: %s", again.Body)
		}
		at := first.Header.Get("Location")
		do := func(method, path, body, operation, status string) answer {
			t.Helper()
			got := a.call(t, office, method, at+path, body)
			if status != "default" && id(int64(got.Status)) != status {
				t.Fatalf("%s %s %s: %d %s", method, path, body, got.Status, got.Body)
			}
			check(t, method, "/imports/{id}"+operation, status, got)
			return got
		}
		do("PATCH", "", `{"fields":["reference","text","text"]}`, "", "422")
		do("PATCH", "", `{"fields":["reference","text","lead","deadline"],"version":1}`, "", "200")
		do("PATCH", "", `{"fields":["reference","text","lead","deadline"],"version":1}`, "", "409")
		do("PATCH", "", `{"sheet":7}`, "", "422")
		do("GET", "", "", "", "200")
		do("GET", "/rows?state=x", "", "/rows", "default")
		var rows struct {
			Items []struct {
				Line   int
				State  string
				Faults []struct{ Cell, Field, Code, Detail string }
			}
			NextCursor *string `json:"next_cursor"`
		}
		got := do("GET", "/rows?state=bad", "", "/rows", "200")
		if err := json.Unmarshal(got.Body, &rows); err != nil || len(rows.Items) != 1 || len(rows.Items[0].Faults) != 1 || rows.Items[0].Faults[0].Cell != "C3" {
			t.Fatalf("%+v %v", rows, err)
		}
		do("GET", "/rows?limit=1", "", "/rows", "200")
		do("POST", "/apply", `{"version":2}`, "/apply", "422")
		do("POST", "/apply", `{"version":1,"go_on":true}`, "/apply", "409")
		do("POST", "/apply", `{"version":2,"go_on":true,"tell":false}`, "/apply", "200")
		do("POST", "/apply", `{"go_on":true}`, "/apply", "409")
		do("POST", "/discard", `{"version":3}`, "/discard", "409")
		check(t, "GET", "/imports", "200", a.call(t, office, "GET", "/api/v1/imports?lang=en", ""))
		found, err := a.TasksByRef(t.Context(), modelstest.System, []string{"34/CT-TTg#5", "34/CT-TTg#6"})
		if err != nil || len(found) != 1 || found[0].Lead.Code != "G01" {
			t.Errorf("made were %+v, %v", found, err)
		}

		second := a.sendList(t, office, importedList)
		a.call(t, office, http.MethodPost, second.Header.Get("Location")+"/discard", `{}`).is(t, http.StatusNoContent, "given up")
		a.sendList(t, office, "PK\x03\x04").problem(t, http.StatusUnprocessableEntity, "invalid")
		a.call(t, office, http.MethodPost, "/api/v1/imports", `{}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		for _, who := range []string{modelstest.MOSTHead, modelstest.WorkingGroup, modelstest.Admin, modelstest.Viewer} {
			a.sendList(t, who, importedList).problem(t, http.StatusForbidden, "forbidden")
			a.call(t, who, http.MethodGet, at, "").problem(t, http.StatusForbidden, "forbidden")
			if _, err := a.KeepImport(t.Context(), a.Cast.MOSTHead, models.NewImport{}); models.CodeOf(err) != models.CodeForbidden {
				t.Errorf("kept for who is not the office: %v", err)
			}
		}
	})
}
