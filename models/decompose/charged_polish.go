package decompose

import (
	"slices"
	"strings"
)

// chargedBehind tells whether the Polish words behind a list charge it, where nobody
// else is their subject: "Ministerstwu Finansów polecono", "Komendanta zobowiązuje się
// do", "Lekarzom polecam", "Na wojewodów nakłada się".
func (d *drafter) chargedBehind(first int, l list) bool {
	if !d.inflects() {
		return false
	}
	toward := l.first() == first+1 && slices.Contains([]string{"na", "od", "do"}, d.tokens[first].text)
	if l.role != "" && !(l.role == classObject && toward) {
		return false
	}
	i := d.pastInserted(l.end(), len(d.tokens))
	m, ok := d.longest(i, classAssign)
	return ok && d.isImpersonal(i, i+m.length)
}

// announced tells whether a colon at which a Polish clause says what is done stands
// before those at token i who do it: "Zadanie realizują wspólnie: Policja i gminy".
func (d *drafter) announced(first, i int) bool {
	if !d.inflects() || i-3 < first || d.tokens[i-1].text != ":" {
		return false
	}
	j := i - 2
	if d.isAdverb(j) {
		j--
	}
	return j > first && (d.presentVerb(j, j+1) || d.looksFuture(j))
}

// saidToOblige tells whether a clause begins at token i of what somebody said, and says
// what the body there must do: "podkreślił, że Ministerstwo musi".
func (d *drafter) saidToOblige(first, i int) bool {
	if i-2 <= first || d.tokens[i-1].text != "ze" && d.tokens[i-1].text != "iz" || d.tokens[i-2].text != "," {
		return false
	}
	end := min(len(d.tokens), i+longestSegment)
	m, ok := d.mentionAt(i, end)
	if !ok {
		return false
	}
	j := d.pastInserted(d.pastList(m.end, end), end)
	return j < end && (d.is(j, classModal) || d.is(j, classAuxiliary) && d.infinitiveWithin(d.pastInserted(j+1, end), end))
}

// isImpersonal tells whether the Polish words from i to end say what is done without
// saying who does it, or are said by who gives the orders: "polecono", "powierza się",
// "zostało zlecone", "zobowiązuję".
func (d *drafter) isImpersonal(i, end int) bool {
	if end < len(d.tokens) && d.tokens[end].text == "sie" {
		return true
	}
	if t := d.tokens[i].text; strings.HasPrefix(t, "przypad") || strings.HasPrefix(t, "spoczywa") || t == "ciazy" { // "przypadło w udziale", "spoczywa obowiązek"
		return true
	}
	for j := i; j < end; j++ {
		if t := d.tokens[j].text; t == "sie" || strings.HasPrefix(t, "zosta") {
			return true
		}
	}
	return d.endsIn(i, "no", "to", "am", "ę", "my")
}

// actsBehind tells whether what a Polish body must do follows its name at token i, or
// what is inserted there: "Departament do 5 maja opublikuje", "Zarząd w porozumieniu z
// Policją ustali".
func (d *drafter) actsBehind(i, end int) bool {
	if d.isAnyWithin(i, end, 2, classModal, classLead, classVerb) || d.presentVerb(i, min(end, i+1)) {
		return true
	}
	i = d.pastInserted(i, end)
	if i >= end {
		return false
	}
	if d.pastVerb(i) && d.wishedAt(i) {
		return true
	}
	if d.tokens[i].text == "-" && d.tokens[i].space && i+1 < end { // "a Ministerstwu Zdrowia – uzupełnienie zapasów"
		return d.namesDeed(i+1) || d.is(i+1, classVerb)
	}
	return d.isAny(i, classModal, classLead, classVerb) || d.presentVerb(i, min(end, i+1)) || d.is(i, classAuxiliary) && d.infinitiveWithin(d.pastInserted(i+1, end), end)
}

// pastInserted is the token behind the adverbs, deadlines, partners and clauses between
// commas that stand between a Polish subject and its verb.
func (d *drafter) pastInserted(i, end int) int {
	const most = 4
	for range most {
		next := i
		switch {
		case i >= end || d.tokens[i].text == "nie" && !d.is(i, classAlso) && !d.isDeadlineAt(i) || d.isAny(i, classModal, classLead, classVerb) || strings.HasSuffix(d.lower(i), "ć"):
			return i
		case d.tokens[i].text == "," && i+1 < end && (d.isAny(i+1, classCoordinate, classSupervise, classPronoun) || d.tokens[i+1].text == "jako" || strings.HasSuffix(d.lower(i+1), "ąc")):
			next = d.pastInsertion(i, end)
		case d.tokens[i].text == "," && i+1 < end && (isPreposition(d.tokens[i+1].text) || slices.Contains([]string{"jak", "zgodnie", "stosownie", "oprocz", "poza", "mimo", "niezaleznie", "wedlug", "obok", "dzieki", "wobec"}, d.tokens[i+1].text)): // "Grupa Viettel, jak zaznaczono, wysyła"
			if k := d.pastInsertion(i, end); k > i && k < end && (d.isAny(k, classModal, classLead, classVerb) || d.presentVerb(k, k+1) || d.looksFuture(k)) {
				next = k
			}
		case d.tokens[i].text == "jako": // "Ministerstwo jako organ stały nadzoruje"
			next = d.pastCapacity(i, end)
		case d.tokens[i].text == "-" && d.tokens[i].space && i+1 < end && (d.isAny(i+1, classCoordinate, classSupervise) || d.isDeadlineAt(i+1)):
			next = d.pastDashes(i, end)
		case d.isAny(i, classCoordinate, classSupervise):
			if d.presentVerb(i, i+1) && !d.isAdverb(i) && !d.isAny(i, classObject, classStop) { // "uzgodni z"
				return i
			}
			next = d.pastPartners(i, end)
		case d.isAdverb(i), d.isAny(i, classUrgent, classAlso, classSameTime):
			m, _ := d.longest(i, classAlso)
			same, _ := d.longest(i, classSameTime)
			next = i + max(1, m.length, same.length)
		default:
			if x, ok := d.deadlineAt(i, end); ok {
				next = d.after(x.end, end, ".,")
			}
		}
		if next <= i {
			return i
		}
		i = next
	}
	return i
}

// pastCapacity is the verb behind the few words from "jako" at token i on, else i.
func (d *drafter) pastCapacity(i, end int) int {
	const most = 5
	for j := i + 1; j < min(end, i+most); j++ {
		switch {
		case d.tokens[j].kind != word:
			return i
		case j > i+1 && (d.isAny(j, classModal, classLead, classVerb) || d.looksFuture(j)):
			return j
		}
	}
	return i
}

// pastDashes is the token behind the dash that closes the insertion which the one at
// token i opens, else i.
func (d *drafter) pastDashes(i, end int) int {
	const longest = 15
	for j := i + 1; j < min(end, i+longest); j++ {
		if d.tokens[j].text == "-" && d.tokens[j].space {
			return j + 1
		}
	}
	return i
}

// pastPartners is the token behind the words for who takes part that begin at token i.
func (d *drafter) pastPartners(i, end int) int {
	m, ok := d.longestWithin(i, end, classCoordinate)
	if !ok {
		m, ok = d.longestWithin(i, end, classSupervise)
	}
	j := i + m.length
	if !ok || j >= end {
		return i
	}
	named, known := d.mentionAt(j, end)
	switch {
	case known:
		j = named.end
	case d.tokens[j].upper:
		j = d.capitalRun(j, end, true)
	default:
		j = d.partner(j, end)
	}
	return d.pastList(j, end)
}

// wishedAt tells whether token i stands in a Polish sentence of what is wished, behind
// "aby", where verbs have the form of the past: "aby gminy oczyściły rowy, a Policja
// zamknęła drogę".
func (d *drafter) wishedAt(i int) bool {
	const farthest = 60
	if !d.inflects() {
		return false
	}
	for j := i; j > max(0, i-farthest); j-- {
		switch t := d.tokens[j]; {
		case t.text == ";" && d.tokens[j+1].text == "(": // "aby Ministerstwo: (i) wydało …; (ii) zbudowało"
		case t.text == "." && d.tokens[j-1].text != "r", t.text == ";", t.kind == lineEnd:
			return false
		case d.tokens[j-1].text == "," && slices.Contains([]string{"aby", "zeby", "azeby", "by"}, t.text):
			return true
		}
	}
	return false
}

// contrastedWish tells whether the clause at token first, cut off behind "a", goes on with
// what is wished.
func (d *drafter) contrastedWish(first int) bool {
	return d.inflects() && first > 1 && d.isContrast(first-1) && d.tokens[first-2].text == "," && d.wishedAt(first)
}
