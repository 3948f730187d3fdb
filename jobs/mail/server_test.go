package mail_test

import (
	"fmt"
	"strings"
	"testing"

	"dondoc/jobs/mail"
)

func TestParseURL(t *testing.T) {
	cases := []struct{ url, addr, shown string }{
		{"smtp://mail.example", "mail.example:587", "smtp://mail.example:587"},
		{"smtp://mail.example/?starttls=required", "mail.example:587", "smtp://mail.example:587"},
		{"smtp://mail.example?starttls=never", "mail.example:25", "smtp://mail.example:25?starttls=never"},
		{"smtps://mail.example", "mail.example:465", "smtps://mail.example:465"},
		{"smtps://an%40mof:p%2Fs%23%3F@mail.example:4650", "mail.example:4650", "smtps://an%40mof:xxxxx@mail.example:4650"},
		{"smtp://u:secret@[::1]:2525?starttls=never", "[::1]:2525", "smtp://u:xxxxx@[::1]:2525?starttls=never"},
		{"smtp://u:secret@localhost?starttls=never", "localhost:25", "smtp://u:xxxxx@localhost:25?starttls=never"},
	}
	for _, c := range cases {
		s, err := mail.ParseURL(c.url)
		if err != nil {
			t.Errorf("%s: %v", c.url, err)
			continue
		}
		if s.Addr() != c.addr || s.String() != c.shown {
			t.Errorf("%s is %s, shown %s; want %s, %s", c.url, s.Addr(), s, c.addr, c.shown)
		}
		if all := fmt.Sprintf("%v %+v %#v", s, s, &s); strings.Contains(all, "secret") || strings.Contains(all, "p/s") {
			t.Errorf("the password shows in %s", all)
		}
	}
}

func TestParseURLRefusesWithAClearSentence(t *testing.T) {
	cases := []struct{ url, says string }{
		{"", "begin with smtp://"},
		{"mail.example:25", "begin with smtp://"},
		{"http://mail.example", "begin with smtp://"},
		{"smtp://", "no host"},
		{"smtp:mail.example", "no host"},
		{"smtp://mail.example:0", "port"},
		{"smtp://mail.example:70000", "port"},
		{"smtp://u:secret@mail.example:abc", "not a URL"},
		{"smtp://u:se/cret@mail.example", "percent-encode"},
		{"smtp://u:12#secret@mail.example", "percent-encode"},
		{"smtp://mail.example/secret", "percent-encode"},
		{"smtp://u@mail.example", "both a user and a password"},
		{"smtp://:secret@mail.example", "both a user and a password"},
		{"smtp://u:secret%0d%0a@mail.example", "control character"},
		{"smtp://u:secret@mail.example?starttls=never", "unencrypted"},
		{"smtp://u:secret@192.0.2.1?starttls=never", "unencrypted"},
		{"smtp://mail.example?starttls=maybe", "starttls=never"},
		{"smtp://mail.example?tls=never", "unknown option"},
		{"smtp://mail.example?a=%zz", "cannot be read"},
		{"smtps://mail.example?starttls=never", "takes no starttls"},
	}
	for _, c := range cases {
		_, err := mail.ParseURL(c.url)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v does not say %q", c.url, err, c.says)
		}
		if err != nil && strings.Contains(err.Error(), "cret") {
			t.Errorf("%s: the password shows in %v", c.url, err)
		}
	}
}
