package mail

import (
	"bytes"
	"io"
	"slices"
)

// payload is a rendered message on its way over a link.
type payload struct {
	link *link
	data []byte // with CRLF line ends alone, and one at its end
	turn turn
	held bool // the turn
}

// atOnce is how much of a message is written within one step's time, in octets.
const atOnce = 64 << 10

// WriteTo is called by the library between DATA and the final dot. When it
// fails the connection is already closed (keep), so the dot that the library
// writes nonetheless cannot turn the beginning into a delivered mail.
//
// The library's writer would look at every octet, which takes a third of handing
// a mail over, and send it in pieces of four kilobytes. So the message goes over
// the link itself, with what that writer is for done here: a dot that begins a
// line is doubled (RFC 5321, 4.5.2). The library adds the last line's end with
// the final dot.
func (p *payload) WriteTo(io.Writer) (int64, error) {
	p.link.body = true
	data := bytes.TrimSuffix(p.data, []byte("\r\n"))
	if bytes.Contains(data, []byte("\n.")) {
		data = bytes.ReplaceAll(data, []byte("\n."), []byte("\n.."))
	}
	var written int64
	for part := range slices.Chunk(data, atOnce) {
		n, err := p.link.Write(part)
		written += int64(n)
		if err != nil {
			return written, err
		}
	}
	p.link.stage = StageAfterData
	p.held = p.turn.take()
	return written, nil
}
