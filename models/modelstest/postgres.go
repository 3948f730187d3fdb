// Package modelstest gives tests real databases.
package modelstest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// serverVariable names a PostgreSQL server that is already there: the address of one of its
// databases, as a user who may create others. Without it each test process starts its own.
const serverVariable = "DONDOC_TEST_POSTGRES"

// server answers with the address of the server of this process, started when first asked for.
var server = sync.OnceValues(func() (string, error) {
	if address := os.Getenv(serverVariable); address != "" {
		return address, nil
	}
	return startServer(throwawayFolder(), throwaway)
})

// Postgres creates an empty PostgreSQL database for one test and drops it when the test ends. It
// returns its address, a postgres:// URL. Where PostgreSQL is not installed the test is skipped,
// or fails when the environment says CI=true.
func Postgres(tb testing.TB) string {
	tb.Helper()
	return createDatabase(tb, postgresServer(tb), "template1")
}

// PostgresTemplate is Postgres with a database that prepare has worked on, at the price of a copy:
// prepare runs once a process, on a database that is then the template of all others. It must
// close its connections before it returns, and depend on nothing but the address it gets: functions
// are told apart by their code, so a closure over two values counts as one.
func PostgresTemplate(tb testing.TB, prepare func(address string) error) string {
	tb.Helper()
	address := postgresServer(tb)
	made, _ := templates.LoadOrStore(reflect.ValueOf(prepare).Pointer(), &template{})
	name, err := made.(*template).make(address, prepare)
	if err != nil {
		tb.Fatalf("cannot prepare the template of the PostgreSQL databases: %v", err)
	}
	return createDatabase(tb, address, name)
}

// durableServer answers with the address of a server of this process whose commits reach the disk.
var durableServer = sync.OnceValues(func() (string, error) { return startServer("", durable) })

// PostgresDurable creates an empty database on a server with fsync on, for benchmarks.
func PostgresDurable(tb testing.TB) string {
	tb.Helper()
	address, err := durableServer()
	if err != nil {
		tb.Fatal(err)
	}
	return createDatabase(tb, address, "template1")
}

// PostgresPrograms is the folder of the newest PostgreSQL's programs, pgbench among them.
func PostgresPrograms() (string, error) { return findPrograms() }

// postgresServer is the address of the server, or the end of the test.
func postgresServer(tb testing.TB) string {
	tb.Helper()
	address, err := server()
	switch {
	case err == nil:
	case isMissing(err) && os.Getenv("CI") != "true":
		tb.Skip(err)
	default:
		tb.Fatal(err)
	}
	return address
}

// template is a database that others are copied from. It stays until the server ends.
type template struct {
	once sync.Once
	name string
	err  error
}

// templates holds the template of each prepare function of this process.
var templates sync.Map

func (t *template) make(address string, prepare func(string) error) (string, error) {
	t.once.Do(func() {
		t.name = databaseName("template")
		if t.err = execute(address, "CREATE DATABASE "+t.name); t.err == nil {
			t.err = prepare(withDatabase(address, t.name))
		}
	})
	return t.name, t.err
}

func createDatabase(tb testing.TB, address, template string) string {
	tb.Helper()
	name := databaseName("test")
	if err := execute(address, "CREATE DATABASE "+name+" TEMPLATE "+template); err != nil {
		tb.Fatalf("cannot create a PostgreSQL database: %v", err)
	}
	tb.Cleanup(func() {
		// FORCE: a test that failed may have left connections open.
		if err := execute(address, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			tb.Errorf("cannot drop the PostgreSQL database %s: %v", name, err)
		}
	})
	return withDatabase(address, name)
}

// databases counts the databases this process has named.
var databases atomic.Int64

// databaseName is a name no other test process on the same server uses.
func databaseName(purpose string) string {
	return fmt.Sprintf("dondoc_%s_%d_%d", purpose, os.Getpid(), databases.Add(1))
}

// withDatabase is the same server's address with another database.
func withDatabase(address, name string) string {
	u, err := url.Parse(address)
	if err != nil {
		panic(err) // execute has connected with it before
	}
	u.Path = "/" + name
	return u.String()
}

// execute runs one statement on a connection of its own.
func execute(address, statement string) error {
	db, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(context.Background(), statement)
	return err
}
