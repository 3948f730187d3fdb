package decompose

import "slices"

// tellsOfDay tells whether a Vietnamese sentence begins with a day that is past, so that it
// tells what was done then: "Sáng 02/10/2025, tại hội trường, đồng chí Chủ tịch chủ trì buổi họp".
func (d *drafter) tellsOfDay(s segment) bool {
	i := s.first
	if !d.lexicon.Tones || d.options.IssuedOn.IsZero() || !d.tokens[i].upper || !slices.Contains([]string{"sáng", "trưa", "chiều", "tối", "ngày", "hôm"}, d.tokens[i].text) {
		return false
	}
	m, ok := d.readMoment(i+1, s.end)
	if !ok || m.day == 0 || m.month == 0 || m.next >= s.end || d.tokens[m.next].text != "," {
		return false
	}
	if m.year == 0 {
		m.year = d.options.IssuedOn.Year
	}
	_, day, ok := m.in(m.year)
	return ok && !day.After(d.options.IssuedOn) && !d.isAnyWithin(m.next, s.end, s.end-m.next, classAssign, classModal)
}

// isQuotedSpeech tells whether a Vietnamese sentence gives somebody's words between quotation
// marks and then says whose: "“Các đồng chí phải coi đây là việc của mình”, Phó Thủ tướng nói".
func (d *drafter) isQuotedSpeech(s segment) bool {
	const farthest = 8
	if !d.lexicon.Tones || d.tokens[s.first].text != "\"" {
		return false
	}
	for i := s.first + 1; i < s.end; i++ {
		if d.tokens[i].text == "\"" {
			return d.isSaying(i+1, min(s.end, i+farthest))
		}
	}
	return false
}

// isSaying tells whether a Vietnamese verb of saying stands in the tokens from first to end.
func (d *drafter) isSaying(first, end int) bool {
	for i := first; i < end; i++ {
		if !d.tokens[i].upper && slices.Contains([]string{"nói", "chia", "bày", "phát", "nhấn", "khẳng", "nhắc", "cho", "tâm", "kết"}, d.tokens[i].text) {
			return true
		}
	}
	return false
}

// isDoneToBody tells whether a Vietnamese sentence only says what must be done to its one
// body: "Cục An toàn bức xạ phải được củng cố".
func (d *drafter) isDoneToBody(r reading, end int) bool {
	if !d.lexicon.Tones || len(r.leads) != 1 || r.assigned || r.agent || r.due != nil {
		return false
	}
	i := r.leads[0].end
	return i+2 < end && slices.Contains([]string{"phải được", "cần được", "sẽ được"}, d.tokens[i].text+" "+d.tokens[i+1].text) && d.is(i+2, classVerb)
}

// orderedBefore tells whether who gives the orders in Vietnamese stands in the tokens from
// first to end, and no other body.
func (d *drafter) orderedBefore(first, end int) bool {
	bodies := d.mentionsIn(first, end)
	return len(bodies) == 1 && d.is(bodies[0].first, classIssuer) && !d.is(bodies[0].end, classModal)
}
