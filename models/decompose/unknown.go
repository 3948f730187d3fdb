package decompose

import (
	"slices"
	"strings"
)

// unknown reads a body that has no head word where the words before it say that
// one follows: capitalised words, or in Arabic definite ones before a verb.
func (d *drafter) unknown(first, i, end int, before []mention) (mention, bool) {
	if d.tokens[i].kind != word {
		return mention{}, false
	}
	if i > first+1 && len(before) == 0 && d.lexicon.Order == subjectFirst && (d.tokens[i-1].text == "," || d.afterThat(first, i)) {
		if m, ok := d.bySubjectPlace(i, end); ok {
			return m, true
		}
	}
	if i == first { // "Vietnam Airlines shall"
		if j := d.capitalRun(i, end, true); d.lexicon.Names == capitalised && !d.lexicon.Tones && d.tokens[i].upper && j > i+1 && j < end && !d.isAny(i, classVerb, classThat, classSkip, classObject, classStop) && d.modalFollows(d.pastInitials(j, end), end) {
			return d.rewritten(mention{first: i, end: d.pastInitials(j, end)}), true
		}
		if j := d.beforeModal(i, end); d.lexicon.Order == verbLast && j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
		if j := d.nominal(i, end); j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
		if d.lexicon.Order == subjectFirst {
			if m, ok := d.bySubjectPlace(i, end); ok {
				return m, true
			}
			if j := d.capitalRun(i, end, true); len(d.lexicon.Endings) > 0 && d.tokens[i].upper && j > i+1 && d.tokens[j-1].upper && !d.isThing(i, j) && !d.isAny(i, classVerb, classSkip, classObject, classStop, classAssign, classOpening, classPronoun) && d.isAnyWithin(j, end, 6, classVerb) {
				return d.rewritten(mention{first: i, end: j}), true
			}
		}
		return mention{}, false
	}
	if j := d.behindVerb(first, i, end); j > i {
		return d.rewritten(mention{first: i, end: j}), true
	}
	if d.lexicon.Clitics && d.tokens[i-1].text == "الجمیع" {
		return mention{}, false
	}
	if m, ok := d.furtherSubject(first, i, end, before); ok {
		return m, true
	}
	role, start := d.roleBefore(first, i)
	if n := len(before); role == "" && n > 0 && i-before[n-1].end <= 2 && d.joined(before[n-1].end, i) { // the list goes on
		role, _ = d.roleBefore(first, d.listStart(before))
	}
	if role == classToward && i == first+1 {
		if j := d.untilCharge(i, end); j > i { // "از جبهه میهن خواسته می‌شود"
			return d.rewritten(mention{first: i, end: j}), true
		}
	}
	if role != classAssign && role != classCoordinate && role != classAgent {
		return mention{}, false
	}
	switch {
	case role == classCoordinate && d.tokens[start].text == "مع" && start+1 == i: // of time too: "with the beginning of"
		return mention{}, false
	case d.tokens[start].text == "علی" && start+1 == i && start > first && d.tokens[start-1].kind == word: // "on", not "it is up to"
		return mention{}, false
	case d.isAny(i, classObject, classStop, classAnd, classSkip):
		return mention{}, false
	case d.lexicon.Names == capitalised && d.tokens[i].upper:
		j := d.capitalRun(i, end, true)
		if d.lexicon.Tones {
			j, _ = d.syllables(i, end)
		}
		if j > i+1 || j > i && (d.tokens[i].caps || !d.lexicon.Tones && (j == end || d.tokens[j].kind == mark || d.is(j, classAnd)) || d.toDo(j, end)) {
			return d.rewritten(mention{first: i, end: j}), true
		}
	case d.isMasdar(i):
		return mention{}, false
	case d.lexicon.Clitics && role != classAgent && !d.isAny(i, classVerb, classDeliverable, classPronoun) && !d.imperfect(i):
		if j := d.definiteChain(i, i, end); j > i && d.hasArticle(j-1) && !d.isAny(i, classAssign, classLead, classModal) {
			if i > first && j == i+1 && d.is(i-1, classSkip) { // "جميع المشرفين"
				i--
			}
			return d.rewritten(mention{first: i, end: j}), true
		}
	case len(d.lexicon.Endings) > 0 && role == classCoordinate:
		if j := d.partner(i, end); j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
	case d.lexicon.Order == verbLast && role == classCoordinate:
		if j := d.untilPause(i, end); j > i {
			return d.rewritten(mention{first: i, end: j}), true
		}
	case d.lexicon.Language == "en" && role == classAssign && !d.isAny(i, classPronoun, classThing, classDeliverable, classVerb):
		for j := i + 1; j < min(end, i+longestSubject) && d.tokens[j].kind == word; j++ {
			if d.toDo(j, end) || d.is(j, classAnd) && d.tokens[j].text == "and" {
				return d.rewritten(mention{first: i, end: j}), true
			}
		}
	case d.lexicon.Language == "en" && role == classCoordinate:
		j := i
		for j < min(end, i+6) && d.tokens[j].kind == word && !d.tokens[j].upper && !d.isAny(j, classObject, classAnd, classSkip, classModal, classVerb, classPlace) {
			j++
		}
		if j > i && j+1 < end && d.tokens[j].text == "of" && d.tokens[j+1].upper { // "county governments of Kisoro and Mbale"
			return d.rewritten(mention{first: i, end: d.capitalRun(j+1, end, true)}), true
		}
		if j > i && (j == end || d.tokens[j].kind == mark || d.is(j, classAnd)) && strings.HasSuffix(d.tokens[j-1].text, "s") {
			return d.rewritten(mention{first: i, end: j}), true
		}
	case d.lexicon.Language == "en" && role == classAgent && d.endsClause(i, end) > i && d.modalBefore(first, i): // "by the responsible head"
		return d.rewritten(mention{first: i, end: d.endsClause(i, end)}), true
	case d.lexicon.Language == "en" && role == classAgent: // "by industrial park operators"
		for j := i; j < min(end, i+3) && !d.tokens[j].upper && d.tokens[j].kind == word && !d.isAny(j, classObject, classAnd, classSkip); j++ {
			if m, ok := d.collective(j, end); ok {
				m.first = i
				return d.rewritten(m), true
			}
		}
	}
	return mention{}, false
}

// partner is the end of the words from token i that name who takes part in a
// Polish sentence: after "z" they stand in the instrumental.
func (d *drafter) partner(i, end int) int {
	const most = 6
	j := i
	for j < min(end, i+most) && d.tokens[j].kind == word && !d.isAny(j, classObject, classStop, classAnd, classVerb, classModal, classLead, classJoin) && (j == i || !d.looksFuture(j) && !d.governs(j, end)) && !d.isDeadlineAt(j) {
		j++
	}
	instrumental := slices.ContainsFunc([]string{"mi", "em", "ą", "ym", "im"}, func(e string) bool {
		return strings.HasSuffix(d.lower(i), e)
	})
	if d.isAny(i, classThing, classDeliverable) || !instrumental && (d.tokens[i-1].text == "z" || d.tokens[i-1].text == "ze" || d.tokens[i-1].kind == mark || d.is(i-1, classAnd)) {
		return i
	}
	return j
}

// governs tells whether a Polish word has the ending of a verb, and its object
// follows: "otworzy kierunki".
func (d *drafter) governs(j, end int) bool {
	s := d.lower(j)
	return (strings.HasSuffix(s, "y") || strings.HasSuffix(s, "i") || strings.HasSuffix(s, "e")) && !strings.HasSuffix(s, "mi") && j+1 < end && d.tokens[j+1].kind == word && !d.isAny(j+1, classAnd, classObject)
}

// untilPause is the end of the few words from token i up to a comma that name who
// takes part in a Persian sentence; "و" before a plural begins another.
func (d *drafter) untilPause(i, end int) int {
	const most = 8
	stop := 0
	for j := i; j < min(end, i+most+1); j++ {
		t := d.tokens[j]
		switch {
		case j > i && t.kind == mark && strings.Contains("،,", t.text):
			if stop > 0 {
				return stop
			}
			return j
		case stop == 0 && j > i && t.text == "و" && j+1 < end && (d.isPlural(j+1) || d.isAny(j+1, classHead, classCollective)):
			stop = j
		case t.kind != word || t.text != "و" && d.isParticle(j):
			return i
		}
	}
	return i
}

// untilCharge is the end of the few Persian words from token i that words which
// charge somebody follow.
func (d *drafter) untilCharge(i, end int) int {
	const most = 6
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case j > i && d.is(j, classChargeAfter):
			return j
		case d.tokens[j].kind != word || d.isParticle(j):
			return i
		}
	}
	return i
}

// isPlural tells a Persian plural by its ending.
func (d *drafter) isPlural(i int) bool {
	return strings.HasSuffix(d.tokens[i].text, "های") || strings.HasSuffix(d.tokens[i].text, "ها")
}

// isVerbForm tells a conjugated Persian verb by its ending.
func (d *drafter) isVerbForm(i int) bool {
	t := d.tokens[i].text
	return strings.HasSuffix(t, "د") && (d.is(i, classVerb) || strings.HasPrefix(t, "می") && len(t) >= len("میکند"))
}

// toDo tells whether "to" and what somebody is charged with stand at token j.
func (d *drafter) toDo(j, end int) bool {
	return d.lexicon.Language == "en" && j+1 < end && d.tokens[j].text == "to" && (d.is(j+1, classVerb) || strings.HasSuffix(d.tokens[j+1].text, "ly"))
}

// nominal is the end of the definite words with which an Arabic sentence without a
// verb says who is in charge: "شبكة الإعلام العراقي مسؤولة عن".
func (d *drafter) nominal(i, end int) int {
	if d.lexicon.Order != verbFirst || d.isAny(i, classDeliverable, classPronoun, classObject, classStop, classModal, classAssign, classOpening) || d.imperfect(i) {
		return i
	}
	j := d.definiteChain(i, i, end)
	if d.is(i, classVerb) && (!d.hasArticle(i) || j >= end || d.tokens[j].text != ":") { // "المراجعة الداخلية:"
		return i
	}
	if j > i && d.hasArticle(j-1) && j < end && (d.is(j, classModal) || d.tokens[j].text == ":" && j > i+1) {
		return j
	}
	return i
}

// behindVerb is the end of the definite words at token i that follow an Arabic verb
// which only somebody who acts is the subject of.
func (d *drafter) behindVerb(first, i, end int) int {
	if d.lexicon.Order != verbFirst || d.isAny(i, classVerb, classDeliverable, classPronoun, classObject, classStop, classModal, classAssign) {
		return i
	}
	at, ok := d.endsAt(first, i, classAgentive)
	if !ok || !d.opens(segment{first: first, end: end}, at) {
		return i
	}
	if j := d.definiteChain(i, i, end); j > i && d.hasArticle(j-1) {
		return j
	}
	return i
}

// endsClause is the end of the few English words from token i to a pause that can
// name somebody who acts, else i.
func (d *drafter) endsClause(i, end int) int {
	const most = 4
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case j > i && d.tokens[j].kind == mark && d.tokens[j].text != "-" && !d.isThing(i, j):
			return j
		case d.tokens[j].kind != word || d.isAny(j, classObject, classStop, classVerb, classModal, classAnd, classMonth, classPronoun):
			return i
		}
	}
	return i
}

// modalBefore tells whether words that oblige stand in the tokens.
func (d *drafter) modalBefore(first, end int) bool {
	return d.isAnyWithin(first, end, end-first, classModal)
}

// toAny tells whether "to" and a word that can be a verb stand at token j.
func (d *drafter) toAny(j, end int) bool {
	return d.lexicon.Language == "en" && j+1 < end && d.tokens[j].text == "to" && d.tokens[j+1].kind == word && !d.tokens[j+1].upper &&
		!d.isAny(j+1, classSkip, classPronoun, classObject, classThing, classDeliverable, classCollective)
}

// listStart is the token at which the list begins that the last of the bodies ends.
func (d *drafter) listStart(bodies []mention) int {
	n := len(bodies) - 1
	for n > 0 && d.joined(bodies[n-1].end, bodies[n].first) {
		n--
	}
	return bodies[n].first
}

// furtherSubject reads one more body of a list of subjects: "the Commission and
// market surveillance bodies shall".
func (d *drafter) furtherSubject(first, i, end int, before []mention) (mention, bool) {
	n := len(before)
	if d.lexicon.Order != subjectFirst || n == 0 || before[n-1].end >= i || i-before[n-1].end > 3 || !d.joined(before[n-1].end, i) || d.is(i, classSkip) {
		return mention{}, false
	}
	if role, _ := d.roleBefore(first, before[0].first); role != "" || before[0].first > first+2 {
		return mention{}, false
	}
	return d.bySubjectPlace(i, end)
}

// pastInitials is the token after initials with full stops: "S.A.".
func (d *drafter) pastInitials(j, end int) int {
	for j < end && (d.tokens[j].text == "." || d.tokens[j].upper && d.tokens[j].end-d.tokens[j].start <= 2) {
		j++
	}
	return j
}

// beforeModal is the end of the few words at the beginning of a Persian sentence
// that what must be done, or with whom, follows: its subject.
func (d *drafter) beforeModal(i, end int) int {
	const most = 7
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case j > i && d.isAny(j, classModal, classCoordinate) && (d.tokens[j-1].text != "و"):
			return j
		case j > i && d.tokens[j].text == "و":
		case d.tokens[j].kind != word || d.breaksName(j) || d.isAny(j, classSkip, classOpening, classThat):
			return i
		}
	}
	return i
}

// modalFollows tells whether what must be done follows at token j, or after one
// more body.
func (d *drafter) modalFollows(j, end int) bool {
	if d.isAnyWithin(j, end, 1, classModal) {
		return true
	}
	if j+1 >= end || !d.is(j, classAnd) {
		return false
	}
	m, ok := d.mentionAt(j+1, end)
	return ok && d.isAnyWithin(m.end, end, 1, classModal)
}
