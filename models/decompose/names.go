package decompose

import (
	"slices"
	"strconv"
)

// named reads a body that the registry may not know, by the grammar of names: a
// head word ("Ministry", "Sở", "وزارة") and what it is in charge of.
func (d *drafter) named(i, end int) (mention, bool) {
	n, ok := 0, false
	switch {
	case d.isChairing(i, end):
	case d.lexicon.Names != capitalised:
		if n, ok = d.sitedName(i, end); !ok {
			n, ok = d.chainName(i, end)
		}
		if !ok {
			n, ok = d.pashtoName(i, end)
		}
		if !ok {
			n, ok = d.placeNamed(i, end)
		}
		if m, deputy := d.longestWithin(i, end, classDeputy); !ok && deputy && d.lexicon.Order == verbLast { // "معاون نخست وزیر"
			n, ok = i+m.length, true
		}
	case d.is(i, classHeadingWord) && i+1 < end && d.tokens[i+1].kind == number: // "Section 18 of the Annex"
	case d.lexicon.Tones:
		n, ok = d.syllableName(i, end)
	default:
		n, ok = d.capitalName(i, end)
	}
	if !ok {
		return mention{}, false
	}
	if d.lexicon.Names == capitalised && !d.lexicon.Tones && d.tokens[n-1].upper && d.tokens[n-1].end-d.tokens[n-1].start == 1 && n < end && !d.tokens[n].space {
		n = d.pastInitials(n, end) // "S.A."
	}
	n = d.withHost(n, end)
	n = d.withPlaces(i, d.withCampus(n, end), end)
	if d.lexicon.Order == verbLast {
		if n = d.listInside(i, n, end); !d.isFull(i, n) {
			n = d.toPause(d.throughCountry(n, end), end)
		}
		n = d.withAdjectives(d.beforeItsObject(i, d.beforeMarked(i, d.withParent(i, n, end), end), end), end)
		for n > i+1 && (d.tokens[n-1].text == "،" || d.tokens[n-1].text == "و") { // what was taken for its list was the object
			n--
		}
	}
	if m, orders := d.longestWithin(i, end, classIssuer); orders && m.length > 1 && d.lexicon.Order == verbLast { // "رئیس جمهور گفت"
		n = min(n, i+m.length)
	}
	if d.lexicon.Order == verbLast {
		n = d.attested(i, n, end)
	}
	n = d.abroad(i, d.beforeBy(i, n, end), end)
	if d.lexicon.Clitics {
		n = d.allowedWhat(d.withServed(i, n, end), end)
	}
	if d.ordersInside(i, n, end) {
		return mention{}, false
	}
	m := d.withTail(mention{first: i, end: d.withPortfolio(i, d.personNamed(i, n, end), end)}, end)
	if place := d.placed(i, m.end); place != "" && !(d.inEnglish() && d.isManyBodies(m)) {
		m.body.Key, m.body.Code = place, d.codeOf(place)
	}
	return m, true
}

// personNamed is the end of the name that follows the title of one of those who
// give the orders, in the tokens from i to n, where no capitals show it: "نائب رئيس
// الوزراء تران هونغ ها".
func (d *drafter) personNamed(i, n, end int) int {
	const most = 4
	m, ok := d.longest(i, classIssuer)
	title := min(i+m.length, end)
	if d.lexicon.Clitics && title < end && (d.tokens[title].text == "الدایم" || d.tokens[title].text == "الاول") { // "نائب رئيس الوزراء الدائم"
		title++
	}
	if !ok || d.lexicon.Names == capitalised || title < n {
		return n
	}
	n = title
	j := n
	for j < min(end, n+most) {
		t := d.tokens[j]
		if j >= n+2 && d.lexicon.Order == verbLast && d.is(j, classObject) && d.pauses(j+1, end) { // "نگوین هوا بین"
			return j + 1
		}
		if t.text == "بین" && j > n && d.tokens[j-1].text == "هوا" { // "نگوین هوا بین"
			return j + 1
		}
		known := d.lexicon.vocabulary[t.key]
		if d.lexicon.Order == verbLast { // places lend people their words: "هوا"
			known = known && d.isAny(j, classHead, classWeakHead, classCollective, classSubject, classTail, classVerb, classDeliverable, classSkip, classPlace)
		}
		if j == n && (t.text == "هو" || t.text == "لی") && d.lexicon.Clitics && j+2 < end && d.isForeign(j+1) && d.isForeign(j+2) { // "هو دوك فوك"
			j += 2
			continue
		}
		if t.kind != word || t.text == "و" || known || d.hasArticle(j) || d.breaksName(j) || d.isParticle(j) {
			break
		}
		j++
	}
	if d.lexicon.Order == verbLast && j == n+most && !d.pauses(j, end) && d.tokens[n+1].text != "تی" && d.tokens[n+1].text != "وان" { // what is done begins
		j--
	}
	if j < n+2 { // a name has two words at least
		return n
	}
	return j
}

// placed is the key of the province whose committee the tokens name, or "".
func (d *drafter) placed(first, end int) string {
	if !slices.ContainsFunc(d.matches[first:end], func(found []match) bool {
		return slices.ContainsFunc(found, func(m match) bool { return m.class == classCommittee })
	}) {
		return ""
	}
	for i := first; i < end; i++ {
		var here []int
		for _, m := range d.bodies[i] {
			if n, err := strconv.Atoi(m.value); err == nil && m.class == classSpot && i+m.length == end {
				here = append(here, n)
			}
		}
		if len(here) > 0 {
			if a, closed := d.index.agency(here); !closed {
				return a.Key
			}
		}
	}
	return ""
}

func (d *drafter) codeOf(key string) string {
	for i := range d.index.registry.Agencies {
		if a := &d.index.registry.Agencies[i]; a.Key == key {
			return a.Code
		}
	}
	return ""
}

// complement reads what a body is in charge of at token i, and where that ends.
func (d *drafter) complement(i, end int) (int, bool) {
	switch {
	case d.lexicon.Names != capitalised:
		return d.chain(i, i, end)
	case d.lexicon.Tones:
		return d.syllables(i, end)
	}
	if !d.tokens[i].upper {
		return i, false
	}
	j := d.capitalRun(i, end, true)
	return j, j > i
}

// breaksName tells whether a name can't go on with token j.
func (d *drafter) breaksName(j int) bool {
	subject, _ := d.longest(j, classSubject)
	for _, m := range d.look(j) {
		if nameBreaks[m.class] && m.length >= subject.length {
			return true
		}
	}
	return d.pastVerb(j)
}

// nameBreaks are the classes no word of which stands inside a name, unless it
// begins a longer field: "giao" and "giao thông".
var nameBreaks = setOf(classStop, classVerb, classModal, classLead, classCoordinate, classPast, classAssign, classAgent, classObject, classSubmit, classMay, classDeliverable, classChargeAfter,
	classBefore, classBy, classIn, classFrom, classWithin, classUrgent, classEvery, classEvent, classRecurring, classAnd)

func setOf(all ...string) map[string]bool {
	set := make(map[string]bool, len(all))
	for _, s := range all {
		set[s] = true
	}
	return set
}
