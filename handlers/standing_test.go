package handlers_test

import (
	"net/http"
	"net/url"
	"testing"

	"dondoc/models/modelstest"
)

// The working group confirms a draft on the page; others only look, and who doesn't see the whole does neither.
func TestStandingIsConfirmedOnItsPage(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		s.Fill(t, 400)
		giveOneOfEach(t, s.Env, s.agencyID(t, "G06"))
		group, office := s.as(t, modelstest.WorkingGroup), s.as(t, modelstest.Office)
		group.get(t, "/standing").is(t, http.StatusOK, "the page").has(t, "Xếp hạng cơ quan", "Bộ Khoa học và Công nghệ")
		form := url.Values{"agency": {"G06"}, "kind": {"criticise"}, "words": {"Nhiều nhiệm vụ <chậm>"}}
		office.post(t, "/board", "/standing/marks", form).is(t, http.StatusForbidden, "the office")
		s.as(t, modelstest.MOSTOfficer).post(t, "/board", "/standing/marks", form).is(t, http.StatusForbidden, "an officer")
		group.post(t, "/board", "/standing/marks", form).is(t, http.StatusSeeOther, "the working group")
		group.post(t, "/board", "/standing/marks", form).is(t, http.StatusConflict, "again").has(t, "đã được xác nhận")
		group.post(t, "/board", "/standing/marks", url.Values{"agency": {"X"}, "kind": {"commend"}}).is(t, http.StatusUnprocessableEntity, "no such agency")
		office.get(t, "/standing").has(t, "Nhiều nhiệm vụ <chậm>", "Tổ công tác")
		marks, err := s.StandingMarks(t.Context(), s.Cast.Office)
		if err != nil || len(marks) != 1 {
			t.Fatal(marks, err)
		}
		at := "/standing/marks/" + id(marks[0].ID) + "/withdrawal"
		office.post(t, "/board", at, url.Values{}).is(t, http.StatusForbidden, "the office takes it back")
		group.post(t, "/board", at, url.Values{}).is(t, http.StatusSeeOther, "taken back")
		group.post(t, "/board", at, url.Values{}).is(t, http.StatusNotFound, "again")
		for _, q := range []string{"boundary=x", "kind=x", "directive=x"} {
			office.get(t, "/standing?"+q).is(t, http.StatusUnprocessableEntity, q)
		}
		office.get(t, "/standing?boundary=as_it_was&kind=provinces").is(t, http.StatusOK, "narrowed")
		office.get(t, "/board").has(t, `href="/standing"`)
		s.as(t, modelstest.MOSTOfficer).get(t, "/board").lacks(t, `href="/standing"`)
	})
}

// giveOneOfEach makes one task of every provision the agency's own, and overdue.
func giveOneOfEach(t *testing.T, e *modelstest.Env, agency int64) {
	t.Helper()
	e.Exec(t, "UPDATE tasks SET lead_id = "+id(agency)+", addressee_id = "+id(agency)+", status = 'in_progress', open = TRUE, due_on = '2025-06-01' WHERE id IN (SELECT MIN(id) FROM tasks GROUP BY provision_id)")
}
