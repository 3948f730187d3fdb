package decompose

import "strings"

// beforeModal is the end of the few words at the beginning of a Persian sentence
// that what must be done, or with whom, follows: its subject.
func (d *drafter) beforeModal(i, end int) int {
	const most = 7
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case j > i && d.isAny(j, classModal, classCoordinate) && (d.tokens[j-1].text != "و"):
			return j
		case j > i && d.tokens[j].text == "و":
		case d.tokens[j].kind != word || d.breaksName(j) || d.isAny(j, classSkip, classOpening, classThat):
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
