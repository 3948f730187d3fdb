package decompose

import (
	"slices"
	"strings"
)

// reading is what a sentence says: who, with whom, to whom, by when, and how
// plainly it is a duty.
type reading struct {
	leads        []mention
	coordinators []mention
	submit       []mention
	supervise    []mention
	assigned     bool // the leads are charged in so many words
	agent        bool // the leads do it, in the passive
	strength     int
	past, may    bool
	negative     bool // its words say that it is no duty
	startsVerb   bool // it begins with what is to be done
	onlyBodies   bool // it names bodies and says nothing of them
	modal        bool
	due          *stated
}

// How plainly a sentence is a duty.
const (
	strengthNone  = iota // nothing in it says so
	strengthVerb         // what one is told to do
	strengthPlain        // shall, takes the lead, is charged with
)

func (r reading) bodies(all []mention) []Body {
	out := make([]Body, 0, len(all))
	for _, m := range all {
		if !slices.ContainsFunc(out, func(b Body) bool { return b.Span == m.body.Span }) {
			out = append(out, m.body)
		}
	}
	return out
}

// owners are the leads a chapeau or heading gives to what hangs on it.
func (r reading) owners() []Body { return r.bodies(r.leads) }

// list is bodies joined in a list, and what the words before it make of them.
type list struct {
	members   []mention
	role      string // classAssign, classCoordinate …; empty: none of these
	roleStart int    // the token at which those words begin
}

func (l list) first() int { return l.members[0].first }
func (l list) end() int   { return l.members[len(l.members)-1].end }

// read reads a segment; inherits tells whether it has owners from before.
func (d *drafter) read(s segment, inherits bool) reading {
	var r reading
	due := d.deadlinesIn(s.first, s.end)
	r.due = best(due)
	lists := d.lists(s, due)
	r.negative = d.isNegative(s)
	r.onlyBodies = d.onlyBodies(s, lists)
	d.passOn(lists)
	subject := -1
	for i, l := range lists {
		switch l.role {
		case classCoordinate:
			r.coordinators = append(r.coordinators, l.members...)
		case classSubmit:
			r.submit = append(r.submit, l.members...)
		case classSupervise:
			r.supervise = append(r.supervise, l.members...)
		case "":
			if d.isMarkedObject(l) {
				continue
			}
			if subject < 0 && d.atBoundary(s, l, lists, due) {
				subject = i
			}
		}
	}
	if subject < 0 {
		subject = d.subjectAfterList(s, &r, &lists, inherits)
	}
	d.chooseLeads(s, &r, lists, subject)
	if r.onlyBodies && len(r.leads) == 0 { // "from the Ministry of Tourism:"
		r.leads = lists[0].members
	}
	d.weigh(s, &r, lists, subject, due)
	return r
}

// lists finds the bodies of a segment, joined into lists, with their roles.
func (d *drafter) lists(s segment, due []stated) []list {
	var lists []list
	for _, m := range d.mentionsIn(s.first, s.end) {
		if slices.ContainsFunc(due, func(x stated) bool { return x.rank == rankEvent && x.first < m.first && m.end <= x.end }) {
			continue
		}
		role, start := d.roleBefore(s.first, m.first)
		if at, verb := d.verbEnding(s.first, m.first); verb && d.is(m.first, classNominative) && at > s.first { // "przeprowadza Główny Inspektor"
			role, start = classAgent, at
		}
		if n := len(lists); n > 0 && role == "" && d.joined(lists[n-1].end(), m.first) {
			lists[n-1].members = append(lists[n-1].members, m)
			continue
		}
		lists = append(lists, list{members: []mention{m}, role: role, roleStart: start})
	}
	for i := range lists {
		if l := &lists[i]; l.role == classObject && d.lexicon.Tones && d.tokens[l.roleStart].text == "cho" && (d.is(s.first, classAssign) || d.is(l.end(), classLead)) {
			l.role = classAssign // "phân công … cho Sở Y tế"
		}
		if l := &lists[i]; l.role == classToward {
			l.role = classSubmit
			if !d.is(l.first(), classIssuer) && d.isAnyWithin(l.end(), s.end, s.end, classChargeAfter) {
				l.role = classAssign
			}
		}
	}
	return lists
}

// passOn gives the charge on to whom the charged one charges: "طلب رئيس الوزراء
// من وزارة …", where who gives the orders stands between the verb and the body.
func (d *drafter) passOn(lists []list) {
	for i := 1; i < len(lists); i++ {
		giver, next := &lists[i-1], &lists[i]
		if giver.role == classAssign && d.is(giver.first(), classIssuer) && (next.role == "" && next.first() == giver.end() || next.role == classAssign && next.roleStart <= giver.end() || next.role == classObject && next.roleStart == giver.end()) {
			giver.role, next.role = classObject, classAssign
		}
	}
}

// roleClasses are those whose words stand before a body.
var roleClasses = []string{classAssign, classCoordinate, classSubmit, classSupervise, classAgent, classToward, classObject}

// roleBefore tells what the words before token i make of the body there; the
// longest of them counts.
func (d *drafter) roleBefore(first, i int) (role string, start int) {
	const most = 6 // articles and the like before a body
	for n := 0; n < most && i > first && (d.is(i-1, classSkip) && d.tokens[i-1].kind == word || d.tokens[i-1].text == "\""); n++ {
		if r, s := d.roleEnding(first, i); r != "" {
			return r, s
		}
		i--
	}
	return d.roleEnding(first, i)
}

func (d *drafter) roleEnding(first, i int) (role string, start int) {
	start = i
	for _, class := range roleClasses {
		if at, ok := d.endsAt(first, i, class); ok && at < start {
			role, start = class, at
		}
	}
	return role, start
}

// verbEnding finds the verb that ends right before token i.
func (d *drafter) verbEnding(first, i int) (start int, ok bool) {
	if at, found := d.endsAt(first, i, classVerb); found {
		return at, true
	}
	return d.endsAt(first, i, classLead)
}

// isMarkedObject tells whether the Persian mark of the object follows a list.
func (d *drafter) isMarkedObject(l list) bool {
	return d.lexicon.Order == verbLast && l.end() < len(d.tokens) && d.tokens[l.end()].text == "را"
}

// atBoundary tells whether a list stands where the subject of its sentence does.
func (d *drafter) atBoundary(s segment, l list, lists []list, due []stated) bool {
	i := l.first()
	for i > s.first && d.is(i-1, classSkip) && d.tokens[i-1].kind == word {
		i--
	}
	if i == s.first {
		return true
	}
	before := d.tokens[i-1]
	if before.kind == mark {
		return before.text != "(" && before.text != "/"
	}
	if slices.ContainsFunc(due, func(x stated) bool { return x.end == i }) || slices.ContainsFunc(lists, func(o list) bool { return o.end() == i && o.role != "" }) {
		return true
	}
	if d.lexicon.Order == verbFirst {
		return d.verbBefore(s, i, best(due))
	}
	if d.is(i-1, classAnd) && i-1 > s.first && d.tokens[i-2].kind == mark {
		return true
	}
	return i-1 == s.first && (d.is(i-1, classAnd) || d.isAny(i-1, classUrgent, classVague))
}

// verbBefore tells whether the verb of a sentence stands right before token i, as
// it does in Arabic, or a conjunction at its beginning.
func (d *drafter) verbBefore(s segment, i int, due *stated) bool {
	if d.tokens[i-1].text == "و" || d.tokens[i-1].text == "ف" {
		return i-1 == s.first || d.tokens[i-2].kind == mark
	}
	if i-1 == s.first && d.tokens[i-1].kind == word && due != nil && due.rank == rankDay && !d.is(i-1, classPast) {
		return true // "completed", told of a day to come
	}
	for _, c := range []string{classLead, classVerb, classModal} {
		if at, ok := d.endsAt(s.first, i, c); ok && d.opens(s, at) {
			return true
		}
	}
	return d.imperfect(i-1) && d.opens(s, i-1)
}

// opens tells whether token i begins a clause.
func (d *drafter) opens(s segment, i int) bool {
	for i > s.first && (d.tokens[i-1].text == "و" || d.tokens[i-1].text == "ف" || d.isAny(i-1, classSkip, classUrgent)) {
		i--
	}
	return i == s.first || d.tokens[i-1].kind == mark || d.tokens[i].text == "و" || d.tokens[i-1].kind == number
}

// imperfect tells whether an Arabic word has the form of a verb in the present.
func (d *drafter) imperfect(i int) bool {
	if !d.lexicon.Clitics || i < 0 {
		return false
	}
	s := d.tokens[i].text
	return d.tokens[i].kind == word && len(s) >= 6 && (strings.HasPrefix(strings.TrimPrefix(s, "س"), "ت") || strings.HasPrefix(strings.TrimPrefix(s, "س"), "ی")) && !d.isAny(i, classHead, classWeakHead, classSubject, classMonth, classPast)
}

// subjectAfterList finds the lead in "In coordination with the Ministry of
// Justice, the Ministry of Finance shall …": the last of the list, set off by a
// comma and followed by what it must do. A list of coordinators stays whole where
// the sentence inherits its lead.
func (d *drafter) subjectAfterList(s segment, r *reading, lists *[]list, inherits bool) int {
	for i, l := range *lists {
		n := len(l.members)
		if n < 2 || l.role == classAssign || l.role == classCoordinate && (inherits || l.roleStart > s.first+1) {
			continue
		}
		last := l.members[n-1]
		between := d.tokens[l.members[n-2].end:last.first]
		if len(between) == 0 || !strings.Contains(",،", between[0].text) || slices.ContainsFunc(between, func(t token) bool { return t.kind == word && t.text != "the" }) {
			continue
		}
		if next := last.end; next >= s.end || d.lexicon.Order != verbLast && !d.isAny(next, classModal, classLead, classVerb) {
			continue
		}
		(*lists)[i].members = l.members[:n-1]
		*lists = append(*lists, list{members: []mention{last}})
		r.coordinators = slices.DeleteFunc(r.coordinators, func(m mention) bool { return m.first == last.first })
		return len(*lists) - 1
	}
	return -1
}

// chooseLeads picks who owes it: whom the words charge, else the subject, else
// who does it in the passive. Who gives the orders is no lead for that.
func (d *drafter) chooseLeads(s segment, r *reading, lists []list, subject int) {
	assigned, agent := -1, -1
	for i, l := range lists {
		switch l.role {
		case classAssign:
			if assigned < 0 {
				assigned = i
			}
		case classAgent:
			if agent < 0 {
				agent = i
			}
		}
	}
	if agent >= 0 && d.is(lists[agent].first(), classIssuer) {
		agent = -1
	}
	issuer := subject >= 0 && d.is(lists[subject].first(), classIssuer)
	if issuer && d.isAnyWithin(lists[subject].end(), s.end, 3, classModal) && (assigned < 0 || lists[assigned].roleStart > lists[subject].end()) {
		issuer = false
	}
	switch {
	case assigned >= 0 && (subject < 0 || issuer || lists[assigned].first() < lists[subject].first() || !d.isSubjectVerb(s, lists[subject])):
		r.leads, r.assigned = lists[assigned].members, true
	case subject >= 0 && (!issuer || d.isAnyWithin(lists[subject].end(), s.end, 4, classModal)):
		r.leads = lists[subject].members
	case agent >= 0:
		r.leads, r.agent = lists[agent].members, true
	}
}

// isSubjectVerb tells whether what a body must do follows it soon.
func (d *drafter) isSubjectVerb(s segment, l list) bool {
	return d.isAnyWithin(l.end(), s.end, 6, classModal, classLead) || d.lexicon.Language != "en" && d.isAnyWithin(l.end(), s.end, 3, classVerb)
}

func (d *drafter) isAnyWithin(i, end, n int, classes ...string) bool {
	for j := i; j < min(end, i+n); j++ {
		if d.isAny(j, classes...) {
			return true
		}
	}
	return false
}

// onlyBodies tells whether a segment is nothing but bodies.
func (d *drafter) onlyBodies(s segment, lists []list) bool {
	if len(lists) != 1 || lists[0].role != "" && lists[0].role != classAssign && !s.colon {
		return false
	}
	rest := 0
	for i := s.first; i < s.end; i++ {
		if i >= lists[0].first() && i < lists[0].end() || d.tokens[i].kind == mark || d.is(i, classSkip) {
			continue
		}
		if d.isAny(i, classModal, classLead, classVerb) && !d.isTailOfHeading(i, s) {
			return false
		}
		rest++
	}
	return rest <= 2
}

// isTailOfHeading tells words that end a heading without saying what to do: "có
// trách nhiệm:", "shall:".
func (d *drafter) isTailOfHeading(i int, s segment) bool {
	m, ok := d.longest(i, classModal)
	return ok && i+m.length >= s.end-1
}
