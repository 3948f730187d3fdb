package decompose

import "slices"

// helps are the first syllables of what Vietnamese partners do along.
var helps = []string{"hỗ", "giúp", "tham", "cùng", "phối", "chứng", "góp", "đồng", "tiếp"}

// isHad tells whether a Vietnamese list is of those who are there to help: "việc này có Ban
// Chỉ huy Quân sự xã và dân quân các thôn hỗ trợ".
func (d *drafter) isHad(s segment, l list) bool {
	i := d.beforeSkip(s.first, l.first())
	if !d.lexicon.Tones || i <= s.first || l.end() >= s.end || d.tokens[i-1].text != "có" && (i < s.first+2 || d.tokens[i-1].text != "diện" || d.tokens[i-2].text != "đại") {
		return false
	}
	return slices.Contains(helps, d.tokens[l.end()].text) && !d.isAny(l.end(), classModal)
}

// isDoneAlong tells whether a Vietnamese list does something along with the lead of the
// clause before it: "; đề án này do Bộ Văn hóa cùng phối hợp xây dựng".
func (d *drafter) isDoneAlong(s segment, l list) bool {
	if !d.lexicon.Tones || l.role != classAgent || l.end()+1 >= s.end {
		return false
	}
	two := d.tokens[l.end()].text + " " + d.tokens[l.end()+1].text
	return two == "cùng phối" || two == "phối hợp" || two == "cùng tham" || two == "tham gia"
}

// withLeaders adds to a Vietnamese subject those whom "cùng" joins to it and who lead as it
// does: "Bộ Nông nghiệp cùng Bộ Khoa học và Công nghệ chủ trì".
func (d *drafter) withLeaders(s segment, lists []list) []list {
	for i := 1; i < len(lists) && d.lexicon.Tones; i++ {
		subject, l := &lists[i-1], lists[i]
		if subject.role == "" && l.role == classCoordinate && l.roleStart == subject.end() && l.first() == l.roleStart+1 && d.tokens[l.roleStart].text == "cùng" && l.end() < s.end && d.is(l.end(), classLead) {
			subject.members = append(subject.members, l.members...)
			return slices.Delete(lists, i, i+1)
		}
	}
	return lists
}

// withPersons is the end of Vietnamese persons of one trade, in small letters, with whom
// something is done: "bàn với nhân viên thú y xã"; else i.
func (d *drafter) withPersons(i, end int) int {
	const least, most = 2, 7
	if !d.lexicon.Tones || i+least >= end || !slices.Contains(persons, d.tokens[i].text+" "+d.tokens[i+1].text) {
		return i
	}
	for j := i + least; j < min(end, i+most); j++ {
		if t := d.tokens[j]; t.kind == mark || d.isAny(j, classVerb, classLead, classModal, classAnd, classSubmit, classStop) || d.isDeadlineAt(j) {
			return j
		}
	}
	return i
}

// persons are the Vietnamese words for persons that what they do or are of follows.
var persons = []string{"nhân viên", "cán bộ", "đội ngũ", "già làng", "trưởng thôn", "trưởng bản", "người dân", "chủ hộ", "chuyên gia", "bà con", "nghệ nhân", "cộng tác", "phụ huynh", "tình nguyện"}

// meetsOutsiders tells whether the Vietnamese words from token start on only say that somebody
// talks to many who are no agencies: "làm việc với các chủ mỏ".
func (d *drafter) meetsOutsiders(start int, m mention) bool {
	return d.lexicon.Tones && start+2 < len(d.tokens) && d.tokens[start].text == "làm" && d.tokens[start+1].text == "việc" && m.body.collective && m.body.Group == "" && slices.Equal(m.body.kinds, []string{"other"})
}
