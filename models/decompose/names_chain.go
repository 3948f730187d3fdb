package decompose

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// chainName reads an Arabic or Persian name: a head, then the words that hang on
// it.
func (d *drafter) chainName(i, end int) (int, bool) {
	h, ok := d.longestWithin(i, end, classHead)
	if ok && h.length > 1 && d.lexicon.Clitics && d.is(i, classTitle) && d.hasArticle(i) && d.hasArticle(i+1) && d.is(i+1, classHead) { // "كلف الرئيس الهيئة الهندسية"
		h.length = 1
	}
	weak, isWeak := d.longestWithin(i, end, classWeakHead)
	if isWeak && weak.length > h.length {
		h, ok = weak, (d.favourable(i) || d.behindThat(i)) && !d.presides(i, i+weak.length)
	}
	if !ok || d.lexicon.Clitics && d.is(i, classLead) && i+1 < end && (d.isAny(i+1, classVerb, classNumber, classDeliverable) || slices.Contains(presidedOver, d.tokens[i+1].key)) { // "رئاسة مراجعة الحوافز"
		return 0, false
	}
	h.length = d.pastHonour(i+h.length, end) - i
	if whole, alone := d.longestWithin(i, end, classStandalone); alone && (whole.length > 1 || d.is(i, classNameEnd)) && whole.length == h.length { // "جهاد کشاورزی", "توانیر"
		return d.chainTail(i+h.length, end), true
	}
	j, found := d.chain(i, i+h.length, end)
	j = d.ofItsPlace(i, j, end)
	if d.lexicon.Order == verbLast && d.is(i, classStandalone) && !d.isAny(i, classTitle, classIssuer) && d.favourable(i) { // "گمرک و پلیس"
		found = true
	}
	return j, found || h.length > 1 || d.isNamedBefore(i)
}

// presidedOver are bodies whose presidency is a task, no office: "رئاسة اللجنة المشتركة".
var presidedOver = []string{"لجنه", "لجان", "وفد", "وفود", "فریق", "فرق", "بعثه"}

// isNamedBefore tells whether a head alone speaks of a body named before, where a
// body is expected: "تتولى اللجنة", "وظایف کمیته".
func (d *drafter) isNamedBefore(i int) bool {
	if d.lexicon.Clitics {
		return d.hasArticle(i) && i > 0 && d.tokens[i-1].kind == word && d.favourable(i)
	}
	_, charged := d.endsAt(max(0, i-4), i, classAssign)
	return charged
}

// chain reads the words that hang on a head from token j on; the head begins at
// first.
func (d *drafter) chain(first, j, end int) (int, bool) {
	start := j
	if n := d.foreignPlace(j, end); n > j {
		return d.chainTail(n, end), true
	}
	for range 3 { // fields known by name, and bodies inside bodies: دبیرخانه شورای عالی
		s, ok := d.longestWithin(j, end, classSubject)
		h, inner := d.longestWithin(j, end, classHead)
		if d.lexicon.Order == verbLast && s.length == 1 && d.is(j-1, classStandalone) && !d.is(j-1, classTitle) && d.isAny(j, classStop, classDeliverable) { // "شهرداری آمار دقیق را"
			ok = false
		}
		switch {
		case ok && d.lexicon.Clitics && s.length == 1 && !d.hasArticle(j) && j+1 < end && (d.hasArticle(j+1) || d.isAny(j+1, classPlaceName, classPlace, classHead, classWeakHead) || j+3 < end && d.tokens[j+1].text == "و" && d.is(j+3, classPlaceName)): // "دائرة صحة الكرخ", "هيئة مياه ولاية الخرطوم"
			ok = false
		case ok && s.length >= h.length:
			j += s.length
		case inner && j > first && !d.is(j-1, classAnd) && !d.hasArticle(j-1):
			j += h.length
			if d.ownProvince(j - 1) { // "اداره کل آموزش و پرورش استان"
				return j, true
			}
			if d.lexicon.Order == verbLast && d.is(j-1, classStandalone) && d.isAny(j, classStop, classDeliverable) { // "فرماندهی مرزبانی آمار"
				return j, true
			}
			continue
		}
		if ok {
			if d.is(j, classNameEnd) {
				j++
			}
			if _, open := d.endsAt(max(0, j-2), j, classOpenHead); open && d.lexicon.Order == verbLast { // "ستاد مرکزی مبارزه با قاچاق"
				return d.plainChain(j, end), true
			}
			if s.length == 1 {
				j = d.fieldGoesOn(j, end)
			}
			if k := d.plainChain(start, end); d.lexicon.Order == verbLast && s.length == 1 && k > j && d.is(k-1, classNameEnd) {
				j = k
			}
			if d.lexicon.Clitics && !d.hasArticle(j-1) && j+2 < end && d.tokens[j].text == "و" && !d.isAny(j+1, classHead, classCollective, classTitle) && d.is(j+2, classNameEnd) { // "غرفة تجارة وصناعة الكويت"
				j += 3
			}
			if d.lexicon.Clitics {
				j = d.addedFields(first, j, end)
			}
			return d.chainTail(j, end), true
		}
		break
	}
	if d.lexicon.Clitics {
		j = d.definiteChain(first, j, end)
	} else {
		j = d.plainChain(j, end)
	}
	return d.chainTail(j, end), j > start
}

func (d *drafter) chainTail(j, end int) int {
	if d.lexicon.Clitics && j+1 < end && d.tokens[j].text == "فی" && d.is(j+1, classSeat) { // "كلية الهندسة في جامعة دمشق"
		if n, ok := d.chainName(j+1, end); ok {
			return n
		}
	}
	if d.lexicon.Clitics {
		j = d.numbered(d.inCountry(j, end), end)
	}
	for range 3 {
		t, ok := d.longestWithin(j, end, classTail)
		if m, _ := d.longestWithin(j, end, classModal); !ok || m.length > t.length || d.opensConstruct(j+t.length-1, end) { // "متولی اجرای"
			break
		}
		j += t.length
	}
	return j
}

// hasArticle tells whether a word has the Arabic article; the alif of آلية is
// another.
func (d *drafter) hasArticle(i int) bool {
	t := d.tokens[i]
	return strings.HasPrefix(t.text, article) && (strings.HasPrefix(d.lower(i), article) || i > 0 && d.tokens[i-1].text == "ل" && d.tokens[i-1].end == t.start && strings.HasPrefix(d.lower(i), "ل"))
}

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
		case !definite && d.behindStrange(first, j):
			return j
		case t.kind != word:
			return j
		case definite && d.namesDeedOf(j):
			j++
		case definite && t.text == "غیر" && j+1 < end && d.hasArticle(j+1): // "القطاع غير الربحي"
			j += 2
		case !definite && d.is(j, classPlaceName): // "محافظة بني سويف", "مركز الملك سلمان"
			j, definite, placed = d.places(j, end), true, true
			continue
		case definite && d.is(j, classPlaceName) && !d.hasArticle(j): // "اتحاد الشباب الشيوعي هوشي منه"
			return d.places(j, end)
		case placed && d.hasArticle(j) && !d.goesOnDefinite(j): // "تعد بلدية دبي الخطة"
			return j
		case t.text == "و":
			if !definite && j+2 < end && j > first && d.tokens[j+1].kind == word && !d.hasArticle(j+1) && !d.isAny(j+1, classHead, classCollective, classTitle, classPast, classModal, classPlace) && d.isAny(j+2, classNameEnd, classPlaceName) { // "غرفة تجارة وصناعة الكويت"
				j += 2
				continue
			}
			if !definite && j > first && d.sharesObject(j, end) {
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
			if j+1 >= end || !d.hasArticle(j+1) && !d.is(j+1, classSubject) || d.isAny(j+1, classHead, classWeakHead, classCollective, classTitle) && !d.addsNoBody(j+1, end) || !definite {
				return j
			}
			j = d.governed(j+2, end)
		case !definite && j > first+1 && d.saysWhatFor(j, end):
			return d.adjectives(first, j+2, end)
		case t.text == "ل" || d.is(j, classJoin):
			if j+1 >= end || d.tokens[j+1].kind != word || purpose && (d.is(j+1, classVerb) || d.isMasdar(j+1)) || d.isAny(j+1, classCoordinate, classPast, classModal, classStop) || !definite && !(d.hasArticle(j+1) && d.namedStrange(first, j)) {
				return j
			}
			j += 2
			definite, purpose = d.hasArticle(j-1) || d.is(j-1, classPlaceName), true
			j = d.governed(j, end)
		case definite && d.belongsTo(j, end): // "الإدارة العامة لمراقبة السوق التابعة لوزارة الصناعة"
			return j
		case d.hasArticle(j):
			if d.isAny(j, classPast, classModal, classCoordinate) && d.chargedWith(j, end) == j || definite && d.is(j, classHead) || definite && d.hasArticle(j-1) && !d.goesOnDefinite(j) && (d.objectFollows(first) || d.is(j, classCollective)) || definite && d.hasArticle(j-1) && d.is(j, classVerb) { // "المكتب الحكومي التنفيذ"
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
		case definite && !purpose && d.hangsOn(j, end):
			definite, purpose = d.hasArticle(j+1), true
			j += 2
		case !definite && j > first+1 && d.is(j, classVerb) && (j+1 >= end || !d.hasArticle(j+1)) && !d.completesHead(j, end):
			return j
		case !definite && j > first+1 && d.imperfect(j) && d.isIndefiniteAdjective(j-1) && !strings.HasSuffix(d.lower(j), "ة"): // "لجنة تقنية تسهر"
			return j
		case !definite && j > first && d.tokens[j].text[0] < utf8.RuneSelf: // "مجموعة Viettel"
			definite = true
			j++
		case d.is(j, classNameEnd):
			return d.purposeBehind(d.adjectives(first, j+1, end), end) // "أمانة عمان الكبرى"
		case definite || d.isAny(j, classCoordinate, classPast, classModal, classAssign, classObject, classStop, classSubmit):
			return j
		default:
			j++
		}
	}
	return j
}

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
	return d.hasArticle(j+1) || d.is(j+1, classNameEnd) || j+2 < end && d.is(j+2, classNameEnd)
}

// favourable tells whether a weak head stands where a body is expected: at the
// beginning of a sentence, or after a word that a body follows.
func (d *drafter) favourable(i int) bool {
	if i == 0 || d.tokens[i].starts || d.tokens[i-1].kind != word || d.lexicon.Order == verbLast && d.expectsBody(i) ||
		d.is(i-1, classSkip) && (i == 1 || d.tokens[i-2].kind != word) { // "أما مجموعة الكهرباء"
		return true
	}
	if each, ok := d.endsAt(0, i, classSkip); ok && i-each == 2 && d.imperfect(each-1) { // "تقوم كل من مقاطعة"
		return true
	}
	if d.lexicon.Clitics && d.tokens[i-1].text == "من" && d.isAnyWithin(max(0, i-4), i, 4, classAssign) { // "طلبت الحكومة من مجموعة"
		return true
	}
	if d.toldToAct(0, i, i+1) { // "أن الوزارة ستفتح"
		return true
	}
	return slices.ContainsFunc([]string{classAssign, classCoordinate, classSubmit, classAgent, classLead, classSupervise, classVerb, classAnd, classToward, classIssuer}, func(c string) bool {
		_, ok := d.endsAt(0, i, c)
		return ok
	}) || d.imperfect(i-1)
}

// isProjectNumber tells whether token j numbers what a body is in charge of:
// "Project 06".
func (d *drafter) isProjectNumber(j int) bool {
	t := d.tokens[j]
	return t.kind == number && len(t.text) == 2 && t.text[0] == '0'
}
