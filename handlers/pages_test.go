package handlers_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"dondoc/handlers"
	"dondoc/models"
	"dondoc/models/modelstest"
)

func TestEveryAnswerKeepsTheBrowserInBounds(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		ids := s.onlyMOST(t)
		v := s.as(t, modelstest.Office)
		for _, path := range []string{"/login", "/tasks", "/tasks/" + id(ids["/tasks"]), "/nothing", "/reports/" + id(ids["/reports"]), "/healthz", "/tasks/0", "/api/v1/me"} {
			got := v.get(t, path)
			for name, want := range map[string]string{"Content-Security-Policy": "default-src 'self'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"} {
				if !strings.Contains(got.Header.Get(name), want) {
					t.Errorf("%s: %s is %q, want %q", path, name, got.Header.Get(name), want)
				}
			}
			if !strings.Contains(got.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
				t.Errorf("%s may be framed", path)
			}
			if len(got.Header.Get("X-Request-Id")) < 12 {
				t.Errorf("%s has no request id", path)
			}
		}
		got := v.get(t, "/tasks", "X-Request-Id", "mine")
		if got.Header.Get("X-Request-Id") == "mine" || got.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("headers %v", got.Header)
		}
		mail := v.get(t, "/outbox/"+id(ids["/outbox"])+"/html").is(t, http.StatusOK, "a mail's HTML")
		if policy := mail.Header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "sandbox; default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'self'") {
			t.Errorf("a mail is shown under %q", policy)
		}
		v.get(t, "/outbox/"+id(ids["/outbox"])).has(t, `/outbox/`+id(ids["/outbox"])+`/html`, "Kính gửi <b>", "sandbox")
	})
}

func TestAddressesThatLeadNowhere(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Office)
		for _, path := range []string{"/nothing", "/tasks/0", "/tasks/-1", "/tasks/x", "/tasks/99999999999999999999", "/tasks/424242", "/directives/424242", "/outbox/424242", "/outbox/424242/html",
			"/reports/424242", "/administration", "/tasks/1%00", "/static/nothing.css", "/.git/config", "/../../etc/passwd"} {
			got := v.get(t, path).is(t, http.StatusNotFound, path)
			got.lacks(t, "goroutine", ".go:", "SQL", "sql:", "models")
		}
		v.get(t, "/nothing").has(t, "404")
		v.send(t, http.MethodDelete, "/tasks", nil).is(t, http.StatusMethodNotAllowed, "DELETE /tasks")
		v.send(t, http.MethodHead, "/tasks", nil).is(t, http.StatusOK, "HEAD /tasks")
		v.get(t, "/board?directive=x").is(t, http.StatusUnprocessableEntity, "a directive that is no number").has(t, "“x”")
		v.get(t, "/board?kind=villages").is(t, http.StatusUnprocessableEntity, "an unknown kind").has(t, "“villages”")
		v.get(t, "/outbox?state=lost").is(t, http.StatusUnprocessableEntity, "an unknown state").has(t, "“lost”")
		v.get(t, "/outbox?day=30/2/2025").is(t, http.StatusUnprocessableEntity, "a day that is none").has(t, "“30/2/2025” không phải là ngày có thật")
	})
}

func TestStaticFilesAreKeptForEver(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	v := newSite(t, e, modelstest.Cast{}).visitor(t)
	sheet := regexp.MustCompile(`href="(/static/app\.[0-9a-f]+\.css)"`).FindStringSubmatch(v.get(t, "/login").Body)
	if sheet == nil {
		t.Fatal("no style sheet")
	}
	got := v.get(t, sheet[1]).is(t, http.StatusOK, sheet[1])
	if !strings.Contains(got.Header.Get("Cache-Control"), "immutable") || len(got.Header.Values("Set-Cookie")) > 0 {
		t.Errorf("headers %v", got.Header)
	}
}

func TestFirstAdministrator(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		s := newSite(t, e, modelstest.Cast{})
		secret, err := e.FirstAdminLink(t.Context(), modelstest.System)
		if err != nil {
			t.Fatal(err)
		}
		v, page := s.visitor(t), "/setup/"+secret
		form := func(name, email, password, again string) url.Values {
			return url.Values{"name": {name}, "email": {email}, "password": {password}, "password_again": {again}}
		}
		for what, c := range map[string]struct {
			form  url.Values
			words string
		}{
			"passwords differ":     {form("Quản trị", "a@b.example", modelstest.Password, modelstest.Password+"x"), "không giống nhau"},
			"a short password":     {form("Quản trị", "a@b.example", "short", "short"), "15"},
			"no address":           {form("Quản trị", "a", modelstest.Password, modelstest.Password), "thư điện tử"},
			"a line in a name":     {form("Quản\r\ntrị", "a@b.example", modelstest.Password, modelstest.Password), "Quản"},
			"a line in an address": {form("Quản trị", "a@b.example\r\nBcc: c@d.example", modelstest.Password, modelstest.Password), "thư điện tử"},
		} {
			got := v.post(t, page, page, c.form).is(t, http.StatusUnprocessableEntity, what)
			got.has(t, c.words)
			got.lacks(t, modelstest.Password, "invalid.")
		}
		v.post(t, page, page, form("Quản trị", "Admin@B.example", modelstest.Password, modelstest.Password)).is(t, http.StatusSeeOther, "make the account")
		v.get(t, "/login").has(t, "Đã tạo tài khoản")
		v.signIn(t, "admin@b.example", modelstest.Password).is(t, http.StatusSeeOther, "sign in")
		v.get(t, "/admin/jobs").is(t, http.StatusOK, "the administrator")
		v.get(t, page).is(t, http.StatusNotFound, "the link again").has(t, "đã dùng")
		v.post(t, "/board", page, form("Kẻ khác", "x@b.example", modelstest.Password, modelstest.Password)).is(t, http.StatusNotFound, "the link again")
		for _, empty := range []string{"/tasks", "/directives", "/board", "/outbox", "/reports", "/admin/jobs"} {
			v.get(t, empty).is(t, http.StatusOK, empty+" of an empty database")
		}
	})
}

func TestBoardCountsWhatTheListsHold(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		s.Exec(t, "UPDATE tasks SET status = 'completed', open = FALSE, submitted_on = '2025-06-24', finished_on = '2025-06-26', percent = 100 WHERE id = "+id(s.taskID(t, "#3@H26")))
		v := s.as(t, modelstest.Office)
		board := v.get(t, "/board").is(t, http.StatusOK, "the board")
		figure := regexp.MustCompile(`<a href="(/tasks\?[^"]*)"><b>(\d+)</b>`)
		figures := figure.FindAllStringSubmatch(board.Body, -1)
		if len(figures) < 6 {
			t.Fatalf("%d figures on the board", len(figures))
		}
		for _, f := range figures {
			list := v.get(t, strings.ReplaceAll(f[1], "&amp;", "&")).is(t, http.StatusOK, f[1])
			if got := len(listed(list)); id(int64(got)) != f[2] {
				t.Errorf("%s lists %d, the board says %s", f[1], got, f[2])
			}
		}
		board.has(t, "hoàn thành 1 ÷ tổng số 6", "Bộ Khoa học và Công nghệ")
		v.get(t, "/board?kind=provinces").lacks(t, `href="/tasks?agency=G06"`)
		v.get(t, "/board?boundary=as_it_was").has(t, "Bộ Thông tin và Truyền thông")
		v.get(t, "/board").lacks(t, `href="/tasks?agency=G13"`)
		names := regexp.MustCompile(`<th scope="row"><a href="/tasks\?agency=([A-Z0-9]+)`).FindAllStringSubmatch(v.get(t, "/board?sort=name").Body, -1)
		var order []string
		for _, n := range names {
			order = append(order, n[1])
		}
		if got := strings.Join(order, " "); got != "G01 G06 H26 H57 H14" {
			t.Errorf("agencies by name: %s", got)
		}
		officer := s.as(t, modelstest.HanoiOfficer).get(t, "/board")
		officer.has(t, "Hà Nội")
		officer.lacks(t, "Cao Bằng", "Bộ Công an")
	})
}

func TestDirectivePageHasDutiesInOrderAndTheFanOut(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		page := s.as(t, modelstest.Office).get(t, "/directives/"+id(s.Directive)).is(t, http.StatusOK, "the directive")
		last := 0
		for _, words := range []string{"Publish the component model", "Sum up the lessons", "Draw up the province", "Report when necessary"} {
			at := strings.Index(page.Body, words)
			if at < last {
				t.Errorf("%q stands at %d, before the duty before it", words, at)
			}
			last = at
		}
		for _, code := range []string{"H26", "H57", "H14"} {
			page.has(t, s.taskPath(t, "#3@"+code), code)
		}
		page.has(t, "Thiếu nguồn lực", "34/CT-TTg")
		list := s.as(t, modelstest.Office)
		list.get(t, "/directives?q="+url.QueryEscape("de an chuyen doi")).has(t, "/directives/"+id(s.Directive))
		list.get(t, "/directives?q=nonesuch").lacks(t, "/directives/"+id(s.Directive)+`"`)
	})
}

func TestReportIsTheSnapshot(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		ids := s.onlyMOST(t)
		v := s.as(t, modelstest.WorkingGroup)
		path := "/reports/" + id(ids["/reports"])
		clean := regexp.MustCompile(`name="csrf" value="[^"]*"`)
		before := clean.ReplaceAllString(v.get(t, path).is(t, http.StatusOK, "the report").Body, "")
		s.Exec(t, "UPDATE tasks SET status = 'completed', open = FALSE, submitted_on = '2025-06-24', finished_on = '2025-06-26'")
		s.Exec(t, "UPDATE agencies SET name_vi = 'Đổi tên' WHERE code = 'G06'")
		if after := clean.ReplaceAllString(v.get(t, path).Body, ""); after != before {
			t.Error("the report changed with the tasks")
		}
		v.get(t, "/reports").has(t, path)
		if !strings.Contains(before, "Publish the component model") {
			t.Error("the overdue task is not in the report")
		}
	})
}

func TestJobsPageShowsRunsAndPlans(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	s := newSite(t, e, e.Populate(t), func(o *handlers.Options) {
		o.Plans = func(context.Context) ([]models.JobPlan, error) {
			return []models.JobPlan{{Job: "remind", Next: modelstest.Start.Add(24 * time.Hour)}, {Job: "seal"}}, nil
		}
	})
	run, ok, err := s.ClaimRun(t.Context(), modelstest.System, "remind", "2025-06-27", "me", time.Minute)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if err := s.FinishRun(t.Context(), modelstest.System, run, `{"planned":24}`, nil, 0); err != nil {
		t.Fatal(err)
	}
	s.as(t, modelstest.Admin).get(t, "/admin/jobs?lang=en").has(t, "24 messages planned", "28 Jun 2025", "2025-06-27", "has not run yet")
}

func TestFailuresGoToTheLogNotToThePage(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	cast := e.Populate(t)
	for name, plans := range map[string]func(context.Context) ([]models.JobPlan, error){
		"a panic":  func(context.Context) ([]models.JobPlan, error) { panic("the inner workings") },
		"an error": func(context.Context) ([]models.JobPlan, error) { return nil, errors.New("the inner workings") },
	} {
		var log bytes.Buffer
		s := newSite(t, e, cast, func(o *handlers.Options) { o.Plans, o.Log = plans, slog.New(slog.NewTextHandler(&log, nil)) })
		v := s.as(t, modelstest.Admin)
		v.get(t, "/setup/a-secret-link").is(t, http.StatusNotFound, "a link")
		got := v.get(t, "/admin/jobs").is(t, http.StatusInternalServerError, name)
		got.lacks(t, "inner workings", "goroutine", ".go:")
		number := got.Header.Get("X-Request-Id")
		got.has(t, number)
		for _, want := range []string{"inner workings", number, "path=/setup/:token"} {
			if !strings.Contains(log.String(), want) {
				t.Errorf("%s: the log has no %q: %s", name, want, log.String())
			}
		}
		if strings.Contains(log.String(), "a-secret-link") {
			t.Error("the log has the secret of a link")
		}
	}
}

func TestHealth(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	v := newSite(t, e, modelstest.Cast{}).visitor(t)
	v.get(t, "/healthz").is(t, http.StatusOK, "up")
	v.get(t, "/readyz").is(t, http.StatusOK, "ready")
	e.Exec(t, "DELETE FROM goose_db_version WHERE version_id = (SELECT MAX(version_id) FROM goose_db_version)")
	v.get(t, "/readyz").is(t, http.StatusServiceUnavailable, "a schema that is not the program's")
	v.get(t, "/healthz").is(t, http.StatusOK, "still up")
}
