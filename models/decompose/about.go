package decompose

import "slices"

// afterTopic is a segment without the words at its beginning that only tie it to
// what was said before, or say what it is about, where another is charged behind
// their comma: "كما", "وفي مجال التعليم،", "Riêng", "Đối với các địa phương, Thủ tướng
// yêu cầu".
func (d *drafter) afterTopic(s segment) segment {
	for i := s.first; i < s.end; {
		for i < s.end && i > s.first && d.tokens[i].kind == mark && (d.tokens[i].text == "," || d.tokens[i].text == "،" || d.tokens[i].text == ":") {
			i++
		}
		and := i
		if i+1 < s.end && d.lexicon.Clitics && d.tokens[i].text == "و" {
			and++
		}
		if and+1 < s.end && d.lexicon.Clitics && d.tokens[and].text == "اما" && d.is(and+1, classAbout) { // "أما في محور التعليم، فقد كلفت"
			and++
			if so := d.soBehind(and, s.end); so > and {
				i = so
				continue
			}
		}
		next := d.pastPointing(and, s.end)
		if m, ok := d.longestWithin(and, s.end, classAlso); ok {
			next += m.length
		} else if m, ok := d.longestWithin(and, s.end, classAbout); ok {
			next = d.endOfTopic(and+m.length, and, s.end, d.is(and, classAssign))
		}
		if next == and || next >= s.end {
			s.first = min(i, s.end-1)
			return s
		}
		i = next
	}
	return s
}

// endOfTopic is the token behind the comma that ends a topic with the words up to
// token i, which begin at first; first where it goes on into what is charged. Some of
// those words may themselves charge whom they name.
func (d *drafter) endOfTopic(i, first, end int, mayCharge bool) int {
	const longest = 16
	if k := d.subjectWithin(i, min(end, i+longest), end); k > i {
		return k
	}
	for j := i; j < min(end, i+longest); j++ {
		if t := d.tokens[j].text; t != "," && t != "،" {
			if d.tokens[j].kind == mark && t == ":" {
				if j > i && d.chargesBehind(i, j, end, mayCharge) { // "W sprawie kadr: Minister przedstawi"
					return j + 1
				}
				return first
			}
			continue
		}
		if j == i || d.chargesBehind(i, j, end, mayCharge) { // "Trong đó," "وبناء على ذلك،"
			return j + 1
		}
	}
	return first
}

// givesOrder tells whether words that charge another body follow who gives the orders:
// "Thủ tướng yêu cầu Bộ Y tế", not "Thủ tướng đề nghị chỉ đạo lực lượng".
func (d *drafter) givesOrder(giver mention, first, end int) bool {
	const adverb = 1                                                              // "cũng yêu cầu"
	if d.lexicon.Clitics && giver.first > 0 && d.is(giver.first-1, classAssign) { // "طالب رئيس الوزراء محافظات"
		return slices.ContainsFunc(d.mentionsIn(first, end), func(m mention) bool { return m.first == giver.end || m.first == giver.end+1 })
	}
	for _, m := range d.mentionsIn(first, end) {
		if m.first < giver.end {
			continue
		}
		role, start := d.roleBefore(giver.end, m.first)
		return role == classAssign && start-giver.end <= adverb
	}
	return false
}

// chargesBehind tells whether somebody is charged behind the comma at token j, who
// is none of those the topic from token i on names.
func (d *drafter) chargesBehind(i, j, end int, mayCharge bool) bool {
	if d.lexicon.Order == verbLast { // the topic and the body behind it may look like one list
		m, ok := d.mentionAt(j+1, end)
		return ok && !d.is(m.first, classIssuer)
	}
	var named []mention
	for _, m := range d.mentionsIn(i, end) {
		switch {
		case m.end <= j:
			named = append(named, m)
		case m.first < j: // the comma stands in a name
			return false
		case d.is(m.first, classIssuer):
			return d.givesOrder(m, i, end)
		case d.lexicon.Order == verbFirst:
			return len(named) == 0 || !d.joined(named[len(named)-1].end, m.first)
		default:
			return m.first == j+1 && (len(named) == 0 || !mayCharge && (d.is(m.first, classHead) || d.lexicon.Tones && m.body.collective) || d.owes(m, end))
		}
	}
	return false
}

// owes tells whether what a Vietnamese body behind a topic must do follows it at once, no
// list of addressees: "Đối với các cơ sở, Bộ Y tế có nhiệm vụ".
func (d *drafter) owes(m mention, end int) bool {
	return d.lexicon.Tones && (d.tokens[m.first].upper || m.body.Head) && d.tokens[end-1].text != ":" && d.isAny(m.end, classModal, classLead, classAgentive, classVerb)
}

// isCaptioned tells whether a list stands in the Arabic or Persian words before a colon that
// only say what it is about, behind which another body stands: "مدیریت پسماند در مسیر:
// سازمان همیاری".
func (d *drafter) isCaptioned(l list, behind []list) bool {
	if d.lexicon.Names == capitalised || len(behind) == 0 {
		return false
	}
	next := behind[0]
	if d.lexicon.Clitics && (next.role == "" || next.role == classAssign) && next.first() > l.end() { // "المحليات: يكلف رئيس اللجنة الشعبية"
		const near = 4
		for c := next.first() - 1; c >= max(l.end(), next.first()-near); c-- {
			if d.tokens[c].text == ":" {
				return next.role == classAssign && !slices.Contains(directing, d.tokens[c+1].text) || d.isAny(c+1, classLead, classAgentive) && c+2 == next.first()
			}
		}
	}
	return next.role == "" && next.first() > l.end()+1 && d.tokens[next.first()-1].text == ":"
}
