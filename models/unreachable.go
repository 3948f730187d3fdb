package models

import (
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// unreachable says whether err means that the database is away or overloaded for now, rather than
// that a statement was wrong: the caller may try again.
func unreachable(err error) bool {
	var (
		network net.Error
		connect *pgconn.ConnectError
		server  *pgconn.PgError
		lite    *sqlite.Error
	)
	switch {
	case errors.As(err, &server): // 57P: shutting down; 53: out of resources; 08: connection; 40P01: two in each other's way
		return server.Code == "40P01" || strings.HasPrefix(server.Code, "57P") || strings.HasPrefix(server.Code, "53") || strings.HasPrefix(server.Code, "08")
	case errors.As(err, &connect), errors.As(err, &network):
		return true
	case errors.Is(err, driver.ErrBadConn), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return true
	case errors.As(err, &lite):
		c := lite.Code() & 0xff
		return c == sqlite3.SQLITE_BUSY || c == sqlite3.SQLITE_LOCKED || c == sqlite3.SQLITE_FULL || c == sqlite3.SQLITE_IOERR || c == sqlite3.SQLITE_CANTOPEN
	}
	return false
}

// serialization says whether PostgreSQL undid a transaction because another one changed what it had
// read (SQLSTATE 40001).
func serialization(err error) bool {
	var server *pgconn.PgError
	return errors.As(err, &server) && server.Code == "40001"
}
