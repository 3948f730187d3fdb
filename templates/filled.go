package templates

import (
	"fmt"
	"strings"
)

// filled is a sentence cut at its parameters: "from {{.From}} to {{.To}}".
// Locale files use no other template syntax, which a test sees to.
type filled []filledPart

// filledPart is words and the parameter that follows them, empty at the end.
type filledPart struct{ words, param string }

func parseFilled(sentence string) filled {
	var f filled
	for {
		words, rest, found := strings.Cut(sentence, "{{.")
		param, rest, closed := strings.Cut(rest, "}}")
		if !found || !closed {
			return append(f, filledPart{words: sentence})
		}
		f = append(f, filledPart{words, param})
		sentence = rest
	}
}

// fill says the sentence; data is pairs of name and value. A parameter nobody
// gave stays empty.
func (f filled) fill(data []any) string {
	var b strings.Builder
	for _, part := range f {
		b.WriteString(part.words)
		for i := 0; part.param != "" && i+1 < len(data); i += 2 {
			if data[i] == part.param {
				fmt.Fprint(&b, data[i+1])
			}
		}
	}
	return b.String()
}
