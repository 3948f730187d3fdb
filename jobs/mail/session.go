package mail

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/smtp"
	"time"

	gomail "github.com/go-mail/mail/v2"
)

// farewell is how long a server may take over QUIT: nothing depends on it.
const farewell = 2 * time.Second

// session is a logged-in conversation with the server, led by the library.
type session struct {
	gomail.SendCloser
	link *link
	used time.Time // when it last answered
}

// open connects, encrypts, greets and logs in.
func open(ctx context.Context, server Server, o Options) (*session, *Refusal) {
	dialer := net.Dialer{Timeout: o.Timeout}
	raw, err := dialer.DialContext(ctx, "tcp", server.Addr())
	if err != nil {
		return nil, refuse(server, StageDial, cmp.Or(context.Cause(ctx), err))
	}
	l := newLink(raw, o)
	stop := context.AfterFunc(ctx, l.abort)
	sc, err := converse(ctx, l, server, o)
	if !stop() && err == nil {
		err = context.Cause(ctx)
	}
	if err != nil {
		l.abort()
		return nil, l.refusal(ctx, server, err)
	}
	return &session{SendCloser: sc, link: l, used: time.Now()}, nil
}

func converse(ctx context.Context, l *link, server Server, o Options) (gomail.SendCloser, error) {
	if err := encrypt(ctx, l, server, o); err != nil {
		return nil, err
	}
	d := &gomail.Dialer{
		LocalName: o.HelloName,
		// The link has its own deadlines, and redialling is ours to decide: the
		// library would do it without end while the server drops at MAIL.
		Timeout:      0,
		RetryFailure: false,
		// Done below the library, see encrypt.
		StartTLSPolicy: gomail.NoStartTLS,
	}
	d.Host, d.Port = connections.offer(l)
	if server.username != "" {
		d.Auth = &auth{server: server, link: l}
	}
	return d.Dial()
}

// encrypt brings TLS under the link, so that the link reads commands and answers
// in the clear; the library's own MandatoryStartTLS would put it above, out of
// the link's sight, and the words of the final answer would be lost. It is as
// mandatory here: no server that requires encryption is spoken to without.
func encrypt(ctx context.Context, l *link, server Server, o Options) error {
	switch server.security {
	case unencrypted:
		return nil
	case startTLS:
		if err := requestTLS(l, server, o); err != nil {
			return err
		}
	}
	l.stage = StageTLS
	l.arm()
	conn := tls.Client(l.raw, &tls.Config{ServerName: server.host, RootCAs: o.RootCAs, MinVersion: tls.VersionTLS12})
	if err := conn.HandshakeContext(ctx); err != nil {
		return err
	}
	l.Conn, l.stage = conn, StageHello
	l.arm()
	return nil
}

// requestTLS leads the conversation up to the server's word to begin TLS. The
// greeting is then used up; the library is given another to read.
func requestTLS(l *link, server Server, o Options) error {
	c, err := smtp.NewClient(l, server.host)
	if err != nil {
		return err
	}
	if err := c.Hello(o.HelloName); err != nil {
		return err
	}
	if offered, _ := c.Extension("STARTTLS"); !offered {
		l.stage = StageTLS
		return errors.New("the server does not offer STARTTLS: use smtps:// or another port, or add ?starttls=never where the network is trusted")
	}
	if _, err := c.Text.Cmd("STARTTLS"); err != nil {
		return err
	}
	if _, _, err := c.Text.ReadResponse(220); err != nil {
		return err
	}
	// What came before TLS is not from the server we are about to verify.
	if c.Text.R.Buffered() > 0 {
		return errors.New("the server went on talking in the clear after STARTTLS")
	}
	l.replay = []byte("220 encrypted\r\n")
	return nil
}

// refusal says why the conversation failed: the server's answer, else the end of
// the context, else the first failure of the connection.
func (l *link) refusal(ctx context.Context, server Server, err error) *Refusal {
	r := refuse(server, l.stage, err)
	if r.Code == 0 {
		r.cause = cmp.Or(context.Cause(ctx), l.fault, err)
	}
	return r
}

// end says goodbye where the server still listens, and closes.
func (s *session) end(polite bool) {
	if polite {
		s.link.body = false
		s.link.step, s.link.answer = min(s.link.step, farewell), farewell
		// Whether the server answers changes nothing: the connection is closed.
		_ = s.SendCloser.Close()
	}
	s.link.abort()
}
