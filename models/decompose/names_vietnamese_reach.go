package decompose

import (
	"slices"
	"strings"
)

// reachingDeed takes into a Vietnamese name the nouns in small letters right behind it, up
// to what it must do or a pause, since no object can stand there: "Ban Quản lý thuế | doanh
// nghiệp nhỏ chấm điểm"; and the field a deputy is in charge of.
func (d *drafter) reachingDeed(m mention, first, end int) mention {
	if !d.lexicon.Tones || m.end >= end {
		return m
	}
	k := m.end
	switch {
	case m.body.Head || d.is(m.first, classTitle):
		k = d.chargeOfDeputy(k, end)
	case m.body.collective || !d.tokens[m.first].upper || d.isHandedTo(first, m.first):
		return m
	default:
		k = d.fieldsInSmall(k, end)
		if k == m.end {
			k = d.nounsUpToDeed(k, end)
		}
		if k == m.end {
			k = d.formedForDeed(m.first, k, end)
		}
	}
	if k == m.end {
		return m
	}
	m.end = k
	m.body.Key, m.body.Code = "", ""
	return d.rewritten(m)
}

// isHandedTo tells whether the words before token i hand something to the body there, which
// then follows it: "trình Hội đồng nhân dân tỉnh đề án".
func (d *drafter) isHandedTo(first, i int) bool {
	_, submit := d.endsAt(first, i, classSubmit)
	_, object := d.endsAt(first, i, classObject)
	return submit || object && d.tokens[i-1].text == "cho"
}

// nounsUpToDeed is the end of the nouns in small letters from token i on, where what is to
// be done or a pause follows them; else i.
func (d *drafter) nounsUpToDeed(i, end int) int {
	if d.tokens[i-1].kind != word || d.startsPlace(i-1) || d.is(i, classTail) || d.isPaper(i) {
		return i
	}
	k := i
	for k < end {
		n := d.smallNoun(k, end)
		if n == 0 && (k > i || slices.Contains([]string{"quốc", "điện", "công"}, d.tokens[k].text)) { // "Cơ quan Năng lượng nguyên tử | quốc tế"
			n = d.describingNoun(k, end)
		}
		if n == 0 {
			break
		}
		k += n
	}
	if k == i || !d.endsBeforeDeed(k, end) {
		return i
	}
	return k
}

// smallNoun is the length of the noun in small letters at token i, which is no verb as well;
// else 0.
func (d *drafter) smallNoun(i, end int) int {
	longest := 0
	if i >= end || d.tokens[i].kind != word || d.tokens[i].upper {
		return 0
	}
	for _, m := range d.look(i) {
		if j := i + m.length; j > end || d.tokens[j-1].upper {
			continue
		}
		switch m.class {
		case classSubject, classField, classDeliverable, classCollective:
			longest = max(longest, m.length)
		}
	}
	for _, m := range d.look(i) {
		if m.length >= longest && nameBreaks[m.class] && m.class != classDeliverable {
			return 0
		}
	}
	return longest
}

// describing are the Vietnamese words that say of what kind the noun before them is.
var describing = []string{"nhỏ", "vừa", "lớn", "xanh", "sạch", "điện tử", "quốc tế", "quốc gia", "công nghệ cao", "bền vững", "trọng điểm", "tập trung", "vùng cao", "nội bộ", "công cộng"}

// describingNoun is the length of such words at token i, else 0.
func (d *drafter) describingNoun(i, end int) int {
	for n := 3; n > 0; n-- {
		if i+n > end {
			continue
		}
		words := make([]string, n)
		for k := range words {
			words[k] = d.tokens[i+k].text
		}
		if slices.Contains(describing, strings.Join(words, " ")) {
			return n
		}
	}
	if t, ok := d.longestWithin(i, end, classTail); ok && !d.isAny(i, classConcern, classNarrows) {
		return t.length
	}
	return 0
}

// endsBeforeDeed tells whether what is to be done, by when or with whom, or a pause, begins
// at token k.
func (d *drafter) endsBeforeDeed(k, end int) bool {
	return k == end || d.tokens[k].kind == mark && strings.Contains(",.;:)", d.tokens[k].text) || d.isMild(k) ||
		d.isAny(k, classModal, classLead, classVerb, classCoordinate, classSubmit, classUrgent, classRecurring, classEvery) || d.tokens[k].text == "và" && d.startsBody(k+1) || d.isDeadlineAt(k)
}

// fieldsInSmall is the end of further fields in small letters behind the comma at token i,
// the last of them behind "và", where what the body must do follows: "Ban Công nghệ |,
// chuyển đổi số và tự động hóa nâng cấp"; else i.
func (d *drafter) fieldsInSmall(i, end int) int {
	const most = 7
	if d.tokens[i].text != "," || i+1 >= end || !d.tokens[i-1].upper && !d.tokens[max(0, i-2)].upper {
		return i
	}
	for k := i; k < end && d.tokens[k].text == ","; {
		f, ok := d.longestWithin(k+1, end, classSubject)
		if !ok || d.tokens[k+1].upper || k+1+f.length >= end {
			return i
		}
		if k += 1 + f.length; d.tokens[k].text != "và" {
			continue
		}
		for j := k + 1; j < min(end, k+most); j++ {
			if j > k+1 && d.isAny(j, classVerb, classModal, classLead, classCoordinate) {
				return j
			}
			if d.tokens[j].kind != word || d.tokens[j].upper || d.is(j, classSkip) || d.startsBody(j) {
				return i
			}
			if f, ok := d.longestWithin(j, end, classSubject); ok {
				j += f.length - 1
			}
		}
	}
	return i
}

// chargeOfDeputy is the end of the words from token i on that say what the deputy named before
// them is in charge of, where what is to be done follows: "Phó Chủ tịch UBND xã | phụ trách
// kinh tế ký văn bản"; else i.
func (d *drafter) chargeOfDeputy(i, end int) int {
	const least, most = 3, 8
	if i+least >= end || d.tokens[i].text != "phụ" || d.tokens[i+1].text != "trách" {
		return i
	}
	for k := i + 2; k < min(end, i+most); k++ {
		if k >= i+least && d.isAny(k, classVerb, classModal, classLead) {
			return k
		}
		if f, ok := d.longestWithin(k, end, classSubject); ok {
			k += f.length - 1
			continue
		}
		if d.tokens[k].kind != word || d.tokens[k].upper {
			return i
		}
	}
	return i
}

// formedForDeed is the end of what the body from token first to i was formed to do, in small
// letters, where what it must do follows: "Ban Chỉ đạo | xây dựng nhà máy điện hạt nhân mỗi
// tháng họp"; else i.
func (d *drafter) formedForDeed(first, i, end int) int {
	const least, most = 3, 10
	if i-first < least || !slices.Contains(formedFor, d.tokens[first].text) || !d.is(i, classVerb) || d.isAny(i, classModal, classLead, classCoordinate, classSubmit) {
		return i
	}
	for j := i + 1; j < min(end, i+most); j++ {
		if j >= i+least && (d.isAny(j, classAgentive) || d.tokens[j].text == "phải" || d.is(j, classRecurring) && d.actsAfterRhythm(j, end)) {
			return j
		}
		if d.tokens[j].kind != word || d.tokens[j].upper || d.isPaper(j) || d.isAny(j, classStop, classModal, classAssign, classSubmit, classObject) {
			return i
		}
	}
	return i
}

// actsAfterRhythm tells whether what is to be done follows the rhythm at token j.
func (d *drafter) actsAfterRhythm(j, end int) bool {
	m, ok := d.longestWithin(j, end, classRecurring)
	return ok && j+m.length < end && d.is(j+m.length, classVerb)
}

// insideSentence tells whether the capital at token i follows a word in small letters, so
// that it is a name's: "có Thanh tra giao thông phối hợp".
func (d *drafter) insideSentence(i int) bool {
	return i > 0 && d.tokens[i-1].kind == word && !d.tokens[i-1].upper && !d.tokens[i].starts && !d.tokens[i].caps
}

// numberedPlace is the end of a kind of place and its number at token i, "quận 7", else i.
func (d *drafter) numberedPlace(i, end int) int {
	p, ok := d.longestWithin(i, end, classPlace)
	if at := i + p.length; ok && at < end && d.tokens[at].kind == number && !d.is(at+1, classUnit) {
		return at + 1
	}
	return i
}
