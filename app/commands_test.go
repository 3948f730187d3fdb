package main

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dondoc/jobs/mail/mailtest"
)

// command runs a command line to its end and gives what it said and its exit status.
func (e cli) command(args ...string) (out, errs string, code int) {
	e.t.Helper()
	var o, s bytes.Buffer
	lookup := func(name string) (string, bool) { v, ok := e.env[name]; return v, ok }
	code = newProgram(&o, &s, lookup).run(e.t.Context(), args)
	return o.String(), s.String(), code
}

// cli is a shell with its environment.
type cli struct {
	t   *testing.T
	env map[string]string
}

func shell(t *testing.T, database string) cli {
	return cli{t, map[string]string{"DONDOC_DATABASE_URL": database, "DONDOC_SECRET": strings.Repeat("0123456789abcdef", 2)}}
}

// ok runs a command that must succeed.
func (e cli) ok(args ...string) string {
	e.t.Helper()
	out, errs, code := e.command(args...)
	if code != 0 {
		e.t.Fatalf("dondoc %s: status %d\n%s%s", strings.Join(args, " "), code, out, errs)
	}
	return out
}

func TestSeedJobTokenAndAuditOnTheCommandLine(t *testing.T) {
	for name, database := range databases(t) {
		t.Run(name, func(t *testing.T) {
			address := database(t)
			e := shell(t, address)
			if out := e.ok("seed"); !strings.Contains(out, "154 provisions") {
				t.Errorf("seed says\n%s", out)
			}
			if out := e.ok("seed"); !strings.Contains(out, "0 added, 5 already there") {
				t.Errorf("the second seed says\n%s", out)
			}
			e.ok("job", "acts")
			e.ok("job", "seal")
			if out := e.ok("audit", "verify"); !regexp.MustCompile(`^[1-9][\d,]* entries hold`).MatchString(out) {
				t.Errorf("audit verify says %q", out)
			}
			stranger := shell(t, address)
			stranger.env["DONDOC_SECRET"] = strings.Repeat("another", 5)
			if out, _, code := stranger.command("audit", "verify"); code != 1 || !regexp.MustCompile(`(?m)^Put in, or written under another secret: no\. 1–\d+ `).MatchString(out) || !strings.Contains(out, "damages found") {
				t.Errorf("audit verify under another secret: status %d, %q", code, out)
			}
			if _, errs, code := e.command("token", "create", "--user", "nobody@example.org"); code != 1 || !strings.Contains(errs, "nobody@example.org") {
				t.Errorf("a token for nobody: status %d, %s", code, errs)
			}
			if _, errs, code := e.command("job", "dance"); code != 2 || !strings.Contains(errs, "dance") {
				t.Errorf("an unknown job: status %d, %s", code, errs)
			}
		})
	}
}

// A path typed wrong must not be taken for an empty database in order, least of all by who checks the record.
func TestNoCommandMakesUpADatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "typo.db")
	e := shell(t, "sqlite://"+path)
	for _, args := range [][]string{
		{"audit", "verify"}, {"job", "remind", "--dry-run"}, {"job", "agendas"},
		{"token", "create", "--user", "a@example.org"}, {"user", "reset-second-factor", "--user", "a@example.org"},
	} {
		if out, errs, code := e.command(args...); code != 1 || !strings.Contains(errs, path) {
			t.Errorf("dondoc %s: status %d\n%s%s", strings.Join(args, " "), code, out, errs)
		}
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file: %v", err)
	}
}

func TestGeneratedDataServesTheAPI(t *testing.T) {
	for name, database := range databases(t) {
		t.Run(name, func(t *testing.T) {
			address := database(t)
			e := shell(t, address)
			e.ok("generate", "--agencies", "10", "--tasks", "500", "--rand-seed", "7")
			token := strings.TrimSpace(e.ok("token", "create", "--user", "officer.0001@example.org"))
			p, at := serve(t, address, "DONDOC_SECRET="+e.env["DONDOC_SECRET"])
			q, err := http.NewRequestWithContext(t.Context(), http.MethodGet, at+"/api/v1/me", nil)
			if err != nil {
				t.Fatal(err)
			}
			q.Header.Set("Authorization", "Bearer "+token)
			answer, err := http.DefaultClient.Do(q)
			if err != nil || answer.StatusCode != http.StatusOK {
				t.Fatal(answer, err)
			}
			_ = answer.Body.Close()
			if code := p.interrupt(t); code != 0 {
				t.Errorf("status %d\n%s", code, p.errs)
			}
		})
	}
}

func TestDoctorSaysWhatToMend(t *testing.T) {
	for name, database := range databases(t) {
		t.Run(name, func(t *testing.T) {
			e := shell(t, database(t))
			out, _, code := e.command("doctor")
			if code != 1 || !strings.Contains(out, "MEND  schema") || !strings.Contains(out, "DONDOC_SMTP_URL") {
				t.Errorf("on an empty database without mail: status %d\n%s", code, out)
			}
			e.ok("seed")
			e.env["DONDOC_SMTP_URL"] = mailtest.NewServer(t, mailtest.Options{}).URL()
			e.env["DONDOC_FILES"] = t.TempDir() + "/files"
			if out := e.ok("doctor"); strings.Contains(out, "MEND") || strings.Count(out, "pass") < 8 {
				t.Errorf("with everything in order:\n%s", out)
			}
			e.env["DONDOC_SMTP_URL"] = "smtp://127.0.0.1:1?starttls=never"
			e.env["DONDOC_BASE_URL"] = "http://dondoc.example.org"
			if out, _, code := e.command("doctor"); code != 1 || !strings.Contains(out, "MEND  mail") || !strings.Contains(out, "MEND  base URL") {
				t.Errorf("with a dead server and an open base URL: status %d\n%s", code, out)
			}
		})
	}
}

func TestMailTestShowsTheServersAnswer(t *testing.T) {
	server := mailtest.NewServer(t, mailtest.Options{})
	e := shell(t, "sqlite:unused.db")
	e.env["DONDOC_SMTP_URL"] = server.URL()
	if out := e.ok("mail-test", "somebody@example.org"); !strings.Contains(out, "250") {
		t.Errorf("it says %q", out)
	}
	if got := server.Messages(); len(got) != 1 || got[0].To[0] != "somebody@example.org" {
		t.Errorf("arrived: %+v", got)
	}
	server.Script(mailtest.Answer{At: mailtest.Rcpt, Do: mailtest.Say, Code: 550, Text: "5.1.1 no such user"})
	if _, errs, code := e.command("mail-test", "nobody@example.org"); code != 1 || !strings.Contains(errs, "no such user") {
		t.Errorf("refused: status %d, %s", code, errs)
	}
	if _, errs, code := e.command("mail-test", "a@b.example\r\nBcc: c@d.example"); code != 2 || len(server.Messages()) != 1 {
		t.Errorf("an address with a line break: status %d, %s", code, errs)
	}
}

func TestSimulationIsRefusedForDaysThatAreNone(t *testing.T) {
	e := shell(t, "sqlite:unused.db")
	for _, args := range [][]string{{"--from", "2025-02-30"}, {"--from", "2025-07-01", "--to", "2025-06-01"}, {"--smtp", "ftp://x"}} {
		if _, errs, code := e.command(append([]string{"simulate"}, args...)...); code != 2 || !strings.Contains(errs, args[0]) {
			t.Errorf("simulate %v: status %d, %s", args, code, errs)
		}
	}
}
