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
		case j == i && (d.isAny(j, classIssuer, classPost) || d.is(j, classNameEnd) || slices.Contains([]string{"ویتنام", "ایران", "افغانستان", "کشور"}, d.tokens[j].text)): // "ویتنام باید"
			return i
		case j > i && d.isAny(j, classModal, classCoordinate) && (d.tokens[j-1].text != "و"):
			if d.underOwner() && d.isPhrase(i, end) {
				return i
			}
			return d.beforeAdverbs(i, j)
		case j > i && (d.tokens[j].text == "نسبت" || d.isDeadlineAt(j)) && d.tokens[j-1].text != "و" && !d.underOwner() && d.endsActive(i, end):
			return d.beforeAdverbs(i, j)
		case j > i && d.isAdverb(j):
		case j > i && d.tokens[j].text == "و" && d.isAny(j+1, classHead, classTitle) && d.isAnyWithin(j+2, end, longestSubject, classModal): // "توانیر و وزارت نیرو باید"
			return j
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
		case d.tokens[j].kind != word || d.isParticle(j) || d.isAny(j, classHead, classTitle, classCollective, classAssign, classSkip):
			return i
		}
	}
	return i
}

// isPlural tells a Persian plural by its ending.
func (d *drafter) isPlural(i int) bool {
	s := d.tokens[i].text
	return (strings.HasSuffix(s, "های") || strings.HasSuffix(s, "ها")) && !d.isOfA(i) // not حرفه‌ای
}

// isOfA tells a Persian word with the ending ‌ای behind a silent ه, an adjective or an
// indefinite noun: "منطقه‌ای", "جلسه ای".
func (d *drafter) isOfA(i int) bool {
	s := strings.Join(strings.Fields(d.lower(i)), " ")
	return strings.HasSuffix(s, "ه\u200cای") || strings.HasSuffix(s, "ه ای")
}

// beforeObject is the end of the few words at the beginning of a Persian sentence
// that a noun no name goes on with follows, where "را" comes later and somebody
// does what the last verb says: "پزشکی قانونی صدور مجوز دفن را تسریع کند". Where a
// heading names who owes it, the words are part of the object.
func (d *drafter) beforeObject(i, end int) int {
	const least, most = 2, 5
	if d.lexicon.Order != verbLast || d.underOwner() || !d.endsActive(i, end) {
		return i
	}
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case (j >= i+least || j == i+1 && !d.lexicon.vocabulary[d.tokens[i].key]) && d.isAny(j, classStop, classDeliverable, classVerb) && !d.isParticle(j):
			if d.marksObject(j, end) {
				return j
			}
			return i
		case d.tokens[j].kind != word || d.breaksName(j) || d.isAny(j, classSkip, classOpening, classThat, classPronoun, classPlace, classHead, classWeakHead, classIssuer):
			return i
		}
	}
	return i
}

// underOwner tells whether a heading names who owes what stands under it.
func (d *drafter) underOwner() bool {
	return slices.ContainsFunc(d.levels, func(l level) bool { return len(l.owners) > 0 })
}

// strangeWords is the end of the Persian words at token i that the lexicon doesn't
// know: "توانیر", "ایران‌خودرو".
func (d *drafter) strangeWords(i, end int) int {
	const most = 2
	j := i
	for j < min(end, i+most) && d.isStrange(j, end) {
		j++
	}
	return j
}

// actsStrangely tells whether words the lexicon doesn't know, from token i to j, can
// only name who acts: charged in so many words, doing it in the passive, or between
// the topic of a sentence and what somebody must do.
func (d *drafter) actsStrangely(role string, first, i, j, end int) bool {
	switch {
	case role == classAgent:
		return true
	case role == classAssign: // "مقرر شد توانیر", "بر عهده توانیر است"
		return (d.isAny(i-1, classPast, classStative) || d.tokens[i-1].text == "که") && d.marksObject(j, end) || d.is(j, classCopula)
	case j < end && d.tokens[j].text == "را" && d.expectsBody(i):
		return d.isAnyWithin(j, end, 3, classChargeAfter, classAgentive)
	}
	return i > first && d.tokens[i-1].text == "،" && d.isAny(first, classObject, classToward) && d.isAnyWithin(j, end, 1, classModal)
}

// ordersBefore tells whether who gives the orders, an adverb or a pause stands before
// token i: "نخست وزیر از", "همچنین از".
func (d *drafter) ordersBefore(i int) bool {
	_, issuer := d.endsAt(max(0, i-4), i, classIssuer)
	return issuer || i > 0 && (d.tokens[i-1].kind == mark || d.isAdverb(i-1))
}
