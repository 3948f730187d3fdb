package mail

import (
	"errors"
	"net/smtp"
	"slices"
	"strings"
)

// auth logs in with the first mechanism that both sides know. Given to the
// library in place of a user name, it also closes a gap: with a user name and a
// server that offers no login the library goes on without one, in silence.
type auth struct {
	server Server
	link   *link
	chosen smtp.Auth
}

// Start is called by net/smtp after the greeting. The connection is encrypted,
// or goes to this machine: ParseURL allows no other server a password.
func (a *auth) Start(info *smtp.ServerInfo) (string, []byte, error) {
	a.link.stage = StageAuth
	if len(info.Auth) == 0 {
		return "", nil, errors.New("the server offers no login, though a user and password are set: remove them or name another server or port")
	}
	offers := func(mechanism string) bool {
		return slices.ContainsFunc(info.Auth, func(m string) bool { return strings.EqualFold(m, mechanism) })
	}
	switch {
	case offers("PLAIN"):
		a.chosen = smtp.PlainAuth("", a.server.username, a.server.password, a.server.host)
	case offers("LOGIN"):
		a.chosen = &login{username: a.server.username, password: a.server.password}
	case offers("CRAM-MD5"):
		a.chosen = smtp.CRAMMD5Auth(a.server.username, a.server.password)
	default:
		return "", nil, errors.New("the server offers only unknown ways to log in: " + strings.Join(info.Auth, " "))
	}
	// net/smtp knows neither the host nor the encryption: it got a link.
	return a.chosen.Start(&smtp.ServerInfo{Name: a.server.host, TLS: true, Auth: info.Auth})
}

func (a *auth) Next(challenge []byte, more bool) ([]byte, error) {
	return a.chosen.Next(challenge, more)
}

// login is the LOGIN mechanism, which net/smtp lacks and the library keeps to
// itself: the user, then the password, whatever words the server asks with.
type login struct {
	username, password string
	asked              int
}

func (l *login) Start(*smtp.ServerInfo) (string, []byte, error) { return "LOGIN", nil, nil }

func (l *login) Next(_ []byte, more bool) ([]byte, error) {
	if !more {
		return nil, nil
	}
	l.asked++
	switch l.asked {
	case 1:
		return []byte(l.username), nil
	case 2:
		return []byte(l.password), nil
	}
	return nil, errors.New("the server asks for more than user and password")
}
