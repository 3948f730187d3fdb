package modelstest

import (
	"bufio"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

func open(t *testing.T, address string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func run(t *testing.T, db *sql.DB, statement string) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

func TestPostgresGivesEachTestItsOwnEmptyDatabase(t *testing.T) {
	one, other := open(t, Postgres(t)), open(t, Postgres(t))
	run(t, one, "CREATE TABLE thing (id int)")
	run(t, other, "CREATE TABLE thing (id int)")
}

func TestPostgresDropsTheDatabase(t *testing.T) {
	var address string
	t.Run("use", func(t *testing.T) {
		address = Postgres(t)
		db, err := sql.Open("pgx", address)
		if err != nil {
			t.Fatal(err)
		}
		run(t, db, "CREATE TABLE thing (id int)") // and its connection stays open past the end
	})
	if address == "" {
		return // the part above has said why: skipped without PostgreSQL, failed where CI=true
	}
	var refused *pgconn.PgError
	if err := open(t, address).PingContext(t.Context()); !errors.As(err, &refused) || refused.Code != "3D000" {
		t.Errorf("got %v, want: no such database", err)
	}
}

var prepared atomic.Int32

func prepare(address string) error {
	prepared.Add(1)
	db, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	_, err = db.Exec("CREATE TABLE thing (id int)")
	return errors.Join(err, db.Close())
}

func TestPostgresTemplate(t *testing.T) {
	t.Run("databases", func(t *testing.T) {
		for _, name := range []string{"one", "two", "three"} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				db := open(t, PostgresTemplate(t, prepare))
				run(t, db, "INSERT INTO thing VALUES (1)")
				var rows int
				if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM thing").Scan(&rows); err != nil || rows != 1 {
					t.Errorf("got %d rows, %v, want the one of this test", rows, err)
				}
			})
		}
	})
	if n := prepared.Load(); n > 1 {
		t.Errorf("prepared %d times, want once", n)
	}
}

// TestServerEndsWithItsProcess kills a process that has started a server of its own.
func TestServerEndsWithItsProcess(t *testing.T) {
	if os.Getenv("MODELSTEST_VICTIM") != "" {
		os.Stdout.WriteString("\n" + Postgres(t) + "\n")
		select {} // until killed
	}
	if _, err := findPrograms(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	command := exec.Command(os.Args[0], "-test.run=^TestServerEndsWithItsProcess$")
	command.Env = append(os.Environ(), "MODELSTEST_VICTIM=1", serverVariable+"=")
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	folder := ""
	for lines := bufio.NewScanner(output); folder == "" && lines.Scan(); {
		if u, err := url.Parse(lines.Text()); err == nil && u.Scheme == "postgres" {
			folder = u.Query().Get("host")
		}
	}
	if folder == "" {
		t.Fatal("the process told no address")
	}
	if err := command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	command.Wait() // its error says that it was killed, which is what we did
	deadline := time.After(30 * time.Second)
	for again := time.NewTicker(20 * time.Millisecond); ; {
		if _, err := os.Stat(folder); os.IsNotExist(err) {
			return
		}
		select {
		case <-again.C:
		case <-deadline:
			t.Fatalf("%s is still there", folder)
		}
	}
}
