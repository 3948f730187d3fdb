package models_test

import (
	"database/sql"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// raw opens the database beside the store, as somebody with the file or a password could.
func raw(t *testing.T, e *modelstest.Env) *sql.DB {
	t.Helper()
	driver, dsn := "pgx", e.DSN
	if e.Dialect == models.SQLite {
		driver, dsn = "sqlite", "file:"+strings.ReplaceAll(e.DSN, "#", "%23")+"?_pragma=busy_timeout(10000)"
	}
	db, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestAuditChainShowsTampering(t *testing.T) {
	for name, tamper := range map[string]string{
		"changed":         "UPDATE audit_entries SET after = '{\"percent\":100}' WHERE seq = 3",
		"removed":         "DELETE FROM audit_entries WHERE seq = 3",
		"put in":          "UPDATE audit_entries SET seq = seq + 1000; INSERT INTO audit_entries (at, actor, action, object, object_id, seq, hash) VALUES ('2025-06-27 01:00:00+00:00', 'x', 'x', 'task', 1, 1, 'x')",
		"actor exchanged": "UPDATE audit_entries SET actor = 'somebody else' WHERE seq = 3",
	} {
		t.Run(name, func(t *testing.T) {
			modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
				c := e.Populate(t)
				for range 5 {
					if err := e.RecordLogin(t.Context(), c.Office); err != nil {
						t.Fatal(err)
					}
				}
				sealed, err := e.SealAudit(t.Context(), modelstest.System)
				if err != nil {
					t.Fatal(err)
				}
				if held, broken, err := e.VerifyAudit(t.Context(), c.Admin); err != nil || broken != nil || held != int64(sealed) || sealed < 7 {
					t.Fatalf("before: %d of %d hold, broken %v, %v", held, sealed, broken, err)
				}
				if _, err := raw(t, e).Exec(tamper); err != nil {
					t.Fatal(err)
				}
				if _, broken, err := e.VerifyAudit(t.Context(), c.Admin); err != nil || broken == nil {
					t.Errorf("nobody noticed (%v)", err)
				}
				if _, _, err := e.VerifyAudit(t.Context(), c.Office); models.CodeOf(err) != models.CodeForbidden {
					t.Errorf("the office verified the chain: %v", err)
				}
			})
		})
	}
}

func TestAuditIsSealedInBatchesAndOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		again := e.Again(t)
		total := 0
		for i, s := range []*models.Store{e.Store, again, e.Store} {
			if err := s.RecordLogin(t.Context(), c.Office); err != nil {
				t.Fatal(err)
			}
			n, err := s.SealAudit(t.Context(), modelstest.System)
			if err != nil || n == 0 {
				t.Fatalf("sealing %d: %d, %v", i, n, err)
			}
			total += n
		}
		if n, err := e.SealAudit(t.Context(), modelstest.System); err != nil || n != 0 {
			t.Errorf("nothing was waiting, yet %d were sealed, %v", n, err)
		}
		if held, broken, err := e.VerifyAudit(t.Context(), c.Admin); err != nil || broken != nil || held != int64(total) {
			t.Errorf("%d of %d hold, broken %v, %v", held, total, broken, err)
		}
	})
}
