package decompose

// pointsBack tells whether a Vietnamese body is only pointed back to, so that whom the
// sentence before charged is meant: "Cơ quan này cũng được yêu cầu".
func (d *drafter) pointsBack(i, end int) bool { return d.pastPointing(i, end) > i }

// pastPointing is the token behind the Vietnamese words from token i on that only point
// back to a body, and an adverb, else i.
func (d *drafter) pastPointing(i, end int) int {
	if !d.lexicon.Tones || i >= end {
		return i
	}
	for _, class := range []string{classHead, classCollective} {
		m, ok := d.longestWithin(i, end, class)
		next := i + m.length
		if !ok || next >= end || d.tokens[next].text != "này" || m.length > 1 && d.tokens[next-1].upper {
			continue
		}
		for next++; next < end; next++ {
			if t := d.tokens[next].text; t != "cũng" && t != "thì" && t != "còn" && t != "sẽ" {
				break
			}
		}
		return next
	}
	return i
}

// narrowed keeps where the name of a Vietnamese collective ends before words that only
// say which of its members are meant: "các bộ liên quan", "các xã ven sông Hậu". Longer
// words that begin alike belong to it: "các tỉnh ven biển".
func (d *drafter) narrowed(m mention) mention {
	n, ok := d.longest(m.end, classNarrows)
	if t, _ := d.longest(m.end, classTail); ok && m.body.collective && m.bare == 0 && n.length >= t.length {
		m.bare = m.end
	}
	return m
}

// groupNarrowed is narrowed for a group that the registry names with such words: "các bộ,
// ngành liên quan".
func (d *drafter) groupNarrowed(m mention) mention {
	for i := m.first + 1; i < m.end && m.bare == 0; i++ {
		if n, ok := d.longest(i, classNarrows); ok && i+n.length == m.end {
			m.bare = i
		}
	}
	return m
}
