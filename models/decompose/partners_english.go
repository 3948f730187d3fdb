package decompose

import "slices"

// groupOf is the token at which the English words begin that make the body at token i one of
// those of whom a group is formed, who so take part: "convene a panel including the Treasury".
func (d *drafter) groupOf(first, i int) (start int, ok bool) {
	const farthest, near = 14, 7
	if !d.inEnglish() {
		return i, false
	}
	at := i - 1
	for at > first && (d.isSkipArticle(at) || d.is(at, classQuantifier)) {
		at--
	}
	if at <= first+1 {
		return i, false
	}
	switch before := d.tokens[at-1].text; d.tokens[at].text {
	case "involve", "involves":
		return at, true
	case "including", "comprising", "gathering", "uniting":
	case "of", "from":
		if !slices.Contains([]string{"composed", "consisting", "up", "drawn", "members", "representatives", "experts", "officials", "delegates", "staff", "specialists"}, before) {
			return i, false
		}
	default:
		return i, false
	}
	for group := at - 1; group >= max(first, at-farthest); group-- {
		if !slices.Contains(groupsFormed, d.tokens[group].text) {
			continue
		}
		for verb := group - 1; verb >= max(first, group-near); verb-- {
			if slices.Contains(formingVerbs, d.tokens[verb].text) {
				return at, true
			}
		}
	}
	return i, false
}

// ofGroup tells whether the English words before token i make one of a group of who is
// named there.
func (d *drafter) ofGroup(first, i int) bool {
	_, ok := d.groupOf(first, i)
	return ok
}

// groupsFormed are English words for what several bodies form together.
var groupsFormed = []string{"group", "taskforce", "force", "committee", "subcommittee", "panel", "team", "teams", "board", "forum", "council", "network", "cell", "commission", "secretariat", "squad", "roundtable", "table", "delegation", "mission", "coalition", "consortium"}

// formingVerbs are English verbs of forming a group.
var formingVerbs = []string{"convene", "convenes", "reconvene", "establish", "establishes", "set", "sets", "form", "forms", "create", "creates", "constitute", "constitutes", "assemble", "assembles", "appoint", "appoints", "launch", "organise", "organize", "found"}

// invitedToHelp tells whether a lead is to invite, call on or ask English bodies to take part
// in what it does: "invite the Police to take part".
func (d *drafter) invitedToHelp(s segment, l list) bool {
	at := l.first() - 1
	for at > s.first && (d.isSkipArticle(at) || d.is(at, classSkip)) {
		at--
	}
	if !d.inEnglish() || at <= s.first || l.end()+1 >= s.end || d.tokens[l.end()].text != "to" || d.tokens[at].upper {
		return false
	}
	switch d.tokens[at].text {
	case "invite", "invites", "inviting", "ask", "asks", "asking", "request", "requesting", "encourage":
	default:
		return false
	}
	return d.takesPartAt(l.end() + 1)
}

// takesPartAt tells whether the English verb at token i only says that somebody takes part.
func (d *drafter) takesPartAt(i int) bool {
	if i >= len(d.tokens) {
		return false
	}
	switch d.tokens[i].text {
	case "participate", "join", "contribute", "assist", "help", "cooperate", "collaborate", "co-operate", "attend", "comment":
		return true
	case "take":
		return i+1 < len(d.tokens) && d.tokens[i+1].text == "part"
	case "be":
		return i+1 < len(d.tokens) && slices.Contains(tookPart, d.tokens[i+1].text)
	}
	return false
}

// joinsIn tells whether an English clause of a relative says that a list takes part in what
// stands before it: "a campaign to which the Red Cross will contribute".
func (d *drafter) joinsIn(s segment, l list) bool {
	at := l.first() - 1
	for at > s.first && d.isSkipArticle(at) {
		at--
	}
	m, ok := d.longestWithin(l.end(), s.end, classModal)
	return ok && d.inEnglish() && at > s.first && d.tokens[at].text == "which" && slices.Contains([]string{"to", "in", "for", "on", "at"}, d.tokens[at-1].text) && d.takesPartAt(l.end()+m.length)
}

// helpers are the bodies of an English sentence that says no more than that they take part
// in what the one before it asks for: "The Police and the Treasury shall be consulted."
func (d *drafter) helpers(s segment, r reading) []mention {
	const rest = 5
	if !d.inEnglish() || s.item || r.due != nil || r.negative || len(r.leads) == 0 || d.listStart(r.leads) > s.first+1 {
		return nil
	}
	end := r.leads[len(r.leads)-1].end
	m, ok := d.longestWithin(end, s.end, classModal)
	verb := end + m.length
	for verb < s.end && slices.Contains([]string{"also", "both", "all", "each", "closely", "fully", "duly", "actively", "jointly", "be", "invited", "asked", "to"}, d.tokens[verb].text) {
		verb++
	}
	be := slices.ContainsFunc(d.tokens[end:verb], func(t token) bool { return t.text == "be" })
	if !ok || verb >= s.end || !d.takesPartAt(verb) && !d.helpsWithIt(verb) && !(be && slices.Contains(tookPart, d.tokens[verb].text)) || s.end-verb > rest+2 || d.isAnyWithin(verb, s.end, rest+2, classAnd) {
		return nil
	}
	return r.leads
}

// isHelped tells whether others help what the English pronoun at token i stands for: "It
// will be supported by the Treasury".
func (d *drafter) isHelped(i int) bool {
	m, ok := d.longest(i+1, classModal)
	next := i + 1 + m.length
	return ok && d.inEnglish() && next < len(d.tokens) && d.is(i, classThat) && d.tokens[next-1].text == "be" && d.is(next, classCoordinate)
}

// englishRole is the role that an English body has by what it is named beside: among those
// of whom a group is formed, or behind the word for what a sentence is about.
func (d *drafter) englishRole(s segment, m mention, role string, from int, lists []list) (start int, is string) {
	if role != "" && role != classObject {
		return m.first, ""
	}
	if at, ok := d.groupOf(s.first, m.first); ok {
		return at, classCoordinate
	}
	if n := len(lists); n > 0 && lists[n-1].role == classCoordinate && d.amongPartners(s.first, from, lists[n-1].members) {
		return from, classCoordinate
	}
	if t, ok := d.longestWithin(s.first, s.end, classTopic); ok && d.inEnglish() && m.end < s.end && d.tokens[m.end].text == "," && d.tokens[s.first+t.length-1].kind == word {
		if at := s.first + t.length; m.first == at || m.first == at+1 && d.isSkipArticle(at) {
			return s.first, classObject
		}
	}
	return m.first, ""
}

// tookPart are English participles of those who are made to take part.
var tookPart = []string{"consulted", "involved", "heard", "associated", "represented", "included", "engaged"}

// helpsWithIt tells whether the English verb at token i says that somebody helps with what
// was told before: "support this work".
func (d *drafter) helpsWithIt(i int) bool {
	if i+1 >= len(d.tokens) || d.tokens[i].text != "support" && d.tokens[i].text != "assist" && d.tokens[i].text != "help" {
		return false
	}
	next := i + 1
	if d.tokens[next].text == "in" || d.tokens[next].text == "with" {
		next++
	}
	return next < len(d.tokens) && slices.Contains([]string{"this", "these", "it", "them", "that", "him", "her"}, d.tokens[next].text)
}

// onlyConsults tells whether an English sentence says of the one last charged no more than
// with whom it works: "In doing so it shall consult the Police."
func (d *drafter) onlyConsults(s segment, r reading) bool {
	const opening, rest = 8, 6
	if !d.inEnglish() || len(r.coordinators) == 0 || r.due != nil || s.item || s.marked {
		return false
	}
	for i := s.first; i+1 < min(s.end, s.first+opening); i++ {
		if !slices.Contains([]string{"it", "they", "he", "she"}, d.tokens[i].text) {
			continue
		}
		m, ok := d.longestWithin(i+1, s.end, classModal)
		at := d.pastAdverbs(i+1+m.length, s.end)
		last := r.coordinators[len(r.coordinators)-1].end
		return ok && (i == s.first || slices.Contains([]string{"in", "for", "to", "when", "while"}, d.tokens[s.first].text)) && (d.is(at, classCoordinate) || d.is(at-1, classCoordinate)) && s.end-last <= rest && !d.isAnyWithin(last, s.end, rest, classAnd, classModal)
	}
	return false
}

// amongPartners tells whether the English words at token start name some of those right
// before them who take part: "consult stakeholders, including Ofgem".
func (d *drafter) amongPartners(first, start int, before []mention) bool {
	n := len(before)
	if !d.inEnglish() || n == 0 || start <= first || d.tokens[start].text != "including" && d.tokens[start].text != "like" && !(d.tokens[start].text == "such" && d.tokens[start+1].text == "as") {
		return false
	}
	last := start
	if d.tokens[last-1].text == "," {
		last--
	}
	role, _ := d.roleBefore(first, d.listStart(before))
	return before[n-1].end == last && before[n-1].body.collective && role == classCoordinate
}

// beforeList are the bodies named before the list that the last of them ends.
func (d *drafter) beforeList(bodies []mention) []mention {
	first := d.listStart(bodies)
	return slices.DeleteFunc(slices.Clone(bodies), func(m mention) bool { return m.first >= first })
}
