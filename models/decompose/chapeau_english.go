package decompose

import "slices"

// forWhom are the bodies for whom an English chapeau says what follows is, where it
// charges nobody: "For the Ministry of Health, the Plan assigns the following tasks:",
// "The tasks of the Ministry of Justice include:".
func (d *drafter) forWhom(s segment, lists []list) []mention {
	const longest = 30
	if !d.inEnglish() || s.colon && s.end-s.first > longest {
		return nil
	}
	lists = slices.DeleteFunc(slices.Clone(lists), func(l list) bool { return d.isIssuer(l) || l.role == classCoordinate })
	if m, ok := d.unknownWhom(s); ok {
		return []mention{m}
	}
	if len(lists) == 0 {
		return nil
	}
	l := lists[0]
	begins := l.roleStart == s.first && slices.Contains([]string{"for", "to"}, d.tokens[s.first].text)
	if t, ok := d.longest(s.first, classTopic); ok {
		begins = l.roleStart <= s.first+t.length
	}
	if !begins && (len(lists) > 1 || !d.tellsTasks(s)) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(l.members), func(m mention) bool { return d.isIssuer(list{members: []mention{m}}) })
}

// chargesPronoun tells whether an English sentence charges whom it named before: "For
// the Ministry of Culture, the Prime Minister assigned it to".
func (d *drafter) chargesPronoun(s segment) bool {
	if !d.inEnglish() {
		return false
	}
	if d.asksOfTopic(s) {
		return true
	}
	for i := s.first; i+2 < s.end; i++ {
		if t := d.tokens[i+1].text; (t == "it" || t == "they") && d.tokens[i].text == "," && d.is(i+2, classModal) && d.is(s.first, classTopic) { // "As for the Bank, it was told to"
			return true
		}
		if t := d.tokens[i+1].text; (t == "it" || t == "them") && d.tokens[i+2].text == "to" && d.is(i, classAssign) {
			return true
		}
	}
	return false
}

// asksOfTopic tells whether who gives the orders asks whom an English sentence begins with
// for something: "To the Ministry of Public Security, the Prime Minister asked for".
func (d *drafter) asksOfTopic(s segment) bool {
	if t := d.tokens[s.first].text; t != "to" && t != "for" && !d.is(s.first, classTopic) {
		return false
	}
	for _, m := range d.mentionsIn(s.first, s.end) {
		if !d.is(m.first, classIssuer) {
			continue
		}
		i := m.first - 1
		if d.isSkipArticle(i) {
			i--
		}
		return i > s.first && d.tokens[i].text == "," && d.is(d.pastAdverbs(m.end, s.end), classAssign)
	}
	return false
}

// unknownWhom reads a body that only its capitals tell between the word with which such
// a chapeau begins and a comma: "For Vietnam Electricity, the Minister requests:".
func (d *drafter) unknownWhom(s segment) (mention, bool) {
	i := s.first + 1
	if t, ok := d.longest(s.first, classTopic); ok {
		i = s.first + t.length
	} else if d.tokens[s.first].text != "for" {
		return mention{}, false
	}
	if d.isSkipArticle(i) {
		i++
	}
	j := i
	for j < s.end && d.tokens[j].kind == word && (d.tokens[j].upper || j > i && d.is(j, classPlace)) {
		j++
	}
	if j == i || j >= s.end || d.tokens[j].text != "," || d.hasHead(i, j) || d.isAny(i, classMonth, classTitle) {
		return mention{}, false
	}
	return d.rewritten(mention{first: i, end: j}), true
}

// dropOthersPartners takes from an English sentence those with whom not its lead is to
// work, but whom it directs: "Direct the Departments of Health to cooperate with banks".
func (d *drafter) dropOthersPartners(s segment, lists []list) {
	if !d.inEnglish() {
		return
	}
	for i := 1; i < len(lists); i++ {
		l, directed := &lists[i], lists[i-1]
		if l.role != classCoordinate || l.roleStart < 1 || d.tokens[l.roleStart-1].text != "to" || directed.end() != l.roleStart-1 {
			continue
		}
		if directed.role == classObject && d.is(directed.roleStart, classAssign) || directed.role == classAssign && directed.roleStart > s.first && d.is(directed.roleStart-1, classModal) && !d.isIssuer(lists[0]) {
			l.role = classObject
		}
	}
}

// tellsTasks tells whether a chapeau says that tasks follow.
func (d *drafter) tellsTasks(s segment) bool {
	return slices.ContainsFunc(d.tokens[s.first:s.end], func(t token) bool {
		switch t.text {
		case "task", "tasks", "duties", "responsibility", "responsibilities", "assignments", "following", "obligations", "instructions":
			return true
		}
		return false
	})
}
