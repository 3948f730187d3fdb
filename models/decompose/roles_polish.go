package decompose

import (
	"slices"
	"strings"
)

// takesPartBefore tells whether the Polish words before token i say that who is named
// there takes part: "w ćwiczeniach wezmą udział okręgi", "w których uczestniczyć będą
// gminy".
func (d *drafter) takesPartBefore(first, i int) bool {
	if len(d.lexicon.Endings) == 0 || i-2 < first {
		return false
	}
	j := i - 1
	for j > first && (d.isAdverb(j) || d.isAny(j, classSkip, classAlso) || strings.HasPrefix(d.tokens[j].text, "przedstawiciel")) {
		j--
	}
	if d.tokens[j].text == "bedzie" || d.tokens[j].text == "beda" {
		j--
	}
	if d.tokens[j].text == "udzial" {
		return slices.ContainsFunc([]string{"wez", "bierz", "bior"}, func(p string) bool { return strings.HasPrefix(d.tokens[j-1].text, p) })
	}
	return j > first && strings.HasPrefix(d.tokens[j].text, "uczestnicz") && d.isNominative(i)
}
