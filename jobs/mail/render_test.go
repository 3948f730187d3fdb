package mail_test

import (
	"net/mail"
	"slices"
	"strings"
	"testing"
	"time"

	dondoc "dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
)

// What was written is what the recipient reads, whatever characters it has.
func TestMessageArrivesAsWritten(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{})
	m := digest()
	m.From.Name = `Tổ công tác (Bộ), "số 1"`
	m.Headers = map[string]string{
		"Auto-Submitted":        "auto-generated",
		"Precedence":            "bulk",
		"List-Unsubscribe":      "<https://dondoc.example/unsubscribe/" + strings.Repeat("a", 200) + ">",
		"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
		"References":            "<digest-15@dondoc.example> <digest-16@dondoc.example>",
		"In-Reply-To":           "<digest-16@dondoc.example>",
	}
	m.Attachments = []dondoc.Attachment{
		{Name: `hạn; "tuần" này.ics`, ContentType: "text/calendar; method=PUBLISH; charset=utf-8", Data: []byte("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")},
		{Name: "báo cáo.pdf", ContentType: "application/pdf", Data: []byte{0, 1, 2, '\r', '\n', '.', '\r', '\n', 255}},
	}
	mustSend(t, sender(t, s, dondoc.Options{}), m)

	got := s.Messages()[0]
	if got.Fault != nil {
		t.Fatalf("not a well-formed message: %v\n%s", got.Fault, got.Raw)
	}
	if got.From != m.From.Email || !slices.Equal(got.To, []string{m.To.Email}) {
		t.Errorf("handed over from %s to %v", got.From, got.To)
	}
	for name, want := range map[string]dondoc.Address{"From": m.From, "To": m.To} {
		list, err := got.Header.AddressList(name)
		if err != nil || len(list) != 1 || list[0].Name != want.Name || list[0].Address != want.Email {
			t.Errorf("%s reads %v (%v), want %v", name, list, err, want)
		}
	}
	if got.Subject() != m.Subject || got.MessageID() != m.MessageID {
		t.Errorf("subject %q, id %q", got.Subject(), got.MessageID())
	}
	if date, err := got.Header.Date(); err != nil || !date.Equal(m.Date) {
		t.Errorf("date %v (%v), want %v", date, err, m.Date)
	}
	for name, want := range m.Headers {
		if v := got.Header.Get(name); v != want {
			t.Errorf("%s is %q, want %q", name, v, want)
		}
	}
	if text := strings.ReplaceAll(got.Text(), "\r\n", "\n"); text != m.Text {
		t.Errorf("text is %q, want %q", text, m.Text)
	}
	if html := strings.ReplaceAll(got.HTML(), "\r\n", "\n"); html != m.HTML {
		t.Errorf("HTML is %q, want %q", html, m.HTML)
	}
	files := got.Attachments()
	if len(files) != len(m.Attachments) {
		t.Fatalf("%d attachments, want %d", len(files), len(m.Attachments))
	}
	for i, want := range m.Attachments {
		if files[i].Name != want.Name || string(files[i].Data) != string(want.Data) {
			t.Errorf("attachment %d is %q %q", i, files[i].Name, files[i].Data)
		}
	}
	if files[0].ContentType != "text/calendar" || files[0].Params["method"] != "PUBLISH" {
		t.Errorf("calendar is %s %v", files[0].ContentType, files[0].Params)
	}
}

// Every line keeps to the 998 octets of RFC 5322, and header text stays what it
// was, however it is spaced or made up.
func TestHeaderTextSurvives(t *testing.T) {
	cases := []struct{ name, subject, want string }{
		{"long Vietnamese", strings.TrimSpace(strings.Repeat("triển khai nhiệm vụ ", 30)), ""},
		{"long without spaces", strings.Repeat("x", 890), ""},
		{"looks encoded", "=?utf-8?q?=41=0D=0A?= nhé", "=\u200b?utf-8?q?=41=0D=0A?= nhé"},
		{"runs of spaces", "a" + strings.Repeat(" ", 200) + "b ", "a b"},
		{"right to left", "المهام المتأخرة: ٣", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if c.want == "" {
				c.want = c.subject
			}
			s := mailtest.NewServer(t, mailtest.Options{})
			m := digest()
			m.Subject = c.subject
			mustSend(t, sender(t, s, dondoc.Options{}), m)
			got := s.Messages()[0]
			if got.Subject() != c.want {
				t.Errorf("subject reads %q, want %q", got.Subject(), c.want)
			}
			for line := range strings.SplitSeq(string(got.Raw), "\r\n") {
				if len(line) > 998 {
					t.Errorf("a line of %d octets", len(line))
				}
				if line != "" && strings.TrimSpace(line) == "" {
					t.Errorf("a line of nothing but spaces, which some take for the end of the headers")
				}
			}
		})
	}
}

// Nothing given to Render can add a header, a recipient or a part.
func TestRenderRefusesWhatCouldBeSmuggled(t *testing.T) {
	const evil = "x\r\nBcc: evil@example.org"
	cases := []struct {
		name   string
		change func(*dondoc.Message)
		says   string
	}{
		{"line break in subject", func(m *dondoc.Message) { m.Subject = evil }, "Subject"},
		{"lone LF in subject", func(m *dondoc.Message) { m.Subject = "a\nb" }, "line break"},
		{"NUL in subject", func(m *dondoc.Message) { m.Subject = "a\x00b" }, "control character"},
		{"line break in sender's name", func(m *dondoc.Message) { m.From.Name = evil }, "From name"},
		{"line break in recipient's name", func(m *dondoc.Message) { m.To.Name = evil }, "To name"},
		{"line break in address", func(m *dondoc.Message) { m.To.Email = "a@b.example\r\nRCPT TO:<evil@example.org>" }, "To address"},
		{"two addresses", func(m *dondoc.Message) { m.To.Email = "a@b.example, c@d.example" }, "To address"},
		{"name in address", func(m *dondoc.Message) { m.To.Email = "A <a@b.example>" }, "To address"},
		{"quoted address", func(m *dondoc.Message) { m.To.Email = `"a> SIZE=1"@b.example` }, "To address"},
		{"no address", func(m *dondoc.Message) { m.From.Email = "" }, "From address"},
		{"address outside ASCII", func(m *dondoc.Message) { m.To.Email = "lan@bộ.example" }, "ASCII"},
		{"Message-ID with brackets", func(m *dondoc.Message) { m.MessageID = "<a@b>" }, "Message-ID"},
		{"Message-ID with line break", func(m *dondoc.Message) { m.MessageID = "a@b\r\nBcc: c@d" }, "Message-ID"},
		{"no Message-ID", func(m *dondoc.Message) { m.MessageID = "" }, "Message-ID"},
		{"forbidden header", func(m *dondoc.Message) { m.Headers = map[string]string{"Bcc": "evil@example.org"} }, `"Bcc"`},
		{"line break in header name", func(m *dondoc.Message) { m.Headers = map[string]string{"Precedence: bulk\r\nBcc": "evil@example.org"} }, "may be set"},
		{"line break in header", func(m *dondoc.Message) { m.Headers = map[string]string{"References": evil} }, "References"},
		{"line break in attachment name", func(m *dondoc.Message) {
			m.Attachments = []dondoc.Attachment{{Name: evil, ContentType: "text/plain"}}
		}, "attachment name"},
		{"path as attachment name", func(m *dondoc.Message) {
			m.Attachments = []dondoc.Attachment{{Name: "../a", ContentType: "text/plain"}}
		}, "path"},
		{"line break in content type", func(m *dondoc.Message) {
			m.Attachments = []dondoc.Attachment{{Name: "a", ContentType: "text/plain\r\nBcc: c@d"}}
		}, "content type"},
		{"no content type", func(m *dondoc.Message) { m.Attachments = []dondoc.Attachment{{Name: "a"}} }, "content type"},
		{"broken UTF-8", func(m *dondoc.Message) { m.Text = "a\xff" }, "UTF-8"},
		{"broken UTF-8 in subject", func(m *dondoc.Message) { m.Subject = "a\xff" }, "UTF-8"},
		{"endless subject", func(m *dondoc.Message) { m.Subject = strings.Repeat("x", 901) }, "longer than 900"},
		{"header outside ASCII", func(m *dondoc.Message) { m.Headers = map[string]string{"Precedence": "thường"} }, "ASCII"},
		{"no text", func(m *dondoc.Message) { m.Text = " \n" }, "plain text"},
		{"no subject", func(m *dondoc.Message) { m.Subject = "" }, "subject"},
		{"no date", func(m *dondoc.Message) { m.Date = time.Time{} }, "date"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := digest()
			c.change(&m)
			if raw, err := dondoc.Render(m); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v does not speak of %q; rendered %q", err, c.says, raw)
			}
		})
	}
}

// All faults are named at once.
func TestRenderNamesEveryFault(t *testing.T) {
	_, err := dondoc.Render(dondoc.Message{})
	for _, want := range []string{"Message-ID", "From address", "To address", "subject", "text", "date"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not name the %s", err, want)
		}
	}
}

// A faulty message reaches no server and is not tried again.
func TestFaultyMessageIsRefusedForGood(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{})
	m := digest()
	m.To.Email = "nobody"
	_, err := sender(t, s, dondoc.Options{}).Send(t.Context(), m)
	if r := refusal(t, err); !r.Permanent || r.Stage != dondoc.StageMessage || r.Uncertain {
		t.Errorf("refusal %+v", r)
	}
	if n := s.Connections(); n != 0 {
		t.Errorf("%d connections for a message that cannot be sent", n)
	}
}

// Render's own output is a message that the standard library reads too.
func TestRenderWithoutHTMLIsOnePart(t *testing.T) {
	m := digest()
	m.HTML = ""
	raw, err := dondoc.Render(m)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := mail.ReadMessage(strings.NewReader(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	if got := parsed.Header.Get("Content-Type"); got != "text/plain; charset=UTF-8" {
		t.Errorf("content type %q", got)
	}
}
