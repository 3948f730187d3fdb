package decompose

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// lower is a word of the text in small letters, with its marks.
func (d *drafter) lower(i int) string {
	t := d.tokens[i]
	return norm.NFC.String(strings.Map(unicode.ToLower, string(d.folded.source[t.start:t.end])))
}

// endsIn tells whether a word of the text, in small letters, has one of the endings.
func (d *drafter) endsIn(i int, endings ...string) bool {
	source := d.lower(i)
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(source, e) })
}

// pastVerb tells whether a word ends as verbs do that tell what happened.
func (d *drafter) pastVerb(i int) bool {
	if len(d.lexicon.PastEndings) == 0 || d.tokens[i].kind != word || d.isAny(i, classQuarter, classUnit, classMonth, classHead) || i > 0 && isPreposition(d.tokens[i-1].text) { // "szpitali", "w skali"
		return false
	}
	t := d.tokens[i]
	if t.end-t.start < 4 || t.upper {
		return false
	}
	source := d.lower(i)
	if d.inflects() && (strings.HasSuffix(source, "działa") || strings.HasSuffix(source, "syła") || source == "czyli") { // "współdziała", "wysyła"
		return false
	}
	return slices.ContainsFunc(d.lexicon.PastEndings, func(e string) bool { return strings.HasSuffix(source, e) })
}

// presentVerb tells whether one of the two words at token i has the form of a
// verb in the present or future.
func (d *drafter) presentVerb(i, end int) bool {
	for j := i; j < min(end, i+2); j++ {
		t := d.tokens[j]
		if t.kind != word || t.upper || d.pastVerb(j) || d.is(j, classMay) {
			return false
		}
		source := d.lower(j)
		if t.end-t.start >= 4 && slices.ContainsFunc(d.lexicon.Present, func(e string) bool { return strings.HasSuffix(source, e) }) {
			return true
		}
	}
	return false
}

// pastAdverbs is the token after the English adverbs at token i: "actively", "also".
func (d *drafter) pastAdverbs(i, end int) int {
	for d.inEnglish() && i < end && (strings.HasSuffix(d.tokens[i].text, "ly") && !d.is(i, classVerb) || d.tokens[i].text == "also") {
		i++
	}
	return i
}

// pastInsertion is the token after an insertion between commas that begins at
// token i, else i.
func (d *drafter) pastInsertion(i, end int) int {
	const longest = 25
	if i < end && d.tokens[i].text == "(" {
		if close := d.closing(i, end); close < end {
			i = close + 1
		}
	}
	if i >= end || d.tokens[i].text != "," && (i == 0 || d.tokens[i-1].text != ",") {
		return i
	}
	for j := i + 1; j < min(end, i+longest); j++ {
		if d.tokens[j].text == "," {
			return j + 1
		}
	}
	return i
}

// toldBefore tells an English verb of what happened: it follows its subject at
// token from, at once or after an adverb.
func (d *drafter) toldBefore(i, from int) bool {
	t := d.tokens[i]
	if d.is(i, classModal) || i > from+1 || t.upper || t.kind != word || i == from+1 && !strings.HasSuffix(d.tokens[from].text, "ly") {
		return false
	}
	if d.inEnglish() && slices.Contains(irregularPasts, t.text) {
		return true
	}
	return t.end-t.start > 4 && strings.HasSuffix(t.text, "ed") && (!strings.HasSuffix(t.text, "eed") || t.text == "agreed") || d.is(i, classPast)
}

// startsToDo tells whether "to" and a verb at token i say what a subject, or whom
// the words charge, is to do: "NHS England to open".
func (d *drafter) startsToDo(i int, s segment, r *reading, lists []list, subject int) bool {
	if subject >= 0 && (i == lists[subject].end() || (d.tokens[i-1].text == ")" || d.tokens[i-1].text == ",") && i == d.pastInsertion(lists[subject].end(), s.end)) && d.toAny(i, s.end) {
		return true
	}
	if !d.toDo(i, s.end) {
		return false
	}
	if subject >= 0 && slices.ContainsFunc(lists, func(l list) bool { return l.end() == i && l.roleStart == lists[subject].end() }) { // "the Administration under the Ministry to publish"
		return true
	}
	return r.assigned || subject >= 0 && (i == lists[subject].end() || i == lists[subject].end()+1 && d.tokens[i-1].text == "-" || d.tokens[i-1].text == ",")
}

// namesDeed tells a Polish infinitive or noun of what is done by its ending:
// "uzgodnić", "przekazanie".
func (d *drafter) namesDeed(i int) bool {
	t := d.tokens[i]
	if !d.inflects() || t.kind != word || t.end-t.start < 6 || d.isAny(i, classDeliverable, classThing, classHead, classCollective) {
		return false
	}
	return d.endsIn(i, "ać", "ić", "yć", "eć", "ąć", "ść", "źć", "anie", "enie", "ęcie", "cie", "ania", "enia", "ęcia", "cia", "ują", "ają", "eją", "uje")
}

// isFinite tells a Polish verb in the third person, at the beginning of a sentence too:
// "Nakazuje", "przedstawią".
func (d *drafter) isFinite(i int) bool {
	if d.inflects() && d.tokens[i].upper && !d.tokens[i].caps && d.tokens[i].end-d.tokens[i].start > 6 && d.endsIn(i, "ują", "ają", "eją", "uje") {
		return true
	}
	return d.inflects() && d.isAny(i, classVerb, classAssign, classLead) && d.endsIn(i, "a", "ą", "e", "i", "y") && !d.endsIn(i, "nie", "cie", "ła", "ali", "ili", "yli") && !d.isAny(i, classHead, classCollective, classDeliverable, classThing)
}

// opensWithVerb tells a Polish verb or infinitive that its capital makes no name: "Przedłożyć
// Rządowi".
func (d *drafter) opensWithVerb(i int) bool {
	return d.isFinite(i) || d.inflects() && d.namesDeed(i) && d.endsIn(i, "ć")
}

// describes tells whether a sentence says what a paper or the like must be, not
// what somebody must do: "The Plan shall describe".
func (d *drafter) describes(s segment) bool {
	const longest = 4
	i := d.sentenceStart(s)
	if d.lexicon.Order != subjectFirst || !d.isAny(i, classDeliverable, classThing, classThat) || i == s.first && d.is(i, classVerb) {
		return false
	}
	for j := i + 1; j < min(s.end, i+longest); j++ {
		if d.is(j, classModal) {
			return true
		}
	}
	return false
}
