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
	for j < min(end, i+most) && d.tokens[j].kind == word && !d.isAny(j, classObject, classStop, classAnd, classVerb, classModal, classLead, classJoin) && (j == i || !d.looksFuture(j) && !d.governs(j, end) && !strings.HasSuffix(d.lower(j), "ę")) && !d.isDeadlineAt(j) {
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
