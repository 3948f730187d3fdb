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
		if n > 0 && d.isProjectNumber(j) {
			j++
			continue
		}
		if m, ok := d.longestWithin(j, end, classJoin); ok && j+m.length < end { // "مبارزه با قاچاق"
			j = d.against(j+m.length, end)
			break
		}
		if t.kind != word || t.text == "و" || d.breaksName(j) && (n > 0 && !d.is(j-1, classGoverning) || !d.needsMore(j)) || d.isAny(j, classHead, classCollective) && n > 0 {
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
	if d.is(j, classDeliverable) && !d.is(j, classGoverning) {
		return false
	}
	for _, c := range []string{classHead, classWeakHead} {
		if at, ok := d.endsAt(max(0, j-2), j, c); ok {
			whole, _ := d.longest(at, classStandalone)
			return at+whole.length != j
		}
	}
	return false
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

// toPause is the end of a Persian name at token j when few words more lead up to
// words no name goes on with: an obligation, those who take part, a comma.
func (d *drafter) toPause(j, end int) int {
	const most = 4
	if d.ownProvince(j - 1) {
		return j
	}
	for k := j; k < min(end, j+most) && d.tokens[k].kind == word && d.tokens[k].text != "و" && !d.isParticle(k) && !d.isPlural(k) && !d.isAny(k, classDeliverable, classHead, classCollective, classUrgent, classRecurring); k++ {
		if k > j && d.is(k, classPlaceName) && !d.is(k-1, classPlace) { // "شرکت کنترل کیفیت هوای تهران"
			return k + 1
		}
	}
	if m, ok := d.longestWithin(j, end, classPlaceName); ok {
		j += m.length
		if second, more := d.longestWithin(j+1, end, classPlaceName); more && d.tokens[j].text == "و" {
			j += 1 + second.length
		}
		return j
	}
	for k := j; k < min(end, j+most+1); k++ {
		t := d.tokens[k]
		if k > j && k <= j+2 && d.isDeadlineAt(k) {
			if d.tokens[k-1].text == "و" || d.isPlural(k-1) || d.isAny(k-1, classStop, classDeliverable) {
				return j
			}
			return k
		}
		if d.isAny(k, classModal, classCoordinate) || t.text == "نسبت" || t.text == ":" || t.kind == mark && strings.Contains("،,(", t.text) && !d.listGoesOnAt(k+1, end) {
			if k > j && d.tokens[k-1].text == "و" {
				return j
			}
			return k
		}
		if noun := d.isAny(k, classStop, classDeliverable) && !d.isParticle(k); noun && k > j && k <= j+2 && strings.HasSuffix(d.tokens[j].text, "ی") && !d.isPlural(j) && !d.isPlural(k-1) && d.tokens[k-1].text != "و" {
			return k
		}
		if t.text == "و" && k == j+1 && k+1 < end && d.isAny(k+1, classHead, classCollective) && !d.isAny(j, classTail) { // "دانشگاه علوم پزشکی و مراکز"
			return k
		}
		if t.kind != word || t.text == "و" && k+1 < end && (d.isPlural(k+1) || d.isAny(k+1, classHead, classCollective, classTitle) || d.headAgain(k+1)) || t.text != "و" && (d.breaksName(k) && d.tokens[k-1].text != "و" || d.isParticle(k)) {
			return j
		}
	}
	return j
}

// listGoesOnAt tells whether another body is named at token k.
func (d *drafter) listGoesOnAt(k, end int) bool {
	return k < end && d.isAny(k, classHead, classCollective, classTitle)
}

// pluralHead tells a Persian head in the plural where the words before it say that
// bodies follow: "با همکاری شبکه‌های بهداشت".
func (d *drafter) pluralHead(i int) bool {
	if d.lexicon.Order != verbLast || !d.isPlural(i) {
		return false
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(d.tokens[i].text, "ی"), "ها")
	if !d.lexicon.phrases.begins(stem, classHead, classWeakHead) {
		return false
	}
	if i == 0 || d.tokens[i-1].kind != word { // a sentence begins with it, or a list goes on
		return true
	}
	role, _ := d.roleBefore(max(0, i-6), i)
	return role == classCoordinate || role == classAssign || role == classAgent
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

// beforeMarked is the end of the Persian name from token i to n without the plural
// at its end that "را" marks as an object: "صدا و سیمای مرکز استان [توصیه‌های
// بهداشتی] را".
func (d *drafter) beforeMarked(i, n, end int) int {
	if n >= end || d.tokens[n].text != "را" {
		return n
	}
	for k := n - 1; k >= i+2; k-- {
		if d.isPlural(k) {
			return k
		}
	}
	return n
}

// pashtoName reads an Afghan body by its Pashto name, which ends in its head: "د
// افغانستان برشنا شرکت".
func (d *drafter) pashtoName(i, end int) (int, bool) {
	const most = 5
	if d.lexicon.Order != verbLast || d.tokens[i].text != "د" {
		return 0, false
	}
	for j := i + 2; j < min(end, i+most) && d.tokens[j].text != "و"; j++ {
		if d.isAny(j, classHead, classWeakHead) {
			return j + 1, true
		}
	}
	return 0, false
}

// ordersInside tells whether the head at token i of a name that ends before n only
// gives the orders to the body behind it: "کمیسیون وزارت زراعت را مکلف ساخت".
func (d *drafter) ordersInside(i, n, end int) bool {
	h, _ := d.longestWithin(i, end, classHead)
	return d.lexicon.Order == verbLast && h.length > 0 && n < end && d.is(i+h.length, classHead) && d.tokens[n].text == "را" && d.isAnyWithin(n, end, 4, classChargeAfter)
}

// presides tells whether the weak head from token i to j is the Persian word for
// chairing: "به ریاست وزیر", "ریاست و هماهنگی".
func (d *drafter) presides(i, j int) bool {
	if d.lexicon.Order != verbLast || !d.is(i, classLead) || j >= len(d.tokens) {
		return false
	}
	if d.tokens[j].text == "و" || d.isAny(j, classHead, classTitle, classCollective, classObject) {
		return true
	}
	return i > 0 && d.tokens[i-1].text == "به" && !d.isAnyWithin(j, len(d.tokens), 8, classChargeAfter) // "به ریاست فلان"
}

// withParent is the end of the Persian name that ends before token n with the body
// it belongs to, which follows at once: "معاونت درمان وزارت بهداشت".
func (d *drafter) withParent(n, end int) int {
	if n >= end || !d.is(n, classHead) || d.isAny(n, classTitle, classIssuer) || d.is(n-1, classAnd) {
		return n
	}
	if parent, ok := d.chainName(n, end); ok {
		return d.toPause(parent, end)
	}
	if whole, alone := d.longestWithin(n, end, classStandalone); alone {
		return n + whole.length
	}
	return n
}

// fieldGoesOn tells whether "و" at token j adds a word to a Persian name's field, up
// to where a name can end: "کمیسیون بهداشت و درمان مجلس".
func (d *drafter) fieldGoesOn(j, end int) bool {
	if d.lexicon.Order != verbLast || j+2 >= end || d.tokens[j].text != "و" || d.tokens[j+1].kind != word ||
		d.breaksName(j+1) || d.isParticle(j+1) || d.isPlural(j+1) || d.isAny(j+1, classHead, classWeakHead, classCollective, classTitle) {
		return false
	}
	return d.tokens[j+2].kind == mark || d.isParticle(j+2) || d.isAny(j+2, classTail, classHead, classPlaceName, classIssuer)
}
