package bounce

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

const (
	// readAtOnce is how many mails are read by one command, and readBytes how much of each: the headers
	// that tell which message came back stand behind the report and before that message's own text.
	readAtOnce = 50
	readBytes  = 256 << 10
	// connectWithin bounds reaching the server.
	connectWithin = 30 * time.Second
)

// Mailbox is where returned mail arrives. Its zero value is none; ParseURL makes one.
type Mailbox struct {
	host, port, username, password, name string

	RootCAs *x509.CertPool // verify the server's certificate; nil takes the system's
}

// ParseURL reads imaps://user:password@host:993/INBOX. Its errors never repeat the address, which
// holds a password.
func ParseURL(raw string) (Mailbox, error) {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "imaps" || u.Hostname() == "" || u.RawQuery != "" || u.Fragment != "" {
		return Mailbox{}, errors.New("the mailbox's address is not of the form imaps://user:password@host:993/INBOX")
	}
	m := Mailbox{host: u.Hostname(), port: cmp.Or(u.Port(), "993"), username: u.User.Username(), name: cmp.Or(strings.Trim(u.Path, "/"), "INBOX")}
	m.password, _ = u.User.Password()
	if m.username == "" || m.password == "" || strings.IndexFunc(m.username+m.password+m.name, unicode.IsControl) >= 0 {
		return Mailbox{}, errors.New("the mailbox's address needs a user and a password, without control characters")
	}
	return m, nil
}

// String names the mailbox, without its password.
func (m Mailbox) String() string {
	u := url.URL{Scheme: "imaps", Host: net.JoinHostPort(m.host, m.port), User: url.User(m.username), Path: "/" + m.name}
	return u.String()
}

// GoString keeps the password out of %#v as String does for %v.
func (m Mailbox) GoString() string { return m.String() }

// Position is how far a mailbox has been read. UIDs are counted anew when the validity changes (RFC
// 3501, 2.3.1.1).
type Position struct {
	Validity, UID uint32
}

// Batch is what was read at once.
type Batch struct {
	Reports []Report
	Others  int // mails that report nothing
	Next    Position
	More    bool
}

// Read gives the reports that arrived after a position, a batch of the oldest.
func (m Mailbox) Read(ctx context.Context, after Position) (Batch, error) {
	c, err := m.open(ctx)
	if err != nil {
		return Batch{}, fmt.Errorf("the mailbox %s: %w", m, cmp.Or(context.Cause(ctx), err))
	}
	defer func() { _ = c.Close() }() // the mailbox is only read: nothing is lost with the farewell
	stop := context.AfterFunc(ctx, func() { _ = c.Close() })
	defer stop()
	b, err := m.read(c, after)
	if err != nil {
		return Batch{}, fmt.Errorf("the mailbox %s: %w", m, cmp.Or(context.Cause(ctx), err))
	}
	return b, nil
}

func (m Mailbox) open(ctx context.Context) (*imapclient.Client, error) {
	d := tls.Dialer{NetDialer: &net.Dialer{Timeout: connectWithin}, Config: &tls.Config{ServerName: m.host, RootCAs: m.RootCAs, MinVersion: tls.VersionTLS12, NextProtos: []string{"imap"}}}
	conn, err := d.DialContext(ctx, "tcp", net.JoinHostPort(m.host, m.port))
	if err != nil {
		return nil, err
	}
	c := imapclient.New(conn, nil)
	stop := context.AfterFunc(ctx, func() { _ = c.Close() })
	defer stop()
	if err := c.Login(m.username, m.password).Wait(); err != nil {
		_ = c.Close()
		return nil, err
	}
	return c, nil
}

func (m Mailbox) read(c *imapclient.Client, after Position) (Batch, error) {
	box, err := c.Select(m.name, &imap.SelectOptions{ReadOnly: true}).Wait()
	if err != nil {
		return Batch{}, err
	}
	if box.UIDValidity != after.Validity {
		after = Position{Validity: box.UIDValidity}
	}
	b := Batch{Next: after}
	if box.NumMessages == 0 {
		return b, nil
	}
	var newer imap.UIDSet
	newer.AddRange(imap.UID(after.UID+1), 0)
	found, err := c.UIDSearch(&imap.SearchCriteria{UID: []imap.UIDSet{newer}}, nil).Wait()
	if err != nil {
		return Batch{}, err
	}
	uids := slices.DeleteFunc(found.AllUIDs(), func(u imap.UID) bool { return uint32(u) <= after.UID }) // "n:*" always has the last one
	slices.Sort(uids)
	b.More = len(uids) > readAtOnce
	uids = uids[:min(len(uids), readAtOnce)]
	if len(uids) == 0 {
		return b, nil
	}
	part := &imap.FetchItemBodySection{Peek: true, Partial: &imap.SectionPartial{Size: readBytes}}
	mails, err := c.Fetch(imap.UIDSetNum(uids...), &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{part}}).Collect()
	if err != nil {
		return Batch{}, err
	}
	for _, got := range mails {
		known := false
		for _, section := range got.BodySection {
			if r, ok := Parse(section.Bytes); ok {
				b.Reports, known = append(b.Reports, r), true
			}
		}
		if !known {
			b.Others++
		}
	}
	b.Next.UID = uint32(uids[len(uids)-1])
	return b, nil
}
