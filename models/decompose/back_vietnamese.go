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
