package mail_test

import (
	"testing"

	"dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
)

func TestCheckSendsNothing(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{Security: mailtest.STARTTLS, Username: "an", Password: "secret"})
	if err := sender(t, s, mail.Options{}).Check(t.Context(), "theodoi@dondoc.example"); err != nil {
		t.Error(err)
	}
	s.AwaitNoConnections(t)
	if n := len(s.Messages()); n != 0 || s.Connections() != 1 {
		t.Errorf("%d messages, %d connections", n, s.Connections())
	}
}

func TestCheckSaysWhatIsWrong(t *testing.T) {
	cases := []struct {
		name    string
		options mailtest.Options
		answers []mailtest.Answer
		from    string
		stage   mail.Stage
		code    int
	}{
		{"sender refused", mailtest.Options{}, []mailtest.Answer{{At: mailtest.Mail, Code: 550, Text: "5.7.1 Not yours"}}, "a@dondoc.example", mail.StageMail, 550},
		{"hangs up at the sender", mailtest.Options{}, []mailtest.Answer{{At: mailtest.Mail, Do: mailtest.HangUp}}, "a@dondoc.example", mail.StageMail, 0},
		{"no greeting", mailtest.Options{Silent: true}, nil, "a@dondoc.example", mail.StageHello, 0},
		{"bad sender", mailtest.Options{}, nil, "a@b\r\nRCPT TO:<c@d>", mail.StageMessage, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := mailtest.NewServer(t, c.options)
			s.Script(c.answers...)
			r := refusal(t, sender(t, s, mail.Options{Timeout: soon}).Check(t.Context(), c.from))
			if r.Stage != c.stage || r.Code != c.code {
				t.Errorf("refusal %+v", r)
			}
			s.AwaitNoConnections(t)
		})
	}
}
