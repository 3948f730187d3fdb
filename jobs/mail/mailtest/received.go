package mailtest

import (
	"bytes"
	"errors"
	"io"
	"time"

	"github.com/emersion/go-message/mail"
)

// Received is a message as the server got it.
type Received struct {
	// From and To are the addresses of the SMTP commands, not of the headers.
	From string
	To   []string
	// Raw is the whole message, headers and body, with CRLF line ends.
	Raw []byte
	// At is when the server took it, by the machine's clock.
	At time.Time
	// Unanswered says that a script kept the server from telling the client that it took the message.
	Unanswered bool
	// Header are the decoded headers of the message.
	Header mail.Header
	// Fault is the error of taking the message apart, nil for a well-formed one.
	Fault error

	parts []Part
}

// Part is one leaf of a message, decoded. Name is set for attachments.
type Part struct {
	Name, ContentType string
	Params            map[string]string
	Data              []byte
}

// parsed takes the message apart. It is put off until a test asks, so that the
// server is no slower than it must be.
func (r Received) parsed() Received {
	r.parts = nil
	r.Fault = r.parse()
	return r
}

func (r *Received) parse() error {
	reader, err := mail.CreateReader(bytes.NewReader(r.Raw))
	if err != nil {
		return err
	}
	r.Header = reader.Header
	for {
		p, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		part, err := newPart(p)
		if err != nil {
			return err
		}
		r.parts = append(r.parts, part)
	}
}

func newPart(p *mail.Part) (Part, error) {
	var part Part
	var err error
	switch h := p.Header.(type) {
	case *mail.AttachmentHeader:
		if part.Name, err = h.Filename(); err != nil {
			return Part{}, err
		}
		part.ContentType, part.Params, err = h.ContentType()
	case *mail.InlineHeader:
		part.ContentType, part.Params, err = h.ContentType()
	}
	if err != nil {
		return Part{}, err
	}
	part.Data, err = io.ReadAll(p.Body)
	return part, err
}

// Text is the decoded plain text, empty where there is none.
func (r Received) Text() string { return r.inline("text/plain") }

// HTML is the decoded HTML part, empty where there is none.
func (r Received) HTML() string { return r.inline("text/html") }

func (r Received) inline(contentType string) string {
	for _, p := range r.parts {
		if p.Name == "" && p.ContentType == contentType {
			return string(p.Data)
		}
	}
	return ""
}

// Subject is the decoded subject.
func (r Received) Subject() string { return r.decoded("Subject") }

// MessageID is the Message-ID without its angle brackets.
func (r Received) MessageID() string {
	id, err := r.Header.MessageID()
	if err != nil {
		return ""
	}
	return id
}

func (r Received) decoded(name string) string {
	text, err := r.Header.Text(name)
	if err != nil {
		return ""
	}
	return text
}

// Attachments are the files sent along.
func (r Received) Attachments() []Part {
	var files []Part
	for _, p := range r.parts {
		if p.Name != "" {
			files = append(files, p)
		}
	}
	return files
}
