package decompose

import (
	"strings"
	"testing"

	"dondoc/models/deadline"
)

// TestFragments drafts pieces of the developed texts: what stands before a word,
// behind it and around it. A person pastes what they marked, and a mark begins and
// ends anywhere; a rule that looks at the next word must stand there being none.
func TestFragments(t *testing.T) {
	const step = 17 // each text is cut at every 17th word, which takes seconds and not minutes
	var pieces int
	draft := func(language, piece string) {
		defer func() {
			if r := recover(); r != nil {
				t.Errorf("%s %q: %v", language, piece, r)
			}
		}()
		pieces++
		New(piece, Options{IssuedOn: deadline.MustDate(2025, 1, 1), Language: language, Registry: testRegistry})
	}
	for n, e := range readEvaluated(t, "developed") {
		text, _ := e.compose(t)
		for line := range strings.Lines(text) {
			words := strings.Fields(line)
			for i := n % step; i < len(words); i += step {
				draft(e.Language, strings.Join(words[:i], " "))
				draft(e.Language, strings.Join(words[i:], " "))
				draft(e.Language, words[i])
				draft(e.Language, strings.Join(words[i:min(i+4, len(words))], " "))
			}
		}
	}
	if pieces < 10_000 {
		t.Errorf("%d pieces: the texts are not cut", pieces)
	}
}
