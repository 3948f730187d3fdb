package main

import (
	"os"
	"path/filepath"
	"strconv"
	"time"

	"dondoc/jobs/mail/bounce"
)

// Connections is how many connections to the mail server are kept at most.
type Connections int

// maxConnections is more than a mail server grants one client.
const maxConnections = 50

func (w words) parseConnections(text string) (Connections, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > maxConnections {
		return 0, w.fault("cli_fault_count", "Given", strconv.Quote(text), "Min", 1, "Max", maxConnections)
	}
	return Connections(n), nil
}

// Limit is how many mails may be begun within any minute; 0 for any number.
type Limit int

const maxLimit = 1_000_000

func (w words) parseLimit(text string) (Limit, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > maxLimit {
		return 0, w.fault("cli_fault_count", "Given", strconv.Quote(text), "Min", 0, "Max", maxLimit)
	}
	return Limit(n), nil
}

// The mail server's time for one step: below a second slow networks fail, beyond the upper bound one
// silent server would hold up the whole run.
const minTimeout, maxTimeout = time.Second, 30 * time.Second

func (w words) parseTimeout(text string) (time.Duration, error) {
	d, err := time.ParseDuration(text)
	if err != nil || d < minTimeout || d > maxTimeout {
		return 0, w.fault("cli_fault_timeout", "Given", strconv.Quote(text), "Min", "1s", "Max", "30s")
	}
	return d, nil
}

func (w words) parseBounces(text string) (*bounce.Mailbox, error) {
	m, err := bounce.ParseURL(text)
	if err != nil { // its sentence is for programmers
		return nil, w.fault("cli_fault_bounces_url")
	}
	return &m, nil
}

// StateDir is the folder for what an instance must remember over a restart.
type StateDir string

func (w words) parseStateDir(text string) (StateDir, error) {
	if folder, err := os.Stat(text); err != nil || !folder.IsDir() {
		return "", w.fault("cli_fault_state_dir", "Folder", text)
	}
	return StateDir(text), nil
}

// stateDir is the folder that was set, else that of the SQLite file.
func (c Config) stateDir() string {
	if c.StateDir == "" && c.Database.Dialect == SQLite {
		return filepath.Dir(c.Database.DSN.Reveal())
	}
	return string(c.StateDir)
}
