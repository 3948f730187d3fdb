package decompose

import (
	"slices"
	"strings"
)

// thatAre is the end of the Arabic clause at token i that says which of the many named
// before it are meant, up to the colon of a heading or the "ب" of what is to be done:
// "اللجان الشعبية للمحافظات التي بها مناطق كبيرة:"; else i.
func (d *drafter) thatAre(i, end int) int {
	const longest = 10
	if !d.lexicon.Clitics || i >= end || !slices.Contains([]string{"التی", "الذین", "اللواتی", "اللاتی"}, d.tokens[i].text) {
		return i
	}
	for k := i + 2; k < min(end, i+longest); k++ {
		switch {
		case d.tokens[k].text == ":", d.tokens[k].text == "ب" && k+1 < end && (d.is(k+1, classVerb) || isDeedForm(d.tokens[k+1].text)):
			return k
		case d.tokens[k].kind != word || d.isAny(k, classHead, classTitle, classModal):
			return i
		}
	}
	return i
}

// introduced tells whether nothing stands before the Arabic verb at token i but what its
// sentence follows from or is about: "وبموجب القرار تتولى", "وعلى الصعيد نفسه ستنفذ".
func (d *drafter) introduced(s segment, i int) bool {
	const longest = 6
	at := d.sentenceStart(s)
	if !d.lexicon.Clitics || i-at < 2 || i-at > longest || !d.imperfect(i) || !d.hasArticle(i-1) && !slices.Contains(selfsame, d.tokens[i-1].text) {
		return false
	}
	for k := at; k < i; k++ {
		if d.tokens[k].kind != word || d.isAny(k, classModal, classLead) || k > at && d.imperfect(k) {
			return false
		}
	}
	opening := d.tokens[at].text
	if opening == "و" || opening == "ف" {
		opening = d.tokens[at+1].text
	}
	if !d.lexicon.vocabulary[opening] {
		opening = strings.TrimPrefix(opening, "و")
	}
	return slices.Contains(introducing, opening)
}

// selfsame are Arabic words behind a noun that say it was named before.
var selfsame = []string{"نفسه", "نفسها", "ذاته", "ذاتها", "ذلک", "تلک", "هذا", "هذه"}

// introducing are Arabic words with which a sentence says what it follows from or is about.
var introducing = []string{"بموجب", "وفق", "وفقا", "بحسب", "حسب", "عملا", "تنفیذا", "استنادا", "بناء", "تطبیقا", "طبقا", "تبعا", "انطلاقا", "التزاما", "استکمالا", "تماشیا", "انسجاما", "حرصا", "ضمن", "علی", "فی", "بهدف", "بغیه", "لاجل", "لغرض", "تعزیزا", "دعما", "نظرا", "سعیا", "مقابل", "فضلا", "اضافه"}
