package decompose

import (
	"slices"
	"strings"
)

// clauseSubject reads the subject of a further clause of an English sentence, which
// only its place tells: "…, and Vietnam Electricity shall", "… and Viettel to supply".
func (d *drafter) clauseSubject(first, i, end int, before []mention) (mention, bool) {
	if d.lexicon.Language != "en" || len(before) == 0 || d.isSkipArticle(i) {
		return mention{}, false
	}
	at := i
	if d.isSkipArticle(at - 1) {
		at--
	}
	if at-2 <= first || !d.isAny(at-1, classAnd) && !d.isContrast(at-1) || d.joined(before[len(before)-1].end, i) {
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
	if d.tokens[at-2].text != "," && !d.isContrast(at-1) || j >= end || !d.is(j, classModal) || d.isThing(i, j) || d.isAny(i, classPronoun, classThat) {
		return mention{}, false
	}
	return d.rewritten(mention{first: i, end: j}), true
}

// smallSubject is the end of a plural in small letters from token i on that what must
// be done follows: "the project management boards shall".
func (d *drafter) smallSubject(i, end int) int {
	const most = 4
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case j > i && d.is(j, classModal):
			if strings.HasSuffix(d.tokens[j-1].text, "s") {
				return j
			}
			return i
		case d.tokens[j].kind != word || d.isAny(j, classObject, classStop, classAnd, classVerb, classPronoun, classThing, classDeliverable):
			return i
		}
	}
	return i
}
