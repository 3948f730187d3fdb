package decompose

import (
	"slices"
	"strings"
	"unicode"
)

// partner is the end of the words from token i that name who takes part in a
// Polish sentence: after "z" they stand in the instrumental.
func (d *drafter) partner(i, end int) int {
	const most = 6
	if d.is(i, classPronoun) {
		return i
	}
	if i > 3 && d.tokens[i-1].text == "udzialem" && d.tokens[i-2].text == "z" && d.tokens[i-3].kind == word && !d.isAny(i-3, classShared, classVerb, classThing, classDeliverable) && !d.namesDeed(i-3) && !d.namesDeed(i-4) { // "reklama z udziałem artystów"
		return i
	}
	if i > 1 && slices.Contains([]string{"wraz", "razem", "lacznie"}, d.tokens[i-2].text) && !d.tokens[i].upper && !d.isAny(i, classHead, classCollective) && d.endsIn(i, "em", "ą") { // "lokale wraz z wyposażeniem"
		return i
	}
	j := i
	for j < min(end, i+most) && (j > i+1 && d.joinsAdjectives(j, end) || d.tokens[j].kind == word && !d.isAny(j, classObject, classStop, classAnd, classVerb, classModal, classLead, classJoin) && (j == i || !d.isObjectNoun(j) && (!d.looksFuture(j) || d.endsIn(j-1, "ą") && d.endsIn(j, "ną", "ską", "cką", "wą", "czą")) && !d.governs(j, end) && !strings.HasSuffix(d.lower(j), "ę") && !d.endsIn(j, "ość", "ć")) && !d.isDeadlineAt(j)) {
		j++
	}
	if j > i+1 && d.sitedAt(i, j, end) {
		j += 2
	}
	if next, join := d.joins(i, j, end); join { // "konsultantem wojewódzkim w dziedzinie chorób zakaźnych"
		j = next
	}
	instrumental := slices.ContainsFunc([]string{"mi", "em", "ą", "ym", "im"}, func(e string) bool {
		return strings.HasSuffix(d.lower(i), e)
	})
	if d.tokens[i-1].kind == mark && d.looksFuture(i) || d.isAny(i, classThing, classDeliverable) || !instrumental && !d.is(i, classPlace) && (d.tokens[i-1].text == "z" || d.tokens[i-1].text == "ze" || d.tokens[i-1].kind == mark || d.is(i-1, classAnd)) {
		return i
	}
	return j
}

// joinsAdjectives tells whether a conjunction at token j stands between Polish
// adjectives: "wojewodami dolnośląskim i opolskim".
func (d *drafter) joinsAdjectives(j, end int) bool {
	return j+1 < end && d.is(j, classAnd) && d.isSingularAdjective(j-1) && d.isSingularAdjective(j+1)
}

// governs tells whether a Polish word has the ending of a verb, and its object
// follows: "otworzy kierunki".
func (d *drafter) governs(j, end int) bool {
	s := d.lower(j)
	if d.isAny(j, classThing, classDeliverable, classSubject) || j+1 < end && (d.endsIn(j+1, "ej", "ego", "ych", "ich") || d.endsIn(j-1, "ów") && d.endsIn(j+1, "a", "u", "ów")) { // "ośrodków polityki społecznej"
		return false
	}
	return !d.tokens[j].upper && (strings.HasSuffix(s, "y") || strings.HasSuffix(s, "i") || strings.HasSuffix(s, "e")) && !strings.HasSuffix(s, "mi") && !strings.HasSuffix(s, "ji") && !strings.HasSuffix(s, "ii") && j+1 < end && d.tokens[j+1].kind == word && !d.isAny(j+1, classAnd, classObject)
}

// answering is the end of the small words from token i to a pause that name who
// answers for something, where the words at token start say so: "Za protokół
// odpowiada sekretariat", "odpowiedzialne są regionalne zarządy", "do obowiązków
// kierowników biur należy".
func (d *drafter) answering(start, i, end int) int {
	const most = 6
	if !strings.HasPrefix(d.tokens[start].text, "odpowi") && d.tokens[start].text != "do" || d.isAny(i, classObject, classStop, classPronoun, classThing, classDeliverable) {
		return i
	}
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case d.tokens[j].kind == mark:
			return j
		case d.isAny(j, classObject, classStop, classVerb, classModal, classAnd, classCoordinate) || d.isDeadlineAt(j):
			return j
		}
	}
	if i+most >= end {
		return end
	}
	return i
}

// isManyPersons tells a Polish word that names persons in the plural by its
// ending: "Komendanci", "Wojewódzcy".
func (d *drafter) isManyPersons(i int) bool {
	return d.inflects() && d.endsIn(i, "ci", "cy", "rzy", "dzy", "owie")
}

// shortName is the end of the Polish name that begins with an abbreviation at token i,
// where it is charged, takes part or acts; else i.
func (d *drafter) shortName(first, i, end int) int {
	if !d.inflects() || !d.isShortName(i) {
		return i
	}
	j := d.firstOfList(i, d.capitalRun(i, end, true))
	j = d.pastLegalForm(j, end)
	if d.actsBehind(d.pastList(j, end), end) || d.chargedHere(first, i) || i > first && d.isContrast(i-1) && d.tellsDeed(j, end) || i-1 > first && (d.looksFuture(i-1) || d.is(i-1, classVerb)) && !d.namesDeed(i-1) && !d.endsIn(i-1, "ć") {
		return j
	}
	return i
}

// pastLegalForm is the token behind the initials of a company at token j, and behind the
// branch that a Polish one goes on with: "PGE Dystrybucja S.A. Oddział Białystok".
func (d *drafter) pastLegalForm(j, end int) int {
	if !d.isInitial(j-1) || j >= end || d.tokens[j].space {
		return j
	}
	j = d.pastInitials(j, end)
	if d.inflects() && j+1 < end && d.tokens[j].upper && d.tokens[j].text == "oddzial" {
		j = d.capitalRun(j, end, true)
	}
	return j
}

// contrasted is the end of the capitals at token i that name who begins another Polish
// clause, or follows a topic and its colon: "…, a Vietnam Airlines uruchomi połączenia".
func (d *drafter) contrasted(first, i, end int) int {
	if !d.inflects() || i-1 <= first || !d.tokens[i].upper || d.isAny(i, classVerb, classThing, classDeliverable, classSkip, classObject, classStop, classMonth) || d.tokens[i-1].text != ":" && !(d.isContrast(i-1) && d.tokens[i-2].text == ",") {
		return i
	}
	if j := d.capitalRun(i, end, true); j > i+1 && j < end && (d.actsBehind(j, end) || d.tellsDeed(j, end)) {
		return j
	}
	return i
}

// unknownNominative tells the first of several capitals, the form of a subject by its
// consonant: "Vietnam Airlines", "Głos Wietnamu".
func (d *drafter) unknownNominative(i int) bool {
	return d.tokens[i].kind == word && d.tokens[i].upper && d.tokens[i+1].upper && !d.startsBody(i) && !d.endsIn(i, "a", "ą", "e", "ę", "i", "o", "u", "y", "ó", "ów", "ch", "m") && !d.isAny(i, classThing, classDeliverable)
}

// untilImpersonal is the end of the Polish words from token i, behind a preposition with
// which the segment begins, up to those that charge whom they name: "Od zarządców dróg
// oczekuje się", "Do organizacji należy".
func (d *drafter) untilImpersonal(first, i, end int) int {
	const most = 9
	if !d.inflects() || i != first+1 || !slices.Contains([]string{"na", "od", "do"}, d.tokens[first].text) || d.is(first, classAssign) || d.isAny(i, classThing, classDeliverable) {
		return i
	}
	for j := i + 1; j < min(end, i+most); j++ {
		m, ok := d.longestWithin(j, end, classAssign)
		switch {
		case ok && d.isImpersonal(j, j+m.length), d.tokens[j].text == "nalezy":
			return j
		case d.tokens[j].kind != word && d.tokens[j].text != ".":
			return i
		}
	}
	return i
}

// isShortName tells a Polish name that is written with more than one capital and so is
// an abbreviation: "GDDKiA", "KPRM"; not a number or a measure.
func (d *drafter) isShortName(i int) bool {
	t := d.tokens[i]
	if t.kind != word || !t.upper || t.end-t.start > 7 || d.isAny(i, classThing, classDeliverable, classOrdinal, classAnd, classObject, classStop) || counter(t) != "" {
		return false
	}
	capitals := 0
	for _, r := range d.folded.source[t.start:t.end] {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 2
}

// chargedHere tells whether the words before token i charge whom it names, or say that
// they take part.
func (d *drafter) chargedHere(first, i int) bool {
	role, _ := d.roleBefore(first, i)
	return role == classAssign || role == classCoordinate || role == classAgent
}

// behindDeadline tells whether the deadline with which a Polish segment begins ends
// right before token i.
func (d *drafter) behindDeadline(first, i, end int) bool {
	if !d.inflects() || i == first {
		return false
	}
	x, ok := d.deadlineAt(first, end)
	return ok && d.after(x.end, end, ".,") == i
}

// partsNames tells whether the Polish conjunction at token j stands between two names
// that no head tells, and not between the adjectives or words of one in the genitive:
// "Kien Giang i Ca Mau", "EVN i Petrovietnam".
func (d *drafter) partsNames(j, end int) bool {
	return d.inflects() && j+1 < end && d.tokens[j-1].upper && d.tokens[j+1].upper && !d.tokens[j].upper && d.tokens[end-1].kind == word && !d.isInitial(end-1) && !d.hasAdjectiveEnding(j-1) && !d.endsIn(j+1, "ów", "ej", "ego", "ych", "ich")
}
