package modelstest

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"dondoc/models"
)

// Rows runs a query past the store and gives what it found as text, NULL as "". Tests use it to look
// at whole tables; what a store's user sees they ask the store.
func (e *Env) Rows(tb testing.TB, query string, args ...any) [][]string {
	tb.Helper()
	driver, address := "pgx", e.DSN
	if e.Dialect == models.SQLite {
		driver, address = "sqlite", "file:"+e.DSN+"?_pragma=query_only(1)"
	}
	db, err := sql.Open(driver, address)
	if err != nil {
		tb.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(tb.Context(), query, args...)
	if err != nil {
		tb.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		tb.Fatal(err)
	}
	var out [][]string
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			tb.Fatal(err)
		}
		row := make([]string, len(values))
		for i, v := range values {
			row[i] = text(v)
		}
		out = append(out, row)
	}
	if err := rows.Err(); err != nil {
		tb.Fatal(err)
	}
	return out
}

func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case time.Time:
		return v.UTC().Format(time.RFC3339)
	case []byte:
		return string(v)
	}
	return fmt.Sprint(v)
}

// Fingerprint is a hash over all rows of all tables, whatever their order, but for the tables left
// out. Salted hashes of passwords and marks of audit entries, which are never the same twice, are left
// out too.
func (e *Env) Fingerprint(tb testing.TB, without ...string) string {
	tb.Helper()
	names := "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
	if e.Dialect == models.Postgres {
		names = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name"
	}
	h := sha256.New()
	for _, name := range e.Rows(tb, names) {
		table := name[0]
		if slices.Contains(without, table) || table == "goose_db_version" || strings.HasPrefix(table, "search_pieces") { // the search index's own
			continue
		}
		columns := "*"
		if table == "users" {
			columns = "id, email, name, title, lang, illustrative, created_at, closed_at, version"
		}
		if table == "audit_entries" {
			columns = "id, at, user_id, actor, acting_for, address, action, object, object_id, before, after, seq, hash"
		}
		var lines []string
		for _, row := range e.Rows(tb, "SELECT "+columns+" FROM "+table) {
			lines = append(lines, strings.Join(row, "\x00"))
		}
		slices.Sort(lines)
		fmt.Fprintln(h, table, len(lines), strings.Join(lines, "\n"))
	}
	return hex.EncodeToString(h.Sum(nil))
}
