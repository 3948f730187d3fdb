package mail_test

import (
	"errors"
	"testing"
	"time"

	"go.uber.org/goleak"

	"dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// soon is the time limit of steps that a test expects to run out.
const soon = 100 * time.Millisecond

func digest() mail.Message {
	return mail.Message{
		MessageID: "digest-17@dondoc.example",
		From:      mail.Address{Name: "Văn phòng Chính phủ", Email: "theodoi@dondoc.example"},
		To:        mail.Address{Name: "Nguyễn Thị Lan", Email: "lan@mof.example"},
		Subject:   "3 nhiệm vụ quá hạn, 2 nhiệm vụ sắp đến hạn",
		Text:      "Kính gửi bà Lan,\n.\nba nhiệm vụ đã quá hạn.\n",
		HTML:      "<p>Kính gửi bà Lan, ba nhiệm vụ đã <b>quá hạn</b>.</p>\n",
		Date:      time.Date(2025, 6, 27, 8, 0, 0, 0, time.FixedZone("", 7*3600)),
	}
}

func sender(t testing.TB, s *mailtest.Server, o mail.Options) *mail.Sender {
	t.Helper()
	o.RootCAs = s.RootCAs()
	sender := mail.NewSender(server(t, s.URL()), o)
	t.Cleanup(func() { _ = sender.Close() })
	return sender
}

func server(t testing.TB, url string) mail.Server {
	t.Helper()
	s, err := mail.ParseURL(url)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func refusal(t testing.TB, err error) *mail.Refusal {
	t.Helper()
	var r *mail.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("want a refusal, got %v", err)
	}
	return r
}

func mustSend(t testing.TB, s *mail.Sender, m mail.Message) mail.Reply {
	t.Helper()
	reply, err := s.Send(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	return reply
}
