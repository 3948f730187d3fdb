package decompose

import "slices"

// thatAre is the end of the Arabic clause at token i that says which of the many named
// before it are meant, up to the colon of a heading or the "ب" of what is to be done:
// "اللجان الشعبية للمحافظات التي بها مناطق كبيرة:"; else i.
func (d *drafter) thatAre(i, end int) int {
	const longest = 10
	if !d.lexicon.Clitics || i >= end || !slices.Contains([]string{"التی", "الذین", "اللواتی", "اللاتی"}, d.tokens[i].text) {
		return i
	}
	for k := i + 2; k < min(end, i+longest); k++ {
		switch {
		case d.tokens[k].text == ":", d.tokens[k].text == "ب" && k+1 < end && (d.is(k+1, classVerb) || isDeedForm(d.tokens[k+1].text)):
			return k
		case d.tokens[k].kind != word || d.isAny(k, classHead, classTitle, classModal):
			return i
		}
	}
	return i
}
