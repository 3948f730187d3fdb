package mailtest

import (
	"crypto/hmac"
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// session is one conversation with a client.
type session struct {
	server   *Server
	conn     *smtp.Conn
	loggedIn bool
	from     string
	to       []string
}

func (s *Server) newSession(c *smtp.Conn) (smtp.Session, error) {
	opened := &session{server: s, conn: c}
	if err := opened.follow(Hello, ""); err != nil {
		return nil, err
	}
	return opened, nil
}

func parseEnhanced(s string) (smtp.EnhancedCode, error) {
	var e smtp.EnhancedCode
	_, err := fmt.Sscanf(s, "%d.%d.%d", &e[0], &e[1], &e[2])
	return e, err
}

// hang waits until the client hangs up or the server stops.
func (s *session) hang() {
	s.server.hangs(1)
	defer s.server.hangs(-1)
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		_, _ = io.Copy(io.Discard, s.conn.Conn())
	}()
	select {
	case <-gone:
	case <-s.server.stopped:
		_ = s.conn.Conn().Close()
		<-gone
	}
}

func (s *session) Reset() { s.from, s.to = "", nil }

func (s *session) Logout() error { return nil }

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if s.server.options.Username != "" && !s.loggedIn {
		return status(530, "5.7.0 Authentication required")
	}
	s.from = from
	return s.follow(Mail, from)
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if err := s.follow(Rcpt, to); err != nil {
		return err
	}
	s.to = append(s.to, to)
	return nil
}

func (s *session) Data(r io.Reader) error {
	first := make([]byte, 1)
	if _, err := io.ReadFull(r, first); err != nil {
		return err
	}
	if err := s.follow(Body, s.to[0]); err != nil {
		return err
	}
	rest, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	raw := append(first, rest...)
	answer, scripted := s.server.next(Accepted, s.to[0])
	queued := s.server.accept(Received{From: s.from, To: s.to, Raw: raw, At: time.Now(), Unanswered: scripted})
	if scripted {
		return s.act(answer)
	}
	return status(250, "2.0.0 "+queued)
}

// AuthMechanisms is called by the SMTP library for its greeting.
func (s *session) AuthMechanisms() []string {
	o := s.server.options
	if o.Mechanisms == nil && o.Username != "" {
		return []string{sasl.Plain}
	}
	return o.Mechanisms
}

// Auth is called by the SMTP library when the client logs in.
func (s *session) Auth(mechanism string) (sasl.Server, error) {
	switch mechanism {
	case sasl.Plain:
		return sasl.NewPlainServer(func(_, username, password string) error {
			return s.login(username, password)
		}), nil
	case sasl.Login:
		return &loginServer{check: s.login}, nil
	case "CRAM-MD5":
		return &cramServer{session: s}, nil
	}
	return nil, smtp.ErrAuthUnknownMechanism
}

func (s *session) login(username, password string) error {
	if username != s.server.options.Username || password != s.server.options.Password {
		return smtp.ErrAuthFailed
	}
	s.loggedIn = true
	return nil
}

// loginServer asks for user and password in words of its own, as servers do.
type loginServer struct {
	check    func(username, password string) error
	asked    int
	username string
}

func (l *loginServer) Next(response []byte) ([]byte, bool, error) {
	l.asked++
	switch l.asked {
	case 1:
		return []byte("User Name"), false, nil
	case 2:
		l.username = string(response)
		return []byte("Password"), false, nil
	case 3:
		return nil, true, l.check(l.username, string(response))
	}
	return nil, false, errors.New("too many answers")
}

// cramServer is CRAM-MD5 (RFC 2195), which the SASL library has no server for.
type cramServer struct {
	session *session
	asked   bool
}

const cramChallenge = "<1896.697170952@mailtest.example>"

func (c *cramServer) Next(response []byte) ([]byte, bool, error) {
	if !c.asked {
		c.asked = true
		return []byte(cramChallenge), false, nil
	}
	o := c.session.server.options
	mac := hmac.New(md5.New, []byte(o.Password))
	mac.Write([]byte(cramChallenge))
	if string(response) != o.Username+" "+hex.EncodeToString(mac.Sum(nil)) {
		return nil, true, smtp.ErrAuthFailed
	}
	c.session.loggedIn = true
	return nil, true, nil
}
