package main

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"dondoc/models/modelstest"
)

var servingAt = regexp.MustCompile(`msg=serving url=(http://\S+)`)

// serve starts the server on a database and gives its address.
func serve(t *testing.T, database string, env ...string) (*process, string) {
	t.Helper()
	p := start(t, append([]string{"DONDOC_DATABASE_URL=" + database}, env...), "serve", "--listen", "127.0.0.1:0")
	var at string
	until(t, time.Minute, "the server serves", func() bool {
		if m := servingAt.FindStringSubmatch(p.errs.String()); m != nil {
			at = m[1]
		}
		return at != ""
	})
	return p, at
}

// databases are the addresses of an empty database of each kind.
func databases(t *testing.T) map[string]func(*testing.T) string {
	t.Helper()
	return map[string]func(*testing.T) string{
		"sqlite":   func(t *testing.T) string { return "sqlite://" + filepath.Join(t.TempDir(), "dondoc.db") },
		"postgres": func(t *testing.T) string { return modelstest.Postgres(t) },
	}
}

func TestFirstAdministratorComesThroughTheLinkOnce(t *testing.T) {
	for name, database := range databases(t) {
		t.Run(name, func(t *testing.T) {
			p, at := serve(t, database(t), "DONDOC_SECOND_FACTOR=optional")
			m := regexp.MustCompile(`link=\S+(/setup/\S+)`).FindStringSubmatch(p.errs.String())
			if m == nil {
				t.Fatalf("the log has no link:\n%s", p.errs)
			}
			jar, _ := cookiejar.New(nil)
			c := &http.Client{Jar: jar}
			form := formOf(t, c, at+m[1])
			form.Set("name", "Nguyễn Thị Quản Trị")
			form.Set("email", "admin@example.org")
			form.Set("password", "a long enough pass phrase")
			form.Set("password2", "a long enough pass phrase")
			form.Set("password_again", "a long enough pass phrase")
			answer, err := c.PostForm(at+m[1], form)
			if err != nil {
				t.Fatal(err)
			}
			text, _ := io.ReadAll(answer.Body)
			_ = answer.Body.Close()
			if answer.StatusCode != http.StatusOK {
				t.Fatalf("%s\n%s", answer.Status, text)
			}
			again, err := http.Get(at + m[1])
			if err != nil || again.StatusCode == http.StatusOK {
				t.Errorf("the link opens a second time: %v %v", again.Status, err)
			}
			_ = again.Body.Close()
			form = formOf(t, c, at+"/login")
			form.Set("email", "admin@example.org")
			form.Set("password", "a long enough pass phrase")
			answer, err = c.PostForm(at+"/login", form)
			if err != nil {
				t.Fatal(err)
			}
			_ = answer.Body.Close()
			jobs, err := c.Get(at + "/admin/jobs")
			if err != nil || jobs.StatusCode != http.StatusOK || jobs.Request.URL.Path != "/admin/jobs" {
				t.Errorf("the new administrator can't open the jobs: %v %v", jobs.Request.URL, err)
			}
			_ = jobs.Body.Close()
			if code := p.interrupt(t); code != 0 {
				t.Errorf("status %d\n%s", code, p.errs)
			}
		})
	}
}

// formOf gives the hidden fields of a page's form.
func formOf(t *testing.T, c *http.Client, page string) url.Values {
	t.Helper()
	answer, err := c.Get(page)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(answer.Body)
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", page, answer.Status)
	}
	form := url.Values{}
	for _, m := range regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`).FindAllStringSubmatch(string(text), -1) {
		form.Set(m[1], m[2])
	}
	return form
}

func TestBadConfigurationIsRefusedAtOnceWithAllFaults(t *testing.T) {
	p := start(t, []string{"DONDOC_DATABASE_URL=mysql://x", "DONDOC_SMTP_URL=ftp://mail", "DONDOC_TIMEZONE=Mars/Base", "DONDOC_SECRET=short"}, "serve", "--listen", "nonsense")
	if _, err := p.out.ReadString(0); err == nil {
		t.Error("it said something on standard output")
	}
	_ = p.Wait()
	if code := p.ProcessState.ExitCode(); code != 2 {
		t.Errorf("status %d, want 2", code)
	}
	for _, want := range []string{"DONDOC_DATABASE_URL", "DONDOC_SMTP_URL", "DONDOC_TIMEZONE", "DONDOC_SECRET", "--listen"} {
		if !strings.Contains(p.errs.String(), want) {
			t.Errorf("%s is not named in:\n%s", want, p.errs)
		}
	}
}
