package decompose

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// definiteChain reads an Arabic construct: words without the article up to the
// first that has it, then its adjectives and what و adds to it.
func (d *drafter) definiteChain(first, j, end int) int {
	const most = 9
	definite, placed := j > first && d.hasArticle(j-1), false
	purpose := d.is(first, classCollective) || d.besideWhom(first) && (!d.hasArticle(first) || d.saysEnough(first)) // "للإحصاء" comes once; "مع نقابة الأطباء لإعداد" says what for
	for n := 0; j < end && n < most; n++ {
		t := d.tokens[j]
		switch {
		case d.isProjectNumber(j):
			j++
		case !definite && d.namedPlan(j, end) > j:
			return d.namedPlan(j, end)
		case !definite && d.foreignPlace(j, end) > d.pastObject(first, j, end): // "شرطة مقاطعة آن جيانغ"
			return d.foreignPlace(j, end)
		case !definite && d.behindStrange(first, j):
			return j
		case t.kind != word, !definite && j > first && d.isItsOwn(j): // "كل محافظة خطتها"
			return j
		case d.hasArticle(j) && j+1 < end && slices.Contains([]string{"اتیه", "تالیه"}, d.tokens[j+1].key): // "تتولى اللجنة العليا المهام الآتية"
			return j
		case definite && d.namesDeedOf(j):
			j++
		case definite && slices.Contains(describingMore, t.text) && j+1 < end && d.hasArticle(j+1): // "القطاع غير الربحي", "الشركة متعددة الخدمات"
			j += 2
		case !definite && j > first && d.personAt(j, end) > j: // "جامعة محمد بن زايد"
			j = d.personAt(j, end)
			definite, placed = true, true
			continue
		case !definite && d.is(j, classPlaceName): // "محافظة بني سويف", "مركز الملك سلمان"
			j, definite, placed = d.places(j, end), true, true
			continue
		case definite && d.is(j, classPlaceName) && !d.hasArticle(j): // "اتحاد الشباب الشيوعي هوشي منه"
			return d.places(j, end)
		case placed && d.hasArticle(j) && !d.goesOnDefinite(j): // "تعد بلدية دبي الخطة"
			return j
		case t.text == "و":
			if !definite && j+2 < end && j > first && d.tokens[j+1].kind == word && !d.hasArticle(j+1) && !d.isAny(j+1, classHead, classCollective, classTitle, classPast, classModal, classPlace) && (d.isAny(j+2, classNameEnd, classPlaceName) || d.isForeign(j+2) && !d.isAny(j+1, classVerb, classWeakHead) && !d.imperfect(j+1) && !d.imperfect(j+2)) { // "غرفة تجارة وصناعة الكويت"
				j += 2
				continue
			}
			if !definite && j > first && (d.sharesObject(j, end) || j+2 < end && d.is(j-1, classCollective) && d.is(j+1, classCollective) && !d.hasArticle(j+1) && d.hasArticle(j+2)) { // "جمعية مصدري ومنتجي المأكولات"
				j += 2
				continue
			}
			if definite && d.addsConstruct(j+1, end) {
				j += 3
				continue
			}
			if k := d.addsDeed(first, j, end); definite && k > j {
				j = k
				continue
			}
			if j+1 >= end || d.is(j+1, classSkip) && d.hasArticle(j+1) || !d.hasArticle(j+1) && !d.is(j+1, classSubject) || d.isAny(j+1, classHead, classWeakHead, classCollective, classTitle) && !d.addsNoBody(j+1, end) && !d.ofAffairs(first, j, end) || !definite {
				return j
			}
			j = d.governed(j+2, end)
		case !definite && j > first+1 && d.saysWhatFor(j, end):
			return d.adjectives(first, j+2, end)
		case t.text == "ل" || d.is(j, classJoin):
			if j+1 >= end || d.tokens[j+1].kind != word || d.isDirected(first, j) || !d.hasArticle(j+1) && d.givesTo(first) && !isDeedForm(d.tokens[j+1].text) || purpose && (d.is(j+1, classVerb) || d.isMasdar(j+1)) || d.isAny(j+1, classPast, classModal, classStop) || d.is(j+1, classCoordinate) && !(j+2 < end && d.qualifies(j+2)) || !definite && !(d.hasArticle(j+1) && d.namedStrange(first, j)) {
				return j
			}
			if k := d.places(j+1, end); k > j+2 && !d.is(j+1, classPlace) { // "للفلاحة لكلميم واد نون"
				return k
			}
			field, known := d.longestWithin(j+1, end, classSubject)
			j += 2
			definite, purpose = d.hasArticle(j-1) || d.is(j-1, classPlaceName), true
			if known && field.length > 1 { // "القومية للاستشعار من البعد وعلوم الفضاء"
				j += field.length - 1
				definite = definite || d.hasArticle(j-1)
				continue
			}
			j = d.governed(j, end)
		case definite && (t.text == "التابعه" || t.text == "التابع"), definite && d.belongsTo(j, end): // "الإدارة العامة لمراقبة السوق التابعة لوزارة الصناعة"
			return j
		case d.hasArticle(j):
			if d.isAny(j, classPast, classModal, classCoordinate, classStop) && d.chargedWith(j, end) == j || definite && d.is(j, classHead) && !d.is(j, classAttribute) || definite && d.hasArticle(j-1) && !d.goesOnDefinite(j) && (d.objectFollows(first) && !d.deedBegins(j+1, end) || d.isAny(j, classCollective, classDeliverable)) || definite && d.hasArticle(j-1) && d.is(j, classVerb) { // "المكتب الحكومي التنفيذ"
				return j
			}
			definite = true
			if k := d.chargedWith(j, end); k > j { // "الوزارة المكلفة بالإدماج"
				j, purpose = k, true
				continue
			}
			if j = d.governed(j+1, end); d.is(j-1, classNameEnd) && !(j+1 < end && d.tokens[j].text == "ل" && d.hasArticle(j+1)) && !(j < end && d.qualifies(j)) && !(j < end && d.hangsOn(j, end)) && !d.servesWhat(first, j, end) {
				return j
			}
		case definite && d.addsField(j, end):
			j += 2
		case definite && d.foreignPlace(j+1, end) > j+1: // "المجلس الجماعي لمدينة فاس"
			return d.foreignPlace(j+1, end)
		case definite && !purpose && d.hangsOn(j, end) && !d.isDirected(first, j):
			definite, purpose = d.hasArticle(j+1), true
			j += 2
		case !definite && j > first+1 && d.is(j, classVerb) && (j+1 >= end || !d.hasArticle(j+1)) && !d.completesHead(j, end):
			return j
		case !definite && j > first+1 && d.imperfect(j) && d.isIndefiniteAdjective(j-1) && !strings.HasSuffix(d.lower(j), "ة"): // "لجنة تقنية تسهر"
			return j
		case !definite && j > first && d.tokens[j].text[0] < utf8.RuneSelf: // "مجموعة Viettel"
			definite, placed = true, true
			j++
		case !definite && j > first+1 && d.isIndefiniteAdjective(j-1) && strings.HasSuffix(t.text, "ا") && !d.isAny(j, classAttribute, classPlaceName, classNameEnd): // "قطاع وزاري مخاطبا رسميا"
			return j
		case d.is(j, classNameEnd):
			return d.purposeBehind(d.adjectives(first, j+1, end), end) // "أمانة عمان الكبرى"
		case definite || d.isAny(j, classCoordinate, classPast, classModal, classAssign, classObject, classStop, classSubmit, classUrgent, classEvery):
			return j
		default:
			j++
		}
	}
	return j
}

// deedBegins tells whether what is to be done begins at token j, so that the definite word
// before it still describes the body: "يتولى فريق التوصيل الآمن رفع تقرير".
func (d *drafter) deedBegins(j, end int) bool {
	return j+1 < end && !d.hasArticle(j) && !d.imperfect(j) && (isDeedForm(d.tokens[j].text) || d.is(j, classVerb)) && d.tokens[j+1].kind == word
}

// describingMore are Arabic words without the article that describe a definite noun together
// with the next one.
var describingMore = []string{"غیر", "متعدده", "متعدد", "محدوده", "محدود", "متوسطه", "متوسط", "عابره", "عابر", "ذات", "عالیه", "عالی"}

// completesHead tells whether the Arabic deed at token j completes the head inside a name
// that stands before it, since something definite ends their construct soon: "مجلس إدارة
// صندوق دعم تنمية السياحة".
func (d *drafter) completesHead(j, end int) bool {
	const near = 3
	if !d.isAny(j-1, classHead, classWeakHead) || d.hasArticle(j-1) {
		return false
	}
	for k := j + 1; k < min(end, j+1+near); k++ {
		if d.hasArticle(k) {
			return true
		}
		if d.tokens[k].kind != word || d.isAny(k, classObject, classStop, classHead) || d.imperfect(k) {
			break
		}
	}
	return false
}

// addsField tells whether a construct that "و" adds to a name stands at token j:
// "وزارة الزراعة واستصلاح الأراضي".
func (d *drafter) addsField(j, end int) bool {
	if j+1 >= end || !strings.HasPrefix(d.tokens[j].text, "و") || len(d.tokens[j].text) < 8 || !d.hasArticle(j+1) || d.isAny(j, classHead, classCollective, classWeakHead) || d.isAny(j+1, classHead, classCollective) {
		return false
	}
	rest := d.tokens[j].text[len("و"):]
	if d.lexicon.phrases.begins(rest, classHead, classWeakHead, classTitle) && !d.managesWhat(rest, j+1) { // "وإدارة المرور"
		return false
	}
	for _, prefix := range []string{"ت", "ی", "ست", "سی"} {
		if strings.HasPrefix(rest, prefix) && !d.lexicon.phrases.begins(rest, classSubject) {
			return false
		}
	}
	return !d.breaksName(j)
}

// addsConstruct is addsField where the "و" is cut off: "للجمارك وأمن المنافذ".
func (d *drafter) addsConstruct(j, end int) bool {
	return j+1 < end && d.tokens[j].kind == word && !d.hasArticle(j) && d.hasArticle(j+1) && !d.breaksName(j) && !d.imperfect(j) && !d.isMasdar(j) &&
		!d.isAny(j, classHead, classWeakHead, classCollective, classTitle, classSkip, classPlace, classPronoun, classSubject) && !d.isAny(j+1, classHead, classCollective)
}

// hangsOn tells whether a definite name goes on with a purpose: "المركز الوطني
// لقياس الأداء".
func (d *drafter) hangsOn(j, end int) bool {
	if strings.HasPrefix(d.tokens[j].text, "ل") && j+3 < end && d.tokens[j+1].text == "و" && isDeedForm(d.tokens[j].text[len("ل"):]) && isDeedForm(d.tokens[j+2].text) && d.hasArticle(j+3) { // "المؤسسة الفيتنامية لاستثمار وتطوير الطرق"
		return true
	}
	if !strings.HasPrefix(d.tokens[j].text, "ل") || len(d.tokens[j].text) <= 6 || j+1 >= end || d.breaksName(j) || d.breaksName(j+1) {
		return false
	}
	if rest := strings.TrimPrefix(d.tokens[j].text, "ل"); j+2 < end && d.hasArticle(j+2) && !d.hasArticle(j+1) && !isDeedForm(rest) && !d.lexicon.phrases.begins(rest, classVerb) && !d.isAny(j+1, classHead, classCollective) { // "لمنظومة تداول القطن"
		return true
	}
	return d.hasArticle(j+1) || d.is(j+1, classNameEnd) || j+2 < end && d.is(j+2, classNameEnd)
}
