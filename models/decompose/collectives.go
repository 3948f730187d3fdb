package decompose

import (
	"slices"
	"strings"
)

// collective reads words that name a kind of body in the plural.
func (d *drafter) collective(i, end int) (mention, bool) {
	if m, ok := d.describedCollective(i, end); ok {
		return m, true
	}
	c, ok := d.longestWithin(i, end, classCollective)
	if h, heads := d.longestWithin(i, end, classHeads); !ok && heads && d.lexicon.Clitics && !d.hasArticle(i) { // "رؤساء الوحدات المحلية"
		c, ok = match{class: classCollective, value: "other", length: h.length}, true
	}
	if j := d.personsOf(i, end); j > i && j-i > c.length {
		c, ok = match{class: classCollective, value: "other", length: j - i}, true
	}
	if !ok && (d.pluralHead(i) || d.whichDo(i, end) > i) {
		c, ok = match{class: classCollective, value: "other", length: 1}, true
	}
	if d.lexicon.Tones && i > 0 && d.tokens[i].text == "sở" && d.tokens[i-1].text == "cơ" { // "cấp ủy cơ sở, các đảng ủy xã"
		return mention{}, false
	}
	if v, verb := d.longest(i, classVerb); !ok || verb && v.length >= c.length && d.lexicon.Tones {
		return mention{}, false
	}
	m := mention{first: i, end: i + c.length, weak: (c.length == 1 || c.value == "person") && d.lexicon.Tones}
	if d.lexicon.Clitics && !d.hasArticle(i) && (c.length == 1 || !d.hasArticle(m.end-1) && m.end < end && d.hasArticle(m.end)) { // "شركات الطيران الوطنية", "شركات توزيع الكهرباء"
		m.end, _ = d.chain(i, m.end, end)
	}
	if d.lexicon.Clitics && d.hasArticle(m.end-1) { // "الشركات المملوكة للدولة"
		if c.length > 1 && !d.hasArticle(i) { // "مديريات الصحة والسكان"
			m.end = d.addedFields(i, m.end, end)
		}
		m.end = d.adjectives(m.first, m.end, end)
	}
	if d.lexicon.Order == verbLast {
		m.end = d.pluralOf(m.first, m.end, end)
	}
	if d.lexicon.Names == capitalised && !d.lexicon.Tones && m.end < end && d.tokens[m.end].upper && (strings.Contains(c.value, "province") || d.isKindOfPlace(i)) && !d.startsBody(m.end) { // "Prowincje Lao Cai i Yen Bai"
		m.end = d.capitalRun(m.end, end, true)
	}
	if d.inEnglish() && m.end+1 < end && d.tokens[m.end].text == "of" && d.tokens[m.end+1].upper && (!d.startsBody(m.end+1) || d.isProvinceAt(m.end+1)) { // "county governments of Kisoro and Mbale"
		of := m.end + 1
		if m.end = d.capitalRun(of, end, true); !d.isAny(of, classHead, classCollective, classSubject) {
			m.end = max(m.end, d.placesFrom(of, end))
		}
	}
	if d.ownedAt(m.end, end) && !d.tokens[m.end+1].upper && strings.HasSuffix(d.tokens[m.end+1].text, "s") && d.inEnglish() { // "farmers' groups"
		m.end += 2
	}
	if d.inflects() && c.length > 2 && d.is(i, classHeads) { // "kierownicy jednostek organizacyjnych gminy"
		m.end = d.fieldOfKind(m.end, end)
	}
	if c.length == 2 && m.end < end && d.describesField(m.end) { // "organy nadzoru budowlanego"
		m.end++
	}
	if d.describedBehind(m, end) { // "Wodociągom Białostockim"
		m.end = d.capitalRun(m.end, end, true)
	}
	if c.length == 1 && m.end < end && d.isAdjective(m.end) && !(m.end+1 < end && d.namesDeed(m.end+1)) { // "Przedsiębiorstwa transportowe"
		m.end++
		for d.joinsAdjectives(m.end, end) { // "wojewodami dolnośląskim i opolskim"
			m.end += 2
		}
	}
	if c.length > 1 && m.end < end && d.isAdjective(m.end) && d.endsIn(m.end, "ych", "ich") { // "kierowników miejskich jednostek organizacyjnych"
		m.end++
	}
	if d.lexicon.Order == verbLast {
		m.end = d.toPause(d.adjectiveOf(m.end, end), end)
	}
	if stem, _ := strings.CutSuffix(d.tokens[i].text, "های"); slices.Contains(placedOffices, stem) && m.end+1 < end && d.tokens[m.end].text == "در" { // "سفارت‌های کشور در واشنگتن و برلین"
		m.end = max(m.end, d.listed(m.end+1, end))
	}
	if k := d.whichDo(i, end); k > i {
		m.end = k
	}
	if f, ok := d.longestWithin(m.end, end, classSubject); ok && d.lexicon.Tones && (!d.tokens[m.end].upper && !d.is(m.end, classVerb) || d.tokens[m.end].upper && c.length > 2 && d.tokens[m.end-2].text == "các" && slices.Contains(kindsOfOffice, d.tokens[m.end-1].text)) { // "các sở giáo dục và đào tạo"
		m.end += f.length
	}
	m.end = d.ofAll(m.end, end)
	if n, ok := d.placeList(i, end); ok && d.lexicon.Tones && d.tokens[i].text == "các" && n > m.end { // "các tỉnh Quảng Trị, Quảng Ngãi và Đắk Lắk"
		m.end = n
	}
	if n, ok := d.placeList(m.end-1, end); ok && d.lexicon.Tones && slices.ContainsFunc(d.tokens[i:m.end], func(t token) bool { return t.text == "," }) { // "Cấp ủy, chính quyền xã Y Tý"
		m.end = max(m.end, n)
	}
	if d.lexicon.Tones && m.end < end && d.tokens[m.end].caps && d.brandEnd(m.end, end) == m.end+1 { // "các nhà đầu tư BOT"
		if len(d.brands(m.end, end)) == 1 {
			m.end++
		}
	}
	m.end = d.listedMembers(d.furtherKinds(i, d.ofWhat(m.end, end), end), end)
	m.end = d.ofBody(m.end, end)
	m.body = d.body(m.first, m.end)
	m.body.collective, m.body.kinds = true, strings.Fields(c.value)
	m.body.Head = d.isAny(i, classTitle, classHeads) || d.isAny(i+1, classHeads)
	m = d.withTail(m, end)
	m.end = d.withServed(i, d.beforeItsObject(i, m.end, end), end)
	return d.rewritten(m), true
}

// ofWhat is the end of the small words behind a Polish plural that say of what it
// is, up to its verb or a pause: "operatorzy telefonii komórkowej".
func (d *drafter) ofWhat(i, end int) int {
	const most = 6
	if d.lexicon.Tones {
		if i+1 < end && d.tokens[i].text == "các" { // "Chủ đầu tư các nhà máy điện rác"
			if j := d.ofField(i+1, end); j > i+1 {
				return j
			}
		}
		return d.ofField(i, end)
	}
	if !d.inflects() {
		return i
	}
	for j := i; j < min(end, i+most+1); j++ {
		t := d.tokens[j]
		if j > i && d.is(j, classAnd) && j+1 < end && (d.is(j-1, classSubject) && d.is(j+1, classSubject) || d.isGenitive(j-1, end) && d.goesOnAsField(j+1, end)) { // "departamenty rolnictwa i rozwoju wsi"
			continue
		}
		if j > i && (d.isObjectNoun(j) || strings.HasSuffix(d.lower(j), "ość")) || d.isOneThing(j) && !d.isObjectOf(j, end) {
			return j
		}
		if k := d.participleClause(j, end); k > j {
			return k
		}
		if tail, ok := d.longestWithin(j, end, classTail); ok && j > i && d.isAny(j, classPlace, classTail) { // "komitety egzaminu szczebla prowincji"
			return j + tail.length
		}
		if j > i && (t.kind == mark && t.text != "(" || d.isAny(j, classModal, classVerb, classLead, classCoordinate, classWithin, classAssign, classAuxiliary) || d.looksFuture(j) || d.namesDeed(j)) {
			return j
		}
		if t.kind != word || t.upper && !(j > i && t.caps) || d.breaksName(j) && !(d.is(j, classDeliverable) && !d.isAny(j, classObject, classStop, classAnd)) && !d.isParticiple(j) || d.isAny(j, classTail, classUrgent, classSkip, classJoin) || d.is(j, classCollective) && !d.isParticiple(j-1) && !d.isManyInGenitive(j) || strings.HasSuffix(d.lower(j), "ę") || strings.HasSuffix(t.text, "ie") || strings.HasSuffix(t.text, "o") && !strings.HasSuffix(t.text, "ego") || d.looksFuture(j) {
			return i
		}
	}
	if end > i && end <= i+most+1 { // nothing is said behind it
		return end
	}
	return i
}

// qualified reads which members of a collective are meant, from token i on:
// "có cửa khẩu", "along the border".
func (d *drafter) qualified(i, end int) int {
	const most = 6
	q, ok := d.longestWithin(i, end, classQualifier)
	if !ok || d.isAny(i, classVerb, classModal, classLead) && d.lexicon.Tones || d.inEnglish() && (d.isAny(i, classCoordinate, classRelative) || strings.HasSuffix(d.tokens[min(i+1, end-1)].text, "ing") && !d.tokens[min(i+1, end-1)].upper) { // "agencies in drawing up a plan"
		return i
	}
	if j := d.ofNumbered(i, end); j > i {
		return j
	}
	for j := i + q.length; j < min(end, i+q.length+most); j++ {
		t := d.tokens[j]
		switch {
		case j > i+q.length && !d.is(i, classRelative) && d.toDo(j, end): // "localities with the project passing through to establish"
			return j
		case d.inEnglish() && j > i+q.length && (d.tokens[j-1].upper && d.presentAt(j, end, true) || d.pastAdverbs(j, end) > j && d.presentAt(d.pastAdverbs(j, end), end, true)): // "Provinces in the Red River Delta check", "provinces with projects directly direct"
			return j
		case t.kind != word && d.lexicon.Tones && j > i+q.length:
			return j
		case t.kind != word && !(t.kind == mark && t.text == "-"):
			return i
		case t.text != "to" && d.isAny(j, classModal, classLead, classMay) && !t.upper && (d.inEnglish() || j > i+q.length):
			if d.inEnglish() && strings.HasSuffix(d.tokens[j-1].text, "ly") && !d.is(j-1, classVerb) { // "directly lead"
				j--
			}
			return j
		case d.lexicon.Tones && d.breaksName(j) && !t.upper && (!d.tokens[j-1].upper || d.tokens[j].text != "bằng" || d.isLongBreak(j)): // not the "bằng" of "Đồng bằng"
			if j == i+q.length && q.length == 1 {
				return i
			}
			return j
		}
		if d.lexicon.Tones && j == end-1 {
			return end
		}
	}
	return i
}

// isLongBreak tells whether a phrase of more than one syllable ends a name at
// token j.
func (d *drafter) isLongBreak(j int) bool {
	return slices.ContainsFunc(d.look(j), func(m match) bool { return nameBreaks[m.class] && m.length > 1 })
}
