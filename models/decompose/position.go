package decompose

import (
	"slices"
	"strings"
)

// longestSubject is how many words a subject may have that only its place tells.
const longestSubject = 9

// bySubjectPlace reads a body that nothing but its place tells: the words at the
// beginning of a sentence that what must be done follows. They go up to a comma or
// conjunction when the list goes on behind it.
func (d *drafter) bySubjectPlace(i, end int) (mention, bool) {
	for d.isSkipArticle(i) {
		i++
	}
	if i >= end || d.is(i, classLead) && (d.lexicon.Language != "en" || !d.tokens[i].upper || i+1 < end && d.isSkipArticle(i+1)) {
		return mention{}, false
	}
	if d.is(i, classSkip) && !d.is(i, classQuantifier) || d.isAny(i, classAssign, classModal, classCoordinate, classObject, classAnd, classThat, classOpening, classStop, classMay, classNoDuty, classVague, classUrgent, classMonth) || d.is(i, classPronoun) && !d.is(i, classQuantifier) || d.isDeadlineAt(i) {
		return mention{}, false
	}
	for _, at := range []int{i, i + 1} {
		if _, known := d.mentionAt(min(at, end-1), end); known && (at == i || d.is(i, classQuantifier)) {
			return mention{}, false
		}
	}
	stop := 0
	for j := i; j < min(end, i+longestSubject+stop); j++ {
		if m, known := d.mentionAt(j, end); stop > 0 && known {
			j = m.end - 1
			continue
		}
		switch {
		case stop == 0 && j > i && (d.tokens[j].text == "," && d.is(j+1, classCoordinate) || d.is(j, classCoordinate)):
			stop, j = j, d.pastInsertion(j+1, end)-1
		case stop == 0 && j > i && d.lexicon.Language == "en" && d.is(j, classRelative):
			stop = j
		case d.tokens[j].text == "." && d.isInitial(j-1):
		case d.tokens[j].kind == number || d.tokens[j].kind == mark && d.tokens[j].text != "," && d.tokens[j].text != "'s":
			return mention{}, false
		case j > i && d.actsAt(j, end):
			if stop == 0 {
				stop = j
			}
			if d.isThing(i, stop) {
				return mention{}, false
			}
			return d.rewritten(mention{first: i, end: stop}), true
		case j > i && stop == 0 && (d.tokens[j].text == "," || d.is(j, classAnd)):
			stop = j
		case stop == 0 && len(d.lexicon.Endings) > 0 && d.isAny(j, classObject, classStop):
			return mention{}, false
		case d.isAny(j, classPast, classPronoun, classMay) || d.lexicon.Language == "en" && d.is(j, classAgent):
			return mention{}, false
		}
	}
	return mention{}, false
}

// actsAt tells whether words stand at token j that only somebody who acts can be
// the subject of.
func (d *drafter) actsAt(j, end int) bool {
	switch d.lexicon.Language {
	case "en":
		if d.toDo(j, end) || j > 0 && d.tokens[j-1].upper && d.toAny(j, end) {
			return d.tokens[j-1].upper || d.tokens[j-1].text == ","
		}
		m, ok := d.longestWithin(j, end, classModal)
		if !ok {
			return false
		}
		next := j + m.length
		for next < end && strings.HasSuffix(d.tokens[next].text, "ly") {
			next++
		}
		return next < end && d.tokens[next].kind == word && !d.is(next, classIdle) || m.length > 2
	case "pl":
		if d.is(j, classModal) {
			return d.isAnyWithin(j+1, end, 4, classVerb)
		}
		return d.isAny(j, classVerb, classLead) || d.looksFuture(j)
	}
	return d.is(j, classAgentive)
}

// looksFuture tells a Polish verb by its ending where no preposition stands before
// it: "wyznaczą", "zaopiniuje".
func (d *drafter) looksFuture(j int) bool {
	t := d.tokens[j]
	if t.kind != word || t.upper || t.end-t.start < 5 || d.isAny(j-1, classObject, classStop) {
		return false
	}
	source := string(d.folded.source[t.start:t.end])
	return strings.HasSuffix(source, "ą") || strings.HasSuffix(source, "uje")
}

// isThing tells whether the words from i to end name a paper or the like, not
// somebody who acts.
func (d *drafter) isThing(i, end int) bool {
	if d.lexicon.Language != "en" && d.isAny(i, classDeliverable, classVerb, classThing) {
		return true
	}
	if len(d.lexicon.Endings) > 0 { // an object before its verb: "Obsługę zapewnia"
		source := string(d.folded.source[d.tokens[i].start:d.tokens[i].end])
		return strings.HasSuffix(source, "ę") || strings.HasSuffix(source, "ą")
	}
	if d.lexicon.Language != "en" {
		return false
	}
	head := end - 1 // the noun, before what hangs on it: "owners of dams"
	for j := i + 1; j < end; j++ {
		if d.isAny(j, classObject, classStop) {
			head = j - 1
			break
		}
	}
	return d.isAny(head, classDeliverable, classThat, classThing) || slices.ContainsFunc([]string{"tion", "sion", "ment", "ness", "ance", "ence"}, func(e string) bool { return strings.HasSuffix(d.tokens[head].text, e) && !d.tokens[head].upper })
}

// isDeadlineAt tells whether a date or term begins at token i.
func (d *drafter) isDeadlineAt(i int) bool {
	_, ok := d.deadlineAt(i, min(len(d.tokens), i+30))
	return ok
}
