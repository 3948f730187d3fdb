package handlers_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

var (
	rowLink  = regexp.MustCompile(`<a href="/tasks/(\d+)"[ >]`)
	nextLink = regexp.MustCompile(`href="(/tasks\?[^"]*cursor=[^"]*)"[^>]*rel="next"|rel="next"[^>]*href="(/tasks\?[^"]*)"`)
	groupID  = regexp.MustCompile(`<tbody id="([a-z_]+)"`)
)

// listed gives the tasks of an inbox page in order, each once; the next steps above the list are none of it.
func listed(page seen) []string {
	var out []string
	list := page.Body[max(0, strings.Index(page.Body, `<details class="filters">`)):]
	for _, m := range rowLink.FindAllStringSubmatch(list, -1) {
		if len(out) == 0 || out[len(out)-1] != m[1] {
			out = append(out, m[1])
		}
	}
	return out
}

func groups(page seen) []string {
	var out []string
	for _, m := range groupID.FindAllStringSubmatch(page.Body, -1) {
		out = append(out, m[1])
	}
	return out
}

func TestInboxIsWhatOnesAgencyOwes(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		for who, want := range map[string]string{
			modelstest.MOSTOfficer: "#1 #4", modelstest.MOSTHead: "#1 #4", modelstest.MPSOfficer: "#2", modelstest.HanoiOfficer: "#3@H26", modelstest.Viewer: "#3@H57",
			modelstest.Office: "#1 #3@H26 #3@H57 #3@H14 #2 #4", modelstest.WorkingGroup: "#1 #3@H26 #3@H57 #3@H14 #2 #4",
		} {
			page := s.as(t, who).get(t, "/tasks").is(t, http.StatusOK, who)
			var ids []string
			for end := range strings.SplitSeq(want, " ") {
				ids = append(ids, id(s.taskID(t, end)))
			}
			if got := listed(page); !slices.Equal(got, ids) {
				t.Errorf("%s sees %v, want %v (%s)", who, got, ids, want)
			}
		}
		coordinated := s.as(t, modelstest.MPSOfficer).get(t, "/tasks?role=coordinating")
		if got := listed(coordinated); !slices.Equal(got, []string{id(s.taskID(t, "#1"))}) {
			t.Errorf("coordinated: %v", got)
		}
		// Another agency's code in the address shows nothing of theirs.
		s.as(t, modelstest.HanoiOfficer).get(t, "/tasks?agency=G06").lacks(t, "Publish the component model", "34/CT-TTg#1")
		s.as(t, modelstest.HanoiOfficer).get(t, "/directives/"+id(s.Directive)).lacks(t, "34/CT-TTg#1@", "Phạm Thu Hà2", s.taskPath(t, "#1")+`"`, s.taskPath(t, "#3@H57")+`"`)
	})
}

func TestInboxGroupsByUrgency(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		s.Exec(t, "UPDATE tasks SET status = 'submitted', submitted_on = '2025-06-26' WHERE id = "+id(s.taskID(t, "#3@H26")))
		s.Exec(t, "UPDATE tasks SET due_on = '2025-12-31' WHERE id = "+id(s.taskID(t, "#3@H57")))
		page := s.as(t, modelstest.Office).get(t, "/tasks")
		if got, want := groups(page), []string{"overdue", "due_soon", "later", "no_deadline", "waiting"}; !slices.Equal(got, want) {
			t.Errorf("groups %v, want %v", got, want)
		}
		page.has(t, "Quá hạn 7 ngày")
		for query, want := range map[string]string{
			"timeliness=overdue": "#1 #3@H14 #3@H26", "timeliness=due_soon": "#2", "timeliness=on_track": "#3@H57", "timeliness=in_term": "#2 #3@H57", "timeliness=no_deadline": "#4",
			"status=submitted": "#3@H26", "status=completed": "", "stale=1": "#1 #3@H14 #2 #3@H57 #4 #3@H26", "blocked=1": "", "q=lessons": "#2", "q=CT-TTg%231": "#1",
			"q=%25": "", "q=_": "", "due_to=2025-06-20": "#1", "due_to=20/6/2025": "#1", "due_from=2025-07-01": "#3@H57", "directive=" + id(s.Directive) + "&agency=H26": "#3@H26",
		} {
			got := listed(s.as(t, modelstest.Office).get(t, "/tasks?"+query).is(t, http.StatusOK, query))
			var want2 []string
			for end := range strings.FieldsSeq(want) {
				want2 = append(want2, id(s.taskID(t, end)))
			}
			if !slices.Equal(got, want2) {
				t.Errorf("%s lists %v, want %v (%s)", query, got, want2, want)
			}
		}
	})
}

func TestInboxSaysWhatIsWrongWithAFilter(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Office)
		for query, words := range map[string]string{
			"status=bogus": "“bogus”", "timeliness=late": "“late”", "role=boss": "“boss”", "directive=x": "“x”", "due_to=2025-02-30": "“2025-02-30” không phải là ngày có thật",
			"due_from=31/6/2025": "“31/6/2025”", "q=" + strings.Repeat("a", 300): "200", "cursor=nonsense": "Trang danh sách này không còn", "agency=NONE": "NONE", "q=a%00b": "ký tự", "q=%ff": "ký tự",
		} {
			v.get(t, "/tasks?"+query).is(t, http.StatusUnprocessableEntity, query).has(t, words)
		}
		v.get(t, "/tasks?due_to=2025-02-30&q=scheme").has(t, `value="scheme"`)
		v.get(t, "/tasks?q=%zz").is(t, http.StatusBadRequest, "a broken escape")
	})
}

func TestInboxPagesLoseAndDoubleNothing(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		s.Fill(t, 200)
		v := s.as(t, modelstest.Office)
		for _, query := range []string{"", "?timeliness=overdue", "?status=completed", "?timeliness=completed_on_time", "?stale=1"} {
			var got []string
			var pages int
			for path := "/tasks" + query; path != ""; pages++ {
				page := v.get(t, path).is(t, http.StatusOK, path)
				rows := listed(page)
				if len(rows) > 50 || len(rows) == 0 {
					t.Fatalf("%s has %d rows", path, len(rows))
				}
				got = append(got, rows...)
				page.has(t, fmt.Sprintf("%d đến %d", pages*50+1, pages*50+len(rows)))
				path = nextOf(page)
			}
			f := models.TaskFilter{Open: true, Limit: models.MaxLimit}
			switch query {
			case "?timeliness=overdue":
				f.Timeliness = models.Overdue
			case "?status=completed":
				f.Open, f.Statuses = false, []models.Status{models.Completed}
			case "?timeliness=completed_on_time":
				f.Open, f.Timeliness = false, models.CompletedOnTime
			case "?stale=1":
				f.SilentDays = models.SilentAfter
			}
			all, err := s.Tasks(t.Context(), s.Office, f)
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, task := range all.Tasks {
				want = append(want, id(task.ID))
			}
			slices.Sort(want)
			sorted := slices.Sorted(slices.Values(got))
			if !slices.Equal(sorted, want) {
				t.Errorf("%q: %d tasks on %d pages, want %d", query, len(got), pages, len(want))
			}
		}
		second := v.get(t, nextOf(v.get(t, "/tasks")))
		second.has(t, `href="/tasks" rel="prev"`)
		third := v.get(t, nextOf(second))
		if prev := regexp.MustCompile(`href="([^"]*)" rel="prev"`).FindStringSubmatch(third.Body); prev == nil || !slices.Equal(listed(v.get(t, strings.ReplaceAll(prev[1], "&amp;", "&"))), listed(second)) {
			t.Errorf("the way back from the third page is %v", prev)
		}
	})
}

func nextOf(page seen) string {
	m := nextLink.FindStringSubmatch(page.Body)
	if m == nil {
		return ""
	}
	return strings.ReplaceAll(m[1]+m[2], "&amp;", "&")
}

func TestLanguageIsTheReadersChoice(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.visitor(t)
		v.get(t, "/login").has(t, `<html lang="vi"`)
		v.get(t, "/login", "Accept-Language", "de, en;q=0.8").has(t, `<html lang="en"`)
		v.get(t, "/login", "Accept-Language", "xx, *;q=0.1").has(t, `<html lang="vi"`)
		v.get(t, "/login?lang=xx").has(t, `<html lang="vi"`)
		v.get(t, "/login?lang=en").has(t, `<html lang="en"`, "Sign in")
		v.get(t, "/login", "Accept-Language", "vi").has(t, `<html lang="en"`) // the choice is kept
		v.signIn(t, modelstest.MPSOfficer, modelstest.Password).is(t, http.StatusSeeOther, "sign in")
		v.get(t, "/tasks").has(t, `<html lang="en"`, "Ministry of Public Security", "Due in 3 days")
		v.get(t, "/nothing").has(t, "Nothing is here")
		v.get(t, "/tasks?lang=vi&q="+url.QueryEscape("tổng kết")).has(t, `<html lang="vi"`)
		v.get(t, "/tasks").has(t, "Bộ Công an")
	})
}
