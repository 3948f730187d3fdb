package decompose

import (
	"slices"
	"strings"
)

// listed is the end of the fields or places at token j that a Persian plural before
// it names: "وزارتخانه‌های کشور و نیرو", "استان‌های هرات، فراه و نیمروز".
func (d *drafter) listed(j, end int) int {
	const most = 30
	last, and := j, false
	for range most {
		next := max(d.fieldOrPlace(j, end), d.betweenCommas(j, end))
		if next == j {
			break
		}
		last, j = next, next
		if and && j < end && d.tokens[j].kind == mark { // "فارس و یزد، رهاسازی آب"
			break
		}
		for j < end && (d.tokens[j].text == "،" || d.tokens[j].text == "," || d.tokens[j].text == "و") {
			and = and || d.tokens[j].text == "و"
			j++
		}
		if j == last || d.isAny(j, classHead, classCollective) && !d.is(j, classSubject) {
			break
		}
	}
	return last
}

// betweenCommas is the end of the one or two words at token j, behind a comma, with which
// a Persian list goes on to its "و": "دانشگاه‌های تهران، شریف و امیرکبیر"; else j.
func (d *drafter) betweenCommas(j, end int) int {
	const most = 2
	if j == 0 || d.tokens[j-1].text != "،" {
		return j
	}
	for k := j; k < min(end, j+most+1); k++ {
		if k > j && d.tokens[k].text == "و" {
			return k
		}
		if d.tokens[k].kind != word || d.tokens[k].text == "و" || d.breaksName(k) || d.isParticle(k) || d.isPlural(k) || d.isAny(k, classHead, classWeakHead, classCollective, classTitle, classSkip, classStop) {
			break
		}
	}
	return j
}

// morePlaces is the end of the places that a Persian list goes on with at token j, behind
// the one in which the plural that begins at first ends: "ریاست‌های زراعت ولایات قندهار،
// هلمند و کاپیسا"; else j.
func (d *drafter) morePlaces(first, j, end int) int {
	if d.lexicon.Order != verbLast || j+2 >= end || d.tokens[j].text != "،" && d.tokens[j].text != "و" {
		return j
	}
	for k := j - 2; k >= first; k-- {
		if d.namesPlaces(k) {
			return max(j, d.listed(k+1, end))
		}
	}
	return j
}

// fieldOrPlace is the end of the field or place named at token j: one that is
// known, else the few words up to the next comma, conjunction or known word.
func (d *drafter) fieldOrPlace(j, end int) int {
	const most = 3
	from := j
	for j < end && (d.is(j, classPlace) || d.namesPlaces(j)) { // "و شهر هانوی"
		j++
	}
	longest := 0
	for _, c := range []string{classSubject, classPlaceName, classNameEnd} {
		if m, ok := d.longestWithin(j, end, c); ok {
			longest = max(longest, m.length)
		}
	}
	for _, m := range d.bodiesAt(j) {
		if m.class == classSpot && j+m.length <= end {
			longest = max(longest, m.length)
		}
	}
	if longest > 0 {
		return j + longest
	}
	k := j
	for k < min(end, j+most) && d.tokens[k].kind == word && !d.lexicon.vocabulary[d.tokens[k].key] && !d.isParticle(k) && !d.isPlural(k) {
		k++
	}
	if k == j {
		return from
	}
	if k == j+most && k < end && d.tokens[k].kind == word && !d.is(k, classAnd) && !d.isParticle(k) { // something else begins
		k--
	}
	return k
}

// bodiesAt are the registry's names at token j.
func (d *drafter) bodiesAt(j int) []match {
	if d.bodies == nil || j >= len(d.bodies) {
		return nil
	}
	return d.bodies[j]
}

// namesPlaces tells a Persian plural that names of places follow: "استان‌های",
// "ولایات".
func (d *drafter) namesPlaces(i int) bool {
	if d.lexicon.Order != verbLast {
		return false
	}
	stem, plural := strings.CutSuffix(d.tokens[i].text, "های")
	return plural && (d.lexicon.phrases.begins(stem, classPlace)) || d.tokens[i].text == "ولایات"
}

// pluralOf is the end of what a Persian plural from token i to j is of: fields or
// places, or one word that its ending asks for: "شرکت‌های آب و فاضلاب".
func (d *drafter) pluralOf(i, j, end int) int {
	last, one := d.tokens[j-1].text, j == i+1
	bare := strings.HasSuffix(last, "ها")
	if n := d.listed(j, end); one && !bare && n > j && d.fieldOrPlace(j, n) < n {
		return n
	}
	construct := one && strings.HasSuffix(last, "های")
	if s, ok := d.longestWithin(j, end, classSubject); ok && (construct || !bare) {
		return j + s.length
	}
	if k := d.whatThey(j, end); one && k > j {
		return k
	}
	if k := d.throughPlaces(j, end); one && !bare && k > j && !d.isMarkedAt(k) { // "دفاتر ثبت زمین استان‌ها"
		return k
	}
	if construct && j < end && d.tokens[j].kind == word && !d.isParticle(j) && d.tokens[j].text != "و" && !d.is(j, classTail) {
		for j++; j < end && d.asksForMore(j-1) && d.tokens[j].kind == word && !d.isParticle(j); j++ { // "کانون‌های وکلای دادگستری"
		}
		return j
	}
	return j
}

// whatThey is the end of what the persons before token j do it to, whom a participle
// names and which so must follow: "تولیدکنندگان خودرو", "صادرکنندگان پسته و زعفران".
func (d *drafter) whatThey(j, end int) int {
	object := func(k int) bool {
		return k < end && d.tokens[k].kind == word && d.tokens[k].text != "و" && !d.isParticle(k) && !d.isPlural(k) && !d.isAny(k, classDeliverable, classTail, classHead, classCollective)
	}
	if who := d.tokens[j-1].text; !strings.HasSuffix(who, "ندگان") && !strings.HasSuffix(who, "گذاران") && who != "مالکان" && who != "صاحبان" && who != "بهرهبرداران" {
		return j
	}
	if j+1 < end && strings.HasSuffix(d.tokens[j].text, "های") && object(j+1) { // "مالکان کشتی‌های ماهیگیری"
		return j + 2
	}
	if j < end && d.tokens[j].text == "خدمات" && object(j+1) { // "ارائه‌دهندگان خدمات عوارض"
		return j + 2
	}
	if !object(j) {
		return j
	}
	if j+2 < end && d.tokens[j+1].text == "و" && object(j+2) && (d.pauses(j+3, end) || d.isParticle(j+3)) {
		return j + 3
	}
	return j + 1
}

// placeNamed reads a Persian place that a sentence begins with, which stands for
// those who run it: "شهر هوشی مین و استان دونگ نای".
func (d *drafter) placeNamed(i, end int) (int, bool) {
	if d.lexicon.Order == verbLast && d.tokens[i].kind == number && i+1 < end && (i == 0 || d.tokens[i].starts || d.tokens[i-1].kind != word) { // "۶۳ استان و شهر موظفند"
		n := d.furtherPlaces(i, i, end)
		return n, n > i && n < end && d.is(n, classModal)
	}
	if d.lexicon.Order != verbLast || !d.is(i, classPlace) || i > 0 && !d.tokens[i].starts && d.tokens[i-1].kind == word && !(d.is(i-1, classAnd) && d.listsPlaces(i-1)) {
		return 0, false
	}
	for _, m := range d.bodiesAt(i + 1) {
		if m.class == classSpot && i+1+m.length <= end {
			return i + 1 + m.length, true
		}
	}
	m, ok := d.longestWithin(i+1, end, classPlaceName)
	return i + 1 + m.length, ok
}

// listsPlaces tells whether the list that goes on at token j began with a place.
func (d *drafter) listsPlaces(j int) bool {
	const most = 5
	for i := j - 1; i >= max(0, j-most); i-- {
		if d.is(i, classPlace) {
			return i == 0 || d.tokens[i].starts || d.tokens[i-1].kind != word
		}
	}
	return false
}

// furtherPlaces is the end of the places that go on after the Persian plural from token
// i to n, counted or each with its kind: "روسای کمیته‌های مردمی ۲۸ استان و شهر ساحلی",
// "کمیته‌های مردمی شهر هانوی و شهر هوشی مین".
func (d *drafter) furtherPlaces(i, n, end int) int {
	if d.lexicon.Order != verbLast {
		return n
	}
	if k := d.numberedAreas(n, end); k > n {
		return k
	}
	if n+1 < end && d.tokens[n].kind == number && d.is(n+1, classPlace) {
		for n += 2; n+1 < end && d.tokens[n].text == "و" && d.is(n+1, classPlace); n += 2 {
		}
		for n < end && d.isAny(n, classTail, classAttribute) {
			n++
		}
		return n
	}
	if _, placed := d.endsAt(i, n, classPlaceName); !placed && !d.isAnyWithin(i, n, n-i, classPlace) { // "کمیته‌های مردمی هانوی و شهر هوشی مین"
		return n
	}
	for n+1 < end && (d.tokens[n].text == "و" || d.tokens[n].text == "،") {
		if p, ok := d.longestWithin(n+1, end, classPlaceName); ok {
			n += 1 + p.length
		} else if n+2 < end && d.is(n+1, classPlace) && d.fieldOrPlace(n+2, end) > n+2 {
			n = d.fieldOrPlace(n+2, end)
		} else {
			break
		}
	}
	return n
}

// ofPersianOwner is the end of the words at token i with which a Persian plural says whose
// they are, or in which region: "بیمارستان‌های مرکزی وابسته به وزارت بهداشت", "استان‌ها و شهرها
// در منطقه دلتای مکونگ:"; else i.
func (d *drafter) ofPersianOwner(i, end int) int {
	const most = 5
	if d.lexicon.Order != verbLast || i+2 >= end {
		return i
	}
	if t := d.tokens[i].text; (t == "وابسته" && d.tokens[i+1].text == "به") || t == "زیرمجموعه" || t == "تابع" {
		of := i + 1
		if d.tokens[of].text == "به" {
			of++
		}
		if owner, ok := d.mentionAt(of, end); ok && !d.isMarkedAt(owner.end) {
			return owner.end
		}
		return i
	}
	if d.tokens[i].text != "در" || !slices.Contains([]string{"منطقه", "مناطق", "حوزه", "دلتای", "حاشیه", "سواحل"}, d.tokens[i+1].text) {
		return i
	}
	for k := i + 2; k <= min(end, i+2+most); k++ {
		if k == end || d.tokens[k].text == ":" || d.is(k, classModal) {
			return k
		}
		if d.tokens[k].kind != word || d.isParticle(k) {
			break
		}
	}
	return i
}

// numberedAreas is the end of the numbers, and of the town, by which the areas of a town
// before token n are named: "شهرداری‌های مناطق ۱، ۶ و ۹ شیراز"; else n.
func (d *drafter) numberedAreas(n, end int) int {
	if n == 0 || n >= end || d.tokens[n].kind != number || !slices.Contains([]string{"مناطق", "نواحی", "حوزههای"}, d.tokens[n-1].text) {
		return n
	}
	k := n + 1
	for k+1 < end && (d.tokens[k].text == "،" || d.tokens[k].text == "و") && d.tokens[k+1].kind == number {
		k += 2
	}
	if p, ok := d.longestWithin(k, end, classPlaceName); ok {
		k += p.length
	}
	return k
}
