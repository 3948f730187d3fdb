package models_test

import (
	"database/sql"
	"slices"
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

// TestAuditChainShowsTampering tampers with the sealed record in each way somebody with the database
// could, and wants each told: which entry, and what was done to it.
func TestAuditChainShowsTampering(t *testing.T) {
	const columns = "at, user_id, actor, acting_for, address, action, object, object_id, before, after"
	const forged = "INSERT INTO audit_entries (at, actor, action, object, object_id, seq, hash) VALUES ('2025-06-27 01:00:00+00:00', 'x', 'x', 'task', 1, "
	type want struct {
		kind models.AuditDamageKind
		seq  int64
	}
	for name, c := range map[string]struct {
		tamper string
		want   []want
	}{
		"changed":             {"UPDATE audit_entries SET after = '{\"percent\":100}' WHERE seq = 3", []want{{models.AuditChanged, 3}}},
		"actor exchanged":     {"UPDATE audit_entries SET actor = 'somebody else' WHERE seq = 3", []want{{models.AuditChanged, 3}}},
		"last changed":        {"UPDATE audit_entries SET actor = 'somebody else' WHERE seq = (SELECT MAX(l.seq) FROM audit_entries l)", []want{{models.AuditChanged, 0}}},
		"removed":             {"DELETE FROM audit_entries WHERE seq = 3", []want{{models.AuditRemoved, 3}}},
		"first removed":       {"DELETE FROM audit_entries WHERE seq = 1", []want{{models.AuditRemoved, 1}}},
		"last removed":        {"DELETE FROM audit_entries WHERE seq = (SELECT MAX(l.seq) FROM audit_entries l)", []want{{models.AuditRemoved, 0}}},
		"put in at the end":   {forged + "(SELECT MAX(l.seq) + 1 FROM audit_entries l), 'x')", []want{{models.AuditPutIn, 1}}},
		"put in to be sealed": {forged + "NULL, '')", []want{{models.AuditPutIn, 0}}},
		"copied":              {"INSERT INTO audit_entries (" + columns + ", mark) SELECT " + columns + ", mark FROM audit_entries WHERE seq = 2", []want{{models.AuditPutIn, 0}}},
		"put in between":      {"DELETE FROM audit_entries WHERE seq = 3; " + forged + "3, 'x')", []want{{models.AuditPutIn, 3}}},
		"swapped":             {"UPDATE audit_entries SET seq = -seq WHERE seq IN (3, 4); UPDATE audit_entries SET seq = 7 + seq WHERE seq < 0", []want{{models.AuditMoved, 3}, {models.AuditMoved, 4}}},
		"head put back": {"DELETE FROM audit_entries WHERE seq = (SELECT MAX(l.seq) FROM audit_entries l); UPDATE audit_head SET seq = seq - 1, hash = (SELECT l.hash FROM audit_entries l ORDER BY l.seq DESC LIMIT 1)",
			[]want{{models.AuditHead, 0}}},
		"head without mark": {"UPDATE audit_head SET mark = '', sealed_at = NULL", []want{{models.AuditHead, 0}}},
		"head removed":      {"DELETE FROM audit_head", []want{{models.AuditHead, 0}}},
	} {
		t.Run(name, func(t *testing.T) {
			modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
				c2 := e.Populate(t)
				record(t, e, c2)
				sealed, err := e.SealAudit(t.Context(), modelstest.System)
				if err != nil {
					t.Fatal(err)
				}
				if check, err := e.VerifyAudit(t.Context(), c2.Admin); err != nil || !check.Sound() || check.Held != int64(sealed) || sealed < 7 {
					t.Fatalf("before: %+v of %d, %v", check, sealed, err)
				}
				exec(t, e, c.tamper)
				want := slices.Clone(c.want)
				for i := range want {
					switch {
					case strings.Contains(name, "last") && want[i].seq == 0:
						want[i].seq = int64(sealed)
					case name == "put in at the end":
						want[i].seq = int64(sealed) + 1
					}
				}
				find := func(when string) {
					t.Helper()
					check, err := e.VerifyAudit(t.Context(), c2.Admin)
					if err != nil {
						t.Fatal(err)
					}
					for _, w := range want {
						if !slices.ContainsFunc(check.Damages, func(d models.AuditDamage) bool { return d.Kind == w.kind && d.FromSeq <= w.seq && w.seq <= d.ToSeq }) {
							t.Errorf("%s: %s of %d is not told, only %+v", when, w.kind, w.seq, check.Damages)
						}
					}
					if when == "at once" && len(check.Damages) != len(want) {
						t.Errorf("%s: %d damages, want %d: %+v", when, len(check.Damages), len(want), check.Damages)
					}
				}
				find("at once")
				// Sealing goes on, and doesn't heal what was done.
				record(t, e, c2)
				if _, err := e.SealAudit(t.Context(), modelstest.System); err != nil {
					t.Fatal(err)
				}
				for i := range want {
					if want[i].kind == models.AuditHead || want[i].seq == 0 {
						check, err := e.VerifyAudit(t.Context(), c2.Admin)
						if err != nil || !slices.ContainsFunc(check.Damages, func(d models.AuditDamage) bool { return d.Kind == want[i].kind && d.FromSeq > 0 }) {
							t.Errorf("after more sealing %s is told no more: %+v, %v", want[i].kind, check.Damages, err)
						}
						return
					}
				}
				find("after more sealing")
			})
		})
	}
}

func record(t *testing.T, e *modelstest.Env, c modelstest.Cast) {
	t.Helper()
	for range 5 {
		if err := e.RecordLogin(t.Context(), c.Office); err != nil {
			t.Fatal(err)
		}
	}
}

// exec tampers with the database, a statement after the other.
func exec(t *testing.T, e *modelstest.Env, statements string) {
	t.Helper()
	db := raw(t, e)
	for _, statement := range strings.Split(statements, "; ") {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// TestAuditUnderAnotherSecret: who verifies with another secret is told so, entry by entry in one row.
func TestAuditUnderAnotherSecret(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		record(t, e, c)
		sealed, err := e.SealAudit(t.Context(), modelstest.System)
		if err != nil {
			t.Fatal(err)
		}
		other, err := models.Open(t.Context(), models.Options{Dialect: e.Dialect, DSN: e.DSN, Clock: e.Clock, Zone: modelstest.Hanoi(), Secret: []byte("another installation's secret")})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = other.Close() })
		check, err := other.VerifyAudit(t.Context(), c.Admin)
		if err != nil || len(check.Damages) != 2 || check.Damages[0].Kind != models.AuditHead || check.Damages[1].Kind != models.AuditPutIn || check.Damages[1].ToSeq != int64(sealed) {
			t.Errorf("%+v, %v", check, err)
		}
	})
}

func TestAuditIsTheAdministrators(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		for _, who := range []models.Actor{c.Office, c.WorkingGroup, c.Viewer, c.MOSTHead, c.Nobody} {
			if _, err := e.VerifyAudit(t.Context(), who); models.CodeOf(err) != models.CodeForbidden {
				t.Errorf("%s verified the chain: %v", who.Name, err)
			}
			if _, err := e.AuditState(t.Context(), who); models.CodeOf(err) != models.CodeForbidden {
				t.Errorf("%s read the state: %v", who.Name, err)
			}
		}
		if _, err := e.VerifyAudit(t.Context(), c.Admin); err != nil {
			t.Fatal(err)
		}
		if state, err := e.AuditState(t.Context(), c.Admin); err != nil || state.VerifiedAt == nil || !state.VerifiedAt.Equal(e.Now()) || !state.Check.Sound() {
			t.Errorf("%+v, %v", state, err)
		}
	})
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
		if check, err := e.VerifyAudit(t.Context(), c.Admin); err != nil || !check.Sound() || check.Held != int64(total) {
			t.Errorf("%+v of %d, %v", check, total, err)
		}
	})
}
