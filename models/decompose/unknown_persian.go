package decompose

import (
	"slices"
	"strings"
)

// beforeModal is the end of the few words at the beginning of a Persian sentence
// that what must be done, or with whom, follows: its subject.
func (d *drafter) beforeModal(i, end int) int {
	const most = 7
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case j > i && d.isAny(j, classModal, classCoordinate) && (d.tokens[j-1].text != "و"):
			return d.beforeAdverbs(i, j)
		case j > i && d.isAdverb(j):
		case j > i && d.tokens[j].text == "و":
		case d.tokens[j].kind != word || d.breaksName(j) || d.isAny(j, classOpening, classThat) || j == i && d.is(j, classSkip):
			return i
		}
	}
	return i
}

// untilPause is the end of the few words from token i up to a comma that name who
// takes part in a Persian sentence; "و" before a plural begins another.
func (d *drafter) untilPause(i, end int) int {
	const most = 8
	stop := 0
	for j := i; j < min(end, i+most+1); j++ {
		t := d.tokens[j]
		switch {
		case j > i && t.kind == mark && strings.Contains("،,", t.text):
			if stop > 0 {
				return stop
			}
			return j
		case stop == 0 && j > i && t.text == "و" && j+1 < end && (d.isPlural(j+1) || d.isAny(j+1, classHead, classCollective)):
			stop = j
		case t.kind != word || t.text != "و" && d.isParticle(j):
			return i
		}
	}
	return i
}

// untilCharge is the end of the few Persian words from token i that words which
// charge somebody follow.
func (d *drafter) untilCharge(i, end int) int {
	const most = 6
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case j > i && d.is(j, classChargeAfter):
			return j
		case d.tokens[j].kind != word || d.isParticle(j):
			return i
		}
	}
	return i
}

// isPlural tells a Persian plural by its ending.
func (d *drafter) isPlural(i int) bool {
	s := d.tokens[i].text
	return (strings.HasSuffix(s, "های") || strings.HasSuffix(s, "ها")) && !strings.HasSuffix(d.lower(i), "ه\u200cای") // not حرفه‌ای
}

// isVerbForm tells a conjugated Persian verb by its ending.
func (d *drafter) isVerbForm(i int) bool {
	t := d.tokens[i].text
	return strings.HasSuffix(t, "د") && (d.is(i, classVerb) || strings.HasPrefix(t, "می") && len(t) >= len("میکند"))
}

// beforeObject is the end of the few words at the beginning of a Persian sentence
// that a noun no name goes on with follows, where "را" comes later and somebody
// does what the last verb says: "پزشکی قانونی صدور مجوز دفن را تسریع کند". Where a
// heading names who owes it, the words are part of the object.
func (d *drafter) beforeObject(i, end int) int {
	const least, most = 2, 5
	if d.lexicon.Order != verbLast || slices.ContainsFunc(d.levels, func(l level) bool { return len(l.owners) > 0 }) || !d.endsActive(i, end) {
		return i
	}
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case j >= i+least && d.isAny(j, classStop, classDeliverable, classVerb) && !d.isParticle(j):
			if d.marksObject(j, end) {
				return j
			}
			return i
		case d.tokens[j].kind != word || d.breaksName(j) || d.isAny(j, classSkip, classOpening, classThat, classPronoun, classPlace):
			return i
		}
	}
	return i
}

// marksObject tells whether "را" stands in the tokens.
func (d *drafter) marksObject(first, end int) bool {
	return slices.ContainsFunc(d.tokens[first:end], func(t token) bool { return t.text == "را" })
}

// endsActive tells whether the Persian verb that ends the tokens says what
// somebody does.
func (d *drafter) endsActive(first, end int) bool {
	for end > first && d.tokens[end-1].kind == mark {
		end--
	}
	return end > first && d.isVerbForm(end-1) && !d.is(end-1, classStative) && !slices.Contains([]string{"شود", "شوند", "گردد", "گردند"}, d.tokens[end-1].text)
}
