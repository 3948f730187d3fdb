package decompose

import "strings"

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
	if i == 0 || d.tokens[i-1].kind != word || d.tokens[i-1].text == "و" { // a sentence begins with it, or a list goes on
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
	return d.lexicon.Order == verbLast && h.length > 0 && n < end && d.is(i+h.length, classHead) && d.tokens[n].text == "را" && d.isAnyWithin(n, end, 4, classChargeAfter)
}

// presides tells whether the weak head from token i to j is the Persian word for
// chairing: "به ریاست وزیر", "ریاست و هماهنگی".
func (d *drafter) presides(i, j int) bool {
	if d.lexicon.Order != verbLast || !d.is(i, classLead) || j >= len(d.tokens) {
		return false
	}
	_, with := d.endsAt(max(0, i-6), i, classCoordinate)
	if begins := i == 0 || d.tokens[i-1].kind != word || d.isAdverb(i-1) || d.isAny(i-1, classAnd) || d.tokens[i-1].text == "از"; (begins || with) && d.is(j, classHead) && !d.is(j, classTitle) { // "ریاست دفتر ریاست‌الوزراء"
		return false
	}
	if d.tokens[j].text == "و" || d.isAny(j, classHead, classTitle, classCollective, classObject) {
		return true
	}
	return i > 0 && d.tokens[i-1].text == "به" && !d.isAnyWithin(j, len(d.tokens), 8, classChargeAfter) // "به ریاست فلان"
}
