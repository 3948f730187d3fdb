package handlers_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dondoc/handlers"
	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// report fills the form of a task's page.
func report(percent, words, forecast, version string) url.Values {
	return url.Values{"percent": {percent}, "words": {words}, "forecast": {forecast}, "version": {version}}
}

func TestProgressIsSavedAndShown(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		got := v.post(t, task, task+"/progress", report(" 45% ", "Đã gửi lấy ý kiến\r\nlần 2", "15/7/2025", "2"))
		got.is(t, http.StatusSeeOther, "save")
		if got.Location != task {
			t.Errorf("sent to %q, want %q", got.Location, task)
		}
		page := v.get(t, task)
		page.has(t, "Đã lưu", "34/CT-TTg#1", "Đã gửi lấy ý kiến\nlần 2", "Trần Minh Anh", "45", `value="2025-07-15"`, "Đang thực hiện")
		v.get(t, task).lacks(t, "Đã lưu")
		s.as(t, modelstest.Office).get(t, "/board").has(t, "Đang thực hiện")

		emptied := v.post(t, task, task+"/progress", report("50", "Thu hồi dự kiến", "", "3"))
		emptied.is(t, http.StatusSeeOther, "take the forecast back")
		now, err := s.Task(t.Context(), modelstest.System, s.taskID(t, "#1"))
		if err != nil || !now.Deadline.ForecastOn.IsZero() || now.Percent != 50 || now.Version != 4 {
			t.Errorf("stored %+v, %v", now, err)
		}
	})
}

func TestShortFormLeavesTheForecastAndLeadsBackToTheList(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTHead)
		v.post(t, task, task+"/progress", report("10", "Bắt đầu", "2025-07-15", "2")).is(t, http.StatusSeeOther, "save")
		row := "#t" + id(s.taskID(t, "#1"))
		v.get(t, "/tasks").has(t, `<tr id="`+row[1:]+`"`)
		for i, c := range []struct{ next, to string }{
			{"/tasks?stale=1&q=a", "/tasks?stale=1&q=a" + row}, {"/tasks", "/tasks" + row}, {"/tasksevil", task}, {"//evil.example/tasks", task},
			{"/tasks?q=\r\nSet-Cookie: a=b", task}, {"https://evil.example/tasks", task}, {"", task},
		} {
			form := url.Values{"percent": {"20"}, "words": {"Tiếp tục"}, "version": {id(int64(i) + 3)}, "next": {c.next}}
			got := v.post(t, "/tasks", task+"/progress", form).is(t, http.StatusSeeOther, c.next)
			if got.Location != c.to || got.Header.Get("Set-Cookie") == "a=b" {
				t.Errorf("%q leads to %q, want %q", c.next, got.Location, c.to)
			}
		}
		now, err := s.Task(t.Context(), modelstest.System, s.taskID(t, "#1"))
		if err != nil || now.Deadline.ForecastOn != deadline.MustDate(2025, time.July, 15) {
			t.Errorf("the forecast is %v, %v", now.Deadline.ForecastOn, err)
		}
	})
}

func TestBadProgressComesBackAsTyped(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		for name, c := range map[string]struct {
			form  url.Values
			words []string
		}{
			"too much":          {report("101", "Câu đã gõ", "", "2"), []string{`value="101"`, "101 không nằm trong khoảng 0 đến 100"}},
			"below nothing":     {report("-1", "Câu đã gõ", "", "2"), []string{`value="-1"`}},
			"a fraction":        {report("45.5", "Câu đã gõ", "", "2"), []string{`value="45.5"`, "số nguyên từ 0 đến 100"}},
			"no number":         {report("<b>nửa</b>", "Câu đã gõ", "", "2"), []string{`value="<b>nửa</b>"`, "số nguyên từ 0 đến 100"}},
			"nothing":           {report("", "Câu đã gõ", "", "2"), []string{"số nguyên từ 0 đến 100"}},
			"no words":          {report("45", " \n ", "", "2"), []string{`value="45"`, "viết một câu"}},
			"no such day":       {report("45", "Câu đã gõ", "30/2/2025", "2"), []string{`value="30/2/2025"`, "“30/2/2025” không phải là ngày có thật"}},
			"an ISO non-day":    {report("45", "Câu đã gõ", "2025-02-29", "2"), []string{`value="2025-02-29"`, "“2025-02-29” không phải là ngày có thật"}},
			"a day passed":      {report("45", "Câu đã gõ", "26/6/2025", "2"), []string{`value="2025-06-26"`, "26/6/2025"}},
			"too many words":    {report("45", strings.Repeat("ữ", models.MaxWords+1), "", "2"), []string{"4001"}},
			"no version":        {report("45", "Câu đã gõ", "", ""), nil},
			"version 0":         {report("45", "Câu đã gõ", "", "0"), nil},
			"all wrong at once": {report("x", "", "y", "2"), []string{"số nguyên từ 0 đến 100", "viết một câu", "“y” không phải"}},
		} {
			got := v.post(t, task, task+"/progress", c.form).is(t, http.StatusUnprocessableEntity, name)
			got.has(t, c.words...)
			got.has(t, c.form.Get("words"))
			got.lacks(t, "invalid.", "error.")
		}
		v.post(t, task, task+"/progress", report("45", "nul\x00", "", "2")).is(t, http.StatusUnprocessableEntity, "a zero byte").has(t, "ký tự")
		v.post(t, task, task+"/progress", report("45", "\xff\xfe", "", "2")).is(t, http.StatusUnprocessableEntity, "no UTF-8")
		v.post(t, task, task+"/progress", report("45", strings.Repeat("a", 300_000), "", "2")).is(t, http.StatusRequestEntityTooLarge, "a flood of words")
		v.get(t, task).has(t, "Chưa thực hiện")
	})
}

func TestTwoBrowsersSaveOneForm(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskPath(t, "#1")
		first, second := s.as(t, modelstest.MOSTHead), s.as(t, modelstest.MOSTOfficer)
		first.post(t, task, task+"/progress", report("60", "Xong bản 2", "20/7/2025", "2")).is(t, http.StatusSeeOther, "the first saves")
		got := second.post(t, task, task+"/progress", report("45", "Câu của người thứ hai", "15/7/2025", "2")).is(t, http.StatusConflict, "the second")
		got.has(t, "Lê Thị Hoa", "Xong bản 2", "Câu của người thứ hai", `value="45"`, `value="2025-07-15"`, `name="version" value="3"`)
		now, err := s.Task(t.Context(), modelstest.System, s.taskID(t, "#1"))
		if err != nil || now.Percent != 60 || now.Version != 3 {
			t.Errorf("stored %d%%, version %d, %v: the second overwrote the first", now.Percent, now.Version, err)
		}
		second.post(t, task, task+"/progress", report("45", "Câu của người thứ hai", "15/7/2025", "3")).is(t, http.StatusSeeOther, "the second, knowing")
	})
}

func TestProgressIsTheLeadsAlone(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskPath(t, "#1")
		form := report("45", "Không phải việc của tôi", "", "2")
		bad := report("x", "", "", "2")
		for who, status := range map[string]int{modelstest.MPSOfficer: http.StatusForbidden, modelstest.Office: http.StatusForbidden, modelstest.HanoiOfficer: http.StatusNotFound} {
			v := s.as(t, who)
			v.post(t, "/board", task+"/progress", form).is(t, status, who)
			v.post(t, "/board", task+"/progress", bad).is(t, status, who+", with faults")
			if page := v.get(t, task); page.Status == http.StatusOK {
				page.lacks(t, task+"/progress")
			}
		}
		for status, words := range map[string]string{"submitted": "chờ nghiệm thu", "completed": "hoàn thành", "cancelled": "hủy"} {
			s.Exec(t, "UPDATE tasks SET open = "+map[bool]string{true: "TRUE", false: "FALSE"}[status == "submitted"]+", status = '"+status+"', submitted_on = '2025-06-20' WHERE id = "+id(s.taskID(t, "#1")))
			got := s.as(t, modelstest.MOSTOfficer).post(t, "/board", task+"/progress", report("45", "Câu không được mất", "", "2")).is(t, http.StatusConflict, status)
			got.has(t, "Câu không được mất", words)
		}
	})
}

func TestWordsAreShownAsTyped(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		const words = `<script>alert(1)</script> "&amp;' {{.Secret}} ${x}`
		v.post(t, task, task+"/progress", report("45", words, "", "2")).is(t, http.StatusSeeOther, "save")
		page := v.get(t, task)
		page.has(t, words)
		if strings.Contains(page.Body, "<script>alert") {
			t.Error("the words became markup")
		}
		got := v.get(t, "/tasks?q="+url.QueryEscape(`"><script>alert(1)</script>`))
		if strings.Contains(got.Body, "<script>alert") {
			t.Error("the search became markup")
		}
	})
}

func TestDaysAsTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"2025-06-30": "2025-06-30", " 30/6/2025 ": "2025-06-30", "30/06/2025": "2025-06-30", "30.6.2025": "2025-06-30", "1-2-2024": "2024-02-01", "29/2/2024": "2024-02-29", "": "",
		"30/2/2025": "no", "29/2/2025": "no", "31/6/2025": "no", "6/30/2025": "no", "30/6/25": "no", "30/6": "no", "0/6/2025": "no", "-1/6/2025": "no", "30/6/2025/1": "no",
		"2025-6-30": "no", "2025/06/30": "no", "tomorrow": "no", "３０/6/2025": "no", "30/6/20255": "no", "1e1/6/2025": "no",
	} {
		d, ok := handlers.ParseDay(typed)
		got := d.String()
		if d.IsZero() {
			got = ""
		}
		if !ok {
			got = "no"
		}
		if got != want {
			t.Errorf("%q reads %q, want %q", typed, got, want)
		}
	}
}
