package main

import (
	"errors"
	"fmt"
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

	smtp "dondoc/jobs/mail"
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

func parseDatabase(text string) (Database, error) {
	u, err := url.Parse(text)
	if err != nil { // its words would repeat the password
		return Database{}, errors.New("is not an address: write sqlite:///path or postgres://user:password@host:5432/name, and characters such as @ : / # % in the password percent-encoded")
	}
	switch u.Scheme {
	case "sqlite":
		return parseSQLite(u)
	case "postgres", "postgresql":
		return parsePostgreSQL(u)
	}
	return Database{}, errors.New("must begin with sqlite: or postgres://, for example sqlite:///var/lib/dondoc/dondoc.db")
}

func parseSQLite(u *url.URL) (Database, error) {
	path := u.Path
	if u.Opaque != "" {
		var err error
		if path, err = url.PathUnescape(u.Opaque); err != nil {
			return Database{}, errors.New("has a % that is not followed by two hexadecimal digits: write % itself as %25")
		}
	}
	switch {
	case u.Host != "":
		return Database{}, fmt.Errorf("has %q where a host would stand: write three slashes before an absolute path (sqlite:///path), none before a relative one (sqlite:path)", u.Host)
	case u.RawQuery != "" || u.Fragment != "":
		return Database{}, errors.New("has options after the path, but a SQLite address takes none: remove what follows ? or #")
	case strings.Contains(path, ":memory:"):
		return Database{}, errors.New("asks for a database in memory, where each connection would see its own: name a file")
	case path == "" || strings.HasSuffix(path, "/"):
		return Database{}, errors.New("names no file: write sqlite:///path/dondoc.db")
	}
	if folder, err := os.Stat(filepath.Dir(path)); err != nil || !folder.IsDir() {
		return Database{}, fmt.Errorf("lies in %s, which is not a folder: create it first (mkdir -p), owned by the user who runs dondoc", filepath.Dir(path))
	}
	return Database{Dialect: SQLite, DSN: Secret(path), Address: "sqlite:" + path}, nil
}

func parsePostgreSQL(u *url.URL) (Database, error) {
	name := strings.Trim(u.Path, "/")
	if name == "" || strings.Contains(name, "/") {
		return Database{}, errors.New("names no single database: end it in /name, for example postgres://user:password@host:5432/dondoc")
	}
	host := u.Host
	if host == "" {
		host = u.Query().Get("host") // a folder with the server's socket
	}
	if host == "" {
		return Database{}, errors.New("names no host: write postgres://user:password@host:5432/name, or ?host=/folder for a socket")
	}
	return Database{Dialect: PostgreSQL, DSN: Secret(u.String()), Address: fmt.Sprintf("postgres database %s at %s", name, host)}, nil
}

// ListenAddress is host:port; the host may be empty, the port 0 (any free one).
type ListenAddress string

func parseListen(text string) (ListenAddress, error) {
	host, port, err := net.SplitHostPort(text)
	if err != nil {
		return "", fmt.Errorf("is %q, which is not host:port: write for example 127.0.0.1:8080, :8080 or [::1]:8080", text)
	}
	if n, err := strconv.ParseUint(port, 10, 16); err != nil {
		return "", fmt.Errorf("has the port %q: write a number from 0 to 65535", port)
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

func parseLine(text string) (string, error) {
	switch {
	case strings.ContainsFunc(text, unicode.IsControl):
		return "", errors.New("holds a line break or another control character: write it on one line")
	case utf8.RuneCountInString(text) > maxLine:
		return "", fmt.Errorf("is longer than %d characters: shorten it", maxLine)
	}
	return strings.TrimSpace(text), nil
}

// BaseURL is scheme and host of the pages, with no slash at its end: links add their own path.
type BaseURL string

func parseBaseURL(text string) (BaseURL, error) {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return "", fmt.Errorf("is %q, which is not a web address: write for example https://dondoc.example.org", text)
	case u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "":
		return "", fmt.Errorf("must be scheme and host only: write %s://%s", u.Scheme, u.Host)
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

func parseSMTP(text string) (*smtp.Server, error) {
	server, err := smtp.ParseURL(text)
	if err != nil {
		return nil, err
	}
	return &server, nil
}

func parseMailFrom(text string) (mail.Address, error) {
	address, err := mail.ParseAddress(text)
	if err != nil {
		return mail.Address{}, fmt.Errorf("is %q, which is not one mail address: write for example Office <office@example.org>", text)
	}
	return *address, nil
}

func parseLocation(text string) (*time.Location, error) {
	location, err := time.LoadLocation(text)
	if err != nil || text == "Local" { // "Local" would move the end of a day with the machine
		return nil, fmt.Errorf("is %q, which is not a time zone: write its IANA name, for example Asia/Ho_Chi_Minh", text)
	}
	return location, nil
}

// SecondFactor says whether those who must have a second factor are made to.
type SecondFactor string

// What the setting may be.
const (
	SecondFactorRequired SecondFactor = "required"
	SecondFactorOptional SecondFactor = "optional"
)

func parseSecondFactor(text string) (SecondFactor, error) {
	switch s := SecondFactor(text); s {
	case SecondFactorRequired, SecondFactorOptional:
		return s, nil
	}
	return "", fmt.Errorf("is %q: write required or optional", text)
}

// minimumSecret is the shortest secret in bytes: the output length of the hash that signs with it.
const minimumSecret = 32

func parseSecret(text string) (Secret, error) {
	if len(text) < minimumSecret {
		return "", fmt.Errorf("has %d bytes, at least %d are needed: generate one with openssl rand -hex 32", len(text), minimumSecret)
	}
	return Secret(text), nil
}
