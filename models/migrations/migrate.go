package migrations

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

func provider(conn *sql.DB, dialect string) (*goose.Provider, error) {
	dir, err := fs.Sub(Files, dialect)
	if err != nil {
		return nil, err
	}
	if dialect == "sqlite" {
		return goose.NewProvider(goose.DialectSQLite3, conn, dir)
	}
	// Several instances may start at once: one migrates, the others wait for it.
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, conn, dir, goose.WithSessionLocker(locker))
}

// Up applies what is missing, each file in one transaction. It refuses a database whose schema is
// newer than this program's, and does nothing there.
func Up(ctx context.Context, conn *sql.DB, dialect string) error {
	p, err := provider(conn, dialect)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	have, want, err := p.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the schema's version: %w", err)
	}
	if have > want {
		return fmt.Errorf("the database has schema %d, this program knows up to %d: start a newer dondoc, or restore the backup made before the upgrade", have, want)
	}
	if have == want {
		return nil
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// Version gives the schema's version in the database and the one this program wants.
func Version(ctx context.Context, conn *sql.DB, dialect string) (have, want int64, err error) {
	p, err := provider(conn, dialect)
	if err != nil {
		return 0, 0, err
	}
	return p.GetVersions(ctx)
}
