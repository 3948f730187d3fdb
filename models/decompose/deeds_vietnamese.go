package decompose

import "slices"

// aspects are the small words that stand behind a Vietnamese verb and say how far it goes:
// "rà lại", "làm tiếp", "gom hết".
var aspects = []string{"lại", "tiếp", "thêm", "hết", "xong", "đủ", "dần", "sẵn", "giúp", "thử", "nốt", "ngay"}

// doesBy tells a Vietnamese verb that the lexicon does not know by the word behind it, where
// it follows its subject: "Phòng Kinh tế rà lại mức thu".
func (d *drafter) doesBy(i, end int) bool {
	return d.lexicon.Tones && i+1 < end && d.tokens[i].kind == word && !d.tokens[i].upper && slices.Contains(aspects, d.tokens[i+1].text) && !d.isAny(i, classStop, classObject, classPast, classAnd, classTail)
}

// signsByDay tells whether a Vietnamese paper that is signed at token i is still to be
// signed, since a day is set for it, or is only what a term counts from: "ký quyết định …
// chậm nhất 07/11", "kể từ ngày ký Quyết định này".
func (d *drafter) signsByDay(s segment, i int, due *stated) bool {
	if !d.lexicon.Tones || d.tokens[i].text != "ký" {
		return false
	}
	return i > s.first && d.tokens[i-1].text == "ngày" || due != nil && due.rank <= rankRecurring && due.first > i
}

// chargedInChapeau makes the owner of what follows a Vietnamese chapeau of whom its subject
// charges: "Hội đồng nhân dân tỉnh yêu cầu Ủy ban nhân dân tỉnh:". Who directs those below
// still leads.
func (d *drafter) chargedInChapeau(s segment, lists []list) {
	n := len(lists) - 1
	if !d.lexicon.Tones || !s.colon || n < 1 || lists[n-1].role != "" || lists[n].end() != s.end-1 {
		return
	}
	at := lists[n-1].end()
	m, ok := d.longestWithin(at, s.end, classAssign)
	if ok && !d.is(at, classDirects) && d.beforeSkip(at, lists[n].first()) == at+m.length {
		lists[n-1].role, lists[n].role, lists[n].roleStart = classObject, classAssign, at
	}
}

// meansEach tells whether the Vietnamese "từng" at token i, which also tells of what was, means
// each of what follows it: "đi từng nhà".
func (d *drafter) meansEach(i int) bool {
	return d.lexicon.Tones && d.tokens[i].text == "từng" && !d.isAny(i+1, classVerb, classHappens, classAssign)
}

// handsDown tells whether the subject of a Vietnamese sentence only hands on to its own what
// the Government or its head, who gives the orders, wants of it: "Bộ Công an giao lực lượng
// cảnh sát giao thông dạy kỹ năng".
func (d *drafter) handsDown(s segment, subject, charged list) bool {
	return d.lexicon.Tones && d.ruled && subject.first() == s.first && !d.isIssuer(subject) && charged.roleStart == subject.end() && d.tokens[charged.roleStart].text == "giao"
}

// isBidToAct tells whether the Vietnamese "được mời" at token i asks somebody to do something,
// and not just to be there: "được mời vận động hội viên", not "được mời tham gia".
func (d *drafter) isBidToAct(i, end int) bool {
	return d.lexicon.Tones && i+2 < end && d.tokens[i].text == "được" && d.tokens[i+1].text == "mời" && d.is(i+2, classVerb) && !d.isAny(i+2, classJoins)
}
