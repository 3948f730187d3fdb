package decompose

import (
	"slices"
	"strings"
)

// servedBy are heads of Arabic bodies that say with "ل" whom or what they serve.
var servedBy = []string{"شرکه", "جمعیه", "اتحاد", "هییه", "مجلس", "مرکز", "صندوق", "موسسه", "منظمه", "غرفه", "نقابه", "اداره", "مدیریه", "وکاله", "دیوان", "بنک", "معهد", "رابطه", "کنفدرالیه", "فدرالیه", "جامعه", "نادی",
	"شرکات", "جمعیات", "اتحادات", "هییات", "مجالس", "مراکز", "موسسات", "غرف", "نقابات", "ادارات", "مدیریات", "دواوین", "مندوبیه", "مندوبیات", "مکتب", "برنامج", "شبکه"}

// giving are Arabic verbs behind whose subject "ل" says to whom something is given, without
// the letter of the person.
var giving = []string{"قدم", "وفر", "منح", "تیح", "دفع", "سلم", "رسل", "صرف", "خصص", "ومن", "ضمن", "سمح", "عطی", "سند", "وجه", "کفل", "حول", "نقل", "بیع", "وزع", "شرح", "وضح", "فتح", "هیی", "سهل", "یسر"}

// withServed is the token behind those or that whom the Arabic body whose name goes from
// token i to n serves, as its name says with "ل" and a noun that is no deed: "شركة نماء
// لخدمات المياه", "جمعية فيتنام لمصدري ومنتجي المأكولات البحرية"; else n.
func (d *drafter) withServed(i, n, end int) int {
	if !d.lexicon.Clitics || n >= end || n-i < 2 || !slices.Contains(servedBy, d.tokens[i].key) || d.givesTo(i) {
		return n
	}
	w, served := n, ""
	if d.tokens[n].text == "ل" {
		if w++; w >= end || d.hasArticle(w) {
			return n
		}
		served = d.tokens[w].text
	} else if rest, ok := strings.CutPrefix(d.tokens[n].text, "ل"); ok && len([]rune(rest)) > 3 {
		served = rest
	}
	if served == "" || d.tokens[w].kind != word || isDeedForm(served) && !strings.Contains(d.lower(w), "أ") || strings.HasPrefix(served, "ت") && len([]rune(served)) == 4 || d.lexicon.phrases.begins(served, classVerb, classHead, classWeakHead, classTitle, classObject, classStop, classUrgent, classModal, classPast, classCoordinate, classUnit, classMonth, classYear, classIssuer) {
		return n
	}
	of := w + 1
	if of+2 < end && d.tokens[of].text == "و" && !d.hasArticle(of+1) && d.hasArticle(of+2) && !d.isAny(of+1, classHead, classTitle) { // "لمصدري ومنتجي المأكولات"
		of += 2
	}
	switch {
	case of >= end || d.tokens[of].kind != word:
		return n
	case d.is(of, classPlaceName): // "لشبيبة هو تشي منه"
		of = d.places(of, end)
	case d.hasArticle(of) && !d.breaksName(of):
		of++
	default:
		return n
	}
	for of < end && d.hasArticle(of) && d.goesOnDefinite(of) && !d.breaksName(of) && !d.isAny(of, classCollective, classHead) {
		of++
	}
	return d.addedFields(i, of, end)
}

// givesTo tells whether the verb before the Arabic body at token i gives something to others.
func (d *drafter) givesTo(i int) bool {
	if i == 0 || !d.imperfect(i-1) {
		return false
	}
	r := []rune(d.tokens[i-1].text)
	for len(r) > 3 && (r[0] == 'س' || r[0] == 'ت' || r[0] == 'ی') {
		r = r[1:]
		if slices.Contains(giving, string(r)) {
			return true
		}
	}
	return false
}
