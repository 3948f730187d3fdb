package decompose

import "slices"

// pointsBack tells whether a Vietnamese or Polish body is only pointed back to, so that
// whom the sentence before charged is meant: "Cơ quan này cũng được yêu cầu", "Ministerstwo
// to ma".
func (d *drafter) pointsBack(i, end int) bool { return d.pastPointing(i, end) > i }

// pastPointing is the token behind the words from token i on that only point back to a
// body, and an adverb, else i.
func (d *drafter) pastPointing(i, end int) int {
	if len(d.lexicon.Endings) > 0 && i+2 < end && d.isAny(i, classHead, classCollective) && slices.Contains([]string{"to", "ten", "ta", "te"}, d.tokens[i+1].text) && !d.tokens[i+1].upper {
		return d.pastInserted(i+2, end)
	}
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
