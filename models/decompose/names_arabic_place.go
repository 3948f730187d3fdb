package decompose

import (
	"slices"
	"strings"
)

// places is the token behind the places at token i that follow one another and name one
// region: "جهة مراكش آسفي", "جهة طنجة تطوان الحسيمة".
func (d *drafter) places(i, end int) int {
	for {
		p, ok := d.longestWithin(i, end, classPlaceName)
		if !ok {
			return i
		}
		i += p.length
		if i < end && slices.Contains(honouring, d.tokens[i].text) {
			i++
		}
		if i+1 < end && d.tokens[i].text == "-" && d.is(i+1, classPlaceName) {
			i++
		}
	}
}

// honouring are the adjectives that belong to the names of cities.
var honouring = []string{"المقدسه", "الاشرف", "المکرمه", "المنوره", "المحروسه", "الشریف", "الشریفه"}

// foreignPlace is the token behind the place of another tongue that the head which ends
// before token j is named after: "اللجنة الشعبية لمقاطعة دونغ ناي". Such a place has two
// words, of which none is known or has the form of an Arabic noun; else j.
func (d *drafter) foreignPlace(j, end int) int {
	if !d.lexicon.Clitics || j < 2 || j >= end {
		return j
	}
	if d.tokens[j].text == "فی" && j+2 < end && d.isForeign(j+1) && d.isForeign(j+2) { // "اللجنة الشعبية في لاو كاي"
		if _, ok := d.endsAt(max(0, j-2), j, classCommittee); ok {
			return j + 3
		}
	}
	of, joined := strings.CutPrefix(d.tokens[j-1].text, "ل")
	if !(joined && d.lexicon.phrases.begins(of, classPlace)) && !(d.is(j-1, classPlace) && !d.hasArticle(j-1)) {
		return j
	}
	if d.is(j, classPlaceName) && !d.hasArticle(j) {
		return d.places(j, end)
	}
	n := j
	for n < min(end, j+2) && d.isForeign(n) {
		n++
	}
	if n == j+1 && d.endsPlace(n, end) {
		n++
	}
	if n == j+2 && n < end && d.isForeign(n) && slices.Contains(longPlaces, d.tokens[j].text+" "+d.tokens[j+1].text) {
		n++
	}
	if n > j && n+1 < end && d.tokens[n].text == "-" && d.isForeign(n+1) { // "با ريا - فونغ تاو"
		for n++; n < min(end, n+2) && d.isForeign(n); {
			n++
		}
	}
	return n
}

// pastObject is the token behind the first word of a strange place at token j, or that word
// itself where what is done follows it: "يعد عامل إقليم تارودانت الخطة".
func (d *drafter) pastObject(first, j, end int) int {
	if j+1 < end && d.hasArticle(j+1) && !d.goesOnDefinite(j+1) && d.objectFollows(first) {
		return j
	}
	return j + 1
}

// endsPlace tells a known word that stands alone behind a strange one, as in a place of
// two words: "مقاطعة ديان بيان ومقاطعة".
func (d *drafter) endsPlace(n, end int) bool {
	return n < end && d.tokens[n].kind == word && !d.hasArticle(n) && !d.breaksName(n) && !d.isAny(n, classVerb, classHead, classCollective, classDeliverable, classObject, classStop, classSkip, classAnd) &&
		(n+1 == end || d.tokens[n+1].kind == mark || d.tokens[n+1].text == "و" || d.tokens[n+1].text == "ب")
}

// isForeign tells a word that is neither known nor has the form of an Arabic noun.
func (d *drafter) isForeign(i int) bool {
	t := d.tokens[i]
	return t.kind == word && !d.hasArticle(i) && (!d.lexicon.vocabulary[t.key] || d.lower(i) == "آن") && !strings.HasSuffix(d.lower(i), "ة") && !isDeedForm(t.text)
}

// behindStrange tells whether what is to be done begins at token j, behind a name that
// strange words end: "مستشفى باخ ماي إعداد الخطة".
func (d *drafter) behindStrange(first, j int) bool {
	switch {
	case j < first+2 || !d.isForeign(j-1):
		return false
	case d.hasArticle(j):
		return j > first+2 && d.isForeign(j-2) && d.objectFollows(first) && !d.goesOnDefinite(j)
	}
	if d.objectFollows(first) && d.tokens[j].kind == word && d.lexicon.vocabulary[d.tokens[j].key] && !d.isAny(j, classObject, classStop, classAnd, classAttribute, classTail, classPlaceName, classNameEnd, classPlace, classMonth, classHead) && !slices.Contains(levels, d.tokens[j].text) && d.tokens[j].text != "ل" && d.tokens[j].text != "ب" { // "توزع شركة كهرماء نقاط المياه"
		return true
	}
	return d.is(j, classVerb) || isDeedForm(d.tokens[j].text)
}

// longPlaces are the first two words of places with three: "هو تشي منه".
var longPlaces = []string{"هو تشی", "ثوا ثیین", "ثوا ثین"}

// ofPlaces is the token behind the kinds of place that an Arabic collective at token i
// is of: "رؤساء اللجان الشعبية للمحافظات والمدن الساحلية"; else i.
func (d *drafter) ofPlaces(first, i, end int) int {
	if j := d.ofForeignPlaces(i, end); j > i {
		return j
	}
	ofLevel := i == first+2 && d.hasArticle(i-1) && d.namesLevel(i-1) && d.is(first, classHeads) // "رؤساء الأحياء والمراكز والمدن"
	switch {
	case !d.lexicon.Clitics:
		return i
	case i+1 < end && d.tokens[i].text == "ل" && d.hasArticle(i+1) && d.namesLevel(i+1):
		i += 2
	case !ofLevel:
		return i
	}
	for i+1 < end && d.tokens[i].text == "و" && d.hasArticle(i+1) && d.namesLevel(i+1) {
		i += 2
	}
	return d.adjectives(first, i, end)
}

// namesLevel tells a plural of what a country is divided into.
func (d *drafter) namesLevel(i int) bool {
	return slices.Contains([]string{"محافظات", "مقاطعات", "مدن", "ولایات", "اقالیم", "مناطق", "محلیات", "بلدیات", "مراکز", "احیاء", "بلدات", "قری", "دوایر", "جهات", "محافظتی", "مقاطعتی", "مدینتی", "ولایتی", "محافظتین", "ولایتین"}, d.tokens[i].key)
}

// ofForeignPlaces is the token behind the places of another tongue that an Arabic
// collective is of: "رؤساء اللجان الشعبية لمقاطعات كا ماو وباك ليو"; else i.
func (d *drafter) ofForeignPlaces(i, end int) int {
	if !d.lexicon.Clitics || i+2 >= end {
		return i
	}
	j := i
	if t := d.tokens[j].text; t == "ل" || t == "فی" || t == "ب" {
		j++
	}
	level := strings.TrimPrefix(d.tokens[j].text, "ل")
	if j == i && level == d.tokens[j].text || !slices.Contains([]string{"مقاطعات", "محافظات", "مدن", "ولایات", "مراکز", "احیاء", "بلدیات", "اقالیم", "عمالات", "جهات", "اقضیه", "الویه", "قری"}, level) {
		return i
	}
	n := d.strangePlaces(j+1, end)
	if n < j+3 {
		return i
	}
	return n
}

// strangePlaces is the token behind the list of places of another tongue that begins at
// token i, Arabic ones among them; else i.
func (d *drafter) strangePlaces(i, end int) int {
	n := i
	for n < end {
		if k := d.strangePlace(n, end); k > n {
			n = k
		} else if d.hasArticle(n) && (n == i || d.tokens[n-1].text == "و" || d.hasArticle(n-1) && d.goesOnDefinite(n)) && !d.isAny(n, classHead, classCollective) { // "والنيل الأبيض"
			n++
		} else if d.tokens[n].text == "و" && (d.strangePlace(n+1, end) > n+1 || n+1 < end && d.hasArticle(n+1) && !d.isAny(n+1, classHead, classCollective, classTitle)) {
			n++
		} else {
			break
		}
	}
	return n
}

// strangePlace is the end of the one to three words at token k that name a place, of which
// one is known as such or strange: "بن تري", "كا ماو"; else k.
func (d *drafter) strangePlace(k, end int) int {
	const most = 3
	n, strange := k, false
	for n < min(end, k+most) && d.tokens[n].kind == word && d.tokens[n].text != "و" && d.tokens[n].text != "ف" && !strings.Contains(d.lower(n), "ً") && !d.hasArticle(n) && (d.lower(n) == "آن" || !d.isAny(n, classPlace, classVerb, classHead, classCollective, classObject, classStop, classCoordinate)) && !d.isMasdar(n) {
		strange = strange || d.isForeign(n) || d.is(n, classPlaceName)
		n++
	}
	if !strange {
		return k
	}
	return n
}

// placesBehind is the end of the places that "و" adds at token j to the one in which Arabic
// heads in the plural end: "محافظو عدن وحضرموت والمهرة ومأرب"; else j.
func (d *drafter) placesBehind(first, j, end int) int {
	if !d.lexicon.Clitics || !d.is(first, classHeads) && !d.namesLevel(first) || j == 0 || !d.endsAtPlace(first, j) && !(j == first+2 && d.hasArticle(j-1) && slices.Contains([]string{"محافظو", "محافظی", "ولاه", "امراء", "عمداء"}, d.tokens[first].text)) {
		return j
	}
	for j+1 < end && (d.tokens[j].text == "و" || strings.HasPrefix(d.tokens[j].text, "و") && d.isForeign(j)) {
		if d.tokens[j].text != "و" { // "ومعان", "وكين جيانج"
			j++
			if j+1 < end && d.isForeign(j) && !strings.HasPrefix(d.tokens[j].text, "و") && !strings.HasPrefix(d.tokens[j].text, "ل") && (!d.isForeign(j+1) || strings.HasPrefix(d.tokens[j+1].text, "و")) {
				j++
			}
		} else if k := d.places(j+1, end); k > j+1 && !d.is(j+1, classPlace) {
			j = k
		} else if (d.hasArticle(j+1) || d.isForeign(j+1)) && !d.isAny(j+1, classHead, classCollective, classTitle) && (j+2 == end || d.tokens[j+2].text == "و" || d.tokens[j+2].text == ":") {
			j += 2
		} else {
			break
		}
	}
	return j
}

// furtherLevels is the token behind the places that go on with the Arabic name of several
// bodies, each of its own level: "اللجان الشعبية لمدينة دا نانغ ومقاطعتي خانه هوا وآن
// جيانغ"; else j.
func (d *drafter) furtherLevels(first, j, end int) int {
	if j-first < 2 || j+2 >= end || !slices.Contains([]string{"اللجان", "لجان", "مجالس", "المجالس", "سلطات"}, d.tokens[first].text) || d.tokens[j].text != "و" {
		return j
	}
	if !slices.Contains([]string{"مقاطعه", "مقاطعتی", "مقاطعات", "محافظه", "محافظتی", "محافظات", "مدینه", "مدینتی", "مدن"}, d.tokens[j+1].text) {
		return j
	}
	if n := d.strangePlaces(j+2, end); n > j+2 {
		return n
	}
	return j
}

// underMinistry is the token behind the part of an Arabic ministry that a stroke names, as
// Iraq writes it: "وزارة الدفاع/ مديرية الهندسة العسكرية"; else j.
func (d *drafter) underMinistry(first, j, end int) int {
	if j+2 >= end || d.tokens[first].text != "وزاره" || d.tokens[j].text != "/" || d.tokens[j].space || !slices.Contains([]string{"مدیریه", "دایره", "قسم", "شرکه", "هییه"}, d.tokens[j+1].text) {
		return j
	}
	if n, ok := d.chainName(j+1, end); ok {
		return n
	}
	return j
}

// endsAtPlace tells whether the tokens from first to j end in the name of a place.
func (d *drafter) endsAtPlace(first, j int) bool {
	_, ok := d.endsAt(first, j, classPlaceName)
	return ok
}
