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
	if d.lexicon.Order == verbLast && i+2 < end && slices.Contains([]string{"این", "همین", "همان"}, d.tokens[i].text) && d.isAny(i+1, classHead, classWeakHead) {
		return i + 2
	}
	if len(d.lexicon.Endings) > 0 && i+2 < end && d.isAny(i, classHead, classCollective) && slices.Contains([]string{"to", "ten", "ta", "te"}, d.tokens[i+1].text) && !d.tokens[i+1].upper {
		return d.pastInserted(i+2, end)
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
	for i < end-1 && (d.isMild(i) || d.tokens[i].text == "thì" || d.tokens[i].text == "còn") {
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

// narrowed keeps where a Vietnamese name ends before words that only say which of those
// it stands for are meant: "các bộ liên quan", "các xã ven sông Hậu". Longer
// words that begin alike belong to it: "các tỉnh ven biển".
func (d *drafter) narrowed(m mention) mention {
	n, ok := d.longest(m.end, classNarrows)
	if t, _ := d.longest(m.end, classTail); ok && m.bare == 0 && n.length >= t.length {
		m.bare = int32(m.end)
	}
	return m
}

// groupNarrowed is narrowed for a group that the registry names with such words: "các bộ,
// ngành liên quan".
func (d *drafter) groupNarrowed(m mention) mention {
	for i := m.first + 1; i < m.end && m.bare == 0; i++ {
		if n, ok := d.longest(i, classNarrows); ok && i+n.length == m.end {
			m.bare = int32(i)
		}
	}
	return m
}

// oneMorePlace is the end of the place by its name that goes on with the kinds of places
// in which the Vietnamese name from token first to i ends: "các quận, huyện, thành phố
// Thủy Nguyên".
func (d *drafter) oneMorePlace(first, i, end int) int {
	if !d.lexicon.Tones || i+2 >= end || d.tokens[i].text != "," && d.tokens[i].text != "và" || !d.is(i+1, classPlace) || d.tokens[i+1].upper {
		return i
	}
	_, kind := d.endsAt(max(first, i-2), i, classPlace)
	if !kind || !slices.ContainsFunc(d.tokens[first:i], func(t token) bool { return t.text == "các" }) {
		return i
	}
	if n, ok := d.placeList(i+1, end); ok {
		return n
	}
	return i
}

// describesPost tells whether a Vietnamese mention only says what post the body before its
// comma holds: ", cơ quan thường trực của Ban Chỉ đạo,".
func (d *drafter) describesPost(m mention, end int) bool {
	post, ok := d.longestWithin(m.first, end, classPost)
	return ok && !d.tokens[m.first].upper && m.first+post.length < end && slices.Contains([]string{"của", ",", "về", "thực"}, d.tokens[m.first+post.length].text)
}

// servingWhom takes whom a Vietnamese body works for into its name: "Tổ công tác giúp việc
// Ban Chỉ đạo".
func (d *drafter) servingWhom(m mention, end int) mention {
	next := m.end + 2
	if !d.lexicon.Tones || next >= end || d.tokens[m.end].text != "giúp" || d.tokens[m.end+1].text != "việc" || !d.tokens[next].upper {
		return m
	}
	if of, ok := d.mentionAt(next, end); ok {
		m.end = of.end
	}
	return d.rewritten(m)
}
