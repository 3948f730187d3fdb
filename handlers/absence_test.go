package handlers_test

import (
	"net/http"
	"net/url"
	"regexp"
	"testing"
	"time"

	"dondoc/models/modelstest"
)

// modelsTTL is longer than what a person may do is remembered for.
const modelsTTL = time.Minute

// Whoever is absent names a substitute, who then acts in their place; the history names both.
func TestASubstituteActsAndTheHistorySaysForWhom(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		officer, substitute := s.as(t, modelstest.MOSTOfficer), s.as(t, modelstest.HanoiOfficer)
		task := s.taskPath(t, "34/CT-TTg#1")
		form := func(email, from, to string) url.Values {
			return url.Values{"substitute": {email}, "from": {from}, "to": {to}, "reason": {"Nghỉ <phép>"}}
		}
		for what, c := range map[string]struct {
			form  url.Values
			words string
		}{
			"nobody's address":   {form("nobody@most.example", "27/6/2025", "30/6/2025"), "Không có tài khoản"},
			"oneself":            {form(modelstest.MOSTOfficer, "27/6/2025", "30/6/2025"), "tự ủy quyền"},
			"no last day":        {form(modelstest.HanoiOfficer, "27/6/2025", ""), "còn thiếu"},
			"no day":             {form(modelstest.HanoiOfficer, "27/6/2025", "31/6/2025"), "“31/6/2025”"},
			"ends before it is":  {form(modelstest.HanoiOfficer, "30/6/2025", "28/6/2025"), "28/6/2025 trước ngày bắt đầu"},
			"it has ended today": {form(modelstest.HanoiOfficer, "20/6/2025", "26/6/2025"), "26/6/2025"},
		} {
			got := officer.post(t, "/absence", "/absence", c.form).is(t, http.StatusUnprocessableEntity, what)
			got.has(t, c.words, c.form.Get("substitute"), "Nghỉ <phép>")
			got.lacks(t, "invalid.")
		}
		officer.post(t, "/absence", "/absence", form(modelstest.HanoiOfficer, "27/6/2025", "30/6/2025")).is(t, http.StatusSeeOther, "name a substitute")
		officer.get(t, "/absence").has(t, "Phạm Thu Hà thay Trần Minh Anh", "Nghỉ <phép>", "đang thay")
		substitute.get(t, "/absence").has(t, "Phạm Thu Hà thay Trần Minh Anh")
		substitute.get(t, "/absence").lacks(t, "/end")
		s.as(t, modelstest.MPSOfficer).get(t, "/absence").lacks(t, "Phạm Thu Hà")

		s.Clock.Advance(modelsTTL)
		substitute.post(t, task, task+"/receipt", url.Values{"version": {s.version(t, s.taskID(t, "34/CT-TTg#1"))}}).is(t, http.StatusSeeOther, "in their place")
		officer.get(t, task).has(t, "Phạm Thu Hà (thay Trần Minh Anh)")

		end := regexp.MustCompile(`/absence/\d+/end`).FindString(officer.get(t, "/absence").Body)
		substitute.post(t, "/absence", end, url.Values{}).is(t, http.StatusNotFound, "the substitute ends it")
		officer.post(t, "/absence", end, url.Values{}).is(t, http.StatusSeeOther, "end it")
		s.Clock.Advance(modelsTTL)
		substitute.get(t, task).is(t, http.StatusNotFound, "after it ended")
	})
}
