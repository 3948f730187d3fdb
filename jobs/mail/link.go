package mail

import (
	"bytes"
	"errors"
	"net"
	"time"
)

// maxAnswerBytes bounds one answer of the server, which net/textproto does not.
const maxAnswerBytes = 64 << 10

// link is the connection as the library gets it. The library sets no deadline
// before the greeting, does not say at which step it failed and drops the words
// of the final answer; the link sees the commands and answers go by and supplies
// all three. It is used by one goroutine; only abort may be called from others.
type link struct {
	net.Conn          // what is spoken over: the TCP connection, or TLS on it
	raw      net.Conn // the TCP connection itself
	step     time.Duration
	answer   time.Duration
	replay   []byte // a greeting to be read again, see encrypt
	stage    Stage
	body     bool   // the message is being written: its lines are no commands
	got      []byte // what the server said since the last write
	fault    error  // the first failure of reading or writing
}

func newLink(raw net.Conn, o Options) *link {
	l := &link{Conn: raw, raw: raw, step: o.Timeout, answer: o.AnswerTimeout, stage: StageHello}
	l.arm()
	return l
}

// arm gives the current step its time. A step is a write and all reading until
// the next write, so a server that drips its answer gains nothing by it.
func (l *link) arm() {
	limit := l.step
	if l.stage == StageAfterData {
		limit = l.answer
	}
	// An error here means a closed connection: the next read or write says so.
	_ = l.raw.SetDeadline(time.Now().Add(limit))
}

// abort ends whatever is waiting on the connection.
func (l *link) abort() { _ = l.raw.Close() }

func (l *link) Write(p []byte) (int, error) {
	if !l.body {
		l.stage = stageOf(p, l.stage)
	}
	l.got = l.got[:0]
	l.arm()
	n, err := l.Conn.Write(p)
	return n, l.keep(err)
}

func (l *link) Read(p []byte) (int, error) {
	if len(l.replay) > 0 {
		n := copy(p, l.replay)
		l.replay = l.replay[n:]
		return n, nil
	}
	n, err := l.Conn.Read(p)
	l.got = append(l.got, p[:n]...)
	if len(l.got) > maxAnswerBytes {
		return 0, l.keep(errors.New("the server's answer does not end"))
	}
	return n, l.keep(err)
}

// keep remembers the first failure and closes the connection, so that nothing
// (net/smtp tries HELO after a failed EHLO) waits for its time to run out again.
func (l *link) keep(err error) error {
	if err != nil && l.fault == nil {
		l.fault = err
		l.abort()
	}
	return err
}

// stageOf reads the step from the command; other lines (a continued login)
// belong to the step before them.
func stageOf(line []byte, before Stage) Stage {
	verb, _, _ := bytes.Cut(line, []byte(" "))
	switch string(bytes.TrimRight(verb, "\r\n")) {
	case "EHLO", "HELO":
		return StageHello
	case "STARTTLS":
		return StageTLS
	case "AUTH":
		return StageAuth
	case "MAIL":
		return StageMail
	case "RCPT":
		return StageRcpt
	case "DATA":
		return StageData
	}
	return before
}
