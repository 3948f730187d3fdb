package handlers_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"dondoc/models/modelstest"
)

func TestAPITaskHasTheFieldsOfItsDescription(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		var list apiTasks
		got := a.get(t, modelstest.Office, "/api/v1/tasks?agency=G06&timeliness=overdue", &list)
		if len(list.Items) != 1 || list.NextCursor != nil {
			t.Fatalf("list %s", got.Body)
		}
		task := list.Items[0]
		for what, pair := range map[string][2]any{
			"ref":           {task.Ref, "34/CT-TTg#1"},
			"number":        {text(task.Directive.Number), "34/CT-TTg"},
			"directive":     {task.Directive.ID, a.Cast.Directive},
			"label":         {task.Label, "Publish the component model"},
			"text":          {task.Text, "Publish the component model."},
			"lead":          {task.Lead.Code + " " + task.Lead.Name, "G06 Bộ Khoa học và Công nghệ"},
			"addressee":     {task.Addressee.Code + " " + task.Addressee.Name, "G13 Bộ Thông tin và Truyền thông"},
			"inherited":     {task.Inherited, true},
			"coordinators":  {strings.Join(task.Coordinators, " "), "G01"},
			"status":        {task.Status, "not_started"},
			"timeliness":    {text(task.Timeliness), "overdue"},
			"blocked":       {task.Blocked, false},
			"percent":       {task.Percent, 0},
			"as written":    {task.Deadline.AsWritten, "ngày"},
			"kind":          {task.Deadline.Kind, "date"},
			"precision":     {task.Deadline.Precision, "day"},
			"first due day": {text(task.Deadline.FirstDueOn), "2025-06-20"},
			"due day":       {text(task.Deadline.DueOn), "2025-06-20"},
			"forecast":      {text(task.Deadline.ForecastOn), "null"},
			"days late":     {task.DaysLate, 7},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s: %v, want %v", what, pair[0], pair[1])
			}
		}
		if !task.UpdatedAt.Equal(modelstest.Start) {
			t.Errorf("updated_at %v, want %v", task.UpdatedAt, modelstest.Start)
		}
		var one apiTask
		single := a.get(t, modelstest.Office, "/api/v1/tasks/"+id(task.ID), &one)
		if !strings.Contains(string(got.Body), string(single.Body)) {
			t.Errorf("one task %s differs from the list's %s", single.Body, got.Body)
		}
		for _, name := range []string{"X-Request-Id", "Cache-Control", "Content-Language", "ETag"} {
			if single.Header.Get(name) == "" {
				t.Errorf("no %s", name)
			}
		}
		again := a.call(t, modelstest.Office, http.MethodGet, "/api/v1/tasks/"+id(task.ID), "", "If-None-Match", single.Header.Get("ETag"))
		if again.Status != http.StatusNotModified || len(again.Body) != 0 {
			t.Errorf("with its ETag: %d %s", again.Status, again.Body)
		}
		english := a.call(t, modelstest.Office, http.MethodGet, "/api/v1/tasks/"+id(task.ID)+"?lang=en", "", "If-None-Match", single.Header.Get("ETag"))
		english.is(t, http.StatusOK, "another language under the ETag of the first")
		if !strings.Contains(string(english.Body), "Ministry of Science and Technology") || english.Header.Get("Content-Language") != "en" {
			t.Errorf("in English: %s", english.Body)
		}
	})
}

func TestAPILanguage(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		for _, c := range []struct{ query, accept, want string }{
			{"", "", "vi"}, {"", "en-GB,en;q=0.9", "en"}, {"", "fr, vi;q=0.2", "vi"}, {"?lang=en", "", "en"}, {"?lang=vi", "en", "vi"},
		} {
			got := a.call(t, modelstest.Office, http.MethodGet, "/api/v1/me"+c.query, "", "Accept-Language", c.accept)
			if got.Header.Get("Content-Language") != c.want {
				t.Errorf("%+v: %q", c, got.Header.Get("Content-Language"))
			}
			problem := a.call(t, modelstest.Office, http.MethodGet, "/api/v1/tasks/999999"+c.query, "", "Accept-Language", c.accept).problem(t, http.StatusNotFound, "not_found")
			if vi := strings.Contains(problem.Detail, "Không"); vi != (c.want == "vi") {
				t.Errorf("%+v: %q", c, problem.Detail)
			}
		}
	})
}

func TestAPITaskFilters(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		directive := url.QueryEscape("34/CT-TTg")
		for _, c := range []struct{ query, want string }{
			{"", "#1 #3@H26 #3@H57 #3@H14 #2 #4"},
			{"sort=-due", "#2 #3@H14 #3@H57 #3@H26 #1 #4"},
			{"sort=id", "#1 #2 #3@H26 #3@H57 #3@H14 #4"},
			{"agency=G06", "#1 #4"},
			{"agency=G13", ""}, // merged away: its tasks are its successor's
			{"agency=H57", "#3@H57"},
			{"directive=" + directive, "#1 #3@H26 #3@H57 #3@H14 #2 #4"},
			{"directive=34-CT-TTg&agency=G01", "#2"},
			{"directive=" + id(a.Cast.Directive) + "&agency=G01", "#2"},
			{"directive=987654", ""},
			{"status=not_started,in_progress", "#1 #3@H26 #3@H57 #3@H14 #2 #4"},
			{"status=completed", ""},
			{"timeliness=overdue", "#1 #3@H26 #3@H57 #3@H14"},
			{"timeliness=due_soon", "#2"},
			{"timeliness=no_deadline", "#4"},
			{"timeliness=on_track", ""},
			{"due_from=2025-06-25", "#3@H26 #3@H57 #3@H14 #2"},
			{"due_to=2025-06-24", "#1"},
			{"due_from=2025-06-25&due_to=2025-06-25&agency=H26", "#3@H26"},
			{"q=project+06", "#2"},
			{"q=%2FCT-TTg%232", "#2"},
			{"q=100%25", ""},
			{"q=_", ""},
		} {
			var list apiTasks
			a.get(t, modelstest.Office, "/api/v1/tasks?"+c.query, &list)
			if got := refs(list.Items); got != c.want {
				t.Errorf("%s: %s, want %s", c.query, got, c.want)
			}
		}
	})
}

// refs names tasks by what follows the directive's number.
func refs(tasks []apiTask) string {
	var out []string
	for _, t := range tasks {
		out = append(out, t.Ref[strings.Index(t.Ref, "#"):])
	}
	return strings.Join(out, " ")
}

func TestAPIPagesLoseAndDoubleNothing(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		const filled = 120
		a.Fill(t, filled)
		for _, query := range []string{"sort=due", "sort=-due", "sort=updated", "sort=-updated", "sort=id", "", "status=not_started,completed,cancelled&sort=-due",
			"timeliness=overdue", "timeliness=no_deadline", "timeliness=completed", "due_from=2025-01-01&sort=-due", "agency=X7"} {
			for _, limit := range []string{"7", "50", "200"} {
				if limit == "200" && query != "" {
					continue
				}
				whole := walk(t, a, query+"&limit=200")
				pages := walk(t, a, query+"&limit="+limit)
				if !slices.EqualFunc(whole, pages, func(x, y apiTask) bool { return x.ID == y.ID }) {
					t.Errorf("%s by %s: %d tasks, want the %d of one page in their order", query, limit, len(pages), len(whole))
				}
				checkOrder(t, query, pages)
			}
			if n := len(walk(t, a, query)); (query == "" || strings.HasPrefix(query, "sort=")) && n != filled+6 {
				t.Errorf("%s: %d tasks, want %d", query, n, filled+6)
			}
		}
	})
}

// walk reads a list to its end.
func walk(t *testing.T, a *apiServer, query string) []apiTask {
	t.Helper()
	var all []apiTask
	for cursor := ""; ; {
		var list apiTasks
		a.get(t, modelstest.Office, "/api/v1/tasks?"+strings.TrimPrefix(query, "&")+cursor, &list)
		all = append(all, list.Items...)
		if list.NextCursor == nil {
			return all
		}
		if len(list.Items) == 0 || len(all) > 10_000 {
			t.Fatalf("%s does not end", query)
		}
		cursor = "&cursor=" + url.QueryEscape(*list.NextCursor)
		if query == "" {
			cursor = cursor[1:]
		}
	}
}

// checkOrder checks the order asked for, ties by id, tasks without a due day last, none twice.
func checkOrder(t *testing.T, query string, tasks []apiTask) {
	t.Helper()
	sort := "due"
	if values, err := url.ParseQuery(query); err == nil && values.Get("sort") != "" {
		sort = values.Get("sort")
	}
	key, descends := strings.CutPrefix(sort, "-")
	value := func(t apiTask) string {
		switch {
		case key == "updated":
			return t.UpdatedAt.UTC().Format("2006-01-02T15:04:05Z")
		case key == "due" && t.Deadline.DueOn != nil:
			return *t.Deadline.DueOn
		}
		return ""
	}
	seen := map[int64]bool{}
	for i, task := range tasks {
		if seen[task.ID] {
			t.Fatalf("%s: task %d twice", query, task.ID)
		}
		seen[task.ID] = true
		if i == 0 {
			continue
		}
		before, undated := tasks[i-1], key == "due" && task.Deadline.DueOn == nil
		a, b := value(before), value(task)
		wrong := a > b || (a == b && before.ID > task.ID)
		if descends {
			wrong = a < b || (a == b && before.ID < task.ID)
		}
		if undated && before.Deadline.DueOn != nil {
			wrong = false
		}
		if key == "due" && before.Deadline.DueOn == nil && !undated {
			wrong = true
		}
		if wrong {
			t.Fatalf("%s: %s %d before %s %d", query, a, before.ID, b, task.ID)
		}
	}
}
