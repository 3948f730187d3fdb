package models

import (
	"context"
	"errors"
)

// Unsynced runs fn, which fills a database that could be made again from nothing, without SQLite
// waiting for the disk in between. A crash of the machine within it may spoil the file; what is
// committed after it is as safe as ever. On PostgreSQL it only runs fn.
func (s *Store) Unsynced(ctx context.Context, fn func() error) error {
	if s.dialect != SQLite {
		return fn()
	}
	pragma := func(level string) error {
		return s.mapError(s.writer.WithContext(context.WithoutCancel(ctx)).Exec("PRAGMA synchronous = " + level).Error)
	}
	if err := pragma("OFF"); err != nil {
		return err
	}
	return errors.Join(fn(), pragma("NORMAL"))
}
