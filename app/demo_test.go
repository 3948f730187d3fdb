package main

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestDemonstrationIsReadyInTwoSeconds(t *testing.T) {
	begin := time.Now()
	p := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0")
	r := p.ready(t)
	answer, err := http.Get(r.URL + "/login")
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatal(answer, err)
	}
	_ = answer.Body.Close()
	// Two seconds on an idle machine; here other packages' tests and the race detector share it.
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("the first page came after %s", took)
	}
	if !strings.HasPrefix(r.AsOf, "2025-06-27T08:00:00+07:00") {
		t.Errorf("as of %s", r.AsOf)
	}
	var roles []string
	for _, a := range r.Accounts {
		if !slices.Contains(roles, a.Role) {
			roles = append(roles, a.Role)
		}
		var me struct{ Email string }
		r.getJSON(t, a, "/api/v1/me", &me)
		if me.Email != a.Email {
			t.Errorf("the token of %s is %q's", a.Email, me.Email)
		}
	}
	for _, want := range []string{"administrator", "office", "working_group", "head", "officer", "viewer"} {
		if !slices.Contains(roles, want) {
			t.Errorf("no account with the role %s among %v", want, roles)
		}
	}
	if code := p.interrupt(t); code != 0 {
		t.Errorf("stopped with status %d:\n%s", code, p.errs)
	}
}

func TestDemonstrationKeepsItsDatabaseAndLoadsOnce(t *testing.T) {
	db := filepath.Join(t.TempDir(), "demo.db")
	count := func() (directives, tasks int, messages int) {
		p := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0", "--db", db)
		r := p.ready(t)
		office := r.account(t, "office", "")
		var ds struct{ Items []struct{ ID int64 } }
		r.getJSON(t, office, "/api/v1/directives", &ds)
		for _, d := range ds.Items {
			_ = d
			directives++
		}
		cursor := ""
		for {
			var page struct {
				Items      []struct{ ID int64 }
				NextCursor *string `json:"next_cursor"`
			}
			r.getJSON(t, office, "/api/v1/tasks?sort=id&limit=200"+cursor, &page)
			tasks += len(page.Items)
			if page.NextCursor == nil {
				break
			}
			cursor = "&cursor=" + *page.NextCursor
		}
		if code := p.interrupt(t); code != 0 {
			t.Fatalf("status %d\n%s", code, p.errs)
		}
		return directives, tasks, messages
	}
	d1, t1, _ := count()
	d2, t2, _ := count()
	if d1 != 5 || d1 != d2 || t1 != t2 || t1 < 4000 {
		t.Errorf("first %d directives and %d tasks, then %d and %d", d1, t1, d2, t2)
	}
}

func TestTemporaryDatabaseGoesWithTheDemonstration(t *testing.T) {
	folder := t.TempDir()
	p := start(t, []string{"TMPDIR=" + folder}, "demo", "--json", "--listen", "127.0.0.1:0")
	p.ready(t)
	if code := p.interrupt(t); code != 0 {
		t.Fatalf("status %d\n%s", code, p.errs)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
