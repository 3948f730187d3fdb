package decompose

import "slices"

// speaksBehind tells who gives the orders behind the comma that ends a topic: "Đối với
// UBND các tỉnh, Phó Thủ tướng đề nghị". They are none of those it names.
func (d *drafter) speaksBehind(l list, m mention) bool {
	if d.afterWhomItConcerns(l.members[0], m) {
		return true
	}
	return d.lexicon.Tones && (l.role == classAssign || l.role == classObject && d.tokens[l.roleStart].upper) && d.tokens[m.first-1].text == "," && d.is(m.first, classIssuer) && d.is(m.end, classAssign)
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

// asksOthers tells whether token i stands inside Vietnamese words for what is done with
// others: "sau khi có ý kiến của".
func (d *drafter) asksOthers(i int) bool {
	if !d.lexicon.Tones || i == 0 {
		return false
	}
	m, ok := d.longest(i-1, classCoordinate)
	return ok && m.length > 1
}

// onlyHelps tells whether all that a Vietnamese sentence says of its bodies, the last of
// which ends before token i, is that they work along: "; Bộ Công an phối hợp thực hiện".
func (d *drafter) onlyHelps(i, end int) bool {
	if !d.lexicon.Tones || i >= end || d.tokens[i].text != "cùng" && d.tokens[i].text != "phối" && d.tokens[i].text != "tham" && d.tokens[i].text != "tiếp" && d.tokens[i].text != "hỗ" {
		return false
	}
	if two := d.tokens[i].text + " " + d.tokens[min(i+1, end-1)].text; two == "cùng tham" || two == "cùng dự" { // "cùng tham gia kiểm thử"
		return true
	}
	for ; i < end && d.tokens[i].kind == word; i++ {
		if d.tokens[i].text == "với" && i+1 < end && d.tokens[i+1].text == "vai" { // "với vai trò cung cấp giảng viên"
			return true
		}
		switch d.tokens[i].text {
		case "cùng", "phối", "hợp", "tham", "gia", "thực", "hiện", "triển", "khai", "hỗ", "trợ", "chặt", "chẽ", "tiếp", "sức", "giúp", "đỡ":
		default:
			return false
		}
	}
	return i == end || d.tokens[i].kind == mark
}

// isInvited tells whether a Vietnamese list is of those whom the lead has take part:
// "mời Bộ Công an tham gia", "huy động các doanh nghiệp cùng".
func (d *drafter) isInvited(s segment, l list) bool {
	if !d.lexicon.Tones || l.first()-1 < s.first || l.end() >= s.end || !d.is(l.end(), classJoins) {
		return false
	}
	_, ok := d.endsAt(s.first, d.beforeSkip(s.first, l.first()), classInvites)
	return ok
}

// beforeSkip is the token before which the articles and the like before token i begin.
func (d *drafter) beforeSkip(first, i int) int {
	for i > first && d.is(i-1, classSkip) && d.tokens[i-1].kind == word {
		i--
	}
	return i
}

// chargedByOrders tells whether who gives the orders charges a Vietnamese subject in the
// passive, so that whom it is to direct is not charged: "Bộ Tài chính được Thủ tướng giao
// chỉ đạo lực lượng hải quan".
func (d *drafter) chargedByOrders(lists []list, subject int) bool {
	if !d.lexicon.Tones || subject+1 >= len(lists) {
		return false
	}
	i, giver := lists[subject].end(), lists[subject+1]
	return giver.first() == i+1 && d.tokens[i].text == "được" && d.isIssuer(giver) && d.is(giver.end(), classAssign)
}

// onlyOrders tells whether the subject of a Vietnamese chapeau only gives the orders that
// follow: "Ban Thường vụ Tỉnh ủy thống nhất kết luận:".
func (d *drafter) onlyOrders(s segment, r reading) bool {
	const longest = 4
	if !d.lexicon.Tones || !s.colon || s.marked || r.assigned || len(r.leads) == 0 {
		return false
	}
	last := r.leads[len(r.leads)-1].end
	for i := last; i < min(s.end, last+longest); i++ {
		if m, ok := d.longestWithin(i, s.end, classAssignE); ok && i+m.length == s.end {
			return !slices.Contains([]string{"các", "nhiệm", "một", "nội"}, d.tokens[i].text) // "lãnh đạo thực hiện các nhiệm vụ sau:"
		}
	}
	return false
}

// concernsOnly tells whether the Vietnamese "đối với" at token i, inside a clause, says
// whom the thing before it concerns: "thu hồi giấy phép đối với nhà thầu".
func (d *drafter) concernsOnly(s segment, i int) bool {
	return d.lexicon.Tones && d.tokens[i].text == "đối" && i > s.first && d.tokens[i-1].kind == word && !d.isAny(i-1, classAlso, classAssign)
}

// agreedWith tells whether the Vietnamese "với" at token start stands behind words for
// what is done together, and what it is about: "thống nhất vị trí với", "trao đổi thông
// tin với".
func (d *drafter) agreedWith(first, start, end int) bool {
	const farthest = 8
	if d.lexicon.Tones && end == start+1 && d.tokens[start].text == "của" {
		return d.sharedBy(first, start)
	}
	if !d.lexicon.Tones || end != start+1 || d.tokens[start].text != "với" || start > first && slices.Contains([]string{"đối", "so", "cùng", "ứng", "gắn", "hợp"}, d.tokens[start-1].text) {
		return false
	}
	for i := start - 1; i >= max(first, start-farthest) && (d.tokens[i].kind == word || d.tokens[i].text == ","); i-- {
		if d.is(i, classShared) {
			return true
		}
	}
	return false
}

// formsUnder tells whether a Vietnamese sentence only sets up a body and says who heads
// it: "Thành lập Tổ chỉ đạo do đồng chí Phó Bí thư làm Tổ trưởng".
func (d *drafter) formsUnder(s segment) bool {
	if !d.is(s.first, classCreates) || !d.is(s.first, classVerb) {
		return false
	}
	under := false
	for i := s.first; i < s.end; i++ {
		under = under || d.tokens[i].text == "do"
		if under && d.tokens[i].text == "làm" && i+1 < s.end && (d.tokens[i+1].upper || slices.Contains([]string{"tổ", "trưởng", "đoàn", "chủ"}, d.tokens[i+1].text)) {
			return true
		}
	}
	return false
}

// sharedBy tells whether the Vietnamese "của" at token i follows what others do along:
// "với sự hỗ trợ chuyên môn của". Who leads or watches does not take part.
func (d *drafter) sharedBy(first, i int) bool {
	const farthest = 7
	for j := i - 1; j > max(first, i-farthest) && d.tokens[j].kind == word; j-- {
		if d.tokens[j].text == "sự" {
			return (slices.Contains([]string{"với", "có", "thủ", "động"}, d.tokens[j-1].text)) && !slices.Contains([]string{"chỉ", "lãnh", "giám", "điều", "quản", "theo", "kiểm", "cho", "chấp", "phê", "nhất"}, d.tokens[j+1].text)
		}
	}
	return false
}

// afterWhomItConcerns tells whether a Vietnamese mention of those who must do something
// stands behind the comma of a topic that names others: "Đối với địa phương, chủ tịch UBND
// các tỉnh phải", "Về trách nhiệm của cấp ủy cơ sở, các đảng ủy xã có trách nhiệm".
func (d *drafter) afterWhomItConcerns(topic, m mention) bool {
	const farthest = 5
	if !d.lexicon.Tones || m.first != topic.end+1 || d.tokens[topic.end].text != "," || !d.isAny(m.end, classModal, classVerb, classLead) {
		return false
	}
	for i := topic.first - 1; i >= max(0, topic.first-farthest) && d.tokens[i].kind == word; i-- {
		switch {
		case d.tokens[i].text == "đối":
			return m.body.Head && !topic.body.Head && d.is(m.end, classModal)
		case d.tokens[i].upper && slices.Contains([]string{"về", "ở", "tại"}, d.tokens[i].text):
			return true
		}
	}
	return false
}
