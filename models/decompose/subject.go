package decompose

import (
	"slices"
	"strings"
)

// atBoundary tells whether a list stands where the subject of its sentence does.
func (d *drafter) atBoundary(s segment, l list, lists []list, due []stated) bool {
	i := l.first()
	for i > s.first && (d.is(i-1, classSkip) || d.isAdverb(i-1) || d.inEnglish() && d.tokens[i-1].text == "new" && !d.tokens[i-1].upper) && d.tokens[i-1].kind == word {
		i--
	}
	for _, c := range []string{classSkip, classAdverb} { // "بر این اساس هر یک از"
		if at, ok := d.endsAt(s.first, i, c); ok {
			i = at
		}
	}
	if i-1 > s.first && d.tokens[i-1].text == "/" && d.is(i-2, classSkip) { // "المهندس/ رئيس القطاع"
		for i--; i > s.first && d.is(i-1, classSkip); i-- {
		}
	}
	if i == s.first {
		return true
	}
	before := d.tokens[i-1]
	if d.isQuoted(s.first, i) || d.inflects() && before.text == "\"" && i-2 >= s.first && d.tokens[i-2].kind == word { // "program „Czyste Powietrze”"
		return false
	}
	if before.kind == mark {
		return before.text != "(" && before.text != "/"
	}
	if slices.ContainsFunc(due, func(x stated) bool { return x.end == i }) || slices.ContainsFunc(lists, func(o list) bool { return o.end() == i && o.role != "" }) {
		return true
	}
	if d.lexicon.Order == verbFirst {
		return d.verbBefore(s, i, best(due))
	}
	if d.is(i-1, classAnd) && i-1 > s.first && d.tokens[i-2].kind == mark || d.inEnglish() && i-1 == s.first && d.is(i-1, classTopic) { // "Therefore the Governor"
		return true
	}
	if d.afterThat(s.first, i) || d.afterWhatWasSaid(s.first, i) || d.lexicon.Tones && before.text == "thì" { // "Phần kinh phí thì Sở Tài chính cân đối"
		return true
	}
	if d.lexicon.Order == verbLast && before.text == "را" && !d.isMarkedObject(l) && d.endsActive(l.end()-1, s.end) { // "اقدامات مربوط را وزارت نیرو انجام دهد"
		return true
	}
	return i-1 == s.first && (d.is(i-1, classAnd) || d.inEnglish() && before.text == "that" || d.isAny(i-1, classUrgent, classVague) || d.endsAsAdverb(i-1))
}

// isDoneTo tells whether a list is what an Arabic noun of what is to be done, with
// which a segment begins, is done to: "تخصيص صناديق", "إرشاد المحليات".
func (d *drafter) isDoneTo(s segment, l list) bool {
	i := l.first()
	return d.lexicon.Order == verbFirst && i > s.first && i <= s.first+2 && d.tokens[i-1].kind == word && !d.imperfect(i-1) && !d.isAny(s.first, classAssign, classModal, classSkip, classAnd)
}

// isQuoted tells whether token i stands between quotation marks.
func (d *drafter) isQuoted(first, i int) bool {
	quotes := 0
	for j := first; j < i; j++ {
		if d.tokens[j].text == "\"" {
			quotes++
		}
	}
	return quotes%2 == 1 && d.tokens[i-1].text != "\""
}

// afterThat tells whether a clause begins at token i that a verb of deciding goes
// before: "agreed that the Ministry will".
func (d *drafter) afterThat(first, i int) bool {
	if d.inflects() {
		_, decided := d.endsAt(first, i, classDecided)
		return decided || d.saidToOblige(first, i)
	}
	if i > first && d.isSkipArticle(i-1) {
		i--
	}
	return d.inEnglish() && i-2 >= first && (i-first <= 6 || i-first <= 12 && d.is(first, classTopic)) && d.tokens[i-1].text == "that" && !d.is(i-2, classThing) && !slices.Contains(believing, d.tokens[i-2].text) &&
		(strings.HasSuffix(d.tokens[i-2].text, "ed") || strings.HasSuffix(d.tokens[i-2].text, "s") || d.is(i-2, classAssign) || slices.Contains([]string{"said", "told", "wrote", "clear", "make"}, d.tokens[i-2].text))
}

// verbBefore tells whether the verb of a sentence stands right before token i, as
// it does in Arabic, or a conjunction at its beginning.
func (d *drafter) verbBefore(s segment, i int, due *stated) bool {
	if d.disagrees(i-1, i) || i-2 > s.first && d.namesWhatToDo(i-1) { // "وإغلاق المحطات"
		return false
	}
	if d.tokens[i-1].text == "و" || d.tokens[i-1].text == "ف" {
		return i-1 == s.first || d.tokens[i-2].kind == mark
	}
	if i-1 == s.first && d.tokens[i-1].kind == word && due != nil && due.rank == rankDay && !d.is(i-1, classPast) {
		return true // "completed", told of a day to come
	}
	if due == nil && d.formsBody(i) {
		return false
	}
	if d.behindItsObject(s, i) {
		return true
	}
	for _, c := range []string{classLead, classVerb, classModal} {
		if at, ok := d.endsAt(s.first, i, c); ok && d.opens(s, at) {
			return true
		}
	}
	return (d.imperfect(i-1) || d.isMasdar(i-1)) && (d.opens(s, i-1) || d.tokens[i-2].text == "ان" && d.opens(s, max(i-3, s.first))) // "وتقرر أن تنسق"
}

// opens tells whether token i begins a clause.
func (d *drafter) opens(s segment, i int) bool {
	for i > s.first && (d.tokens[i-1].text == "و" || d.tokens[i-1].text == "ف" || d.isAny(i-1, classSkip, classUrgent)) {
		i--
	}
	return i == s.first || d.lexicon.Clitics && d.isContrast(i-1) || d.tokens[i-1].kind == mark || d.tokens[i].text == "و" || d.tokens[i-1].kind == number || d.introduced(s, i)
}

// subjectAfterList finds the lead in "In coordination with the Ministry of
// Justice, the Ministry of Finance shall …": the last of the list, set off by a
// comma and followed by what it must do. A list of coordinators stays whole where
// the sentence inherits its lead.
func (d *drafter) subjectAfterList(s segment, r *reading, lists *[]list, inherits bool) int {
	for i, l := range *lists {
		n := len(l.members)
		if n < 2 || l.role == classAssign || l.role == classCoordinate && (inherits && !(d.inEnglish() && l.end() < s.end && (d.is(l.end(), classModal) || d.presentAt(l.end(), s.end, false))) || l.roleStart > d.pastOpeningDue(s)+1) {
			continue
		}
		last := l.members[n-1]
		between := d.tokens[l.members[n-2].end:last.first]
		if len(between) == 0 || !strings.Contains(",،", between[0].text) || slices.ContainsFunc(between, func(t token) bool { return t.kind == word && t.text != "the" }) {
			continue
		}
		if next := last.end; next >= s.end || d.lexicon.Order != verbLast && !d.isAny(next, classModal, classLead, classVerb) && !(d.inEnglish() && d.presentAt(next, s.end, last.body.collective)) && !(d.inflects() && d.actsBehind(next, s.end)) {
			continue
		}
		(*lists)[i].members = l.members[:n-1]
		*lists = append(*lists, list{members: []mention{last}})
		r.coordinators = slices.DeleteFunc(r.coordinators, func(m mention) bool { return m.first == last.first })
		return len(*lists) - 1
	}
	return -1
}

// chooseLeads picks who owes it: whom the words charge, else the subject, else
// who does it in the passive. Who gives the orders is no lead for that.
func (d *drafter) chooseLeads(s segment, r *reading, lists []list, subject int) {
	assigned, agent := -1, -1
	for i, l := range lists {
		switch l.role {
		case classAssign:
			if assigned < 0 {
				assigned = i
			}
		case classAgent:
			if agent < 0 {
				agent = i
			}
		}
	}
	if agent >= 0 && d.isIssuer(lists[agent]) {
		agent = -1
	}
	if subject >= 0 && assigned < 0 && d.isDoneUnderOwner(s, lists[subject]) {
		subject = -1
	}
	issuer := subject >= 0 && d.isIssuer(lists[subject]) && !d.takesCharge(s, lists[subject])
	if subject >= 0 && d.chargedByOrders(lists, subject) {
		r.leads, r.assigned = lists[subject].members, true
		return
	}
	if subject >= 0 && assigned >= 0 && d.rulesHere(s, lists[subject], lists[assigned]) {
		issuer = true
	}
	if issuer && assigned < 0 && (s.marked || d.enacted || d.lexicon.Tones && s.first > 0 && d.tokens[s.first-1].text == "," && d.is(lists[subject].end(), classDirects)) && d.is(lists[subject].first(), classDeputy) {
		issuer = false
	}
	if issuer && (d.isAnyWithin(lists[subject].end(), s.end, 3, classModal) || d.toDo(lists[subject].end(), s.end)) && (assigned < 0 || lists[assigned].roleStart > lists[subject].end()) {
		issuer = false
	}
	if subject >= 0 && agent >= 0 && d.isPassive(lists[subject], lists[agent]) && !(d.lexicon.Order == verbLast && d.actsOnObject(lists[subject].end(), lists[agent].roleStart)) { // not "پلتفرم‌ها را ملزم سازد که از سوی فروشندگان"
		subject = -1
	}
	if subject >= 0 && assigned >= 0 && !issuer && lists[assigned].roleStart >= lists[subject].end() {
		if d.isToDirect(lists[subject], lists[assigned], s.end) {
			r.leads = lists[subject].members
			return
		}
		if !d.is(lists[subject].end(), classModal) && !(d.inEnglish() && d.modalBehind(lists[subject].end(), s.end)) { // not "shall direct"
			d.othersCharge = true
		}
	}
	if assigned < 0 && agent < 0 && (subject < 0 || d.isDone(lists[subject].end())) {
		if owners := d.inBrackets(s, lists); owners != nil {
			r.leads, r.bracketed = owners, true
			if due, ok := d.marked(classIn, owners[len(owners)-1].end+1, owners[len(owners)-1].end+1, s.end); ok && r.due == nil {
				due.AsWritten = d.written(d.span(due.first, due.end))
				r.due = &due
			}
			return
		}
	}
	switch {
	case assigned >= 0 && subject >= 0 && !issuer && (d.passesOn(s, lists[subject], lists[assigned]) || d.handsDown(s, lists[subject], lists[assigned])):
		r.leads = lists[subject].members
	case assigned >= 0 && (subject < 0 || issuer || lists[assigned].first() < lists[subject].first() || !d.isSubjectVerb(s, lists[subject])):
		r.leads, r.assigned = lists[assigned].members, true
	case subject >= 0 && (!issuer || d.isAnyWithin(lists[subject].end(), s.end, 4, classModal) || d.takesOn(s, lists[subject])):
		r.leads = lists[subject].members
	case agent >= 0 && !issuer: // not "the Government agrees to what the Ministry proposes"
		r.leads, r.agent = lists[agent].members, true
	}
}

// isToDirect tells whether a subject is itself told to charge others: where who gives
// the orders has spoken before, "the Governor directs credit institutions to" is
// what the Governor is to do.
func (d *drafter) isToDirect(subject, charged list, end int) bool {
	if d.lexicon.Order != subjectFirst || d.lexicon.Tones || d.othersCharge || !d.hasCharged(segment{first: subject.first()}) {
		return false
	}
	i := d.pastAdverbs(d.pastInsertion(subject.end(), end), end)
	if d.inEnglish() && i+2 < end && d.is(i+1, classAnd) && d.presentAt(i, end, len(subject.members) > 1) { // "supervises and urges localities to"
		i += 2
	}
	if charged.roleStart > i+1 || d.inEnglish() && slices.Contains([]string{"calls", "call", "invites", "invite"}, d.tokens[charged.roleStart].text) { // which one asks of peers
		return false
	}
	if d.inEnglish() {
		return d.presentAt(i, end, len(subject.members) > 1 || subject.members[0].body.collective)
	}
	return d.presentVerb(charged.roleStart, end)
}

// isPassive tells whether something is done to a subject by an agent: "The Council
// shall be supported by the Department", "Obsługę Zespołu zapewnia Kancelaria".
func (d *drafter) isPassive(subject, agent list) bool {
	if agent.first() < subject.end() {
		return false
	}
	if d.inflects() {
		return agent.roleStart == subject.end() && d.isNominative(agent.first()) && !d.isNominative(subject.first())
	}
	if d.lexicon.Order == verbLast {
		return agent.role == classAgent
	}
	m, _ := d.longest(subject.end(), classModal)
	return d.inEnglish() && d.tokens[subject.end()+m.length].text == "be"
}

// isSubjectVerb tells whether what a body must do follows it soon.
func (d *drafter) isSubjectVerb(s segment, l list) bool {
	if d.lexicon.Order == verbFirst { // it stood before the subject: "يتولى المكتب حث الجهات"
		return true
	}
	if d.inEnglish() && d.modalBehind(l.end(), s.end) { // "The Treasury, together with the Police, must"
		return true
	}
	return d.isAnyWithin(l.end(), s.end, 6, classModal, classLead) || !d.inEnglish() && d.isAnyWithin(l.end(), s.end, 3, classVerb)
}

// isIssuer tells whether a list begins with who gives the orders, and not with an
// office of theirs: "Cabinet Office".
func (d *drafter) isIssuer(l list) bool {
	m, ok := d.longest(l.first(), classIssuer)
	if !ok {
		return false
	}
	for i := l.first() + m.length; i < l.members[0].end; i++ {
		if d.is(i, classHead) && !d.is(i, classIssuer) {
			return false
		}
	}
	return true
}
