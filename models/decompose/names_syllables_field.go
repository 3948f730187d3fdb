package decompose

import "slices"

// smallField is the end of the small syllables from token j on in which the field of a
// Vietnamese body goes on behind its capital, where what it is to do or a mark follows
// them: "Trung tâm Quản lý hạ tầng kỹ thuật đô thị cử người"; else j. Few syllables need
// no such end.
func (d *drafter) smallField(j, end int) int {
	const most, few = 12, 4
	for k := j; k < min(end, j+most); k++ {
		t := d.tokens[k]
		switch {
		case t.text == "và" && k+1 < end && !d.tokens[k+1].upper && !d.breaksName(k+1) && !d.isAny(k+1, classSkip, classCollective, classTitle):
		case t.kind != word || t.upper || d.is(k, classTail) || d.startsPlace(k) || d.breaksName(k):
			if k > j+few && (t.kind == mark && t.text == "," || d.isAny(k, classVerb, classModal, classLead, classCoordinate, classSubmit) || d.is(k, classTail) && !d.isAny(k, classConcern)) {
				return k
			}
			return j
		case d.is(k, classSkip):
			return j
		}
	}
	return j
}

// smallOffice reads the kind of body in small letters that a Vietnamese title is of,
// with what it is under: "Giám đốc bệnh viện trực thuộc Bộ Y tế".
func (d *drafter) smallOffice(j, end int) (mention, bool) {
	h, ok := d.longestWithin(j, end, classHead)
	if !d.lexicon.Tones || !ok || d.tokens[j].upper || d.is(j, classVerb) {
		return mention{}, false
	}
	k := j + h.length
	for range 2 {
		t, more := d.longestWithin(k, end, classTail)
		if !more {
			break
		}
		k += t.length
	}
	if d.tokens[k-1].upper { // "trực thuộc bộ" is known without its field
		k--
	}
	if k < end && k > j+h.length && d.tokens[k].upper { // "trực thuộc Bộ Y tế"
		if m, named := d.named(k, end); named {
			k = m.end
		}
	}
	return d.rewritten(mention{first: j, end: k}), true
}

// placesActing is the end of a place, told by its kind, whose authorities something is
// to be done by, since that follows it or others listed with it: "tỉnh Kiên Giang và
// tỉnh Cà Mau phải"; else i.
func (d *drafter) placesActing(i, end int) int {
	if !d.lexicon.Tones || !d.is(i, classPlace) {
		return i
	}
	first, ok := d.placeList(i, end)
	if !ok {
		return i
	}
	for last := first; last < end; {
		if d.isAny(last, classModal, classLead, classVerb, classAgentive) {
			return first
		}
		if d.tokens[last].text != "," && !d.is(last, classAnd) {
			return i
		}
		next, more := d.placeList(last+1, end)
		if !more {
			return i
		}
		last = next
	}
	return i
}

// isUnder tells whether words at token k say which other body a Vietnamese one with a
// name of its own is under, which is no part of it: "Cục Phòng bệnh thuộc Bộ Y tế".
func (d *drafter) isUnder(k, end int) bool { return d.bodyOver(k, end) > k }

// bodyOver is the token at which the name of that other body begins, else k.
func (d *drafter) bodyOver(k, end int) int {
	next := k + 1
	if k+1 < end && d.tokens[k].text == "trực" && d.tokens[k+1].text == "thuộc" {
		next++
	} else if k < end && d.tokens[k].text != "thuộc" {
		return k
	}
	if next+1 < end && d.is(next, classCommittee) { // "thuộc UBND tỉnh"
		return next
	}
	if next+1 < end && d.tokens[next].upper && (d.tokens[next+1].upper || d.tokens[next+1].text == "này") && d.is(next, classHead) {
		return next
	}
	return k
}

// startsPlace tells a kind of place from the first syllable of another word: "xã hội".
func (d *drafter) startsPlace(i int) bool {
	return d.is(i, classPlace) && !(d.tokens[i].text == "xã" && i+1 < len(d.tokens) && d.tokens[i+1].text == "hội")
}

// numberOrPlace is the token behind the number or the kind of place that a Vietnamese
// name ends in before token k: "Tổ công tác số 3", "Trạm Y tế xã", "Ban Chỉ đạo 389".
func (d *drafter) numberOrPlace(k, end int) int {
	const digits = 3
	switch {
	case k+1 < end && d.tokens[k].text == "số" && d.tokens[k+1].kind == number && !d.is(k+2, classUnit):
		return k + 2
	case k < end && d.tokens[k].kind == number && len(d.tokens[k].text) == digits && d.tokens[k-1].kind == word && !d.is(k+1, classUnit):
		return k + 1
	case k < end && d.tokens[k].kind == number && len(d.tokens[k].text) < digits && (d.tokens[k-1].text == "án" || d.tokens[k-1].text == "vực" || d.tokens[k-1].text == "vùng" || d.tokens[k-1].text == "sở") && !d.is(k+1, classUnit): // "Ban Quản lý dự án 6", "Thuế cơ sở 3"
		return k + 1
	case k < end && d.tokens[k].text == "vùng" && !(k+1 < end && d.tokens[k+1].upper) && d.tokens[k-1].kind == word: // "các Chi cục Thú y vùng"
		return k + 1
	case k < end && d.startsPlace(k) && !d.tokens[k].upper && !(k+1 < end && d.tokens[k+1].upper) && !d.is(k+1, classPlace) && d.tokens[k-1].kind == word:
		return k + 1
	}
	return k
}

// postsOfPersons leaves out the Vietnamese names of persons whose posts follow behind a
// comma: "đồng chí Nguyễn Văn An, Giám đốc Sở Tài chính" is one body, the director.
func (d *drafter) postsOfPersons(all []mention) []mention {
	if !d.lexicon.Tones {
		return all
	}
	out := all[:0]
	for i, m := range all {
		person := slices.Contains(courtesies, d.tokens[m.first].text) || m.first > 0 && slices.Contains(courtesies, d.tokens[m.first-1].text)
		if person && i+1 < len(all) && all[i+1].body.Head && all[i+1].first == m.end+1 && d.tokens[m.end].text == "," && !d.isAny(m.first, classHead) {
			continue
		}
		out = append(out, m)
	}
	return out
}

// courtesies are the last syllables of what stands before a person's name, and the
// first where the name takes them in.
var courtesies = []string{"chí", "đồng", "ông", "bà", "đ/c"}

// pastField is the end of the few small syllables behind a known field that can only
// belong to it, since a bracket, a capital or words of obligation follow: "Phòng Chính trị
// tư tưởng (Sở Nội vụ)".
func (d *drafter) pastField(j, end int) int {
	const most = 4
	if k := d.toCountry(j, end); k > j {
		return k
	}
	for k := j; k < min(end, j+most+1); k++ {
		t := d.tokens[k]
		if k == j && t.text == "-" && d.is(j+1, classSubject) && !d.tokens[j+1].upper { // "kinh tế - tài chính"
			m, _ := d.longestWithin(j+1, end, classSubject)
			return j + 1 + m.length
		}
		if k > j && (t.text == "(" || t.upper && !d.isAny(k, classHead, classTitle, classIssuer) || d.isAny(k, classModal, classLead)) {
			return k
		}
		if t.kind != word || t.upper || d.breaksName(k) || d.isMild(k) || d.isAny(k, classTail, classPlace, classSkip, classConcern, classUrgent, classVague, classCollective, classQualifier) {
			break
		}
	}
	return j
}

// beforeField is the length of the Vietnamese head at token j, of h syllables, without
// those with which a known field begins that goes on behind it: "Hội đồng | Thi đua -
// Khen thưởng", "Phòng | Cảnh sát phòng cháy".
func (d *drafter) beforeField(j, h, end int) int {
	for k := 1; k < h && !slices.Contains(manages, d.tokens[j+h-1].text); k++ {
		s, field := d.longestWithin(j+k, end, classSubject)
		shorter, head := d.longestWithin(j, j+k, classHead)
		if field && head && shorter.length == k && k+s.length > h && d.tokens[j+k].upper {
			return k
		}
	}
	return h
}

// furtherZones is the end of the zones that the Vietnamese board from token i to k manages
// besides the one it is named by: "Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp".
func (d *drafter) furtherZones(i, k, end int) int {
	if k+3 >= end || d.tokens[k].text != "và" || d.tokens[k+1].text != "các" || d.tokens[k+2].text != "khu" || d.tokens[i].text != "ban" {
		return k
	}
	const words = 5 // "và các khu công nghiệp"
	k = min(k+words, end)
	for k < end && d.tokens[k].upper && !d.isAny(k, classHead, classTitle) {
		k++
	}
	return k
}

// endsInCountry tells whether the one or two small syllables at token j are followed by
// words with which the names of Vietnamese bodies of the whole country end: "Bệnh viện
// Bệnh Nhiệt đới Trung ương".
func (d *drafter) endsInCountry(j, end int) bool {
	if d.tokens[j].text == "ương" && d.tokens[j-1].text == "trung" { // "Bệnh viện Mắt Trung ương"
		return true
	}
	for k := j + 1; k <= j+2 && k+1 < end; k++ {
		if d.breaksName(k - 1) {
			return false
		}
		switch two := d.tokens[k].text + " " + d.tokens[k+1].text; two {
		case "trung ương", "quốc gia", "việt nam":
			return d.tokens[k].upper
		}
	}
	return false
}

// toCountry is the end of the small syllables from token j on that end in words for the
// whole country: "Viện Kiểm nghiệm | an toàn vệ sinh thực phẩm quốc gia"; else j.
func (d *drafter) toCountry(j, end int) int {
	const most = 8
	for k := j; k+1 < min(end, j+most) && d.tokens[k].kind == word && !d.tokens[k].upper && !d.breaksName(k); k++ {
		if two := d.tokens[k].text + " " + d.tokens[k+1].text; k > j && (two == "quốc gia" || two == "trung ương") {
			return k + 2
		}
	}
	return j
}

// zonesManaged is the end of what a board manages, in small letters from token j on, up
// to its place: "các khu chế xuất và công nghiệp Cần Thơ".
func (d *drafter) zonesManaged(j, end int) int {
	const most, zones = 9, 4
	if f, ok := d.longestWithin(j+3, end, classSubject); ok && d.tokens[j+1].text == "dự" { // "các dự án đầu tư xây dựng"
		n, _ := d.placeList(j+3+f.length, end)
		return n
	}
	if n := d.smallNoun(min(j+1, end-1), end); n > 1 { // "các dịch vụ công ích đô thị quận 7"
		at, _ := d.placeList(j+1+n, end)
		return max(at, d.numberedPlace(j+1+n, end))
	}
	for k := j; k < min(end, j+most); k++ {
		switch {
		case d.tokens[k].upper && !d.isAny(k, classHead, classTitle):
			if n, ok := d.syllables(k, end); ok {
				return n
			}
			return k
		case d.tokens[k].kind != word && d.tokens[k].text != ",", d.isAny(k, classModal, classLead, classCoordinate):
			return min(d.smallWords(j, end), j+zones)
		}
	}
	return min(d.smallWords(j, end), j+zones)
}

// wordAt is the end of the Vietnamese word of several syllables at token i, of which only
// the first is a capital, as the lexicon knows it, whatever it is: "Đào tạo", "Giám định".
func (d *drafter) wordAt(i, end int) int {
	last := i
	for _, m := range d.look(i) {
		j := i + m.length
		if j > end || j <= last || m.class == classHead || m.class == classTitle || m.class == classIssuer || m.class == classCommittee || m.class == classCoordinate || m.class == classAssign {
			continue
		}
		whole := true
		for _, t := range d.tokens[i+1 : j] {
			whole = whole && t.kind == word && !t.upper
		}
		if whole {
			last = j
		}
	}
	return last
}
