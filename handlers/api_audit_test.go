package handlers_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"dondoc/models/modelstest"
)

type apiAuditEntry struct {
	ID             int64
	Seq            *int64
	At             time.Time
	UserID         *int64 `json:"user_id"`
	Actor, Address string
	ActingFor      string `json:"acting_for"`
	Action, Object string
	ObjectID       int64 `json:"object_id"`
	Before, After  json.RawMessage
	Withheld       bool
	Hash           string
}

type apiAuditList struct {
	Items      []apiAuditEntry
	NextCursor *string `json:"next_cursor"`
}

func TestAPIAuditIsFilteredAndPaged(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		task, path := lifeOf(t, a)
		for _, words := range []string{"Đã lập dự thảo", "Đã gửi 100%", "Đã họp"} {
			a.call(t, modelstest.MOSTOfficer, http.MethodPost, path+"/progress", `{"words":"`+words+`"}`).is(t, http.StatusOK, words)
		}
		for query, want := range map[string]int{
			"who=minh+anh&action=task.": 3, "action=task.progress&object=task&object_id=" + id(task): 3, "object_id=" + id(task+1000): 0, "text=100%25": 1, "text=khong": 0,
			"action=task.&from=2025-06-27&to=2025-06-27": 3, "action=task.&to=2025-06-26": 0, "action=task.&from=2025-06-28": 0,
		} {
			var list apiAuditList
			if a.get(t, modelstest.Admin, "/api/v1/audit?"+query, &list); len(list.Items) != want {
				t.Errorf("%s: %d entries, want %d", query, len(list.Items), want)
			}
		}
		seen, cursor := map[int64]bool{}, ""
		for pages := 0; ; pages++ {
			var list apiAuditList
			a.get(t, modelstest.Admin, "/api/v1/audit?action=task.&limit=2"+cursor, &list)
			for _, e := range list.Items {
				seen[e.ID] = true
			}
			if list.NextCursor == nil {
				if pages != 1 || len(seen) != 3 {
					t.Errorf("%d pages, %d entries", pages+1, len(seen))
				}
				break
			}
			cursor = "&cursor=" + *list.NextCursor
		}
		for query, field := range map[string]string{"from=x": "from", "object_id=0": "object_id", "cursor=x": "cursor", "limit=0": "limit", "wo=x": "wo"} {
			if p := a.call(t, modelstest.Admin, http.MethodGet, "/api/v1/audit?"+query, "").problem(t, http.StatusUnprocessableEntity, "invalid"); len(p.Errors) != 1 || p.Errors[0].Field != field {
				t.Errorf("%s: %+v", query, p.Errors)
			}
		}
		for _, who := range []string{modelstest.Office, modelstest.WorkingGroup, modelstest.MOSTOfficer, modelstest.Viewer} {
			a.call(t, who, http.MethodGet, "/api/v1/audit", "").problem(t, http.StatusForbidden, "forbidden")
		}
	})
}

// Of confidential directives the record tells an administrator who is not cleared that something was
// done, not what: by no way of reading it.
func TestTheRecordKeepsConfidentialWords(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		a := &apiServer{Env: s.Env, URL: s.URL, tokens: map[string]string{}}
		task := s.taskID(t, "#1")
		s.as(t, modelstest.MOSTOfficer).post(t, "/tasks/"+id(task), "/tasks/"+id(task)+"/progress", report("45", "Lời kín", "", "2")).is(t, http.StatusSeeOther, "report")
		s.Exec(t, "UPDATE directives SET confidential = TRUE")
		v := s.as(t, modelstest.Admin)
		ways := []string{"/admin/audit?action=task.progress", "/admin/audit/export?format=csv&action=task.progress", "/admin/audit/export?format=jsonl&action=task.progress"}
		for _, way := range ways {
			page := v.get(t, way).is(t, http.StatusOK, way)
			page.has(t, "task.progress", "Trần Minh Anh")
			page.lacks(t, "Lời kín")
		}
		v.get(t, ways[0]).has(t, "văn bản mật")
		v.get(t, "/admin/audit?action=task.&text=k%C3%ADn").lacks(t, "task.progress")
		var list apiAuditList
		if a.get(t, modelstest.Admin, "/api/v1/audit?action=task.", &list); len(list.Items) != 1 || !list.Items[0].Withheld || string(list.Items[0].After) != "null" {
			t.Errorf("%+v", list.Items)
		}
		if a.get(t, modelstest.Admin, "/api/v1/audit?action=task.&text=k%C3%ADn", &list); len(list.Items) != 0 {
			t.Errorf("found by its words: %+v", list.Items)
		}
		s.Exec(t, "UPDATE users SET cleared = TRUE WHERE email = '"+modelstest.Admin+"'")
		s.Clock.Advance(modelsTTL)
		for _, way := range ways {
			v.get(t, way).has(t, "Lời kín")
		}
		if a.get(t, modelstest.Admin, "/api/v1/audit?action=task.&text=k%C3%ADn", &list); len(list.Items) != 1 || list.Items[0].Withheld || !strings.Contains(string(list.Items[0].After), "Lời kín") {
			t.Errorf("cleared: %+v", list.Items)
		}
	})
}
