package decompose

import (
	"slices"
	"strings"
)

// countryBody reads an English body that is named by its field, or by an acronym, and by its
// country: "Transport for Wales", "Immigration, Refugees and Citizenship Canada".
func (d *drafter) countryBody(i, end int) (mention, bool) {
	const most = 10
	if !d.inEnglish() || !d.tokens[i].upper || !d.is(i, classSubject) && !(d.tokens[i].caps && i+1 < end && d.is(i+1, classPlaceName)) {
		return mention{}, false
	}
	for j := i; j < min(end, i+most); {
		if p, ok := d.longestWithin(j, end, classPlaceName); ok && j > i && d.tokens[j].upper {
			next := j + p.length
			return d.rewritten(mention{first: i, end: next}), next == end || !d.tokens[next].upper
		}
		if s, ok := d.longestWithin(j, end, classSubject); ok && d.tokens[j].upper {
			j += s.length
		} else if d.tokens[j].text == "," || d.tokens[j].text == "for" || d.is(j, classAnd) && d.tokens[j].kind == word || j == i {
			j++
		} else {
			return mention{}, false
		}
	}
	return mention{}, false
}

// endsAsNoun tells an English word with an ending of nouns for what bodies are in charge
// of, and of no proper names: "Prevention", "Disparities".
func (d *drafter) endsAsNoun(i int) bool {
	return slices.ContainsFunc([]string{"tion", "sion", "ment", "ness", "ity", "ities", "ance", "ence", "ies", "ship", "ing", "ture", "ics", "logy", "age", "ism", "ions", "ments", "ings", "ures", "ery", "ory", "cy", "ural", "ers", "ors", "al", "ic", "ive", "ous", "ry"}, func(e string) bool { return strings.HasSuffix(d.tokens[i].text, e) })
}

// looksProper tells an English word in capitals or one that no list has and that ends as no
// common noun does: "Viettel", "NITI".
func (d *drafter) looksProper(i int) bool {
	t := d.tokens[i]
	return t.upper && (t.caps || !d.lexicon.vocabulary[t.key] && !d.endsAsNoun(i))
}

// startsProper tells whether a name of its own begins behind the conjunction at token j of
// an English one that is whole without it: that of a body with its country, or words that
// are no field: "the Ministry of Trade and Transport Scotland", "... and Viettel".
func (d *drafter) startsProper(first, j, end int) bool {
	k := j + 1
	if !d.inEnglish() || !d.is(j, classAnd) || k >= end || !d.tokens[k].upper || !d.isAnyWithin(first, j, j-first, classHead) || !d.is(first, classHead) && !d.isAnyWithin(first, j, j-first, classJoin) || d.awaitsNoun(first, j) {
		return false
	}
	if m, ok := d.countryBody(k, end); ok && !d.isAnyWithin(k, m.end, m.end-k, classAnd) && !d.hasComma(k, m.end) {
		return true
	}
	if d.isShort(k) && !d.tokens[first].caps && (k+1 >= end || !d.tokens[k+1].upper) { // "Schools of Hygiene and GIZ"
		return true
	}
	if p, ok := d.longestWithin(k, end, classPlaceName); ok && (k+p.length >= end || !d.tokens[k+p.length].upper) && p.length > 1 { // "New South Wales"
		return true
	}
	if p, ok := d.longestWithin(k, end, classPlaceName); ok && k+p.length < end && d.tokens[k+p.length].upper && !d.is(k+p.length, classHead) { // "Vietnam Social Security"
		return true
	}
	if p, ok := d.longestWithin(k+1, end, classPlaceName); ok && d.looksProper(k) && d.tokens[k+1].upper && (k+1+p.length >= end || !d.tokens[k+1+p.length].upper) { // "Fáilte Ireland"
		return true
	}
	for n := first; n < j; n++ {
		if d.is(n, classHead) && strings.HasSuffix(d.tokens[n].text, "s") { // "People's Committees of Hanoi and Hue"
			return false
		}
	}
	for n := k; n < end && d.tokens[n].upper; n++ {
		if d.lexicon.vocabulary[d.tokens[n].key] || d.endsAsNoun(n) {
			return false
		}
		k = n
	}
	return k+1 >= end || d.tokens[k+1].kind == mark || d.isAny(k+1, classModal, classLead) || d.toAny(k+1, end) || d.is(k+1, classAnd)
}
