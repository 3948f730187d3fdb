package decompose

// holdsPost tells whether a sentence says that a body is in charge of something:
// "Wykonawcą Programu jest Minister".
func (d *drafter) holdsPost(s segment, l list) bool {
	const most = 12
	at := d.sentenceStart(s)
	m, ok := d.longestWithin(at, s.end, classPost)
	if !ok || l.first() < at+m.length || l.first() > at+most {
		return false
	}
	if d.lexicon.Order == verbLast {
		return d.is(l.end(), classCopula)
	}
	i := l.first()
	for i > at && d.is(i-1, classSkip) {
		i--
	}
	_, ok = d.endsAt(at+m.length, i, classCopula)
	return ok
}
