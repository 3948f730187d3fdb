package handlers_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// formOf is what is hidden in the form that posts to an address.
func formOf(t *testing.T, page seen, action string) url.Values {
	t.Helper()
	_, rest, found := strings.Cut(page.Body, `action="`+action+`"`)
	if !found {
		t.Fatalf("the page has no form for %s", action)
	}
	body, _, _ := strings.Cut(rest, "</form>")
	form := url.Values{}
	for _, m := range hiddenField.FindAllStringSubmatch(body, -1) {
		form.Set(m[1], m[2])
	}
	return form
}

// itemAddress is where the forms of an agenda's item post to, by its heading.
func itemAddress(t *testing.T, page seen, review, heading string) string {
	t.Helper()
	m := regexp.MustCompile(`<h2 id="h(\d+)">` + heading).FindStringSubmatch(page.Body)
	if m == nil {
		t.Fatalf("the agenda has no item %q", heading)
	}
	return review + "/items/" + m[1]
}

// A meeting on its page: noted, decided, refused where something is missing, closed, and its conclusions
// drafted by one press; an officer gets nothing of it.
func TestReviewOnItsPage(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		if _, err := s.RaiseBottleneck(t.Context(), s.Cast.MOSTOfficer, s.taskID(t, "#1"), models.NewRaisedBottleneck{MoveInput: models.MoveInput{Words: "Chưa có dữ liệu gốc", Via: models.ViaPage}, Category: "data", MustAct: s.Cast.MPSOfficer.Agencies()}); err != nil {
			t.Fatal(err)
		}
		office, group, officer := s.as(t, modelstest.Office), s.as(t, modelstest.WorkingGroup), s.as(t, modelstest.MOSTOfficer)
		officer.get(t, "/reviews").is(t, http.StatusForbidden, "an officer")
		plan := url.Values{"cadence": {"five_day"}, "held_on": {"2025-06-2"}}
		plan.Set("csrf", formOf(t, office.get(t, "/reviews"), "/reviews").Get("csrf"))
		office.postForm(t, "/reviews", plan).is(t, http.StatusUnprocessableEntity, "no day").has(t, `value="2025-06-2"`)
		plan.Set("held_on", "2025-06-27")
		made := office.postForm(t, "/reviews", plan).is(t, http.StatusSeeOther, "planned")
		at := made.Location
		page := group.get(t, at).is(t, http.StatusOK, "the agenda")
		page.has(t, "34/CT-TTg#1", "Chưa có dữ liệu gốc", "Điểm nghẽn mới")
		page.lacks(t, "Lập chương trình ngay")

		item := itemAddress(t, page, at, "Điểm nghẽn mới")
		notes := formOf(t, page, item)
		notes.Set("notes", "Bộ Công an nhận việc")
		group.postForm(t, item, notes).is(t, http.StatusSeeOther, "noted")
		notes.Set("notes", "Ghi đè")
		group.postForm(t, item, notes).is(t, http.StatusConflict, "an old page").has(t, "Ghi đè", "Có người đã lưu ghi chép khác")

		task := url.Values{"csrf": notes["csrf"], "kind": {"task"}, "text": {"Cung cấp dữ liệu gốc"}, "lead": {"Bộ nào đó"}, "due_on": {"2025-07-15"}, "coordinators": {"G06"}}
		group.postForm(t, item+"/decisions", task).is(t, http.StatusUnprocessableEntity, "an unknown agency").has(t, "Cung cấp dữ liệu gốc", "Bộ nào đó")
		task.Set("lead", "Bộ Công an")
		group.postForm(t, item+"/decisions", task).is(t, http.StatusSeeOther, "a task")
		resolution := formOf(t, page, item+"/decisions")
		resolution.Set("text", "Cấp ngay trong tuần")
		group.postForm(t, item+"/decisions", resolution).is(t, http.StatusSeeOther, "a resolution")
		group.postForm(t, item+"/decisions", resolution).is(t, http.StatusConflict, "resolved twice").has(t, "Điểm nghẽn đã được gỡ")
		held := group.get(t, at)
		held.has(t, "Cung cấp dữ liệu gốc", "Cấp ngay trong tuần", "Đã gỡ")
		group.get(t, at+"/docx").is(t, http.StatusConflict, "a notice before the end")
		group.postForm(t, at+"/close", formOf(t, held, at+"/close")).is(t, http.StatusSeeOther, "closed")
		group.postForm(t, item+"/decisions", task).is(t, http.StatusConflict, "decided after the end")
		closed := office.get(t, at)
		closed.lacks(t, "{")
		closed.has(t, "Bộ Công an chủ trì, phối hợp với Bộ Khoa học và Công nghệ: Cung cấp dữ liệu gốc; hoàn thành chậm nhất ngày 15 tháng 7 năm 2025.")
		for kind, begins := range map[string]string{"docx": "PK", "pdf": "%PDF-"} {
			if file := group.get(t, at+"/"+kind).is(t, http.StatusOK, kind); !strings.HasPrefix(file.Body, begins) {
				t.Errorf("%s begins %.8q", kind, file.Body)
			}
		}
		conclude := formOf(t, closed, at+"/drafting")
		conclude.Set("number", "21/TB-TCT")
		group.postForm(t, at+"/drafting", conclude).is(t, http.StatusForbidden, "the working group concludes")
		drafting := office.postForm(t, at+"/drafting", conclude).is(t, http.StatusSeeOther, "drafted")
		office.get(t, drafting.Location).is(t, http.StatusOK, "the drafting").has(t, "Cung cấp dữ liệu gốc", "G01 Bộ Công an", `value="2025-07-15"`, "21/TB-TCT")
		office.get(t, at).has(t, `href="`+drafting.Location+`"`)
	})
}
