package decompose

import (
	"slices"
)

// reading is what a sentence says: who, with whom, to whom, by when, and how
// plainly it is a duty.
type reading struct {
	leads        []mention
	coordinators []mention
	submit       []mention
	supervise    []mention
	assigned     bool // the leads are charged in so many words
	bracketed    bool // the leads stand in brackets behind what is to be done
	agent        bool // the leads do it, in the passive
	strength     int
	past, may    bool
	negative     bool // its words say that it is no duty
	startsVerb   bool // it begins with what is to be done
	onlyBodies   bool // it names bodies and says nothing of them
	modal        bool
	bare         bool // the verb of an English subject is in its bare form: "that the Agency connect"
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

// read reads a segment; inherits tells whether it has owners from before.
func (d *drafter) read(s segment, inherits bool) reading {
	var r reading
	due := d.deadlinesIn(d.purposeEnd(s), s.end)
	r.due = best(due)
	lists := d.lists(s, due)
	r.negative = d.isNegative(s, r.due)
	r.onlyBodies = d.onlyBodies(s, lists)
	d.passOn(lists)
	d.chargedInChapeau(s, lists)
	for i := range lists { // "توجيه المستثمرين", "Chỉ đạo Công an xã" under a heading is what its owner is to do
		if l := &lists[i]; inherits && (d.chargesBelow(s, *l) || d.directsToo(s, *l) || l.role == classAssign && d.lexicon.Clitics && d.imperfect(l.roleStart) && d.tellsOfMany(l.roleStart)) {
			l.role = classObject
		} else if inherits && l.role == classAssign && (l.roleStart == s.first || d.goesOnWithDeed(s.first, l.roleStart) || d.ordersToo(s.first, l.roleStart)) && (d.lexicon.Order == verbFirst && (d.is(s.first, classVerb) && !d.imperfect(s.first) || d.tellsOthers(s, *l) || l.first() == s.first+1 && (d.disagrees(s.first, l.first()) || s.marked && d.directs(s.first, *l))) || s.opens && (d.is(s.first, classDirects) || d.lexicon.Tones && d.tokens[s.first].text == "yêu") || d.isBareCall(s.first)) {
			for k := i; k < len(lists); k++ {
				if lists[k].role == classAssign { // and so is whom those are to require to do it
					lists[k].role = classObject
				}
			}
		}
	}
	d.dropOthersPartners(s, lists)
	if d.lexicon.Tones && inherits && (s.marked || d.is(s.first, classModal)) { // "được yêu cầu chỉ đạo các cơ quan báo chí" of whom the sentence before charged, "Giảm lãi suất, chỉ đạo các ngân hàng tiết giảm chi phí" under a heading
		d.passesDown(s, lists)
	}
	subject := -1
	for i, l := range lists {
		switch l.role {
		case classCoordinate:
			r.coordinators = append(r.coordinators, d.apart(l.members)...)
		case classSubmit:
			r.submit = append(r.submit, l.members...)
		case classSupervise:
			r.supervise = append(r.supervise, l.members...)
		case "":
			if inherits && (d.goesOnUnnamed(s, l) || d.tellsOthers(s, l) || d.isOwnersDeed(s, l) || d.comesLater(s, l)) || d.isCaptioned(l, lists[i+1:]) || d.isMarkedObject(l) || d.isInstrument(l) || d.isObjectOfItem(s, l, inherits) || inherits && d.lexicon.Order == verbLast && len(l.members) > 1 && d.tellsOfOne(s) {
				continue
			}
			if d.isDoneTo(s, l) && (inherits || (d.is(s.first, classVerb) || d.isMasdar(s.first)) && !d.is(s.first, classForming)) {
				continue
			}
			if (subject < 0 || d.isIssuer(lists[subject]) && (d.afterWhatWasSaid(s.first, l.first()) || d.afterThat(s.first, l.first())) || d.inflects() && d.saidToOblige(s.first, l.first())) && d.atBoundary(s, l, lists, due) {
				subject = i
			}
		}
	}
	if subject < 0 {
		subject = d.beforeItsVerb(s, lists)
	}
	if subject < 0 {
		subject = d.subjectAfterList(s, &r, &lists, inherits)
	}
	d.dropActedOn(s, &r, lists)
	d.chooseLeads(s, &r, lists, subject)
	if r.onlyBodies && len(r.leads) == 0 && !(d.isIssuer(lists[0]) && d.isAnyWithin(lists[0].end(), s.end, 3, classAssign)) { // "from the Ministry of Tourism:"
		r.leads = lists[0].members
	}
	if again := d.chargesPronoun(s); len(r.leads) == 0 && (s.colon || again) {
		r.leads = d.forWhom(s, lists)
		r.assigned = again && len(r.leads) > 0
	}
	if len(lists) > 0 && d.chargesNamed(s, lists[0]) {
		r.leads, r.assigned = lists[0].members, true
	}
	r.negative = r.negative || d.didNot(r.leads)
	d.weigh(s, &r, lists, subject, due)
	return r
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
	if n := len(lists); n > 1 && s.end > s.first+2 && d.tokens[s.end-1].text == ")" && lists[0].end() < s.end && d.tokens[lists[0].end()].text == "(" && d.closing(lists[0].end(), s.end) == s.end-1 {
		s.end, lists = lists[0].end(), lists[:1] // "Ministerstwo Spraw Zagranicznych (Komitet Narodowy UNESCO)"
	}
	if len(lists) == 1 && d.inEnglish() && lists[0].role == classObject && lists[0].roleStart == s.first && d.tokens[s.first].text == "for" && lists[0].end() == s.end { // a heading: "For the Ministry of Finance"
		return true
	}
	if len(lists) != 1 || lists[0].role != "" && lists[0].role != classAssign && !s.colon {
		return false
	}
	rest := 0
	for i := s.first; i < s.end; i++ {
		if i == lists[0].end() && d.tokens[i].text == "(" && d.closing(i, s.end) < s.end { // which ones
			i = d.closing(i, s.end)
			continue
		}
		if i >= lists[0].first() && i < lists[0].end() || d.lexicon.Tones && lists[0].role == classAssign && i >= lists[0].roleStart && i < lists[0].first() || d.tokens[i].kind == mark || d.is(i, classSkip) {
			continue
		}
		if d.isAny(i, classModal, classLead, classVerb) && !d.isTailOfHeading(i, s) {
			return false
		}
		if i == lists[0].end() && d.namesDeed(i) { // "komendantowi Straży Miejskiej wzmocnienie patroli"
			return false
		}
		if s.marked && i == s.first+1 && d.namesDeed(i) && d.tokens[i-1].kind == word || s.marked && i == s.first && (d.namesDeed(i) || d.inflects() && d.tokens[s.end-1].text == ";") { // "udzielania pomocy gminom", "nadzór nad szkołami;"
			return false
		}
		rest++
	}
	return rest <= 2
}

// namesOnly tells whether a segment says who is charged, and with whom, and leaves what
// with to the items behind it: "Ministerstwo Zdrowia, z udziałem Policji, (i) …".
func (d *drafter) namesOnly(s segment, r reading) bool {
	if len(r.leads) == 0 || r.due != nil || r.past {
		return false
	}
	rest := 0
	for i := s.first; i < s.end; i++ {
		inside := func(m mention) bool { return m.first <= i && i < m.end }
		if slices.ContainsFunc(r.leads, inside) || slices.ContainsFunc(r.coordinators, inside) || d.tokens[i].kind == mark || d.isAny(i, classSkip, classAnd) {
			continue
		}
		if m, ok := d.longest(i, classCoordinate); ok {
			i += m.length - 1
			continue
		}
		rest++
	}
	return rest == 0
}

// isTailOfHeading tells words that end a heading without saying what to do: "có
// trách nhiệm:", "shall:".
func (d *drafter) isTailOfHeading(i int, s segment) bool {
	m, ok := d.longest(i, classModal)
	return ok && i+m.length >= s.end-1
}

// only tells whether a reading names whom it charges and not what with: the rest
// of the sentence follows after a semicolon.
func (r reading) only(s segment) bool {
	if len(r.leads) == 0 || r.due != nil {
		return false
	}
	last := slices.MaxFunc(r.leads, func(a, b mention) int { return a.end - b.end })
	return last.end >= s.end-1
}
