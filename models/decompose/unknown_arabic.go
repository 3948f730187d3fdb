package decompose

import (
	"slices"
	"strings"
)

// nominal is the end of the definite words with which an Arabic sentence without a
// verb says who is in charge: "شبكة الإعلام العراقي مسؤولة عن".
func (d *drafter) nominal(i, end int) int {
	if d.lexicon.Order != verbFirst || d.isAny(i, classDeliverable, classPronoun, classObject, classStop, classModal, classAssign, classOpening, classSkip, classAside) || d.imperfect(i) || d.is(i+1, classIssuer) {
		return i
	}
	if i+2 < len(d.tokens) && d.tokens[i+1].text == ":" && d.isForeign(i) && !d.is(i, classAnd) && (d.isMasdar(i+2) || d.is(i+2, classVerb)) { // "سونلغاز: تنظيف الأروقة"
		return i + 1
	}
	j := d.definiteChain(i, i, end)
	if d.is(i, classVerb) && (!d.hasArticle(i) || j >= end || d.tokens[j].text != ":") { // "المراجعة الداخلية:"
		return i
	}
	if j > i && d.hasArticle(j-1) && j < end && (d.is(j, classModal) && d.tokens[j].text != "علی" || d.tokens[j].text == ":" && j > i+1) {
		return j
	}
	return i
}

// behindVerb is the end of the definite words at token i that follow an Arabic verb
// which only somebody who acts is the subject of.
func (d *drafter) behindVerb(first, i, end int) int {
	if d.lexicon.Order != verbFirst {
		return i
	}
	if t := d.tokens[i].text; strings.HasSuffix(t, "ها") || strings.HasSuffix(t, "هم") || strings.HasSuffix(t, "هما") { // "وتقدم تقريرها الختامي"
		return i
	}
	if j := d.eachActing(first, i, end); j > i {
		return j
	}
	if d.isAny(i, classVerb, classDeliverable, classPronoun, classObject, classStop, classModal, classAssign, classSkip) {
		return i
	}
	if j := d.manyActing(first, i, end); j > i {
		return j
	}
	if j := d.servesCountry(i, end); j > i && d.imperfect(i-1) && d.opens(segment{first: first, end: end}, i-1) {
		return j
	}
	if j := d.beforeBy(i, i, end); j > i && d.opens(segment{first: first, end: end}, i-1) { // "تقوم سونلغاز بربط"
		return j
	}
	at, ok := d.endsAt(first, i, classAgentive)
	if !ok || !d.opens(segment{first: first, end: end}, at) || at > first+1 && slices.Contains(givingVerbs, d.tokens[at].text) {
		return i
	}
	if j := d.definiteChain(i, i, end); j > i && d.hasArticle(j-1) {
		return d.chainTail(j, end)
	}
	return i
}

// givingVerbs are Arabic verbs of which a definite noun right behind them is what is given,
// where who gives it was named before: "وتقدم المقترح إلى رئيس الوزراء".
var givingVerbs = []string{"تقدم", "یقدم", "ترفع", "یرفع", "تتخذ", "یتخذ", "توافی", "یوافی", "تواصل", "یواصل", "تباشر", "یباشر", "تکلف", "یکلف", "تتحمل", "یتحمل"}

// manyActing is the end of the definite plural of persons at token i that follows its
// verb: "يسلم المزارعون المتضررون بيانات الحيازة". No other word has that form in the
// nominative, but some of fewer letters: القانون, المخزون.
func (d *drafter) manyActing(first, i, end int) int {
	const shortest = 8
	persons := func(i int) bool {
		r := []rune(d.tokens[i].text)
		if len(r) < shortest || !d.hasArticle(i) || string(r[len(r)-2:]) != "ون" {
			return false
		}
		return r[2] == 'م' || r[3] == 'ا' || r[len(r)-3] == 'ی' && !d.lexicon.vocabulary[d.tokens[i].key]
	}
	if i == first || !d.imperfect(i-1) || d.is(i-1, classIdle) || !d.opens(segment{first: first, end: end}, i-1) || !persons(i) {
		return i
	}
	j := i + 1
	for j < end && persons(j) {
		j++
	}
	return d.inChargeOf(j, end) // "المديرون الولائيون للتجارة"
}

// eachActing is the end of the definite words at token i that follow a verb and "كل من":
// "يتكفل كل من التعاون الوطني ووكالة التنمية".
func (d *drafter) eachActing(first, i, end int) int {
	each, ok := d.endsAt(first, i, classSkip)
	if !ok || i-each != 2 || each == first || !d.imperfect(each-1) || d.is(each-1, classIdle) || !d.hasArticle(i) || d.is(i, classThing) {
		return i
	}
	return d.definiteChain(i, i, end)
}

// servesCountry is the end of the Arabic name at token i that begins with its country or
// town and says with "ل" what it is in charge of: "قطر للسياحة", "دبي للثقافة"; else i.
func (d *drafter) servesCountry(i, end int) int {
	for _, c := range []string{classNameEnd, classPlaceName} {
		if m, ok := d.longestWithin(i, end, c); ok && i+m.length+1 < end && d.tokens[i+m.length].text == "ل" && d.hasArticle(i+m.length+1) {
			return d.inChargeOf(i+m.length, end)
		}
	}
	return i
}

// byWhat tells an Arabic word at token i with a "ب" that the word before it needs: "التكفل
// بطلبات التحويل".
func (d *drafter) byWhat(i int) bool {
	return strings.HasPrefix(d.tokens[i].text, "ب") && slices.Contains(takingBy, d.tokens[i-1].key)
}

// namesPerson tells whether the strange words at token i follow a courtesy, and so name a
// person: "وكلف الدكتور مصطفى مدبولي محافظ الجيزة".
func (d *drafter) namesPerson(i int) bool {
	return d.isForeign(i) && i+1 < len(d.tokens) && d.isForeign(i+1) && i > 0 && d.is(i-1, classSkip) && d.hasArticle(i-1)
}

// behindPerson is the token of the words that charge before a person's name behind which
// the Arabic body at token i stands, since that person charges it; else i.
func (d *drafter) behindPerson(first, i int) (start int, ok bool) {
	const shortest, longest = 2, 4
	k := i
	for k > first && d.isForeign(k-1) && i-k < longest {
		k--
	}
	if !d.lexicon.Clitics || i-k < shortest || k-1 <= first || !d.namesPerson(k) {
		return i, false
	}
	return d.endsAt(first, k-1, classAssign)
}

// isItsOwn tells an Arabic noun of what those named before it have: "خطتها", "كشوفاتهم".
func (d *drafter) isItsOwn(i int) bool {
	for _, whose := range []string{"ها", "هما", "هم"} {
		if stem, ok := strings.CutSuffix(d.tokens[i].text, whose); ok {
			return strings.HasSuffix(stem, "ات") || d.lexicon.vocabulary[stem] || d.lexicon.vocabulary[strings.TrimSuffix(stem, "ت")+"ه"]
		}
	}
	return false
}
