package decompose

import "strings"

// isNoSyllable tells a capital in a Vietnamese text that is no syllable of the language, for
// it has vowels in two places, foreign letters or a foreign end: the name of a company,
// "Viettel", "Petrolimex", "Grab".
func (d *drafter) isNoSyllable(i int) bool {
	t := d.tokens[i]
	if !d.lexicon.Tones || t.kind != word || !t.upper {
		return false
	}
	if !t.caps && strings.ContainsAny(t.text, "fjwz") || !t.caps && strings.ContainsAny(t.text[len(t.text)-1:], "bdklrsvx") {
		return true
	}
	groups, vowel := 0, false
	for _, r := range t.text {
		switch is := strings.ContainsRune("aeiouy", r); {
		case r > 'z' || r < 'a':
			return false
		case is && !vowel:
			groups++
			vowel = true
		default:
			vowel = is
		}
	}
	return groups > 1
}
