package decompose

import (
	"slices"
	"strings"
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
	if d.isPointedTo(i) && d.isNamedBefore(i) {
		return i + h.length, true
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
		return i > 0 && (d.hasArticle(i) && d.tokens[i-1].kind == word && d.favourable(i) || d.tokens[i-1].text == "کل" && !d.hasArticle(i)) // "كل محافظ"
	}
	_, charged := d.endsAt(max(0, i-4), i, classAssign)
	return charged || i > 1 && d.isPointedTo(i) && d.tokens[i-2].text == "با"
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
		case ok && d.lexicon.Clitics && s.length == 1 && !d.hasArticle(j) && d.hasArticle(j-1): // "خزانة الدولة نقل البيانات"
			ok = false
		case ok && d.lexicon.Clitics && s.length == 1 && !d.hasArticle(j) && j+1 < end && (d.hasArticle(j+1) || d.isAny(j+1, classPlaceName, classPlace, classHead, classWeakHead) || d.isForeign(j+1) || d.tokens[j+1].text == "و" && j+3 < end && !d.hasArticle(j+2) && d.isForeign(j+3) || j+3 < end && d.tokens[j+1].text == "و" && d.is(j+3, classPlaceName)): // "دائرة صحة الكرخ", "هيئة مياه ولاية الخرطوم"
			ok = false
		case ok && s.length >= h.length:
			j += s.length
		case inner && j > first && !d.is(j-1, classAnd) && !d.hasArticle(j-1) && !(d.lexicon.Order == verbLast && d.namesVerb(j, end)):
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
			if country, ends := d.longestWithin(j, end, classNameEnd); ends { // "آذربایجان شرقی"
				j += country.length
			} else if d.lexicon.Clitics && !d.hasArticle(j-1) { // "مديرية شباب ورياضة البصرة"
				j = d.places(j, end)
			}
			if _, open := d.endsAt(max(0, j-longestOpenHead), j, classOpenHead); open && d.lexicon.Order == verbLast { // "ستاد مرکزی مبارزه با قاچاق"
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
				j = d.underMinistry(first, d.addedFields(first, j, end), end)
			}
			return d.chainTail(j, end), true
		}
		break
	}
	if d.lexicon.Clitics {
		j = d.underMinistry(first, d.furtherLevels(first, d.definiteChain(first, j, end), end), end)
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
		if m, _ := d.longestWithin(j, end, classModal); !ok || m.length > t.length || d.opensConstruct(j+t.length-1, end) || d.countsAll(j) || d.isNotTheirs(j) || d.belongsThere(j) { // "متولی اجرای", "آکادمی ویتنام پژوهشی"
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

// favourable tells whether a weak head stands where a body is expected: at the
// beginning of a sentence, or after a word that a body follows.
func (d *drafter) favourable(i int) bool {
	if i == 0 || d.tokens[i].starts || d.tokens[i-1].kind != word || d.lexicon.Order == verbLast && d.expectsBody(i) ||
		d.is(i-1, classSkip) && (i == 1 || d.tokens[i-2].kind != word) { // "أما مجموعة الكهرباء"
		return true
	}
	if d.lexicon.Order == verbLast && d.is(i-1, classPast) && i > 1 && d.is(i-2, classReports) { // "تأکید کرد بورس"
		return true
	}
	if d.lexicon.Order == verbLast && d.is(i-1, classHeads) { // "مدیران بیمارستان باخ مای"
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
