package decompose

import (
	"slices"
	"strings"
)

// saysAll tells whether an English name is whole before the "and" at token j: it
// ends with its head, or with an acronym, and no "of" went before: "African
// Development Bank and Afreximbank".
func (d *drafter) saysAll(first, j int) bool {
	if d.inEnglish() && j > first+1 && j+1 < len(d.tokens) && d.isShort(j+1) && !d.tokens[first].caps && !(j+2 < len(d.tokens) && d.tokens[j+2].upper) { // "Council on Environmental Quality and OSTP"
		return true
	}
	if d.inEnglish() && j == first+1 && d.is(first, classHead) && !d.tokens[first].caps && j+2 < len(d.tokens) && d.isShort(j+1) { // "Treasury and HM Revenue and Customs"
		return true
	}
	if j > first && j+1 < len(d.tokens) && d.tokens[j-1].text == "radio" && d.tokens[j+1].text == "television" { // "Radio and Television Station"
		return false
	}
	if !d.inEnglish() || j < first+2 || d.tokens[first].caps && d.tokens[j-1].caps || !d.isAny(j-1, classHead, classPlace) && !(d.tokens[j-1].caps && d.tokens[j-1].end-d.tokens[j-1].start > 1) {
		return false
	}
	for i := first; i < j; i++ {
		if d.is(i, classJoin) || d.tokens[i].text == "," {
			return false
		}
	}
	return true
}

// listsNames tells whether the comma at token j parts English names of their own, since
// neither a head or preposition before it nor a head behind the list makes one of them:
// "Da Nang, Bac Ninh and Hue", not "Energy, Trade and Industry Committee".
func (d *drafter) listsNames(first, j, end int) bool {
	if !d.inEnglish() || d.isAnyWithin(first, j, j-first, classHead, classJoin) {
		return false
	}
	k := j
	for k < end && (d.tokens[k].upper || d.tokens[k].text == "," || d.is(k, classAnd)) {
		k++
	}
	for k > j && (d.tokens[k-1].text == "," || d.is(k-1, classAnd) && !d.tokens[k-1].upper) {
		k--
	}
	return !d.is(k-1, classHead) && !d.is(k-1, classPlaceName)
}

// startsFor tells whether an English body that a preposition alone makes a name of begins at
// token k, behind one that has its own: "Department for Business and Transport for Wales".
func (d *drafter) startsFor(first, k, end int) bool {
	return d.inEnglish() && k+2 < end && d.tokens[k].upper && d.tokens[k+1].text == "for" && (d.tokens[k+2].upper || d.isSkipArticle(k+2)) && d.isAnyWithin(first, k, k-first, classJoin)
}

// isShort tells an English short name in capitals.
func (d *drafter) isShort(i int) bool {
	const longest = 8
	t := d.tokens[i]
	return t.caps && t.end-t.start <= longest
}

// placesToo is the end of the further places of a plural title from token i on, where
// a word for their kind ends the list: "Chairmen of Tien Giang and Long An provinces".
func (d *drafter) placesToo(i, end int) int {
	const most = 8
	if i < end && d.is(i, classPlace) && !d.tokens[i].upper {
		return i + 1
	}
	j := i
	for n := 0; j+1 < end && n < most && (d.tokens[j].text == "," || d.is(j, classAnd)); n++ {
		k := j + 1
		if d.is(k, classAnd) {
			k++
		}
		from := k
		for k < end && d.tokens[k].upper {
			k++
		}
		if k == from {
			return i
		}
		if j = k; j < end && d.is(j, classPlace) && !d.tokens[j].upper {
			return j + 1
		}
	}
	return i
}

// ownedAt tells whether the apostrophe at token i stands behind a plural that owns what
// follows: "patients' organisations".
func (d *drafter) ownedAt(i, end int) bool {
	return i > 0 && i+1 < end && d.tokens[i].text == "'" && !d.tokens[i].space && strings.HasSuffix(d.tokens[i-1].text, "s") && d.tokens[i+1].kind == word
}

// withAcronym goes past the acronym in brackets behind an English name, which is no part
// of it: "Vietnam Electricity (EVN)". A Persian text writes it in Latin letters, as it
// does other short names, and there it belongs to the name.
func (d *drafter) withAcronym(m mention, end int) mention {
	const longest, words = 8, 3 // letters of an acronym, words of a short name
	i := m.end
	if m.body.collective || i+2 >= end || d.tokens[i].text != "(" || d.lexicon.Order == verbLast && counter(d.tokens[i+1]) != "" {
		return m
	}
	last := d.closing(i, end)
	if d.postsField(m, i, last, end) {
		m.end = last + 1
		return d.rewritten(m)
	}
	if d.inEnglish() && last == i+2 && d.tokens[i+1].caps && d.tokens[i+1].end-d.tokens[i+1].start <= longest && d.tokens[i-1].upper {
		m.end = last + 1
	} else if d.lexicon.Order == verbLast && last == i+2 && last < end && d.tokens[i+1].kind == word && !d.isAny(i+1, classPlace, classPlaceName, classAdverb) {
		m.end = last + 1
		return d.rewritten(m)
	} else if d.namesAgain(m, end) || d.lexicon.Order == verbLast && last < end && last <= i+1+words && d.isLatin(i+1) {
		m.end = last + 1
		return d.rewritten(m)
	}
	return m
}

// isCollectiveAt tells whether the words at token k name a kind of body; capitals
// behind them show that they are part of a longer name: "Farmers Welfare".
func (d *drafter) isCollectiveAt(k int) bool {
	m, ok := d.longest(k, classCollective)
	return ok && !(d.inEnglish() && d.tokens[k].upper && k+m.length < len(d.tokens) && d.tokens[k+m.length].upper)
}

// describedFrom is the token at which the small words begin that say which members of
// an English collective at token i are meant, behind an article or the words that give
// it a role: "the project management boards", "consult county governors".
func (d *drafter) describedFrom(start, i int) int {
	const most = 3
	if !d.inEnglish() {
		return i
	}
	for at := i - 1; at > start && at >= i-most && !d.tokens[at].upper && (!d.startsNoName(at, at+1) || d.is(at, classHead) && !d.isAny(at, classVerb, classModal, classLead)) && !d.isAny(at, classRelative, classPronoun); at-- {
		listed := at-2 >= start && d.is(at-1, classAnd) && d.tokens[at-2].upper // "Transport for London and combined authorities"
		if role, from := d.roleEnding(start, at); listed || d.isSkipArticle(at-1) || d.tokens[at-1].text == "(" || role != "" && role != classObject && from < at || d.doneTogether(start, at-1, at) {
			return at
		}
	}
	return i
}

// isApposition tells whether a mention is a further title of the person named before it:
// "Deputy Prime Minister Bui Thanh Son, Head of Steering Committee 389, with".
func (d *drafter) isApposition(person, m mention, end int) bool {
	return d.is(person.first, classIssuer) && m.body.Head && m.first == person.end+1 && d.tokens[person.end].text == "," && m.end+1 < end && d.tokens[m.end].text == "," &&
		!d.isAny(m.end+1, classAnd, classHead, classTitle, classSkip)
}

// withoutKind is the last place of a list without the word for the kind of all of them,
// which is no part of its name: "Kien Giang, Ca Mau and Bac Lieu provinces".
func (d *drafter) withoutKind(m mention, before []mention) mention {
	n, last := len(before), m.end-1
	if !d.inEnglish() || n == 0 || m.body.Head || m.body.collective || last == m.first || !d.is(last, classPlace) || d.tokens[last].upper ||
		!strings.HasSuffix(d.tokens[last].text, "s") || !d.joined(before[n-1].end, m.first) || d.hasHead(m.first, last) {
		return m
	}
	written := d.body(m.first, last)
	m.body.AsWritten, m.body.Span = written.AsWritten, written.Span
	return m
}

// namesPlacesIn tells whether one of the English names from i to end is plainly that of
// a place: "Ca Mau and Ba Ria - Vung Tau", "Hue and Da Nang City".
func (d *drafter) namesPlacesIn(i, end int) bool {
	return d.inEnglish() && (d.is(end-1, classPlace) || slices.ContainsFunc(d.tokens[i:end], func(t token) bool { return t.text == "-" && t.space }))
}

// hasHead tells whether one of the tokens is the head of a body's name.
func (d *drafter) hasHead(first, end int) bool {
	return d.isAnyWithin(first, end, end-first, classHead)
}

// manyFields tells whether the "and" at token j is the second of an English name: the
// fields of one body are joined by one, so that another body follows.
func (d *drafter) manyFields(first, j int) bool {
	if !d.inEnglish() || strings.HasSuffix(d.tokens[first].text, "s") { // "Ministers of Industry and Trade, Construction and Health"
		return false
	}
	for i := first + 1; i < j; i++ {
		if d.is(i, classAnd) && !d.tokens[i].upper {
			return true
		}
	}
	return false
}

// dashInName tells whether the English name that begins at token first goes on behind
// the dash at token j: "Vietnam National Industry - Energy Group".
func (d *drafter) dashInName(first, j, end int) bool {
	return d.inEnglish() && j > first+1 && j+1 < end && d.tokens[j].text == "-" && d.tokens[j].space && d.tokens[j+1].upper && !d.is(j+1, classHead) && !d.hasHead(first, j)
}

// ofMembers tells whether an English name is that of a body that its members form:
// "Association of Seafood Exporters and Producers".
func (d *drafter) ofMembers(first, j int) bool {
	for i := first; i+1 < j; i++ {
		switch d.tokens[i].text {
		case "association", "federation", "confederation", "union", "alliance", "chamber", "society", "league", "network", "forum":
			return d.is(i+1, classJoin)
		}
	}
	return false
}

// pluralPlaces is the end of the places that an English plural right before token i is of:
// "of the provinces of Lao Cai, Yen Bai and Ha Giang".
func (d *drafter) pluralPlaces(i, end int) int {
	if !d.inEnglish() || i+1 >= end || d.tokens[i].text != "of" || !d.is(i-1, classPlace) || d.tokens[i-1].upper {
		return i
	}
	return max(i, d.placesFrom(i+1, end))
}

// placesFrom is the end of the names that commas and a conjunction list from token i on,
// 0 where none begins: "Lao Cai, Ba Ria - Vung Tau and Ha Giang".
func (d *drafter) placesFrom(i, end int) int {
	j := 0
	for k := i; k < end && d.tokens[k].upper && (!d.startsBody(k) || d.isProvinceAt(k)); {
		for k < end && (d.tokens[k].upper || d.tokens[k].text == "-" && d.tokens[k].space && k+1 < end && d.tokens[k+1].upper) {
			k++
		}
		if k < end && d.is(k, classPlace) && !d.tokens[k].upper { // "Luc Yen district, Van Yen district and Yen Bai city"
			k++
		}
		j = k
		if k < end && d.tokens[k].text == "," {
			k++
		}
		if k < end && d.is(k, classAnd) {
			k++
		}
	}
	return j
}

// hasComma tells whether a list stands inside the name from first to end.
func (d *drafter) hasComma(first, end int) bool {
	return slices.ContainsFunc(d.tokens[first:end], func(t token) bool { return t.text == "," })
}

// isServing tells an office held to somebody: "Assistant to the President".
func (d *drafter) isServing(i int) bool {
	switch d.tokens[i].text {
	case "secretary", "clerk", "counsel", "assistant", "adviser", "advisor", "ambassador", "counselor", "counsellor", "envoy", "delegate":
		return true
	}
	return false
}

// goesOn tells whether a name goes on behind the "and" at token j though the
// words at token k could begin another: what stands before it can't be a name, as
// in "Fish and Wildlife Service", or an article stands before both, as in "of the
// Food and Drug Administration".
func (d *drafter) goesOn(first, j, k int) bool {
	if d.inflects() { // "Minister Spraw Wewnętrznych i Administracji", which is no subject
		return d.isNominative(first) && strings.HasSuffix(d.lower(k), "cji")
	}
	if d.inEnglish() && (d.ofPlacesToo(first, k) || d.awaitsNoun(first, j)) {
		return true
	}
	if !d.inEnglish() || d.tokens[j].kind != word || d.isAny(k, classHead, classTitle) && d.tokens[k].text != "television" && !(k+1 < len(d.tokens) && d.tokens[k+1].upper && d.is(k+1, classHead)) || len(d.bodies[k]) > 0 {
		return false
	}
	if d.ofMembers(first, j) || d.isAdministering(k) || d.tokens[j-1].text == "radio" && d.tokens[k].text == "television" {
		return true
	}
	if d.is(j-1, classPlaceName) || (j > first+1 || d.tokens[first].caps) && d.looksProper(first) && d.looksProper(j-1) { // "NITI Aayog and Road Board", "New South Wales and Police Service"
		return false
	}
	if d.isCollectiveAt(k) || j == first+1 && d.isShort(first) { // "NHAI and Border Roads Organisation"
		return false
	}
	comma := false
	for i := j - 1; i >= first; i-- {
		if d.is(i, classHead) {
			return false
		}
		if d.isSkipArticle(i) {
			return i > first
		}
		if d.tokens[i].text == "," {
			comma = true
			continue
		}
		if !d.tokens[i].upper {
			return comma && d.is(i, classJoin)
		}
	}
	return true
}
