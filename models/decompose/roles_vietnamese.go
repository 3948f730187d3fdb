package decompose

// speaksBehind tells who gives the orders behind the comma that ends a topic: "Đối với
// UBND các tỉnh, Phó Thủ tướng đề nghị". They are none of those it names.
func (d *drafter) speaksBehind(l list, m mention) bool {
	return d.lexicon.Tones && l.role == classAssign && d.tokens[m.first-1].text == "," && d.is(m.first, classIssuer) && d.is(m.end, classAssign)
}

// playsSecond tells whether the Vietnamese bodies from token i on only work along with
// who leads before the comma: "Bộ Công an chủ trì, Bộ Y tế phối hợp điều tra".
func (d *drafter) playsSecond(i int, bodies []mention, end int) bool {
	if !d.lexicon.Tones || i == 0 || d.tokens[i-1].text != "," || len(bodies) == 0 {
		return false
	}
	if _, leads := d.endsAt(max(0, i-5), i-1, classLead); !leads {
		return false
	}
	last := d.listEnd(bodies)
	return last < end && d.is(last, classCoordinate)
}

// passesDown makes objects of those whom the owner of a heading is to direct, behind
// the first thing the owner is to do: "nhắc nhở các đơn vị", "chỉ đạo các ngân hàng".
// Where who gives the orders charges them, they stay charged.
func (d *drafter) passesDown(s segment, lists []list) {
	for i := range lists {
		l := &lists[i]
		if l.role != classAssign || i > 0 && d.isIssuer(lists[i-1]) {
			continue
		}
		if first := l.roleStart; first > s.first && d.is(s.first, classVerb) && d.tokens[first-1].kind != word && !d.is(l.end(), classLead) || first >= s.first && d.isAny(first, classDirects) {
			l.role = classObject
		}
	}
}
