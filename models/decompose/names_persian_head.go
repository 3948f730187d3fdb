package decompose

import (
	"slices"
	"strings"
)

// pluralHead tells a Persian head in the plural where the words before it say that
// bodies follow: "با همکاری شبکه‌های بهداشت".
func (d *drafter) pluralHead(i int) bool {
	stem, persons := strings.CutSuffix(d.tokens[i].text, "ان") // "قوماندانان"
	if d.lexicon.Order != verbLast || !persons && !d.isPlural(i) {
		return false
	}
	if !persons {
		stem = strings.TrimSuffix(strings.TrimSuffix(stem, "ی"), "ها")
	}
	if !d.lexicon.phrases.begins(stem, classHead, classWeakHead) {
		return false
	}
	if i == 0 || d.tokens[i].starts || d.tokens[i-1].kind != word || d.tokens[i-1].text == "و" || d.expectsBody(i) { // a sentence begins with it, or a list goes on
		return true
	}
	role, _ := d.roleBefore(max(0, i-6), i)
	return role == classCoordinate || role == classAssign || role == classAgent || role == classToward
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
	return d.lexicon.Order == verbLast && h.length > 0 && n < end && (d.is(i+h.length, classTitle) || d.tokens[i+h.length].text == "وزارت") && d.tokens[n].text == "را" && d.isAnyWithin(n, end, 4, classChargeAfter)
}

// presides tells whether the weak head from token i to j is the Persian word for
// chairing: "به ریاست وزیر", "ریاست و هماهنگی", "ریاست کارگروه را بر عهده دارد".
func (d *drafter) presides(i, j int) bool {
	const near = 8
	if d.lexicon.Order != verbLast || !d.is(i, classLead) || j >= len(d.tokens) {
		return false
	}
	if d.tokens[j].text == "و" || d.isAny(j, classTitle, classCollective, classObject) {
		return true
	}
	before := ""
	if i > 0 {
		before = d.tokens[i-1].text
	}
	_, together := d.endsAt(max(0, i-6), i, classCoordinate)
	switch {
	case before == "به" || before == "تحت":
		return !d.isAnyWithin(j, len(d.tokens), near, classChargeAfter)
	case before == "با" && !together:
		return d.is(j, classHead)
	}
	return d.is(j, classHead) && d.isAnyWithin(j, len(d.tokens), near, classLead) || d.isTakenOn(j)
}

// isTakenOn tells whether what the Persian words from token j on name is taken upon oneself:
// "ریاست بررسی مرخصی زایمان را به عهده می‌گیرد".
func (d *drafter) isTakenOn(j int) bool {
	const near = 12
	for k := j; k+1 < min(len(d.tokens), j+near) && d.tokens[k].kind == word && !d.isVerbForm(k); k++ {
		if d.tokens[k].text == "را" {
			return d.is(k+1, classLead)
		}
	}
	return false
}

// expectsBody tells whether a Persian body is expected at token i for the word before
// it: who gives the orders, whose opinion is asked, the end of another part.
func (d *drafter) expectsBody(i int) bool {
	if _, adverb := d.endsAt(max(0, i-5), i, classAdverb); adverb || d.isAdverb(i-1) || d.afterPost(i) {
		return true
	}
	switch d.tokens[i-1].text {
	case "با":
		return !d.is(i, classGoverning)
	case "را", "که", "تا":
		return true
	}
	for _, c := range []string{classIssuer, classOpinion} {
		if _, ok := d.endsAt(max(0, i-4), i, c); ok {
			return true
		}
	}
	return false
}

// headsOf reads Persian heads in the plural with the bodies they are of: "رؤسای
// دانشگاه‌ها", "مدیران کل دستگاه‌های اجرایی استان".
func (d *drafter) headsOf(i, end int) (mention, bool) {
	h, ok := d.longestWithin(i, end, classHeads)
	if d.lexicon.Order != verbLast || !ok {
		return mention{}, false
	}
	j := i + h.length
	for j < end && (d.tokens[j].text == "کل" || d.tokens[j].text == "عامل" || d.tokens[j].text == "محترم" || d.is(j, classSkip)) {
		j++
	}
	if k := j; k+1 < end && d.looksAdjective(k) && !d.is(k, classSubject) && (d.is(k+1, classCollective) || d.pluralHead(k+1)) { // "معاونان فرهنگی دانشگاه‌ها"
		j++
	}
	if j >= end {
		return mention{}, false
	}
	of, ok := d.collective(j, end)
	if other, named := d.named(j, end); named && other.end > of.end {
		of, ok = other, true
	}
	if k := d.throughPlaces(j, end); k > of.end {
		of, ok = mention{first: j, end: k}, true
	}
	if !ok {
		return mention{}, false
	}
	for of.end+1 < end && d.tokens[of.end].text == "و" && d.tokens[of.end+1].text == d.tokens[j].text { // "بیمارستان باخ مای و بیمارستان دوستی"
		next, more := d.named(of.end+1, end)
		if !more {
			break
		}
		of.end = next.end
	}
	m := mention{first: i, end: d.beforeItsObject(i, of.end, end)}
	m.body.collective, m.body.Head, m.body.kinds = true, true, []string{"other"}
	if len(of.body.kinds) > 0 {
		m.body.kinds = of.body.kinds
	}
	return d.rewritten(m), true
}

// pastHonour is the token behind the courtesy at token j of a Persian title: "وزیر محترم
// نفت".
func (d *drafter) pastHonour(j, end int) int {
	if d.lexicon.Order == verbLast && j+1 < end && d.tokens[j].text == "محترم" {
		return j + 1
	}
	return j
}

// throughPlaces is the end of the field at token j of Persian heads in the plural, which
// the kind of place they sit in ends, else j: "مدیران کل [میراث فرهنگی استان‌ها]".
func (d *drafter) throughPlaces(j, end int) int {
	const most = 5
	for k := j; k < min(end, j+most) && d.tokens[k].kind == word && !d.isParticle(k); k++ {
		if stem, plural := strings.CutSuffix(d.tokens[k].text, "ها"); plural && k > j && d.lexicon.phrases.begins(stem, classPlace) {
			return k + 1
		}
	}
	return j
}

// isSecondPost tells whether a Persian title behind "و" is another post of the deputy
// before it: "معاون وزیر و رئیس سازمان امور اراضی".
func (d *drafter) isSecondPost(deputy, m mention) bool {
	const short = 3
	return d.lexicon.Order == verbLast && d.tokens[deputy.first].text == "معاون" && deputy.end-deputy.first <= short && d.isAny(deputy.first+1, classTitle, classIssuer) &&
		m.first == deputy.end+1 && d.tokens[deputy.end].text == "و" && d.is(m.first, classTitle) && d.tokens[m.first].text != "وزیر" && !d.is(m.first, classSited)
}

// isPointedTo tells whether a Persian word before token i points back to the body there.
func (d *drafter) isPointedTo(i int) bool {
	return d.lexicon.Order == verbLast && i > 0 && (d.tokens[i-1].text == "این" || d.tokens[i-1].text == "همین" || d.tokens[i-1].text == "همان")
}

// formedBefore is the body that a Persian sentence points back to, of those that others set
// up: "این کمیته هر دو ماه جلسه دارد".
func (d *drafter) formedBefore(s segment) (Body, bool) {
	if d.lexicon.Order != verbLast || d.pastPointing(s.first, s.end) == s.first || !slices.Contains(formedHeads, d.tokens[s.first+1].text) {
		return Body{}, false
	}
	b := d.recent[d.tokens[s.first+1].key]
	return b, b.AsWritten != ""
}

// isSaidAgain tells whether a Persian body is named by its head and a word that says it was
// named before: "کمیته یادشده".
func (d *drafter) isSaidAgain(m mention) bool {
	return m.end >= m.first+2 && slices.Contains(saidAgain, d.tokens[m.first+1].text)
}

// saidAgain are Persian words for what was named before.
var saidAgain = []string{"یادشده", "مذکور", "مزبور", "نامبرده", "متذکره", "موصوف", "فوقالذکر"}

// afterPost tells whether the Persian sentence begins with a post that the body at
// token i holds: "مسئول اجرای این بند گمرک است".
func (d *drafter) afterPost(i int) bool {
	const most = 7
	for k := i - 1; k >= max(0, i-most) && d.tokens[k].kind == word; k-- {
		if d.is(k, classPost) && (k == 0 || d.tokens[k].starts || d.tokens[k-1].kind != word) {
			return true
		}
	}
	return false
}
