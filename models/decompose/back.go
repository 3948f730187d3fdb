package decompose

import "slices"

// pointsBack tells whether a Vietnamese or Persian body is only pointed back to, so that
// whom the sentence before charged is meant: "Cơ quan này cũng được yêu cầu", "همین وزارت
// موظف شد".
func (d *drafter) pointsBack(i, end int) bool { return d.pastPointing(i, end) > i }

// pastPointing is the token behind the Vietnamese or Persian words from token i on that
// only point back to a body, and an adverb, else i.
func (d *drafter) pastPointing(i, end int) int {
	if d.lexicon.Order == verbLast && i+2 < end && slices.Contains([]string{"این", "همین", "همان"}, d.tokens[i].text) && d.isAny(i+1, classHead, classWeakHead) {
		return i + 2
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
