package models

import (
	"net/mail"
	"strings"
	"unicode"
)

// validAddress says whether s is one bare mail address that can stand in a header: no display name,
// no control characters, at most the 254 octets of RFC 5321.
func validAddress(s string) bool {
	if len(s) > 254 || hasControl(s) {
		return false
	}
	a, err := mail.ParseAddress(s)
	return err == nil && a.Address == s && strings.Contains(s, "@")
}

func hasControl(s string) bool { return strings.ContainsFunc(s, unicode.IsControl) }

// printable takes out of a stranger's text what can't be shown or stored.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}
