package decompose

import (
	"slices"
	"strings"
)

// takesPartBefore tells whether the Polish words before token i say that who is named
// there takes part: "w ćwiczeniach wezmą udział okręgi", "w których uczestniczyć będą
// gminy".
func (d *drafter) takesPartBefore(first, i int) bool {
	if !d.inflects() || i-1 < first || i == 0 {
		return false
	}
	j := i - 1
	for j > first && (d.isAdverb(j) || d.isAny(j, classSkip, classAlso) || strings.HasPrefix(d.tokens[j].text, "przedstawiciel")) {
		j--
	}
	if j > first && (d.tokens[j].text == "bedzie" || d.tokens[j].text == "beda") {
		j--
	}
	if (strings.HasPrefix(d.tokens[j].text, "bior") || strings.HasPrefix(d.tokens[j].text, "wezm")) && j > 0 && d.tokens[j-1].text == "udzial" { // "; udział biorą"
		return true
	}
	if d.tokens[j].text == "udzial" && j > first {
		return slices.ContainsFunc([]string{"wez", "bierz", "bior"}, func(p string) bool { return strings.HasPrefix(d.tokens[j-1].text, p) })
	}
	if d.tokens[j].text == "wejda" || d.tokens[j].text == "wejdzie" || d.tokens[j].text == "wchodza" { // "a w jej skład wejdą"
		const near = 4
		return slices.ContainsFunc(d.tokens[max(first, j-near):j], func(t token) bool { return t.text == "sklad" })
	}
	if d.is(j, classPronoun) && j > first { // "pomocy udzieli mu"
		j--
	}
	if strings.HasPrefix(d.tokens[j].text, "udziel") && j > first {
		const near = 2
		return slices.ContainsFunc(d.tokens[max(first, j-near):j], func(t token) bool { return t.text == "pomocy" || t.text == "wsparcia" }) // "pomocy weterynaryjnej udziela"
	}
	if t := d.tokens[j].text; (t == "sa" || t == "zostana" || t == "zostaly" || t == "zostali") && j > first {
		j--
	}
	joins := slices.ContainsFunc([]string{"uczestnicz", "wspolprac", "wspoldzial", "zaangazowan", "wlaczon"}, func(p string) bool { return strings.HasPrefix(d.tokens[j].text, p) })
	return joins && (j > first || first > 0 && d.tokens[first-1].text == ";") && (d.beginsSubject(i) || d.nominativePlural(i)) && !d.namesDeed(j)
}

// doneWith tells whether "z" at token start stands right behind the Polish verb of what is
// to be done, or a deadline behind it, and before somebody in the instrumental: "przygotuje z
// Ministrem Finansów projekt".
func (d *drafter) doneWith(first, start, i int) bool {
	if !d.inflects() || i != start+1 || d.tokens[start].text != "z" && d.tokens[start].text != "ze" || !d.endsIn(i, "em", "ą", "ami", "mi", "ym", "im") || start-1 <= first {
		return false
	}
	j := start - 1
	return d.tokens[j].kind == word && !d.tokens[j].upper && d.is(j, classVerb) && !d.namesDeed(j) && !slices.ContainsFunc([]string{"wystap", "wystep", "zwroc", "zwrac", "zapozna", "zrezygn", "korzyst", "skorzyst"}, func(p string) bool { return strings.HasPrefix(d.tokens[j].text, p) })
}

// manyActBehind tells whether the Polish verb in the plural at token verb stands before
// those who do it, or a verb before a name in capitals, which has no cases: "raport
// przedstawią starostowie", "raport przedstawi NASK".
func (d *drafter) manyActBehind(verb int, m mention) bool {
	if !d.inflects() || d.tokens[verb].upper {
		return false
	}
	return d.isShortName(m.first) || d.endsIn(verb, "ą") && (d.isManyPersons(m.first) || d.nominativePlural(m.first) || d.isAny(m.first, classCollective, classHeads) && d.endsIn(m.first, "i", "e") || m.body.collective && d.endsIn(m.first, "e", "y", "i") && (d.tokens[m.first].upper || d.isAdjective(m.first)))
}

// firstInBrackets are the bodies that open the brackets in which a Polish, English or
// Vietnamese item ends, and behind which those stand who take part: "(Minister Zdrowia, we
// współpracy z Policją; do 30 maja)", "(Home Office with Ofcom)", "(Sở Y tế chủ trì)".
func (d *drafter) firstInBrackets(s segment, lists []list, end int) []mention {
	if !d.inflects() && !d.inEnglish() && !d.lexicon.Tones {
		return nil
	}
	for k, l := range lists {
		open := l.first() - 1
		if label, ok := d.endsAt(s.first, l.first(), classLeadLabel); ok { // "(chủ trì: Sở Y tế)"
			open = label - 1
		}
		if d.isSkipArticle(open) {
			open--
		}
		if l.role != "" || open <= s.first || d.tokens[open].text != "(" || slices.ContainsFunc(d.tokens[open:end-1], func(t token) bool { return t.text == ")" }) || slices.ContainsFunc(lists[:k], func(o list) bool { return o.end() == open }) {
			continue
		}
		if slices.ContainsFunc(lists[k+1:], func(o list) bool { return o.role != classCoordinate }) {
			return nil
		}
		return l.members
	}
	return nil
}

// onlyDescribes tells whether the Polish words at token start before who does something
// stand in a clause that describes a thing: "system, który prowadzi", "zawiera dane zebrane
// przez".
func (d *drafter) onlyDescribes(first, start int) bool {
	if !d.inflects() || start <= first {
		return false
	}
	if d.inRelativeClause(start) {
		return !d.is(start, classLead)
	}
	if d.tokens[start].text != "przez" || !d.endsAsParticiple(start-1) {
		return false
	}
	for i := first; i < start-1; i++ {
		if d.isAny(i, classModal, classAuxiliary, classCopula) {
			return false
		}
	}
	return d.isAnyWithin(first, start-1, start-1-first, classVerb)
}

// makesUp tells whether the Polish words at token i say that who stands before them is one
// of those who do it: "…, a Ministerstwo Sprawiedliwości wejdzie w jej skład".
func (d *drafter) makesUp(i, end int) bool {
	const most = 4
	if !d.inflects() || i >= end || !slices.ContainsFunc([]string{"wejd", "wchodz"}, func(p string) bool { return strings.HasPrefix(d.tokens[i].text, p) }) {
		return false
	}
	for j := i + 1; j < min(end, i+most); j++ {
		if d.tokens[j].text == "sklad" {
			return true
		}
	}
	return false
}

// isInstrument tells a Polish body in the instrumental, which is no subject: "Zespołem
// pokieruje Minister Zdrowia".
func (d *drafter) isInstrument(l list) bool {
	return d.inflects() && d.is(l.first(), classHead) && d.endsIn(l.first(), "em", "ą")
}

// hasToOrder tells whether the Polish infinitive at token start says what the body before
// it has to tell others: "Prezes Banku ma nakazać bankom".
func (d *drafter) hasToOrder(subject list, start int) bool {
	const near = 4
	return d.inflects() && subject.role == "" && d.endsIn(start, "ć") && start-subject.end() <= near && d.isAnyWithin(subject.end(), start, near, classModal, classAuxiliary)
}

// besidesSubject tells whether "z" at token start stands right behind a Polish subject and
// before who does it with them: "Starosta z Komendantem Policji zorganizuje".
func (d *drafter) besidesSubject(subject list, start, i int) bool {
	return d.inflects() && subject.role == "" && subject.end() == start && i == start+1 && (d.tokens[start].text == "z" || d.tokens[start].text == "ze") && d.endsIn(i, "em", "ą", "ami", "mi")
}

// ordersToo tells whether the Polish verb at token i, behind "i", says what the owner of an
// item that begins with another verb has to tell others: "Prowadzi politykę i nakazuje
// bankom".
func (d *drafter) ordersToo(first, i int) bool {
	return i-1 > first && d.isFinite(first) && d.isFinite(i) && d.is(i-1, classAnd)
}

// namesCooperation tells whether the Polish cooperation at token start is what is to be
// done, or what for, and not with whom: "oficerów do współpracy z inspekcją", "nawiązanie
// współpracy z firmami".
func (d *drafter) namesCooperation(first, start int) bool {
	if !d.inflects() || start <= first || !strings.HasPrefix(d.tokens[start].text, "wspolprac") {
		return false
	}
	before := d.tokens[start-1].text
	return before == "do" || before == "o" || before == "sprawie" || before == "zakresie" || d.endsIn(start-1, "anie", "enie", "ania", "enia", "ęcie", "ęcia", "aniu", "eniu", "ęciu")
}
