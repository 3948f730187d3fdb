//go:build bench

package main

import (
	"database/sql"
	"fmt"
	"log/slog"
	"os"
	"regexp"
	"runtime/debug"
	"strconv"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// TestLoadOfPlanning measures the planning of a working day's digests, 50,000 and more of them, over a
// million tasks on PostgreSQL: the time, and the most memory this process has resident meanwhile.
func TestLoadOfPlanning(t *testing.T) {
	const tasks, agencies, digests = 1_000_000, 9_999, 50_000
	binary, dsn := buildProgram(t), modelstest.PostgresDurable(t)
	env := append(os.Environ(), "DONDOC_DATABASE_URL="+dsn)
	runProgram(t, env, binary, "generate", "--agencies", strconv.Itoa(agencies), "--tasks", strconv.Itoa(tasks))
	moreRecipients(t, dsn)
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		t.Fatal(err)
	}
	system := models.SystemActor("bench")
	s, err := models.Open(t.Context(), models.Options{Dialect: models.Postgres, DSN: dsn, Clock: systemClock(), Zone: zone, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	day := deadline.Calendar{}.NextWorking(s.Today())
	debug.FreeOSMemory()
	forgetPeak(t)
	began := time.Now()
	plan, err := s.PlanDigests(t.Context(), system, day)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%-44s %8.1f s, %d MB at most: %d digests of %d tasks", fmt.Sprintf("plan a day over %d tasks", tasks),
		time.Since(began).Seconds(), peakMB(t), plan.Digests, plan.Tasks)
	if plan.Digests < digests {
		t.Errorf("%d digests planned: the dataset is to make %d", plan.Digests, digests)
	}
}

// moreRecipients gives each agency eight addresses beside its officer's and its head's.
func moreRecipients(t *testing.T, dsn string) {
	t.Helper()
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.Exec(`INSERT INTO contacts (email, name, agency_id)
		SELECT 'clerk' || n || '.' || id || '@example.org', 'Văn thư', id FROM agencies, generate_series(1, 8) n WHERE kind <> 'group'`); err != nil {
		t.Fatal(err)
	}
}

// forgetPeak lets the kernel begin anew to look for the most memory that is resident.
func forgetPeak(t *testing.T) {
	t.Helper()
	const peakResident = "5" // proc_pid_clear_refs(5)
	if err := os.WriteFile("/proc/self/clear_refs", []byte(peakResident), 0o200); err != nil {
		t.Fatal(err)
	}
}

var peakLine = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

func peakMB(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	kb, err := strconv.Atoi(string(peakLine.FindSubmatch(status)[1]))
	if err != nil {
		t.Fatal(err)
	}
	return kb >> 10
}
