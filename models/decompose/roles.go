package decompose

import (
	"slices"
	"strings"
)

// list is bodies joined in a list, and what the words before it make of them.
type list struct {
	members   []mention
	role      string // classAssign, classCoordinate …; empty: none of these
	roleStart int    // the token at which those words begin
}

func (l list) first() int { return l.members[0].first }

func (l list) end() int { return l.members[len(l.members)-1].end }

// lists finds the bodies of a segment, joined into lists, with their roles.
func (d *drafter) lists(s segment, due []stated) []list {
	var lists []list
	for _, m := range d.mentionsIn(s.first, s.end) {
		if slices.ContainsFunc(due, func(x stated) bool {
			return x.rank != rankRecurring && x.first < m.first && m.end <= x.end && !d.isHeardFirst(x, m)
		}) {
			continue
		}
		role, start := d.roleBefore(s.first, m.first)
		if role == classAssign && start > s.first && d.inEnglish() && strings.HasSuffix(d.tokens[start].text, "ing") { // "signed a telegram urging"
			role = classObject
		}
		at, verb := d.verbEnding(s.first, m.first)
		if !verb && m.first > s.first && !d.tokens[m.first].upper && d.presentVerb(m.first-1, m.first) {
			at, verb = m.first-1, true
		}
		if !verb && m.first-1 > s.first && d.beginsSubject(m.first) && d.looksFuture(m.first-1) { // "Zespołem pokieruje Minister"
			at, verb = m.first-1, true
		}
		if modal, ok := d.endsAt(s.first, m.first, classModal); ok && !verb {
			at, verb = modal, d.inflects()
		}
		if before := m.first - 1; !verb && before > s.first && d.isAdverb(before) && (d.looksFuture(before-1) || d.is(before-1, classVerb)) { // "poprowadzą wspólnie Komenda i"
			at, verb = before-1, true
		}
		if verb && role != classAssign && (d.beginsSubject(m.first) || d.manyActBehind(at, m)) && at > s.first && d.tokens[m.first-1].text != "\"" { // "przeprowadza Główny Inspektor"
			role, start = classAgent, at
		}
		if role == "" && d.announced(s.first, m.first) {
			role, start = classAgent, m.first-1
		}
		if role == classAgent && (d.isInserted(start) || d.chairs(lists, start) || d.onlyDescribed(s.first, start) || d.onlyDescribes(s.first, start)) {
			role = classObject
		}
		if (role == "" || role == classAgent) && m.first > s.first && d.tokens[m.first-1].text == "sie" && !d.is(m.first-2, classVerb) { // "tworzy się Zespół"
			role, start = classObject, m.first-1
		}
		if at, ok := d.behindPerson(s.first, m.first); ok && role == "" {
			role, start = classAssign, at
		}
		if role == classAssign && d.takesItUpon(s.first, start) { // "تتحمل المسؤولية الشاملة"
			role = classObject
		}
		if d.contributes(s.first, m.first) || d.helpsIn(s.first, m.first) {
			role = classCoordinate
		}
		if at, ok := d.englishRole(s, m, role, start, lists); ok != "" {
			role, start = ok, at
		}
		if at, ok := d.askedThat(s.first, m.first); ok && role == "" {
			role, start = classAssign, at
		}
		if (role == "" || role == classObject) && d.toldToAct(s.first, m.first, m.end) {
			role, start = classAssign, max(s.first, m.first-1)
		}
		if role == "" && d.inflects() && (d.endsIn(m.first, "ę") || d.tokens[s.first].text == "jako" && m.first-s.first < 4) { // "Przeprowadza inspekcję", "Jako szef agencji": no subject
			role = classObject
		}
		if role == classCoordinate && d.namesCooperation(s.first, start) {
			role = classObject
		}
		if n := len(lists); n > 0 && role == classObject && d.besidesSubject(lists[n-1], start, m.first) {
			role = classCoordinate
		}
		if role == classCoordinate && (d.contracts(s.first, start) || d.supports(s.first, start) || d.meetsOutsiders(start, m)) {
			role = classObject
		}
		if at, ok := d.endsAt(s.first, m.first, classAdverb); ok && at <= start && d.lexicon.Order == verbLast { // "به ویژه کمیته‌های مردمی"
			role, start = "", m.first
		}
		if _, handed := d.handedOver(s.first, start, m); handed && role == classSubmit { // "تسند أعمال البرمجة إلى الهيئة"
			role = classAssign
		}
		if role == classAssign && !s.colon && d.tokens[start].text == "خطاب" { // whom a letter is written to
			role = classSubmit
		}
		if role == classAssign && d.namesRequest(s.first, start) {
			role = classObject
		}
		if role == classAssign && (d.governedByVerb(s, start, m.first) || d.concernsOnly(s, start) || len(lists) > 0 && d.hasToOrder(lists[len(lists)-1], start)) {
			role = classObject
		}
		if n := len(lists); n > 0 && role == "" && d.chargedByNamed(s, lists[n-1], m) {
			role, start = classAssign, s.first
		}
		if n := len(lists); n > 0 && role == classObject && lists[n-1].role == classCoordinate && d.againWith(lists[n-1].end(), start) {
			role = classCoordinate
		}
		if n := len(lists); n > 0 && d.chargedAlong(lists[n-1], role, m) {
			lists[n-1].members = append(lists[n-1].members, m)
			continue
		}
		if n := len(lists); n > 0 && role == "" && d.isSaidOf(lists[n-1], m, s.end) {
			continue
		}
		if n := len(lists); n > 0 && role == "" && d.joined(lists[n-1].end(), m.first) && !d.actedOn(lists[n-1].end(), m) && !d.speaksBehind(lists[n-1], m) && !d.helpsAside(lists[n-1].end(), m, s.end) {
			lists[n-1].members = append(lists[n-1].members, m)
			continue
		}
		lists = append(lists, list{members: []mention{m}, role: role, roleStart: start})
	}
	for i := range lists {
		if l := &lists[i]; d.lexicon.Tones && l.role == classAgent && l.end() < s.end && d.tokens[l.end()].text == "làm" { // "do các Thứ trưởng làm Trưởng đoàn"
			l.role = classObject
		}
		if l := &lists[i]; d.lexicon.Clitics && l.role == classAssign && l.roleStart > s.first && d.tokens[l.roleStart-1].text == "ل" && !d.imperfect(l.roleStart) { // "تحدد المواقع لدعوة المستثمرين"
			l.role = classObject
		}
		if l := &lists[i]; d.holdsPost(s, *l) {
			l.role = classAssign
		}
		if l := &lists[i]; l.role == classObject && d.lexicon.Tones && d.tokens[l.roleStart].text == "cho" && (d.is(s.first, classAssign) || d.is(l.end(), classLead)) {
			l.role = classAssign // "phân công … cho Sở Y tế"
		}
		if l := &lists[i]; l.role == classObject && d.inflects() && l.end() < s.end && d.tokens[l.end()].text == "nalezy" {
			l.role = classAssign // "do Ministra należy"
		}
		if l := &lists[i]; d.chargedBehind(s.first, *l) {
			l.role, l.roleStart = classAssign, l.first()
		}
		if l := &lists[i]; l.role == classObject && d.afterWhatWasSaid(s.first, l.first()) {
			l.role = ""
		}
		if l := &lists[i]; d.takesPartBefore(s.first, l.first()) || d.makesUp(l.end(), s.end) || d.isHad(s, *l) || d.isDoneAlong(s, *l) {
			l.role = classCoordinate
		}
		if l := &lists[i]; d.givenInTopic(s, *l) {
			l.role = classAssign
		}
		if l := &lists[i]; d.isGivenTime(s, *l) {
			l.role = classAssign
		}
		if l := &lists[i]; i > 0 && d.helpsThere(s, *l) {
			l.role = classCoordinate
		}
		if l := &lists[i]; d.lexicon.Order == verbLast && d.takesPart(s, *l) {
			l.role = classCoordinate
		}
		if l := &lists[i]; i > 0 && (l.role == "" || l.role == classObject) && d.lexicon.Order == subjectFirst && (d.is(l.end(), classTogether) || l.role == "" && (d.playsSecond(l.first(), l.members, s.end) || d.onlyHelps(l.end(), s.end))) {
			l.role = classCoordinate // "the Ministry shall lead and the Bank shall assist in"
		}
		if l := &lists[i]; l.role == classAgent && (d.isMarkedObject(*l) || d.lexicon.Order == verbLast && d.underOwner() && d.endsActive(s.first, s.end)) { // "رعایت ذخیره توسط بازرگانان را بازرسی کند"
			l.role = classObject
		}
		if l := &lists[i]; l.role == "" && d.isMarkedObject(*l) && !d.isToBeCharged(s, *l) && (d.isAnyWithin(l.end(), s.end, 4, classChargeAfter, classAgentive) || d.isAppointed(s, *l)) {
			l.role = classAssign // "معاون را مأمور کرد"
		}
		if l := &lists[i]; l.role == classSubmit && d.lexicon.Order == verbLast && d.is(l.first()-1, classToward) && d.is(l.end(), classChargeAfter) { // "تهیه گزارش به وزارت محول شد"
			l.role = classAssign
		}
		if l := &lists[i]; (i > 0 || s.opens && d.tokens[s.first].text == "mời" || d.lexicon.Tones && l.first() > s.first+4) && d.isInvited(s, *l) || l.role == "" && len(d.drafts) > 0 && s.first > 0 && d.tokens[s.first-1].text == ";" && d.onlyHelps(l.end(), s.end) {
			l.role = classCoordinate
		}
		if l := &lists[i]; d.isBidden(s, *l) || d.insertedWith(s, *l) || d.invitedToHelp(s, *l) || d.joinsIn(s, *l) || l.role == classObject && d.doneTogether(s.first, l.roleStart, l.first()) {
			l.role = classCoordinate
		}
		if l := &lists[i]; l.role == classToward {
			l.role = classSubmit
			if (!d.is(l.first(), classIssuer) || d.isGiven(*l)) && !d.isWhatIsGiven(s.first, *l) && d.isAnyWithin(l.end(), s.end, s.end, classChargeAfter) && !d.chargesAnother(lists[i+1:]) {
				l.role = classAssign
			}
		}
	}
	lists = d.withLeaders(s, lists)
	d.formedOf(s, lists)
	d.formedToAct(s, lists)
	return lists
}

// passOn gives the charge on to whom the charged one charges: "طلب رئيس الوزراء
// من وزارة …", where who gives the orders stands between the verb and the body.
func (d *drafter) passOn(lists []list) {
	for i := 1; i < len(lists); i++ {
		giver, next := &lists[i-1], &lists[i]
		if d.lexicon.Clitics && giver.role == classAssign && (!d.imperfect(giver.roleStart) || slices.Contains([]string{"یکلف", "تکلف"}, d.tokens[giver.roleStart].text)) && next.role == "" && next.first() == giver.end() && len(giver.members) == 1 { // "كلف المجلس وزير الطاقة"
			giver.role, next.role = classObject, classAssign
		}
		if d.lexicon.Clitics && giver.role == classSubmit && next.role == "" && d.imperfect(giver.roleStart) && giver.first() == giver.roleStart+1 && next.first() == giver.end() && !d.disagrees(giver.roleStart, giver.first()) { // "تبلغ الوزارة المدارس بالتحول"
			giver.role, next.role = "", classObject
		}
		if d.lexicon.Clitics && giver.role == classAssign && !d.imperfect(giver.roleStart) && giver.roleStart+1 == giver.first() && next.roleStart == giver.end() && len(giver.members) == 1 &&
			d.tokens[giver.roleStart].text != "علی" && slices.Contains([]string{"بان", "من", "الی"}, d.tokens[next.roleStart].text) { // "أوصت اللجنة بأن تتولى الوزارة", "عهد المجلس إلى شركة"
			giver.role, next.role = classObject, classAssign
		}
		if d.lexicon.Clitics && giver.role == classAssign && giver.roleStart+1 == giver.first() && next.roleStart == giver.end() && d.tokens[next.roleStart].text == "من" && slices.Contains([]string{"ترجو", "یرجو", "تطلب", "یطلب", "تامل", "یامل"}, d.tokens[giver.roleStart].text) { // "ترجو رئاسة الوزراء من السلطة"
			giver.role, next.role = classObject, classAssign
		}
		if giver.role == classAssign && d.is(giver.first(), classIssuer) && (next.role == "" && next.first() == d.pastAlso(giver.end(), next.first()) || next.role == classAssign && next.roleStart <= giver.end() || (next.role == classObject || next.role == classSubmit && d.lexicon.Clitics) && next.roleStart == giver.end()) {
			giver.role, next.role = classObject, classAssign
		}
	}
}

// pastAlso is the token behind words at token i that only tie a sentence to the one
// before: "أمر رئيس الوزراء أيضا لجنة".
func (d *drafter) pastAlso(i, end int) int {
	for m, ok := d.longestWithin(i, end, classAlso); ok; m, ok = d.longestWithin(i, end, classAlso) {
		i += m.length
	}
	return i
}

// roleClasses are those whose words stand before a body.
var roleClasses = []string{classAssign, classCoordinate, classSubmit, classSupervise, classAgent, classToward, classObject}

// roleBefore tells what the words before token i make of the body there; the
// longest of them counts.
func (d *drafter) roleBefore(first, i int) (role string, start int) {
	if d.inflects() && d.afterThat(first, i) { // "ustalono, że Kurator": no preposition
		return "", i
	}
	if d.isPointedTo(i) && d.isAny(i, classHead, classWeakHead) && i-1 > first { // "با این کارگروه"
		i--
	}
	const most = 6                                               // articles and the like before a body
	if at, ok := d.endsAt(first, i, classSkip); ok && i-at > 1 { // "كل من"
		i = at
	}
	for n := 0; n < most && i > first && ((d.is(i-1, classSkip) || d.inflects() && d.is(i-1, classAlso)) && d.tokens[i-1].kind == word || d.tokens[i-1].text == "\"" || d.tokens[i-1].text == ":" && d.inEnglish()); n++ { // "The Government assigns: the Ministry"
		if r, s := d.roleEnding(first, i); r != "" {
			return r, s
		}
		i--
	}
	return d.roleEnding(first, i)
}

func (d *drafter) roleEnding(first, i int) (role string, start int) {
	start = i
	for _, class := range roleClasses {
		if at, ok := d.endsAt(first, i, class); ok && at < start && !d.insideTitle(first, at) {
			role, start = class, at
		}
	}
	if role == classObject && (d.sharedBefore(first, start, i) || d.doneWith(first, start, i) || d.agreedWith(first, start, i)) {
		role = classCoordinate
	}
	return role, start
}

// sharedBefore tells whether "with" at token start stands behind words for what is
// done with others: "run a joint exercise with", "zorganizuje spotkanie z".
func (d *drafter) sharedBefore(first, start, end int) bool {
	const farthest = 7
	if end != start+1 || !slices.Contains([]string{"with", "z", "ze"}, d.tokens[start].text) || start > first && d.bindsWith(first, start-1) {
		return false
	}
	shared := false
	for i := start - 1; i >= max(first, start-farthest) && (d.tokens[i].kind == word || d.inDate(i)); i-- {
		if d.bindsObject(d.tokens[i].text) {
			return false
		}
		shared = shared || d.is(i, classShared)
	}
	return shared
}

// verbEnding finds the verb that ends right before token i.
func (d *drafter) verbEnding(first, i int) (start int, ok bool) {
	if at, found := d.endsAt(first, i, classVerb); found {
		return at, true
	}
	return d.endsAt(first, i, classLead)
}
