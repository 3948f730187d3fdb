package decompose

import "strings"

// beforeItsObject is the end of the Persian name from token i to n without the words
// that begin the object of its sentence, which no letter or comma parts from it.
func (d *drafter) beforeItsObject(i, n, end int) int {
	if d.lexicon.Order != verbLast || n >= end {
		return n
	}
	if n = d.beforeThem(i, n, end); d.tokens[n].kind != word {
		return n
	}
	if n > i+2 && (d.tokens[n].text == "این" || d.tokens[n].text == "ان") && d.is(n-1, classVerb) { // "تطبیق این فرمان"
		n--
	}
	if d.tokens[n].text == "خود" && (n > i+2 || n > i+1 && (d.is(i, classStandalone) || d.isPlural(i))) { // "وزارت نیرو بدهی خود را"
		n--
	}
	if n > i+2 && d.isOfA(n-1) && d.tokens[n-2].text != "و" && d.isAny(n, classStop, classVerb) && !d.isParticle(n) { // "وزارت نیرو جلسه‌ای برگزار کند"
		n--
	}
	n = d.beforeUnmarked(i, d.beforeDescribed(i, d.beforeOwnBody(i, n)), end)
	if run := d.endOfRun(n, end); run > 0 && d.isNoObject(i, n, end) {
		least, noun := d.leastName(i, run), d.lastNoun(run)
		switch {
		case least < run:
		case noun > i+1: // something must be left to be the object
			least = noun
		case run > i+2 && d.beginsSentence(i) && !d.underOwner(): // "سازمان برق بازی درسی را"
			least = i + 2
		}
		n = min(n, least)
	}
	for n > i+1 && !d.pauses(n, end) && d.asksForMore(n-1) {
		n--
	}
	return d.beforeStrange(i, n, end)
}

// beforeStrange is the end of the Persian name from token i to n without the noun at its
// end that the lexicon doesn't know, behind a field or place that it does, where "را"
// follows: "دبیر ستاد حقوق بشر [وضع] زندان‌ها را".
func (d *drafter) beforeStrange(i, n, end int) int {
	const near = 6
	last := n - 1
	if last <= i+1 || n >= end || d.pauses(n, end) || d.isAnyWithin(n, end, 1, classCollective, classHead) || d.lexicon.vocabulary[d.tokens[last].key] || d.looksAdjective(last) || d.tokens[last-1].text == "و" || !d.beginsSentence(i) {
		return n
	}
	known := d.looksAdjective(last-1) && last-i > 3 // "اداره تولید محصولات زراعی [ترازنامه]"
	for _, c := range []string{classSubject, classNameEnd, classTail} {
		_, ok := d.endsAt(i+1, last, c)
		known = known || ok
	}
	for k := n; known && k < min(end, n+near); k++ {
		if d.tokens[k].text == "را" {
			return last
		}
		if d.tokens[k].kind != word || d.isParticle(k) {
			break
		}
	}
	return n
}

// endOfRun is the token of the "را" at token n, or behind the plural there: the words
// before it are a Persian body and what is done, of which no letter tells where it begins.
func (d *drafter) endOfRun(n, end int) int {
	switch {
	case d.tokens[n].text == "را":
		return n
	case d.isPlural(n) && n+1 < end && d.tokens[n+1].text == "را":
		return n + 1
	}
	return 0
}

// beforeOwnBody is the end of the Persian name from token i to n without the words for
// the body whose text it is: "معاون گردشگری [این وزارتخانه]".
func (d *drafter) beforeOwnBody(i, n int) int {
	for k := i + 2; k+1 < n; k++ {
		if d.tokens[k].text == "این" && !d.is(k+1, classPlace) {
			return k
		}
	}
	return n
}

// beforeThem is the end of the Persian name from token i to n without the many bodies that
// its own body, which a sentence begins with, is to act on: "وزارت بهداشت [بیمارستان‌های
// باخ مای و هوئه] را ترغیب کند".
func (d *drafter) beforeThem(i, n, end int) int {
	if d.isPlural(i) || d.is(i, classHeads) || !d.beginsSentence(i) || d.underOwner() || !d.actsOnObject(n, end) {
		return n
	}
	for k := i + 2; k < n; k++ {
		if strings.HasSuffix(d.tokens[k].text, "های") && d.isPlural(k) && d.isStrange(k-1, end) { // "شرکت برشنا [پایه‌های برق] را"
			return k
		}
		stem, of := strings.CutSuffix(d.tokens[k].text, "های")
		if _, field := d.endsAt(i+1, k, classSubject); of && field && (d.is(k, classCollective) || d.lexicon.phrases.begins(stem, classHead, classWeakHead)) {
			return k
		}
	}
	return n
}

// beforeDescribed is the end of the Persian name from token i to n without the noun
// that words which no name has describe: "نان مورد نیاز", "هتل‌های بدون مجوز".
func (d *drafter) beforeDescribed(i, n int) int {
	for k := i + 3; k <= n; k++ {
		if d.is(k, classDescribing) && !d.is(k-1, classHead) && d.tokens[min(k+1, len(d.tokens)-1)].text != "این" {
			return k - 1
		}
	}
	return n
}

// beforeUnmarked is the end of the Persian name from token i to n without the object that
// no "را" marks, before the noun of its verb: a plural with what it is, or what is set up.
// "وزارت نیرو نیروهای کمکی اعزام کند", "وزارت نیرو کارگروهی تشکیل دهد".
func (d *drafter) beforeUnmarked(i, n, end int) int {
	if !d.namesVerb(n, end) || d.pauses(n, end) || !d.endsActive(i, end) || d.tokens[n].text == "اقدام" {
		return n
	}
	for k := n - 1; k >= i+2; k-- {
		if d.isPlural(k) && strings.HasSuffix(d.tokens[k].text, "های") && !d.is(k-1, classGoverning) {
			return k
		}
	}
	if n-1 >= i+2 && d.is(n, classCreates) && d.looksAdjective(n-1) && !d.is(n-1, classAttribute) {
		return n - 1
	}
	return n
}

// withAdjectives is the end of a Persian name that ends before token n with its
// adjectives, with which nothing else begins.
func (d *drafter) withAdjectives(n, end int) int {
	for n < end && d.is(n, classAttribute) && !d.isAny(n-1, classPlaceName, classTail) {
		n++
	}
	return n
}

// isNoObject tells whether the body at token i can't be the object that "را" at token n
// marks: it takes part in what is done, or its sentence begins with it.
func (d *drafter) isNoObject(i, n, end int) bool {
	if at, together := d.endsAt(max(0, i-6), i, classCoordinate); together && !d.isAnyWithin(at, i, i-at, classOpinion) && !d.isAnyWithin(n, end, end-n, classLead) { // not "هماهنگی با وزارت را بر عهده دارد"
		return true
	}
	return d.beginsSentence(i) && !d.underOwner() && d.endsActive(i, end) && !d.isAnyWithin(n, end, end-n, classChargeAfter)
}

// asksForMore tells a Persian word in the form that the next one hangs on, with
// which no name ends: "محتوای", "طرح‌های". "منطقه‌ای" is none.
func (d *drafter) asksForMore(i int) bool {
	s := d.tokens[i].text
	if d.tokens[i].kind != word || d.isAny(i, classHead, classPlaceName, classSubject, classTail) {
		return false
	}
	return d.isPlural(i) && strings.HasSuffix(s, "های") || strings.HasSuffix(s, "ای") && !d.isOfA(i) && len([]rune(s)) > 3 && !strings.HasSuffix(s, "های")
}

// beginsSentence tells whether token i begins a sentence or follows an adverb, so that
// a body there is no object of another's.
func (d *drafter) beginsSentence(i int) bool {
	behind := i
	if i > 0 && d.tokens[i-1].text == "،" { // "افزون بر این، وزارت"
		behind--
	}
	_, adverb := d.endsAt(max(0, behind-5), behind, classAdverb)
	return i == 0 || d.tokens[i].starts || adverb || d.tokens[i-1].kind != word && d.tokens[i-1].text != "،" && d.tokens[i-1].text != "," || d.isAdverb(i-1)
}

// leastName is the end of as little of the words from token i to n as can be a name:
// up to the last known field, place or the like inside them, else the word behind
// the head with its adjectives and what "و" adds to it.
func (d *drafter) leastName(i, n int) int {
	j := i + 1
	for _, c := range []string{classHead, classWeakHead, classOpenHead, classTitle} {
		if m, ok := d.longestWithin(i, n, c); ok {
			j = max(j, i+m.length)
		}
	}
	head := j
	for j < n-1 && (d.is(j, classTail) || d.looksAdjective(j)) { // "بنیاد ملی نخبگان"
		j++
	}
	switch {
	case j > head && d.isPlural(i): // "رسانه‌های جمعی"
		return j
	case j > head && j+2 < n && d.tokens[j].text == "و": // "ریاست مالی و حسابی"
		return j + 2
	}
	for k := n - 1; k >= j; k-- {
		if m, ok := d.longestWithin(k, n, classJoin); ok && k+m.length+1 < n { // "هیئت نظارت بر مطبوعات"
			return k + m.length + 1
		}
		for _, c := range []string{classSubject, classTail, classPlaceName, classNameEnd} {
			m, ok := d.longestWithin(k, n, c)
			if !ok || strings.HasSuffix(d.tokens[k+m.length-1].text, "های") {
				continue
			}
			last := k + m.length
			for last < n && d.looksAdjective(last) {
				last++
			}
			if last < n {
				return d.withSecondField(last, n)
			}
		}
	}
	if !d.wholeHead(j) {
		j++
	}
	if j < n-1 && d.is(j-1, classGoverning) {
		j++
	}
	if j+1 < n && d.tokens[j].text == "و" {
		j = min(j+2, n)
	}
	for j < n && d.looksAdjective(j) {
		j++
	}
	return min(j, n)
}

// withSecondField is the token behind what "و" at token j adds to a Persian field, where
// something is left before token n: "اداره شیلات و آبزیان [تیم‌های کاری] را"; else j.
func (d *drafter) withSecondField(j, n int) int {
	if j+2 < n && d.tokens[j].text == "و" && d.tokens[j+1].kind == word && d.tokens[j+2].text != "و" && !d.isPlural(j+1) && !d.isParticle(j+1) && !d.isAny(j+1, classHead, classWeakHead, classCollective, classTitle, classDeliverable, classVerb) {
		return j + 2
	}
	return j
}

// lastNoun is the token of the last noun before token n: adjectives follow theirs.
func (d *drafter) lastNoun(n int) int {
	for n--; n > 0 && d.looksAdjective(n); n-- {
	}
	return n
}
