package decompose

// isRuled tells whether the Government or its head charges somebody in a Vietnamese text.
func (d *drafter) isRuled() bool {
	const name = 6 // tokens of a title and a person's name
	for i := 0; i < len(d.tokens) && d.lexicon.Tones; i++ {
		if m, ok := d.longest(i, classIssuer); ok && d.isAnyWithin(i+m.length, len(d.tokens), name, classAssign, classAssignE) {
			return true
		}
	}
	return false
}

// rulesHere tells whether the subject of a Vietnamese sentence in running text gives the
// orders in it, where nobody above it does: "Chủ tịch UBND thành phố Trần Sỹ Thanh yêu cầu
// Sở Xây dựng".
func (d *drafter) rulesHere(s segment, subject, charged list) bool {
	m := subject.members[0]
	if !d.lexicon.Tones || d.ruled || s.marked || len(subject.members) > 1 || m.body.collective || d.hasChargedHead(m) {
		return false
	}
	if !m.body.Head && !d.is(m.first, classCommittee) && !d.is(m.first, classRuler) {
		return false
	}
	i := d.pastMild(m.end, s.end)
	return charged.roleStart == i && !d.is(i, classDirects)
}

// hasChargedHead tells whether a body led a draft before, so that it carries orders out.
func (d *drafter) hasChargedHead(m mention) bool {
	for _, x := range d.drafts {
		for _, b := range x.Leads {
			if b.AsWritten == m.body.AsWritten || b.Key != "" && b.Key == m.body.Key {
				return true
			}
		}
	}
	return false
}

// givenInTopic tells whether a Vietnamese sentence begins with whom who gives the orders
// behind the comma charges: "Với Bộ Công Thương, Phó Thủ tướng giao khẩn trương nghiên cứu".
func (d *drafter) givenInTopic(s segment, l list) bool {
	next := l.end() + 1
	if !d.lexicon.Tones || l.role != classObject || l.roleStart != s.first || !d.tokens[s.first].upper || next >= s.end || d.tokens[next-1].text != "," {
		return false
	}
	m, ok := d.longestWithin(next, s.end, classIssuer)
	return ok && d.isAnyWithin(next+m.length, s.end, 5, classAssign)
}

// isOwnersDeed tells whether what looks like a body at the beginning of a Vietnamese item is
// what the owner of its heading is to do: "Lãnh đạo Sở Nội vụ giải quyết".
func (d *drafter) isOwnersDeed(s segment, l list) bool {
	return d.lexicon.Tones && s.opens && l.first() == s.first && d.tokens[s.first].text == "lãnh"
}

// comesLater tells whether the list behind a comma inside a Vietnamese item that begins
// with what is to be done is no subject of its own, since nothing it does follows it: "Xây
// dựng tiêu chí đánh giá bí thư, chủ tịch UBND cấp xã theo kết quả".
func (d *drafter) comesLater(s segment, l list) bool {
	return d.lexicon.Tones && s.opens && l.first() > s.first && d.is(s.first, classVerb) && !d.isAnyWithin(l.end(), s.end, 2, classModal, classLead, classVerb, classCoordinate)
}
