package mailtest

import (
	"crypto/tls"
	"crypto/x509"
	"net/url"
	"strings"
	"testing"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// Mailbox is an IMAP server with one user and their INBOX, in memory and spoken to over TLS.
type Mailbox struct {
	user  *imapmemserver.User
	addr  string
	roots *x509.CertPool
}

const mailboxUser, mailboxPassword = "returned@dondoc.example", "p/w #1"

// NewMailbox starts a server on a free port of the loopback interface; it stops with the test.
func NewMailbox(tb testing.TB) *Mailbox {
	tb.Helper()
	m := &Mailbox{user: imapmemserver.NewUser(mailboxUser, mailboxPassword)}
	m.Empty(tb)
	users := imapmemserver.New()
	users.AddUser(m.user)
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return users.NewSession(), nil, nil
		},
		InsecureAuth: true, // it listens behind TLS
		Logger:       silence{},
	})
	certificate, roots := selfSigned(tb)
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{certificate}, NextProtos: []string{"imap"}})
	if err != nil {
		tb.Fatal(err)
	}
	m.addr, m.roots = listener.Addr().String(), roots
	served := make(chan struct{})
	go func() { defer close(served); _ = server.Serve(listener) }() // ends with the error of the closed listener
	tb.Cleanup(func() {
		_ = server.Close()
		_ = listener.Close()
		<-served
	})
	return m
}

// silence drops what the server says of broken connections, which are what tests are about.
type silence struct{}

func (silence) Printf(string, ...any) {}

// Empty replaces the INBOX by a new one, whose UIDs are counted anew.
func (m *Mailbox) Empty(tb testing.TB) {
	tb.Helper()
	_ = m.user.Delete("INBOX") // there is none at first
	if err := m.user.Create("INBOX", nil); err != nil {
		tb.Fatal(err)
	}
}

// Put delivers a mail into the INBOX.
func (m *Mailbox) Put(tb testing.TB, mail string) {
	tb.Helper()
	if _, err := m.user.Append("INBOX", literal{strings.NewReader(mail)}, &imap.AppendOptions{}); err != nil {
		tb.Fatal(err)
	}
}

type literal struct{ *strings.Reader }

// Size is asked for by the IMAP library.
func (l literal) Size() int64 { return l.Reader.Size() }

// URL is the mailbox's address as the configuration writes it.
func (m *Mailbox) URL() string {
	u := url.URL{Scheme: "imaps", Host: m.addr, User: url.UserPassword(mailboxUser, mailboxPassword), Path: "/INBOX"}
	return u.String()
}

// Locked is the same address with a wrong password.
func (m *Mailbox) Locked() string {
	u := url.URL{Scheme: "imaps", Host: m.addr, User: url.UserPassword(mailboxUser, "wrong"), Path: "/INBOX"}
	return u.String()
}

// RootCAs verify the server's certificate.
func (m *Mailbox) RootCAs() *x509.CertPool { return m.roots }
