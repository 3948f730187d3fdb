package decompose

import (
	"slices"
	"strings"
)

// namedAfter is the end of what a Polish name that begins at first has behind token j
// besides capitals: its number, whose name it bears, its legal form: "Grupa Robocza nr
// 4", "Szpital im. gen. Sikorskiego", "MPK Sp. z o.o.".
func (d *drafter) namedAfter(first, j, end int) int {
	if len(d.lexicon.Endings) == 0 || j <= first || j+1 >= end {
		return j
	}
	switch d.tokens[j].text {
	case "nr":
		if k := d.after(j+1, end, "."); k < end && d.tokens[k].kind == number {
			return k + 1
		}
	case "im", "imienia":
		return d.patron(j+1, end, j)
	case "sp", "z":
		return d.legalForm(j, end)
	}
	return j
}

// patron is the end of the name of the person after whom something is named, over the
// abbreviations of titles; else none.
func (d *drafter) patron(i, end, none int) int {
	for i+1 < end && d.tokens[i].kind != number && (d.tokens[i].text == "." || !d.tokens[i].upper && d.tokens[i+1].text == ".") {
		i++
	}
	if i >= end || !d.tokens[i].upper {
		return none
	}
	for i < end && (d.tokens[i].upper && !d.isNominative(i) || d.isInitial(i-1) && d.tokens[i].text == ".") {
		i++
	}
	return i
}

// legalForm is the end of the legal form that a company's name has at token j: "Sp. z
// o.o.", "z o.o.", "sp. k.".
func (d *drafter) legalForm(j, end int) int {
	for _, form := range [][]string{{"sp", ".", "z", "o", ".", "o", "."}, {"sp", "z", "o", ".", "o", "."}, {"z", "o", ".", "o", "."}, {"sp", ".", "k", "."}, {"sp", ".", "j", "."}} {
		if n := min(end, j+len(form)); slices.EqualFunc(d.tokens[j:n], form, func(t token, s string) bool { return t.text == s }) {
			return n
		}
	}
	return j
}

// endsAsParticiple tells a Polish participle in the plural by its ending: "powołanych",
// "wymienione", "kierujący".
func (d *drafter) endsAsParticiple(i int) bool {
	return slices.ContainsFunc([]string{"ani", "eni", "ane", "one", "ęte", "ęci", "yte", "anych", "onych", "ętych", "ytych", "anym", "onym", "ętym", "ące", "ących", "ącym", "ącymi", "ący"}, func(e string) bool { return strings.HasSuffix(d.lower(i), e) })
}
