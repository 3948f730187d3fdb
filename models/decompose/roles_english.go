package decompose

import "strings"

// isHeardFirst tells whether an event that must come first is that a body takes part: "once
// the Treasury and Ofwat have been consulted", "po uzgodnieniu obsady ze Szpitalem".
func (d *drafter) isHeardFirst(x stated, m mention) bool {
	if len(d.lexicon.Endings) > 0 {
		return x.rank == rankEvent && d.isAnyWithin(x.first, m.first, m.first-x.first, classShared)
	}
	return d.lexicon.Language == "en" && x.rank == rankEvent && d.isAnyWithin(m.end, x.end, x.end-m.end, classTogether)
}

// insertedWith tells whether English pauses set "with" and its bodies apart from what is
// done, so that they take part in it: "to look, with the Treasury, at funding".
func (d *drafter) insertedWith(s segment, l list) bool {
	if d.lexicon.Language != "en" || l.role != classObject || d.tokens[l.roleStart].text != "with" {
		return false
	}
	if n := len(l.members); l.roleStart == s.first && n > 1 && d.tokens[l.members[n-2].end].text == "," { // "With the Treasury, the Ministry shall"
		return d.isAny(l.end(), classModal, classLead)
	}
	opens := l.roleStart == s.first || strings.Contains(",(", d.tokens[l.roleStart-1].text)
	return opens && (l.end() >= s.end || strings.Contains(",.;)", d.tokens[l.end()].text) || strings.HasSuffix(d.tokens[l.end()].text, "ing") || d.toDo(l.end(), s.end))
}

// setsWithApart tells whether an English "with" ends at token i, perhaps with an article,
// that a comma or bracket sets apart from what is done.
func (d *drafter) setsWithApart(i int) bool {
	if d.isSkipArticle(i) {
		i--
	}
	return i > 0 && d.tokens[i].text == "with" && strings.Contains(",(", d.tokens[i-1].text)
}

// takingPart reads an English name that only its capitals tell before the words that make
// a partner of it: "once Ofwat has been consulted".
func (d *drafter) takingPart(i, end int) (mention, bool) {
	if d.lexicon.Language != "en" || i == 0 || !d.tokens[i].upper || d.isAny(i, classMonth, classThing, classDeliverable) || d.is(i, classPronoun) && !d.tokens[i].caps {
		return mention{}, false
	}
	j := d.capitalRun(i, end, true)
	if j > i && j < end && d.is(j, classPlace) { // "Quang Tri province"
		j++
	}
	if d.setsWithApart(i-1) && j > i && (j == end || d.tokens[j].kind == mark || strings.HasSuffix(d.tokens[j].text, "ing") || d.toDo(j, end) || d.is(j, classAnd)) {
		return d.rewritten(mention{first: i, end: j}), true
	}
	if before := d.tokens[i-1].text; before != "once" && before != "and" && before != "," && before != "the" && before != "which" {
		return mention{}, false
	}
	if k := d.betweenNames(i, j); k > i {
		return d.rewritten(mention{first: i, end: k}), true
	}
	return d.rewritten(mention{first: i, end: j}), j < end && d.is(j, classTogether)
}

// betweenNames is the "and" between two English names of several words each from token i
// to end, in which no head or preposition says that they are one, else i: "Natural
// England and Transport Scotland".
func (d *drafter) betweenNames(i, end int) int {
	for j := i; j < end; j++ {
		if d.isAny(j, classHead, classJoin) {
			return i
		}
	}
	for j := i + 2; j+2 < end; j++ {
		if d.is(j, classAnd) {
			return j
		}
	}
	return i
}

// peopleOf are the English words in the singular for those who take part.
var peopleOf = []string{"industry", "academia", "society", "police", "sector", "community", "parliament", "business", "press", "labour", "agriculture"}

// boundToWith are the English words that "with" belongs to without a partner in it.
var boundToWith = []string{"comply", "complies", "complying", "compliance", "accordance", "line", "keeping", "comparison", "compared", "conformity", "connection", "regard", "respect", "contract", "contracts", "deal", "dealing", "equipped", "provided", "consistency", "consistent", "compatible", "associated", "charged", "tasked", "entrusted", "border", "trade", "relations", "interviews", "familiar", "concerned"}
