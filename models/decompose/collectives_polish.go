package decompose

import (
	"slices"
	"strings"
)

// personsOf is the end of a Polish plural of persons and the collective they are of:
// "Kierownicy podmiotów leczniczych".
func (d *drafter) personsOf(i, end int) int {
	if d.is(i, classHeads) && d.inflects() && i+1 < end && d.isManyInGenitive(i+1) && !d.is(i+1, classCollective) {
		if i+2 < end && !d.tokens[i+2].upper && !d.endsAsParticiple(i+2) && (strings.HasSuffix(d.lower(i+2), "ich") || strings.HasSuffix(d.lower(i+2), "ych")) { // "kierownicy komórek organizacyjnych"
			return d.fieldOfKind(i+3, end)
		}
		return d.fieldOfKind(i+2, end)
	}
	if d.inflects() && d.is(i, classHeads) && i+2 < end && !d.tokens[i+1].upper && (strings.HasSuffix(d.lower(i+1), "ich") || strings.HasSuffix(d.lower(i+1), "ych")) && d.isManyInGenitive(i+2) { // "dyrektorzy miejskich szkół"
		return i + 3
	}
	if d.inflects() && d.is(i, classHeads) && i+1 < end && !d.tokens[i+1].upper {
		if d.endsAsParticiple(i + 1) { // "ministrów kierujących"
			return i + 1
		}
		if d.isPluralAdjective(i + 1) { // "komendantów powiatowych"
			j := i + 2
			for d.joinsAdjectives(j, end) { // "wojewodami dolnośląskim i opolskim"
				j += 2
			}
			return j
		}
	}
	if i > 0 && d.isAny(i-1, classObject, classStop) && !d.is(i, classHeads) { // "przy pomocy wojewodów"
		return i
	}
	if !d.isManyPersons(i) && !(d.inflects() && d.is(i, classHeads)) || i+1 >= end || d.tokens[i+1].upper || d.isManyPersons(i+1) || strings.HasSuffix(d.lower(i+1), "om") || strings.HasSuffix(d.lower(i+1), "ami") {
		return i
	}
	if m, ok := d.collective(i+1, end); ok {
		return m.end
	}
	return i
}

// isPluralAdjective tells a Polish adjective in the plural by its ending, in the cases
// in which persons are charged or take part.
func (d *drafter) isPluralAdjective(i int) bool {
	t := d.tokens[i]
	return t.kind == word && t.end-t.start > 4 && !d.isAny(i, classVerb, classModal, classThing, classDeliverable, classFitting) && d.endsIn(i, "ych", "ich", "nym", "wym", "kim", "ymi", "imi", "owi", "jni", "lni", "rni", "zni", "cy")
}

// describedCollective reads a Polish collective with the capitalised adjective before it:
// "Ochotnicze Straże Pożarne".
func (d *drafter) describedCollective(i, end int) (mention, bool) {
	if !d.inflects() || i+1 >= end || !d.tokens[i].upper || !d.tokens[i+1].upper || !d.endsIn(i, "e", "ych", "ich", "ym", "im", "ymi", "imi") || !d.is(i+1, classCollective) || d.isAny(i, classCollective, classHead, classHeads, classVerb, classSkip, classAlso, classAssign, classModal) {
		return mention{}, false
	}
	m, ok := d.collective(i+1, end)
	if !ok {
		return mention{}, false
	}
	m.first = i
	return d.rewritten(m), true
}

// describedBehind tells whether a capitalised adjective belongs to the Polish plural before
// it, which is a name: "Wodociągami Białostockimi".
func (d *drafter) describedBehind(m mention, end int) bool {
	return d.inflects() && m.end == m.first+1 && m.end < end && d.tokens[m.first].upper && d.tokens[m.end].upper && !d.startsBody(m.end) && d.endsIn(m.end, "im", "ym", "imi", "ymi", "ich", "ych", "skie", "ckie")
}

// describesField tells a Polish adjective in the genitive that belongs to the field before
// it.
func (d *drafter) describesField(i int) bool {
	return d.inflects() && d.tokens[i].kind == word && !d.tokens[i].upper && d.tokens[i].end-d.tokens[i].start > 4 && d.endsIn(i, "ego", "ej") && !d.isAny(i, classSkip, classFitting, classPronoun, classConcern, classCoordinate)
}

// participleClause is the end of the clause that begins with the participle at token i
// and says which of those many are meant, up to what they are to do: "Organy wymienione
// w części II przekażą".
func (d *drafter) participleClause(i, end int) int {
	const most = 10
	if !d.inflects() || i >= end || d.tokens[i].upper || !d.endsAsParticiple(i) || d.isAny(i, classModal, classVerb) {
		return i
	}
	for j := i + 1; j < min(end, i+most); j++ {
		switch {
		case d.isAny(j, classModal, classLead, classAuxiliary) || d.pastVerb(j) || d.tokens[j].text == "-" && d.tokens[j].space || strings.HasSuffix(d.lower(i), "ym") && d.namesDeed(j) || d.looksFuture(j) && !d.isAny(j-1, classObject, classStop, classCoordinate):
			return j
		case d.is(j, classAssign) || j > i+1 && d.is(j, classTopic) || d.is(j, classAnd) && j+1 < end && (d.tokens[j+1].upper && d.startsBody(j+1) || d.is(j+1, classHeads)):
			return j
		case (d.tokens[j].text == "do" || d.tokens[j].text == "o") && j+1 < end && d.namesDeed(j+1), d.isDeadlineAt(j):
			return j
		case d.tokens[j].kind == mark && d.tokens[j].text != "/" && d.tokens[j].text != "-" && d.tokens[j].text != ".":
			return i
		}
	}
	if end > i+1 && end <= i+most && d.tokens[end-1].kind == word && (end == len(d.tokens) || d.beginsLine(end)) { // a heading
		return end
	}
	return i
}

// furtherKinds is the end of the further genitives that say of what the persons are
// whom the Polish plural at token first names: "dyrektorzy szkół, przedszkoli i żłobków".
func (d *drafter) furtherKinds(first, i, end int) int {
	const most = 8
	if i > first+1 && i+1 < end && d.is(i, classAnd) && !d.tokens[i+1].upper && d.endsIn(i-1, "ych", "ich") && d.endsIn(i+1, "ych", "ich") { // "szpitali wojewódzkich i powiatowych"
		return i + 2
	}
	if i > first+1 && i < end && d.isShortName(i) && !d.tokens[i-1].upper && d.endsIn(i-1, "ych", "ich", "ym", "im", "ymi", "imi", "owi") { // "komendantów powiatowych PSP"
		return i + 1
	}
	if i > first+1 && d.is(i, classAnd) && d.isGenitive(i-1, end) && d.goesOnAsField(i+1, end) && !d.isManyInGenitive(i+1) { // "centrów krwiodawstwa i krwiolecznictwa"
		return d.fieldInGenitive(i+1, end)
	}
	if !d.isManyPersons(first) && !slices.Contains(kindsOfPlaces, d.tokens[i-1].text) || i == first+1 {
		return i
	}
	last, at := i, i
	for at+1 < min(end, i+most) && (d.tokens[at].text == "," || d.is(at, classAnd)) && d.isManyInGenitive(at+1) {
		and := d.is(at, classAnd)
		if at = d.fieldOfKind(at+2, end); and {
			last = at
		}
	}
	return last
}

// fieldOfKind is the end of the Polish genitive at token i that says what the kind of
// place before it is for: "domów kultury", "zakładów opieki zdrowotnej".
func (d *drafter) fieldOfKind(i, end int) int {
	if i >= end || d.tokens[i].kind != word || d.tokens[i].upper || d.tokens[i].end-d.tokens[i].start < 4 || !d.endsIn(i, "y", "i", "u", "a", "ów", "ej") || d.endsIn(i, "ami") || d.pastVerb(i) || d.isAdverb(i) || d.endsAsParticiple(i) ||
		d.isAny(i, classVerb, classModal, classAssign, classLead, classThing, classDeliverable, classObject, classStop, classSkip, classPronoun, classAlso, classAnd, classCoordinate, classPast, classTail) || d.isDeadlineAt(i) {
		return i
	}
	if !d.endsIn(i, "ej") && i+1 < end && d.tokens[i+1].kind == word && !d.tokens[i+1].upper && d.endsIn(i+1, "ej", "ego", "ych", "ich") && !d.is(i+1, classStop) {
		return i + 2
	}
	return i + 1
}

// ofBody is the end of the body in the genitive that a Polish plural at token i goes on
// with: "naczelnicy wydziałów Urzędu Wojewódzkiego".
func (d *drafter) ofBody(i, end int) int {
	if i+1 < end && d.inflects() && d.tokens[i].upper && d.endsIn(i, "ego", "iej", "owej", "nej") && d.tokens[i+1].upper && d.is(i+1, classHead) && d.endsIn(i+1, "u", "a", "i", "y") { // "okręgi Polskiego Związku Wędkarskiego"
		if m, ok := d.named(i+1, end); ok {
			return m.end
		}
	}
	if !d.inflects() || i >= end || !d.tokens[i].upper || !d.is(i, classHead) || d.isNominative(i) {
		return i
	}
	s := d.lower(i)
	if strings.HasSuffix(s, "owi") || strings.HasSuffix(s, "wu") || strings.HasSuffix(s, "emu") || !strings.ContainsAny(s[len(s)-1:], "auyi") && !strings.HasSuffix(s, "ów") {
		return i
	}
	if m, ok := d.named(i, end); ok {
		return m.end
	}
	return i
}

// alone does not tell from one: "od ministerstw, agencji i prowincji".
func (d *drafter) addPlaces(m *mention) {
	i := m.end
	if !d.inflects() || !m.body.collective || i+1 >= len(d.tokens) || d.tokens[i].text != "," && !d.is(i, classAnd) {
		return
	}
	if i+2 < len(d.tokens) && !d.tokens[i+2].upper && slices.Contains([]string{"prowincji", "miast", "gmin", "powiatow", "wojewodztw"}, d.tokens[i+1].text) {
		m.end += 2
		*m = d.rewritten(*m)
	}
}

// kindsApart are the kinds of body of a Polish list of those who take part, one by one,
// where the list is no usual name of them all: "z wojewodami i starostami".
func (d *drafter) kindsApart(all []mention) []mention {
	var out []mention
	for _, m := range all {
		if !m.body.collective || !slices.Equal(m.body.kinds, []string{"other"}) {
			out = append(out, m)
			continue
		}
		var members []mention
		for i := m.first; i < m.end; {
			c, ok := d.collective(i, m.end)
			if !ok {
				c, ok = d.smallPart(i, m.end)
			}
			if !ok {
				break
			}
			members = append(members, c)
			for i = c.end; i < m.end && d.joined(i, i+1); i++ {
			}
		}
		if n := len(members); n < 2 || members[n-1].end != m.end || d.headsOfCommunes(m.first) && d.headsOfCommunes(members[n-1].first) {
			members = []mention{m}
		}
		out = append(out, members...)
	}
	return out
}

// headsOfCommunes tells the titles that the heads of communes have, which together are
// one usual name: "wójtowie, burmistrzowie i prezydenci miast".
func (d *drafter) headsOfCommunes(i int) bool {
	return slices.ContainsFunc([]string{"wojt", "burmistrz", "prezyden"}, func(p string) bool { return strings.HasPrefix(d.tokens[i].text, p) })
}

// isOneThing tells a Polish word for a thing that is no genitive of the plural.
func (d *drafter) isOneThing(i int) bool {
	return d.isAny(i, classThing, classDeliverable) && !strings.HasSuffix(d.lower(i), "ów") && !strings.HasSuffix(d.lower(i), "ń") && !strings.HasSuffix(d.lower(i), "i")
}

// isObjectOf tells whether a singular of a thing at token j belongs to the name before
// it, since what those are to do follows: "organizatorzy konkursu ogłoszą".
func (d *drafter) isObjectOf(j, end int) bool { return d.actsBehind(j+1, end) }

// isManyInGenitive tells a small Polish noun in the genitive of the plural by its
// ending: "przedszkoli", "żłobków", "szkół".
func (d *drafter) isManyInGenitive(i int) bool {
	t := d.tokens[i]
	if t.kind != word || t.upper || d.isManyPersons(i) || d.pastVerb(i) && !d.isAny(i, classHead, classCollective) || t.end-t.start < 4 || d.isAny(i, classVerb, classModal, classObject, classStop) || d.isOneThing(i) {
		return false
	}
	s := d.lower(i)
	return !strings.HasSuffix(s, "mi") && slices.ContainsFunc([]string{"ów", "i", "k", "ł", "ń", "d", "t", "b", "n", "r", "c", "g", "p", "l", "f", "ż"}, func(e string) bool { return strings.HasSuffix(s, e) })
}

// isSingularAdjective tells whether a word has the ending of a Polish adjective.
func (d *drafter) isSingularAdjective(i int) bool {
	t := d.tokens[i]
	return d.inflects() && t.kind == word && !t.upper && !d.breaksName(i) && !d.isAny(i, classFitting, classConcern) && !strings.HasPrefix(t.text, "odpowiedzialn") && d.endsIn(i, "owa", "owy", "owe", "ska", "ski", "skie", "zka", "zki", "zkie", "cka", "cki", "czna", "czny", "czne", "alna", "alny", "alne", "cza", "dczy", "wczy", "orczy", "boczy", "jna", "jny", "jne", "rna", "rny", "rne", "tna", "wna", "wny", "cznej", "alnej", "jnej", "rnej", "cznemu", "alnemu", "jnemu", "rnemu", "owej", "owemu", "skiej", "skiemu", "skim", "ckim", "ną")
}

// isParticiple tells a Polish participle in the plural: "prowadzące", "realizujących".
func (d *drafter) isParticiple(i int) bool {
	return d.endsIn(i, "ące", "ących", "ącym", "ącymi", "ący")
}

// isAdjective tells whether a word has the ending of an adjective in the plural.
func (d *drafter) isAdjective(i int) bool {
	t := d.tokens[i]
	return t.kind == word && !t.upper && !d.breaksName(i) && slices.ContainsFunc(d.lexicon.Adjectives, func(e string) bool { return strings.HasSuffix(t.text, e) })
}

// behind their kind: "Wójtowie gmin Cisna, Baligród i Solina".
func (d *drafter) ofNamedPlaces(i, end int) int {
	next := i
	if !d.inflects() || i >= end || !d.tokens[i].upper || d.startsBody(i) && !d.isProvinceAt(i) || !slices.Contains(kindsOfPlaces, d.tokens[i-1].text) && !(d.isAdjective(i-1) && d.endsIn(i-1, "ych", "ich", "ym", "im", "ymi", "imi")) {
		return next
	}
	for i < end && d.tokens[i].upper && (!d.startsBody(i) || d.isProvinceAt(i)) {
		for i < end && d.tokens[i].upper {
			i++
		}
		if next = i; i+1 < end && (d.tokens[i].text == "," || d.is(i, classAnd)) {
			i++
		}
	}
	return next
}

// who does it follows a verb: "rozdzielą wojewódzkie fundusze".
func (d *drafter) withAdjective(m mention, first int) mention {
	at := m.first - 1
	if !d.inflects() || !m.body.collective || at-1 < first || d.isAny(at, classSkip, classFitting, classConcern, classVerb) || !d.isAdjective(at) || !d.looksFuture(at-1) && !d.is(at-1, classVerb) && !d.isContrast(at-1) {
		return m
	}
	m.first = at
	return d.rewritten(m)
}
