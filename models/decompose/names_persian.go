package decompose

import "strings"

// plainChain reads a Persian construct, which no letter marks: words up to one
// that can't belong to a name.
func (d *drafter) plainChain(j, end int) int {
	const most = 4
	for n := 0; j < end && n < most; n++ {
		t := d.tokens[j]
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
		if t.text == "و" && (n > 0 || d.isAny(j-1, classHead, classWeakHead)) && j+1 < end && !d.breaksName(j+1) && (!d.isPlural(j+1) || strings.HasSuffix(d.tokens[j-1].text, "ات")) && (!d.isAny(j+1, classHead, classCollective, classTitle) || d.is(j-1, classSubject) && d.is(j+1, classSubject)) && !d.headAgain(j+1) && d.tokens[j+1].kind == word {
			j += 2
			continue
		}
		if t.text == "و" && n == 1 && j+2 < end && d.is(j+1, classVerb) && !d.isParticle(j+1) && !d.isVerbForm(j+1) && d.tokens[j+2].kind == word && !d.isParticle(j+2) { // "شرکت ساخت و توسعه زیربناها"
			j += 3
			continue
		}
		if _, open := d.endsAt(max(0, j-2), j, classOpenHead); n > 0 && d.isProjectNumber(j) || t.kind == number && (open || n > 0 && (d.isAny(j-1, classHeadingWord, classPlace) || d.pauses(j+1, end) || d.isParticle(j+1) || d.is(j+1, classAnd))) { // "کمیسیون ماده ۵"
			j++
			continue
		}
		if tail, ok := d.longestWithin(j, end, classTail); ok && tail.length > 1 { // "ریاست جمهوری"
			return j + tail.length
		}
		if m, ok := d.longestWithin(j, end, classJoin); ok && j+m.length < end { // "مبارزه با قاچاق"
			j = d.against(j+m.length, end)
			break
		}
		if t.kind != word || t.text == "و" || d.isVerbForm(j) || d.breaksName(j) && (n > 0 && !d.is(j-1, classGoverning) || !d.needsMore(j)) || d.isAny(j, classHead, classCollective) && n > 0 {
			break
		}
		j++
		if d.is(j-1, classNameEnd) || d.ownProvince(j-1) {
			break
		}
	}
	return j
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
	if d.is(j-1, classGoverning) {
		return true
	}
	if d.is(j, classDeliverable) && !d.is(j, classGoverning) && !d.pauses(j+1, len(d.tokens)) {
		return false
	}
	if _, open := d.endsAt(max(0, j-2), j, classOpenHead); open {
		return true
	}
	return !d.is(j-1, classStandalone) && d.isAny(j-1, classHead, classWeakHead)
}

// isParticle tells a Persian word no name goes on with.
func (d *drafter) isParticle(j int) bool {
	return d.isAdverb(j) || d.isAny(j, classStative, classCopula, classObject, classToward, classModal, classLead, classCoordinate, classAgent, classBefore, classBy, classWithin, classUrgent, classPast, classChargeAfter) || d.isVerbForm(j) ||
		d.tokens[j].text == "را" || d.tokens[j].text == "بر" || d.tokens[j].text == "این" || d.tokens[j].text == "نسبت"
}

// against is the end of what a Persian body fights or protects: two words and what
// "و" adds to them.
func (d *drafter) against(j, end int) int {
	for n := 0; n < 2 && j < end && d.tokens[j].kind == word && d.tokens[j].text != "و" && !d.isParticle(j); n++ {
		j++
	}
	if j+1 < end && d.tokens[j].text == "و" && d.tokens[j+1].kind == word && !d.isAny(j+1, classHead, classCollective) {
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
			if d.isParticle(k) || d.isAny(k, classHead, classWeakHead, classCollective, classTitle, classSubject, classSkip) || d.is(k, classStop) && !d.is(k, classVerb) || len(d.bodies[k]) > 0 {
				return n
			}
			k++
		}
		switch {
		case k == from || k+1 >= end:
			return n
		case d.tokens[k].text == "،" || d.tokens[k].text == ",":
			k++
		case d.tokens[k].text == "و" && !d.isParticle(k+1) && !d.isAny(k+1, classHead, classWeakHead, classCollective, classTitle, classPronoun):
			return d.plainChain(k+2, end)
		default:
			return n
		}
	}
	return n
}

// fieldGoesOn tells whether "و" at token j adds a word to a Persian name's field, up
// to where a name can end: "کمیسیون بهداشت و درمان مجلس".
func (d *drafter) fieldGoesOn(j, end int) bool {
	if d.lexicon.Order != verbLast || j+2 >= end || d.tokens[j].text != "و" || d.tokens[j+1].kind != word || d.tokens[j+1].text == "د" ||
		d.breaksName(j+1) || d.isParticle(j+1) || d.isPlural(j+1) || d.isAny(j+1, classHead, classWeakHead, classCollective, classTitle) {
		return false
	}
	return d.tokens[j+2].kind == mark || d.isParticle(j+2) || d.isAny(j+2, classTail, classHead, classPlaceName, classIssuer)
}
