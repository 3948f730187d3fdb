// Package models holds what is tracked and by which rules: the types, the rules, their persistence
// and who may do what. It is the only package that knows the database.
package models

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"dondoc/models/leaked"
	"dondoc/models/migrations"
)

// Dialect names the database behind a Store.
type Dialect string

// The two databases that are served.
const (
	SQLite   Dialect = "sqlite"
	Postgres Dialect = "postgres"
)

// Options says which database to open and by which clock and zone to live.
type Options struct {
	Dialect Dialect
	DSN     string // a file's path for SQLite, an address for PostgreSQL
	Clock   Clock
	Zone    *time.Location
	Log     *slog.Logger
	Secret  []byte       // keys the hashes of sessions, tokens and one-time links
	Mail    string       // domain of the Message-IDs; "dondoc.invalid" unless set
	Conns   int          // connections to PostgreSQL at most; 10 unless set
	Files   Files        // the contents of files; nil: none are taken
	Leaked  *leaked.List // passwords nobody may choose; nil: those the program itself knows alone
}

// Store is the door to everything kept. Every method takes the actor on whose behalf it acts and
// sees and changes only what that actor may (policy.go).
type Store struct {
	db      *gorm.DB // reads
	writer  *gorm.DB // transactions; the same as db on PostgreSQL
	dialect Dialect
	clock   Clock
	zone    *time.Location
	log     *slog.Logger
	secret  []byte
	mail    string
	files   Files
	leaked  *leaked.List
	actors  *actorCache
	choices *choices
	refs    *agencyRefs
	words   *wordsCache
	running *sync.Map // calls with an idempotency key that are at work in this process
}

// Open connects and checks that the database answers. It doesn't migrate: see Migrate.
func Open(ctx context.Context, o Options) (*Store, error) {
	s := &Store{dialect: o.Dialect, clock: o.Clock, zone: o.Zone, log: o.Log, secret: o.Secret, mail: o.Mail, files: o.Files, leaked: o.Leaked,
		actors: newActorCache(), choices: &choices{}, refs: &agencyRefs{}, words: &wordsCache{}, running: &sync.Map{}}
	if s.clock == nil || s.zone == nil {
		return nil, errors.New("open store: no clock or no time zone given")
	}
	if s.mail == "" {
		s.mail = "dondoc.invalid" // a name that RFC 2606 keeps free
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	cfg := &gorm.Config{SkipDefaultTransaction: true, TranslateError: true, Logger: logger.Discard, PrepareStmt: o.Dialect == SQLite}
	switch o.Dialect {
	case SQLite:
		w, r, err := openSQLite(ctx, o.DSN)
		if err != nil {
			return nil, fmt.Errorf("open %s: %w", o.DSN, err)
		}
		if s.writer, err = gorm.Open(sqliteDialector{w}, cfg); err != nil {
			return nil, err
		}
		readCfg := *cfg
		if s.db, err = gorm.Open(sqliteDialector{r}, &readCfg); err != nil {
			return nil, err
		}
	case Postgres:
		db, err := openPostgres(o.DSN, o.Conns, cfg)
		if err != nil {
			return nil, err
		}
		s.db, s.writer = db, db
	default:
		return nil, fmt.Errorf("open store: unknown database %q", o.Dialect)
	}
	return s, nil
}

// Migrate brings the schema up to this program's. It refuses a schema newer than the program.
func (s *Store) Migrate(ctx context.Context) error {
	conn, err := s.writer.DB()
	if err != nil {
		return err
	}
	return migrations.Up(ctx, conn, string(s.dialect))
}

// SchemaVersion gives the schema's version in the database and the one this program wants.
func (s *Store) SchemaVersion(ctx context.Context) (have, want int64, err error) {
	conn, err := s.writer.DB()
	if err != nil {
		return 0, 0, err
	}
	return migrations.Version(ctx, conn, string(s.dialect))
}

// Ping says whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	conn, err := s.db.DB()
	if err != nil {
		return err
	}
	return s.mapError(conn.PingContext(ctx))
}

// Close gives the connections back.
func (s *Store) Close() error {
	var errs []error
	for _, g := range []*gorm.DB{s.db, s.writer} {
		conn, err := g.DB()
		if err == nil {
			err = conn.Close()
		}
		errs = append(errs, err)
		if s.db == s.writer {
			break
		}
	}
	return errors.Join(errs...)
}

// Dialect says which database this is.
func (s *Store) Dialect() Dialect { return s.dialect }

// MailDomain is the domain of the Message-IDs.
func (s *Store) MailDomain() string { return s.mail }

// read gives a session for reading. Within Once that is its transaction: who holds a connection must
// not wait for another one.
func (s *Store) read(ctx context.Context) *gorm.DB {
	if tx := onceTx(ctx); tx != nil {
		return tx.WithContext(ctx)
	}
	return s.db.WithContext(ctx)
}

// change runs fn in one transaction with one frozen now; within Once, in a part of its transaction
// that is undone when fn fails.
func (s *Store) change(ctx context.Context, fn func(tx *gorm.DB, m moment) error) error {
	m := s.now()
	db := s.writer
	if tx := onceTx(ctx); tx != nil {
		db = tx
	}
	return s.mapError(db.WithContext(ctx).Transaction(func(tx *gorm.DB) error { return fn(tx, m) }))
}

// mapError is the one place where the database's errors become ours.
func (s *Store) mapError(err error) error {
	var ours *Error
	switch {
	case err == nil || errors.As(err, &ours):
		return err
	case errors.Is(err, gorm.ErrRecordNotFound) || errors.Is(err, sql.ErrNoRows):
		return &Error{Code: CodeNotFound, Cause: err}
	case errors.Is(err, gorm.ErrDuplicatedKey):
		return &Error{Code: CodeConflict, Cause: err}
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return err
	case unreachable(err):
		return &Error{Code: CodeUnavailable, Cause: err}
	}
	return err
}
