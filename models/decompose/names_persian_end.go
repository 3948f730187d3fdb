package decompose

import (
	"slices"
	"strings"
)

// toPause is the end of a Persian name at token j when few words more lead up to
// words no name goes on with: an obligation, those who take part, a comma.
func (d *drafter) toPause(j, end int) int {
	const most = 4
	if d.ownProvince(j - 1) {
		return j
	}
	if d.is(j-1, classSited) && d.isStrange(j, end) { // "آمریت صحت عامه ولسوالی سپین بولدک"
		if j++; d.isStrange(j, end) && (d.pauses(j+1, end) || d.isPlural(j+1) || d.isAny(j+1, classStop, classDeliverable)) {
			j++
		}
		return j
	}
	j = d.inMatters(j, end)
	if t := d.tokens[j-1]; j < end && d.tokens[j].kind == number && len(d.tokens[j].text) == 4 && j > 2 && d.tokens[j-2].text == "سال" && t.kind == word && (j+1 == end || d.tokens[j+1].kind == mark || d.isParticle(j+1)) { // "سال آپک ۲۰۲۷"
		return j + 1
	}
	if j+1 < end && d.tokens[j].text == "شماره" && d.tokens[j+1].kind == number { // "مرکز ملی داده شماره ۱"
		return j + 2
	}
	if j < end && d.tokens[j].kind == number && d.is(j-1, classTail) && (d.pauses(j+1, end) || d.isParticle(j+1) || d.is(j+1, classVerb) || d.asksForMore(j+1)) { // "کمیته ملی ۳۸۹ اجرای"
		return j + 1
	}
	adjectives := j
	for adjectives < end && d.looksAdjective(adjectives) {
		adjectives++
	}
	if adjectives > j && adjectives < end && d.tokens[adjectives].text == "را" { // "شرکت آب و فاضلاب روستایی را"
		return adjectives
	}
	_, whole := d.endsAt(max(0, j-most), j, classSubject)
	for k := j; k < min(end, j+most) && !(whole && d.is(k, classStop)) && d.tokens[k].kind == word && d.tokens[k].text != "و" && !d.isParticle(k) && !d.isPlural(k) && !d.isAny(k, classDeliverable, classHead, classCollective, classUrgent, classRecurring); k++ {
		if place, ok := d.longestWithin(k, end, classPlaceName); ok && k > j && !d.is(k-1, classPlace) { // "شرکت کنترل کیفیت هوای تهران"
			return k + place.length
		}
	}
	if d.is(j, classPlace) && d.fieldOrPlace(j+1, end) > j+1 { // "شهر هوشی مین"
		return d.fieldOrPlace(j+1, end)
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
		if k > j && d.isAny(k, classOpinion, classTogether) && d.looksAdjective(k-1) { // "شرکت آب منطقه‌ای نظر"
			return k
		}
		if d.is(k, classOpinion) || d.is(k, classCollective) && d.tokens[k-1].text != "و" && !d.isAny(k, classSubject, classTail) || d.is(k, classHead) && !d.is(k, classSubject) && d.tokens[k-1].text != "و" && !(d.is(k, classStandalone) && d.pauses(k+1, end)) { // another body follows
			return j
		}
		if d.namesVerb(k, end) { // "وزارت نیرو کارگروهی تشکیل دهد"
			return j
		}
		if k > j && k <= j+2 && d.isDeadlineAt(k) {
			if d.tokens[k-1].text == "و" || d.isPlural(k-1) || d.isAny(k-1, classStop, classDeliverable) {
				return j
			}
			return k
		}
		if d.isAny(k, classModal, classCoordinate, classChargeAfter) || d.endsBefore(k) || t.text == "نسبت" || t.text == ":" || t.text == "(" || t.kind == mark && strings.Contains("،,", t.text) && !d.listGoesOnAt(k+1, end) {
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
		if t.kind != word || t.text == "و" && k+1 < end && (d.isPlural(k+1) || d.isAny(k+1, classHead, classHeads, classCollective, classTitle) || d.headAgain(k+1)) || t.text != "و" && (d.breaksName(k) && d.tokens[k-1].text != "و" || d.isParticle(k)) {
			return j
		}
	}
	return j
}

// isFull tells whether nothing goes on with the Persian name from token i to n: a ministry
// with the whole of its field, a country, or the office of who gives the orders.
func (d *drafter) isFull(i, n int) bool {
	if n-i < 2 {
		return false
	}
	if d.is(n-1, classNameEnd) || d.endsInPresident(n) {
		return true
	}
	at, field := d.endsAt(i+1, n, classSubject)
	return field && at == i+1 && (d.tokens[i].text == "وزارت" || d.tokens[i].text == "وزیر")
}

// endsInPresident tells whether a Persian name before token n ends in whose office it is:
// "معاونت حقوقی رئیس‌جمهور".
func (d *drafter) endsInPresident(n int) bool {
	t := d.tokens[n-1].text
	return t == "رییسجمهور" || t == "جمهور" && n > 1 && d.tokens[n-2].text == "رییس"
}

// throughCountry is the end of the Persian name at token j when its country follows within a few
// words: "اداره ثبت [وسایل نقلیه ویتنام] مسئول است". A noun no name goes on with may stand
// between only where nothing but the name's end can follow the country.
func (d *drafter) throughCountry(j, end int) int {
	const most = 4
	for k, strange := j, false; k < min(end, j+most); k++ {
		if k > j && slices.Contains([]string{"ویتنام", "ایران", "افغانستان"}, d.tokens[k].text) {
			if strange && (k+1 < end && d.tokens[k+1].text == "را" || !d.pauses(k+1, end)) || d.is(k-1, classPlace) {
				return j
			}
			return k + 1
		}
		if d.tokens[k].kind != word || d.isParticle(k) || d.tokens[k].text == "و" || d.isAny(k, classHead, classCollective, classTitle, classDeliverable, classOpinion, classPlaceName) || d.isDeadlineAt(k) {
			return j
		}
		strange = strange || d.isPlural(k) || d.isAny(k, classStop, classVerb)
	}
	return j
}

// isNotTheirs tells whether the word at token j only looks like one more of the Persian name
// before it, which its country has ended: "آکادمی علوم ویتنام [پژوهشی] انجام دهد".
func (d *drafter) isNotTheirs(j int) bool {
	return d.lexicon.Order == verbLast && j > 0 && j < len(d.tokens) && d.is(j-1, classNameEnd) && strings.HasSuffix(d.tokens[j].text, "ی")
}

// inMatters is the end of the matters that the Persian name before token j is set up
// for: "گروه کاری نخست‌وزیر در امور املاک".
func (d *drafter) inMatters(j, end int) int {
	if j+2 >= end || d.tokens[j].text != "در" || d.tokens[j+1].text != "امور" && d.tokens[j+1].text != "امر" {
		return j
	}
	return d.plainChain(j+2, end)
}

// listGoesOnAt tells whether another body is named at token k.
func (d *drafter) listGoesOnAt(k, end int) bool {
	return k < end && d.isAny(k, classHead, classCollective, classTitle)
}

// beforeMarked is the end of the Persian name from token i to n without the plural
// at its end that "را" marks as an object: "صدا و سیمای مرکز استان [توصیه‌های
// بهداشتی] را".
func (d *drafter) beforeMarked(i, n, end int) int {
	if n >= end || d.tokens[n].text != "را" || d.isAnyWithin(n, end, 4, classChargeAfter, classAgentive) || d.isAnyWithin(n, end, end-n, classLead) || d.asked(i) {
		return n
	}
	for k := n - 1; k >= i+2; k-- {
		if d.isPlural(k) {
			return k
		}
	}
	return n
}

// withParent is the end of the Persian name from token i to n with the body
// it belongs to, which follows at once: "معاونت درمان وزارت بهداشت".
func (d *drafter) withParent(i, n, end int) int {
	if d.isFull(i, n) {
		return n
	}
	if n < end && d.tokens[n-1].text == "هماهنگی" && d.is(n, classCollective) { // "شورای هماهنگی بانک‌های استان"
		if c, ok := d.collective(n, end); ok && !d.isMarkedAt(c.end) {
			return c.end
		}
	}
	if n+1 < end && d.tokens[n].text == "ریاست" && slices.Contains([]string{"امریت", "مدیریت", "معاونیت", "معاونت"}, d.tokens[i].text) && !d.is(n-1, classAnd) { // "آمریت وترنری ریاست زراعت"
		if j, ok := d.chain(n, n+1, end); ok && !d.isMarkedAt(j) {
			return j
		}
	}
	if n+1 < end && n > 1 && slices.Contains([]string{"وزارت", "وزارتخانه", "سازمان", "ستاد", "دانشگاه"}, d.tokens[n].text) && d.tokens[n-1].text != "و" && d.tokens[n+1].text != "را" && (d.isParticle(n+1) || d.pauses(n+1, end) || d.tokens[n+1].text == "و") { // "معاونت فرهنگی وزارت نیز"
		return n + 1
	}
	if n >= end || !d.is(n, classHead) || d.is(n, classIssuer) || d.is(n-1, classNameEnd) || d.namesVerb(n, end) || d.is(n-1, classAnd) {
		return n
	}
	done := func(parent int) bool { // what is done is done to it
		return parent < end && d.tokens[parent].text == "را" && !d.isAnyWithin(parent, end, 4, classChargeAfter, classAgentive) && !d.asked(n)
	}
	parent, ok := d.chainName(n, end)
	whole, alone := d.longestWithin(n, end, classStandalone)
	if !ok && alone {
		parent, ok = n+whole.length, true
	}
	if ok {
		parent = d.withTail(mention{first: n, end: d.toPause(parent, end)}, end).end
	}
	switch {
	case ok && !done(parent):
		return parent
	case ok && alone && parent > n+whole.length && !d.namesPlaces(n+whole.length) && (d.isPlural(n+whole.length) || d.breaksName(n+whole.length)): // "معاون سیاسی استاندار گونه‌های مقاوم را"
		return n + whole.length
	}
	return n
}

// adjectiveOf is the end of the adjectives at token j of a Persian plural before them
// that its ending doesn't cut off from it: "مؤسسات خیریه", "استانداران مرزی".
func (d *drafter) adjectiveOf(j, end int) int {
	const most = 2
	if j+1 < end && strings.HasSuffix(d.tokens[j].text, "گانه") { // "ریاست‌های نواحی پانزده‌گانه شهر"
		if d.is(j+1, classPlace) {
			return j + 2
		}
		return j + 1
	}
	if k := d.whoDo(j, end); k > j {
		return k
	}
	if j >= end || strings.HasSuffix(d.tokens[j-1].text, "ها") || d.isPlural(j-1) || d.is(j-1, classPlaceName) {
		return j
	}
	if j+1 < end && d.tokens[j+1].text == "را" && d.tokens[j].kind == word && !d.isParticle(j) && !d.isPlural(j) && !d.isAny(j, classStop, classDeliverable, classVerb) && !d.is(j-1, classTail) { // "مدارس فرسوده را"
		return j + 1
	}
	if d.isPlural(j) && !strings.HasSuffix(d.tokens[j].text, "ی") && d.pauses(j+1, end) { // "سرمایه‌گذاران پروژه‌ها موظفند"
		return j + 1
	}
	k := j
	for k < min(end, j+most) && d.looksAdjective(k) {
		k++
	}
	if k > j && (strings.HasSuffix(d.tokens[k-1].text, "یه") || d.pauses(k, end)) {
		return k
	}
	return j // "آگاهی" and the like
}

// whoDo is the end of the participle at token j of the Persian plural before it, with
// what is done, up to a pause: "مؤسسات تطبیق‌کننده خدمات صحی،".
func (d *drafter) whoDo(j, end int) int {
	const most = 6
	if j >= end || !strings.HasSuffix(d.tokens[j].text, "نده") {
		return j
	}
	for k := j + 1; k < min(end, j+most+1); k++ {
		if d.pauses(k, end) {
			return k
		}
		if d.tokens[k].kind != word || d.isParticle(k) {
			break
		}
	}
	return j + 1
}

// looksAdjective tells a Persian word that may be an adjective by its ending.
func (d *drafter) looksAdjective(i int) bool {
	s := d.tokens[i].text
	if slices.ContainsFunc(deedEndings, func(e string) bool { return strings.HasSuffix(s, e) }) || d.lexicon.phrases.begins(strings.TrimSuffix(s, "ی"), classVerb) && strings.HasSuffix(s, "ای") || strings.HasSuffix(s, "ای") && !strings.HasSuffix(s, "های") { // "نتیجه‌گیری", "اجرای", "محتوای", but "منطقه‌ای"
		return false
	}
	return d.tokens[i].kind == word && (strings.HasSuffix(s, "ی") || strings.HasSuffix(s, "یه")) && !d.isPlural(i) && !d.isParticle(i) &&
		!d.isAny(i, classTail, classHead, classWeakHead, classCollective, classPlaceName, classNumber, classVerb, classDeliverable)
}

// deedEndings are endings of Persian compounds that name what is done, and describe nothing.
var deedEndings = []string{"گیری", "سازی", "ریزی", "گذاری", "رسانی", "یابی", "بندی", "برداری", "زدایی", "نویسی", "سنجی"}

// pauses tells whether a Persian name can only end before token j.
func (d *drafter) pauses(j, end int) bool {
	return j >= end || d.tokens[j].kind == mark || d.tokens[j].text == "را" || d.tokens[j].text == "نسبت" || d.isAdverb(j) || d.isAny(j, classModal, classLead, classCoordinate, classChargeAfter) || d.isDeadlineAt(j)
}

// asked tells whether the opinion of the body around token i is asked for.
func (d *drafter) asked(i int) bool {
	const most = 6
	return d.isAnyWithin(max(0, i-most), i, most, classOpinion)
}
