package decompose

import (
	"slices"
	"strings"
)

// beginsLine tells whether a line of the text begins at token i.
func (d *drafter) beginsLine(i int) bool {
	return i > 0 && (d.tokens[i].kind == lineEnd || slices.Contains(d.folded.source[d.tokens[i-1].end:d.tokens[i].start], '\n'))
}

// addPlaces adds to a list of Polish collectives the kinds of place that their genitive
// isKindOfPlace tells the Polish plural of a kind of place, behind which the places are
// named: "Gminom Zakopane i Kościelisko".
func (d *drafter) isKindOfPlace(i int) bool {
	return d.inflects() && d.tokens[i].upper && slices.ContainsFunc([]string{"gmin", "powiat", "wojewodztw", "miast", "dzielnic", "solectw"}, func(p string) bool { return strings.HasPrefix(d.tokens[i].text, p) })
}

// kindsOfPlaces are the Polish kinds of place in the genitive of the plural.
var kindsOfPlaces = []string{"gmin", "powiatow", "miast", "wojewodztw", "prowincji", "dzielnic", "solectw", "okregow"}

// ofNamedPlaces is the end of the places by which a Polish collective goes on at token i,
// withNumber is a Polish unit with its number before it: "12. Szczecińskiej Dywizji".
func (d *drafter) withNumber(m mention, first int) mention {
	at := m.first - 2
	if !d.inflects() || at < first || d.tokens[at].kind != number || d.tokens[at+1].text != "." || m.body.collective || !d.isAnyWithin(m.first, m.end, m.end-m.first, classHead) || d.is(m.first, classTitle) || !d.hasRole(first, at) {
		return m
	}
	m.first = at
	return d.rewritten(m)
}

// withAdjective is a Polish collective with the adjective in small letters before it, where
// sitedIn is the end of the places in which a Polish collective sits by its name at token i:
// "dyrektorzy szkół w Opolu, Brzegu i Nysie".
func (d *drafter) sitedIn(i, end int) int {
	if !d.inflects() || i+1 >= end || d.tokens[i].text != "w" && d.tokens[i].text != "we" || !d.tokens[i+1].upper || d.tokens[i+1].caps || d.startsBody(i+1) || d.isAny(i+1, classMonth, classOrdinal) {
		return i
	}
	last := i
	for k := i + 1; k < end && d.tokens[k].upper && !d.startsBody(k); {
		for k < end && d.tokens[k].upper {
			k++
		}
		last = k
		if k+1 < end && (d.tokens[k].text == "," || d.is(k, classAnd)) {
			k++
		}
	}
	return last
}

// furtherNamed is the end of the places by their names that go on, with their kinds or
// without, behind the one in which the Polish collective from token first to i ends: "Komitety
// Ludowe prowincji Kien Giang, [Ca Mau i miasta Can Tho]"; else i.
func (d *drafter) furtherNamed(first, i, end int) int {
	if !d.inflects() || !d.tokens[i-1].upper || !slices.ContainsFunc(d.tokens[first:i], func(t token) bool { return slices.Contains(kindsOfPlaces, t.text) }) {
		return i
	}
	last, at := i, i
	for at+1 < end && (d.tokens[at].text == "," || d.is(at, classAnd)) {
		and := d.is(at, classAnd)
		k := at + 1
		if !d.tokens[k].upper && slices.ContainsFunc([]string{"miast", "prowincj", "gmin", "powiat", "wojewodztw"}, func(p string) bool { return strings.HasPrefix(d.tokens[k].text, p) }) {
			k++
		}
		from := k
		for k < end && d.tokens[k].upper && d.tokens[k].kind == word && (k > from || !d.startsBody(k) || d.isProvinceAt(k)) {
			k++
		}
		if k == from {
			break
		}
		at = k
		if and {
			last = k
		}
	}
	return last
}
