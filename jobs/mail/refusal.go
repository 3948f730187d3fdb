package mail

import (
	"errors"
	"net"
	"net/textproto"
	"strconv"
	"strings"
)

// Stage is the step at which a message failed.
type Stage string

// The stages in the order in which they happen.
const (
	StageMessage   Stage = "message"    // the message itself is faulty; nothing was sent
	StageDial      Stage = "dial"       // reaching the host
	StageTLS       Stage = "tls"        // encrypting the connection
	StageHello     Stage = "hello"      // the server's greeting and the answer to ours
	StageAuth      Stage = "auth"       // user and password
	StageMail      Stage = "mail"       // the sender
	StageRcpt      Stage = "rcpt"       // the recipient
	StageData      Stage = "data"       // handing over the message, not yet whole
	StageAfterData Stage = "after_data" // the message is handed over whole, the answer is due
)

// Refusal is the error of Send and Check: read it with errors.As. Its cause,
// where there is one (a timeout, the end of the context), with errors.Is.
type Refusal struct {
	// Stage is the step that failed.
	Stage Stage
	// Code and Enhanced are the server's answer, such as 550 and "5.1.1"; 0 and
	// empty when it gave none. Text is its words, on one line.
	Code           int
	Enhanced, Text string
	// Permanent says that the same message will be refused again. A fault of
	// the configuration (encryption, user, password) is not permanent: the
	// message is good and goes out once it is mended.
	Permanent bool
	// Uncertain says that the message was handed over whole but the answer did
	// not arrive: the server may have accepted it.
	Uncertain bool

	server string
	cause  error
}

// Unwrap gives the cause, nil where the server's answer is all there is.
func (r *Refusal) Unwrap() error { return r.cause }

var stageWords = map[Stage]string{
	StageMessage:   "preparing the message",
	StageDial:      "connecting",
	StageTLS:       "encrypting the connection",
	StageHello:     "greeting",
	StageAuth:      "logging in",
	StageMail:      "naming the sender",
	StageRcpt:      "naming the recipient",
	StageData:      "handing over the message",
	StageAfterData: "waiting for the answer to the message",
}

// Error is one line for logs and diagnosis.
func (r *Refusal) Error() string {
	var b strings.Builder
	if r.server != "" {
		b.WriteString("mail server " + r.server + ", ")
	}
	b.WriteString(stageWords[r.Stage] + ": ")
	var timeout net.Error
	switch {
	case r.Code != 0:
		b.WriteString("it answered " + Reply{r.Code, r.Enhanced, r.Text}.String())
	case errors.As(r.cause, &timeout) && timeout.Timeout():
		b.WriteString("no answer in time")
	case r.cause != nil:
		b.WriteString(OneLine(r.cause.Error()))
	default:
		b.WriteString("failed")
	}
	if r.Uncertain {
		b.WriteString(" (the message may have been accepted)")
	}
	return b.String()
}

// refuse classifies a failure. It reads the server's answer from err itself:
// the library keeps textproto's error whole when its SendCloser is used.
func refuse(server Server, stage Stage, err error) *Refusal {
	r := &Refusal{Stage: stage, server: server.Addr(), cause: err}
	var answer *textproto.Error
	if errors.As(err, &answer) {
		reply := newReply(answer.Code, answer.Msg)
		r.Code, r.Enhanced, r.Text = reply.Code, reply.Enhanced, reply.Text
	}
	r.Permanent = r.Code >= 500 && aboutMessage(stage, r.Code)
	r.Uncertain = stage == StageAfterData && (r.Code < 400 || r.Code > 599)
	return r
}

// aboutMessage tells an answer about this message from one about the
// connection. 530 to 538 ask for a login or encryption (RFC 4954, 6; RFC 3207,
// 4) and come at the sender's name when the configuration lacks them.
func aboutMessage(stage Stage, code int) bool {
	switch stage {
	case StageMail, StageRcpt, StageData, StageAfterData:
		return code < 530 || code > 538
	}
	return false
}

// OfServer says that the server failed or refused us as a whole, whatever the message: it can't be
// reached, won't talk to us or doesn't take our sender. The same holds for the next message.
func (r *Refusal) OfServer() bool {
	switch r.Stage {
	case StageDial, StageTLS, StageHello, StageAuth, StageMail:
		return true
	}
	return false
}

// lost says that the server gave the connection up: no answer, or 421.
func (r *Refusal) lost() bool { return r.Code == 0 || r.Code == 421 }

// Reply is the server's answer to a message it accepted.
type Reply struct {
	Code int
	// Enhanced is the status of RFC 3463, such as "2.0.0", or empty.
	Enhanced string
	// Text is the rest on one line, often with the server's queue number.
	Text string
}

// String is the answer as the server wrote it, on one line.
func (r Reply) String() string {
	return strings.Join(strings.Fields(strconv.Itoa(r.Code)+" "+r.Enhanced+" "+r.Text), " ")
}
