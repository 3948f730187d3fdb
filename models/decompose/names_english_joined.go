package decompose

import (
	"slices"
	"strings"
)

// awaitsNoun tells whether the "of" part of an English name before the conjunction at token
// j is but an adjective, so that its noun follows: "House of Traditional and Khoi-San Leaders".
func (d *drafter) awaitsNoun(first, j int) bool {
	return j-2 > first && d.is(j, classAnd) && (d.tokens[j-2].text == "of" || d.tokens[j-2].text == "for") && d.tokens[j-1].upper && slices.Contains(fieldAdjectives, d.tokens[j-1].text)
}

// fieldAdjectives are English adjectives of fields and of kinds of people, which end no name.
var fieldAdjectives = []string{"traditional", "cultural", "social", "medical", "technical", "agricultural", "industrial", "commercial", "municipal", "regional", "local", "rural", "urban", "civil", "higher", "secondary", "primary", "basic", "natural", "digital", "political", "legal", "economic", "scientific", "strategic", "international", "foreign", "domestic", "religious", "indigenous", "ethnic", "vocational", "environmental", "educational", "financial", "fiscal", "nuclear", "maritime", "veterinary", "physical", "mental", "constitutional", "parliamentary", "historic", "small", "public", "private"}

// andTheField tells whether the article behind the conjunction at token j of an English name
// stands before its second field and not before another body: "Ministry of Finance and the
// Public Service".
func (d *drafter) andTheField(first, j, end int) bool {
	k := j + 2
	if !d.inEnglish() || !d.is(j, classAnd) || k >= end || d.tokens[k-1].text != "the" || !d.tokens[k].upper || !d.isAnyWithin(first, j, j-first, classHead) || !d.isAnyWithin(first, j, j-first, classJoin) {
		return false
	}
	n := 1
	if slices.Contains([]string{"public", "civil", "blue", "green", "armed"}, d.tokens[k].text) {
		n = 2
	}
	last := k + n - 1
	return last < end && slices.Contains([]string{"service", "sector", "economy", "environment", "marine", "interior", "arts", "budget", "islands", "family", "elderly", "diaspora", "sea", "media", "gaeltacht", "ocean", "oceans"}, d.tokens[last].text) && d.tokens[last].upper && (last+1 >= end || !d.tokens[last+1].upper)
}

// withPurpose takes the small words that say for what an English group was formed, or what a
// minister answers for: "Working Group for the implementation of Project 06", "Minister of
// State with responsibility for Planning".
func (d *drafter) withPurpose(m mention, end int) mention {
	i := m.end
	if !d.inEnglish() || m.body.collective || m.body.Key != "" || i+3 >= end || !d.tokens[i-1].upper {
		return m
	}
	at := 0
	switch d.tokens[i].text {
	case "for", "on":
		if !slices.Contains(kindsOfBody, d.tokens[i-1].text) {
			return m
		}
		j := i + 1
		if d.isSkipArticle(j) {
			j++
		}
		if j+1 < end && !d.tokens[j].upper && d.endsAsNoun(j) && d.tokens[j+1].text == "of" {
			at = j + 2
		}
	case "with":
		j := i + 1
		if slices.Contains([]string{"special", "specific", "particular", "overall", "lead"}, d.tokens[j].text) {
			j++
		}
		if j+1 < end && (d.tokens[j].text == "responsibility" || d.tokens[j].text == "responsibilities") && d.tokens[j+1].text == "for" {
			at = j + 2
		}
	}
	if at > 0 && at < end && d.isSkipArticle(at) {
		at++
	}
	if at == 0 || at >= end || !d.tokens[at].upper {
		return m
	}
	m.end = d.capitalRun(at, end, true)
	if m.end < end && d.tokens[m.end].kind == number && d.tokens[m.end-1].upper {
		m.end++
	}
	return d.rewritten(m)
}

// partsAcronyms tells whether the comma or "and" at token j parts two English acronyms, or
// an acronym and a single word: "EVN, PVN and TKV", "VNPT and Viettel".
func (d *drafter) partsAcronyms(first, j, end int) bool {
	if d.inEnglish() && j == first+1 && j+1 < end && d.is(j, classAnd) && d.tokens[first].upper && d.tokens[j+1].upper && (d.isAcronym(first) || d.isAcronym(j+1)) && (j+2 == end || !d.tokens[j+2].upper) {
		return true
	}
	if d.inEnglish() && j == first+1 && j+2 < end && (d.tokens[j].text == "," && d.isAcronym(first) && d.looksProper(j+1) || d.is(j, classAnd) && d.looksProper(first) && d.isAcronym(j+1) && d.is(j+2, classHead)) { // "VNPT, Viettel and FPT Corporation"
		return true
	}
	return d.inEnglish() && j == first+1 && j+1 < end && d.isAcronym(first) && d.tokens[j+1].caps && (d.tokens[j].text == "," || d.is(j, classAnd))
}

// headsAndHeads is how many English words from token i on name two kinds of heads and go on
// with whose they are: "secretaries and chairmen of"; else 0.
func (d *drafter) headsAndHeads(i, end int) int {
	if !d.inEnglish() || i+3 >= end || !d.is(i+1, classAnd) || d.tokens[i+3].text != "of" || !slices.Contains(headsOfMany, d.tokens[i].text) || !slices.Contains(headsOfMany, d.tokens[i+2].text) {
		return 0
	}
	return 4
}

// headsOfMany are English words for the heads of several bodies or places.
var headsOfMany = []string{"secretaries", "chairmen", "chairpersons", "chairs", "heads", "leaders", "directors", "governors", "mayors", "ministers", "presidents", "deputies", "managers", "principals", "rectors", "commanders", "chiefs"}

// withWorks takes the small words with which the name of the project or place ends that an
// English body is of: "Management Board of the Ca Mau irrigation project".
func (d *drafter) withWorks(m mention, end int) mention {
	const most = 3
	i := m.end
	if !d.inEnglish() || i >= end || m.body.Key != "" {
		return m
	}
	if m.body.collective && i+2 < end && d.tokens[i].text == "of" && d.isSkipArticle(i+1) && d.tokens[i+2].upper && !d.startsBody(i+2) {
		i = d.capitalRun(i+2, end, true)
		if i < end && d.tokens[i].kind == number {
			i++
		}
	} else if !d.tokens[i-1].upper || !d.isAnyWithin(m.first, m.end, m.end-m.first, classJoin) {
		return m
	}
	for j := i; j < min(end, i+most) && d.tokens[j].kind == word && !d.tokens[j].upper && !d.isAny(j, classModal, classLead, classAnd, classObject, classSkip); j++ {
		if !slices.Contains([]string{"project", "projects", "programme", "program", "scheme", "expressway", "highway", "airport", "port", "reservoir", "corridor", "basin", "region", "area", "line", "route", "plant", "complex"}, d.tokens[j].text) {
			continue
		}
		if next := j + 1; next == end || d.tokens[next].kind == mark || d.isAny(next, classModal, classLead, classAnd) || d.toDo(next, end) || d.ofVerb(next) {
			m.end = next
			return d.rewritten(m)
		}
		return m
	}
	return m
}

// ofKinds takes the kinds of places, in small letters, of which the bodies of an English
// plural are: "People's Committees of communes, wards and special zones".
func (d *drafter) ofKinds(m mention, end int) mention {
	i := m.end
	if !d.inEnglish() || i+1 >= end || d.tokens[i].text != "of" || !strings.HasSuffix(d.tokens[i-1].text, "s") || !d.tokens[i-1].upper {
		return m
	}
	for j := i + 1; j < end; j++ {
		for j < end && (d.isSkipArticle(j) || slices.Contains([]string{"all", "these", "those", "relevant", "affected", "coastal", "mountainous", "special", "rural", "urban"}, d.tokens[j].text)) {
			j++
		}
		if j >= end || !slices.Contains([]string{"wards", "communes", "towns", "townships", "villages", "districts", "zones", "provinces", "cities", "municipalities", "counties", "regions", "states"}, d.tokens[j].text) || d.tokens[j].upper {
			break
		}
		m.end = j + 1
		if m.end < end && d.tokens[m.end].text == "," && m.end+1 < end && !d.is(m.end+1, classAnd) || m.end < end && d.is(m.end, classAnd) {
			j++
			continue
		}
		break
	}
	if m.end > i {
		m.body.Key, m.body.Code = "", ""
		return d.rewritten(m)
	}
	return m
}
