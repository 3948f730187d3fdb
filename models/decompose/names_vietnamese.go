package decompose

import "slices"

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

// longPlace is the end of a kind of place of two syllables at token i that no name follows:
// "Thành phố"; else i.
func (d *drafter) longPlace(i, end int) int {
	p, ok := d.longestWithin(i, end, classPlace)
	next := i + p.length
	if !ok || p.length < 2 || next < end && d.tokens[next].upper || d.tokens[next-1].upper {
		return i
	}
	return next
}

// inItsCountry takes the country behind a Vietnamese mission abroad into its name: "Đại sứ quán Việt
// Nam tại Thái Lan".
func (d *drafter) inItsCountry(m mention, end int) mention {
	next := m.end + 1
	if !d.lexicon.Tones || next >= end || !d.is(m.first, classSeat) || d.tokens[m.end].text != "tại" && d.tokens[m.end].text != "ở" {
		return m
	}
	if at, ok := d.placeList(next, end); ok { // "Phân hiệu Trường Đại học Thái Nguyên tại tỉnh Lào Cai"
		m.end = at
		return d.rewritten(m)
	}
	if !d.tokens[next].upper {
		return m
	}
	for m.end = next; m.end < end && d.tokens[m.end].kind == word && d.tokens[m.end].upper; m.end++ {
	}
	return d.rewritten(m)
}

// officesInSmall reads a Vietnamese office in small letters, of many places, where a clause
// begins: "; phòng giáo dục và đào tạo các quận, huyện tiếp nhận".
func (d *drafter) officesInSmall(first, i, end int) (mention, bool) {
	if !d.lexicon.Tones || d.tokens[i].upper || i > first && d.tokens[i-1].kind != mark {
		return mention{}, false
	}
	h, ok := d.longestWithin(i, end, classHead)
	field, known := d.longestWithin(i+h.length, end, classSubject)
	if !ok || !known || field.length < 2 {
		return mention{}, false
	}
	places, many := d.longestWithin(i+h.length+field.length, end, classTail)
	m := mention{first: i, end: i + h.length + field.length + places.length}
	m.body.collective, m.body.kinds = true, []string{"other"}
	return d.rewritten(m), many && m.end < end && d.isAny(m.end, classModal, classLead, classVerb)
}

// withOverBody takes into a Vietnamese name the body right behind it, without a comma,
// whose part it is: "Ban Pháp chế Hội đồng nhân dân tỉnh"; and what many are of: "các ban
// của Hội đồng nhân dân tỉnh".
func (d *drafter) withOverBody(m mention, end int) mention {
	next := m.end
	if !d.lexicon.Tones || next+1 >= end {
		return m
	}
	if d.tokens[next].text == "-" && next+2 < end && d.tokens[m.first].text == "trường" && d.tokens[next+1].text == "đại" { // "Trường Đại học Bách khoa - Đại học Đà Nẵng"
		next++
	}
	if d.tokens[next].text == "của" && d.tokens[m.first].text == "tổ" && d.tokens[next+1].upper { // "Tổ công tác đặc biệt của Thủ tướng Chính phủ"
		if giver, ok := d.longestWithin(next+1, end, classIssuer); ok {
			m.end = next + 1 + giver.length
			for m.end < end && d.is(m.end, classIssuer) {
				over, _ := d.longestWithin(m.end, end, classIssuer)
				m.end += over.length
			}
			return d.rewritten(m)
		}
	}
	if m.body.collective {
		if d.tokens[next].text != "của" {
			return m
		}
		next++
		if t, ok := d.longestWithin(next, end, classPlace); ok && next+t.length < end && !d.tokens[next+t.length].upper { // "các cơ quan báo chí của tỉnh"
			m.end = next + t.length
			return d.rewritten(m)
		}
	}
	if !d.tokens[next].upper || d.isAny(next, classIssuer, classTitle) || !d.isAny(next, classHead, classCommittee) || !m.body.collective && !d.tokens[m.first].upper {
		return m
	}
	if over, ok := d.mentionAt(next, end); ok && !over.body.collective {
		m.end = over.end
		m.body.Key, m.body.Code = "", ""
		return d.rewritten(m)
	}
	return m
}
