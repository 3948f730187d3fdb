package decompose

import (
	"strings"
)

// capitalName reads a run of capitalised words that holds a head word:
// "Federal Energy Regulatory Commission", "Ministerstwo Finansów".
func (d *drafter) capitalName(i, end int) (int, bool) {
	if d.isSkipArticle(i) || d.isCall(i) || d.opensWithVerb(i) || d.tokens[i].caps && i+1 < end && d.tokens[i+1].caps && d.isCall(i+1) || // "FURTHER REQUESTS the"
		d.is(i, classQuantifier) || !d.is(i, classHead) && d.isAny(i, classObject, classStop) {
		return 0, false
	}
	if d.inflects() && d.isAny(i, classDeliverable, classThing) && !d.is(i, classHead) && !(i+1 < end && d.isNominativeAdjective(i) && d.isAny(i+1, classHead, classHeads, classCollective)) { // "Dyrektywa Premiera"
		return 0, false
	}
	lower := !d.tokens[i].upper
	if lower && !d.startsLower(i) {
		return 0, false
	}
	j := d.capitalRun(i, end, false)
	if j == i {
		return 0, false
	}
	if k := d.smallHead(i, j, end); !lower && k > j {
		return k, true
	}
	if lower && j == i+1 && d.inflects() && !d.isNominative(i) { // "dyrektorowi administracji samorządu"
		j = d.fieldInGenitive(j, end)
	}
	if !lower && j == i+1 && d.isManyPersons(i) { // "Komendanci powiatowi PSP"
		j = d.ofWhat(j, end)
	}
	if j == i+1 && j < end && (lower && d.isSingularAdjective(j) || !lower && d.inflects() && (d.isAdjective(j) || d.isSingularAdjective(j))) { // "komisja konkursowa"
		j++
		if next, join := d.joins(i, j, end); join { // "Konsultant krajowy w dziedzinie kardiologii"
			j = next
		}
		if j < end && d.tokens[j].upper && !d.isNominative(j) && !d.startsAnother(i, j) { // "Zespół prasowy KPRM"
			j = d.capitalRun(j, end, true)
		}
	}
	for j > i+1 && j+1 < end && d.joinsAdjectives(j, end) { // "wojewodami dolnośląskim i opolskim"
		j += 2
	}
	if h, ok := d.longestWithin(i, end, classHead); ok && !lower { // "Grupa robocza"
		j = max(j, i+h.length)
	}
	j = d.namedAfter(i, d.serves(j, end), end)
	for k := i; k < j; k++ {
		if d.is(k, classHead) {
			return j, k > i || !d.is(i, classVerb) || j > i+1
		}
	}
	return 0, false
}

// startsLower tells whether a name may begin here in small letters: "minister
// właściwy do spraw transportu".
func (d *drafter) startsLower(i int) bool {
	h, ok := d.longest(i, classHead)
	if !ok {
		return false
	}
	if d.is(i+h.length, classJoin) || strings.HasPrefix(d.tokens[min(i+h.length, len(d.tokens)-1)].text, "obslugujac") {
		return true
	}
	if !d.inflects() || i == 0 {
		return false
	}
	if j := i + h.length; d.isNominative(i) && !d.is(i-1, classQuantifier) && j < len(d.tokens) && (d.isAny(j, classModal, classLead, classVerb) || d.presentVerb(j, j+1)) { // "do 5 maja wojewoda określi"
		return true
	}
	if j := i + h.length; d.isNominative(i) && j < len(d.tokens) && d.tokens[j].upper && (d.tokens[i-1].kind == mark || d.is(i-1, classAnd)) { // ", przewodniczący Komitetu"
		return true
	}
	if j := i + h.length; i > 1 && j < len(d.tokens) && d.tokens[j].upper && !d.isNominative(i) && d.is(i-1, classAnd) && d.tokens[i-2].upper { // "Czerwonego Krzyża i klubów Honorowych Dawców Krwi"
		return true
	}
	if j := i + h.length; j < len(d.tokens) && d.tokens[j].upper && d.opensItem(i) { // "Zobowiązuje się: 1) dyrektora Wydziału"
		return true
	}
	if _, charged := d.endsAt(max(0, i-4), i, classAssign); charged { // "powierzył wicepremierowi Bui Thanh Sonowi"
		return true
	}
	_, verb := d.verbEnding(max(0, i-4), i)
	return (verb || d.presentVerb(i-1, i)) && d.isNominative(i) // "wyznacza minister"
}

// capitalRun reads capitalised words and what joins them from token i on; the
// first word may be a small one when it is a head, or any when bare.
func (d *drafter) capitalRun(i, end int, bare bool) int {
	const longest = 40 // tokens; no name is longer
	j, named := i, bare
	end = min(end, i+longest)
	for j < end {
		t := d.tokens[j]
		switch {
		case j > i && t.text == "sp" && d.legalForm(j, end) > j:
			return d.legalForm(j, end)
		case t.kind == word && t.upper && !(j > i && d.startsBody(j) && !d.is(j-1, classJoin) && d.completeBefore(i, j)):
			j++
			continue
		case j == i && t.kind == word:
			j++
			continue
		case t.kind == number && j > i && len(t.text) <= 3 && d.tokens[j-1].upper:
			j++
			continue
		case t.text == "." && j > i && j+1 < end && !t.space && d.isInitial(j-1) && d.tokens[j+1].upper: // "U.S. Geological Survey"
			j++
			continue
		case t.text == "." && j > i && d.numbersUnit(j):
			j++
			continue
		case t.text == "." && j > i+1 && j+1 < end && d.inEnglish() && d.tokens[j-1].text == "no" && d.tokens[j+1].kind == number && len(d.tokens[j+1].text) <= 3: // "Working Group No. 4"
			j += 2
			continue
		case t.text == "/" && j > i && !t.space && d.inflects() && d.isInitial(j-1) && j+1 < end && d.tokens[j+1].upper: // "GDDKiA O/Olsztyn"
			j++
			continue
		case t.text == "/" && j > i && !t.space && d.inEnglish() && d.tokens[j-1].caps && j+2 < end && d.tokens[j+1].caps && !d.tokens[j+1].space && d.tokens[j+2].upper: // "HEART/NSTA Trust"
			j++
			continue
		case t.text == "'" && j > i && !t.space && j+1 < end && d.tokens[j+1].upper: // "Farmers' Association"
			j++
			continue
		case t.text == "'s" && j+1 < end && d.tokens[j+1].upper && (d.is(j+1, classHead) || d.inEnglish() && d.is(i, classIssuer)):
			j += 2
			continue
		}
		next, join := d.joins(i, j, end)
		if next == j {
			if next = d.namedAfter(i, j, end); next > j && d.tokens[next-1].kind == mark {
				return next
			}
		}
		if next == j {
			break
		}
		named = named || join
		j = next
	}
	for j > i && (d.tokens[j-1].kind == mark || d.is(j-1, classAnd) && !d.tokens[j-1].upper) {
		j--
	}
	return j
}

// isInitial tells a single capital letter.
func (d *drafter) isInitial(i int) bool {
	return d.tokens[i].upper && d.tokens[i].end-d.tokens[i].start == 1
}

// completeBefore tells whether another body begins at token j of the run from i:
// a head in the form of a subject, where the run does not begin with one.
func (d *drafter) completeBefore(i, j int) bool {
	return d.beginsSubject(j) && !d.isNominative(i) && !d.onlyAdjectives(i, j) // "Centralna Komisja"
}

// joins reads what may stand inside a name at token j that is not capitalised,
// and returns the token at which the name goes on.
func (d *drafter) joins(first, j, end int) (next int, join bool) {
	if j >= end {
		return j, false
	}
	if m, ok := d.longestWithin(j, end, classJoin); ok {
		if d.tokens[j].text == "on" && j+1 < end && d.is(j+1, classMonth) { // "the Department on September 25"
			return j, false
		}
		if d.tokens[j].text == "to" && (j == first || !d.isServing(j-1)) {
			return j, false
		}
		k := j + m.length
		if k < end && (d.isSkipArticle(k) || d.tokens[k].text == "." && !d.tokens[k].space && d.is(j, classAbbreviation)) { // "Komitet ds. Etnicznych"
			k++
		}
		if k < end && d.tokens[k].upper {
			return k, true
		}
		if k+1 < end && d.inEnglish() && d.isLevel(k) && d.tokens[k+1].upper && d.tokens[k-1].text == "the" { // "Standing Committee of the provincial Party Committee"
			return k + 1, true
		}
		if k+1 < end && d.inEnglish() && d.tokens[k].kind == number && d.tokens[k+1].upper && !d.is(k+1, classMonth) { // "Headquarters of 11 Corps"
			return k + 1, true
		}
		if d.inflects() { // "do spraw finansów publicznych"
			if k = d.smallWords(k, end); k > j+m.length {
				return k, true
			}
		}
		return j, false
	}
	if t, ok := d.longestWithin(j, end, classTail); ok && d.tokens[j].text == "-" { // "– Państwowy Instytut Badawczy"
		return j + t.length, false
	}
	if d.dashes(j, end) && j > first+1 {
		return j + 1, false
	}
	if d.numeralsGoOn(j, end) {
		return j + 2, false
	}
	if d.sitedAt(first, j, end) || d.dashInName(first, j, end) {
		return j + 1, false
	}
	k, listed := j+1, false
	switch {
	case d.inEnglish() && (d.isPairName(j) || j > 0 && d.tokens[j-1].text == "minister" && d.is(j, classAnd) && k < end && d.tokens[k].text == "cabinet"): // "Department of the Prime Minister and Cabinet"
		return j + 2, true
	case d.inEnglish() && d.tokens[j].text == "," && d.is(k, classAnd) && k+1 < end && d.tokens[k+1].upper && strings.HasSuffix(d.tokens[first].text, "s") && d.isAny(first, classHead, classHeads) && d.is(k+1, classSubject): // "Ministries of Health, Education and Training, and Agriculture"
		return k + 1, false
	case d.inEnglish() && d.tokens[j].text == "&" && k < end && d.tokens[k].upper: // "Housing & Development Board"
		return k, false
	case d.andTheField(first, j, end):
		return k + 1, false
	case d.startsProper(first, j, end):
		return j, false
	case d.inEnglish() && d.tokens[j].text == "," && d.isSkipArticle(k) && k+1 < end && d.tokens[k+1].upper && !d.isAny(k+1, classHead, classTitle) && d.is(k+1, classSubject) && d.is(j-1, classSubject): // "Energy, the Environment and Water"
		return k + 1, false
	case d.partsAcronyms(first, j, end):
		return j, false
	case d.is(j, classPlace) && !d.tokens[j].upper:
		if d.inEnglish() && k+1 < end && d.is(k, classAnd) && d.tokens[k+1].upper && j > first+1 { // "of Phu Tho provinces and Hai Phong city"
			k++
		}
	case d.is(j, classAnd) && d.isSkipArticle(k) && k+1 < end && d.tokens[k+1].upper && !d.startsBody(k+1) && d.hasComma(first, j):
		return k + 1, false
	case d.is(j, classAnd) && (d.saysAll(first, j) || d.startsFor(first, k, end) || d.beforeAcronym(first, j, end) || d.betweenAcronyms(first, j, end) || d.manyFields(first, j)):
		return j, false
	case d.is(j, classAnd) && !d.tokens[j].upper && d.tokens[j].text != "oraz" && !(k < end && (d.beginsSubject(k) || d.inInstrumental(k) && !d.inInstrumental(j-1) || d.startsAnother(j, k))):
	case d.governsInside(first, j, end):
	case d.tokens[j].text == "," && (d.listInName(j, end) && !d.saysAll(first, j) && !d.listsNames(first, j, end) || d.ofPlacesToo(first, j+1)): // not "Vietnam Airlines, Vietjet and"
		listed = true
	case d.tokens[j].text == "-" && d.tokens[j].space:
	default:
		return j, false
	}
	if k >= end || !d.tokens[k].upper || !listed && d.startsBody(k) && !d.goesOn(first, j, k) && !d.isFieldAlone(k, end) && !d.townAndCommune(j) && !d.agreesWithin(first, j, k) {
		return j, false
	}
	return k, false
}

// beforeAcronym tells whether an acronym that names another body follows the
// Polish "i" at token j: "Polskie Radio i TVP".
func (d *drafter) beforeAcronym(first, j, end int) bool {
	return d.inflects() && j+1 < end && (d.isAcronym(j+1) || d.isShortName(j+1)) && !d.tokens[first].caps && (j+2 >= end || !d.tokens[j+2].upper)
}

// smallWords reads the field of a minister written in small letters.
func (d *drafter) smallWords(j, end int) int {
	const most = 5
	for n := 0; j < end && n < most; n++ {
		t := d.tokens[j]
		if t.kind != word || d.breaksName(j) || d.inflects() && (d.looksFuture(j) || d.isObjectNoun(j) || d.isAdverb(j)) {
			if n > 0 && d.is(j, classAnd) && j+1 < end && (d.is(j+1, classSubject) || d.goesOnAsField(j+1, end)) {
				j++
				continue
			}
			break
		}
		j++
	}
	return j
}

// startsBody tells whether the capitalised words at token k name another body.
func (d *drafter) startsBody(k int) bool {
	if k >= len(d.tokens) {
		return false
	}
	for _, m := range d.bodies[k] {
		if m.class != classSpot {
			return true
		}
	}
	for n := 0; k < len(d.tokens) && n < 8; n++ {
		t := d.tokens[k]
		if n > 0 && d.inEnglish() && !t.upper && d.isAny(k, classCollective, classHeads) && !d.is(k, classPlace) { // "Tribal governments"
			return true
		}
		if t.kind != word || !t.upper && t.text != "the" || n > 0 && d.inflects() && !d.tokens[k-1].caps && !d.hasAdjectiveEnding(k-1) { // "i Autostrad Oddział"
			return false
		}
		if d.isAny(k, classHead, classTitle) || d.isCollectiveAt(k) {
			return true
		}
		k++
	}
	return false
}
