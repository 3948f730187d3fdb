package decompose

import "strings"

// isHeardFirst tells whether an event that must come first is that an English body takes
// part: "once the Treasury and Ofwat have been consulted".
func (d *drafter) isHeardFirst(x stated, m mention) bool {
	return d.lexicon.Language == "en" && x.rank == rankEvent && d.isAnyWithin(m.end, x.end, x.end-m.end, classTogether)
}

// insertedWith tells whether English pauses set "with" and its bodies apart from what is
// done, so that they take part in it: "to look, with the Treasury, at funding".
func (d *drafter) insertedWith(s segment, l list) bool {
	if d.lexicon.Language != "en" || l.role != classObject || d.tokens[l.roleStart].text != "with" {
		return false
	}
	opens := l.roleStart == s.first || d.tokens[l.roleStart-1].text == ","
	return opens && (l.end() >= s.end || strings.Contains(",.;)", d.tokens[l.end()].text))
}
