package mail_test

import (
	"crypto/x509"
	"errors"
	"strings"
	"testing"

	"dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
)

// STARTTLS is required where the address does not say otherwise.
func TestServerWithoutSTARTTLSIsRefused(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{})
	out := mail.NewSender(server(t, strings.TrimSuffix(s.URL(), "?starttls=never")), mail.Options{})
	_, err := out.Send(t.Context(), digest())
	if r := refusal(t, err); r.Stage != mail.StageTLS || r.Permanent || !strings.Contains(err.Error(), "STARTTLS") {
		t.Errorf("refusal %+v: %v", r, err)
	}
	if n := len(s.Messages()); n != 0 {
		t.Errorf("%d messages went out unencrypted", n)
	}
}

// A certificate that is not trusted, or made out to another, ends the attempt.
func TestCertificateIsVerified(t *testing.T) {
	for _, name := range []string{"STARTTLS", "TLS"} {
		s := mailtest.NewServer(t, mailtest.Options{Security: everySecurity[name]})
		t.Run(name+"/unknown authority", func(t *testing.T) {
			_, err := mail.NewSender(server(t, s.URL()), mail.Options{RootCAs: x509.NewCertPool()}).Send(t.Context(), digest())
			var unknown x509.UnknownAuthorityError
			if r := refusal(t, err); r.Stage != mail.StageTLS || !errors.As(err, &unknown) {
				t.Errorf("refusal %+v: %v", r, err)
			}
		})
		t.Run(name+"/other name", func(t *testing.T) {
			url := strings.Replace(s.URL(), "127.0.0.1", "localhost", 1)
			_, err := mail.NewSender(server(t, url), mail.Options{RootCAs: s.RootCAs()}).Send(t.Context(), digest())
			var other x509.HostnameError
			if r := refusal(t, err); r.Stage != mail.StageTLS || !errors.As(err, &other) {
				t.Errorf("refusal %+v: %v", r, err)
			}
		})
		if n := len(s.Messages()); n != 0 {
			t.Errorf("%s: %d messages went out", name, n)
		}
	}
}

func TestLogin(t *testing.T) {
	for name, security := range everySecurity {
		for _, mechanism := range []string{"PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2 PLAIN LOGIN"} {
			t.Run(name+"/"+mechanism, func(t *testing.T) {
				s := mailtest.NewServer(t, mailtest.Options{
					Security: security, Username: "an@mof.example", Password: "mật khẩu /?#",
					Mechanisms: strings.Fields(mechanism),
				})
				out := sender(t, s, mail.Options{})
				mustSend(t, out, digest())
				mustSend(t, out, digest())
				if n := len(s.Messages()); n != 2 {
					t.Errorf("%d messages, want 2", n)
				}
			})
		}
	}
}

// With a user set, nothing is sent without a login; the message stays good.
func TestLoginRefused(t *testing.T) {
	right := mailtest.Options{Security: mailtest.STARTTLS, Username: "an", Password: "secret"}
	cases := []struct {
		name    string
		options mailtest.Options
		url     func(string) string
		code    int
		says    string
	}{
		{"wrong password", right, func(u string) string { return strings.Replace(u, "secret", "wrong", 1) }, 535, "535"},
		{"no login offered", mailtest.Options{Security: mailtest.STARTTLS},
			func(u string) string { return strings.Replace(u, "smtp://", "smtp://an:secret@", 1) }, 0, "offers no login"},
		{"unknown mechanism", mailtest.Options{Security: mailtest.STARTTLS, Username: "an", Password: "secret", Mechanisms: []string{"GSSAPI"}},
			func(u string) string { return u }, 0, "GSSAPI"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := mailtest.NewServer(t, c.options)
			out := mail.NewSender(server(t, c.url(s.URL())), mail.Options{RootCAs: s.RootCAs()})
			_, err := out.Send(t.Context(), digest())
			r := refusal(t, err)
			if r.Stage != mail.StageAuth || r.Permanent || r.Code != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("refusal %+v: %v", r, err)
			}
			if strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "wrong") {
				t.Errorf("the password shows in %v", err)
			}
			if n := len(s.Messages()); n != 0 {
				t.Errorf("%d messages were sent without a login", n)
			}
		})
	}
}
