package templates

import (
	"fmt"
	"strings"
)

// filled is a sentence cut at its parameters: "from {{.From}} to {{.To}}".
// Locale files use no other template syntax, which a test sees to.
type filled struct {
	parts []filledPart
	rtl   bool
}

// filledPart is words and the parameter that follows them, empty at the end.
type filledPart struct{ words, param string }

func parseFilled(sentence string, rtl bool) filled {
	f := filled{rtl: rtl}
	for {
		words, rest, found := strings.Cut(sentence, "{{.")
		param, rest, closed := strings.Cut(rest, "}}")
		if !found || !closed {
			f.parts = append(f.parts, filledPart{words: sentence})
			return f
		}
		f.parts = append(f.parts, filledPart{words, param})
		sentence = rest
	}
}

// fill says the sentence; data is pairs of name and value. A parameter nobody
// gave stays empty.
func (f filled) fill(data []any) string {
	var b strings.Builder
	for _, part := range f.parts {
		b.WriteString(part.words)
		for i := 0; part.param != "" && i+1 < len(data); i += 2 {
			if data[i] == part.param {
				fmt.Fprint(&b, inOrder(data[i+1], f.rtl))
			}
		}
	}
	return b.String()
}
