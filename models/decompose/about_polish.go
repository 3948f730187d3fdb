package decompose

import "slices"

// subjectWithin is the token at which, not behind token last, a Polish subject begins
// that no comma parts from the topic before it: "W sprawie kadr Departament Kadr
// przygotuje". It is -1 for none.
func (d *drafter) subjectWithin(i, last, end int) int {
	if !d.inflects() {
		return -1
	}
	for j := i; j < last; j++ {
		if t := d.tokens[j].text; t == "," || t == ":" || t == ";" {
			return -1
		}
		if d.isShortName(j) && (d.actsBehind(j+1, end) || d.actsBehind(d.pastInitials(d.capitalRun(j, end, true), end), end)) {
			return j
		}
		if run := d.capitalRun(j, end, true); j > i && j+1 < end && run > j+1 && d.tokens[j-1].kind == word && !d.tokens[j-1].upper && d.unknownNominative(j) && !isPreposition(d.tokens[j-1].text) && d.actsBehind(run, end) {
			return j
		}
		if j == i || !d.beginsSubject(j) && !(d.tokens[j].upper && d.isManyPersons(j)) && !(d.is(j, classHeads) && d.isManyPersons(j)) && !d.nominativePlural(j) || d.hasRole(i, j) {
			continue
		}
		if m, ok := d.mentionAt(j, end); ok && d.actsBehind(d.pastList(m.end, end), end) {
			return j
		}
	}
	return -1
}

// nominativePlural tells a Polish collective in the form of a subject.
func (d *drafter) nominativePlural(i int) bool {
	return d.is(i, classCollective) && slices.Contains([]byte("eya"), d.tokens[i].text[len(d.tokens[i].text)-1])
}

// purposeEnd is the end of the clause before the first comma of a Polish segment that
// says what for: a day in it is that of the aim, "Aby osiągnąć cel do końca roku, …".
func (d *drafter) purposeEnd(s segment) int {
	const longest = 20
	if !d.inflects() || !slices.Contains([]string{"aby", "zeby", "by", "azeby", "chcac"}, d.tokens[s.first].text) {
		return s.first
	}
	for i := s.first; i < min(s.end, s.first+longest); i++ {
		if d.tokens[i].text == "," {
			return i
		}
	}
	return s.first
}
