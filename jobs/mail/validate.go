package mail

import (
	"errors"
	"fmt"
	"mime"
	netmail "net/mail"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxHeaderBytes keeps an unfoldable value under the 998 octets a line may have
// (RFC 5322, 2.1.1). maxNameBytes does the same for an attachment's name, of
// which every byte may grow to three by percent-encoding.
const (
	maxHeaderBytes = 900
	maxNameBytes   = 255
)

// allowedHeaders are the headers a caller may add. All others are written by
// Render itself or have no business in a mail of this system.
var allowedHeaders = map[string]bool{
	"Auto-Submitted":        true,
	"Content-Language":      true,
	"In-Reply-To":           true,
	"List-Unsubscribe":      true,
	"List-Unsubscribe-Post": true,
	"Precedence":            true,
	"References":            true,
}

var messageID = regexp.MustCompile("^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+$")

// validate reports every fault of the message, not only the first, because the
// one who reads it has to mend them all.
func (m Message) validate() error {
	faults := []error{
		checkMessageID(m.MessageID),
		checkAddress("From", m.From),
		checkAddress("To", m.To),
		checkWords("Subject", m.Subject),
		checkBody("text", m.Text),
		checkBody("HTML", m.HTML),
	}
	if strings.TrimSpace(m.Subject) == "" {
		faults = append(faults, errors.New("the subject is empty"))
	}
	if strings.TrimSpace(m.Text) == "" {
		faults = append(faults, errors.New("the plain text is empty"))
	}
	if m.Date.IsZero() {
		faults = append(faults, errors.New("the date is not set"))
	}
	for name, value := range m.Headers {
		faults = append(faults, checkHeader(name, value))
	}
	for _, a := range m.Attachments {
		faults = append(faults, checkAttachment(a))
	}
	return errors.Join(faults...)
}

func checkMessageID(id string) error {
	if len(id) > maxHeaderBytes || !messageID.MatchString(id) {
		return fmt.Errorf("the Message-ID %q is not of the form word@domain", id)
	}
	return nil
}

// checkAddress accepts the plain local@domain form only. What net/mail would
// rewrite (quotes, comments, a name in the same string) is refused, since the
// same string goes into a header and into an SMTP command.
func checkAddress(field string, a Address) error {
	if err := checkWords(field+" name", a.Name); err != nil {
		return err
	}
	if !ascii(a.Email) {
		return fmt.Errorf("the %s address %q has characters outside ASCII, which not every mail server takes", field, a.Email)
	}
	parsed, err := netmail.ParseAddress(a.Email)
	if err != nil || parsed.Address != a.Email || len(a.Email) > 254 {
		return fmt.Errorf("the %s address %q is not a mail address of the form name@domain", field, a.Email)
	}
	return nil
}

// checkWords checks text that people write and that ends in a header.
func checkWords(field, value string) error {
	switch {
	case !utf8.ValidString(value):
		return fmt.Errorf("the %s %q is not valid UTF-8", field, value)
	case strings.IndexFunc(value, unicode.IsControl) >= 0:
		return fmt.Errorf("the %s %q contains a line break or another control character", field, value)
	case len(value) > maxHeaderBytes:
		return fmt.Errorf("the %s is longer than %d bytes", field, maxHeaderBytes)
	}
	return nil
}

func checkHeader(name, value string) error {
	if !allowedHeaders[name] {
		return fmt.Errorf("the header %q is not one that may be set", name)
	}
	if err := checkWords(name+" header", value); err != nil {
		return err
	}
	if !ascii(value) || strings.TrimSpace(value) == "" {
		return fmt.Errorf("the %s header %q is empty or has characters outside ASCII", name, value)
	}
	return nil
}

func checkBody(part, value string) error {
	if !utf8.ValidString(value) {
		return fmt.Errorf("the %s of the message is not valid UTF-8", part)
	}
	return nil
}

func checkAttachment(a Attachment) error {
	if err := checkWords("attachment name", a.Name); err != nil {
		return err
	}
	if a.Name == "" || len(a.Name) > maxNameBytes || strings.ContainsAny(a.Name, `/\`) {
		return fmt.Errorf("the attachment name %q is empty, longer than %d bytes or a path", a.Name, maxNameBytes)
	}
	if err := checkWords("content type of attachment "+a.Name, a.ContentType); err != nil {
		return err
	}
	kind, _, err := mime.ParseMediaType(a.ContentType)
	if err != nil || !strings.Contains(kind, "/") {
		return fmt.Errorf("the content type %q of attachment %q is not of the form type/subtype", a.ContentType, a.Name)
	}
	return nil
}

func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}
