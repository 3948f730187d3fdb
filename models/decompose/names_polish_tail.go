package decompose

import (
	"slices"
	"strings"
)

// namedAfter is the end of what a Polish name that begins at first has behind token j
// besides capitals: its number, whose name it bears, its legal form: "Grupa Robocza nr
// 4", "Szpital im. gen. Sikorskiego", "MPK Sp. z o.o.".
func (d *drafter) namedAfter(first, j, end int) int {
	if !d.inflects() || j <= first || j+1 >= end {
		return j
	}
	switch d.tokens[j].text {
	case "nr":
		if k := d.after(j+1, end, "."); k < end && d.tokens[k].kind == number {
			return k + 1
		}
	case "m": // "Urząd m.st. Warszawy"
		if k := d.after(j+1, end, "."); k+1 < end && d.tokens[k].text == "st" {
			if k = d.after(k+1, end, "."); k < end && d.tokens[k].upper {
				return k + 1
			}
		}
	case "\"":
		return d.quotedName(j, end)
	case "im", "imienia":
		return d.patron(j+1, end, j)
	case "sp", "z":
		return d.legalForm(j, end)
	}
	return j
}

// quotedName is the token behind the quotation marks that open at token j behind a head
// and set off its name: "Stowarzyszenie „Bezpieczna Droga”".
func (d *drafter) quotedName(j, end int) int {
	const longest = 8
	if !d.is(j-1, classHead) || !d.tokens[j-1].upper || j+1 >= end || !d.tokens[j+1].upper {
		return j
	}
	for k := j + 2; k < min(end, j+longest); k++ {
		if d.tokens[k].text == "\"" {
			return k + 1
		}
	}
	return j
}

// patron is the end of the name of the person after whom something is named, over the
// abbreviations of titles; else none.
func (d *drafter) patron(i, end, none int) int {
	for i+1 < end && d.tokens[i].kind != number && (d.tokens[i].text == "." || !d.tokens[i].upper && d.tokens[i+1].text == ".") {
		i++
	}
	if i >= end || !d.tokens[i].upper {
		return none
	}
	for i < end && (d.tokens[i].upper && !d.isNominative(i) || d.isInitial(i-1) && d.tokens[i].text == ".") {
		i++
	}
	return i
}

// legalForm is the end of the legal form that a company's name has at token j: "Sp. z
// o.o.", "z o.o.", "sp. k.".
func (d *drafter) legalForm(j, end int) int {
	for _, form := range [][]string{{"sp", ".", "z", "o", ".", "o", "."}, {"sp", "z", "o", ".", "o", "."}, {"z", "o", ".", "o", "."}, {"sp", ".", "k", "."}, {"sp", ".", "j", "."}} {
		if n := min(end, j+len(form)); slices.EqualFunc(d.tokens[j:n], form, func(t token, s string) bool { return t.text == s }) {
			return n
		}
	}
	return j
}

// beforeTail is the token behind a number and an adjective at token i that the tail of a
// Polish collective follows: "komitety ludowe 28 nadmorskich prowincji i miast".
func (d *drafter) beforeTail(i, end int) int {
	j := i
	if j < end && d.inflects() && d.tokens[j].kind == number {
		j++
	}
	if j < end && (strings.HasSuffix(d.lower(j), "ych") || strings.HasSuffix(d.lower(j), "ich")) {
		j++
	}
	if j == i || !d.inflects() || j >= end || !d.is(j, classTail) {
		return i
	}
	return j
}

// startsAnother tells whether the Polish word at token k behind the conjunction at token
// j has a form with which no field goes on that a body is in charge of: a dative, or an
// adjective in the nominative: "i Skarbnikowi Gminy", "i Polski Czerwony Krzyż".
func (d *drafter) startsAnother(j, k int) bool {
	if !d.inflects() {
		return false
	}
	dative := func(i int) bool { return strings.HasSuffix(d.lower(i), "emu") || strings.HasSuffix(d.lower(i), "owi") }
	nominative := d.endsIn(k, "ski", "cki", "ska", "cka", "skie", "ckie")
	return dative(k) && !dative(j-1) || nominative && !d.hasAdjectiveEnding(j-1) && k+1 < len(d.tokens) && d.tokens[k+1].upper
}

// governsInside tells whether the preposition at token j stands inside the field a
// Polish body is named after: "Komitet ds. Reagowania na Klęski Żywiołowe".
func (d *drafter) governsInside(first, j, end int) bool {
	if !d.inflects() || j+1 >= end || !d.tokens[j-1].upper || d.isAny(j+1, classMonth, classOrdinal) || d.startsBody(j+1) {
		return false
	}
	return slices.Contains([]string{"na", "z", "ze", "przed", "przeciw", "przeciwko"}, d.tokens[j].text) && d.isAnyWithin(first+1, j, j-first-1, classJoin)
}

// isFieldAlone tells a Polish word that names both a body and a field, where nothing
// goes on behind it as behind a head: "Spraw Wewnętrznych i Administracji".
func (d *drafter) isFieldAlone(k, end int) bool {
	return d.inflects() && d.is(k, classSubject) && !d.isNominative(k) && (k+1 >= end || !d.tokens[k+1].upper)
}

// townAndCommune tells whether the Polish conjunction at token j stands inside the name of
// a commune: "Burmistrz Miasta i Gminy Kórnik".
func (d *drafter) townAndCommune(j int) bool {
	if !d.inflects() || j+1 >= len(d.tokens) || !d.is(j, classAnd) || !d.tokens[j-1].upper {
		return false
	}
	parts := d.tokens[j-1].text + " " + d.tokens[j+1].text
	return parts == "miasta gminy" || parts == "gminy miasta"
}

// onlyAdjectives tells whether the words from i to end all end as Polish adjectives do.
func (d *drafter) onlyAdjectives(i, end int) bool {
	for ; i < end; i++ {
		if !d.hasAdjectiveEnding(i) {
			return false
		}
	}
	return true
}

// betweenAcronyms tells whether the Polish conjunction at token j stands between two
// names in capitals: "CSIRT MON i CSIRT NASK".
func (d *drafter) betweenAcronyms(first, j, end int) bool {
	return d.inflects() && !d.tokens[j].upper && j+1 < end && (d.tokens[j+1].caps || d.isShortName(j+1)) && (j == first+1 && d.isShortName(first) || !slices.ContainsFunc(d.tokens[first:j], func(t token) bool { return !t.caps }))
}

// holdsOffice tells whether the post or office that begins at first goes on with the
// body it is in: "Podsekretarz Stanu w Ministerstwie Zdrowia".
func (d *drafter) holdsOffice(first, j int) bool {
	return slices.ContainsFunc([]string{"podsekretarz", "sekretarz", "dyrektor", "zastepc", "naczelnik", "kierownik", "pelnomocnik", "departament", "biur", "wydzial"}, func(p string) bool { return strings.HasPrefix(d.tokens[first].text, p) }) &&
		slices.Contains([]string{"ministerstwie", "kancelarii", "urzedzie", "komendzie", "kuratorium", "starostwie", "agencji", "inspektoracie", "centrali"}, d.tokens[j].text)
}

// endsAsParticiple tells a Polish participle in the plural by its ending: "powołanych",
// "wymienione", "kierujący".
func (d *drafter) endsAsParticiple(i int) bool {
	return d.endsIn(i, "ani", "eni", "ane", "one", "ęte", "ęci", "yte", "anych", "onych", "ętych", "ytych", "anym", "onym", "ętym", "ące", "ących", "ącym", "ącymi", "ący")
}

// namesAgain tells whether the short name of a Polish body stands in brackets behind its
// name: "Wietnamska Grupa Elektryczna (EVN)", "Narodowa Grupa Energii (Petrovietnam)".
func (d *drafter) namesAgain(m mention, end int) bool {
	i := m.end
	return d.inflects() && i+2 < end && d.tokens[i].text == "(" && d.tokens[i+2].text == ")" && d.tokens[i+1].kind == word && d.tokens[i+1].upper && d.tokens[m.first].kind == word && !m.body.collective && !d.isAny(i+1, classHead, classTitle, classLead, classCoordinate, classVerb)
}

// isHonorific tells the Polish word of respect before a title: "Panu Prezesowi".
func (d *drafter) isHonorific(i, end int) bool {
	return d.inflects() && i+1 < end && d.tokens[i+1].upper && slices.Contains([]string{"pan", "pana", "panu", "panem", "pani", "pania", "panowie", "panom", "panow", "panie"}, d.tokens[i].text)
}

// smallHead is the end of a Polish name of which only the adjective before its head, at
// token i, is capitalised: "Wojewódzki inspektor farmaceutyczny", "Wietnamskie biura
// handlowe za granicą".
func (d *drafter) smallHead(i, j, end int) int {
	const farthest = 3
	if d.isAny(i, classSkip, classFitting, classQuantifier, classConcern) { // "Właściwe ministerstwa"
		return j
	}
	for k := j + 1; d.inflects() && j == i+1 && k < min(end, j+farthest) && d.isManyAdjective(k-1); k++ { // "Państwowi powiatowi inspektorzy"
		if !d.tokens[k].upper && d.isAny(k, classHead, classHeads, classCollective) {
			return max(k+1, d.ofWhat(k+1, end))
		}
	}
	if !d.inflects() || j != i+1 || j >= end || d.tokens[j].upper || !d.isAny(j, classHead, classHeads, classCollective) || d.isAny(j, classVerb, classDeliverable) || !d.hasAdjectiveEnding(i) && !d.isManyPersons(i) && !d.isManyAdjective(i) {
		return j
	}
	k := j + 1
	for k < end && (d.isAdjective(k) || d.isSingularAdjective(k)) {
		k++
	}
	k = max(k, d.ofWhat(k, end))
	if k < end && d.tokens[k].upper && !d.isNominative(k) { // "Rzeszowski oddział Generalnej Dyrekcji"
		if of, ok := d.named(k, end); ok {
			k = of.end
		}
	}
	if k+1 < end && d.tokens[k].text == "za" && strings.HasPrefix(d.tokens[k+1].text, "granic") {
		k += 2
	}
	return k
}

// goesOnAsField tells whether a Polish field that a minister is competent in goes on behind
// "i" with the genitive at token i: "kultury i ochrony dziedzictwa narodowego przedłoży".
func (d *drafter) goesOnAsField(i, end int) bool {
	if !d.isGenitive(i, end) {
		return false
	}
	return d.isGenitive(i+1, end) || i+1 >= end || d.tokens[i+1].kind == mark || d.actsBehind(i+1, end)
}

// isGenitive tells a small Polish word with an ending of the genitive that no name breaks
// off at.
func (d *drafter) isGenitive(i, end int) bool {
	return d.inflects() && i < end && d.tokens[i].kind == word && !d.tokens[i].upper && !d.breaksName(i) && !d.isAny(i, classHead, classHeads, classCollective, classAlso, classPronoun) && (!d.is(i, classThing) || d.is(i, classSubject)) && !d.looksFuture(i) && !d.endsIn(i, "mi") && d.endsIn(i, "y", "i", "u", "a", "ów", "ń", "ej", "ego", "ych", "ich")
}

// fieldInGenitive is the end of the small words from token i that name a Polish field in the
// genitive: "rolnictwa i rozwoju wsi".
func (d *drafter) fieldInGenitive(i, end int) int {
	for d.isGenitive(i, end) || i > 0 && i+1 < end && d.is(i, classAnd) && d.isGenitive(i-1, end) && d.isGenitive(i+1, end) {
		i++
	}
	return i
}

// isManyAdjective tells a Polish adjective of several persons by its ending: "powiatowi",
// "wojewódzcy".
func (d *drafter) isManyAdjective(i int) bool {
	return d.endsIn(i, "owi", "scy", "zcy", "ccy", "lni", "jni", "czni")
}

// agreesWithin tells whether the Polish conjunction at token j stands between two genitives
// of the name that begins, in the form of a subject, at token first: "Krajowa Szkoła
// Sądownictwa i Prokuratury".
func (d *drafter) agreesWithin(first, j, k int) bool {
	genitive := func(i int) bool { return d.endsIn(i, "a", "y", "i", "u", "ów", "ego", "ej") }
	return d.inflects() && j > first+1 && d.is(j, classAnd) && d.beginsSubject(first) && !d.beginsSubject(k) && !d.isNominative(j-1) && genitive(j-1) && genitive(k) && !d.is(k, classHeads)
}
