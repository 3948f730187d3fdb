package mail

import (
	"bufio"
	"bytes"
	"net/textproto"
	"regexp"
	"strings"
	"unicode"
)

// maxReplyRunes bounds what is kept of a server's words: they are stored and
// shown, and the server is not ours.
const maxReplyRunes = 500

var enhancedCode = regexp.MustCompile(`^[245]\.\d{1,3}\.\d{1,3}$`)

// parseReply reads the last answer from the bytes of the connection. Net/smtp
// drops the words of an accepted message, which hold the queue number.
func parseReply(raw []byte) Reply {
	code, text, err := textproto.NewReader(bufio.NewReaderSize(bytes.NewReader(raw), 256)).ReadResponse(0)
	if err != nil {
		return Reply{Code: code}
	}
	return newReply(code, text)
}

// newReply takes the enhanced status off each line of the text, since a server
// repeats it on every line of a long answer.
func newReply(code int, text string) Reply {
	r := Reply{Code: code}
	var lines []string
	for line := range strings.Lines(text) {
		first, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if enhancedCode.MatchString(first) {
			r.Enhanced = first
			line = rest
		}
		lines = append(lines, line)
	}
	r.Text = OneLine(strings.Join(lines, " "))
	return r
}

// OneLine makes foreign text safe to store and show: valid UTF-8, no control
// characters, bounded.
func OneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > maxReplyRunes {
		return string(runes[:maxReplyRunes]) + "…"
	}
	return s
}
