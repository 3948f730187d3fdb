package mail

import (
	"cmp"
	"context"
	"crypto/x509"
	"os"
	"time"
)

// Options of a Sender or Pool. The zero value takes every default.
type Options struct {
	// Timeout bounds each step of the conversation; default 30 s.
	Timeout time.Duration
	// AnswerTimeout bounds the wait for the answer to a message handed over
	// whole, where giving up leaves its fate unknown; default 2 min.
	AnswerTimeout time.Duration
	// IdleAfter is how long an unused connection is trusted; default 30 s.
	IdleAfter time.Duration
	// HelloName is this machine's name for the server; default its host name.
	HelloName string
	// RootCAs verify the server's certificate; nil takes the system's.
	RootCAs *x509.CertPool
}

func (o Options) withDefaults() Options {
	o.Timeout = cmp.Or(o.Timeout, 30*time.Second)
	o.AnswerTimeout = cmp.Or(o.AnswerTimeout, 2*time.Minute)
	o.IdleAfter = cmp.Or(o.IdleAfter, 30*time.Second)
	if o.HelloName == "" {
		// Without a host name the server still learns our address.
		name, _ := os.Hostname()
		o.HelloName = cmp.Or(name, "localhost")
	}
	return o
}

// Sender sends messages one after another over one kept connection, opened when
// first needed. It is not safe for concurrent use; Pool is.
type Sender struct {
	server  Server
	options Options
	session *session
	turn    turn // of the pool it belongs to
}

// NewSender makes a sender; it does not connect.
func NewSender(server Server, options Options) *Sender {
	return &Sender{server: server, options: options.withDefaults()}
}

// Send renders m, hands it over and gives the server's answer. The error is a
// *Refusal. When ctx ends, the connection is closed and Send returns.
//
// A message that the server accepted is never sent twice by Send itself. It
// redials only where a kept connection turns out to be dead before the message
// was begun.
func (s *Sender) Send(ctx context.Context, m Message) (Reply, error) {
	data, err := Render(m)
	if err != nil {
		return Reply{}, &Refusal{Stage: StageMessage, Permanent: true, cause: err}
	}
	if s.idle() >= s.options.IdleAfter {
		s.drop(true)
	}
	kept := s.session != nil
	reply, refusal := s.attempt(ctx, m, data)
	if kept && refusal != nil && refusal.lost() && (refusal.Stage == StageMail || refusal.Stage == StageRcpt) && ctx.Err() == nil {
		reply, refusal = s.attempt(ctx, m, data)
	}
	if refusal != nil {
		return Reply{}, refusal
	}
	return reply, nil
}

func (s *Sender) attempt(ctx context.Context, m Message, data []byte) (Reply, *Refusal) {
	if err := context.Cause(ctx); err != nil {
		return Reply{}, refuse(s.server, StageDial, err)
	}
	if s.session == nil {
		opened, refusal := open(ctx, s.server, s.options)
		if refusal != nil {
			return Reply{}, refusal
		}
		s.session = opened
	}
	l := s.session.link
	l.body, l.stage = false, StageMail
	stop := context.AfterFunc(ctx, l.abort)
	p := &payload{link: l, data: data, turn: s.turn}
	err := s.session.Send(m.From.Email, []string{m.To.Email}, p)
	var reply Reply
	if err == nil {
		if reply = parseReply(l.got); m.Taken != nil {
			m.Taken(reply)
		}
	}
	s.turn.give(p.held)
	alive := stop()
	if err != nil {
		refusal := l.refusal(ctx, s.server, err)
		// The library sends no RSET, so the conversation cannot go on.
		s.drop(alive && !refusal.lost())
		return Reply{}, refusal
	}
	s.session.used = time.Now()
	if !alive {
		s.drop(false)
	}
	return reply, nil
}

// idle is how long the kept connection has been unused, 0 without one.
func (s *Sender) idle() time.Duration {
	if s.session == nil {
		return 0
	}
	return time.Since(s.session.used)
}

func (s *Sender) drop(polite bool) {
	if s.session != nil {
		s.session.end(polite)
		s.session = nil
	}
}

// Close ends the kept connection. A later Send opens another.
func (s *Sender) Close() error {
	s.drop(true)
	return nil
}
