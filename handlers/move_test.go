package handlers_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// copyTask enters one more task like one of the cast's: not started, at version 1.
func (s *site) copyTask(t *testing.T, end, name string) int64 {
	t.Helper()
	s.Exec(t, fmt.Sprintf(`INSERT INTO tasks (ref, directive_id, provision_id, addressee_id, lead_id, period, status, open, first_due_on, due_on, created_at, updated_at)
		SELECT t.ref || '/%[1]s', t.directive_id, t.provision_id, t.addressee_id, t.lead_id, '%[1]s', 'not_started', t.open, t.first_due_on, t.due_on, t.created_at, t.updated_at
		FROM tasks t WHERE t.id = %[2]d`, name, s.taskID(t, end)))
	return s.taskID(t, "/"+name)
}

func (s *site) version(t *testing.T, task int64) string {
	t.Helper()
	now, err := s.Task(t.Context(), modelstest.System, task)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.FormatInt(now.Version, 10)
}

// crew are visitors who have signed in once.
type crew map[string]*visitor

func (s *site) crew(t *testing.T, emails ...string) crew {
	t.Helper()
	c := crew{}
	for _, e := range emails {
		c[e] = s.as(t, e)
	}
	return c
}

// moveCase is a form of the task page: who may send it, who may see the task but not send it, what must
// have happened, and a field without which it is refused.
type moveCase struct {
	path, by, wrongRole string
	form                url.Values
	missing             string
	prepare             func(ctx context.Context, s *site, task int64) error
	any                 bool // no state refuses it
}

const reasons = "Câu <b>không</b> được mất"

func moveCases() []moveCase {
	in := models.MoveInput{Words: "vì thế", Via: models.ViaPage}
	with := func(pairs ...string) url.Values {
		v := url.Values{}
		for i := 0; i < len(pairs); i += 2 {
			v.Add(pairs[i], pairs[i+1])
		}
		return v
	}
	words := with("words", reasons)
	decline := func(ctx context.Context, s *site, id int64) error {
		_, err := s.Decline(ctx, s.Cast.MOSTOfficer, id, 0, in)
		return err
	}
	signOff := func(ctx context.Context, s *site, id int64) error {
		_, err := s.AskSignOff(ctx, s.Cast.MOSTOfficer, id, in)
		return err
	}
	submitted := func(ctx context.Context, s *site, id int64) error {
		_, err := s.Submit(ctx, s.Cast.MOSTHead, id, in)
		return err
	}
	completed := func(ctx context.Context, s *site, id int64) error {
		if err := submitted(ctx, s, id); err != nil {
			return err
		}
		_, err := s.Accept(ctx, s.Cast.Office, id, in)
		return err
	}
	extension := func(ctx context.Context, s *site, id int64) error {
		_, err := s.AskExtension(ctx, s.Cast.MOSTOfficer, id, models.NewExtension{MoveInput: in, To: deadline.MustDate(2025, time.August, 1)})
		return err
	}
	opinion := func(ctx context.Context, s *site, id int64) error {
		_, err := s.AskOpinion(ctx, s.Cast.MOSTOfficer, id, models.NewOpinion{MoveInput: in, AgencyID: s.Cast.MPSOfficer.Agencies()[0], DueOn: s.Today()})
		return err
	}
	const lead, head, office, coordinator = modelstest.MOSTOfficer, modelstest.MOSTHead, modelstest.Office, modelstest.MPSOfficer
	return []moveCase{
		{path: "/receipt", by: lead, wrongRole: coordinator, form: with()},
		{path: "/wrong-address", by: lead, wrongRole: office, form: with("words", reasons, "proposed", "G01"), missing: "words"},
		{path: "/wrong-address/decision", by: office, wrongRole: lead, form: with("decision", "keep", "words", reasons), missing: "decision", prepare: decline},
		{path: "/sign-off", by: lead, wrongRole: office, form: words},
		{path: "/sign-off/refusal", by: head, wrongRole: lead, form: words, missing: "words", prepare: signOff},
		{path: "/submit", by: head, wrongRole: lead, form: words},
		{path: "/accept", by: office, wrongRole: lead, form: words, prepare: submitted},
		{path: "/return", by: office, wrongRole: head, form: words, missing: "words", prepare: submitted},
		{path: "/reopen", by: office, wrongRole: head, form: words, missing: "words", prepare: completed},
		{path: "/cancel", by: office, wrongRole: head, form: words, missing: "words"},
		{path: "/key", by: office, wrongRole: head, form: with("key", "1"), any: true},
		{path: "/extension", by: lead, wrongRole: coordinator, form: with("to", "1/8/2025", "words", reasons, "legal_basis", "12/NQ"), missing: "words"},
		{path: "/extension/decision", by: office, wrongRole: lead, form: with("decision", "refuse", "words", reasons), missing: "words", prepare: extension},
		{path: "/extension/withdrawal", by: lead, wrongRole: office, form: with(), prepare: extension},
		{path: "/opinions", by: lead, wrongRole: coordinator, form: with("agency", "G01", "due_on", "2025-07-10", "words", reasons), missing: "words"},
		{path: "/opinions/%d/answer", by: coordinator, wrongRole: lead, form: words, missing: "words", prepare: opinion},
		{path: "/opinions/%d/withdrawal", by: lead, wrongRole: coordinator, form: with(), prepare: opinion},
		{path: "/bottlenecks", by: lead, wrongRole: office, form: with("category", "data", "severity", "high", "must_act", "G01", "must_act", "H26", "words", reasons, "decide_by", "2025-07-10"), missing: "must_act"},
	}
}

// Each form of the task page, tried by the outsider, in the wrong role, from a stale page, without what
// it needs, as it should be, and on a task that is cancelled. What was typed always comes back.
func TestEachMoveOnItsForm(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		s.Exec(t, "UPDATE agencies SET sign_off = TRUE WHERE key = 'most'")
		people := s.crew(t, modelstest.MOSTOfficer, modelstest.MOSTHead, modelstest.MPSOfficer, modelstest.Office, modelstest.HanoiOfficer)
		for i, c := range moveCases() {
			task := s.copyTask(t, "34/CT-TTg#1", fmt.Sprint("m", i))
			if c.prepare != nil {
				if err := c.prepare(t.Context(), s, task); err != nil {
					t.Fatal(c.path, err)
				}
			}
			path := c.path
			if strings.Contains(path, "%d") {
				full, err := s.TaskInFull(t.Context(), modelstest.System, task)
				if err != nil {
					t.Fatal(err)
				}
				path = fmt.Sprintf(path, full.Opinions[0].ID)
			}
			page := "/tasks/" + id(task)
			send := func(who, version, without string) seen {
				form := url.Values{"version": {version}}
				for name, values := range c.form {
					if name != without {
						form[name] = values
					}
				}
				return people[who].post(t, "/board", page+path, form)
			}
			kept := func(got seen, without string) {
				if c.form.Has("words") && without != "words" {
					got.has(t, reasons)
				}
				got.lacks(t, "invalid.", "error.")
				if strings.Contains(got.Body, "<b>không") {
					t.Errorf("%s: what was typed became markup", path)
				}
			}
			send(modelstest.HanoiOfficer, s.version(t, task), "").is(t, http.StatusNotFound, "the outsider: "+path)
			send(modelstest.HanoiOfficer, s.version(t, task), "words").is(t, http.StatusNotFound, "the outsider, with faults: "+path)
			send(c.wrongRole, s.version(t, task), "").is(t, http.StatusForbidden, c.wrongRole+": "+path)
			send(c.wrongRole, "", "").is(t, http.StatusForbidden, c.wrongRole+", with faults: "+path)

			s.Exec(t, "UPDATE tasks SET version = version + 7 WHERE id = "+id(task))
			got := send(c.by, "1", "").is(t, http.StatusConflict, "stale: "+path)
			got.has(t, "Có người vừa thay đổi", "Đang lưu", `name="version" value="`+s.version(t, task)+`"`)
			kept(got, "")
			if c.missing != "" {
				was := s.version(t, task)
				got := send(c.by, was, c.missing).is(t, http.StatusUnprocessableEntity, "without "+c.missing+": "+path)
				got.has(t, "Chưa lưu được")
				kept(got, c.missing)
				if s.version(t, task) != was {
					t.Errorf("%s without %s changed the task", path, c.missing)
				}
			}
			done := send(c.by, s.version(t, task), "").is(t, http.StatusSeeOther, path)
			if done.Location != page {
				t.Errorf("%s leads to %s", path, done.Location)
			}
			after := people[c.by].get(t, page).is(t, http.StatusOK, "after "+path)
			after.has(t, "34/CT-TTg#1/m"+fmt.Sprint(i), `role="status"`)
			if c.form.Has("words") {
				after.has(t, "Câu <b>không</b> được mất")
			}
			if !c.any {
				s.Exec(t, "UPDATE tasks SET status = 'cancelled', open = FALSE WHERE id = "+id(task))
				got := send(c.by, s.version(t, task), "").is(t, http.StatusConflict, "cancelled: "+path)
				got.has(t, "đã bị hủy")
				kept(got, "")
			}
		}
	})
}

// A decision may go either way: the other way of the two forms that decide.
func TestRedirectedAndGranted(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		people := s.crew(t, modelstest.MOSTOfficer, modelstest.MPSOfficer, modelstest.Office)
		task := s.taskID(t, "34/CT-TTg#1")
		page := "/tasks/" + id(task)
		send := func(who, path string, status int, pairs ...string) seen {
			t.Helper()
			form := url.Values{"version": {s.version(t, task)}}
			for i := 0; i < len(pairs); i += 2 {
				form.Set(pairs[i], pairs[i+1])
			}
			return people[who].post(t, "/board", page+path, form).is(t, status, path)
		}
		send(modelstest.MOSTOfficer, "/extension", http.StatusUnprocessableEntity, "to", "20/6/2025", "words", "Chờ").has(t, "không sau thời hạn hiện tại", `value="2025-06-20"`)
		send(modelstest.MOSTOfficer, "/extension", http.StatusUnprocessableEntity, "to", "31/6/2025", "words", "Chờ").has(t, "31/6/2025")
		send(modelstest.MOSTOfficer, "/extension", http.StatusSeeOther, "to", "1/8/2025", "words", "Chờ thẩm định")
		people[modelstest.Office].get(t, page).has(t, "Chờ thẩm định", "20/6/2025", "1/8/2025")
		send(modelstest.Office, "/extension/decision", http.StatusSeeOther, "decision", "grant", "to", "15/7/2025", "words", "Đồng ý một nửa")
		people[modelstest.MOSTOfficer].get(t, page).has(t, "Đồng ý gia hạn", "Từ 20/6/2025 sang 15/7/2025", "Đồng ý một nửa", "Hạn ban đầu")

		send(modelstest.MOSTOfficer, "/wrong-address", http.StatusUnprocessableEntity, "words", "Không thuộc", "proposed", "XX").has(t, "“XX”", "Không thuộc")
		send(modelstest.MOSTOfficer, "/wrong-address", http.StatusSeeOther, "words", "Không thuộc thẩm quyền", "proposed", "G01")
		people[modelstest.MOSTOfficer].get(t, page).lacks(t, page+"/progress", page+"/submit")
		people[modelstest.Office].get(t, page).has(t, "Không thuộc thẩm quyền", "Bộ Công an")
		send(modelstest.Office, "/wrong-address/decision", http.StatusUnprocessableEntity, "decision", "redirect", "words", "Đúng").has(t, "chọn một cơ quan", "Đúng")
		send(modelstest.Office, "/wrong-address/decision", http.StatusSeeOther, "decision", "redirect", "to", "G01", "words", "Đúng là của Bộ Công an")
		people[modelstest.MPSOfficer].get(t, page).has(t, "Xác nhận đã tiếp nhận", "Trước đó chủ trì: Bộ Khoa học và Công nghệ")
		people[modelstest.MOSTOfficer].get(t, page).is(t, http.StatusNotFound, "the former lead")
	})
}

// Sub-tasks are the lead's own: nobody else sees them, and two who change one are told.
func TestSubtasksOnThePage(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		people := s.crew(t, modelstest.MOSTOfficer, modelstest.MOSTHead, modelstest.MPSOfficer, modelstest.Office, modelstest.HanoiOfficer)
		task := s.taskID(t, "34/CT-TTg#1")
		page := "/tasks/" + id(task)
		who := id(s.Cast.MOSTHead.UserID)
		send := func(by, path string, form url.Values) seen { return people[by].post(t, "/board", page+path, form) }
		form := url.Values{"title": {"Dự thảo phần 1"}, "assignee": {who}, "due_on": {"30/6/2025"}, "version": {"1"}}
		send(modelstest.HanoiOfficer, "/subtasks", form).is(t, http.StatusNotFound, "the outsider")
		send(modelstest.MPSOfficer, "/subtasks", form).is(t, http.StatusForbidden, "the coordinator")
		send(modelstest.MPSOfficer, "/subtasks", url.Values{"due_on": {"x"}}).is(t, http.StatusForbidden, "the coordinator, with faults")
		send(modelstest.MOSTOfficer, "/subtasks", url.Values{"title": {" "}, "due_on": {"30/6/2025"}, "version": {"1"}}).is(t, http.StatusUnprocessableEntity, "no title").has(t, `value="2025-06-30"`)
		send(modelstest.MOSTOfficer, "/subtasks", form).is(t, http.StatusSeeOther, "add")
		people[modelstest.MOSTHead].get(t, page).has(t, "Dự thảo phần 1", "Lê Thị Hoa", "30/6/2025")
		for _, other := range []string{modelstest.MPSOfficer, modelstest.Office} {
			people[other].get(t, page).lacks(t, "Dự thảo phần 1", "Việc thành phần")
		}
		all, err := s.Subtasks(t.Context(), s.Cast.MOSTOfficer, task)
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		part := "/subtasks/" + id(all[0].ID)
		change := func(title, version string) url.Values {
			return url.Values{"title": {title}, "done": {"1"}, "version": {version}}
		}
		send(modelstest.MOSTHead, part, change("Phần 1, bản 2", "1")).is(t, http.StatusSeeOther, "change")
		people[modelstest.MOSTOfficer].get(t, page).has(t, "Phần 1, bản 2", "Đã xong")
		send(modelstest.MOSTOfficer, part, change("Phần 1, bản khác", "1")).is(t, http.StatusConflict, "a stale change").has(t, "Có người vừa thay đổi", "Phần 1, bản 2", "Phần 1, bản khác")
		send(modelstest.MOSTOfficer, "/subtasks/424242", change("x", "1")).is(t, http.StatusNotFound, "none such")
		send(modelstest.Office, part+"/removal", url.Values{"version": {"2"}}).is(t, http.StatusForbidden, "the office")
		send(modelstest.MOSTOfficer, part+"/removal", url.Values{"version": {"2"}}).is(t, http.StatusSeeOther, "remove")
		people[modelstest.MOSTOfficer].get(t, page).lacks(t, "Phần 1, bản 2")
		s.Exec(t, "UPDATE tasks SET status = 'completed', open = FALSE, submitted_on = '2025-06-20' WHERE id = "+id(task))
		send(modelstest.MOSTOfficer, "/subtasks", form).is(t, http.StatusConflict, "of a completed task").has(t, "Dự thảo phần 1")
	})
}
