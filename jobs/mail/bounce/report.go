// Package bounce reads what comes back of sent mail: delivery status notifications (RFC 3464) in a
// mailbox reached by IMAP. It leaves the mailbox as it is.
package bounce

import (
	"bufio"
	"bytes"
	"io"
	"net/textproto"
	"strings"

	"github.com/emersion/go-message"

	"dondoc/jobs/mail"
)

// Report is what a notification says of one message of ours.
type Report struct {
	MessageID string // of the message that was sent, without angle brackets
	Failed    bool   // returned for good; else it is delayed
	Words     string // status and diagnostic, on one line
}

// Parse reads a mail. It gives false where the mail is no notification of a failure or a delay, or
// does not tell the message it is about.
func Parse(raw []byte) (Report, bool) {
	entity, err := message.Read(bytes.NewReader(raw))
	if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return Report{}, false
	}
	kind, params, err := entity.Header.ContentType()
	if err != nil || kind != "multipart/report" || !strings.EqualFold(params["report-type"], "delivery-status") {
		return Report{}, false
	}
	var r Report
	parts := entity.MultipartReader()
	for told := false; parts != nil; {
		part, err := parts.NextPart()
		if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
			return r, told && r.MessageID != "" // cut off after what is needed, or at its end
		}
		kind, _, _ := part.Header.ContentType() // a part without a kind is none of those sought
		switch kind {
		case "message/delivery-status", "message/global-delivery-status":
			told = r.status(part.Body)
		case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers":
			r.MessageID = originalID(part.Body)
		}
	}
	return Report{}, false
}

// status reads the groups of fields, the first about the message, the others each about a recipient
// (RFC 3464, 2.1). Our messages have one recipient; of several groups the worst counts.
func (r *Report) status(body io.Reader) (told bool) {
	fields := textproto.NewReader(bufio.NewReader(body))
	for {
		group, err := fields.ReadMIMEHeader()
		action := strings.ToLower(strings.TrimSpace(group.Get("Action")))
		if (action == "failed" || action == "delayed") && !r.Failed {
			told, r.Failed = true, action == "failed"
			_, diagnostic, typed := strings.Cut(group.Get("Diagnostic-Code"), ";") // "smtp; 550 no such user"
			if !typed {
				diagnostic = group.Get("Diagnostic-Code")
			}
			r.Words = mail.OneLine(group.Get("Status") + " " + diagnostic)
		}
		if err != nil { // its end, or what is no field
			return told
		}
	}
}

// originalID is the Message-ID in the headers that were returned.
func originalID(body io.Reader) string {
	header, _ := textproto.NewReader(bufio.NewReader(body)).ReadMIMEHeader() // what follows a broken field is not needed
	id := strings.TrimSpace(header.Get("Message-Id"))
	return strings.TrimSuffix(strings.TrimPrefix(id, "<"), ">")
}
