package mail_test

import (
	"bufio"
	"net"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dondoc/jobs/mail"
)

// hostile is a server that answers each line by its first word with what it is
// given, byte for byte: what no well-behaved server library would say. The
// function waits for the end of the conversation and gives the words it heard.
func hostile(t *testing.T, greeting string, answers map[string]string) (addr string, heard func() []string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	var verbs []string
	go func() {
		defer close(done)
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		defer func() { _ = conn.Close() }()
		_, _ = conn.Write([]byte(greeting))
		for lines := bufio.NewScanner(conn); lines.Scan(); {
			verb, _, _ := strings.Cut(lines.Text(), " ")
			verbs = append(verbs, verb)
			if _, err := conn.Write([]byte(answers[verb])); err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = listener.Close()
		<-done
	})
	return listener.Addr().String(), func() []string {
		<-done
		return verbs
	}
}

func TestHostileServer(t *testing.T) {
	normal := map[string]string{
		"EHLO": "250-hello\r\n250 8BITMIME\r\n", "MAIL": "250 ok\r\n", "RCPT": "250 ok\r\n",
		"DATA": "354 go\r\n", ".": "250 ok\r\n", "QUIT": "221 bye\r\n",
	}
	cases := []struct {
		name, greeting, option string
		changed                map[string]string
		stage                  mail.Stage
		uncertain              bool
		says                   string
	}{
		{name: "commands slipped in before TLS", changed: map[string]string{
			"EHLO": "250-hello\r\n250 STARTTLS\r\n", "STARTTLS": "220 go\r\n250 and I said\r\n"},
			stage: mail.StageTLS, says: "in the clear"},
		{name: "STARTTLS offered but refused", changed: map[string]string{
			"EHLO": "250-hello\r\n250 STARTTLS\r\n", "STARTTLS": "454 not now\r\n"},
			stage: mail.StageTLS, says: "454 not now"},
		{name: "greeting without end", greeting: "220-" + strings.Repeat("x", 100<<10), option: "?starttls=never",
			stage: mail.StageHello, says: "does not end"},
		{name: "no SMTP at all", greeting: "HTTP/1.1 400 Bad Request\r\n", option: "?starttls=never",
			stage: mail.StageHello, says: "HTTP/1.1 400"},
		{name: "nonsense for the message", changed: map[string]string{".": "what?\x00\xff\r\n"}, option: "?starttls=never",
			stage: mail.StageAfterData, uncertain: true, says: "may have been accepted"},
		{name: "unexpected success", changed: map[string]string{".": "251 elsewhere\r\n"}, option: "?starttls=never",
			stage: mail.StageAfterData, uncertain: true, says: "251 elsewhere"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			answers := map[string]string{}
			for _, from := range []map[string]string{normal, c.changed} {
				for verb, answer := range from {
					answers[verb] = answer
				}
			}
			if c.greeting == "" {
				c.greeting = "220 here\r\n"
			}
			addr, _ := hostile(t, c.greeting, answers)
			out := mail.NewSender(server(t, "smtp://"+addr+c.option), mail.Options{Timeout: 5 * time.Second})
			defer func() { _ = out.Close() }()
			_, err := out.Send(t.Context(), digest())
			r := refusal(t, err)
			if r.Stage != c.stage || r.Uncertain != c.uncertain || r.Permanent {
				t.Errorf("refusal %+v", r)
			}
			if text := err.Error(); !strings.Contains(text, c.says) || strings.ContainsAny(text, "\x00\n") || !utf8.ValidString(text) {
				t.Errorf("error %q does not say %q on one clean line", text, c.says)
			}
		})
	}
}

// A step whose time has run out is not tried in another way: net/smtp would go
// from EHLO to HELO and wait as long again.
func TestTimeRunsOutOnce(t *testing.T) {
	addr, heard := hostile(t, "220 here\r\n", nil)
	_, err := mail.NewSender(server(t, "smtp://"+addr), mail.Options{Timeout: soon}).Send(t.Context(), digest())
	if r := refusal(t, err); r.Stage != mail.StageHello || !strings.Contains(err.Error(), "no answer in time") {
		t.Errorf("refusal %+v: %v", r, err)
	}
	if words := heard(); !slices.Equal(words, []string{"EHLO"}) {
		t.Errorf("the server heard %v", words)
	}
}

// A server that drips its answer byte by byte does not stretch the time of a step.
func TestDrippedAnswerIsGivenUp(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		defer func() { _ = conn.Close() }()
		drip := time.NewTicker(soon / 10)
		defer drip.Stop()
		for range drip.C {
			if _, err := conn.Write([]byte("2")); err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = listener.Close()
		<-done
	})
	_, err = mail.NewSender(server(t, "smtp://"+listener.Addr().String()), mail.Options{Timeout: soon}).Send(t.Context(), digest())
	if r := refusal(t, err); r.Stage != mail.StageHello || !strings.Contains(err.Error(), "no answer in time") {
		t.Errorf("refusal %+v: %v", r, err)
	}
}
