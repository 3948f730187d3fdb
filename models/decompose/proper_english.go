package decompose

import (
	"slices"
	"strings"
)

// properWords are the English words that are nobody's but a name's: no list has them, and
// the text capitalises them inside a sentence and never writes them small.
func (d *drafter) properWords() map[string]bool {
	proper := map[string]bool{}
	if !d.inEnglish() {
		return proper
	}
	small := map[string]bool{}
	for i, t := range d.tokens {
		switch {
		case t.kind != word || d.lexicon.vocabulary[t.key]:
		case !t.upper:
			small[t.key] = true
		case i > 0 && d.tokens[i-1].kind == word && !d.tokens[i-1].upper:
			proper[t.key] = true
		}
	}
	for word := range small {
		delete(proper, word)
	}
	return proper
}

// isProper tells a word that is only a name's, or, in a text that sets its owners before
// colons, one that no list has and that has no ending of other words: "Ofwat: publish".
func (d *drafter) isProper(i int) bool {
	t := d.tokens[i]
	if d.proper[t.key] {
		return true
	}
	return d.ownersBeforeColons && t.upper && !t.caps && t.end-t.start > 3 && !d.lexicon.vocabulary[t.key] && !d.endsAsNoun(i) && !strings.HasSuffix(t.text, "s")
}

// capitalHeading is the name that only its capitals tell in a heading over bullets, in an
// English text that sets its owners so: "2. Scottish Water".
func (d *drafter) capitalHeading(l line) []Body {
	if !d.ownersBeforeColons || len(l.markers) == 0 || isBullet(l.markers[0]) || d.capitalRun(l.text, l.end, true) != l.end || d.isAnyWithin(l.text, l.end, l.end-l.text, classAside, classThing, classDeliverable, classVerb, classColumnTask, classMonth, classDefines) || d.isCapitals(l) {
		return nil
	}
	next := l.end
	for next < len(d.tokens) && d.tokens[next].kind == lineEnd {
		next++
	}
	if next >= len(d.tokens) || !isBullet(d.tokens[next].text) || l.end == l.text+1 && !d.tokens[l.text].caps && !d.isProper(l.text) {
		return nil
	}
	return []Body{d.body(l.text, l.end)}
}

// setsOwnersBeforeColons tells whether an English text has a line that names a body and
// no more, or goes on behind a colon.
func (d *drafter) setsOwnersBeforeColons(lines []line) bool {
	return d.inEnglish() && slices.ContainsFunc(lines, func(l line) bool {
		d.readMarkers(&l)
		if l.text >= l.end || l.first == 0 {
			return false
		}
		m, ok := d.mentionAt(l.text, l.end)
		return ok && (m.end == l.end && len(l.markers) > 0 || m.end < l.end && d.tokens[m.end].text == ":") && !d.is(m.first, classIssuer)
	})
}
