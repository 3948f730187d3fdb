package handlers_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// bottleneckID is the newest bottleneck's.
func (a *apiServer) bottleneckID(t *testing.T) int64 {
	t.Helper()
	all, err := a.ListBottlenecks(t.Context(), modelstest.System, models.BottleneckFilter{State: models.AnyBottleneck, Category: "data"})
	if err != nil || len(all.Rows) == 0 {
		t.Fatal(all, err)
	}
	return all.Rows[len(all.Rows)-1].ID
}

// A bottleneck from the task's page to its settlement, through the pages of those it concerns.
func TestABottleneckIsWorkedOnThroughItsPage(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskPath(t, "#1")
		lead, mustAct, office := s.as(t, modelstest.MOSTOfficer), s.as(t, modelstest.HanoiOfficer), s.as(t, modelstest.Office)
		lead.post(t, task, task+"/bottlenecks", url.Values{"category": {"data"}, "severity": {"high"}, "words": {"Chưa có dữ liệu <dân cư>"}, "must_act": {"H26"}, "version": {s.version(t, s.taskID(t, "#1"))}}).is(t, http.StatusSeeOther, "raised")
		list, err := s.ListBottlenecks(t.Context(), s.Cast.Office, models.BottleneckFilter{Category: "data"})
		if err != nil || len(list.Rows) != 1 {
			t.Fatal(list, err)
		}
		at := "/bottlenecks/" + id(list.Rows[0].ID)
		lead.get(t, task).has(t, `href="`+at+`"`)

		// Who must act has it above its tasks, sees what waits, and answers.
		mustAct.get(t, "/tasks").has(t, "Điểm nghẽn chờ cơ quan xử lý", "Chưa có dữ liệu <dân cư>", at)
		page := mustAct.get(t, at).is(t, http.StatusOK, "who must act")
		page.has(t, "34/CT-TTg#1", "Publish the component model", "Thành phố Hà Nội", "Trần Minh Anh", at+"/answer", at+"/settlement")
		page.lacks(t, at+"/resolution", `href="`+task+`"`)
		mustAct.get(t, task).is(t, http.StatusNotFound, "the task itself")
		version := func() string {
			b, err := s.BottleneckInFull(t.Context(), s.Cast.Office, list.Rows[0].ID)
			if err != nil {
				t.Fatal(err)
			}
			return id(b.Version)
		}
		mustAct.post(t, at, at+"/answer", url.Values{"words": {" "}, "version": {version()}}).is(t, http.StatusUnprocessableEntity, "no words")
		mustAct.post(t, at, at+"/resolution", url.Values{"words": {"Xong"}, "version": {version()}}).is(t, http.StatusForbidden, "who must act settles it")
		mustAct.post(t, at, at+"/answer", url.Values{"words": {"Sẽ chia sẻ trong tháng 7"}, "version": {version()}}).is(t, http.StatusSeeOther, "answered")
		mustAct.get(t, "/tasks").lacks(t, "Điểm nghẽn chờ cơ quan xử lý")

		// The office asks for a decision; a day past comes back with what was typed.
		again := office.post(t, at, at+"/decision", url.Values{"words": {"Ban hành quy chế"}, "decide_by": {"1/6/2025"}, "version": {version()}}).is(t, http.StatusUnprocessableEntity, "a day past")
		again.has(t, "Ban hành quy chế", `value="2025-06-01"`, `href="#f-ask_decision-decide_by"`)
		office.post(t, at, at+"/decision", url.Values{"words": {"Ban hành quy chế"}, "decide_by": {"4/7/2025"}, "version": {version()}}).is(t, http.StatusSeeOther, "asked")
		mustAct.get(t, "/tasks").has(t, "Ban hành quy chế")
		office.post(t, at, at+"/resolution", url.Values{"words": {"Xong"}, "version": {"1"}}).is(t, http.StatusConflict, "an old version").has(t, "Xong")
		mustAct.post(t, at, at+"/settlement", url.Values{"words": {"Đã kết nối"}, "version": {version()}}).is(t, http.StatusSeeOther, "proposed")
		office.get(t, "/bottlenecks?waiting=confirmation").has(t, "Chưa có dữ liệu <dân cư>")
		office.post(t, at, at+"/resolution", url.Values{"words": {"Đã kết nối, có dữ liệu"}, "version": {version()}}).is(t, http.StatusSeeOther, "resolved")
		office.post(t, at, at+"/rejection", url.Values{"words": {"x"}, "version": {version()}}).is(t, http.StatusConflict, "settled already")
		lead.get(t, at).has(t, "Đã gỡ", "Đã kết nối, có dữ liệu")
		office.get(t, "/bottlenecks").lacks(t, "Chưa có dữ liệu")
		office.get(t, "/bottlenecks?state=resolved&category=data&severity=high&agency=H26").has(t, "Chưa có dữ liệu <dân cư>")

		// The board leads to the list, cell by cell.
		board := office.get(t, "/board")
		board.has(t, `href="/bottlenecks?agency=G01&category=resources"`, `href="/bottlenecks"`)
		office.get(t, "/bottlenecks?agency=G01&category=resources").has(t, "Thiếu nguồn lực")
		for _, bad := range []string{"state=x", "category=x", "severity=x", "waiting=x", "directive=x"} {
			office.get(t, "/bottlenecks?"+bad).is(t, http.StatusUnprocessableEntity, bad)
		}
		s.as(t, modelstest.Viewer).get(t, at).is(t, http.StatusNotFound, "an outsider")
		if strings.Contains(s.as(t, modelstest.Viewer).get(t, "/bottlenecks?state=any").Body, "dân cư") {
			t.Error("an outsider has it listed")
		}
	})
}
