package decompose

import (
	"slices"
	"strings"
)

// sitedAt tells whether a Polish name goes on at token j with the town it sits in:
// "Muzeum Narodowe w Krakowie", "Oddział GDDKiA w Opolu". A minister sits nowhere.
func (d *drafter) sitedAt(first, j, end int) bool {
	if j >= end {
		return false
	}
	if d.inflects() && d.tokens[j].text == "przy" && j+1 < end && d.tokens[j+1].upper && d.startsBody(j+1) && j > first+1 { // "Rada przy Ministrze Zdrowia"
		return true
	}
	if d.aimsAt(first, j, end) || d.inflects() && (d.tokens[j].text == "nad" || d.tokens[j].text == "za") && j > first && j+1 < end && d.tokens[j-1].upper && d.tokens[j+1].upper && !d.startsBody(j+1) { // "Towarzystwo Opieki nad Zwierzętami"
		return true
	}
	if !d.inflects() || d.tokens[j].text != "w" && d.tokens[j].text != "we" || j+1 >= end || !d.tokens[j+1].upper || d.isAny(j+1, classMonth, classOrdinal) {
		return false
	}
	if d.startsBody(j + 1) {
		return d.holdsOffice(first, j+1)
	}
	if d.is(first, classSited) {
		return j > first+1
	}
	return !d.isAny(first, classTitle, classIssuer) && !strings.HasPrefix(d.tokens[first].text, "minist") && (d.inLocative(j+1) || j > first+1)
}

// opensItem tells whether only the marker of a list item stands before token i in its line.
func (d *drafter) opensItem(i int) bool {
	const longest = 4 // tokens of a marker: "1.2)"
	for j := i - 1; j > max(0, i-longest-1); j-- {
		if t := d.tokens[j]; t.kind == word && t.end-t.start > 1 {
			return false
		}
		if d.beginsLine(j) {
			return true
		}
	}
	return false
}

// untilDeed is the end of the few small words from token i that "do" or "o" and what
// somebody is to do follow: "zobowiązano wykonawcę robót do przywrócenia".
func (d *drafter) untilDeed(i, end int) int {
	const most = 5
	for j := i; j+1 < min(end, i+most+1); j++ {
		switch {
		case j > i && (d.tokens[j].text == "do" || d.tokens[j].text == "o") && d.namesDeed(j+1):
			return j
		case d.tokens[j].kind != word || d.isAny(j, classObject, classStop, classVerb, classModal, classAnd, classThing, classDeliverable, classPronoun) || d.namesDeed(j):
			return i
		}
	}
	return i
}

// isObjectNoun tells a Polish noun for a thing that is no genitive by its ending, and
// so no part of a name: "przegląd", but not "systemów".
func (d *drafter) isObjectNoun(i int) bool {
	return d.isAny(i, classThing, classDeliverable) && !d.tokens[i].upper && d.endsIn(i, "ąd", "ek", "ór", "kt", "rt", "lan", "ram", "rd", "str", "ent", "et", "ał", "ost", "min", "kaz", "res")
}

// listedMembers is the end of the members of a Polish plural behind the colon at
// token i: "Wojewodowie: mazowiecki i lubelski", "Ministrowie: Zdrowia oraz Finansów".
func (d *drafter) listedMembers(i, end int) int {
	const most = 12
	if !d.inflects() || i >= end || d.tokens[i].text != ":" {
		return i
	}
	last := i
	for j, n := i+1, 0; j < end && n < most; n++ {
		switch {
		case d.tokens[j].upper && !d.startsBody(j) && !d.isAny(j, classVerb):
			j = d.capitalRun(j, end, true)
		case d.isSingularAdjective(j):
			j++
		default:
			return last
		}
		last = j
		if j >= end || d.tokens[j].text != "," && !d.is(j, classAnd) {
			return last
		}
		j++
	}
	return last
}

// beforeWish is the end of the small words from token i, behind "aby", that the verb
// of what is wished follows: "zaleca się, aby zarządcy nieruchomości dokonali".
func (d *drafter) beforeWish(i, end int) int {
	const most = 6
	if !slices.Contains([]string{"aby", "by", "zeby"}, d.tokens[i-1].text) {
		return i
	}
	for j := i + 1; j < min(end, i+most); j++ {
		switch {
		case d.pastVerb(j):
			return j
		case d.tokens[j].kind != word || d.isAny(j, classObject, classStop):
			return i
		}
	}
	return i
}

// numbersUnit tells whether the full stop at token i stands behind the number of a
// unit in a Polish name: "Dowódca 13. Śląskiej Brygady".
func (d *drafter) numbersUnit(i int) bool {
	return d.inflects() && i >= 2 && i+1 < len(d.tokens) && d.tokens[i-1].kind == number && len(d.tokens[i-1].text) <= 2 && d.tokens[i+1].upper && (d.tokens[i-2].upper && d.is(i-2, classHead) || d.hasRoleOf(classCoordinate, max(0, i-4), i-1))
}

// dashes tells whether a Polish name goes on behind the dash at token j with what
// it is a part of, or a part of it: "Narodowy Fundusz Zdrowia – Śląski Oddział".
func (d *drafter) dashes(j, end int) bool {
	return d.inflects() && j+1 < end && d.tokens[j].text == "-" && d.tokens[j].space && d.tokens[j+1].upper && d.startsBody(j+1) && !d.isAny(j+1, classTitle, classIssuer, classVerb)
}

// inLocative tells a word in the form that a place has after "w": "Opolu",
// "Gliwicach", "Pile".
func (d *drafter) inLocative(i int) bool {
	return d.endsIn(i, "e", "u", "ach", "ej", "ym", "y", "i")
}

// beginsSubject tells whether a head in the form of a subject stands at token i, or
// behind its adjectives: "Wietnamska Grupa", "Samodzielny Publiczny Zakład".
func (d *drafter) beginsSubject(i int) bool {
	for d.inflects() && i+1 < len(d.tokens) && d.tokens[i].upper && !d.isNominative(i) && d.isNominativeAdjective(i) {
		i++
	}
	return d.isNominative(i)
}

// isNominativeAdjective tells a Polish adjective in the form of a subject by its ending.
func (d *drafter) isNominativeAdjective(i int) bool {
	return d.endsIn(i, "ski", "ska", "skie", "cki", "cka", "ckie", "zki", "zka", "zkie", "ny", "na", "ne", "owy", "owa", "owe", "czy", "cza", "cze", "ły", "ła", "łe", "szy", "sza", "sze")
}

// serves is the end of what an office named by whom it serves has behind its head
// at token i: "urząd obsługujący ministra właściwego do spraw zdrowia".
func (d *drafter) serves(i, end int) int {
	if !d.inflects() || i+1 >= end || !strings.HasPrefix(d.tokens[i].text, "obslugujac") {
		return i
	}
	if m, ok := d.mentionAt(i+1, end); ok {
		return m.end
	}
	return i
}

// inInstrumental tells a Polish adjective in the instrumental, with which no field
// goes on that a body is in charge of: "z Prokuraturą Krajową i Najwyższym Sądem".
func (d *drafter) inInstrumental(i int) bool {
	return d.inflects() && d.endsIn(i, "ym", "im", "ą")
}

// manyCharged is the end of the small words from token i that name in the dative,
// or the accusative, whom Polish words charge: "zarządcom dróg publicznych".
func (d *drafter) manyCharged(i, end int) int {
	const most = 6
	noun := i
	if s := d.lower(i); strings.HasSuffix(s, "ym") || strings.HasSuffix(s, "im") || strings.HasSuffix(s, "ych") || strings.HasSuffix(s, "ich") {
		noun++
	}
	if noun >= end || d.tokens[noun].kind != word || d.isAny(noun, classThing, classDeliverable, classVerb, classPronoun) {
		return i
	}
	if s := d.lower(noun); len(s) < 6 || !strings.HasSuffix(s, "om") && !strings.HasSuffix(s, "ów") {
		return d.untilDeed(i, end)
	}
	for j := noun + 1; j < min(end, i+most); j++ {
		if d.tokens[j].kind != word || d.isAny(j, classObject, classStop, classVerb, classModal, classLead, classAnd, classCoordinate, classUrgent, classThing, classDeliverable) || d.namesDeed(j) || d.isDeadlineAt(j) || strings.HasSuffix(d.lower(j), "ę") {
			return j
		}
	}
	return min(end, i+most)
}

// aimsAt tells whether a Polish name goes on behind the preposition at token j with what
// the body is for or against: "Biuro Adaptacji do Zmian Klimatu", "Komisja Ścigania
// Zbrodni przeciwko Narodowi Polskiemu". What it sends goes to a body.
func (d *drafter) aimsAt(first, j, end int) bool {
	if !d.inflects() || j < first+2 || j+2 >= end || !d.tokens[j-1].upper || !d.tokens[j+1].upper || !d.tokens[j+2].upper || d.startsBody(j+1) {
		return false
	}
	return slices.Contains([]string{"przeciw", "przeciwko"}, d.tokens[j].text) || d.tokens[j].text == "do" && d.beginsSubject(first)
}

// isNominative tells a head in the form of a subject; "Izbą" is none.
func (d *drafter) isNominative(i int) bool {
	return d.is(i, classNominative) && !strings.HasSuffix(d.lower(i), "ą") && !strings.HasSuffix(d.lower(i), "ę")
}

// hasAdjectiveEnding tells a Polish word that ends as adjectives do in the
// singular.
func (d *drafter) hasAdjectiveEnding(i int) bool {
	return d.endsIn(i, "wa", "wy", "we", "na", "ny", "ne", "ska", "ski", "skie", "zka", "zki", "zkie", "cka", "cki", "ckie", "cza", "czy", "cze", "ym", "im", "ej", "ego", "emu", "ną", "ską", "cką", "wą", "czą", "szą", "szy", "sza", "sze")
}
