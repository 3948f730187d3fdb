package decompose

import (
	"slices"
	"strings"
)

// addedFields is the token behind what goes on with a field known by name, from token
// j on: more fields with "و", and the adjectives of the last. The body begins at first.
func (d *drafter) addedFields(first, j, end int) int {
	for range 4 {
		from := j
		if h, ok := d.longestWithin(j+1, end, classHead); ok && d.tokens[j].text == "و" && d.isGeneral(j+1, h.length) && d.addsNoBody(j+1, end) {
			j += 1 + h.length
		} else if j+1 < end && d.tokens[j].text == "و" && d.hasArticle(j+1) && (!d.isAny(j+1, classHead, classWeakHead, classCollective, classTitle, classCoordinate, classPast, classModal) || d.addsNoBody(j+1, end)) {
			j = d.governed(j+2, end)
		} else if d.addsField(j, end) {
			j += 2
		} else if j+2 < end && d.tokens[j].text == "و" && d.tokens[j+1].text == "شوون" && d.hasArticle(j+2) { // "وزارة العمل وشؤون المعوقين"
			j += 3
		} else if f, ok := d.longestWithin(j+1, end, classSubject); ok && f.length > 1 && d.tokens[j].text == "و" && !d.isAny(j+1, classHead, classTitle) { // "الاتصالات وتكنولوجيا المعلومات"
			j += 1 + f.length
		} else {
			j = d.addsDeed(first, j, end)
		}
		for j < end && d.hasArticle(j) && d.goesOnDefinite(j) && !d.breaksName(j) && !d.isAny(j, classCollective, classHead) {
			j++
		}
		if j > from && j+1 < end && d.tokens[j].text == "غیر" && d.hasArticle(j+1) { // "الجمارك والضرائب غير المباشرة"
			j += 2
		}
		if j == from {
			break
		}
	}
	return j
}

// qualifies tells whether token j has the form of a definite adjective, not of the
// object behind a subject: "وزارة التربية الوطنية", not "وزارة المالية الدفعة".
func (d *drafter) qualifies(j int) bool {
	t := d.tokens[j].text
	return d.hasArticle(j) && !d.isNounLikeAdjective(j) && (strings.HasSuffix(t, "ی") || strings.HasSuffix(t, "یه") || strings.HasSuffix(t, "یین") || strings.HasSuffix(t, "یون") || strings.HasPrefix(t, "المت") || strings.HasPrefix(t, "المست") || d.is(j, classTail))
}

// formsBody tells whether the body at token i is only formed: it is indefinite, a
// verb of forming stands before it: "تؤلف خلية أزمة".
func (d *drafter) formsBody(i int) bool {
	const longest = 4
	if d.hasArticle(i) || i == 0 || !d.is(i-1, classForms) {
		return false
	}
	for j := i; j < min(len(d.tokens), i+longest) && d.tokens[j].kind == word && !d.isAny(j, classObject, classStop); j++ {
		if d.hasArticle(j) || d.is(j, classNameEnd) {
			return false
		}
	}
	return true
}

// governed is the token behind what the Arabic word before token j governs with a
// preposition, inside a name: "الوقاية من الكوارث", "الرقابة على الصادرات".
func (d *drafter) governed(j, end int) int {
	if j+1 < end && d.tokens[j].text == "عن" && d.tokens[j+1].text == "بعد" { // "الاستشعار عن بعد"
		return j + 2
	}
	m, ok := d.longestWithin(j-1, end, classBinds)
	k := j - 1 + m.length
	switch {
	case !ok || k >= end || d.breaksName(k):
		return j
	case d.hasArticle(k):
		return k + 1
	case k+1 < end && d.tokens[k].kind == word && d.hasArticle(k+1) && !d.breaksName(k+1) && !d.isAny(k, classHead, classWeakHead, classCollective, classSkip, classStop): // "الوقاية من أضرار التبغ"
		return k + 2
	}
	return j
}

// sharesObject tells whether "و" at token j adds to a deed another with which it shares
// what is in charge of: "قطاع حماية وتطوير نهر النيل".
func (d *drafter) sharesObject(j, end int) bool {
	deed := func(i int) bool {
		return !d.hasArticle(i) && !d.imperfect(i) && (d.is(i, classVerb) || isDeedForm(d.tokens[i].text))
	}
	return j+2 < end && deed(j-1) && deed(j+1) && d.tokens[j+2].kind == word && !d.is(j+2, classObject)
}

// addsNoBody tells whether what "و" adds to a name is no body of its own: what is in
// charge of goes on behind a plural, or a general office says not of what: "وزارة
// الإسكان والبلديات والأشغال العامة", "هيئة الخدمة والإدارة العامة".
func (d *drafter) addsNoBody(j, end int) bool {
	if f, ok := d.longestWithin(j-2, end, classSubject); ok && f.length > 2 && d.tokens[j-1].text == "و" { // "هيئة الإذاعة والتلفزيون"
		return true
	}
	if h, ok := d.longestWithin(j, end, classHead); ok && d.isGeneral(j, h.length) {
		next := j + h.length
		return next >= end || d.tokens[next].kind != word || d.tokens[next].text == "ب" || d.is(next, classVerb)
	}
	return j+2 < end && d.is(j, classCollective) && d.hasArticle(j) && d.tokens[j+1].text == "و" && d.hasArticle(j+2) &&
		!d.isAny(j, classHead, classTitle) && !d.isAny(j+2, classHead, classWeakHead, classTitle, classCollective)
}

// isGeneral tells a head that says of what only behind it: "الإدارة العامة للمرور".
func (d *drafter) isGeneral(j, length int) bool {
	return length > 1 && d.hasArticle(j) && d.tokens[j].key != "نیابه" && d.tokens[j+length-1].text == "العامه"
}

// addsDeed is the token behind a deed that "و" at token j adds to what the body from
// token first on is in charge of: "وزير الزراعة واستصلاح الأراضي", "مركز المعلومات ودعم
// اتخاذ القرار". Beside those who take part or receive it is what is to be done next.
func (d *drafter) addsDeed(first, j, end int) int {
	const longest = 3
	if j < end && d.namesDeedOf(j) { // "الوقاية من الأوبئة ومكافحتها"
		return j + 1
	}
	if j == 0 || j+2 >= end || d.tokens[j].text != "و" || !d.hasArticle(j-1) {
		return j
	}
	if first > 0 && d.is(first-1, classTitle) {
		first--
	}
	if role, _ := d.roleBefore(max(0, first-longest), first); (role == classCoordinate || role == classSubmit) && !d.endsInDeeds(j, end) {
		return j
	}
	if d.isAny(j+1, classHead, classWeakHead, classTitle) && !d.is(j+1, classGoverning) { // "وزارة العدل واتحاد الصناعات"
		return j
	}
	for k := j + 1; k < min(end, j+1+longest); k++ {
		switch {
		case d.hasArticle(k):
			if k > j+1 && (!d.breaksName(k) || d.is(k, classDeliverable)) && !d.isAny(k, classHead, classCollective) {
				return k + 1
			}
			return j
		case d.tokens[k].kind != word || d.imperfect(k) || !d.is(k, classVerb) && !isDeedForm(d.tokens[k].text) || d.isAny(k, classCoordinate, classPast, classModal, classAssign):
			return j
		}
	}
	return j
}

// namesDeedOf tells a deed done to what was named last, in one word with its "و".
func (d *drafter) namesDeedOf(j int) bool {
	rest, and := strings.CutPrefix(d.tokens[j].text, "و")
	stem, its := strings.CutSuffix(rest, "تها")
	deed, also := strings.CutSuffix(rest, "ها") // "لتجديد المؤسسات وتطويرها"
	return and && (its && isDeedForm(stem+"ه") || also && isMasdarForm(deed))
}

// purposeBehind is the token behind what a name that ends in its country serves:
// "بنك فيتنام للسياسات الاجتماعية".
func (d *drafter) purposeBehind(j, end int) int {
	if j+1 < end && d.tokens[j].text == "ل" && d.hasArticle(j+1) && !d.breaksName(j+1) && !d.isAny(j+1, classHead, classCollective) {
		return d.inChargeOf(j, end)
	}
	return j
}

// numbered is the token behind the number a committee's name ends in, where nothing is
// counted by it: "اللجنة التوجيهية 389 بإنشاء".
func (d *drafter) numbered(j, end int) int {
	if j+1 < end && d.tokens[j].text == "رقم" && d.tokens[j+1].kind == number && len(d.tokens[j+1].text) <= 3 { // "مستشفى الأطفال رقم 1"
		return j + 2
	}
	if j > 0 && j < end && d.tokens[j].kind == number && len(d.tokens[j].text) <= 3 && d.tokens[j-1].kind == word && d.hasArticle(j-1) &&
		(j+1 == end || d.tokens[j+1].kind == mark || d.tokens[j+1].text == "ب" || d.is(j+1, classVerb) || len(d.tokens[j].text) == 3 && !d.isAny(j+1, classUnit, classMonth)) {
		return j + 1
	}
	return j
}

// inCountry is the token behind the country a name ends in: "الاتحاد العام للعمل في
// فيتنام", "شركة المياه والتطهير للجزائر".
func (d *drafter) inCountry(j, end int) int {
	if m, ok := d.longestWithin(j+1, end, classNameEnd); ok && !d.opensPlace(j+1, end) && (d.tokens[j].text == "فی" || d.tokens[j].text == "ب" || d.tokens[j].text == "ل" && !d.qualifies(j+1)) {
		return j + 1 + m.length
	}
	return j
}

// isIndefiniteAdjective tells an Arabic word without the article that has the form of
// an adjective: "تقنية", "وزارية".
func (d *drafter) isIndefiniteAdjective(j int) bool {
	const shortest = 4 // letters
	s := d.tokens[j].text
	return !d.hasArticle(j) && (strings.HasSuffix(s, "یه") || strings.HasSuffix(s, "ی")) && len([]rune(s)) >= shortest
}

// saysWhatFor tells whether an indefinite Arabic name goes on at token j with what the
// body is for: "لجنة وزارية للتتبع", not "لجنة فنية للتحقق من السلع".
func (d *drafter) saysWhatFor(j, end int) bool {
	return j+1 < end && d.tokens[j].text == "ل" && d.hasArticle(j+1) && d.isIndefiniteAdjective(j-1) && (j+2 == end || !d.isAny(j+2, classObject, classStop))
}

// adjectives is the end of the definite Arabic adjectives at token i, and of what
// the last of them governs. They belong to the name that begins at first, behind which
// its object may follow: "تستكمل الشركات الأعمال".
func (d *drafter) adjectives(first, i, end int) int {
	from, object := i, d.objectFollows(first)
	agrees := func(i int) bool {
		s := d.lower(i)
		if d.tokens[i].key == "تابعه" { // whose it is comes next
			return false
		}
		return d.goesOnDefinite(i) || strings.HasSuffix(s, "ة") && !d.isNounLikeAdjective(i) && (!object || d.mayDescribe(i)) || !object && (strings.HasSuffix(s, "ين") || strings.HasSuffix(s, "ون") || strings.HasSuffix(s, "ات"))
	}
	for i < end && d.hasArticle(i) && agrees(i) && !d.breaksName(i) && (!d.isAny(i, classHead, classWeakHead, classCollective, classTitle) || i > first && d.is(i, classAttribute) || i > first && !object && d.qualifies(i)) || i+1 < end && (d.tokens[i].text == "غیر" || i > from && slices.Contains(describingMore, d.tokens[i].text)) && d.hasArticle(i+1) { // "غير المنتظمة", "الجهوية متعددة الخدمات"
		if d.tokens[i].text != "غیر" && slices.Contains(describingMore, d.tokens[i].text) {
			i++
		}
		i++
	}
	if i > from && i+1 < end && d.tokens[i-1].key == "مرتبطه" && d.tokens[i].text == "ب" && d.tokens[i+1].text == "وزاره" { // as Iraq calls those outside the ministries
		i += 2
	}
	if i > from && i+1 < end && d.tokens[i].text == "و" && d.hasArticle(i+1) && d.goesOnDefinite(i+1) && strings.HasSuffix(d.lower(i+1), "ة") && !d.breaksName(i+1) && !d.isAny(i+1, classHead, classWeakHead, classTitle) { // "الجهات الاتحادية والمحلية"
		i += 2
	}
	if i > from && i+2 < end && d.tokens[i].text == "ل" && !d.hasArticle(i+1) && d.hasArticle(i+2) && slices.Contains(supplying, d.tokens[i-1].key) { // "الشركات المزودة لحلول الفواتير"
		i += 3
		for i < end && d.qualifies(i) && !d.breaksName(i) {
			i++
		}
	}
	if i > from && !d.isDirected(first, i) && !(i+2 < end && d.tokens[i].text == "ل" && d.isAny(i+1, classVerb) && d.hasArticle(i+2)) { // not "الشرطة المحلية للتحقيق الصارم"
		i = d.inChargeOf(i, end)
	}
	return i
}

// endsInDeeds tells whether a name that says with "ل" what it is for ends, as its clause
// does, with another deed that "و" at token j adds: "مع الديوان الوطني للسقي وصرف المياه".
func (d *drafter) endsInDeeds(j, end int) bool {
	return j > 1 && d.tokens[j-2].text == "ل" && d.is(j-1, classVerb) && j+2 < end && d.hasArticle(j+2) && (j+3 == end || d.tokens[j+3].kind == mark)
}

// supplying are Arabic participles of those who make or deliver what "ل" says behind them.
var supplying = []string{"مزوده", "منتجه", "مصدره", "مشغله", "مورده", "مقدمه", "مالکه", "مانحه", "منفذه", "مصنعه", "مستورده", "موزعه", "مزودین", "منتجین", "موردین", "مصدرین"}
