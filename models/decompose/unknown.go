package decompose

import (
	"strings"
)

// unknown reads a body that has no head word where the words before it say that
// one follows: capitalised words, or in Arabic definite ones before a verb.
func (d *drafter) unknown(first, i, end int, before []mention) (mention, bool) {
	if d.tokens[i].kind != word {
		return mention{}, false
	}
	if i == first { // "Vietnam Airlines shall"
		if j := d.capitalRun(i, end, true); d.lexicon.Names == capitalised && !d.lexicon.Tones && d.tokens[i].upper && j > i+1 && j < end && !d.isAny(i, classVerb, classThat, classSkip, classObject, classStop) && d.modalFollows(d.pastInitials(j, end), end) {
			return d.rewritten(mention{first: i, end: d.pastInitials(j, end)}), true
		}
		if j := d.beforeModal(i, end); d.lexicon.Order == verbLast && j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
		return mention{}, false
	}
	role, _ := d.roleBefore(first, i)
	if n := len(before); role == "" && n > 0 && before[n-1].end == i-1 && d.is(i-1, classAnd) { // the list goes on
		role, _ = d.roleBefore(first, before[n-1].first)
	}
	if role != classAssign && role != classCoordinate && role != classAgent {
		return mention{}, false
	}
	switch {
	case d.lexicon.Names == capitalised && d.tokens[i].upper:
		j := d.capitalRun(i, end, true)
		if d.lexicon.Tones {
			j, _ = d.syllables(i, end)
		}
		if j > i+1 || j > i && d.tokens[i].caps {
			return d.rewritten(mention{first: i, end: j}), true
		}
	case d.lexicon.Clitics && d.hasArticle(i):
		j := i
		for j < end && d.hasArticle(j) && !d.breaksName(j) {
			j++
		}
		if j > i && j < end && d.is(j, classVerb) {
			return d.rewritten(mention{first: i, end: j}), true
		}
	case d.lexicon.Language == "en" && role == classCoordinate:
		j := i
		for j < min(end, i+3) && d.tokens[j].kind == word && !d.tokens[j].upper && !d.isAny(j, classObject, classAnd, classSkip, classModal, classVerb, classPlace) {
			j++
		}
		if j > i && (j == end || d.tokens[j].kind == mark || d.is(j, classAnd)) && strings.HasSuffix(d.tokens[j-1].text, "s") {
			return d.rewritten(mention{first: i, end: j}), true
		}
	case d.lexicon.Language == "en" && role == classAgent: // "by industrial park operators"
		for j := i; j < min(end, i+3) && !d.tokens[j].upper && d.tokens[j].kind == word && !d.isAny(j, classObject, classAnd, classSkip); j++ {
			if m, ok := d.collective(j, end); ok {
				m.first = i
				return d.rewritten(m), true
			}
		}
	}
	return mention{}, false
}

// pastInitials is the token after initials with full stops: "S.A.".
func (d *drafter) pastInitials(j, end int) int {
	for j < end && (d.tokens[j].text == "." || d.tokens[j].upper && d.tokens[j].end-d.tokens[j].start <= 2) {
		j++
	}
	return j
}

// beforeModal is the end of the few words at the beginning of a Persian sentence
// that what must be done, or with whom, follows: its subject.
func (d *drafter) beforeModal(i, end int) int {
	const most = 4
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case j > i && d.isAny(j, classModal, classCoordinate) && (d.tokens[j-1].text != "و"):
			return j
		case d.tokens[j].kind != word || d.breaksName(j) || d.isAny(j, classSkip, classOpening, classThat):
			return i
		}
	}
	return i
}

// modalFollows tells whether what must be done follows at token j, or after one
// more body.
func (d *drafter) modalFollows(j, end int) bool {
	if d.isAnyWithin(j, end, 1, classModal) {
		return true
	}
	if j+1 >= end || !d.is(j, classAnd) {
		return false
	}
	m, ok := d.mentionAt(j+1, end)
	return ok && d.isAnyWithin(m.end, end, 1, classModal)
}
