package decompose

import (
	"slices"
	"strings"
)

// unknown reads a body that has no head word where the words before it say that
// one follows: capitalised words, or in Arabic definite ones before a verb.
func (d *drafter) unknown(first, i, end int, before []mention) (mention, bool) {
	if d.tokens[i].kind != word || d.helpedIn(first, i) {
		return mention{}, false
	}
	if i == first && d.inEnglish() && !d.tokens[i].upper && d.is(i, classVerb) && !d.isAny(i, classHead, classCollective) { // "prepare a working office"
		return mention{}, false
	}
	if i == first && (d.opensWithVerb(i) || d.inflects() && d.pastVerb(i)) {
		return mention{}, false
	}
	if m, ok := d.clauseSubject(first, i, end, before); ok {
		return m, true
	}
	if m, ok := d.brand(first, i, end, before); ok {
		return m, true
	}
	if m, ok := d.officesInSmall(first, i, end); ok {
		return m, true
	}
	if m, ok := d.smallBody(first, i, end, before); ok && !d.objectBehindPartner(first, i, before) {
		return m, true
	}
	if m, ok := d.takingPart(i, end); ok {
		return m, true
	}
	if i > first+1 && d.lexicon.Order == subjectFirst && ((len(before) == 0 || d.endsTopic(first, i-1, before)) && d.tokens[i-1].text == "," && !(d.lexicon.Tones && d.tokens[i-2].upper) || (len(before) == 0 || d.inEnglish()) && d.afterThat(first, i)) {
		if m, ok := d.bySubjectPlace(i, end); ok {
			return m, true
		}
	}
	if i > first+1 && len(before) == 0 && d.tokens[i-1].text == "," { // "Về cát biển, tỉnh Sóc Trăng được đề nghị"
		if j := d.placesActing(i, end); j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
	}
	if j := d.shortName(first, i, end); j > i {
		return d.rewritten(mention{first: i, end: j}), true
	}
	if j := d.topicActing(first, i, end); j > i {
		return d.rewritten(mention{first: i, end: j}), true
	}
	if j := d.contrasted(first, i, end); j > i {
		return d.rewritten(mention{first: i, end: j}), true
	}
	if j := d.untilImpersonal(first, i, end); j > i {
		return d.rewritten(mention{first: i, end: j}), true
	}
	if i == first || d.behindDeadline(first, i, end) || d.lexicon.Order == verbLast && i == first+1 && d.is(first, classSkip) { // "Vietnam Airlines shall"
		if j := d.beforeDash(i, end); j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
		if j := d.capitalRun(i, end, true); d.lexicon.Names == capitalised && !d.lexicon.Tones && d.tokens[i].upper && j > i+1 && j < end && !d.isAny(i, classVerb, classThat, classSkip, classObject, classStop) && d.modalFollows(d.pastInitials(j, end), end) {
			return d.rewritten(mention{first: i, end: d.firstOfList(i, d.pastInitials(j, end))}), true
		}
		if j := d.beforeModal(i, end); d.lexicon.Order == verbLast && j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
		if j := d.placesActing(i, end); j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
		if j := d.beforeObject(i, end); j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
		if j := d.nominal(i, end); j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
		if d.lexicon.Order == subjectFirst {
			if m, ok := d.bySubjectPlace(i, end); ok {
				return m, true
			}
			if j := d.capitalRun(i, end, true); d.inflects() && d.tokens[i].upper && j > i+1 && d.tokens[j-1].upper && !d.isThing(i, j) && !d.isAny(i, classVerb, classSkip, classObject, classStop, classAssign, classOpening, classPronoun) && d.isAnyWithin(j, end, 6, classVerb) {
				return d.rewritten(mention{first: i, end: j}), true
			}
		}
		return mention{}, false
	}
	if j := d.behindVerb(first, i, end); j > i {
		return d.rewritten(mention{first: i, end: d.allowedWhat(j, end)}), true
	}
	if d.lexicon.Clitics && d.tokens[i-1].text == "الجمیع" {
		return mention{}, false
	}
	if m, ok := d.furtherSubject(first, i, end, before); ok {
		return m, true
	}
	role, start := d.roleBefore(first, i)
	if n := len(before); role == "" && n > 0 && i-before[n-1].end <= 2 && d.joined(before[n-1].end, i) { // the list goes on
		from := 0
		if role, from = d.roleBefore(first, d.describedFrom(first, d.listStart(before))); role == classCoordinate && d.inEnglish() && d.is(i-1, classAnd) {
			start = from
		}
		if role == classObject && (d.amongPartners(first, from, d.beforeList(before)) || d.ofGroup(first, d.listStart(before))) {
			role = classCoordinate
		}
		if d.inEnglish() && role == classObject && (d.setsWithApart(d.listStart(before)-1) || d.doneTogether(first, from, from+1) && d.goesOnAnd(i, end)) { // ", with WHO and UNICEF,"
			role = classCoordinate
		}
	}
	if role == classObject && (d.tokens[i].upper && d.doneTogether(first, start, i) || d.inEnglish() && d.setsWithApart(i-1)) {
		role = classCoordinate
	}
	if role == classObject && (d.amongPartners(first, start, before) || d.ofGroup(first, i)) {
		role = classCoordinate
	}
	if role == classToward && (i == first+1 || d.lexicon.Order == verbLast && d.ordersBefore(i-1)) {
		if j := d.untilCharge(i, end); j > i { // "از جبهه میهن خواسته می‌شود"
			return d.rewritten(mention{first: i, end: j}), true
		}
	}
	if d.lexicon.Clitics && len(before) > 0 && (d.tokens[i-1].kind == mark || d.tokens[start].text == "علی" && start+1 == i && d.imperfect(first)) { // a list goes on with "و"; "تعمل الوزارة … على"
		return mention{}, false
	}
	if m, ok := d.longest(i-1, classCoordinate); ok && m.length > 1 && d.lexicon.Order == verbLast && d.tokens[i-1].text == "و" { // "و مشارکت بخش خصوصی"
		return mention{}, false
	}
	if j := d.strangeWords(i, end); d.lexicon.Order == verbLast && j > i && d.actsStrangely(role, first, i, j, end) {
		return d.rewritten(mention{first: i, end: j}), true
	}
	if role != classAssign && role != classCoordinate && role != classAgent {
		return mention{}, false
	}
	for k := start; k < i; k++ {
		if m, ok := d.longest(k, role); ok && k+m.length > i { // inside the words that charge
			return mention{}, false
		}
	}
	if j := max(d.partnersInPlural(i, end), d.withPersons(i, end)); role == classCoordinate && j > i {
		return d.rewritten(mention{first: i, end: j, body: Body{collective: true, kinds: []string{"other"}}}), true
	}
	switch {
	case role == classCoordinate && d.tokens[start].text == "مع" && start+1 == i: // of time too: "with the beginning of"
		if j := d.definiteChain(i, i, end); j > i+1 && d.hasArticle(i) && d.is(j-1, classNameEnd) { // "مع الصليب الأحمر اللبناني"
			return d.rewritten(mention{first: i, end: j}), true
		}
		return mention{}, false
	case d.tokens[start].text == "علی" && start+1 == i && start > first && d.tokens[start-1].kind == word: // "on", not "it is up to"
		return mention{}, false
	case d.isAny(i, classObject, classStop, classAnd, classSkip) || role == classAgent && d.is(i, classMonth):
		return mention{}, false
	case d.lexicon.Tones && !d.tokens[i].upper && d.is(i, classPlace): // "giao thành phố Hải Phòng"
		if j, ok := d.placeList(i, end); ok {
			return d.rewritten(mention{first: i, end: j}), true
		}
	case d.lexicon.Names == capitalised && d.tokens[i].upper:
		j := d.capitalRun(i, end, true)
		if d.lexicon.Tones {
			j, _ = d.syllables(i, end)
		}
		if k := d.betweenNames(i, j); d.inEnglish() && k > i {
			j = k
		}
		if k := d.smallPlural(j, end); role == classCoordinate && j == i+1 && k > j { // "State workforce boards"
			k = d.ofWhose(i, k, end)
			return d.rewritten(mention{first: i, end: k}), true
		}
		if j == i+1 && j < end && d.is(i, classPlace) && d.is(j, classAnd) { // "State and local leaders"
			if k := d.smallPlural(j+1, end); k > j+2 {
				return d.rewritten(mention{first: i, end: k}), true
			}
		}
		j = d.pastLegalForm(j, end)
		if j > i+1 || j > i && (d.tokens[i].caps || d.isNoSyllable(i) || !d.lexicon.Tones && (j == end || d.tokens[j].kind == mark || d.is(j, classAnd) || role == classCoordinate && d.isAny(j, classObject, classBefore) || role != classAssign && d.isDeadlineAt(j)) || d.toDo(j, end) || d.inflects() && role == classCoordinate && d.is(i-1, classAnd) || d.inflects() && j < end && d.isAny(j, classVerb, classLead)) {
			return d.withTail(mention{first: i, end: j}, end), true
		}
	case d.isMasdar(i), d.lexicon.Clitics && (d.byWhat(i) || d.namesPerson(i)), d.lexicon.Clitics && d.tokens[i-1].text == "و" && d.hasArticle(i) && isDeedForm(d.tokens[i].key), d.lexicon.Clitics && strings.HasPrefix(d.lower(i), "إ") && isDeedForm(d.tokens[i].text): // "على إبرام الصفقة"
		return mention{}, false
	case d.lexicon.Clitics && role != classAgent && !d.isAny(i, classVerb, classDeliverable, classPronoun, classThing) && !d.imperfect(i):
		if j := d.definiteChain(i, i, end); j > i && d.hasArticle(j-1) && !d.isAny(i, classAssign, classLead, classModal) {
			if i > first && j == i+1 && d.is(i-1, classSkip) { // "جميع المشرفين"
				i--
			}
			return d.rewritten(mention{first: i, end: j}), true
		}
	case d.inflects() && role == classAssign && !d.tokens[i].upper:
		if j := max(d.answering(start, i, end), d.manyCharged(i, end), d.beforeWish(i, end)); j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
	case d.inflects() && role == classCoordinate:
		if bare := start+1 == i && (d.tokens[start].text == "z" || d.tokens[start].text == "ze"); bare && !d.endsIn(i, "mi") && !d.is(i, classHead) { // "spotkanie z niedźwiedziem", and not "z przewoźnikami"
			return mention{}, false
		}
		if j := d.partner(i, end); j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
	case d.lexicon.Order == verbLast && role == classCoordinate:
		if j := d.untilPause(i, end); j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
		if d.isPlural(i) && strings.HasSuffix(d.tokens[i].text, "های") && d.tokens[i].text != "کشورهای" { // "به اتفاق اپراتورهای تلفن همراه"
			return d.rewritten(mention{first: i, end: d.adjectiveOf(d.pluralOf(i, i+1, end), end)}), true
		}
	case d.inEnglish() && role == classAssign && (!d.isAny(i, classPronoun, classThing, classDeliverable, classVerb) || d.smallRun(i, end) > i+1 && d.is(i+1, classCollective)):
		for j := i + 1; j < min(end, i+longestSubject) && d.tokens[j].kind == word; j++ {
			if (d.toDo(j, end) || d.toAny(j, end)) && d.tokens[j+1].text != "be" || d.tokens[j].text == "with" && j+1 < end && strings.HasSuffix(d.tokens[j+1].text, "ing") || d.tokens[j].text == "and" && !d.isThing(i, j) && d.toDoWithin(j, end) {
				if d.tokens[j-1].text == "not" { // "territorial authorities not to issue"
					j--
				}
				return d.rewritten(mention{first: i, end: j}), true
			}
		}
	case d.inEnglish() && role == classCoordinate && (d.isDeadlineAt(i) || d.tokens[i-1].text == "," && strings.HasSuffix(d.tokens[i].text, "ing") || d.objectBehindPartner(first, i, before)):
		return mention{}, false
	case d.inEnglish() && role == classCoordinate && d.isLevel(i) && i+1 < end && d.tokens[i+1].upper: // "the provincial EOCs"
		return d.rewritten(mention{first: i, end: d.capitalRun(i+1, end, true)}), true
	case d.inEnglish() && role == classCoordinate:
		j := d.smallRun(i, end)
		if j > i && j+1 < end && d.tokens[j].text == "of" && d.tokens[j+1].upper && !d.isThing(i, j) { // "county governments of Kisoro and Mbale"
			return d.rewritten(mention{first: i, end: d.capitalRun(j+1, end, true)}), true
		}
		if j > i && (j == end || d.tokens[j].kind == mark || d.is(j, classAnd) || d.isDeadlineAt(j) || d.toDo(j, end) || start < i && d.is(j, classObject) && d.tokens[j].text != "of" || d.presentAt(j, end, false)) && !d.presentAt(i, end, false) && (strings.HasSuffix(d.tokens[j-1].text, "s") || d.is(j-1, classHead) || slices.Contains(peopleOf, d.tokens[j-1].text)) && !d.isThing(i, j) {
			return d.rewritten(mention{first: i, end: j}), true
		}
	case d.inEnglish() && role == classAgent && d.is(i, classCoordinate): // "by the Treasury, assisted by Ofgem"
		return mention{}, false
	case d.inEnglish() && role == classAgent && d.endsClause(i, end) > i && d.modalBefore(first, i): // "by the responsible head"
		return d.rewritten(mention{first: i, end: d.endsClause(i, end)}), true
	case d.inEnglish() && role == classAgent: // "by industrial park operators"
		for j := i; j < min(end, i+3) && !d.tokens[j].upper && d.tokens[j].kind == word && !d.isAny(j, classObject, classAnd, classSkip); j++ {
			if m, ok := d.collective(j, end); ok {
				m.first = i
				return d.rewritten(m), true
			}
		}
	}
	return mention{}, false
}

// modalBefore tells whether words that oblige stand in the tokens.
func (d *drafter) modalBefore(first, end int) bool {
	return d.isAnyWithin(first, end, end-first, classModal)
}

// hasRole tells whether the words before token i make something of the body there.
func (d *drafter) hasRole(first, i int) bool {
	role, _ := d.roleBefore(first, i)
	return role != ""
}

// hasRoleOf tells whether the words before token i give the body there a role.
func (d *drafter) hasRoleOf(class string, first, i int) bool {
	role, _ := d.roleBefore(first, i)
	return role == class
}

// pastInitials is the token after initials with full stops: "S.A.".
func (d *drafter) pastInitials(j, end int) int {
	for j < end && (d.tokens[j].text == "." || d.tokens[j].upper && d.tokens[j].end-d.tokens[j].start <= 2) {
		j++
	}
	return j
}

// modalFollows tells whether what must be done follows at token j, or after one
// more body.
func (d *drafter) modalFollows(j, end int) bool {
	if lead, ok := d.longestWithin(j, end, classLead); d.isAnyWithin(j, end, 1, classModal) || ok && lead.length > 1 && d.inEnglish() {
		return true
	}
	if j+1 >= end || !d.is(j, classAnd) {
		return false
	}
	if j++; d.inEnglish() && d.isSkipArticle(j) && j+1 < end {
		j++
	}
	m, ok := d.mentionAt(j, end)
	if ok && m.end < end && d.tokens[m.end].text == "(" {
		m.end = min(d.closing(m.end, end)+1, end)
	}
	return ok && d.isAnyWithin(m.end, end, 1, classModal)
}
