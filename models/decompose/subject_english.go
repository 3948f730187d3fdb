package decompose

import (
	"slices"
	"strings"
)

// clauseSubject reads the subject of a further clause of an English sentence, which
// only its place tells: "…, and Vietnam Electricity shall", "… and Viettel to supply".
func (d *drafter) clauseSubject(first, i, end int, before []mention) (mention, bool) {
	if !d.inEnglish() || len(before) == 0 || d.isSkipArticle(i) {
		return mention{}, false
	}
	if d.tokens[i].upper && d.afterThat(first, i) { // "requested that Viettel review"
		if j := d.capitalRun(i, end, true); j < end && !d.tokens[j].upper && d.is(j, classVerb) && !d.isThing(i, j) {
			return d.rewritten(mention{first: i, end: j}), true
		}
	}
	at := i
	if d.isSkipArticle(at - 1) {
		at--
	}
	listed := at-2 > first && d.tokens[at-1].text == "," && d.tokens[i].upper && (d.is(d.capitalRun(i, end, true), classModal) || d.toDo(d.capitalRun(i, end, true), end)) // ", TKV must raise"
	if at-2 <= first || !d.isAny(at-1, classAnd) && !d.isContrast(at-1) && !listed || d.joined(before[len(before)-1].end, i) {
		return mention{}, false
	}
	j := i
	if d.tokens[i].upper {
		j = d.pastInitials(d.capitalRun(i, end, true), end)
		if j < end && d.is(j, classPlace) {
			j++
		}
		if d.toDo(j, end) && slices.ContainsFunc(before, func(m mention) bool { return d.hasRoleOf(classAssign, first, m.first) }) {
			return d.rewritten(mention{first: i, end: j}), true
		}
	} else if j = d.smallSubject(i, end); j == i {
		return mention{}, false
	}
	if d.tokens[at-2].text != "," && !d.isContrast(at-1) && !listed || j >= end || !d.actsAt(j, end) && !d.actsInserted(j, end) || d.isThing(i, j) || d.isAny(i, classPronoun, classThat) {
		return mention{}, false
	}
	return d.rewritten(mention{first: i, end: j}), true
}

// actsInserted tells whether what an English subject must do follows an insertion that
// begins with the comma at token j: "the Judiciary, through the Council, is requested to".
func (d *drafter) actsInserted(j, end int) bool {
	next := d.pastInsertion(j, end)
	return next > j && next < end && d.is(next, classModal)
}

// smallSubject is the end of a plural in small letters from token i on that what must
// be done follows: "the project management boards shall".
func (d *drafter) smallSubject(i, end int) int {
	const most = 4
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case j > i && d.is(j, classModal):
			if strings.HasSuffix(d.tokens[j-1].text, "s") && !d.isThing(i, j) {
				return j
			}
			return i
		case d.tokens[j].kind != word || d.isAny(j, classObject, classStop, classAnd, classPronoun) || d.is(j, classVerb) && !d.is(j, classDeliverable):
			return i
		}
	}
	return i
}

// smallBody reads a body in small letters that ends in the word for its kind, behind an
// article and where one is expected: "asked the steering group to", "with the task force".
func (d *drafter) smallBody(first, i, end int, before []mention) (mention, bool) {
	const most = 4
	opens := i == first && i+1 < end && d.tokens[i].upper && !d.tokens[i].caps && !d.tokens[i+1].upper && !d.isAny(i, classVerb, classSkip, classObject, classMonth, classOpening, classAside) // "Steering committee to report"
	if !d.inEnglish() || i == 0 || !opens && (!d.isSkipArticle(i-1) || d.tokens[i].upper) {
		return mention{}, false
	}
	for j := i; j < min(end, i+most) && d.tokens[j].kind == word && (!d.tokens[j].upper || opens && j == i); j++ {
		if !slices.Contains(kindsOfBody, d.tokens[j].text) || j+1 < end && (slices.Contains(kindsOfBody, d.tokens[j+1].text) || d.tokens[j+1].text == "of" || d.tokens[j+1].text == "'s") {
			noun := j == i && d.is(j, classAssign) && j+1 < end && slices.Contains(kindsOfBody, d.tokens[j+1].text) // "the task group"
			if d.startsNoName(j, j+1) && !d.is(j, classHead) && !noun {
				return mention{}, false
			}
			continue
		}
		if k := j + 1; k < end && d.tokens[k].kind == word && !d.tokens[k].upper && !d.isAny(k, classObject, classModal, classLead, classVerb, classAnd, classTogether, classPast, classRelative, classBefore, classAgent, classUrgent) && !d.isDeadlineAt(k) && !d.actsNext(k, end) && !d.toAny(k, end) && !strings.HasSuffix(d.tokens[k].text, "ing") { // "the unit prices"
			return mention{}, false
		}
		role, _ := d.roleBefore(first, i)
		if n := len(before); role == "" && n > 0 && d.joined(before[n-1].end, i) {
			role, _ = d.roleBefore(first, d.listStart(before))
		}
		begins := opens || i-1 == first || d.tokens[i-2].text == "," || d.is(i-2, classAnd) || d.isContrast(i-2)
		next := j + 1
		if opens || d.tokens[i-1].text == "the" { // "a group, chaired by the Minister, shall" is the Minister's
			next = d.pastInsertion(next, end)
		}
		acts := d.actsNext(next, end) || d.toAny(j+1, end) || j+1 < end && d.is(j+1, classAnd) && d.isAnyWithin(j+1, end, 2*longestSubject, classModal) || opens && j+1 < end && d.tokens[j+1].text == ":"
		if role == classAssign || role == classCoordinate || role == classAgent || d.setsWithApart(i-1) || begins && acts {
			return d.rewritten(mention{first: i, end: j + 1}), true
		}
		return mention{}, false
	}
	return mention{}, false
}

// actsNext tells whether what an English subject is to do follows at token j.
func (d *drafter) actsNext(j, end int) bool {
	return j < end && (d.is(j, classModal) || d.presentAt(d.pastAdverbs(j, end), end, false))
}

// kindsOfBody are the words for bodies that texts also write in small letters.
var kindsOfBody = []string{"group", "taskforce", "force", "committee", "subcommittee", "panel", "board", "council", "agency", "commission", "ministry", "department", "authority", "office", "secretariat", "team", "unit", "inspectorate", "directorate", "regulator", "police", "bank", "bureau", "division", "municipality", "investor", "contractor"}

// modalBehind tells whether words that oblige follow an English subject that ends before
// token i, perhaps behind an insertion: "The Treasury, together with the Police, must".
func (d *drafter) modalBehind(i, end int) bool {
	return d.isAnyWithin(d.pastInsertion(i, end), end, 1, classModal, classLead)
}

// isCommand tells an English imperative and what it is aimed at from a subject and
// what it is to do: "Write to train operators".
func (d *drafter) isCommand(i, end int) bool {
	return d.inEnglish() && i+1 < end && d.tokens[i+1].text == "to" && (d.is(i, classVerb) || d.ofVerb(i) && !d.isAny(i, classCollective, classHead))
}
