package mail_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
)

func isCanceled(err error) bool { return errors.Is(err, context.Canceled) }

// A kept connection that died meanwhile costs nothing but a new one.
func TestDeadKeptConnectionIsReplaced(t *testing.T) {
	cases := map[string]func(*mailtest.Server){
		"hung up while idle": func(s *mailtest.Server) { s.HangUp() },
		"421 at the sender": func(s *mailtest.Server) {
			s.Script(mailtest.Answer{At: mailtest.Mail, Code: 421, Text: "4.4.2 Idle for too long", Times: 1})
		},
		"421 at the recipient": func(s *mailtest.Server) {
			s.Script(mailtest.Answer{At: mailtest.Rcpt, Code: 421, Text: "4.7.0 Enough for one connection", Times: 1})
		},
		"hung up at the sender": func(s *mailtest.Server) {
			s.Script(mailtest.Answer{At: mailtest.Mail, Do: mailtest.HangUp, Times: 1})
		},
	}
	for name, happens := range cases {
		t.Run(name, func(t *testing.T) {
			s := mailtest.NewServer(t, mailtest.Options{Security: mailtest.STARTTLS})
			out := sender(t, s, mail.Options{})
			mustSend(t, out, digest())
			happens(s)
			mustSend(t, out, digest())
			if len(s.Messages()) != 2 || s.Connections() != 2 {
				t.Errorf("%d messages over %d connections, want 2 over 2", len(s.Messages()), s.Connections())
			}
		})
	}
}

// A server that drops every connection is tried once more, not for ever.
func TestRedialsOnce(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{})
	out := sender(t, s, mail.Options{})
	mustSend(t, out, digest())
	s.Script(mailtest.Answer{At: mailtest.Mail, Do: mailtest.HangUp})
	_, err := out.Send(t.Context(), digest())
	if r := refusal(t, err); r.Stage != mail.StageMail || r.Permanent {
		t.Errorf("refusal %+v", r)
	}
	if n := s.Connections(); n != 2 {
		t.Errorf("%d connections, want the kept one and one more", n)
	}
}

// A fresh connection whose server drops is not retried by Send at all.
func TestFreshConnectionIsNotRetried(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{})
	s.Script(mailtest.Answer{At: mailtest.Mail, Code: 421, Text: "4.3.2 Too busy"})
	_, err := sender(t, s, mail.Options{}).Send(t.Context(), digest())
	if r := refusal(t, err); r.Code != 421 || r.Permanent || s.Connections() != 1 {
		t.Errorf("refusal %+v after %d connections", r, s.Connections())
	}
}

// A connection unused for too long is left for a new one before it is trusted
// with a message.
func TestIdleConnectionIsReplaced(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{})
	out := sender(t, s, mail.Options{IdleAfter: time.Nanosecond})
	mustSend(t, out, digest())
	mustSend(t, out, digest())
	if n := s.Connections(); n != 2 {
		t.Errorf("%d connections, want 2", n)
	}
}
