package decompose

import (
	"slices"
)

// formedFor are the first words of bodies formed for what "về" says: "Ban Chỉ đạo về
// phòng, chống thiên tai"; others deal with somebody "về" something.
var formedFor = []string{"ban", "uỷ", "hội", "tổ", "nhóm", "tiểu", "trung", "quỹ", "mạng"}

// manages are the last syllables of heads that what they manage follows in small
// letters: "Ban Quản lý", "Ban quản lý dự án".
var manages = []string{"lý", "án"}

// syllableName reads a Vietnamese name: titles and heads, then the field in
// words whose first syllable alone is capitalised.
func (d *drafter) syllableName(i, end int) (int, bool) {
	if !d.tokens[i].upper {
		return 0, false
	}
	j, heads, one := i, 0, 0 // one: syllables of the first head
	for j < end {
		h, ok := d.longestWithin(j, end, classHead)
		if t, title := d.longestWithin(j, end, classTitle); title && t.length > h.length {
			h, ok = t, true
		}
		if s, field := d.longestWithin(j, end, classSubject); field && heads > 0 && s.length > h.length { // "Cục Phòng bệnh"
			break
		}
		if !ok || heads > 0 && !d.tokens[j].upper {
			break
		}
		h.length = d.beforeField(j, h.length, end)
		if heads == 0 {
			one = h.length
		}
		j += h.length
		heads = j - i
	}
	if heads == 1 && i > 0 && d.tokens[i].caps && d.tokens[i-1].caps { // "NHIỆM VỤ"
		return 0, false
	}
	if v, ok := d.longest(i, classVerb); heads == 0 || ok && v.length >= heads && !(j < end && d.startsPlace(j)) && !d.insideSentence(i) { // not "Thanh tra tỉnh"
		return 0, false
	}
	if s, ok := d.longestWithin(j, end, classSubject); ok && heads > 2 && !d.tokens[j].upper && slices.Contains(manages, d.tokens[j-1].text) { // "Ban Quản lý dự án đầu tư xây dựng thành phố"
		j += s.length
		heads += s.length
	}
	if s, ok := d.longestWithin(j, end, classSubject); ok && (heads > 2 || d.tokens[i].text == "trung") && s.length > 2 && !d.tokens[j].upper && slices.Contains(formedFor, d.tokens[i].text) { // "Ban Chỉ đạo phòng thủ dân sự quốc gia"
		j += s.length
		heads += s.length
	}
	k, found := d.syllables(j, end)
	if n, ok := d.syllables(i+one, end); !found && heads > one && ok && n > j { // "Hiệp hội Nhà thầu xây dựng Việt Nam"
		k, found = n, true
	}
	if !found && heads > 2 && j+1 < end && d.tokens[j].text == "và" && d.tokens[j+1].upper && !d.isAny(j+1, classHead, classTitle) { // "Trung tâm Chuyển đổi số và Thông tin tài nguyên"
		k, found = d.syllables(j+1, end)
	}
	if !found && heads > 1 && j > i+1 && (d.tokens[j-2].text == "quản" || d.tokens[j-1].text == "hội" && j < end && d.tokens[j].text == "các") { // "Ban Quản lý các khu công nghiệp", "Hiệp hội các nhà sản xuất xe máy Việt Nam"
		k = d.zonesManaged(j, end)
	}
	for range 2 {
		t, ok := d.longestWithin(k, end, classTail)
		if (found || heads > 1) && (d.isUnder(k, end) || d.is(k, classNarrows)) {
			break
		}
		if h, party := d.longestWithin(k, end, classHead); ok && party && h.length > t.length { // "Ủy ban Kiểm tra Tỉnh ủy"
			t = h
		}
		if ok {
			k += t.length
			found = true
			if n, more := d.syllables(k, end); more && d.tokens[k].upper && !d.isAny(k, classHead, classTitle) { // "Học viện Chính trị quốc gia Hồ Chí Minh"
				k = n
			}
		}
	}
	k = d.furtherZones(i, k, end)
	if n := d.numberOrPlace(k, end); n > k && (found || heads > 1) {
		k = n
	}
	if f := d.aboutField(k, end); f > k && slices.Contains(formedFor, d.tokens[i].text) && !(d.tokens[k-1].upper && d.tokens[k-2].upper) {
		return f, true
	}
	return k, found || heads > 1
}

// aboutField reads what a committee is about: "về phòng, chống thiên tai". It ends
// with the first verb that does not begin a part of it; commas stand in it where an
// "và" follows, or after one syllable.
func (d *drafter) aboutField(j, end int) int {
	const most = 16
	if j+1 >= end || d.tokens[j].text != "về" || d.tokens[j+1].upper || d.isAny(j+1, classSkip, classPlace) || slices.Contains([]string{"cơ", "địa", "dự", "tham", "nước", "trước", "việc", "nhà", "tận"}, d.tokens[j+1].text) {
		return j
	}
	part, last := j+1, j
	for k := j + 1; k < min(end, j+most); k++ {
		if field, ok := d.longestWithin(k, end, classSubject); ok && k == part && field.length > 1 { // "về chống khai thác IUU"
			k += field.length - 1
			last = k + 1
			continue
		}
		t := d.tokens[k]
		switch {
		case t.text == "," && k == part+1 || t.text == "," && d.listGoesOn(k, min(end, j+most)), t.text == "và" && k > part:
			part = k + 1
			continue
		case t.kind != word || d.isMild(k) || d.isAny(k, classLead, classModal, classCoordinate, classAgent, classPast) || d.isAny(k, classVerb, classAssign, classSubmit, classBy, classBefore, classWithin) && k > part:
			return last
		}
		last = k + 1
	}
	return last
}

// listGoesOn tells whether an "và" stands behind a comma before the next one but
// two, and no verb begins the words between.
func (d *drafter) listGoesOn(k, end int) bool {
	for n := k + 1; n < end; n++ {
		switch {
		case d.tokens[n].text == "và":
			return true
		case d.isAny(n, classLead, classModal, classSubmit, classCoordinate):
			return false
		}
	}
	return false
}

// syllables reads a Vietnamese field and place.
func (d *drafter) syllables(j, end int) (int, bool) {
	const mostSmall = 4
	start, small, known, capitals := j, 0, false, 0
	for j < end {
		t := d.tokens[j]
		if m, ok := d.longestWithin(j, end, classSubject); ok && t.upper {
			j, known, small, capitals = d.pastField(j+m.length, end), true, 0, 0
			continue
		}
		if m, ok := d.longestWithin(j, end, classSubject); ok && j > 0 && !known && !t.upper && d.tokens[j-1].upper && !d.isAny(j, classVerb, classAssign) { // "Cảng hàng không Việt Nam"
			j, small, capitals = j+m.length, 0, 0
			continue
		}
		if p, ok := d.placeList(j, end); ok {
			return p, true
		}
		switch {
		case t.upper && j > start && d.longPlace(j, end) > j: // "Mặt trận Tổ quốc Việt Nam Thành phố"
			j, small, capitals = d.longPlace(j, end), 0, 0
			continue
		case t.upper && !d.startsOther(j, start) && d.wordAt(j, end) > j+1: // "Vụ Đào tạo"
			j, small, capitals = d.wordAt(j, end), 0, 0
			continue
		case t.kind == word && t.upper && !d.startsOther(j, start):
			if j, small, known = j+1, 0, false; !t.caps || t.end-t.start < 2 { // "TNHH MTV Khai thác"
				capitals++
			}
			continue
		case t.kind == number && len(t.text) <= 3 && !d.is(j+1, classUnit) && (j > start || d.is(j+1, classTail) || j+1 < end && d.tokens[j+1].upper && !d.isAny(j+1, classHead, classTitle)): // "Ban Chỉ đạo 389 quốc gia", "Lữ đoàn 125 Hải quân"
			j, capitals = j+1, 0
			continue
		case t.kind == word && !t.upper && j > start && !known && capitals < 2 && small == 0 && d.smallField(j, end) > j:
			j, small, capitals = d.smallField(j, end), 1, 0
			continue
		case t.kind == word && !t.upper && j > start && !known && (capitals < 2 && (small < mostSmall && !d.breaksName(j) || d.endsInPlace(j, end)) || d.endsInCountry(j, end)) && !d.is(j, classTail) && !d.startsPlace(j):
			trade, _ := d.longestWithin(j, end, classTrade)
			n := max(trade.length, 1)
			if small+d.smallNoun(j, end) > mostSmall { // not "chất lượng công | trình"
				n = d.smallNoun(j, end)
			}
			j, small, capitals = j+n, small+1, 0
			continue
		case j == start && t.kind == word && !t.upper && !d.breaksName(j) && !d.isAny(j, classTail, classPlace, classSkip, classConcern) && d.endsInPlace(j, end): // "Ủy ban sông Mê Công"
			j, small = j+1, small+1
			continue
		case j == start && d.joinsCapital(j, end): // "Tổ công tác triển khai Đề án 06"
			m, _ := d.longest(j, classJoin)
			j += m.length
			continue
		case j > start && (t.text == "-" || d.is(j, classAnd) && t.text == "và" || !known && d.is(j, classJoin)) && j+1 < end && d.tokens[j+1].upper && !d.startsOther(j+1, start) && (d.tokens[j].text == "-" || d.brandEnd(j+1, end) == j+1):
			j, capitals = j+1, 0
			continue
		case j > start && t.text == "-" && t.space && d.is(j+1, classSubject) && !d.tokens[j-1].upper && !d.isAny(j+1, classVerb): // "Chính sách kinh tế - tài chính"
			m, _ := d.longestWithin(j+1, end, classSubject)
			j += 1 + m.length
			continue
		case j > start && t.text == "," && d.listsFields(j, end):
			j, capitals = j+1, 0
			continue
		}
		break
	}
	for j > start && (d.tokens[j-1].kind == mark) {
		j--
	}
	return j, j > start
}

// joinsCapital tells whether words at token j go on with a name in a capital that
// begins no other body.
func (d *drafter) joinsCapital(j, end int) bool {
	m, ok := d.longestWithin(j, end, classJoin)
	k := j + m.length
	return ok && k < end && d.tokens[k].upper && !d.isAny(k, classHead, classTitle)
}

// listsFields tells whether the comma at token j parts the fields of one body, since
// "và" and the last of them follow: "Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp".
func (d *drafter) listsFields(j, end int) bool {
	const longest = 6
	if j+1 >= end || d.brandEnd(j+1, end) > j+1 || d.isAny(j+1, classHead, classTitle, classIssuer, classSkip, classCollective, classVerb) {
		return false
	}
	for k := j + 2; k+1 < min(end, j+longest); k++ {
		if d.tokens[k].text == "và" {
			return d.tokens[k+1].upper && (!d.isAny(k+1, classHead, classTitle) || d.is(k+1, classSubject))
		}
		if d.tokens[k].kind != word || d.tokens[k].upper || d.isAny(k, classModal, classLead, classVerb, classCoordinate, classCollective) {
			return false
		}
	}
	return false
}

// endsInPlace tells whether the field of an association goes on to a capital with
// which it ends: "dịch vụ logistics Việt Nam".
func (d *drafter) endsInPlace(j, end int) bool {
	const most, mostOfVerb = 5, 10
	capital := j - 1
	for capital > 0 && !d.tokens[capital].upper && d.tokens[capital].kind == word {
		capital--
	}
	far, verb := most, d.isAny(capital, classVerb, classCollective) // "Nhà thầu xây dựng Việt Nam", "Vận hành hệ thống điện và thị trường điện Quốc gia"
	if verb {
		far = mostOfVerb
	}
	for k := j; k < min(end, j+far); k++ {
		if trade, ok := d.longestWithin(k, end, classTrade); ok && verb && !d.tokens[k].upper { // "Tư vấn xây dựng thủy lợi Lâm Đồng"
			k += trade.length - 1
			continue
		}
		switch t := d.tokens[k]; {
		case t.kind != word || !t.upper && d.breaksName(k) && !d.is(k, classDeliverable) && !(verb && (d.is(k, classTrade) || t.text == "và")):
			return false
		case t.upper:
			return !d.isAny(k, classHead, classTitle)
		}
	}
	return false
}

// startsOther tells whether the capital at token j begins another body.
func (d *drafter) startsOther(j, start int) bool {
	h, _ := d.longest(j, classHead)
	if d.tokens[j].text == "bộ" && j > start && d.tokens[j-1].upper && slices.Contains([]string{"bắc", "trung", "nam"}, d.tokens[j-1].text) { // "Bắc Trung Bộ"
		return false
	}
	if j > start && d.tokens[j].text == "phòng" && d.tokens[j-1].text == "hải" && d.tokens[j-1].upper { // "Hải Phòng"
		return false
	}
	inside := j == start+1 && h.length == 1 && d.tokens[start].upper && !d.isAny(start, classSubject, classHead)                                                                    // "Tân Cảng"
	if after := j + h.length; j > start && h.length > 0 && after < len(d.tokens) && (d.tokens[after].upper && h.length > 1 || d.startsPlace(after)) && d.tokens[j-1].text == "và" { // "Vụ Bảo hiểm y tế và Bảo hiểm xã hội Việt Nam"
		return true
	}
	last := h.length == 1 && j > start+1 && !d.tokens[j].caps && d.tokens[j-1].upper && (j+1 == len(d.tokens) || !d.tokens[j+1].upper) // "Trường Mầm non Hoa Ban"
	return j > start && d.isAny(j, classHead, classTitle) && !d.is(j, classSubject) && !inside && !last
}

// placeList reads "tỉnh Nghệ An" or "các tỉnh: Thanh Hóa, Nghệ An".
func (d *drafter) placeList(j, end int) (int, bool) {
	several := j < end && d.tokens[j].text == "các" || j+1 < end && d.is(j+1, classPlace) && (d.is(j, classNumber) || d.tokens[j].kind == number) // "hai thành phố Hà Nội và Hải Phòng"
	k := j
	if several {
		k++
	}
	p, ok := d.longestWithin(k, end, classPlace)
	if !ok {
		return j, false
	}
	k += p.length
	if k < end && (d.tokens[k].text == ":" && several || d.tokens[k].text == ".") {
		k++
	}
	last := 0
	for k < end {
		t := d.tokens[k]
		switch {
		case t.kind == word && t.upper && (!d.isAny(k, classHead, classTitle) || last == k && k > j && d.tokens[k-1].upper && !d.tokens[k-2].upper): // "Hải Phòng"
			last = k + 1
		case last > 0 && (t.text == "-" || several && (t.text == "," || d.is(k, classAnd))):
		default:
			return max(last, j), last > 0
		}
		k++
	}
	return max(last, j), last > 0
}
