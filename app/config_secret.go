package main

import "fmt"

// Secret is a text that must not reach a log or a page: every way of printing it shows a mark
// instead, and only Reveal gives the text itself.
type Secret string

// hidden stands where a secret would.
const hidden = "[hidden]"

// Reveal is the text itself, for the one place that needs it.
func (s Secret) Reveal() string { return string(s) }

// Format answers every verb of package fmt, and so slog's text handler and the panics that print values.
func (s Secret) Format(state fmt.State, _ rune) {
	if s != "" {
		fmt.Fprint(state, hidden)
	}
}

// MarshalText answers encoders such as JSON's.
func (s Secret) MarshalText() ([]byte, error) {
	if s == "" {
		return nil, nil
	}
	return []byte(hidden), nil
}
