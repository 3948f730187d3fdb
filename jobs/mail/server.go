package mail

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// security is how the connection to a server is encrypted.
type security int

const (
	startTLS security = iota
	implicitTLS
	unencrypted
)

// Server is where mail is handed over. Only ParseURL makes one, so that no
// server exists which would be sent a password in the clear.
type Server struct {
	host               string
	port               int
	security           security
	username, password string
}

// ParseURL reads the address of a mail server:
//
//	smtp://user:password@host:587                STARTTLS, required
//	smtps://user:password@host:465               TLS from the first byte
//	smtp://host:25?starttls=never                not encrypted
//
// User and password are optional, the ports shown are the defaults. The error
// says what to mend and never repeats the address, which may hold a password.
func ParseURL(raw string) (Server, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return Server{}, errors.New("the mail server's address is not a URL: write smtp://user:password@host:587 and percent-encode special characters in user and password")
	}
	s := Server{host: u.Hostname()}
	if s.security, err = parseSecurity(u); err != nil {
		return Server{}, err
	}
	if s.host == "" || u.Opaque != "" {
		return Server{}, errors.New("the mail server's address names no host: write smtp://host:587")
	}
	if (u.Path != "" && u.Path != "/") || u.Fragment != "" {
		return Server{}, errors.New("the mail server's address goes on after the host: percent-encode /, ? and # in the password")
	}
	if s.port, err = parsePort(u.Port(), s.security); err != nil {
		return Server{}, err
	}
	if err := s.setUser(u.User); err != nil {
		return Server{}, err
	}
	return s, nil
}

func parseSecurity(u *url.URL) (security, error) {
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return 0, errors.New("the options of the mail server's address cannot be read: the only one is ?starttls=never")
	}
	starttls := query.Get("starttls")
	query.Del("starttls")
	switch {
	case len(query) > 0:
		return 0, errors.New("the mail server's address has an unknown option: the only one is ?starttls=never")
	case u.Scheme == "smtps" && starttls == "":
		return implicitTLS, nil
	case u.Scheme == "smtps":
		return 0, errors.New("smtps:// is encrypted from the start and takes no starttls option: remove it, or write smtp://")
	case u.Scheme != "smtp":
		return 0, errors.New("the mail server's address must begin with smtp:// or smtps://")
	case starttls == "never":
		return unencrypted, nil
	case starttls == "" || starttls == "required":
		return startTLS, nil
	}
	return 0, fmt.Errorf("starttls=%s is unknown: leave it out to require encryption, or write starttls=never", strconv.Quote(starttls))
}

func parsePort(port string, sec security) (int, error) {
	if port == "" {
		return map[security]int{startTLS: 587, implicitTLS: 465, unencrypted: 25}[sec], nil
	}
	n, err := strconv.Atoi(port)
	if err != nil || n < 1 || n > 65535 {
		return 0, errors.New("the port of the mail server must be a number from 1 to 65535")
	}
	return n, nil
}

func (s *Server) setUser(user *url.Userinfo) error {
	if user == nil {
		return nil
	}
	s.username = user.Username()
	s.password, _ = user.Password()
	switch {
	case s.username == "" || s.password == "":
		return errors.New("the mail server's address needs both a user and a password, or neither")
	case strings.IndexFunc(s.username+s.password, unicode.IsControl) >= 0:
		return errors.New("the user or password for the mail server contains a control character")
	case s.security == unencrypted && !loopback(s.host):
		return errors.New("a password must not travel unencrypted: remove starttls=never, or the user and password (allowed only to this machine itself)")
	}
	return nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || (ip != nil && ip.IsLoopback())
}

// Addr is host:port.
func (s Server) Addr() string { return net.JoinHostPort(s.host, strconv.Itoa(s.port)) }

// String is the address as ParseURL reads it, with the password blacked out.
func (s Server) String() string {
	u := url.URL{Scheme: "smtp", Host: s.Addr()}
	switch s.security {
	case implicitTLS:
		u.Scheme = "smtps"
	case unencrypted:
		u.RawQuery = "starttls=never"
	}
	if s.username != "" {
		u.User = url.UserPassword(s.username, s.password)
	}
	return u.Redacted()
}

// GoString keeps the password out of %#v as String does for %v.
func (s Server) GoString() string { return s.String() }
