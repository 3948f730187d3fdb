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
	for i < end && d.isSkipArticle(i) {
		i++
	}
	if i >= end {
		return mention{}, false
	}
	if d.inEnglish() && !d.tokens[i].upper && d.is(i, classVerb) && d.isDeterminer(i+1) { // "prepare a working office"
		return mention{}, false
	}
	start := i
	if d.lexicon.Tones {
		if !d.tokens[i].upper && !d.is(i, classSkip) {
			return mention{}, false
		}
		if skip, ok := d.longestWithin(i, end, classSkip); ok && skip.length > 1 { // "Đồng chí Phó Bí thư"
			i += skip.length
			start = i
		} else if ok && i+1 < end { // "Các nhà cung cấp"
			i++
		}
	}
	for d.inflects() && i+1 < end && d.is(i, classSkip) && !d.isAny(i, classQuantifier, classTopic) && !d.tokens[i+1].upper { // "Pozostałe jednostki podległe Ministrowi"
		i, start = i+1, i+1
	}
	if i >= end || d.is(i, classTopic) || d.isCommand(i, end) || d.is(i, classLead) && (!d.inEnglish() || !d.tokens[i].upper || i+1 < end && (d.isSkipArticle(i+1) || d.isAny(i+1, classObject, classAnd))) {
		return mention{}, false
	}
	if d.startsNoSubject(i, end) || d.pointsBack(i, end) {
		return mention{}, false
	}
	if d.lexicon.Tones && (d.tokens[i].caps || d.isNoSyllable(i)) && i+1 < end && !d.tokens[i+1].upper && (d.isAny(i+1, classModal, classLead, classVerb, classCoordinate) || d.isMild(i+1) || d.isDeadlineAt(i+1)) { // "EVN phối hợp với TKV"
		return d.rewritten(mention{first: i, end: i + 1}), true
	}
	if d.inflects() && strings.HasSuffix(d.lower(i), "ąc") { // "działając w porozumieniu"
		return mention{}, false
	}
	if d.inEnglish() && strings.HasSuffix(d.tokens[i].text, "ing") && !d.tokens[i].upper { // "acting primarily through"
		return mention{}, false
	}
	next := i + 1
	for d.is(i, classQuantifier) && d.isSkipArticle(next) { // "Both the Ministry of Culture"
		next++
	}
	for _, at := range []int{i, next} {
		if _, known := d.mentionAt(min(at, end-1), end); known && (at == i || d.is(i, classQuantifier) || d.endsAsAdverb(i)) {
			return mention{}, false
		}
	}
	if d.goesPastAnd(i, end) { // "Regulatory authorities in each state and territory"
		return mention{}, false
	}
	stop := 0
	farthest := longestSubject
	for j := i; j < min(end, i+farthest+stop); j++ {
		if m, known := d.mentionAt(j, end); stop > 0 && known {
			if d.inEnglish() {
				farthest += m.end - m.first
			}
			j = m.end - 1
			continue
		}
		switch {
		case stop == 0 && j > i && (d.tokens[j].text == "," && d.is(j+1, classCoordinate) || d.is(j, classCoordinate) && !(d.inflects() && d.actsAt(j, end))):
			stop, j = j, d.pastInsertion(j+1, end)-1
		case stop == 0 && j > i && d.inEnglish() && d.tokens[j].text == "," && d.isAny(j+1, classRelative, classPronoun) && d.pastInsertion(j, end) > j: // "Ofwat, which has the records, shall"
			stop, j = j, d.pastInsertion(j, end)-1
		case stop == 0 && d.inEnglish() && j > i && j+1 < end && d.tokens[j+1].text == "that" && !d.tokens[j].upper && strings.HasSuffix(d.tokens[j].text, "s"): // "The Directive states that"
			return mention{}, false
		case d.inEnglish() && j > i && d.is(j, classAssign) && (d.ofVerb(j) || strings.HasSuffix(d.tokens[j].text, "ed")) && !d.tokens[j].upper && j+1 < end && (d.isSkipArticle(j+1) || d.tokens[j+1].upper): // "The telegram requires the Ministry to"
			return mention{}, false
		case stop == 0 && j > i && d.inEnglish() && strings.HasSuffix(d.tokens[j].text, "ing") && !d.tokens[j].upper && strings.HasSuffix(d.tokens[j-1].text, "s") && !d.isAny(j, classCoordinate, classHead): // "Establishments trading in food must"
			stop = j
		case stop == 0 && j > i && d.ofTowns(j, end) > j: // "chief executives of Bataan, Bulacan and Cavite"
			stop = d.ofTowns(j, end)
			j = stop - 1
		case stop == 0 && j > i && d.inEnglish() && d.is(j, classRelative):
			if d.tokens[j].text == "that" && j > i+1 && d.isAny(j-1, classVerb) { // "Experts forecast that"
				return mention{}, false
			}
			stop = j
		case stop > 0 && d.inEnglish() && d.tokens[j].text == "," && d.isAny(j+1, classRelative, classPronoun) && d.pastInsertion(j, end) > j: // "Hue and Da Nang, where it rains, are asked"
			j = d.pastInsertion(j, end) - 1
		case d.tokens[j].text == "." && (d.isInitial(j-1) || stop > 0 && d.tokens[j-1].text == "r"):
		case d.inEnglish() && j > i && d.tokens[j].text == "-" && d.tokens[j-1].upper && j+1 < end && d.tokens[j+1].upper: // "Ba Ria - Vung Tau"
		case (stop == 0 || d.inEnglish()) && j > i && !d.lexicon.Tones && d.tokens[j].text == "(" && d.closing(j, end) == j+2 && d.tokens[j+1].caps: // "Vietnam Electricity (EVN) and the Fund (VDF)"
			if stop == 0 {
				stop = j
			}
			j += 2
		case d.tokens[j].kind == number || d.tokens[j].kind == mark && d.tokens[j].text != "," && d.tokens[j].text != "'s":
			return mention{}, false
		case d.tokens[j].text == "nalezy" || d.tokens[j].text == "trzeba" || d.lexicon.Tones && j > i && d.is(j, classReports): // of which nobody is the subject; "Công điện nêu rõ các chủ mỏ phải"
			return mention{}, false
		case j > i && (d.actsAt(j, end) || stop == 0 && d.manyToDo(i, j, end) || stop > 0 && d.toDo(j, end) && d.is(j-1, classCollective) || stop > 0 && d.actsPresent(i, stop-1, j, end) || stop == 0 && d.actsPresent(i, j-1, j, end)):
			if stop == 0 {
				stop = j
			}
			for stop > i+1 && d.isMild(stop-1) {
				stop--
			}
			for stop > i+1 && d.inEnglish() && (strings.HasSuffix(d.tokens[stop-1].text, "ly") && !d.tokens[stop-1].upper && !d.is(stop-1, classHead)) { // "the secretaries directly lead", "Vietnam Electricity itself"
				stop--
			}
			if at, ok := d.endsAt(i+1, stop, classAdverb); ok && d.inEnglish() { // "Vietnam Electricity itself", "Hanoi in particular"
				stop = at
			}
			if d.isThing(i, stop) {
				return mention{}, false
			}
			return d.rewritten(mention{first: min(start, i), end: stop}), true
		case j > i && stop == 0 && d.isDeadlineAt(j): // "Wykonawca co dwa tygodnie składa"
			x, _ := d.deadlineAt(j, end)
			stop, j = j, x.end-1
		case j > i && stop == 0 && d.lexicon.Tones && d.tokens[j].text == ",":
			return mention{}, false
		case j > i && stop == 0 && d.is(j, classAnd) && d.isManyPersons(i) && d.tokens[j-1].upper && j+1 < end && d.tokens[j+1].upper && !d.startsBody(j+1): // "prezydenci Olsztyna i Elbląga"
		case j == i+1 && stop == 0 && d.is(j, classAnd) && j+1 < end && d.inflects() && d.tokens[j-1].upper && d.tokens[j+1].upper && d.hasAdjectiveEnding(j-1) && d.hasAdjectiveEnding(j+1): // "Naukowa i Akademicka Sieć"
		case j > i && stop == 0 && d.isPairName(j):
		case j > i && stop == 0 && (d.tokens[j].text == "," || d.is(j, classAnd)):
			stop = j
		case d.inflects() && d.tokens[j].text == "przez" && j+1 < end:
			m, known := d.mentionAt(j+1, end)
			if !known {
				return mention{}, false
			}
			j = m.end - 1
		case stop == 0 && d.inflects() && j > i && j+1 < end && d.tokens[j-1].upper && d.tokens[j+1].upper && !d.startsBody(j+1) && slices.Contains([]string{"w", "we", "na", "pod", "nad"}, d.tokens[j].text): // "Zamek Królewski na Wawelu"
		case stop == 0 && d.inflects() && d.isAny(j, classObject, classStop):
			return mention{}, false
		case d.isAny(j, classPast, classPronoun, classMay) && !d.isAcronym(j) || d.inEnglish() && d.is(j, classAgent):
			return mention{}, false
		}
	}
	return mention{}, false
}

// startsNoSubject tells words that no subject begins with, but for names that happen
// to begin so: "Northern Ireland", "Szybka Kolej Miejska", "IT Division".
func (d *drafter) startsNoSubject(i, end int) bool {
	capitals := d.tokens[i].upper && i+1 < end && d.tokens[i+1].upper
	inflected := d.inflects()
	switch {
	case d.is(i, classSkip) && !d.is(i, classQuantifier) && !(capitals && d.inEnglish()):
		return true
	case inflected && (d.is(i, classAlso) || d.endsAsAdverb(i) && i+1 < end && d.looksFuture(i+1) || d.tokens[i].upper && i+1 < end && !d.tokens[i+1].upper && d.endsIn(i, "owo", "sko", "cko", "lno", "jno", "czno", "bko") && !d.isAny(i, classHead, classCollective)): // "Surowo ściga"
		return true
	case d.inEnglish() && slices.Contains([]string{"also", "during", "throughout", "pending", "until"}, d.tokens[i].text):
		return true
	case d.isAny(i, classVague, classUrgent) || d.isDeadlineAt(i):
		return !(capitals && inflected)
	case d.isAcronym(i):
		return false
	}
	return d.isAny(i, classAssign, classModal, classCoordinate, classObject, classAnd, classThat, classOpening, classStop, classMay, classNoDuty, classMonth, classDecided) || d.is(i, classPronoun) && !d.is(i, classQuantifier)
}

// manyToDo tells whether what an English plural that begins at token i is to do
// follows it at token j: "DfT officials to provide".
func (d *drafter) manyToDo(i, j, end int) bool {
	return d.toDo(j, end) && strings.HasSuffix(d.tokens[j-1].text, "s") && (d.tokens[i].upper && !d.is(i, classVerb) || d.is(j-1, classCollective))
}

// actsPresent tells whether what an English body does follows its name, the tokens
// from i to last, at token j in the present, in a text that has charged somebody:
// "Lao Cai province rebuilds". One capital alone only begins the sentence.
func (d *drafter) actsPresent(i, last, j, end int) bool {
	next := last + 2
	if d.isSkipArticle(next) { // "Vietnam Electricity and the Viettel Group ensure"
		next++
	}
	several := next < end && (d.is(last+1, classAnd) || d.tokens[last+1].text == ",") && d.tokens[next].upper || i > 0 && d.tokens[i-1].text == "and" // "Hanoi and Hue pilot"
	return d.inEnglish() && d.hasCharged(segment{first: i}) && (last > i || several || (d.tokens[i].caps || d.isProper(i)) && last == i) && (d.tokens[last].upper || d.is(last, classPlace)) && d.presentAt(d.pastAdverbs(j, end), end, several)
}

// actsAt tells whether words stand at token j that only somebody who acts can be
// the subject of.
func (d *drafter) actsAt(j, end int) bool {
	switch d.lexicon.Language {
	case "en":
		if d.toDo(j, end) || j > 0 && d.tokens[j-1].upper && d.toAny(j, end) {
			return d.tokens[j-1].upper || d.tokens[j-1].text == "," || d.is(j-1, classPlace)
		}
		if lead, ok := d.longestWithin(j, end, classLead); ok && lead.length > 1 { // "takes the lead"
			return true
		}
		m, ok := d.longestWithin(j, end, classModal)
		if !ok {
			return j > 0 && d.tokens[j].text == "may" && d.tokens[j-1].caps
		}
		next := j + m.length
		for next = d.pastInsertion(next, end); next < end && strings.HasSuffix(d.tokens[next].text, "ly"); next++ {
		}
		return next < end && (d.tokens[next].kind == word && !d.is(next, classIdle) || d.tokens[next].text == ":") || m.length > 2
	case "pl":
		if d.is(j, classModal) {
			return d.isAnyWithin(j+1, end, 4, classVerb) || d.infinitiveWithin(j+1, end)
		}
		if d.is(j, classAuxiliary) {
			return d.infinitiveWithin(d.pastInserted(j+1, end), end)
		}
		if m, ok := d.longestWithin(j, end, classAssign); ok && d.isImpersonal(j, j+m.length) {
			return true
		}
		return d.isAny(j, classVerb, classLead) || d.looksFuture(j)
	}
	return d.is(j, classAgentive) || d.lexicon.Tones && (d.tokens[j].text == "phải" || d.tokens[j].text == "cần") && j+1 < end && d.is(j+1, classVerb)
}

// isAcronym tells a short word in capitals that happens to be spelt like another:
// "IT Division".
func (d *drafter) isAcronym(i int) bool {
	const longest = 4
	return d.tokens[i].caps && !d.is(i, classAssign) && d.tokens[i].text != "that" && d.tokens[i].end-d.tokens[i].start <= longest && i+1 < len(d.tokens) && !d.tokens[i+1].caps
}

// looksFuture tells a Polish verb by its ending where no preposition stands before
// it: "wyznaczą", "zaopiniuje".
func (d *drafter) looksFuture(j int) bool {
	t := d.tokens[j]
	if t.kind != word || t.upper || t.end-t.start < 5 || d.isAny(j-1, classObject, classStop) {
		return false
	}
	source := d.lower(j)
	return strings.HasSuffix(source, "ą") || strings.HasSuffix(source, "uje")
}

// infinitiveWithin tells whether a Polish infinitive is one of the words from token
// j on.
func (d *drafter) infinitiveWithin(j, end int) bool {
	const most = 5
	for k := j; k < min(end, j+most) && d.tokens[k].kind == word; k++ {
		if s := d.lower(k); strings.HasSuffix(s, "ć") || strings.HasSuffix(s, "ść") || strings.HasSuffix(s, "c") && d.is(k, classVerb) {
			return true
		}
	}
	return false
}

// isThing tells whether the words from i to end name a paper or the like, not
// somebody who acts.
func (d *drafter) isThing(i, end int) bool {
	if !d.inEnglish() && d.isAny(i, classDeliverable, classVerb, classThing) {
		return true
	}
	if d.inflects() { // an object before its verb: "Obsługę zapewnia"
		if i+1 < end && (d.is(i, classOrdinal) || d.hasAdjectiveEnding(i)) && !d.tokens[i+1].upper && (d.isAny(i+1, classDeliverable, classThing) || d.namesDeed(i+1)) { // "Pierwsze sprawozdanie"
			return true
		}
		source := d.lower(i)
		return d.namesDeed(i) || strings.HasSuffix(source, "ę") || strings.HasSuffix(source, "ą") || strings.HasSuffix(source, "niem") || strings.HasSuffix(source, "ciem")
	}
	if !d.inEnglish() {
		return false
	}
	head := end - 1 // the noun, before what hangs on it: "owners of dams"
	for j := i + 1; j < end; j++ {
		if d.isAny(j, classObject, classStop) {
			head = j - 1
			break
		}
	}
	return d.isAny(head, classDeliverable, classThat, classThing) || !d.is(head, classHead) && slices.ContainsFunc([]string{"tion", "sion", "ment", "ness", "ance", "ence"}, func(e string) bool {
		return strings.HasSuffix(d.tokens[head].text, e) && (!d.tokens[head].upper || head == i && head+1 < len(d.tokens) && d.tokens[head+1].text == "of")
	})
}
