//go:build bench

package main

import (
	"database/sql"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/jobs/mail/mailtest"
	"dondoc/models/modelstest"
)

// What this machine can do at most, beside which the program's figures are read.

// bareEcho is a handler that answers two bytes, without any middleware of ours, over the same connections.
// It shares a process with the load, which the program does not.
func bareEcho(t *testing.T) {
	e := echo.New()
	e.GET("/", func(c echo.Context) error { return c.String(http.StatusOK, "ok") })
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: e}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	addr := listener.Addr().String()
	request := httpRequest("GET", addr, "/", nil, "")
	report(t, "limit: a bare Echo handler", drive(addr, loadConnections, loadSpan(), func(int) []byte { return request }))
	_ = server.Close()
	<-ended
}

// bareMail is how fast smtp-source, of Postfix, gets messages of a digest's size rid over four connections
// to the server that the digests' benchmark delivers to.
func bareMail(t *testing.T) {
	const messages, size = 4000, 12_000
	program, err := exec.LookPath("smtp-source")
	if err != nil {
		t.Log("limit: mail is not measured, for smtp-source (Debian's package postfix) is not installed")
		return
	}
	sink := mailtest.NewServer(t, mailtest.Options{})
	start := time.Now()
	out, err := exec.Command(program, "-d", "-s", "4", "-m", strconv.Itoa(messages), "-l", strconv.Itoa(size),
		"-f", "from@example.org", "-t", "to@example.org", sink.Addr()).CombinedOutput()
	if err != nil {
		t.Fatalf("smtp-source: %v\n%s", err, out)
	}
	took := time.Since(start).Seconds()
	if got := len(sink.Messages()); got != messages {
		t.Errorf("smtp-source delivered %d of %d messages", got, messages)
	}
	t.Logf("%-44s %8.0f mails/s", "limit: smtp-source", messages/took)
}

// bareSQL is the database's: the same rows by bare prepared statements through pgbench, with as
// many connections.
func bareSQL(t *testing.T, dsn string) {
	programs, err := modelstest.PostgresPrograms()
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var first, last int64
	if err := db.QueryRow("SELECT MIN(id), MAX(id) FROM tasks").Scan(&first, &last); err != nil {
		t.Fatal(err)
	}
	const columns = `SELECT t.*, d.number, p.label_vi, p.text_vi, l.code, l.name_vi FROM tasks t JOIN directives d ON d.id = t.directive_id
		JOIN provisions p ON p.id = t.provision_id JOIN agencies l ON l.id = t.lead_id `
	for what, script := range map[string]string{
		"limit: bare SQL, 50 overdue": columns + "WHERE t.open AND t.due_on < CURRENT_DATE ORDER BY t.due_on, t.id LIMIT 50;",
		"limit: bare SQL, one task":   fmt.Sprintf("\\set id random(%d, %d)\n", first, last) + columns + "WHERE t.id = :id;",
	} {
		file := filepath.Join(t.TempDir(), "script.sql")
		if err := os.WriteFile(file, []byte(strings.ReplaceAll(strings.ReplaceAll(script, "\n\t\t", " "), "\t", " ")), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(filepath.Join(programs, "pgbench"), "-n", "-M", "prepared", "-c", strconv.Itoa(loadConnections), "-j", "2",
			"-T", strconv.Itoa(int(loadSpan().Seconds())), "-f", file, dsn).CombinedOutput()
		m := regexp.MustCompile(`tps = ([\d.]+)`).FindSubmatch(out)
		if err != nil || m == nil {
			t.Fatalf("%s: %v\n%s", what, err, out)
		}
		t.Logf("%-44s %8s req/s", what, m[1])
	}
}
