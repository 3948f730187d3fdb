package mail_test

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
)

// Lines that begin with dots and files far larger than one write arrive as they are, and the
// conversation goes on behind them.
func TestMessagesArriveAsTheyAre(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{Security: mailtest.STARTTLS})
	out := sender(t, s, mail.Options{})
	file := make([]byte, 300<<10)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range file {
		file[i] = byte(random.Uint32())
	}
	for i, text := range []string{".\n", "..\n.\n...x\n", "a\n.\nQUIT\n", strings.Repeat(".", 200) + "\n", "no line end."} {
		m := digest()
		m.Text, m.HTML = text, "<p>\n.\n..</p>\n"
		m.Attachments = []mail.Attachment{{Name: "report.bin", ContentType: "application/octet-stream", Data: file}}
		mustSend(t, out, m)
		got := s.Messages()[i]
		if got.Fault != nil {
			t.Fatal(got.Fault)
		}
		if said := strings.ReplaceAll(got.Text(), "\r\n", "\n"); said != text {
			t.Errorf("text %q, want %q", said, text)
		}
		if said := strings.ReplaceAll(got.HTML(), "\r\n", "\n"); said != m.HTML {
			t.Errorf("HTML %q, want %q", said, m.HTML)
		}
		if files := got.Attachments(); len(files) != 1 || !bytes.Equal(files[0].Data, file) {
			t.Errorf("the file did not arrive as it was")
		}
	}
}
