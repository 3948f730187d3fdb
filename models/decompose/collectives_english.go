package decompose

import (
	"slices"
	"strings"
)

// ofNumbered is the end of the body with a number of which the English collective right
// before token i are members: "localities of Working Group No. 4".
func (d *drafter) ofNumbered(i, end int) int {
	if !d.inEnglish() || d.tokens[i].text != "of" || i+1 >= end || !d.tokens[i+1].upper {
		return i
	}
	if j := d.capitalRun(i+1, end, true); d.tokens[j-1].kind == number {
		return j
	}
	return i
}

// goesPastAnd tells whether the second English word from token i on begins a collective
// that goes on behind a conjunction: "Regulatory authorities in each state and territory".
func (d *drafter) goesPastAnd(i, end int) bool {
	if !d.inEnglish() || i+1 >= end || d.tokens[i+1].upper {
		return false
	}
	m, ok := d.collective(i+1, end)
	return ok && d.isAnyWithin(m.first, m.end, m.end-m.first, classAnd)
}

// isSmallPlural tells an English body that only its place told and small letters in the
// plural name: "intermediary payment organisations".
func (d *drafter) isSmallPlural(m mention) bool {
	return d.inEnglish() && m.body.Key == "" && strings.HasSuffix(d.tokens[m.end-1].text, "s") && !slices.ContainsFunc(d.tokens[m.first:m.end], func(t token) bool { return t.upper || t.kind != word })
}

// smallPart is the part of an English list of those who take part that begins at token i
// and that no list has: "unions and industry bodies".
func (d *drafter) smallPart(i, end int) (mention, bool) {
	j := i
	for j < end && d.tokens[j].text != "," && !d.is(j, classAnd) && !d.tokens[j].upper {
		j++
	}
	if !d.inEnglish() || j == i {
		return mention{}, false
	}
	return d.rewritten(mention{first: i, end: j}), true
}

// ofWhose is the end of the field or of the body whose the small English plural from token
// first to i is: "departments of agriculture and environment", "branches of the State Bank".
func (d *drafter) ofWhose(first, i, end int) int {
	if !d.inEnglish() || i+1 >= end || d.tokens[i].text != "of" || d.tokens[i-1].upper || i == first {
		return i
	}
	j, last := i+1, i
	for j < end && !d.tokens[j].upper {
		s, ok := d.longestWithin(j, end, classSubject)
		if !ok {
			break
		}
		j += s.length
		last = j
		if j < end && (d.is(j, classAnd) || d.tokens[j].text == ",") {
			j++
		}
	}
	if last > i {
		return last
	}
	if d.isSkipArticle(j) {
		j++
	}
	if m, ok := d.mentionAt(j, end); ok && d.tokens[j].upper && !m.body.collective && !d.is(j, classIssuer) {
		return m.end
	}
	return i
}

// ofAll is the end of the kinds of place, with or without capitals, of all of which the
// English heads right before token i are: "Secretaries of all Municipalities and Corporations".
func (d *drafter) ofAll(i, end int) int {
	if !d.inEnglish() || i+2 >= end || d.tokens[i].text != "of" || !d.is(i+1, classQuantifier) {
		return i
	}
	last := i
	for k := i + 2; k < end; k++ {
		switch {
		case d.tokens[k].upper || d.is(k, classCollective):
			last = k + 1
		case d.tokens[k].text != "," && !d.is(k, classAnd) || last != k:
			return last
		}
	}
	return last
}

// ofTowns is the end of the list of places of which the small English plural right before
// token i is: "chief executives of Bataan, Bulacan and Cavite".
func (d *drafter) ofTowns(i, end int) int {
	if !d.inEnglish() || d.tokens[i].text != "of" || !strings.HasSuffix(d.tokens[i-1].text, "s") || d.isAny(i+1, classHead, classSubject, classCollective) {
		return i
	}
	if j := d.placesFrom(i+1, end); j > i && d.isAnyWithin(i+1, j, j-i-1, classAnd) {
		return j
	}
	return i
}

// withMembers takes those who belong to the English body that ends right before token i:
// "the Fatherland Front and its member organizations".
func (d *drafter) withMembers(i, end int) int {
	const most = 4
	if !d.inEnglish() || i+2 >= end || d.tokens[i].text != "and" || d.tokens[i+1].text != "its" && d.tokens[i+1].text != "their" {
		return i
	}
	for j := i + 2; j < min(end, i+2+most) && d.tokens[j].kind == word && !d.tokens[j].upper; j++ {
		if c, ok := d.longestWithin(j, end, classCollective); ok {
			return j + c.length
		}
	}
	return i
}

// sharesKind tells whether an English word before a conjunction shares the word for their
// kind with the collective behind it: "police and customs forces".
func (d *drafter) sharesKind(one, m mention) bool {
	if !d.inEnglish() || !strings.HasSuffix(d.tokens[m.end-1].text, "s") || one.end != one.first+1 || d.tokens[one.first].text != "police" || m.first != one.end+1 || !d.is(one.end, classAnd) || m.end < m.first+2 || d.tokens[m.first].upper {
		return false
	}
	return !d.isLevel(m.first) && !d.isAny(m.first, classSkip, classFitting)
}

// furtherKindsOfPlace is the end of the kinds of place that go on the English list right
// before token i: "of districts, towns and cities".
func (d *drafter) furtherKindsOfPlace(i, end int) int {
	isKind := func(j int) bool {
		return j < end && !d.tokens[j].upper && slices.Contains([]string{"districts", "towns", "cities", "communes", "wards", "provinces", "townships", "municipalities", "counties"}, d.tokens[j].text)
	}
	for isKind(i - 1) {
		next := i
		if next < end && d.tokens[next].text == "," {
			next++
		}
		if next < end && d.is(next, classAnd) {
			next++
		}
		if next == i || !isKind(next) {
			break
		}
		i = next + 1
	}
	return i
}

// ofPlural reads "of the northern provinces" after a name.
func (d *drafter) ofPlural(i, end int) int {
	const most = 3
	if !d.inEnglish() || i >= end || d.tokens[i].text != "of" {
		return i
	}
	for j := i + 1; j < min(end, i+1+most); j++ {
		if c, ok := d.longestWithin(j, end, classCollective); ok {
			j += c.length
			if next, more := d.longestWithin(j+1, end, classCollective); more && d.is(j, classAnd) && strings.Contains(c.value, "province") && next.value == c.value { // "of the northern provinces and cities"
				j += 1 + next.length
			}
			return d.furtherKindsOfPlace(j, end)
		}
		if number := d.tokens[j].kind == number; !number && (d.tokens[j].kind != word || d.tokens[j].upper || !d.is(j, classSkip) && d.breaksName(j)) {
			break
		}
	}
	return i
}

// leadsBehindTopic tells whether an English collective is the subject behind the comma that ends
// the topic with which its sentence begins: "For localities, the Chairmen must".
func (d *drafter) leadsBehindTopic(start int, topic, m mention) bool {
	return d.inEnglish() && topic.first <= start+3 && (d.tokens[start].text == "for" || d.is(start, classTopic)) && d.tokens[topic.end].text == "," && (m.first == topic.end+1 || m.first == topic.end+2 && d.isSkipArticle(m.first-1)) && d.is(m.end, classModal)
}

// inListedPlaces is the end of the places in or of which an English collective is that ends
// before token i: "local authorities in Kent, Essex and Sussex".
func (d *drafter) inListedPlaces(i, end int) int {
	if !d.inEnglish() || i+1 >= end || !slices.Contains([]string{"in", "from", "across", "around"}, d.tokens[i].text) || !d.tokens[i+1].upper || d.is(i+1, classMonth) || d.startsBody(i+1) {
		return i
	}
	j := d.placesFrom(i+1, end)
	known, named := d.longestWithin(i+1, end, classPlaceName)
	if j <= i+1 || !d.hasComma(i+1, j) || !d.isAnyWithin(i+1, j, j-i-1, classAnd) || named && d.tokens[i+1+known.length].text == "," && !d.is(i+2+known.length, classPlaceName) {
		return i
	}
	return j
}
