package decompose

import "strings"

// firstOfList is the end of the first of the names from i to end that commas part,
// where no head or preposition says that they are one: "Telstra, Optus and TPG".
func (d *drafter) firstOfList(i, end int) int {
	for j := i; j < end; j++ {
		if d.isAny(j, classHead, classJoin) {
			return end
		}
	}
	for j := i; j < end; j++ {
		if d.tokens[j].text == "," || j > i && d.is(j, classAnd) && (d.namesPlacesIn(i, end) || d.partsNames(j, end) || d.inEnglish() && !d.isPairName(j) && (j > i+1 || j+2 == end || d.isProvinceAt(i)) || j+1 < end && (d.isAcronym(j-1) && j == i+1 || d.tokens[j+1].caps && j+2 == end)) {
			return j
		}
	}
	return end
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
	if d.inflects() && (d.tokens[i].text == "jako" || !d.tokens[i].upper && (d.endsAsParticiple(i) || strings.HasPrefix(d.tokens[i].text, "podleg"))) { // "grupy, powołanych decyzją"
		return mention{}, false
	}
	if d.lexicon.Order != subjectFirst || n == 0 || before[n-1].end >= i || i-before[n-1].end > 6 || !d.joined(before[n-1].end, i) || d.is(i, classSkip) && !d.tokens[i].upper {
		return mention{}, false
	}
	at := d.listStart(before)
	begins := at > first && (d.tokens[at-1].text == "," || at > first+1 && d.isSkipArticle(at-1) && d.tokens[at-2].text == ",")
	if at > first+2 && !d.afterThat(first, at) && !begins || d.hasRole(first, at) {
		return mention{}, false
	}
	if j := d.placesActing(i, end); j > i {
		return d.rewritten(mention{first: i, end: j}), true
	}
	return d.bySubjectPlace(i, end)
}
