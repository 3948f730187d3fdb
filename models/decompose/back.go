package decompose

import (
	"slices"
	"strings"
)

// pointsBack tells whether a Vietnamese, Persian or Polish body is only pointed back to, so
// that whom the sentence before charged is meant: "Cơ quan này cũng được yêu cầu", "همین
// وزارت موظف شد", "Ministerstwo to ma".
func (d *drafter) pointsBack(i, end int) bool { return d.pastPointing(i, end) > i }

// pastPointing is the token behind the words from token i on that only point back to a
// body, and an adverb, else i.
func (d *drafter) pastPointing(i, end int) int {
	if d.lexicon.Order == verbLast && i+2 < end {
		return d.pastPersianPointing(i, end)
	}
	if same := i + 1; d.inflects() && i+2 < end && slices.Contains([]string{"ten", "ta", "to"}, d.tokens[i].text) { // "Ten sam minister"
		if strings.HasPrefix(d.tokens[same].text, "sam") {
			same++
		}
		if d.is(same, classHead) && same+1 < end && !d.tokens[same].upper {
			return same + 1
		}
	}
	if d.inflects() && i+2 < end && d.isAny(i, classHead, classCollective) && slices.Contains([]string{"to", "ten", "ta", "te"}, d.tokens[i+1].text) && !d.tokens[i+1].upper {
		return i + 2
	}
	if !d.lexicon.Tones || i >= end {
		return i
	}
	for _, class := range []string{classHead, classCollective} {
		m, ok := d.longestWithin(i, end, class)
		next := i + m.length
		if !ok || next >= end {
			continue
		}
		if d.tokens[next].text == "này" && !(m.length > 1 && d.tokens[next-1].upper) {
			return d.pastMild(next+1, end)
		}
		if m.length == 1 && d.tokens[i].upper && (d.tokens[i].starts || i > 0 && d.tokens[i-1].kind == mark) && d.isAny(d.pastMild(next, end), classModal, classLead, classCoordinate) && d.ledLast(i) {
			return d.pastMild(next, end)
		}
	}
	return i
}

// pastMild is the token behind Vietnamese adverbs that tie a sentence to the one before.
func (d *drafter) pastMild(i, end int) int {
	for i < end-1 && (d.isMild(i) || d.tokens[i].text == "còn") {
		i++
	}
	return i
}

// ledLast tells whether the head that stands alone at token i begins the name of the one
// who leads the last draft, who is then meant: "Bộ cũng phải".
func (d *drafter) ledLast(i int) bool {
	if len(d.drafts) == 0 {
		return false
	}
	leads := d.drafts[len(d.drafts)-1].Leads
	return len(leads) == 1 && strings.Fields(leads[0].AsWritten)[0] == d.written(d.span(i, i+1))
}

// pastPersianPointing is the same in Persian, of one body, of two, or of a person.
func (d *drafter) pastPersianPointing(i, end int) int {
	next := i + 1
	switch t := d.tokens[i].text; {
	case t == "وی" && (d.isAdverb(next) || d.is(next, classModal)): // "وی همچنین"
		return next
	case t == "وزارتخانه" && d.is(next, classModal): // "وزارتخانه باید"
		return next
	case t != "این" && t != "همین" && t != "همان":
		return i
	}
	if d.tokens[next].text == "دو" && next+2 < end { // "این دو شرکت"
		next++
	}
	if d.isAny(next, classHead, classWeakHead) || d.tokens[next].text == "وزارتخانه" {
		return next + 1
	}
	return i
}
