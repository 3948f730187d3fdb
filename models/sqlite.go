package models

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/callbacks"
	"gorm.io/gorm/clause"
	"gorm.io/gorm/logger"
	"gorm.io/gorm/migrator"
	"gorm.io/gorm/schema"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqliteDialector teaches gorm SQLite over modernc.org/sqlite, which needs no C compiler.
// gorm's own SQLite driver would bring mattn's C library into the build though nothing of it is
// used; the schema comes from migrations, so of a dialect only quoting and placeholders are left.
type sqliteDialector struct{ conn *sql.DB }

func (sqliteDialector) Name() string { return "sqlite" }

func (d sqliteDialector) Initialize(db *gorm.DB) error {
	db.ConnPool = d.conn
	callbacks.RegisterDefaultCallbacks(db, &callbacks.Config{
		CreateClauses:        []string{"INSERT", "VALUES", "ON CONFLICT", "RETURNING"},
		UpdateClauses:        []string{"UPDATE", "SET", "FROM", "WHERE", "RETURNING"},
		DeleteClauses:        []string{"DELETE", "FROM", "WHERE", "RETURNING"},
		LastInsertIDReversed: true,
	})
	return nil
}

func (d sqliteDialector) Migrator(db *gorm.DB) gorm.Migrator {
	return migrator.Migrator{Config: migrator.Config{DB: db, Dialector: d}}
}

func (sqliteDialector) DataTypeOf(f *schema.Field) string { return string(f.DataType) }

func (sqliteDialector) DefaultValueOf(*schema.Field) clause.Expression {
	return clause.Expr{SQL: "NULL"}
}

func (sqliteDialector) BindVarTo(w clause.Writer, _ *gorm.Statement, _ any) { _ = w.WriteByte('?') }

func (sqliteDialector) QuoteTo(w clause.Writer, name string) {
	_ = w.WriteByte('"')
	for i := 0; i < len(name); i++ {
		switch name[i] {
		case '.':
			_, _ = w.WriteString(`"."`)
		case '"':
			_, _ = w.WriteString(`""`)
		default:
			_ = w.WriteByte(name[i])
		}
	}
	_ = w.WriteByte('"')
}

func (sqliteDialector) Explain(sql string, vars ...any) string {
	return logger.ExplainSQL(sql, nil, `'`, vars...)
}

// Translate maps SQLite's codes to gorm's errors, so that one place can read both databases'.
func (sqliteDialector) Translate(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return gorm.ErrDuplicatedKey
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return gorm.ErrForeignKeyViolated
	case sqlite3.SQLITE_CONSTRAINT_CHECK:
		return gorm.ErrCheckConstraintViolated
	}
	return err
}

// SavePoint marks where RollbackTo goes back to: gorm's way to nest a transaction in another.
func (sqliteDialector) SavePoint(tx *gorm.DB, name string) error {
	return tx.Exec("SAVEPOINT " + name).Error
}

// RollbackTo undoes what was changed since the savepoint.
func (sqliteDialector) RollbackTo(tx *gorm.DB, name string) error {
	return tx.Exec("ROLLBACK TO SAVEPOINT " + name).Error
}

// inURI writes a path as it stands in SQLite's file addresses, where these three would end it.
var inURI = strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23")

// openSQLite opens one connection that writes and several that read: SQLite has one writer at a
// time, and queueing for it in the process is fairer and quicker than its busy loop.
func openSQLite(ctx context.Context, path string) (writer, readers *sql.DB, err error) {
	const pragmas = "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=foreign_keys(1)" +
		"&_pragma=synchronous(NORMAL)&_txlock=immediate&_time_format=sqlite&_timezone=UTC&_texttotime=1"
	open := func(conns int, more string) (*sql.DB, error) {
		db, err := sql.Open("sqlite", "file:"+inURI.Replace(path)+pragmas+more)
		if err != nil {
			return nil, err
		}
		db.SetMaxOpenConns(conns)
		db.SetMaxIdleConns(conns)
		return db, db.PingContext(ctx)
	}
	if writer, err = open(1, ""); err != nil {
		return nil, nil, err
	}
	if readers, err = open(sqliteReaders, "&_pragma=query_only(1)&_pragma=cache_size(-"+strconv.Itoa(sqliteCacheKiB)+")"); err != nil {
		_ = writer.Close()
		return nil, nil, err
	}
	return writer, readers, nil
}

// Enough readers to keep two to four cores busy, each with a small cache of its own.
const (
	sqliteReaders  = 4
	sqliteCacheKiB = 4096
)
