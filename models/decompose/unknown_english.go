package decompose

import "strings"

// toDo tells whether "to" and what somebody is charged with stand at token j.
func (d *drafter) toDo(j, end int) bool {
	return d.inEnglish() && j+1 < end && d.tokens[j].text == "to" && (d.is(j+1, classVerb) || strings.HasSuffix(d.tokens[j+1].text, "ly"))
}

// toDoWithin tells whether what somebody is charged with follows token j before a
// pause.
func (d *drafter) toDoWithin(j, end int) bool {
	for k := j; k < min(end, j+longestSubject) && d.tokens[k].kind == word; k++ {
		if d.toDo(k, end) || d.toAny(k, end) {
			return true
		}
	}
	return false
}

// endsTopic tells whether the comma at token i ends the words with which an English
// sentence says whom or what it is about: "For the two investors, EVN is to".
func (d *drafter) endsTopic(first, i int, before []mention) bool {
	return d.inEnglish() && d.listStart(before) <= first+4 && before[len(before)-1].end == i && (d.tokens[first].text == "for" || d.is(first, classTopic))
}

// goesOnAnd tells whether the small English words at token i are one of a list, which a
// conjunction goes before or behind: "youth offending teams and health services".
func (d *drafter) goesOnAnd(i, end int) bool {
	const most = 6
	if d.is(i-1, classAnd) {
		return true
	}
	for j := i; j < min(end, i+most); j++ {
		if d.is(j, classAnd) {
			return true
		}
		if d.tokens[j].kind != word || d.isAny(j, classObject, classModal) {
			return false
		}
	}
	return false
}

// smallRun is the end of the few small English words from token i that may name those who
// take part: "state and territory regulators", "train operators".
func (d *drafter) smallRun(i, end int) int {
	const most = 6
	j := d.pastLevels(i, end)
	for ; j < min(end, i+most) && (d.tokens[j].kind == word || d.ownedAt(j, end)) && !d.tokens[j].upper; j++ {
		listed := d.tokens[i-1].text == "," || d.is(i-1, classAnd)
		kind := j == i && !(listed && d.is(i, classVerb) && !d.isAny(i+1, classCollective, classHead)) && d.isAny(j, classVerb, classPlace) && j+1 < end && d.tokens[j+1].kind == word && !d.tokens[j+1].upper && strings.HasSuffix(d.tokens[j+1].text, "s") && !d.isAny(j+1, classObject, classPronoun) // "train operators"
		if !kind && (d.isAny(j, classObject, classAnd, classModal, classVerb, classPlace) || d.isSkipArticle(j) || j == i && d.is(j, classSkip)) ||
			j > i && (d.isAny(j, classBy, classBefore, classWithin, classAgent, classUrgent) || d.presentAt(j, end, false) && !d.isAny(j, classCollective, classHead, classHeads)) {
			break
		}
	}
	return j
}

// endsClause is the end of the few English words from token i to a pause that can
// name somebody who acts, else i.
func (d *drafter) endsClause(i, end int) int {
	const most = 4
	for j := i; j < min(end, i+most+1); j++ {
		switch {
		case j > i && d.tokens[j].kind == mark && d.tokens[j].text != "-" && !d.isThing(i, j):
			return j
		case d.tokens[j].kind != word || d.isAny(j, classObject, classStop, classVerb, classModal, classAnd, classMonth, classPronoun):
			return i
		}
	}
	return i
}

// toAny tells whether "to" and a word that can be a verb stand at token j.
func (d *drafter) toAny(j, end int) bool {
	return d.inEnglish() && j+1 < end && d.tokens[j].text == "to" && d.tokens[j+1].kind == word && !d.tokens[j+1].upper &&
		!d.isAny(j+1, classSkip, classPronoun, classObject, classThing, classDeliverable, classCollective)
}

// smallPlural is the end of the small English words at token j that a plural ends
// before a pause, else j.
func (d *drafter) smallPlural(j, end int) int {
	const most = 3
	k := j
	for k < min(end, j+most) && d.inEnglish() && d.tokens[k].kind == word && !d.tokens[k].upper && !d.isAny(k, classObject, classAnd, classModal, classVerb) {
		k++
	}
	if k > j && strings.HasSuffix(d.tokens[k-1].text, "s") && (k == end || d.tokens[k].kind == mark || d.is(k, classAnd) || d.ofWhose(j-1, k, end) > k) {
		return k
	}
	return j
}

// objectBehindPartner tells whether the article before token i, right behind the comma
// that ends English partners, begins what is done with them, since they were set in
// between the verb and its object: "reviews, in consultation with the Police, the routes".
func (d *drafter) objectBehindPartner(first, i int, before []mention) bool {
	n := len(before)
	if i > 1 && d.isDeterminer(i) && d.tokens[i-1].text == "," { // "Review, with the help of the Police, all contracts"
		i++
	}
	if n == 0 || i < 2 || !d.isDeterminer(i-1) || d.tokens[i-2].text != "," || before[n-1].end != i-2 {
		return false
	}
	_, start := d.roleBefore(first, d.listStart(before))
	return start-2 >= first && d.tokens[start-1].text == "," && (d.is(start-2, classVerb) || d.ofVerb(start-2))
}
