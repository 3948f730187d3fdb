package models

import (
	"errors"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"
)

// SQLite waits for the disk again whatever came of what ran without.
func TestUnsyncedEnds(t *testing.T) {
	ctx := t.Context()
	s, err := Open(ctx, Options{Dialect: SQLite, DSN: filepath.Join(t.TempDir(), "dondoc.db"), Clock: clockwork.NewFakeClock(), Zone: time.UTC, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	level := func() (n int) {
		if err := s.writer.Raw("PRAGMA synchronous").Scan(&n).Error; err != nil {
			t.Fatal(err)
		}
		return n
	}
	const off, normal = 0, 1
	for _, fails := range []error{nil, errors.New("broken off")} {
		if level() != normal {
			t.Errorf("before it the level is %d", level())
		}
		err := s.Unsynced(ctx, func() error {
			if level() != off {
				t.Errorf("within it the level is %d", level())
			}
			return fails
		})
		if !errors.Is(err, fails) || (err == nil) != (fails == nil) {
			t.Errorf("it gives %v, want %v", err, fails)
		}
		if level() != normal {
			t.Errorf("after it the level is %d", level())
		}
	}
}
