package handlers_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models/modelstest"
)

// The shapes below are typed from the API's description, not from the handlers.
type apiLife struct {
	Task       apiTask
	Moves      []string
	SignOff    bool `json:"sign_off"`
	Extensions []struct {
		ID         int64
		Agency     struct{ Code, Name string }
		FromOn     string `json:"from_on"`
		DueOn      string `json:"due_on"`
		Words      string
		LegalBasis string `json:"legal_basis"`
		State      string
		AskedAt    time.Time  `json:"asked_at"`
		GrantedOn  *string    `json:"granted_on"`
		DecidedAt  *time.Time `json:"decided_at"`
		Answer     string
	}
	Opinions []struct {
		ID         int64
		Agency     struct{ Code, Name string }
		Words      string
		DueOn      string `json:"due_on"`
		State      string
		DaysLate   int       `json:"days_late"`
		AskedAt    time.Time `json:"asked_at"`
		Answer     string
		AnsweredOn *string `json:"answered_on"`
	}
	Bottlenecks []struct {
		ID                               int64
		Category, Words, State, Severity string
		RaisedOn                         *string `json:"raised_on"`
		DecisionAsked                    string  `json:"decision_asked"`
		DecideBy                         *string `json:"decide_by"`
		Proposal, Resolution             string
		Tasks                            int
	}
}

type apiTimeline struct {
	Events []struct {
		At                   time.Time
		Day, Move, By        string
		ActingFor            string `json:"acting_for"`
		Agency, Other        *struct{ Code, Name string }
		Via                  string
		StatusFrom, StatusTo string `json:"-"`
		From                 string `json:"status_from"`
		To                   string `json:"status_to"`
		Words                string
		DueFrom              *string `json:"due_from"`
		DueTo                *string `json:"due_to"`
	}
	Progress, Transfers, Messages []map[string]any
}

// lifeOf finds the task of the Ministry of Science and Technology that is due, coordinated by the
// Ministry of Public Security, and gives its address.
func lifeOf(t *testing.T, a *apiServer) (int64, string) {
	t.Helper()
	var list apiTasks
	a.get(t, modelstest.MOSTOfficer, "/api/v1/tasks?timeliness=overdue", &list)
	return list.Items[0].ID, "/api/v1/tasks/" + id(list.Items[0].ID)
}

// moved makes a move and gives the task as it stands afterwards.
func (a *apiServer) moved(t *testing.T, who, path, body string) apiTask {
	t.Helper()
	var task apiTask
	got := a.call(t, who, http.MethodPost, path, body)
	got.is(t, http.StatusOK, who+" "+path+" "+body)
	got.decode(t, &task)
	return task
}

func TestAPITaskLivesItsWholeLife(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		_, path := lifeOf(t, a)
		officer, office := modelstest.MOSTOfficer, modelstest.Office

		if task := a.moved(t, officer, path+"/receipt", `{"words":"Đã nhận","version":`+versionOf(t, a, path)+`}`); task.Receipt != "received" || task.Status != "not_started" {
			t.Errorf("received: %+v", task)
		}
		if task := a.moved(t, office, path+"/key", `{"key":true}`); !task.Key {
			t.Errorf("starred: %+v", task)
		}
		a.moved(t, officer, path+"/extension", `{"due_on":"2025-08-15","words":"Chờ địa phương","legal_basis":"Nghị quyết 71/NQ-CP"}`)
		if task := a.moved(t, office, path+"/extension/decision", `{"decision":"grant","due_on":"2025-07-31","words":"Đồng ý"}`); text(task.Deadline.DueOn) != "2025-07-31" || text(task.Deadline.FirstDueOn) != "2025-06-20" {
			t.Errorf("extended: %+v", task.Deadline)
		}
		a.moved(t, officer, path+"/opinions", `{"agency":"G01","due_on":"2025-06-28","words":"Xin ý kiến dự thảo"}`)
		if task := a.moved(t, officer, path+"/bottlenecks", `{"category":"data","words":"Chưa có dữ liệu","must_act":["G01"],"severity":"high","decide_by":"2025-07-10"}`); !task.Blocked {
			t.Errorf("blocked: %+v", task)
		}
		var life apiLife
		a.get(t, officer, path+"/life", &life)
		if len(life.Extensions) != 1 || life.Extensions[0].State != "granted" || text(life.Extensions[0].GrantedOn) != "2025-07-31" || life.Extensions[0].DueOn != "2025-08-15" ||
			len(life.Opinions) != 1 || life.Opinions[0].Agency.Code != "G01" || life.Opinions[0].State != "asked" ||
			len(life.Bottlenecks) != 1 || life.Bottlenecks[0].Severity != "high" || life.Bottlenecks[0].Words != "Chưa có dữ liệu" ||
			!slices.Contains(life.Moves, "submit") || slices.Contains(life.Moves, "accept") {
			t.Errorf("life %+v", life)
		}
		opinion := path + "/opinions/" + id(life.Opinions[0].ID)
		a.Clock.Advance(72 * time.Hour) // two days past the opinion's day
		a.moved(t, modelstest.MPSOfficer, opinion+"/answer", `{"words":"Thống nhất"}`)
		var opinions struct{ Items []any }
		late := a.get(t, officer, path+"/opinions", &opinions)
		if len(opinions.Items) != 1 || !strings.Contains(string(late.Body), `"days_late":2`) || !strings.Contains(string(late.Body), "Thống nhất") {
			t.Errorf("opinions %s", late.Body)
		}

		if task := a.moved(t, officer, path+"/submit", `{"words":"Đã trình"}`); task.Status != "submitted" || text(task.SubmittedOn) != "2025-06-30" || task.CompletedOn != nil || task.Percent != 100 {
			t.Errorf("submitted: %+v", task)
		}
		if task := a.moved(t, office, path+"/return", `{"words":"Thiếu số liệu"}`); task.Status != "returned" || task.SubmittedOn != nil {
			t.Errorf("returned: %+v", task)
		}
		a.moved(t, officer, path+"/submit", `{}`)
		a.Clock.Advance(24 * time.Hour)
		if task := a.moved(t, office, path+"/accept", `{}`); task.Status != "completed" || text(task.SubmittedOn) != "2025-06-30" || text(task.CompletedOn) != "2025-07-01" {
			t.Errorf("accepted: %+v", task)
		}
		if task := a.moved(t, office, path+"/reopen", `{"words":"Còn thiếu phụ lục"}`); task.Status != "in_progress" || task.CompletedOn != nil {
			t.Errorf("reopened: %+v", task)
		}
		if task := a.moved(t, office, path+"/cancel", `{"words":"Không còn cần"}`); task.Status != "cancelled" {
			t.Errorf("cancelled: %+v", task)
		}

		var past apiTimeline
		a.get(t, officer, path+"/timeline", &past)
		var moves []string
		for _, e := range slices.Backward(past.Events) {
			moves = append(moves, e.Move)
			if e.Via != "api" || e.By == "" {
				t.Errorf("event %+v", e)
			}
		}
		const want = "acknowledge star ask_extension grant_extension ask_opinion raise_bottleneck give_opinion report submit return report submit accept reopen cancel"
		if got := strings.Join(moves, " "); got != want {
			t.Errorf("moves %s, want %s", got, want)
		}
		if e := past.Events[len(past.Events)-3]; e.Agency == nil || e.Agency.Code != "G06" || text(e.DueFrom) != "2025-06-20" || text(e.DueTo) != "2025-08-15" {
			t.Errorf("extension on the timeline: %+v", e)
		}
		if len(past.Transfers) != 1 {
			t.Errorf("transfers %v", past.Transfers)
		}
	})
}

func versionOf(t *testing.T, a *apiServer, path string) string {
	t.Helper()
	var task apiTask
	a.get(t, modelstest.Office, path, &task)
	return id(task.Version)
}

func TestAPIWrongAddress(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		taskID, path := lifeOf(t, a)
		officer, office := modelstest.MOSTOfficer, modelstest.Office
		if task := a.moved(t, officer, path+"/wrong-address", `{"words":"Không thuộc Bộ","proposed":"H57"}`); task.Receipt != "declined" {
			t.Errorf("declined: %+v", task)
		}
		a.call(t, officer, http.MethodPost, path+"/submit", `{}`).problem(t, http.StatusConflict, "wrong_state")
		a.moved(t, office, path+"/wrong-address/decision", `{"decision":"keep","words":"Đúng của Bộ"}`)
		a.moved(t, officer, path+"/wrong-address", `{"words":"Vẫn không thuộc Bộ"}`)
		if task := a.moved(t, office, path+"/wrong-address/decision", `{"decision":"redirect","to":"H57"}`); task.Lead.Code != "H57" || task.Receipt != "awaited" {
			t.Errorf("redirected: %+v", task)
		}
		a.call(t, officer, http.MethodGet, "/api/v1/tasks/"+id(taskID), "").problem(t, http.StatusNotFound, "not_found")
	})
}

func TestAPISignOff(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		_, path := lifeOf(t, a)
		a.Exec(t, "UPDATE agencies SET sign_off = TRUE WHERE code = 'G06'")
		p := a.call(t, modelstest.MOSTOfficer, http.MethodPost, path+"/submit", `{}`).problem(t, http.StatusForbidden, "forbidden")
		if !strings.Contains(p.Detail, "lãnh đạo") && !strings.Contains(p.Detail, "thủ trưởng") && !strings.Contains(p.Detail, "người đứng đầu") {
			t.Errorf("the officer isn't told of the head: %q", p.Detail)
		}
		if task := a.moved(t, modelstest.MOSTOfficer, path+"/sign-off", `{"words":"Trình lãnh đạo"}`); !task.SignOffAsked || task.Status != "in_progress" {
			t.Errorf("asked: %+v", task)
		}
		if task := a.moved(t, modelstest.MOSTHead, path+"/sign-off/refusal", `{"words":"Bổ sung"}`); task.SignOffAsked {
			t.Errorf("refused: %+v", task)
		}
		a.moved(t, modelstest.MOSTOfficer, path+"/sign-off", `{}`)
		if task := a.moved(t, modelstest.MOSTHead, path+"/submit", `{}`); task.Status != "submitted" || task.SignOffAsked {
			t.Errorf("submitted: %+v", task)
		}
	})
}

func TestAPIMovesAreRefusedWithReasons(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		_, path := lifeOf(t, a)
		officer, office := modelstest.MOSTOfficer, modelstest.Office
		a.moved(t, officer, path+"/opinions", `{"agency":"G01","due_on":"2025-07-10","words":"Xin ý kiến"}`)
		var life apiLife
		a.get(t, officer, path+"/life", &life)
		opinion := "/opinions/" + id(life.Opinions[0].ID)
		for _, c := range []struct {
			who, path, body string
			status          int
			code, field     string
		}{
			{officer, "/accept", `{}`, 403, "forbidden", ""},
			{officer, "/key", `{"key":true}`, 403, "forbidden", ""},
			{officer, "/cancel", `{"words":"x"}`, 403, "forbidden", ""},
			{office, "/submit", `{}`, 403, "forbidden", ""},
			{office, "/receipt", `{}`, 403, "forbidden", ""},
			{modelstest.MPSOfficer, "/submit", `{}`, 403, "forbidden", ""},
			{modelstest.WorkingGroup, "/accept", `{}`, 403, "forbidden", ""},
			{modelstest.Admin, "/accept", `{}`, 403, "forbidden", ""},
			{officer, opinion + "/answer", `{"words":"x"}`, 403, "forbidden", ""},
			{modelstest.MPSOfficer, opinion + "/withdrawal", `{}`, 403, "forbidden", ""},
			{modelstest.MPSOfficer, "/opinions/999/answer", `{"words":"x"}`, 404, "not_found", ""},
			{modelstest.MPSOfficer, "/opinions/x/answer", `{"words":"x"}`, 404, "not_found", ""},
			{modelstest.HanoiOfficer, "/submit", `{}`, 404, "not_found", ""},
			{modelstest.Viewer, "/receipt", `{}`, 404, "not_found", ""},
			{"", "/receipt", `{}`, 401, "sign_in", ""},
			{office, "/accept", `{}`, 409, "wrong_state", ""},
			{office, "/return", `{"words":"x"}`, 409, "wrong_state", ""},
			{office, "/reopen", `{"words":"x"}`, 409, "wrong_state", ""},
			{office, "/extension/decision", `{"decision":"grant"}`, 409, "wrong_state", ""},
			{office, "/wrong-address/decision", `{"decision":"keep","words":"x"}`, 409, "wrong_state", ""},
			{officer, "/sign-off", `{}`, 409, "wrong_state", ""},
			{officer, "/extension/withdrawal", `{}`, 409, "wrong_state", ""},
			{officer, "/submit", `{"version":1}`, 409, "stale", ""},
			{office, "/cancel", `{}`, 422, "invalid", "words"},
			{officer, "/wrong-address", `{"proposed":"H57"}`, 422, "invalid", "words"},
			{officer, "/wrong-address", `{"words":"x","proposed":"ZZZ"}`, 422, "invalid", "proposed"},
			{officer, "/wrong-address", `{"words":"x","proposed":"PPCS"}`, 422, "invalid", "proposed"},
			{officer, "/wrong-address", `{"words":"x","proposed":"a\u0000b"}`, 422, "invalid", "proposed"},
			{officer, "/wrong-address", `{"words":5}`, 422, "invalid", "words"},
			{office, "/wrong-address/decision", `{}`, 422, "invalid", "decision"},
			{office, "/wrong-address/decision", `{"decision":"perhaps"}`, 422, "invalid", "decision"},
			{office, "/wrong-address/decision", `{"decision":"redirect"}`, 422, "invalid", "to"},
			{office, "/wrong-address/decision", `{"decision":"keep","to":"H57","words":"x"}`, 422, "invalid", "to"},
			{office, "/key", `{}`, 422, "invalid", "key"},
			{officer, "/extension", `{"words":"x"}`, 422, "invalid", "due_on"},
			{officer, "/extension", `{"words":"x","due_on":"2025-06-01"}`, 422, "invalid", "due_on"},
			{officer, "/extension", `{"words":"x","due_on":"31/7/2025"}`, 422, "invalid", "due_on"},
			{officer, "/extension", `{"due_on":"2025-08-31"}`, 422, "invalid", "words"},
			{officer, "/extension", `{"words":"x","due_on":"2025-08-31","to":"2025-08-31"}`, 422, "invalid", "to"},
			{office, "/extension/decision", `{"decision":"refuse","due_on":"2025-08-31","words":"x"}`, 422, "invalid", "due_on"},
			{officer, "/opinions", `{"agency":"H57","due_on":"2025-08-01","words":"x"}`, 422, "invalid", "agency"},
			{officer, "/opinions", `{"agency":"G01","due_on":"2025-08-01","words":"x"}`, 422, "invalid", "agency"},
			{officer, "/opinions", `{"due_on":"2025-08-01","words":"x"}`, 422, "invalid", "agency"},
			{officer, "/bottlenecks", `{"category":"data","words":"x"}`, 422, "invalid", "must_act"},
			{officer, "/bottlenecks", `{"category":"data","words":"x","must_act":["ZZZ"]}`, 422, "invalid", "must_act.0"},
			{officer, "/bottlenecks", `{"category":"weather","words":"x","must_act":["G01"]}`, 422, "invalid", "category"},
			{officer, "/bottlenecks", `{"category":"data","words":"x","must_act":["G01"],"severity":"worst"}`, 422, "invalid", "severity"},
			{officer, "/bottlenecks", `{"category":"data","words":"x","must_act":["G01"],"decide_by":"2025-01-01"}`, 422, "invalid", "decide_by"},
			{officer, "/receipt", ``, 422, "invalid", "body"},
			{officer, "/receipt", `{"version":0}`, 422, "invalid", "version"},
			{officer, "/receipt", `{"status":"completed"}`, 422, "invalid", "status"},
			{officer, "/receipt", `{"words":"` + strings.Repeat("đ", 4001) + `"}`, 422, "invalid", "words"},
		} {
			p := a.call(t, c.who, http.MethodPost, path+c.path, c.body).problem(t, c.status, c.code)
			if c.field != "" && (len(p.Errors) != 1 || p.Errors[0].Field != c.field) {
				t.Errorf("%s %.60s: %+v, want %s", c.path, c.body, p.Errors, c.field)
			}
			if (c.code == "stale") != (p.Current != nil) {
				t.Errorf("%s %s: current %+v", c.path, c.body, p.Current)
			}
		}
		var after apiTask
		a.get(t, officer, path, &after)
		if after.Version != life.Task.Version {
			t.Errorf("refused moves changed the task: %+v", after)
		}
	})
}
