package mailtest

import (
	"errors"
	"slices"
	"strings"

	"github.com/emersion/go-smtp"
)

// Step is a point of the conversation at which a scripted answer is given.
type Step int

const (
	// Hello answers the client's greeting.
	Hello Step = iota
	// Mail answers the sender.
	Mail
	// Rcpt answers the recipient.
	Rcpt
	// Body acts when the first bytes of a message have come, before its end; a
	// code given here is the answer to the message, which is not recorded.
	Body
	// Accepted acts when a whole message has come and is recorded.
	Accepted
)

// Act is what the server does in place of answering.
type Act int

const (
	// Say gives the answer's code and text.
	Say Act = iota
	// HangUp closes the connection without a word.
	HangUp
	// Hang says nothing until the client hangs up.
	Hang
)

// Answer replaces the server's own answer at a step.
type Answer struct {
	At Step
	// To confines the answer to an address, the sender's at Mail and the
	// recipient's after it; empty is any.
	To   string
	Do   Act
	Code int
	// Text may begin with an enhanced status, such as "5.1.1 no such user".
	Text string
	// Times is how often it is given; 0 is always.
	Times int
}

// Script adds answers. At a step the first that fits and is not used up is given.
func (s *Server) Script(answers ...Answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range answers {
		s.answers = append(s.answers, &a)
	}
}

// Unscript drops all scripted answers.
func (s *Server) Unscript() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answers = nil
}

func (s *Server) next(at Step, address string) (Answer, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, a := range s.answers {
		if a.At != at || (a.To != "" && a.To != address) {
			continue
		}
		given := *a
		if a.Times > 0 {
			a.Times--
			if a.Times == 0 {
				s.answers = slices.Delete(s.answers, i, i+1)
			}
		}
		return given, true
	}
	if s.options.Improvise != nil {
		return s.options.Improvise(at, address)
	}
	return Answer{}, false
}

var errHungUp = errors.New("hung up")

// follow gives the scripted answer of a step, nil where there is none.
func (s *session) follow(at Step, address string) error {
	a, ok := s.server.next(at, address)
	if !ok {
		return nil
	}
	return s.act(a)
}

func (s *session) act(a Answer) error {
	switch a.Do {
	case HangUp:
		_ = s.conn.Conn().Close()
		return errHungUp
	case Hang:
		s.hang()
		return errHungUp
	}
	return status(a.Code, a.Text)
}

func status(code int, text string) *smtp.SMTPError {
	e := &smtp.SMTPError{Code: code, EnhancedCode: smtp.NoEnhancedCode, Message: text}
	first, rest, _ := strings.Cut(text, " ")
	if enhanced, err := parseEnhanced(first); err == nil {
		e.EnhancedCode, e.Message = enhanced, rest
	}
	return e
}
