package decompose

import "strings"

// whichDo is the end of the Persian clause that says which of those named by the plural
// at token i are meant: "شهرهایی که پروژه از آنها عبور می‌کند"; else i.
func (d *drafter) whichDo(i, end int) int {
	const longest = 12
	stem, plural := strings.CutSuffix(d.tokens[i].text, "هایی")
	if d.lexicon.Order != verbLast || !plural || i+2 >= end || d.tokens[i+1].text != "که" || !d.lexicon.phrases.begins(stem, classHead, classWeakHead, classPlace) && !d.lexicon.phrases.begins(stem+"های", classCollective) {
		return i
	}
	for k := i + 2; k < min(end, i+longest); k++ {
		if d.tokens[k].kind != word || d.is(k, classModal) {
			break
		}
		if d.isVerbForm(k) || d.isAny(k, classPast, classStative) {
			for k+1 < end && d.isAny(k+1, classPast, classStative, classCopula) { // "دیده است"
				k++
			}
			return k + 1
		}
	}
	return i
}
