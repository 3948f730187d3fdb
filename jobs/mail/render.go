package mail

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"

	gomail "github.com/go-mail/mail/v2"
)

// Render builds the whole message in memory, with CRLF line ends alone, ready to
// be handed over: the library would otherwise deliver a truncated mail when a
// part fails half way.
//
// The error names every fault of the message: a control character in a header,
// a malformed address, a header that may not be set, a missing text or date.
func Render(m Message) ([]byte, error) {
	if err := m.validate(); err != nil {
		return nil, fmt.Errorf("the message cannot be sent: %w", err)
	}
	g := gomail.NewMessage()
	g.SetHeader("Message-ID", "<"+m.MessageID+">")
	g.SetDateHeader("Date", m.Date)
	// SetAddressHeader encodes the name alone; SetHeader would encode the
	// address with it.
	g.SetAddressHeader("From", m.From.Email, words(m.From.Name))
	g.SetAddressHeader("To", m.To.Email, words(m.To.Name))
	g.SetHeader("Subject", words(m.Subject))
	for name, value := range m.Headers {
		g.SetHeader(name, strings.TrimSpace(value))
	}
	g.SetBody("text/plain", m.Text)
	if m.HTML != "" {
		g.AddAlternative("text/html", m.HTML)
	}
	for _, a := range m.Attachments {
		if err := attach(g, a); err != nil {
			return nil, fmt.Errorf("the message cannot be sent: %w", err)
		}
	}
	out := bytes.NewBuffer(make([]byte, 0, roughSize(m)))
	if _, err := g.WriteTo(out); err != nil {
		return nil, fmt.Errorf("the message cannot be built: %w", err)
	}
	if lines := bytes.Count(out.Bytes(), []byte("\n")); lines != bytes.Count(out.Bytes(), []byte("\r\n")) || lines != bytes.Count(out.Bytes(), []byte("\r")) {
		// Some servers take a bare one for a line's end, behind which commands could be smuggled.
		return nil, errors.New("the message cannot be sent: it has bare line ends")
	}
	return out.Bytes(), nil
}

// roughSize is about how many octets a message takes once it is encoded.
func roughSize(m Message) int {
	size := 2<<10 + (len(m.Text)+len(m.HTML))*3/2
	for _, a := range m.Attachments {
		size += 512 + len(a.Data)*3/2
	}
	return size
}

// attach writes the part's headers itself: the library puts the name between
// quotes as it stands, so a quote in it would end the parameter.
func attach(g *gomail.Message, a Attachment) error {
	kind, params, err := mime.ParseMediaType(a.ContentType)
	if err != nil {
		return fmt.Errorf("the content type of attachment %q: %w", a.Name, err)
	}
	contentType := mime.FormatMediaType(kind, params)
	disposition := mime.FormatMediaType("attachment", map[string]string{"filename": a.Name})
	if contentType == "" || disposition == "" {
		return fmt.Errorf("the attachment %q cannot be described in a header", a.Name)
	}
	g.AttachReader("attachment", bytes.NewReader(nil),
		gomail.SetHeader(map[string][]string{
			"Content-Type":        {contentType},
			"Content-Disposition": {disposition},
		}),
		gomail.SetCopyFunc(func(w io.Writer) error {
			_, err := w.Write(a.Data)
			return err
		}))
	return nil
}

// words prepares text for a header. Runs of spaces become one, because the
// library folds at spaces and a run could fold into a blank line. Text that
// looks like an encoded word would be shown decoded; the invisible space in it
// makes the library encode the whole.
func words(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "=?", "=\u200b?")
}
