package decompose

import (
	"strings"
)

// recalled gives a head that stands alone, "the Ministry", the place in the
// registry of the last body named with that head.
func (d *drafter) recalled(m mention) mention {
	head := d.tokens[m.first].key
	switch {
	case d.lexicon.Order == verbLast && d.recent[head].AsWritten != "" && (m.end == m.first+1 && d.isPointedTo(m.first) || d.isSaidAgain(m)): // "با این کارگروه"
		m.body = d.recent[head]
	case m.body.collective:
	case m.end > m.first+1:
		d.recent[head] = m.body
	case m.body.Key == "" && d.is(m.first, classHead):
		m.body.Key, m.body.Code, m.body.Closed = d.recent[head].Key, d.recent[head].Code, d.recent[head].Closed
	}
	return m
}

// onlyHeads tells whether an Arabic or Persian sentence names those it charges by no more than
// the head of the name that the heading or the sentence before gave them: "الوزارة".
func (d *drafter) onlyHeads(leads, owners []Body) bool {
	if d.lexicon.Names == capitalised || len(leads) != 1 || len(owners) != 1 || leads[0].Span == owners[0].Span {
		return false
	}
	short, long := nameOf(leads[0]), nameOf(owners[0])
	return len(short) == 1 && len(long) > 1 && bare(short[0]) == bare(long[0])
}

// nameOf are the words of a body's name as they are compared.
func nameOf(b Body) []string { return strings.Fields(string(fold(b.AsWritten, false).runes)) }
