package decompose

import (
	"slices"
	"strings"
)

// saysAll tells whether an English name is whole before the "and" at token j: it
// ends with its head, or with an acronym, and no "of" went before: "African
// Development Bank and Afreximbank".
func (d *drafter) saysAll(first, j int) bool {
	if d.lexicon.Language == "en" && j > first+1 && j+1 < len(d.tokens) && d.isAcronym(j+1) && !d.isAcronym(first) && !(j+2 < len(d.tokens) && d.tokens[j+2].upper) { // "Council on Environmental Quality and OSTP"
		return true
	}
	if d.lexicon.Language != "en" || j < first+2 || d.tokens[first].caps || !d.is(j-1, classHead) && !(d.tokens[j-1].caps && d.tokens[j-1].end-d.tokens[j-1].start > 1) {
		return false
	}
	for i := first; i < j; i++ {
		if d.is(i, classJoin) || d.tokens[i].text == "," {
			return false
		}
	}
	return true
}

// placesToo is the end of the further places of a plural title from token i on, where
// a word for their kind ends the list: "Chairmen of Tien Giang and Long An provinces".
func (d *drafter) placesToo(i, end int) int {
	const most = 8
	if i < end && d.is(i, classPlace) && !d.tokens[i].upper {
		return i + 1
	}
	j := i
	for n := 0; j+1 < end && n < most && (d.tokens[j].text == "," || d.is(j, classAnd)); n++ {
		k := j + 1
		if d.is(k, classAnd) {
			k++
		}
		from := k
		for k < end && d.tokens[k].upper {
			k++
		}
		if k == from {
			return i
		}
		if j = k; j < end && d.is(j, classPlace) && !d.tokens[j].upper {
			return j + 1
		}
	}
	return i
}

// hasComma tells whether a list stands inside the name from first to end.
func (d *drafter) hasComma(first, end int) bool {
	return slices.ContainsFunc(d.tokens[first:end], func(t token) bool { return t.text == "," })
}

// isServing tells an office held to somebody: "Assistant to the President".
func (d *drafter) isServing(i int) bool {
	switch d.tokens[i].text {
	case "secretary", "clerk", "counsel", "assistant", "adviser", "advisor", "ambassador", "counselor", "counsellor", "envoy", "delegate":
		return true
	}
	return false
}

// goesOn tells whether a name goes on behind the "and" at token j though the
// words at token k could begin another: what stands before it can't be a name, as
// in "Fish and Wildlife Service", or an article stands before both, as in "of the
// Food and Drug Administration".
func (d *drafter) goesOn(first, j, k int) bool {
	if len(d.lexicon.Endings) > 0 { // "Minister Spraw Wewnętrznych i Administracji", which is no subject
		return d.isNominative(first) && strings.HasSuffix(d.lower(k), "cji")
	}
	if d.lexicon.Language != "en" || d.tokens[j].kind != word || d.isAny(k, classHead, classTitle, classCollective) || len(d.bodies[k]) > 0 {
		return false
	}
	comma := false
	for i := j - 1; i >= first; i-- {
		if d.is(i, classHead) {
			return false
		}
		if d.isSkipArticle(i) {
			return i > first
		}
		if d.tokens[i].text == "," {
			comma = true
			continue
		}
		if !d.tokens[i].upper {
			return comma && d.is(i, classJoin)
		}
	}
	return true
}
