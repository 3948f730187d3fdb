package decompose

import "strings"

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
	return d.is(j, classHead) && d.isAnyWithin(j, len(d.tokens), near, classLead)
}

// expectsBody tells whether a Persian body is expected at token i for the word before
// it: who gives the orders, whose opinion is asked, the end of another part.
func (d *drafter) expectsBody(i int) bool {
	if d.isAdverb(i - 1) {
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
