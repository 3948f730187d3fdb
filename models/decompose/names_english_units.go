package decompose

import (
	"slices"
	"strings"
)

// withSmallKind takes the word for its kind in small letters with which an English name
// ends, where what the body does or a pause follows: "Delivery Services unit will".
func (d *drafter) withSmallKind(m mention, end int) mention {
	i := m.end
	if !d.inEnglish() || i >= end || m.body.collective || m.body.Key != "" || !d.tokens[i-1].upper || !slices.Contains(kindsOfBody, d.tokens[i].text) || d.tokens[i].upper {
		return m
	}
	if next := i + 1; next == end || d.tokens[next].kind == mark || d.isAny(next, classModal, classLead, classAnd) || d.toDo(next, end) || d.ofVerb(next) {
		m.end = next
		return d.rewritten(m)
	}
	return m
}

// withOwnUnit takes the unit in small letters that an English body owns, where what that
// does or a pause follows: "the Department's press office will".
func (d *drafter) withOwnUnit(m mention, end int) mention {
	const most = 4
	if !d.inEnglish() || m.end >= end || d.tokens[m.end].text != "'s" {
		return m
	}
	for i := m.end + 1; i < min(end, m.end+1+most) && d.tokens[i].kind == word && !d.tokens[i].upper; i++ {
		if next := i + 1; slices.Contains(kindsOfBody, d.tokens[i].text) && (next == end || d.tokens[next].kind == mark || d.isAny(next, classModal, classLead, classAnd) || d.toDo(next, end) || d.ofVerb(next)) {
			m.end, m.body.Key, m.body.Code = next, "", ""
			return d.rewritten(m)
		}
	}
	return m
}

// withCampus takes the place behind the comma that ends an English university's name, or
// the post of who must do something: "Vietnam National University, Hanoi", "the
// Commissioner, Garhwal shall".
func (d *drafter) withCampus(n, end int) int {
	const most = 4
	if !d.inEnglish() || n+1 >= end || d.tokens[n].text != "," || d.tokens[n-1].text != "university" && !d.is(n-1, classPerson) {
		return n
	}
	j := n + 1
	for j < min(end, n+1+most) && d.tokens[j].upper && !d.isAny(j, classHead, classTitle) {
		j++
	}
	if j == n+1 || j < end && d.tokens[j].upper || d.is(n-1, classPerson) && !(j < end && d.is(j, classModal)) {
		return n
	}
	return j
}

// withHost takes the country in which an English embassy is: "the Embassy in China".
func (d *drafter) withHost(n, end int) int {
	if !d.inEnglish() || n+1 >= end || d.tokens[n].text != "in" || !d.tokens[n+1].upper || d.is(n+1, classMonth) {
		return n
	}
	switch d.tokens[n-1].text {
	case "embassy", "consulate", "embassies", "consulates":
		return d.capitalRun(n+1, end, true)
	}
	return n
}

// numeralsGoOn tells whether the comma or conjunction at token j stands between the
// numerals of several English bodies of one kind: "National Archives Centres I, II and III".
func (d *drafter) numeralsGoOn(j, end int) bool {
	if !d.inEnglish() || j == 0 || j+1 >= end || d.tokens[j].text != "," && !d.is(j, classAnd) {
		return false
	}
	isNumeral := func(t token) bool {
		return t.kind == number && len(t.text) <= 2 || t.caps && strings.Trim(t.text, "ivx") == "" || t.upper && (t.text == "i" || t.text == "v" || t.text == "x")
	}
	return isNumeral(d.tokens[j-1]) && isNumeral(d.tokens[j+1])
}

// isChairing tells the English verb that is also a head where what it is done to, or a
// second verb, follows: "Chair the meeting", "Chair and work with".
func (d *drafter) isChairing(i, end int) bool {
	return d.inEnglish() && d.is(i, classLead) && i+2 < end && (d.isSkipArticle(i+1) || d.is(i+1, classAnd) && !d.tokens[i+2].upper && d.isAny(i+2, classVerb, classCoordinate))
}

// isAdministering tells an English field that ends in the word for a body: "Minister of the
// Interior and Public Administration".
func (d *drafter) isAdministering(k int) bool {
	return k+1 < len(d.tokens) && d.tokens[k+1].text == "administration" && slices.Contains([]string{"public", "national", "local", "civil", "territorial", "land", "provincial", "regional"}, d.tokens[k].text)
}

// postsField tells whether the brackets from token i to last say of what field the English
// post before them is: "the Secretary (Disaster Management)".
func (d *drafter) postsField(m mention, i, last, end int) bool {
	if !d.inEnglish() || last >= end || !d.is(i-1, classPerson) || d.tokens[i+1].caps || d.hasHead(i+1, last) {
		return false
	}
	for k := i + 1; k < last; k++ {
		if !d.tokens[k].upper && !d.is(k, classAnd) && d.tokens[k].text != "," {
			return false
		}
	}
	return true
}

// isWhere tells whether a mention only says where the one before it is, or of whom, since no
// conjunction makes a list of them before what they must do: "the Meteorological Centre,
// Dehradun shall".
func (d *drafter) isWhere(before []mention, m mention, start, end int) bool {
	n := len(before)
	o := before[n-1]
	if m.first != o.end+1 || d.tokens[o.end].text != "," || o.body.collective || m.body.collective || n > 1 && d.joined(before[n-2].end, o.first) || d.is(o.first, classIssuer) {
		return false
	}
	if d.hasRole(start, o.first) || o.first > start+1 || d.is(start, classTopic) || d.tokens[start].text == "for" {
		return false
	}
	return m.end < end && (d.is(m.end, classModal) || d.toDo(m.end, end))
}

// orderer reads the English words in small letters for who gives the orders: "the head of
// the Government".
func (d *drafter) orderer(i, end int) (mention, bool) {
	m, ok := d.longestWithin(i, end, classIssuer)
	if !ok || !d.inEnglish() || m.length < 2 || d.tokens[i].upper {
		return mention{}, false
	}
	return d.rewritten(mention{first: i, end: i + m.length}), true
}

// needsField tells an English post of which there are many, so that the body behind its
// comma says which: "the Permanent Secretary, Ministry of Health and the Police".
func (d *drafter) needsField(m mention) bool {
	return slices.Contains([]string{"permanent", "principal", "additional", "joint", "managing", "director", "chairman", "chairperson", "commandant", "superintendent", "registrar", "deputy", "assistant", "under"}, d.tokens[m.first].text) && !d.isAnyWithin(m.first, m.end, m.end-m.first, classJoin)
}

// isParent tells whether a mention is of the government that an English office named
// before it, with nothing but a comma between, belongs to: "Transport Department,
// Government of Kerala".
func (d *drafter) isParent(office, m mention) bool {
	return m.first == office.end+1 && d.tokens[office.end].text == "," && !office.body.collective && d.tokens[m.first].text == "government" && m.first+1 < m.end && d.tokens[m.first+1].text == "of" && d.tokens[office.first].text != "government"
}

// withLevel takes the small word before an English name that says at which level of
// government the body stands: "the provincial Department of Health".
func (d *drafter) withLevel(m mention, first int) mention {
	if !d.inEnglish() || m.first <= first || m.body.collective || m.body.Key != "" || !d.tokens[m.first].upper || !d.hasHead(m.first, m.end) && !d.is(m.first, classCommittee) {
		return m
	}
	if d.isLevel(m.first-1) && d.tokens[m.first-1].text != "state" {
		m.first--
		return d.rewritten(m)
	}
	return m
}

// pastLevels is the token behind the first two of the English levels of government joined
// at token i, else i: "state and territory regulatory authorities".
func (d *drafter) pastLevels(i, end int) int {
	if i+3 < end && d.isLevel(i) && d.tokens[i+1].text == "and" && d.isLevel(i+2) && d.tokens[i+3].kind == word && !d.tokens[i+3].upper {
		return i + 3
	}
	return i
}

// isLevel tells an English word for a level of government.
func (d *drafter) isLevel(i int) bool {
	switch d.tokens[i].text {
	case "provincial", "municipal", "district", "communal", "commune", "local", "regional", "county", "city", "state", "territory", "federal", "national", "central", "parish", "borough":
		return !d.tokens[i].upper
	}
	return strings.HasSuffix(d.tokens[i].text, "-level") && !d.tokens[i].upper
}

// insideTitle tells whether the English word at token i is one of a name, by its capital
// behind another word: "exclusions under Working with Children".
func (d *drafter) insideTitle(first, i int) bool {
	t := d.tokens[i]
	return d.inEnglish() && i > first && t.upper && !t.caps && d.tokens[i-1].kind == word && !d.tokens[i-1].upper
}
