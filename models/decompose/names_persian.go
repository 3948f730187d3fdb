package decompose

import (
	"slices"
	"strings"
)

// plainChain reads a Persian construct, which no letter marks: words up to one
// that can't belong to a name.
func (d *drafter) plainChain(j, end int) int {
	const most = 4
	for n := 0; j < end && n < most; n++ {
		t := d.tokens[j]
		if d.is(j, classRecurring) || n > 0 && slices.Contains(saidAgain, d.tokens[j-1].text) { // "کمیته راهبری ماهی یک بار"
			break
		}
		if _, day := d.daySaid(j, end); day || d.isAny(j, classThisWeek, classNextWeek, classNextMonth) { // "ستاد بحران پنجم دی ۱۴۰۴"
			break
		}
		if field, ok := d.longestWithin(j, end, classSubject); ok && field.length > 2 && n > 0 && d.isAny(j-1, classAttribute, classTail) && d.is(j+1, classAnd) { // "کمیته راهبری ملی پیشگیری و کنترل بلایا"
			return j + field.length
		}
		if k := d.listed(j+1, end); d.namesPlaces(j) && k > j+1 {
			return k
		}
		if place, ok := d.longestWithin(j, end, classPlaceName); ok { // "پوهنتون کابل"
			return j + place.length
		}
		if m, ok := d.longestWithin(j+1, end, classJoin); t.text == "و" && n > 0 && ok { // "مدیریت سدها و پیشگیری از بلایا"
			j = d.against(j+1+m.length, end)
			break
		}
		if t.text == "و" && (n > 0 || d.isAny(j-1, classHead, classWeakHead)) && j+1 < end && !d.breaksName(j+1) && !d.is(j+1, classSkip) && (!d.isPlural(j+1) || strings.HasSuffix(d.tokens[j-1].text, "ات")) && (!d.isAny(j+1, classHead, classHeads, classCollective, classTitle) || d.is(j-1, classSubject) && d.is(j+1, classSubject)) && !d.headAgain(j+1) && d.tokens[j+1].kind == word {
			j += 2
			continue
		}
		if n > 0 && t.text == "و" && d.isWhole(j+1, end) { // "انجمن اولیا و مربیان به"
			return j + 2
		}
		if n > 0 && d.isAny(j-1, classAttribute, classTail) && d.isWhole(j, end) && !d.breaksName(min(j+1, end-1)) { // "اتحادیه ملی زعفران افغانستان"
			j++
			break
		}
		if t.text == "و" && n == 1 && j+1 < end && d.is(j+1, classVerb) && !d.isVerbForm(j+1) && (d.pauses(j+2, end) || d.isParticle(j+2) || d.isAny(j+2, classAnd, classOpinion) || strings.HasSuffix(d.tokens[j+1].text, "ی") && d.isAny(j+2, classDeliverable, classStop, classVerb)) { // "ریاست نظارت و ارزیابی از"
			return j + 2
		}
		if t.text == "و" && n == 1 && j+2 < end && d.is(j+1, classVerb) && !d.isVerbForm(j+1) && d.looksAdjective(j+2) { // "آژانس بازرسی و نظارت بانکی"
			return j + 3
		}
		if n > 0 && d.is(j, classTogether) && j+1 < end && (d.tokens[j+1].text == "و" || d.isVerbForm(j+1)) { // "با شرکت آریانا مشوره و نتیجه را"
			break
		}
		if t.text == "و" && n == 1 && j+2 < end && d.is(j+1, classVerb) && !d.isParticle(j+1) && !d.isVerbForm(j+1) && d.tokens[j+2].kind == word && !d.isParticle(j+2) { // "شرکت ساخت و توسعه زیربناها"
			j += 3
			continue
		}
		_, open := d.endsAt(max(0, j-longestOpenHead), j, classOpenHead)
		if n > 0 && d.isProjectNumber(j) || t.kind == number && (open || d.tokens[j-1].text == "شماره" || d.tokens[j-1].text == "پروژه" || n > 0 && (d.isAny(j-1, classHeadingWord, classPlace) || d.pauses(j+1, end) || d.isParticle(j+1) || d.is(j+1, classAnd))) { // "کمیسیون ماده ۵"
			j++
			continue
		}
		if tail, ok := d.longestWithin(j, end, classTail); ok && tail.length > 1 { // "ریاست جمهوری"
			return j + tail.length
		}
		if m, ok := d.longestWithin(j, end, classJoin); ok && j+m.length < end { // "مبارزه با قاچاق"
			whom := d.against(j+m.length, end)
			if n == 0 || open || whom >= end || d.tokens[whom].text != "را" || d.asked(j) || d.isAnyWithin(whom, end, 4, classChargeAfter, classAgentive) { // not "وزارت نیرو نظارت بر سدها را"
				j = whom
			}
			break
		}
		if t.kind != word || t.text == "و" || d.isVerbForm(j) || (n > 0 || d.is(j, classNumber) || d.wholeHead(j)) && (d.endsBefore(j) || d.namesVerb(j, end)) || d.breaksName(j) && (n > 0 && !open && !d.is(j-1, classGoverning) || !d.needsMore(j)) || d.is(j, classOpinion) || n == 0 && (d.isPlural(j) || d.is(j, classCollective)) && d.wholeHead(j) || d.isAny(j, classHead, classCollective) && n > 0 && !open && !d.asksForMore(j-1) {
			break
		}
		j++
		if d.is(j-1, classNameEnd) || d.ownProvince(j-1) || d.endsInPresident(j) {
			break
		}
	}
	return j
}

// longestOpenHead is how many tokens a head has that goes on with any noun: "گروه کاری بین‌بخشی".
const longestOpenHead = 3

// endsBefore tells whether a Persian name that has said something of its field ends
// before token j: an adverb, or how many there are of something.
func (d *drafter) endsBefore(j int) bool {
	return d.isAdverb(j) || d.is(j, classNumber) && !d.isAny(j-1, classHeadingWord, classPlace)
}

// namesVerb tells whether token j is the noun of the Persian verb behind it: "انجام
// دهد".
func (d *drafter) namesVerb(j, end int) bool {
	return j+1 < end && d.isVerbForm(j+1) && !d.isPlural(j)
}

// isWhole tells whether the noun at token j, which begins an object elsewhere, belongs
// to the Persian name before it: nothing hangs on it and no "را" follows.
func (d *drafter) isWhole(j, end int) bool {
	if j >= end || !d.is(j, classStop) || d.isParticle(j) || d.isAny(j, classObject, classToward, classVerb, classSkip, classHead, classDescribing) {
		return false
	}
	k := j + 1
	return k >= end || d.tokens[k].text != "را" && d.tokens[k].text != "و" && (d.pauses(k, end) || d.isParticle(k) || d.breaksName(k) || d.isAny(k, classPlaceName, classNameEnd, classAttribute))
}

// ownProvince tells whether "استان" at token j stands for the province that an
// Iranian text is about: all of Iran's are known by name, and none follows.
func (d *drafter) ownProvince(j int) bool {
	return d.solar && d.tokens[j].text == "استان" && !d.is(j+1, classPlaceName)
}

// headAgain tells whether another body begins with the head at token j: it stood
// a few words before, or names no field.
func (d *drafter) headAgain(j int) bool {
	const most = 8
	for i := max(0, j-most); i < j && j < len(d.tokens); i++ {
		if d.tokens[i].text == d.tokens[j].text && d.is(j, classWeakHead) {
			return true
		}
	}
	return d.is(j, classWeakHead) && d.tokens[j].text != "مدیریت" // which is a field too
}

// needsMore tells whether the noun at token j completes the head before it, though
// it begins something else in other places: "شرکت خدمات", "سازمان برنامه".
func (d *drafter) needsMore(j int) bool {
	if j == 0 || d.isParticle(j) {
		return false
	}
	if d.is(j-1, classGoverning) || d.tokens[j].text == "خدمات" && d.isAny(j-1, classHead, classWeakHead) && !d.is(j-1, classStandalone) { // "انجمن خدمات لجستیک"
		return true
	}
	if d.is(j, classDeliverable) && !d.is(j, classGoverning) && !d.pauses(j+1, len(d.tokens)) {
		return false
	}
	if _, open := d.endsAt(max(0, j-longestOpenHead), j, classOpenHead); open {
		return true
	}
	return !d.is(j-1, classStandalone) && d.isAny(j-1, classHead, classWeakHead) && !d.headInHead(j)
}

// wholeHead tells whether the head that ends before token j needs nothing more.
func (d *drafter) wholeHead(j int) bool {
	const most = 4
	at, ok := d.endsAt(max(0, j-most), j, classHead)
	_, open := d.endsAt(max(0, j-most), j, classOpenHead)
	return d.headInHead(j) || d.is(j-1, classStandalone) && !d.is(j-1, classTitle) || ok && j-at > 1 && !open
}

// headInHead tells whether a head ends before token j that another names: it needs no
// more, as its ending says. "دبیرخانه ستاد", not "دبیرخانه شورای".
func (d *drafter) headInHead(j int) bool {
	return j > 1 && d.is(j-1, classHead) && d.is(j-2, classHead) && !strings.HasSuffix(d.tokens[j-1].text, "ی")
}

// isParticle tells a Persian word no name goes on with.
func (d *drafter) isParticle(j int) bool {
	return d.isAdverb(j) || d.isAny(j, classStative, classCopula, classObject, classToward, classModal, classLead, classCoordinate, classAgent, classBefore, classBy, classWithin, classUrgent, classPast, classChargeAfter, classEvent, classQuantifier) || d.isVerbForm(j) ||
		d.tokens[j].text == "را" || d.tokens[j].text == "بر" || d.tokens[j].text == "این" || d.tokens[j].text == "همین" || d.tokens[j].text == "همان" || d.tokens[j].text == "نسبت"
}

// against is the end of what a Persian body fights or protects: two words and what
// "و" adds to them.
func (d *drafter) against(j, end int) int {
	for n := 0; n < 2 && j < end && d.tokens[j].kind == word && d.tokens[j].text != "و" && !d.isParticle(j) && !(n > 0 && (d.breaksName(j) || d.isPlural(j) || d.isAny(j, classTogether, classOpinion, classHead, classCollective))); n++ {
		j++
	}
	if j+1 < end && d.tokens[j].text == "و" && d.tokens[j+1].kind == word && !d.isAny(j+1, classHead, classWeakHead, classTitle, classCollective) {
		j += 2
	}
	return j
}

// listInside is the end of the Persian name from first to n that goes on over
// commas to an "و": "سازمان نوسازی، توسعه و تجهیز مدارس کشور". No part of it can
// be a body, and none is longer than two words.
func (d *drafter) listInside(first, n, end int) int {
	const mostFirst, mostParts = 3, 4
	if n >= end || n-first > mostFirst || n < first+2 || d.tokens[n].text != "،" && d.tokens[n].text != "," {
		return n
	}
	k := n + 1
	for range mostParts {
		from := k
		for k < end && k < from+2 && d.tokens[k].kind == word && d.tokens[k].text != "و" {
			if d.isParticle(k) || d.isAny(k, classHead, classWeakHead, classCollective, classTitle, classSkip) || d.is(k, classSubject) && d.is(first, classTitle) || d.is(k, classStop) && !d.is(k, classVerb) || len(d.bodies[k]) > 0 {
				return n
			}
			k++
		}
		switch {
		case k == from || k+1 >= end:
			return n
		case d.tokens[k].text == "،" || d.tokens[k].text == ",":
			k++
		case d.tokens[k].text == "و" && !d.isParticle(k+1) && (!d.isAny(k+1, classHead, classWeakHead, classCollective, classTitle, classPronoun) || d.tokens[k+1].text == "مدیریت"):
			return d.lastPart(k+2, end)
		default:
			return n
		}
	}
	return n
}

// lastPart is the end of the last part of a Persian name's list, of which the first
// word ends before token j: an adjective, a country or a last word before a pause
// goes on with it, and more only with what is done to something.
func (d *drafter) lastPart(j, end int) int {
	switch {
	case d.isAny(j-1, classVerb, classGoverning):
		return d.plainChain(j, end)
	case d.pauses(j, end) || d.isParticle(j) || d.tokens[j].text == "و":
		return j
	case d.looksAdjective(j) || d.isAny(j, classTail, classPlaceName) || d.pauses(j+1, end) && d.tokens[j].kind == word && (j+1 >= end || d.tokens[j+1].text != "را"):
		return j + 1
	}
	return j
}

// fieldGoesOn is the end of what "و" at token j adds to a Persian name's field, up to
// where a name can end, else j: "کمیسیون بهداشت و درمان مجلس", "مؤسسه استاندارد و
// تحقیقات صنعتی".
func (d *drafter) fieldGoesOn(j, end int) int {
	if d.lexicon.Order != verbLast || j+2 >= end || d.tokens[j].text != "و" || d.tokens[j+1].kind != word || d.tokens[j+1].text == "د" ||
		d.isParticle(j+1) || d.isPlural(j+1) || d.isAny(j+1, classHead, classWeakHead, classCollective, classTitle, classSkip) {
		return j
	}
	if more, ok := d.longestWithin(j+1, end, classSubject); ok && !d.breaksName(j+1) { // "وزارت اقتصاد و دارایی"
		return j + 1 + more.length
	}
	if k := j + 2; d.is(j+1, classGoverning) && (d.looksAdjective(k) || d.tokens[k].kind == word && k+1 < end && !d.isParticle(k) && !d.isPlural(k) && !d.isAny(k, classHead, classCollective) && (d.pauses(k+1, end) && d.tokens[k+1].text != "را" || d.isAny(k+1, classStop, classDeliverable))) { // "اداره جنگلداری و حفاظت جنگل نقشه"
		return k + 1
	}
	if !d.breaksName(j+1) && (d.isPlural(j+2) || d.isAny(j+2, classStop, classDeliverable) && !d.isParticle(j+2)) && d.actsOnObject(j+2, end) { // "اداره دامپزشکی و دامپروری تیم‌های کاری را"
		return j + 2
	}
	if !d.breaksName(j+1) && (d.tokens[j+2].kind == mark || d.isParticle(j+2) || d.isAny(j+2, classTail, classHead, classPlaceName, classIssuer)) {
		return j + 2
	}
	return j
}
