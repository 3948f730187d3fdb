package models

import (
	"database/sql"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// Placeholders a statement may have: SQLite's default bound is 32,766, PostgreSQL's 65,535.
const maxPlaceholders = 30_000

// Rows a statement carries. SQLite runs in the process, so a short statement prepared once for all
// its rounds is quicker there than a long one parsed each time; PostgreSQL is saved round trips.
const (
	rowsPerStatement       = 2000
	rowsPerSQLiteStatement = 50
)

// insertRows adds many rows with few statements. What stands after the values ("ON CONFLICT …") is
// suffix.
func insertRows(tx *gorm.DB, table string, columns []string, rows [][]any, suffix string) error {
	_, err := insertRowsCounting(tx, table, columns, rows, suffix)
	return err
}

func insertRowsCounting(tx *gorm.DB, table string, columns []string, rows [][]any, suffix string) (int64, error) {
	one := "(" + strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",") + ")"
	return inChunks(tx, len(columns), rows, func(n int) string {
		return "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES " + list(one, n) + " " + suffix
	})
}

// updateRows sets columns of many rows with few statements. Columns are "name TYPE"; the first is
// the key.
func (s *Store) updateRows(tx *gorm.DB, table string, columns []string, rows [][]any) error {
	names, casts := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		name, kind, _ := strings.Cut(c, " ")
		names[i], casts[i] = name, "?"
		if s.dialect == Postgres { // it can't tell a placeholder's type inside VALUES
			casts[i] = "CAST(? AS " + kind + ")"
		}
	}
	one := "(" + strings.Join(casts, ",") + ")"
	sets := make([]string, 0, len(columns)-1)
	for i, name := range names[1:] {
		sets = append(sets, name+" = v.column"+strconv.Itoa(i+2))
	}
	_, err := inChunks(tx, len(columns), rows, func(n int) string {
		return "UPDATE " + table + " SET " + strings.Join(sets, ", ") + " FROM (VALUES " + list(one, n) + ") AS v WHERE " + table + "." + names[0] + " = v.column1"
	})
	return err
}

// list gives "one,one,one", n times.
func list(one string, n int) string { return strings.TrimSuffix(strings.Repeat(one+",", n), ",") }

// inChunks runs the statement that text gives for a number of rows until all are through, and counts
// the rows affected.
func inChunks(tx *gorm.DB, columns int, rows [][]any, text func(rows int) string) (int64, error) {
	each := min(maxPlaceholders/columns, rowsPerStatement)
	var total int64
	if tx.Name() == string(SQLite) && len(rows) >= 2*rowsPerSQLiteStatement {
		var err error
		if total, rows, err = throughPrepared(tx, rows, text(rowsPerSQLiteStatement)); err != nil {
			return total, err
		}
	}
	for len(rows) > 0 {
		part := rows[:min(each, len(rows))]
		rows = rows[len(part):]
		done := tx.Exec(text(len(part)), flat(nil, part)...)
		if done.Error != nil {
			return total, done.Error
		}
		total += done.RowsAffected
	}
	return total, nil
}

// throughPrepared runs one prepared statement over all full chunks and gives the rows left.
func throughPrepared(tx *gorm.DB, rows [][]any, text string) (total int64, rest [][]any, err error) {
	ctx := tx.Statement.Context
	var stmt *sql.Stmt
	if stmt, err = tx.Statement.ConnPool.PrepareContext(ctx, text); err != nil {
		return 0, rows, err
	}
	defer func() { _ = stmt.Close() }()
	var args []any
	for len(rows) >= rowsPerSQLiteStatement {
		args = flat(args[:0], rows[:rowsPerSQLiteStatement])
		rows = rows[rowsPerSQLiteStatement:]
		done, err := stmt.ExecContext(ctx, args...)
		if err != nil { // by way of gorm, which gives it the dialect's meaning
			return total, rows, tx.Session(&gorm.Session{}).AddError(err)
		}
		n, err := done.RowsAffected()
		if err != nil {
			return total, rows, err
		}
		total += n
	}
	return total, rows, nil
}

func flat(into []any, rows [][]any) []any {
	for _, r := range rows {
		into = append(into, r...)
	}
	return into
}
