package decompose

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// weigh finds how plainly a segment is a duty.
func (d *drafter) weigh(s segment, r *reading, lists []list, subject int, due []stated) {
	from := s.first
	if subject >= 0 {
		from = lists[subject].end()
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
	if decided {
		r.strength = max(r.strength, strengthVerb)
	}
	for i := from; i < s.end; i++ {
		if inBody[i-s.first] || d.tokens[i].kind == mark {
			continue
		}
		switch {
		case d.lexicon.Language == "en" && !decided && d.toldBefore(i, from):
			r.past, decided = true, true
		case d.is(i, classModal), d.is(i, classLead), d.startsToDo(i, s, r, lists, subject):
			r.modal = r.modal || !d.is(i, classLead)
			if !decided || d.lexicon.Order == verbLast || !r.past && r.strength == strengthVerb {
				r.strength = strengthPlain
			}
			decided = true
		case d.lexicon.Order == verbLast && d.is(i, classPast):
			r.past = i >= s.end-5 && !d.isFuture(i)
		case !decided && (d.is(i, classPast) || d.pastVerb(i) && !(one && strings.HasSuffix(d.tokens[i].text, "li"))):
			r.past, decided = true, true
		case !decided && d.is(i, classMay):
			r.may, decided = true, true
		case d.is(i, classVerb) && d.lexicon.Language != "en", d.lexicon.Order == verbLast && d.isVerbForm(i):
			if !decided {
				r.strength = max(r.strength, strengthVerb)
			}
			decided = decided || d.lexicon.Order != verbLast
		}
	}
	if d.lexicon.Order == verbLast && r.modal {
		r.past = false
	}
	if d.lexicon.Order == verbFirst && subject >= 0 {
		d.weighVerbFirst(s, r, lists[subject])
	}
	if d.lexicon.Language == "en" && subject >= 0 {
		i := d.pastInsertion(from, s.end)
		if i == from && i < s.end && d.tokens[i].text == "," {
			i++
		}
		r.bare = i < s.end && !d.tokens[i].upper && (d.is(i, classVerb) || d.tokens[i].text == "be") && !r.past
	}
	if d.lexicon.Language == "en" && r.agent && slices.ContainsFunc(d.tokens[s.first:s.end], func(t token) bool { return t.text == "be" }) {
		r.strength = max(r.strength, strengthVerb)
	}
	r.startsVerb = d.startsWithVerb(s, due)
	if r.startsVerb {
		r.strength = max(r.strength, strengthVerb)
	}
}

// toldBefore tells an English verb of what happened: it follows its subject at
// token from, at once or after an adverb.
func (d *drafter) toldBefore(i, from int) bool {
	t := d.tokens[i]
	if d.is(i, classModal) || i > from+1 || t.upper || t.kind != word || i == from+1 && !strings.HasSuffix(d.tokens[from].text, "ly") {
		return false
	}
	return t.end-t.start > 4 && strings.HasSuffix(t.text, "ed") && !strings.HasSuffix(t.text, "eed") || d.is(i, classPast)
}

// startsToDo tells whether "to" and a verb at token i say what a subject, or whom
// the words charge, is to do: "NHS England to open".
func (d *drafter) startsToDo(i int, s segment, r *reading, lists []list, subject int) bool {
	if subject >= 0 && i == lists[subject].end() && d.toAny(i, s.end) {
		return true
	}
	if !d.toDo(i, s.end) {
		return false
	}
	return r.assigned || subject >= 0 && (i == lists[subject].end() || i == lists[subject].end()+1 && d.tokens[i-1].text == "-" || d.tokens[i-1].text == ",")
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
	if _, ok := d.endsAt(s.first, i, classVerb); ok || i > s.first && (d.imperfect(i-1) || i-1 == s.first && r.due != nil) {
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
		if d.isAny(i, classVerb, classLead, classModal, classCoordinate, classSubmit) || d.imperfect(i) || d.isMasdar(i) {
			return true
		}
		switch {
		case d.tokens[i].kind == mark, d.isAny(i, classSkip, classAnd):
			i++
		default:
			if m, ok := d.longest(i, classUrgent); ok {
				i += m.length
			} else if m, ok := d.longest(i, classVague); ok {
				i += m.length
			} else {
				return i == s.first && d.lexicon.Language != "en" && i+1 < s.end && d.is(i+1, classModal) // "Jednocześnie należy"
			}
		}
	}
	return false
}

// isNegative tells whether the words of a segment say that it is no duty.
func (d *drafter) isNegative(s segment) bool {
	if d.is(s.first, classOpening) {
		return true
	}
	if v, ok := d.longest(s.first, classVerb); ok && d.tokens[min(s.first+v.length, s.end-1)].text == "sie" && !d.is(s.first, classAssign) && !d.isAnyWithin(s.first, s.end, s.end-s.first, classLead) {
		return true // "tworzy się Zespół": nobody is told to
	}
	return slices.ContainsFunc(d.matches[s.first:s.end], func(found []match) bool {
		return slices.ContainsFunc(found, func(m match) bool { return m.class == classNoDuty })
	})
}

// lower is a word of the text in small letters, with its marks.
func (d *drafter) lower(i int) string {
	t := d.tokens[i]
	return norm.NFC.String(strings.Map(unicode.ToLower, string(d.folded.source[t.start:t.end])))
}

// pastVerb tells whether a word ends as verbs do that tell what happened.
func (d *drafter) pastVerb(i int) bool {
	if len(d.lexicon.PastEndings) == 0 || d.tokens[i].kind != word || d.isAny(i, classQuarter, classUnit, classMonth) {
		return false
	}
	t := d.tokens[i]
	if t.end-t.start < 4 || t.upper {
		return false
	}
	source := d.lower(i)
	return slices.ContainsFunc(d.lexicon.PastEndings, func(e string) bool { return strings.HasSuffix(source, e) })
}

// duty decides whether a segment is a duty, and whose.
func (d *drafter) duty(p *paragraph, s segment, r reading) (leads []Body, inherited, ok bool) {
	if r.negative || r.may && r.strength < strengthPlain || r.past && !r.assigned {
		return nil, false, false
	}
	if p.aside && (len(r.leads) == 0 || r.assigned || r.strength < strengthPlain) || d.isStative(s, r) {
		return nil, false, false
	}
	if d.lexicon.Language == "en" && len(r.leads) == 0 && (d.tokens[s.first].text == "we" || d.tokens[s.first].text == "i") {
		return nil, false, false
	}
	if len(r.leads) == 0 && !r.assigned && (r.due == nil || r.due.rank > rankRecurring) && d.describes(s) {
		return nil, false, false
	}
	marked := len(p.line.markers) > 0 || s.item
	switch {
	case len(r.leads) > 0 && r.assigned:
		return r.owners(), false, d.commanding || r.strength == strengthPlain
	case len(r.leads) > 0 && r.agent && len(p.owners) > 0 && r.startsVerb:
		return p.owners, true, true
	case len(r.leads) > 0 && r.agent:
		return r.owners(), false, d.commanding && (r.strength > strengthNone || r.due != nil)
	case len(r.leads) > 0 && r.strength == strengthPlain:
		return r.owners(), false, d.commanding || r.modal
	case len(r.leads) > 0 && d.lexicon.Language == "en":
		return r.owners(), false, d.commanding && r.bare && marked || d.commanding && r.due != nil && r.due.rank <= rankRecurring && d.thirdPerson(r)
	case len(r.leads) > 0:
		return r.owners(), false, d.commanding && (r.strength == strengthVerb || marked && d.says(s, r))
	case len(p.owners) > 0:
		return p.owners, true, r.startsVerb || r.strength == strengthPlain && (p.listed || d.lexicon.Order == verbLast || d.isAnyWithin(s.first, s.end, 10, classModal, classLead)) || p.listed && d.commanding && marked && d.says(s, r)
	case r.startsVerb && d.commanding && len(d.charged) > 0 && !d.imperfect(d.sentenceStart(s)):
		return d.charged, true, true
	}
	return nil, false, r.modal && d.commanding && r.due != nil && r.due.rank == rankDay
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

// isStative tells whether a Persian sentence only tells how things are, or what is
// done without saying by whom.
func (d *drafter) isStative(s segment, r reading) bool {
	if d.lexicon.Order != verbLast || r.modal || r.assigned || r.agent {
		return false
	}
	end := s.end
	for end > s.first && d.tokens[end-1].kind == mark {
		end--
	}
	at, ok := d.endsAt(s.first, end, classStative)
	if _, lead := d.endsAt(s.first, end, classLead); lead {
		return false
	}
	return ok && !d.isAnyWithin(max(s.first, at-6), end, 6, classLead)
}

// isFuture tells a Persian past stem after "will": "خواهد کرد".
func (d *drafter) isFuture(i int) bool {
	return i > 0 && strings.HasPrefix(d.tokens[i-1].text, "خواه")
}

// says tells whether a segment says more than whom it concerns.
func (d *drafter) says(s segment, r reading) bool {
	const least = 3
	said := s.end - s.first
	for _, m := range r.leads {
		said -= m.end - m.first
	}
	return !r.onlyBodies && said >= least
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

// thirdPerson tells whether what a body does follows it in the present: "inspects".
func (d *drafter) thirdPerson(r reading) bool {
	if r.past {
		return false
	}
	i := r.leads[len(r.leads)-1].end
	if i >= len(d.tokens) || d.tokens[i].upper {
		return false
	}
	for _, ending := range []string{"s", "es"} {
		if stem, ok := strings.CutSuffix(d.tokens[i].text, ending); ok && slices.ContainsFunc(d.lexicon.Marks[classVerb], func(v string) bool { return v == stem }) {
			return true
		}
	}
	return false
}

// pastInsertion is the token after an insertion between commas that begins at
// token i, else i.
func (d *drafter) pastInsertion(i, end int) int {
	const longest = 15
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
