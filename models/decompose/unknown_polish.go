package decompose

import (
	"slices"
	"strings"
)

// partner is the end of the words from token i that name who takes part in a
// Polish sentence: after "z" they stand in the instrumental.
func (d *drafter) partner(i, end int) int {
	const most = 6
	j := i
	for j < min(end, i+most) && (j > i+1 && d.joinsAdjectives(j, end) || d.tokens[j].kind == word && !d.isAny(j, classObject, classStop, classAnd, classVerb, classModal, classLead, classJoin) && (j == i || !d.isObjectNoun(j) && !d.looksFuture(j) && !d.governs(j, end) && !strings.HasSuffix(d.lower(j), "ę")) && !d.isDeadlineAt(j)) {
		j++
	}
	instrumental := slices.ContainsFunc([]string{"mi", "em", "ą", "ym", "im"}, func(e string) bool {
		return strings.HasSuffix(d.lower(i), e)
	})
	if d.tokens[i-1].kind == mark && d.looksFuture(i) || d.isAny(i, classThing, classDeliverable) || !instrumental && (d.tokens[i-1].text == "z" || d.tokens[i-1].text == "ze" || d.tokens[i-1].kind == mark || d.is(i-1, classAnd)) {
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
	return (strings.HasSuffix(s, "y") || strings.HasSuffix(s, "i") || strings.HasSuffix(s, "e")) && !strings.HasSuffix(s, "mi") && !strings.HasSuffix(s, "ji") && !strings.HasSuffix(s, "ii") && j+1 < end && d.tokens[j+1].kind == word && !d.isAny(j+1, classAnd, classObject)
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
	return len(d.lexicon.Endings) > 0 && d.endsIn(i, "ci", "cy", "rzy", "dzy", "owie")
}
