package handlers_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// The page of cadences says when the next reviews are and who is invited; the office changes it.
func TestReviewCadencesPage(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		if _, err := s.AddRecipient(t.Context(), modelstest.System, models.MailRecipient{Part: models.RecipientOfWorkingGroup, Email: "to.cong.tac@vpcp.example", Name: "Thư ký tổ", Lang: "vi"}); err != nil {
			t.Fatal(err)
		}
		office, group := s.as(t, modelstest.Office), s.as(t, modelstest.WorkingGroup)
		const at = "/reviews/cadences"
		group.get(t, at).is(t, http.StatusOK, "the working group").lacks(t, "<form class=\"stack\" method=\"post\" action=\"/reviews/cadences")
		page := office.get(t, at).is(t, http.StatusOK, "the office")
		page.has(t, "Thứ Hai, ngày 30/6/2025", "to.cong.tac@vpcp.example", modelstest.WorkingGroup)
		if n := strings.Count(page.Body, `<tr><th scope="row">`); n != 10 {
			t.Errorf("%d coming meetings, want 10", n)
		}

		form := formOf(t, page, at+"/five_day")
		form.Set("active", "1")
		form.Set("every_days", "0")
		form.Set("at", "25:00")
		office.postForm(t, at+"/five_day", form).is(t, http.StatusUnprocessableEntity, "no such hour").has(t, `value="25:00"`, `id="e-at-five_day"`, `id="e-every_days-five_day"`)
		form.Set("every_days", "7")
		form.Set("at", "06:30")
		office.postForm(t, at+"/five_day", form).is(t, http.StatusSeeOther, "changed")
		form.Set("at", "09:00")
		office.postForm(t, at+"/five_day", form).is(t, http.StatusConflict, "an old page").has(t, "06:30", "09:00")
		group.postForm(t, at+"/five_day", url.Values{"csrf": {formOf(t, group.get(t, "/account"), "/account").Get("csrf")}}).is(t, http.StatusForbidden, "the working group changes it")
		office.postForm(t, at+"/week", form).is(t, http.StatusNotFound, "no such cadence")

		month := formOf(t, office.get(t, at), at+"/month")
		month.Set("cut_off", "14")
		month.Set("at", "07:00")
		office.postForm(t, at+"/month", month).is(t, http.StatusSeeOther, "switched off")
		page = office.get(t, at)
		page.has(t, "Thứ Hai, ngày 7/7/2025", "Chưa có cuộc họp nào sắp tới.")
		page.lacks(t, "<td>Họp tháng</td>")
		month = formOf(t, page, at+"/month")
		month.Set("cut_off", "14")
		month.Set("at", "07:00")
		month.Set("active", "1")
		office.postForm(t, at+"/month", month).is(t, http.StatusSeeOther, "switched on")
		office.get(t, at).has(t, "Thứ Hai, ngày 14/7/2025</th><td>Họp tháng</td>")
	})
}
