package decompose

import (
	"slices"
	"strings"
)

// isHeardFirst tells whether an event that must come first is that a body takes part: "once
// the Treasury and Ofwat have been consulted", "po uzgodnieniu obsady ze Szpitalem".
func (d *drafter) isHeardFirst(x stated, m mention) bool {
	if d.inflects() {
		return x.rank == rankEvent && d.isAnyWithin(x.first, m.first, m.first-x.first, classShared)
	}
	return d.inEnglish() && x.rank == rankEvent && d.isAnyWithin(m.end, x.end, x.end-m.end, classTogether)
}

// insertedWith tells whether English pauses set "with" and its bodies apart from what is
// done, so that they take part in it: "to look, with the Treasury, at funding".
func (d *drafter) insertedWith(s segment, l list) bool {
	if !d.inEnglish() || l.role != classObject || d.tokens[l.roleStart].text != "with" {
		return false
	}
	if n := len(l.members); l.roleStart == s.first && n > 1 && d.tokens[l.members[n-2].end].text == "," { // "With the Treasury, the Ministry shall"
		return d.isAny(l.end(), classModal, classLead)
	}
	if l.roleStart > s.first && d.tokens[l.roleStart-1].upper && (d.toDo(l.end(), s.end) || d.is(l.end(), classModal)) && !d.is(l.roleStart-1, classMonth) { // "Ministry of Trade with Ministry of Health to"
		return true
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
	if !d.inEnglish() || i == 0 || !d.tokens[i].upper || d.isAny(i, classMonth, classThing, classDeliverable) || d.is(i, classPronoun) && !d.tokens[i].caps {
		return mention{}, false
	}
	j := d.capitalRun(i, end, true)
	if j > i && j < end && d.is(j, classPlace) { // "Quang Tri province"
		j++
	}
	if d.setsWithApart(i-1) && j > i && (j == end || d.tokens[j].kind == mark || strings.HasSuffix(d.tokens[j].text, "ing") || d.toDo(j, end) || d.is(j, classAnd)) {
		if k := d.betweenNames(i, j); k > i { // "(with Ofgem and Ofwat)"
			j = k
		}
		return d.rewritten(mention{first: i, end: j}), true
	}
	if before := d.tokens[i-1].text; before != "once" && before != "and" && before != "," && before != "the" && before != "which" {
		return mention{}, false
	}
	if k := d.betweenNames(i, j); k > i+1 && k+2 < j {
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
	if i > 0 && d.isSkipArticle(i-1) { // "the Regulatory Reconciliation and Cooperation Table"
		return i
	}
	if p, ok := d.longestWithin(i, end, classPlaceName); ok && i+p.length+1 < end && d.is(i+p.length, classAnd) && d.is(i+p.length+1, classPlaceName) { // "Australia and New Zealand"
		return i + p.length
	}
	for j := i + 1; j+1 < end; j++ {
		if d.is(j, classAnd) && !d.isPairName(j) && (j > i+1 && j+2 < end || j > i+1 && d.looksProper(j+1) || j == i+1 && d.looksProper(i)) {
			return j
		}
	}
	return i
}

// isPairName tells whether the English conjunction at token j stands inside the name of one
// place or body that no head tells: "Newfoundland and Labrador".
func (d *drafter) isPairName(j int) bool {
	if j > 0 && j+1 < len(d.tokens) && d.tokens[j-1].text == "city" && d.tokens[j+1].text == "county" && d.is(j, classAnd) { // "Limerick City and County Council"
		return d.tokens[j-1].upper && d.tokens[j+1].upper
	}
	return j > 0 && j+1 < len(d.tokens) && pairNames[d.tokens[j-1].text] == d.tokens[j+1].text
}

// pairNames are the English names of two words with a conjunction between.
var pairNames = map[string]string{"newfoundland": "labrador", "trinidad": "tobago", "bosnia": "herzegovina", "antigua": "barbuda", "kitts": "nevis", "vincent": "the", "jammu": "kashmir", "tyne": "wear", "dumfries": "galloway", "perth": "kinross", "brighton": "hove", "turks": "caicos", "wallis": "futuna", "andaman": "nicobar", "dadra": "nagar", "daman": "diu", "tome": "principe", "research": "innovation", "fire": "rescue", "marks": "spencer", "parks": "wildlife", "windsor": "maidenhead", "kensington": "chelsea", "hammersmith": "fulham", "barking": "dagenham", "argyll": "bute", "armagh": "down", "telford": "wrekin", "redcar": "cleveland", "highlands": "islands", "standard": "poor", "revenue": "customs", "taxes": "customs", "tax": "customs", "excise": "customs", "customs": "excise", "border": "customs"}

// peopleOf are the English words in the singular for those who take part.
var peopleOf = []string{"industry", "academia", "society", "police", "sector", "community", "parliament", "business", "press", "labour", "agriculture"}

// doneTogether tells whether the English "with" at token start, right before token end,
// says with whom a deed is done: a verb goes before it, and neither the word before it
// nor a verb of the clause binds it.
func (d *drafter) doneTogether(first, start, end int) bool {
	const farthest = 20
	if !d.inEnglish() || end > start+2 || d.tokens[start].text != "with" || start == first || d.bindsWith(first, start-1) {
		return false
	}
	deed := false
	for i := start - 1; i >= max(first, start-farthest); i-- {
		t := d.tokens[i]
		if !t.upper && !d.isDeterminer(i-1) && d.bindsObject(t.text) {
			return false
		}
		if d.is(i, classModal) {
			return true
		}
		deed = deed || d.is(i, classLead) || d.is(i, classVerb) && !t.upper && !d.isAny(i, classThing, classDeliverable) || d.ofVerb(i)
	}
	return deed
}

// isSaidOf tells whether English commas set apart a mention that only says who those are
// that it stands behind: "Hue and Da Nang, members of the Network, are asked to".
func (d *drafter) isSaidOf(l list, m mention, end int) bool {
	return d.inEnglish() && m.first == l.end()+1 && d.tokens[l.end()].text == "," && !d.tokens[m.first].upper && m.end+1 < end && d.tokens[m.end].text == "," && d.is(m.end+1, classModal)
}

// againWith tells whether the English preposition at token start only stands there again
// for one more of those who take part: "with the Treasury and with the banks".
func (d *drafter) againWith(last, start int) bool {
	return d.inEnglish() && start == last+1 && d.is(last, classAnd) && slices.Contains([]string{"with", "of", "from", "by"}, d.tokens[start].text)
}

// helpsAside tells whether an English participle behind a mention, which a comma parts from
// the list before it, makes it one that takes part: "the Ministry of Trade, the Bank
// assisting, shall".
func (d *drafter) helpsAside(last int, m mention, end int) bool {
	return d.inEnglish() && m.end < end && d.tokens[last].text == "," && strings.HasSuffix(d.tokens[m.end].text, "ing") && d.is(m.end, classTogether)
}

// chairs tells whether the English "by" at token start, behind a participle and a comma,
// only says who chairs the body before it: "the Taskforce, chaired by the Minister, will".
func (d *drafter) chairs(lists []list, start int) bool {
	n := len(lists)
	return d.inEnglish() && n > 0 && lists[n-1].role == "" && lists[n-1].end() == start-2 && d.tokens[start-2].text == "," && strings.HasSuffix(d.tokens[start-1].text, "ed") && !d.is(start-1, classCoordinate)
}

// bindsWith tells whether the English "with" behind token i belongs to the word there, or
// to a title: "comply with", "Working with Children Checks".
func (d *drafter) bindsWith(first, i int) bool {
	return slices.Contains(boundToWith, d.tokens[i].text) || strings.HasSuffix(d.tokens[i].text, "ing") && d.insideTitle(first, i)
}

// bindsObject tells a verb whose further object the English "with" brings in, in any form.
func (d *drafter) bindsObject(verb string) bool {
	for _, ending := range [][2]string{{"", ""}, {"s", ""}, {"es", ""}, {"ing", ""}, {"ing", "e"}, {"ed", ""}, {"ed", "e"}} {
		if stem, ok := strings.CutSuffix(verb, ending[0]); ok && slices.Contains(bindingWith, stem+ending[1]) {
			return true
		}
	}
	return false
}

// mayByDay tells whether the English "may" at token i, right behind a subject that ends
// before token from, politely obliges an office, since the day by which it does so is set:
// "the Department may release the funds by 30 September".
func (d *drafter) mayByDay(i, from int, subject list, due *stated) bool {
	if !d.inEnglish() || d.tokens[i].text != "may" || d.tokens[i].upper || due == nil || due.rank != rankDay || !d.isAny(due.first, classBy, classBefore) {
		return false
	}
	return i == d.pastInsertion(from, i+1) && !subject.members[0].body.collective
}

// boundToWith are the English words that a "with" right behind them belongs to without a
// partner in it.
var boundToWith = []string{"comply", "complies", "complying", "compliance", "accordance", "line", "keeping", "comparison", "compared", "conformity", "connection", "regard", "respect", "contract", "contracts", "deal", "deals", "dealing", "equipped", "provided", "consistency", "consistent", "compatible", "associated", "connected", "charged", "tasked", "entrusted", "border", "trade", "relations", "interviews", "familiar", "concerned",
	"agreement", "agreements", "treaty", "treaties", "memorandum", "relationship", "relationships", "ties", "link", "links", "borders", "dispute", "disputes", "contact", "contacts", "interface", "interfaces", "those", "people", "persons", "cases", "areas", "countries", "begin", "begins", "start", "starts", "starting", "beginning", "coupled", "conflict", "conflicts", "overlap", "overlaps", "overlapping", "briefing", "briefings", "table", "and", "meeting", "meetings", "dialogue", "dialogues", "payment", "payments", "settlement", "settlements", "dealings", "business", "session", "sessions", "interview", "conversation", "conversations"}

// bindingWith are English verbs whose further object "with" brings in.
var bindingWith = []string{"provide", "share", "exchange", "sign", "link", "connect", "interconnect", "integrate", "replace", "compare", "file", "lodge", "deposit", "register", "raise", "supply", "equip", "comply", "match", "merge", "reconcile", "interoperate", "associate", "cross-check", "place", "entrust", "charge", "task", "negotiate", "conclude", "convergence", "integration", "linkage", "alignment", "merger", "interoperability", "comparison", "connection", "synchronise", "synchronize", "converge"}
