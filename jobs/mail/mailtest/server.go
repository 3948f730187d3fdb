// Package mailtest is a mail server for tests, in the test's own process and
// spoken to over real connections. It records what it accepts and can be told to
// refuse, to fall silent or to hang up at any step.
package mailtest

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net"
	"net/url"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
)

// Security is how the server encrypts its connections.
type Security int

const (
	// Plain offers no encryption.
	Plain Security = iota
	// STARTTLS offers encryption after the greeting.
	STARTTLS
	// ImplicitTLS speaks TLS from the first byte.
	ImplicitTLS
)

// Options of a server. The zero value takes every message, without encryption
// or login.
type Options struct {
	Security Security
	// Username and Password, when set, are required before a sender is accepted.
	Username, Password string
	// Mechanisms are the offered ways to log in (PLAIN, LOGIN, CRAM-MD5);
	// default PLAIN where a user name is set, none otherwise.
	Mechanisms []string
	// Silent accepts connections and never says a word.
	Silent bool
	// Improvise decides on an answer where no script has one; one call at a time.
	Improvise func(at Step, to string) (Answer, bool)
}

// Server is a running server, stopped at the end of the test.
type Server struct {
	options  Options
	listener net.Listener
	smtp     *smtp.Server
	roots    *x509.CertPool
	stopped  chan struct{}

	mu       sync.Mutex
	changed  *sync.Cond
	answers  []*Answer
	received []Received
	live     map[net.Conn]bool
	opened   int
	hanging  int
}

// NewServer starts a server on a free port of the loopback interface.
func NewServer(tb testing.TB, o Options) *Server {
	tb.Helper()
	s := &Server{options: o, stopped: make(chan struct{}), live: map[net.Conn]bool{}}
	s.changed = sync.NewCond(&s.mu)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	s.listener = listener
	s.smtp = smtp.NewServer(smtp.BackendFunc(s.newSession))
	s.smtp.Domain = "mailtest.example"
	s.smtp.AllowInsecureAuth = true
	// Broken connections are what the tests are about.
	s.smtp.ErrorLog = log.New(io.Discard, "", 0)
	s.listener = countingListener{listener, s}
	if o.Security != Plain {
		certificate, roots := selfSigned(tb)
		s.roots = roots
		config := &tls.Config{Certificates: []tls.Certificate{certificate}}
		if o.Security == STARTTLS {
			s.smtp.TLSConfig = config
		} else {
			s.listener = tls.NewListener(s.listener, config)
		}
	}
	served := make(chan struct{})
	go func() {
		defer close(served)
		_ = s.smtp.Serve(s.listener) // ends with the error of the closed listener
	}()
	tb.Cleanup(func() {
		close(s.stopped)
		_ = s.smtp.Close()
		_ = s.listener.Close()
		s.HangUp()
		<-served
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		s.await(ctx, func() bool { return len(s.live) == 0 })
	})
	return s
}

// Addr is the server's host:port.
func (s *Server) Addr() string { return s.listener.Addr().String() }

// URL is the server's address as the configuration writes it.
func (s *Server) URL() string {
	u := url.URL{Scheme: "smtp", Host: s.Addr()}
	switch s.options.Security {
	case Plain:
		u.RawQuery = "starttls=never"
	case ImplicitTLS:
		u.Scheme = "smtps"
	}
	if s.options.Username != "" {
		u.User = url.UserPassword(s.options.Username, s.options.Password)
	}
	return u.String()
}

// RootCAs verify the server's certificate; nil without encryption.
func (s *Server) RootCAs() *x509.CertPool { return s.roots }

// Messages are those accepted so far, in order.
func (s *Server) Messages() []Received {
	s.mu.Lock()
	received := slices.Clone(s.received)
	s.mu.Unlock()
	for i := range received {
		received[i] = received[i].parsed()
	}
	return received
}

// Accepted counts the messages accepted so far.
func (s *Server) Accepted() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.received)
}

// Connections counts the connections opened so far.
func (s *Server) Connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.opened
}

// HangUp closes every connection from the server's side, without a word.
func (s *Server) HangUp() {
	s.mu.Lock()
	conns := make([]net.Conn, 0, len(s.live))
	for c := range s.live {
		conns = append(conns, c)
	}
	s.mu.Unlock()
	for _, c := range conns {
		_ = c.Close()
	}
}

// patience bounds how long a test waits for the server to notice something.
const patience = 10 * time.Second

// AwaitNoConnections waits until every connection is closed.
func (s *Server) AwaitNoConnections(tb testing.TB) {
	tb.Helper()
	ctx, cancel := context.WithTimeout(tb.Context(), patience)
	defer cancel()
	if !s.await(ctx, func() bool { return len(s.live) == 0 }) {
		tb.Fatalf("connections are still open after %v", patience)
	}
}

// AwaitHang waits until a client hangs: on a scripted Hang, or on a Silent server
// to which it spoke first.
func (s *Server) AwaitHang(tb testing.TB) {
	tb.Helper()
	ctx, cancel := context.WithTimeout(tb.Context(), patience)
	defer cancel()
	if !s.await(ctx, func() bool { return s.hanging > 0 }) {
		tb.Fatalf("no client hangs after %v", patience)
	}
}

// hangs counts the clients that hang.
func (s *Server) hangs(change int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hanging += change
	s.changed.Broadcast()
}

// await waits under the lock until what holds or ctx ends.
func (s *Server) await(ctx context.Context, what func() bool) bool {
	stop := context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.changed.Broadcast()
	})
	defer stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	for !what() && ctx.Err() == nil {
		s.changed.Wait()
	}
	return what()
}

// accept records a message and gives its queue number.
func (s *Server) accept(r Received) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.received = append(s.received, r)
	return fmt.Sprintf("Ok: queued as %d", len(s.received))
}
