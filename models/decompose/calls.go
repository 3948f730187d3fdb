package decompose

import "strings"

// isCall tells a verb that charges somebody from the first word of a name: it may
// be written in capitals, and an article follows it.
func (d *drafter) isCall(i int) bool {
	m, ok := d.longest(i, classAssign)
	next := min(i+m.length, len(d.tokens)-1)
	if d.inEnglish() && i > 0 && d.isSkipArticle(i-1) && !d.tokens[i].caps { // "the Task Group"
		return false
	}
	return ok && (d.isSkipArticle(next) || d.tokens[i].caps || d.inflects() || d.inEnglish() && d.tokens[next].upper && !d.is(i, classHead))
}

// isBareCall tells a verb that charges somebody in the form in which a list under a
// heading says what its owner is to do: "Direct banks to", "zobowiązać gminy", "Nakazuje
// wykonawcom".
func (d *drafter) isBareCall(i int) bool {
	switch {
	case d.inflects():
		return (strings.HasSuffix(d.lower(i), "ć") || d.isFinite(i)) && i+1 < len(d.tokens) && d.tokens[i+1].text != "sie"
	case d.inEnglish():
		return d.is(i, classVerb) || d.ofVerb(i) && !d.tokens[i].caps
	}
	return false
}
