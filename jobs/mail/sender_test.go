package mail_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
)

var everySecurity = map[string]mailtest.Security{
	"plain": mailtest.Plain, "STARTTLS": mailtest.STARTTLS, "TLS": mailtest.ImplicitTLS,
}

// One connection serves many messages, and the server's words come back, over
// each kind of connection.
func TestSendKeepsTheConnectionAndTheAnswer(t *testing.T) {
	for name, security := range everySecurity {
		t.Run(name, func(t *testing.T) {
			s := mailtest.NewServer(t, mailtest.Options{Security: security})
			out := sender(t, s, mail.Options{})
			for i := range 3 {
				m := digest()
				m.MessageID = fmt.Sprintf("digest-%d@dondoc.example", i)
				reply := mustSend(t, out, m)
				want := mail.Reply{Code: 250, Enhanced: "2.0.0", Text: fmt.Sprintf("Ok: queued as %d", i+1)}
				if reply != want {
					t.Errorf("reply %+v, want %+v", reply, want)
				}
			}
			got := s.Messages()
			if len(got) != 3 || s.Connections() != 1 {
				t.Fatalf("%d messages over %d connections", len(got), s.Connections())
			}
			for i, m := range got {
				if want := fmt.Sprintf("digest-%d@dondoc.example", i); m.MessageID() != want {
					t.Errorf("message %d has the id %s, want %s", i, m.MessageID(), want)
				}
			}
			if err := out.Close(); err != nil {
				t.Error(err)
			}
			s.AwaitNoConnections(t)
		})
	}
}

// The refusal carries stage, code and words; the sender is fit for the next
// message at once, and no message was sent twice.
func TestRefusals(t *testing.T) {
	cases := []struct {
		name   string
		answer mailtest.Answer
		want   mail.Refusal
	}{
		{"recipient unknown", mailtest.Answer{At: mailtest.Rcpt, Code: 550, Text: "5.1.1 No such user"},
			mail.Refusal{Stage: mail.StageRcpt, Code: 550, Enhanced: "5.1.1", Text: "No such user", Permanent: true}},
		{"greylisted", mailtest.Answer{At: mailtest.Rcpt, Code: 451, Text: "4.7.1 Come back later"},
			mail.Refusal{Stage: mail.StageRcpt, Code: 451, Enhanced: "4.7.1", Text: "Come back later"}},
		{"sender refused", mailtest.Answer{At: mailtest.Mail, Code: 553, Text: "Not your address"},
			mail.Refusal{Stage: mail.StageMail, Code: 553, Text: "Not your address", Permanent: true}},
		{"sender for now", mailtest.Answer{At: mailtest.Mail, Code: 451, Text: "4.3.0 Busy"},
			mail.Refusal{Stage: mail.StageMail, Code: 451, Enhanced: "4.3.0", Text: "Busy"}},
		{"login wanted", mailtest.Answer{At: mailtest.Mail, Code: 530, Text: "5.7.0 Authentication required"},
			mail.Refusal{Stage: mail.StageMail, Code: 530, Enhanced: "5.7.0", Text: "Authentication required"}},
		{"too large", mailtest.Answer{At: mailtest.Body, Code: 552, Text: "5.3.4 Too big\nfor\x01 us"},
			mail.Refusal{Stage: mail.StageAfterData, Code: 552, Enhanced: "5.3.4", Text: "Too big for us", Permanent: true}},
		{"disk full", mailtest.Answer{At: mailtest.Body, Code: 451, Text: "4.3.1 No space"},
			mail.Refusal{Stage: mail.StageAfterData, Code: 451, Enhanced: "4.3.1", Text: "No space"}},
		{"closing after the message", mailtest.Answer{At: mailtest.Body, Code: 421, Text: "4.3.2 Shutting down"},
			mail.Refusal{Stage: mail.StageAfterData, Code: 421, Enhanced: "4.3.2", Text: "Shutting down"}},
		{"hung up at the sender", mailtest.Answer{At: mailtest.Mail, Do: mailtest.HangUp},
			mail.Refusal{Stage: mail.StageMail}},
		{"hung up at the recipient", mailtest.Answer{At: mailtest.Rcpt, Do: mailtest.HangUp},
			mail.Refusal{Stage: mail.StageRcpt}},
		{"hung up before the end", mailtest.Answer{At: mailtest.Body, Do: mailtest.HangUp},
			mail.Refusal{Stage: mail.StageAfterData, Uncertain: true}},
		{"silent at the sender", mailtest.Answer{At: mailtest.Mail, Do: mailtest.Hang},
			mail.Refusal{Stage: mail.StageMail}},
		{"silent at the greeting", mailtest.Answer{At: mailtest.Hello, Do: mailtest.Hang},
			mail.Refusal{Stage: mail.StageHello}},
		{"not for us", mailtest.Answer{At: mailtest.Hello, Code: 554, Text: "5.7.1 Blocked"},
			mail.Refusal{Stage: mail.StageHello, Code: 554, Enhanced: "5.7.1", Text: "Blocked"}},
	}
	for name, security := range everySecurity {
		for _, c := range cases {
			if c.answer.Do == mailtest.Hang && security != mailtest.Plain {
				continue // each takes a second, and the deadline is set below TLS
			}
			t.Run(name+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				s := mailtest.NewServer(t, mailtest.Options{Security: security})
				s.Script(c.answer)
				out := sender(t, s, mail.Options{Timeout: time.Second, AnswerTimeout: time.Second})
				_, err := out.Send(t.Context(), digest())
				r := refusal(t, err)
				got := mail.Refusal{Stage: r.Stage, Code: r.Code, Enhanced: r.Enhanced, Text: r.Text, Permanent: r.Permanent, Uncertain: r.Uncertain}
				if got != c.want {
					t.Errorf("got  %+v\nwant %+v", got, c.want)
				}
				if !strings.Contains(err.Error(), s.Addr()) || strings.Contains(err.Error(), "\n") {
					t.Errorf("not one line that names the server: %q", err)
				}
				s.Unscript()
				mustSend(t, out, digest())
				if n := len(s.Messages()); n != 1 {
					t.Errorf("%d messages arrived, want the second one alone", n)
				}
			})
		}
	}
}

// A message accepted by a server that then hangs up is not sent again by Send:
// the caller learns that it may have arrived.
func TestLostAnswerIsUncertain(t *testing.T) {
	for name, act := range map[string]mailtest.Act{"hangs up": mailtest.HangUp, "falls silent": mailtest.Hang} {
		t.Run(name, func(t *testing.T) {
			s := mailtest.NewServer(t, mailtest.Options{})
			out := sender(t, s, mail.Options{Timeout: time.Minute, AnswerTimeout: soon})
			mustSend(t, out, digest()) // so that the connection is a kept one
			s.Script(mailtest.Answer{At: mailtest.Accepted, Do: act})
			_, err := out.Send(t.Context(), digest())
			if r := refusal(t, err); !r.Uncertain || r.Permanent || r.Stage != mail.StageAfterData {
				t.Errorf("refusal %+v", r)
			}
			if n := len(s.Messages()); n != 2 {
				t.Errorf("%d messages arrived, want 2", n)
			}
		})
	}
}

// Text that reads like a command, wherever the stream is cut into writes, is not
// taken for one: else a lost answer would look like a lost connection before the
// message, and the message would be sent twice.
func TestCommandsInTheTextAreText(t *testing.T) {
	const line = "MAIL FROM:<a>\n"
	s := mailtest.NewServer(t, mailtest.Options{})
	out := sender(t, s, mail.Options{})
	for shift := range len(line) + 1 { // the line end is sent as two octets
		m := digest()
		m.Subject, m.HTML, m.Text = strings.Repeat("x", shift+1), "", strings.Repeat(line, 5000/len(line))
		s.Unscript()
		mustSend(t, out, m)
		s.Script(mailtest.Answer{At: mailtest.Accepted, Do: mailtest.HangUp})
		before := len(s.Messages())
		_, err := out.Send(t.Context(), m)
		if r := refusal(t, err); !r.Uncertain {
			t.Errorf("shifted by %d: refusal %+v", shift, r)
		}
		if n := len(s.Messages()) - before; n != 1 {
			t.Errorf("shifted by %d: sent %d times", shift, n)
		}
	}
}

// A large message cut off half way is not delivered, and is known not to be.
func TestCutOffMessageIsNotDelivered(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{})
	s.Script(mailtest.Answer{At: mailtest.Body, Do: mailtest.HangUp})
	m := digest()
	m.Attachments = []mail.Attachment{{Name: "a.bin", ContentType: "application/octet-stream", Data: make([]byte, 16<<20)}}
	_, err := sender(t, s, mail.Options{}).Send(t.Context(), m)
	if r := refusal(t, err); r.Stage != mail.StageData || r.Uncertain || r.Permanent {
		t.Errorf("refusal %+v", r)
	}
	if n := len(s.Messages()); n != 0 {
		t.Errorf("%d messages arrived", n)
	}
}

// A server that accepts the connection and says nothing does not hold us up,
// whether it should greet or begin TLS.
func TestSilentServerIsGivenUp(t *testing.T) {
	for name, want := range map[string]mail.Stage{"plain": mail.StageHello, "STARTTLS": mail.StageHello, "TLS": mail.StageTLS} {
		t.Run(name, func(t *testing.T) {
			s := mailtest.NewServer(t, mailtest.Options{Security: everySecurity[name], Silent: true})
			_, err := sender(t, s, mail.Options{Timeout: soon}).Send(t.Context(), digest())
			if r := refusal(t, err); r.Stage != want || r.Permanent || r.Uncertain {
				t.Errorf("refusal %+v, want stage %s", r, want)
			}
			if !strings.Contains(err.Error(), "no answer in time") {
				t.Errorf("the error does not say so: %v", err)
			}
			s.AwaitNoConnections(t)
		})
	}
}

func TestServerNotThere(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{})
	out := mail.NewSender(server(t, "smtp://127.0.0.1:1?starttls=never"), mail.Options{})
	_, err := out.Send(t.Context(), digest())
	if r := refusal(t, err); r.Stage != mail.StageDial || r.Permanent {
		t.Errorf("refusal %+v (beside %s)", r, s.Addr())
	}
}

// The end of the context ends a wait at any step, and is the error's cause.
func TestContextEndsTheWait(t *testing.T) {
	cases := map[string]struct {
		options   mailtest.Options
		at        mailtest.Step
		uncertain bool
	}{
		"greeting":  {at: mailtest.Hello},
		"TLS":       {options: mailtest.Options{Silent: true, Security: mailtest.ImplicitTLS}},
		"sender":    {at: mailtest.Mail},
		"recipient": {at: mailtest.Rcpt},
		"answer":    {at: mailtest.Accepted, uncertain: true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			s := mailtest.NewServer(t, c.options)
			s.Script(mailtest.Answer{At: c.at, Do: mailtest.Hang})
			ctx, cancel := context.WithCancel(t.Context())
			result := make(chan error, 1)
			go func() {
				_, err := sender(t, s, mail.Options{Timeout: time.Hour, AnswerTimeout: time.Hour}).Send(ctx, digest())
				result <- err
			}()
			s.AwaitHang(t)
			cancel()
			err := <-result
			r := refusal(t, err)
			if !isCanceled(err) || r.Uncertain != c.uncertain || r.Permanent {
				t.Errorf("refusal %+v of %v", r, err)
			}
			s.AwaitNoConnections(t)
		})
	}
}

// An ended context sends nothing and costs no connection.
func TestEndedContextSendsNothing(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{})
	out := sender(t, s, mail.Options{})
	mustSend(t, out, digest())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := out.Send(ctx, digest()); !isCanceled(err) {
		t.Errorf("error %v", err)
	}
	mustSend(t, out, digest())
	if len(s.Messages()) != 2 || s.Connections() != 1 {
		t.Errorf("%d messages over %d connections", len(s.Messages()), s.Connections())
	}
}
