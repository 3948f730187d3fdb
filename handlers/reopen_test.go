package handlers_test

import (
	"net/http"
	"net/url"
	"testing"

	"dondoc/models/modelstest"
)

// archived is a task that an agency finished before it was merged into the Ministry of Science and
// Technology, whose people read it since.
func (s *site) archived(t *testing.T) int64 {
	t.Helper()
	closeAgency(t, s.Env, s.Cast)
	task := s.onlyLead(t, closedAgency)["/tasks"]
	s.Exec(t, "DELETE FROM task_transfers WHERE task_id = "+id(task)) // finished in time: no act passed it on
	s.Exec(t, "UPDATE tasks SET lead_id = addressee_id, status = 'completed', open = FALSE, receipt = 'received', submitted_on = '2025-06-20', finished_on = '2025-06-25' WHERE id = "+id(task))
	return task
}

// TestAClosedAgencysRecordIsReadByItsSuccessor: on every page and file that lists it, and by who came over
// with the merger; nobody else is told of it.
func TestAClosedAgencysRecordIsReadByItsSuccessor(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		path := "/tasks/" + id(s.archived(t))
		for _, email := range []string{modelstest.MOSTOfficer, modelstest.MOSTHead, cameOver} {
			v := s.as(t, email)
			page := v.get(t, path).is(t, http.StatusOK, email+" reads it")
			page.has(t, "Trình đề án", "Tổng cục Bưu điện")
			page.lacks(t, `action="`+path)
			for _, list := range []string{"/tasks?status=completed", "/tasks.csv?status=completed", "/search?q=" + url.QueryEscape("Trình đề án")} {
				v.get(t, list).is(t, http.StatusOK, list).has(t, "9/TB-VPCP#1", "Trình đề án")
			}
			v.get(t, "/board?boundary=as_it_was").is(t, http.StatusOK, "its board").has(t, "Tổng cục Bưu điện")
		}
		for _, email := range []string{leftBehind, modelstest.HanoiOfficer} {
			v := s.as(t, email)
			v.get(t, path).is(t, http.StatusNotFound, email+" reads it")
			v.get(t, "/tasks?status=completed").is(t, http.StatusOK, email+"'s list").lacks(t, "9/TB-VPCP#1")
		}
	})
}

// TestReopeningNamesWhoLeads: the form says who takes the task up, or asks for it, and the API does the same.
func TestReopeningNamesWhoLeads(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.archived(t)
		path := "/tasks/" + id(task)
		v := s.as(t, modelstest.Office)
		v.get(t, path).has(t, "Cơ quan chủ trì từ nay", "Bộ Khoa học và Công nghệ")
		form := func(values ...string) url.Values {
			f := url.Values{"version": {s.version(t, task)}, "words": {"Còn thiếu phụ lục"}}
			for i := 0; i+1 < len(values); i += 2 {
				f.Set(values[i], values[i+1])
			}
			return f
		}
		v.post(t, path, path+"/reopen", form("lead", "H26")).is(t, http.StatusUnprocessableEntity, "another lead").has(t, "Không phải chọn", "Còn thiếu phụ lục")
		v.post(t, path, path+"/reopen", form()).is(t, http.StatusSeeOther, "reopened")
		s.as(t, modelstest.MOSTOfficer).get(t, path).has(t, "Trước đó chủ trì", `action="`+path+"/submit")

		s.Exec(t, "UPDATE tasks SET lead_id = addressee_id, status = 'completed', open = FALSE WHERE id = "+id(task))
		s.Exec(t, "DELETE FROM task_transfers")
		s.Exec(t, "DELETE FROM act_moves WHERE from_id = (SELECT id FROM agencies WHERE key = '"+closedAgency+"')")
		v.get(t, path).has(t, `name="lead"`)
		v.post(t, path, path+"/reopen", form("lead", "")).is(t, http.StatusUnprocessableEntity, "no lead").has(t, "không có cơ quan kế thừa", "Còn thiếu phụ lục")
		v.post(t, path, path+"/reopen", form("lead", "H26")).is(t, http.StatusSeeOther, "led by another")
		s.as(t, modelstest.HanoiOfficer).get(t, path).is(t, http.StatusOK, "the new lead reads it").has(t, `action="`+path+"/submit")
	})
}

// TestReopeningByAPINamesWhoLeads is the same by the API.
func TestReopeningByAPINamesWhoLeads(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		task := (&site{Env: a.Env, Cast: a.Cast}).archived(t)
		path := "/api/v1/tasks/" + id(task) + "/reopen"
		a.call(t, modelstest.Office, http.MethodPost, path, `{"words":"Làm lại","lead":"H26"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		a.call(t, cameOver, http.MethodPost, path, `{"words":"Làm lại"}`).problem(t, http.StatusForbidden, "forbidden")
		if got := a.moved(t, modelstest.Office, path, `{"words":"Làm lại"}`); got.Lead.Code != "G06" || got.Status != "in_progress" {
			t.Errorf("%+v", got)
		}
	})
}
