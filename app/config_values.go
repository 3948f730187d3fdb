package main

import (
	"errors"
	"io/fs"
	"net"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	_ "time/tzdata" // the server may have no time zone database of its own
)

// Dialect is the kind of database.
type Dialect string

// The databases dondoc runs on.
const (
	SQLite     Dialect = "sqlite"
	PostgreSQL Dialect = "postgres"
)

// Database says where everything is kept.
type Database struct {
	Dialect Dialect
	DSN     Secret // path of the file for SQLite, the whole URL for PostgreSQL
	Address string // the same without user, password and options, for logs and people
}

// missing says that there is no such SQLite file. Whether a PostgreSQL database is there, connecting tells.
func (d Database) missing() bool {
	if d.Dialect != SQLite {
		return false
	}
	_, err := os.Stat(d.DSN.Reveal())
	return errors.Is(err, fs.ErrNotExist)
}

func (w words) parseDatabase(text string) (Database, error) {
	u, err := url.Parse(text)
	if err != nil { // its words would repeat the password
		return Database{}, w.fault("cli_fault_database_url")
	}
	switch u.Scheme {
	case "sqlite":
		return w.parseSQLite(u)
	case "postgres", "postgresql":
		return w.parsePostgreSQL(u)
	}
	return Database{}, w.fault("cli_fault_database_kind")
}

func (w words) parseSQLite(u *url.URL) (Database, error) {
	path := u.Path
	if u.Opaque != "" {
		var err error
		if path, err = url.PathUnescape(u.Opaque); err != nil {
			return Database{}, w.fault("cli_fault_sqlite_percent")
		}
	}
	switch {
	case u.Host != "":
		return Database{}, w.fault("cli_fault_sqlite_host", "Given", strconv.Quote(u.Host))
	case u.RawQuery != "" || u.Fragment != "":
		return Database{}, w.fault("cli_fault_sqlite_options")
	case strings.Contains(path, ":memory:"):
		return Database{}, w.fault("cli_fault_sqlite_memory")
	case path == "" || strings.HasSuffix(path, "/"):
		return Database{}, w.fault("cli_fault_sqlite_no_file")
	}
	if folder, err := os.Stat(filepath.Dir(path)); err != nil || !folder.IsDir() {
		return Database{}, w.fault("cli_fault_sqlite_folder", "Folder", filepath.Dir(path))
	}
	return Database{Dialect: SQLite, DSN: Secret(path), Address: "sqlite:" + path}, nil
}

func (w words) parsePostgreSQL(u *url.URL) (Database, error) {
	name := strings.Trim(u.Path, "/")
	if name == "" || strings.Contains(name, "/") {
		return Database{}, w.fault("cli_fault_postgres_name")
	}
	host := u.Host
	if host == "" {
		host = u.Query().Get("host") // a folder with the server's socket
	}
	if host == "" {
		return Database{}, w.fault("cli_fault_postgres_host")
	}
	return Database{Dialect: PostgreSQL, DSN: Secret(u.String()), Address: "postgres://" + host + "/" + name}, nil
}

// ListenAddress is host:port; the host may be empty, the port 0 (any free one).
type ListenAddress string

func (w words) parseListen(text string) (ListenAddress, error) {
	host, port, err := net.SplitHostPort(text)
	if err != nil {
		return "", w.fault("cli_fault_listen", "Given", strconv.Quote(text))
	}
	if n, err := strconv.ParseUint(port, 10, 16); err != nil {
		return "", w.fault("cli_fault_port", "Given", strconv.Quote(port))
	} else {
		return ListenAddress(net.JoinHostPort(host, strconv.FormatUint(n, 10))), nil
	}
}

// url is the address a browser on this machine would use.
func (l ListenAddress) url() BaseURL {
	host, port, _ := net.SplitHostPort(string(l)) // parseListen let it pass
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return BaseURL("http://" + net.JoinHostPort(host, port))
}

// maxLine bounds a name that stands in the head of pages and mails, in characters.
const maxLine = 120

func (w words) parseLine(text string) (string, error) {
	switch {
	case strings.ContainsFunc(text, unicode.IsControl):
		return "", w.fault("cli_fault_line_break")
	case utf8.RuneCountInString(text) > maxLine:
		return "", w.fault("cli_fault_too_long", "Max", maxLine)
	}
	return strings.TrimSpace(text), nil
}

// BaseURL is scheme and host of the pages, with no slash at its end: links add their own path.
type BaseURL string

func (w words) parseBaseURL(text string) (BaseURL, error) {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return "", w.fault("cli_fault_base_url", "Given", strconv.Quote(text))
	case u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "":
		return "", w.fault("cli_fault_base_path", "Address", u.Scheme+"://"+u.Host)
	}
	return BaseURL(u.Scheme + "://" + u.Host), nil
}

// mailHost is the host name that a sender's address may carry. An IP address is none.
func (b BaseURL) mailHost() string {
	u, err := url.Parse(string(b))
	if err != nil || u.Hostname() == "" || net.ParseIP(u.Hostname()) != nil {
		return "localhost"
	}
	return u.Hostname()
}

func (w words) parseMailFrom(text string) (mail.Address, error) {
	address, err := mail.ParseAddress(text)
	if err != nil {
		return mail.Address{}, w.fault("cli_fault_mail_from", "Given", strconv.Quote(text))
	}
	return *address, nil
}

func (w words) parseLocation(text string) (*time.Location, error) {
	location, err := time.LoadLocation(text)
	if err != nil || text == "Local" { // "Local" would move the end of a day with the machine
		return nil, w.fault("cli_fault_timezone", "Given", strconv.Quote(text))
	}
	return location, nil
}

// SecondFactor says who must have a second factor: those whose role asks for it, nobody or everybody.
type SecondFactor string

// What the setting may be.
const (
	SecondFactorRequired SecondFactor = "required"
	SecondFactorOptional SecondFactor = "optional"

	SecondFactorEverybody SecondFactor = "everybody"
)

func (w words) parseSecondFactor(text string) (SecondFactor, error) {
	switch s := SecondFactor(text); s {
	case SecondFactorRequired, SecondFactorOptional, SecondFactorEverybody:
		return s, nil
	}
	return "", w.fault("cli_fault_second_factor", "Given", strconv.Quote(text))
}

// minimumSecret is the shortest secret in bytes: the output length of the hash that signs with it.
const minimumSecret = 32

func (w words) parseSecret(text string) (Secret, error) {
	if len(text) < minimumSecret {
		return "", w.fault("cli_fault_secret", "Have", len(text), "Want", minimumSecret)
	}
	return Secret(text), nil
}
