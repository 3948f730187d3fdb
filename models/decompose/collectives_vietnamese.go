package decompose

import (
	"slices"
	"strings"
)

// ofField is the end of the few small words behind a Vietnamese plural that say of
// what field it is, up to what it must do: "các doanh nghiệp vận tải".
func (d *drafter) ofField(i, end int) int {
	const most = 5
	if _, place := d.endsAt(max(0, i-2), i, classPlace); place { // "UBND các xã, phường"
		return i
	}
	from := d.pastTrade(i, end)
	if from > i && (from == end || !d.is(i, classVerb) && !slices.Contains(dealings, d.tokens[i].text)) {
		return from
	}
	if trade, ok := d.longestWithin(i, end, classTrade); ok && (from == i || !d.is(i, classVerb)) && !d.tokens[i].upper { // "các trung tâm huấn luyện thể thao quốc gia"
		if j := d.pastGoods(i+trade.length, end); j > i {
			return j
		}
	}
	for j := from; j < min(end, i+most+1); j++ {
		if j > i && (d.tokens[j].kind == mark && strings.Contains(",.;:", d.tokens[j].text) || d.tokens[j].text == "và" && d.startsBody(j+1)) {
			return j
		}
		if j > i && (d.isAny(j, classModal, classLead, classVerb, classCoordinate) || j == from && d.tokens[j].text == "," || j > i+1 && d.is(j, classTail)) {
			return j
		}
		if j == from && from > i && d.isAny(j, classBefore, classBy, classIn, classWithin) || j > i && (d.isMild(j) || d.isDeadlineAt(j)) {
			return j
		}
		if d.tokens[j].kind != word && !(j > i && d.tokens[j].text == "-" && d.tokens[j].space) || d.tokens[j].upper || d.breaksName(j) || d.isAny(j, classTail, classQualifier, classUrgent, classVague, classCollective, classSkip, classPlace, classPronoun) {
			return i
		}
		if j == end-1 {
			return end
		}
	}
	return i
}

// isMild tells a Vietnamese adverb between a subject and what it does: "cũng phải".
func (d *drafter) isMild(j int) bool {
	switch d.tokens[j].text {
	case "cũng", "đều", "vẫn", "sẽ", "luôn", "cùng", "thì":
		return d.lexicon.Tones
	}
	return false
}

// pastTrade is the token behind a verb that says what a Vietnamese plural does by
// trade, since what it must do follows: "các cơ sở đào tạo cử cán bộ".
func (d *drafter) pastTrade(i, end int) int {
	trade, ok := d.longestWithin(i, end, classTrade)
	if !ok || d.tokens[i].upper {
		return i
	}
	next := i + trade.length
	if !d.is(i, classVerb) { // "vận tải" is nothing that one does
		return next
	}
	for next+1 < end && (d.tokens[next].text == "," || d.tokens[next].text == "và") && d.is(next+1, classTrade) { // "sản xuất, kinh doanh"
		more, _ := d.longest(next+1, classTrade)
		next += 1 + more.length
	}
	if next < end && d.tokens[next].kind == mark && d.tokens[next].text != "(" || next == end {
		return next
	}
	if next < end && (d.isAny(next, classAnd, classBefore, classBy, classIn, classWithin) || d.isAny(next, classModal, classLead, classVerb, classCoordinate, classTrade) || next == end) {
		return next
	}
	return i
}

// placesNamed reads which places a Vietnamese collective means, from the colon at
// token i on: "các tỉnh, thành phố: Hải Phòng, Lạng Sơn".
func (d *drafter) placesNamed(i, end int) int {
	if !d.lexicon.Tones || i+1 >= end || d.tokens[i].text != ":" || d.isAny(i+1, classVerb, classModal, classLead, classSubmit, classCoordinate) || !d.tokens[i-1].upper && !d.is(i-1, classPlace) && d.tokens[i-1].text != "phố" {
		return i
	}
	last := i
	for j := i + 1; j < end; j++ {
		switch t := d.tokens[j]; {
		case t.kind == word && t.upper && (d.tokens[j-1].upper || !d.isAny(j, classHead, classTitle)):
			last = j + 1
			if p, ok := d.longestWithin(j, end, classPlace); ok && p.length > 1 { // "Thành phố Hồ Chí Minh"
				last, j = j+p.length, j+p.length-1
			}
		case last == i || t.text != "," && t.text != "-" && !d.is(j, classAnd):
			return last
		}
	}
	return last
}

// partnersInPlural is the end of a Vietnamese plural that no word tells for bodies, where
// partners are expected and what is to be done or a pause follows: "các nền tảng mạng xã
// hội gỡ bỏ"; else i.
func (d *drafter) partnersInPlural(i, end int) int {
	const least, most = 2, 7
	if !d.lexicon.Tones || d.tokens[i].text != "các" && d.tokens[i].text != "những" || d.isAny(i+1, classThing, classVerb, classStop, classObject) || d.isPaper(i+1) {
		return i
	}
	for j := i + 1; j < min(end, i+most); j++ {
		t := d.tokens[j]
		if j >= i+1+least && (t.kind == mark && t.text != "(" || d.isAny(j, classVerb, classLead, classModal, classAnd, classSubmit) || d.isDeadlineAt(j)) {
			return j
		}
		if t.kind != word || t.upper || d.isAny(j, classStop, classObject, classModal, classLead, classAnd) || d.isPaper(j) {
			return i
		}
	}
	return i
}

// isPaper tells what is to be delivered from what may stand for those who run it: "kế
// hoạch", not "nền tảng".
func (d *drafter) isPaper(i int) bool {
	m, ok := d.longest(i, classDeliverable)
	return ok && m.value != "system" && m.value != "service"
}

// beginsThing tells a Vietnamese thing from the verb that its first syllable is, too: "chi
// phí", not "chi".
func (d *drafter) beginsThing(i int) bool {
	thing, ok := d.longest(i, classThing)
	verb, _ := d.longest(i, classVerb)
	return ok && d.lexicon.Tones && thing.length > verb.length
}

// dealings are the first syllables of Vietnamese trades that have an object, "kinh doanh
// nước sạch", though none tells an order.
var dealings = []string{"kinh", "xuất", "nhập", "phân", "bán", "đầu"}

// pastGoods is the end of the one to four small words from token i on that say what a
// Vietnamese plural trades in, before what it must do or a pause; else 0.
func (d *drafter) pastGoods(i, end int) int {
	const most = 4
	for j := i; j <= min(end, i+most); j++ {
		if j > i && (j == end || d.tokens[j].kind == mark || d.tokens[j].text == "không" || d.tokens[j].text == "và" || d.isAny(j, classModal, classLead, classVerb, classCoordinate)) {
			return j
		}
		if n := d.smallNoun(j, end); n > 1 { // "giải pháp hóa đơn điện tử"
			j, i = j+n-1, i+n-1
			continue
		}
		if j == end || d.tokens[j].kind != word || d.tokens[j].upper || d.breaksName(j) || d.isAny(j, classQualifier, classUrgent, classVague, classCollective, classSkip, classPlace, classPronoun) {
			return 0
		}
	}
	return 0
}
