package decompose

// properWords are the English words that are nobody's but a name's: no list has them, and
// the text capitalises them inside a sentence and never writes them small.
func (d *drafter) properWords() map[string]bool {
	proper := map[string]bool{}
	if d.lexicon.Language != "en" {
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
