package decompose

import (
	"slices"
	"strings"
)

// personsOf is the end of a Polish plural of persons and the collective they are of:
// "Kierownicy podmiotów leczniczych".
func (d *drafter) personsOf(i, end int) int {
	if !d.isManyPersons(i) || i+1 >= end || d.tokens[i+1].upper || d.isManyPersons(i+1) || strings.HasSuffix(d.lower(i+1), "om") || strings.HasSuffix(d.lower(i+1), "ami") {
		return i
	}
	if m, ok := d.collective(i+1, end); ok {
		return m.end
	}
	return i
}

// isSingularAdjective tells whether a word has the ending of a Polish adjective.
func (d *drafter) isSingularAdjective(i int) bool {
	t := d.tokens[i]
	return len(d.lexicon.Endings) > 0 && t.kind == word && !t.upper && !d.breaksName(i) && d.endsIn(i, "owa", "owy", "owe", "ska", "ski", "skie", "zka", "zki", "zkie", "cka", "cki", "czna", "czny", "czne", "alna", "alny", "alne", "cza", "czy", "owej", "owemu", "skiej", "skiemu", "skim", "ckim", "ną")
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
