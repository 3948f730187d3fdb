package modelstest

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Restartable is a PostgreSQL server of one test's own, which the test can make crash or stop; it starts
// again by itself. What it has committed it keeps.
type Restartable struct {
	Address string // of its first database
	folder  string
}

// kept is for tests that restart the server: a commit that was answered survives the server's crash,
// though not the machine's.
var kept = []string{"-c", "fsync=off", "-c", "full_page_writes=off"}

// PostgresRestartable starts a server; it ends with the test's process.
func PostgresRestartable(tb testing.TB) *Restartable {
	tb.Helper()
	address, folder, err := startKept(restarting, throwawayFolder(), kept)
	switch {
	case err == nil:
	case isMissing(err) && os.Getenv("CI") != "true":
		tb.Skip(err)
	default:
		tb.Fatal(err)
	}
	return &Restartable{address, folder}
}

// Crash ends the server at once, as pg_ctl's mode immediate does, and waits until it runs again.
func (r *Restartable) Crash(tb testing.TB) { tb.Helper(); r.restart(tb, syscall.SIGQUIT) }

// Restart breaks all connections off and ends the server in order, as pg_ctl's mode fast does, and
// waits until it runs again.
func (r *Restartable) Restart(tb testing.TB) { tb.Helper(); r.restart(tb, syscall.SIGINT) }

func (r *Restartable) restart(tb testing.TB, how syscall.Signal) {
	tb.Helper()
	before, err := r.process()
	if err == nil {
		err = syscall.Kill(before, how)
	}
	if err != nil {
		tb.Fatal(err)
	}
	deadline := time.NewTimer(time.Minute)
	defer deadline.Stop()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		select {
		case <-again.C:
		case <-deadline.C:
			tb.Fatal("PostgreSQL did not start again within a minute")
		}
		if now, err := r.process(); err == nil && now != before && execute(r.Address, "SELECT 1") == nil {
			return
		}
	}
}

func (r *Restartable) process() (int, error) {
	text, err := os.ReadFile(filepath.Join(r.folder, "data", "postmaster.pid"))
	if err != nil {
		return 0, err
	}
	line, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(line)
	if err != nil {
		return 0, fmt.Errorf("%q is no process: %w", line, err)
	}
	return pid, nil
}
