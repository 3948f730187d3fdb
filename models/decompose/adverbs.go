package decompose

import "strings"

// isAdverb tells a word that stands beside a body and is no part of its name: one
// the lexicon lists, one that ends as Polish adverbs do, or one that Persian writes with the tanwin of an adverb.
func (d *drafter) isAdverb(i int) bool {
	if d.is(i, classAdverb) || d.endsAsAdverb(i) {
		return true
	}
	if d.lexicon.Order != verbLast || d.tokens[i].kind != word {
		return false
	}
	s := d.lower(i)
	return strings.HasSuffix(s, "ا\u064b") || strings.HasSuffix(s, "\u064bا")
}

// beforeAdverbs is the end of the tokens from first to end without the adverbs
// they end in.
func (d *drafter) beforeAdverbs(first, end int) int {
	for end > first && d.isAdverb(end-1) {
		end--
	}
	return end
}
