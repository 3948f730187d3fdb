package decompose

// look finds the phrases that begin at token i: those found beforehand, or, while
// the lines are not known yet, by looking now.
func (d *drafter) look(i int) []match {
	if i < 0 || i >= len(d.tokens) { // nothing stands before the text, or behind it
		return nil
	}
	if d.matches != nil {
		return d.matches[i]
	}
	var found []match
	d.lexicon.phrases.look(d.tokens[i:], func(m match) { found = append(found, m) })
	return found
}

// matchAll finds the phrases at every token.
func (d *drafter) matchAll() {
	d.matches = make([][]match, len(d.tokens))
	d.bodies = make([][]match, len(d.tokens))
	for i := range d.tokens {
		noun := d.lexicon.Clitics && d.hasArticle(i) // no verb has the article: "الكشف"
		d.lexicon.phrases.look(d.tokens[i:], func(m match) {
			if m.class != classPast || !noun {
				d.matches[i] = append(d.matches[i], m)
			}
		})
		d.index.trie.look(d.tokens[i:], func(m match) { d.bodies[i] = append(d.bodies[i], m) })
	}
}

// longest returns the longest phrase of a class at token i.
func (d *drafter) longest(i int, class string) (best match, ok bool) {
	if i < 0 || i >= len(d.tokens) {
		return match{}, false
	}
	for _, m := range d.look(i) {
		if m.class == class && m.length > best.length {
			best, ok = m, true
		}
	}
	return best, ok
}

// longestWithin is longest for phrases that end by end.
func (d *drafter) longestWithin(i, end int, class string) (best match, ok bool) {
	if i >= end {
		return match{}, false
	}
	for _, m := range d.look(i) {
		if m.class == class && m.length > best.length && i+m.length <= end {
			best, ok = m, true
		}
	}
	return best, ok
}

// is tells whether a phrase of the class begins at token i.
func (d *drafter) is(i int, class string) bool {
	_, ok := d.longest(i, class)
	return ok
}

// isAny tells whether a phrase of one of the classes begins at token i.
func (d *drafter) isAny(i int, classes ...string) bool {
	for _, c := range classes {
		if d.is(i, c) {
			return true
		}
	}
	return false
}

// endsAt returns the longest phrase of the class that ends just before token end
// and begins at first or later.
func (d *drafter) endsAt(first, end int, class string) (start int, ok bool) {
	const longest = 10
	for i := max(first, end-longest); i < end; i++ {
		for _, m := range d.look(i) {
			if m.class == class && i+m.length == end {
				return i, true
			}
		}
	}
	return 0, false
}
