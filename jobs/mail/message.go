// Package mail sends mail through go-mail, the only package that knows that
// library. It takes a context, refuses what could be smuggled into a header,
// hands over only whole messages, puts a deadline on every step of the
// conversation, and says of each failure where it happened, what the server
// answered and whether trying again can help.
package mail

import "time"

// Message is one mail to one recipient: with several recipients a single bad
// address would fail all of them, and none could be retried alone.
type Message struct {
	// MessageID is the identifier without its angle brackets, such as
	// "digest-17@dondoc.example". The caller derives it from the unique key of
	// the stored message, so a message sent twice after an uncertain failure is
	// recognisable as the same one.
	MessageID string
	From, To  Address
	Subject   string
	// Text is required; HTML is the optional alternative to it.
	Text, HTML string
	// Date is the instant of the Date header, written in the zone it carries.
	Date time.Time
	// Headers are further headers; only those of allowedHeaders are accepted.
	Headers     map[string]string
	Attachments []Attachment
	// Taken, where set, is called as soon as the server has said that it takes the message, before
	// anything else is done: what it notes is not lost with the process.
	Taken func(Reply)
}

// Address is a mail address and the name shown beside it, which may be empty.
type Address struct {
	Name, Email string
}

// Attachment is a file sent along. ContentType may carry parameters, such as
// "text/calendar; charset=utf-8; method=PUBLISH".
type Attachment struct {
	Name, ContentType string
	Data              []byte
}
