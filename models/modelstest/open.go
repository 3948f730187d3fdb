package modelstest

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"dondoc/models"
	"dondoc/models/blob"
)

// Start is the moment at which every test's clock begins: Friday, 27 June 2025, 08:00 in Hanoi.
var Start = time.Date(2025, time.June, 27, 1, 0, 0, 0, time.UTC)

// Env is a migrated, otherwise empty store and the clock it lives by.
type Env struct {
	*models.Store
	Clock   *clockwork.FakeClock
	Dialect models.Dialect
	DSN     string // to open the same database again, as a second instance does
	Files   string // the folder with the contents of files
}

// System is the actor of jobs.
var System = models.SystemActor("test")

// Each runs the test on a fresh database of each kind.
func Each(t *testing.T, test func(t *testing.T, e *Env)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, OpenSQLite(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, OpenPostgres(t)) })
}

// OpenSQLite opens a fresh SQLite file.
func OpenSQLite(tb testing.TB) *Env {
	tb.Helper()
	file := filepath.Join(tb.TempDir(), "dondoc.db")
	migrated, err := sqliteTemplate()
	if err == nil {
		err = os.WriteFile(file, migrated, 0o600)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return openStore(tb, models.SQLite, file)
}

// OpenPostgres opens a fresh PostgreSQL database.
func OpenPostgres(tb testing.TB) *Env {
	tb.Helper()
	return openStore(tb, models.Postgres, PostgresTemplate(tb, migratePostgres))
}

// OpenPostgresDurable opens a fresh PostgreSQL database whose commits reach the disk, for benchmarks.
func OpenPostgresDurable(tb testing.TB) *Env {
	tb.Helper()
	return openStore(tb, models.Postgres, PostgresDurable(tb))
}

// sqliteTemplate is the file from which the tests' own are copied.
var sqliteTemplate = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "dondoc-sqlite-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	file := filepath.Join(folder, "dondoc.db")
	if err := migrate(models.SQLite, file); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

func migratePostgres(dsn string) error { return migrate(models.Postgres, dsn) }

// migrate prepares the database from which the tests' own are copied.
func migrate(dialect models.Dialect, dsn string) error {
	s, err := models.Open(context.Background(), models.Options{Dialect: dialect, DSN: dsn, Clock: clockwork.NewFakeClockAt(Start), Zone: Hanoi(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	if err := s.Migrate(context.Background()); err != nil {
		return err
	}
	return s.Close()
}

func openStore(tb testing.TB, dialect models.Dialect, dsn string) *Env {
	tb.Helper()
	e := &Env{Clock: clockwork.NewFakeClockAt(Start), Dialect: dialect, DSN: dsn, Files: filepath.Join(tb.TempDir(), "files")}
	e.Store = e.Again(tb)
	if err := e.Migrate(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	return e
}

// Again opens the same database once more, as another instance would.
func (e *Env) Again(tb testing.TB) *models.Store {
	tb.Helper()
	return e.With(tb, blob.NewFolder(e.Files))
}

// With opens the same database once more, with another store of files; nil for none.
func (e *Env) With(tb testing.TB, files models.Files) *models.Store {
	tb.Helper()
	s, err := models.Open(tb.Context(), models.Options{Dialect: e.Dialect, DSN: e.DSN, Clock: e.Clock, Zone: Hanoi(), Log: slog.New(slog.DiscardHandler), Files: files})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close() })
	return s
}

// Hanoi is the organisation's time zone in tests: seven hours ahead of UTC all year.
func Hanoi() *time.Location { return time.FixedZone("Asia/Ho_Chi_Minh", 7*60*60) }
