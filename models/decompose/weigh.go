package decompose

import (
	"slices"
	"strings"
)

// weigh finds how plainly a segment is a duty.
func (d *drafter) weigh(s segment, r *reading, lists []list, subject int, due []stated) {
	from := s.first
	if subject >= 0 {
		from = lists[subject].end()
	}
	if from+1 < s.end && d.inflects() && d.tokens[from].text == "," && d.is(from+1, classPronoun) { // "Wicepremier, który prowadzi program, przypomniał"
		from = d.pastInsertion(from, s.end)
	}
	if d.inflects() && subject >= 0 {
		if from+1 < s.end && d.tokens[from].text == "-" || lists[subject].first() == s.first && !d.isNominative(s.first) { // "Wojewodowie – przedstawią", "Ministrowi Finansów zabezpieczenie"
			if d.tellsDeed(from, s.end) || d.isAimedAt(from, s.end) {
				r.strength = strengthVerb
			}
		}
		if from+1 < s.end && d.tokens[from].text == "-" {
			from++
		}
		from = min(d.pastInserted(from, s.end), s.end)
	}
	from = d.pastRelative(from, s.end)
	if next := d.pastInsertion(from, s.end); d.inEnglish() && next > from && d.isAny(next, classModal, classLead) { // "The Treasury, which has the records, shall"
		from = next
	}
	if r.assigned {
		r.strength = strengthPlain
	}
	one := subject >= 0 && len(lists[subject].members) == 1 && !lists[subject].members[0].body.collective // "nasili" is no plural then
	inBody := make([]bool, s.end-s.first)
	for _, l := range lists {
		for _, m := range l.members {
			for i := m.first; i < m.end; i++ {
				inBody[i-s.first] = true
			}
		}
	}
	decided := len(d.lexicon.Present) > 0 && subject >= 0 && (d.presentVerb(from, s.end) || d.presentVerb(d.pastInsertion(from, s.end), s.end))
	decided = decided || d.inEnglish() && subject >= 0 && d.presentBehind(lists[subject], s.end)
	if d.inflects() && subject >= 0 && from < s.end && d.is(from, classPast) { // "Szpitale nie mają łóżek", "Eksperci oceniają, że"
		r.past, decided = true, true
	} else if decided {
		r.strength = max(r.strength, strengthVerb)
	}
	if subject < 0 && d.namesDeed(d.sentenceStart(s)) { // "uzgodnić … odstrzał", which looks like a past form
		r.strength, decided = max(r.strength, strengthVerb), true
	}
	if at := d.sentenceStart(s); d.lexicon.Clitics && subject < 0 && s.marked && at+1 < s.end && !d.hasArticle(at) && isDeedForm(d.tokens[at].text) && d.hasArticle(at+1) { // "* إحصاء السكنات التي لم تخضع للمراقبة"
		r.strength, decided = max(r.strength, strengthVerb), true
	}
	if d.lexicon.Clitics && subject < 0 && (s.marked || s.item) && d.imperfect(d.sentenceStart(s)) { // "- توجه الشرطة للتحقيق، وكشف الشبكات", of which the second may be a past form
		r.strength, decided = max(r.strength, strengthVerb), true
	}
	if d.inEnglish() && subject < 0 && s.first+1 < s.end && (d.toDo(s.first, s.end) || d.is(s.first, classVerb) && (d.isDeterminer(s.first+1) || d.tokens[s.first+1].text == "that")) { // "Ensure that hospitals have antidotes"
		r.strength, decided = max(r.strength, strengthVerb), true
	}
	for i := from; i < s.end; i++ {
		if inBody[i-s.first] || d.tokens[i].kind == mark || d.namesMonth(i, s.first) {
			continue
		}
		switch {
		case d.lexicon.Clitics && subject < 0 && (s.marked || s.item) && i == s.first && d.is(i, classVerb) && d.is(i, classPast): // "- عقد اجتماع"
			r.strength, decided = max(r.strength, strengthVerb), true
		case d.inEnglish() && !decided && d.toldBefore(i, from):
			r.past, decided = true, true
		case d.is(i, classModal) && !d.assents(i), d.is(i, classLead), d.is(i, classAuxiliary) && d.infinitiveWithin(d.pastInserted(i+1, s.end), s.end), d.startsToDo(i, s, r, lists, subject):
			r.modal = r.modal || !d.is(i, classLead)
			if !decided || d.lexicon.Order == verbLast || !r.past && r.strength == strengthVerb {
				r.strength = strengthPlain
			}
			decided = true
		case d.lexicon.Order == verbLast && d.is(i, classPast):
			r.past = i >= s.end-5 && !d.isFuture(i)
		case !decided && d.pastVerb(i) && (subject >= 0 && d.contrastedWish(s.first) || s.item && d.wishedAt(i)): // "…, a Policja zamknęła drogę"
			r.strength, decided = max(r.strength, strengthVerb), true
		case !decided && (d.is(i, classPast) && !d.meansEach(i) || d.pastVerb(i) && !((one || subject < 0 && d.is(i, classVerb)) && strings.HasSuffix(d.tokens[i].text, "li"))):
			r.past, decided = true, true
		case !decided && subject >= 0 && (i == from && d.doesBy(i, s.end) || d.isBidToAct(i, s.end)):
			r.strength, decided = max(r.strength, strengthVerb), true
		case !decided && subject >= 0 && d.mayByDay(i, from, lists[subject], r.due):
			r.strength, decided = strengthPlain, true
		case !decided && d.is(i, classMay) && !d.namesPlace(i, from):
			r.may, decided = true, true
		case d.is(i, classVerb) && !d.inEnglish(), d.lexicon.Order == verbLast && d.isVerbForm(i):
			if !decided {
				r.strength = max(r.strength, strengthVerb)
			}
			decided = decided || d.lexicon.Order != verbLast
			r.past = r.past && !(d.lexicon.Order == verbLast && d.isVerbForm(i)) // "نظارت کرده و گزارش می‌دهد"
		}
	}
	if d.lexicon.Order == verbLast && r.modal {
		r.past = false
	}
	if d.lexicon.Order == verbFirst && subject >= 0 {
		d.weighVerbFirst(s, r, lists[subject])
	}
	if d.inEnglish() && subject >= 0 {
		i := d.pastInsertion(from, s.end)
		if i == from && i < s.end && d.tokens[i].text == "," {
			i++
		}
		r.bare = i < s.end && !d.tokens[i].upper && (d.is(i, classVerb) || d.tokens[i].text == "be") && !r.past
	}
	if d.inEnglish() && r.agent && slices.ContainsFunc(d.tokens[s.first:s.end], func(t token) bool { return t.text == "be" }) {
		r.strength = max(r.strength, strengthVerb)
	}
	r.startsVerb = d.startsWithVerb(s, due)
	if r.startsVerb {
		r.strength = max(r.strength, strengthVerb)
		r.may = r.may && !d.inEnglish() // "publish guidance on what owners may use"
	}
}

// namesMonth tells the name of a month that is spelt as another word, by its capital
// inside the sentence that begins at first: "by 31 May".
func (d *drafter) namesMonth(i, first int) bool {
	return d.is(i, classMonth) && d.tokens[i].upper && i > first
}

// namesPlace tells a name that begins as an English verb of leave does, by its capital
// inside the sentence that begins at first: "Can Tho".
func (d *drafter) namesPlace(i, first int) bool {
	return d.inEnglish() && i > first && d.tokens[i].upper && !d.tokens[i].caps
}

// weighVerbFirst looks at the verb before the subject, where Arabic has it.
func (d *drafter) weighVerbFirst(s segment, r *reading, subject list) {
	i := subject.first()
	for _, c := range []string{classLead, classModal} {
		if _, ok := d.endsAt(s.first, i, c); ok {
			r.strength, r.past = strengthPlain, false
			return
		}
	}
	if d.lexicon.Clitics && d.is(i-1, classIdle) && !(d.forbids(i-1) && d.isAny(i, classHead, classTitle)) && (r.due == nil || r.due.rank >= rankYear) { // "تتكون اللجنة من"
		r.past = true
		return
	}
	if d.isRoot(i-1) && d.is(i-1, classVerb) && (i-1 == s.first || i-2 == s.first && d.tokens[s.first].text == "و") {
		r.past = true
		return
	}
	if _, ok := d.endsAt(s.first, i, classVerb); ok || d.deedFollows(s, subject) || i > s.first && (d.imperfect(i-1) || i-1 == s.first && r.due != nil) {
		r.strength, r.past = max(r.strength, strengthVerb), false
	}
}

// startsWithVerb tells whether a segment begins with what is to be done, after a
// deadline, an adverb or a phrase of coordination.
func (d *drafter) startsWithVerb(s segment, due []stated) bool {
	for i := s.first; i < s.end && i < s.first+40; {
		if k := slices.IndexFunc(due, func(x stated) bool { return x.first == i }); k >= 0 && due[k].end > i {
			i = due[k].end
			continue
		}
		if d.beginsThing(i) {
			return false
		}
		if d.isAny(i, classVerb, classLead, classModal, classCoordinate, classSubmit) || s.first > 0 && d.tokens[s.first-1].text == ";" && d.doesNext(segment{first: i, end: s.end}) || d.toDo(i, s.end) || d.asksThem(i) || d.imperfect(i) || d.isMasdar(i) || d.namesDeed(i) || d.beginsPhrase(s, i) {
			return true
		}
		switch {
		case d.isSkipArticle(i): // "The Fund provides"
			return false
		case d.tokens[i].kind == mark, d.isAny(i, classSkip, classAnd):
			i++
		default:
			if m, ok := d.longest(i, classUrgent); ok {
				i += m.length
			} else if m, ok := d.longest(i, classVague); ok {
				i += m.length
			} else {
				return i == s.first && !d.inEnglish() && i+1 < s.end && d.is(i+1, classModal) // "Jednocześnie należy"
			}
		}
	}
	return false
}
