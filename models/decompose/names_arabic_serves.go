package decompose

import (
	"slices"
	"strings"
)

// servedBy are heads of Arabic bodies that say with "ل" whom or what they serve.
var servedBy = []string{"شرکه", "جمعیه", "اتحاد", "هییه", "مجلس", "مرکز", "صندوق", "موسسه", "منظمه", "غرفه", "نقابه", "اداره", "مدیریه", "وکاله", "دیوان", "بنک", "معهد", "رابطه", "کنفدرالیه", "فدرالیه", "جامعه", "نادی",
	"شرکات", "جمعیات", "اتحادات", "هییات", "مجالس", "مراکز", "موسسات", "غرف", "نقابات", "ادارات", "مدیریات", "دواوین", "مندوبیه", "مندوبیات", "مکتب", "برنامج", "شبکه"}

// producing are those of them whose name may say with "ل" and a deed what they do, where
// nothing follows that it could be done to.
var producing = []string{"شرکه", "موسسه", "هییه", "مجموعه", "وکاله"}

// giving are Arabic verbs behind whose subject "ل" says to whom something is given, without
// the letter of the person.
var giving = []string{"قدم", "وفر", "منح", "تیح", "دفع", "سلم", "رسل", "صرف", "خصص", "ومن", "ضمن", "سمح", "عطی", "سند", "وجه", "کفل", "حول", "نقل", "بیع", "وزع", "شرح", "وضح", "فتح", "هیی", "سهل", "یسر"}

// noneServed are Arabic words behind "ل" that name nobody and nothing served.
var noneServed = []string{"کل", "هذا", "هذه", "ذلک", "بعض", "غیر", "جمیع", "کافه", "سایر", "احد", "اجل", "دی", "عام", "سنه", "شهر"}

// withServed is the token behind those or that whom the Arabic body whose name goes from
// token i to n serves, as its name says with "ل" and a noun: "شركة نماء
// لخدمات المياه", "جمعية فيتنام لمصدري ومنتجي المأكولات البحرية"; else n.
func (d *drafter) withServed(i, n, end int) int {
	if !d.lexicon.Clitics || n >= end || n-i < 2 || !slices.Contains(servedBy, d.tokens[i].key) || d.givesTo(i) {
		return n
	}
	for k := n; k+2 < end && d.hasArticle(k) && slices.Contains([]string{"مساهمه", "محدوده", "قابضه"}, d.tokens[k].key); { // "شركة نينه ثوان المساهمة للملح"
		if k++; d.tokens[k].text == "ل" && d.hasArticle(k+1) {
			return d.inChargeOf(k, end)
		}
		n = k
	}
	shortest := 3            // letters
	if d.isGeneral(i, n-i) { // "الإدارة العامة لري شرق سوهاج"
		shortest = 2
	}
	w, served := n, ""
	if d.tokens[n].text == "ل" {
		if w++; w >= end || d.hasArticle(w) {
			return n
		}
		served = d.tokens[w].text
	} else if rest, ok := strings.CutPrefix(d.tokens[n].text, "ل"); ok && len([]rune(rest)) >= shortest && !slices.Contains(noneServed, rest) {
		served = rest
	}
	if served == "" || d.tokens[w].kind != word || d.lexicon.phrases.begins(served, classHead, classWeakHead, classTitle, classObject, classStop, classUrgent, classModal, classPast, classCoordinate, classUnit, classMonth, classYear, classIssuer) {
		return n
	}
	deed := isDeedForm(served) && !strings.Contains(d.lower(w), "أ") || strings.HasPrefix(served, "ت") && len([]rune(served)) == 4 || d.lexicon.phrases.begins(served, classVerb)
	if deed && (d.besideWhom(i) || !slices.Contains(producing, d.tokens[i].key)) {
		return n
	}
	of := w + 1
	if of+2 < end && d.tokens[of].text == "و" && !d.hasArticle(of+1) && d.hasArticle(of+2) && !d.isAny(of+1, classHead, classTitle) { // "لمصدري ومنتجي المأكولات"
		of, deed = of+2, false // two of them name what the body is for
	}
	switch {
	case of >= end || d.tokens[of].kind != word:
		return n
	case of+1 < end && slices.Contains(quarters, d.tokens[of].text) && d.is(of+1, classPlaceName): // "لري شرق سوهاج"
		of = d.places(of+1, end)
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
	of = d.addedFields(i, of, end)
	if ends := of >= end || d.tokens[of].kind == mark || d.tokens[of].text == "ب" || d.tokens[of].text == "قطاع" || d.tokens[of].text == "و" && of+1 < end && d.isAny(of+1, classHead, classCollective); deed && !ends {
		return n
	}
	if of+1 < end && d.tokens[of].text == "قطاع" && d.is(of+1, classPlaceName) { // "شركة مصر العليا لتوزيع الكهرباء قطاع سوهاج"
		return d.places(of+1, end)
	}
	return of
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
