package decompose

import (
	"slices"
	"strings"
)

// secondClause finds where the clause of another body begins, or that of what the same
// one is to do by another day.
func (d *drafter) secondClause(s segment, mentions []mention) (at, next int, ok bool) {
	at, next, ok = d.secondSubject(s, mentions)
	if deed, then, found := d.secondTerm(s, mentions); found && (!ok || deed < at) {
		return deed, then, true
	}
	if formed, then, found := d.formedFirst(s, mentions); found {
		return formed, then, true
	}
	if deed, then, found := d.secondVerb(s, mentions); found && (!ok || deed < at) {
		return deed, then, true
	}
	if deed, then, found := d.secondDeed(s, mentions); found && (!ok || deed < at) {
		return deed, then, true
	}
	if deed, then, found := d.deedByAnotherDay(s); found && (!ok || deed < at) {
		return deed, then, true
	}
	return at, next, ok
}

// secondDeed finds where a Polish sentence goes on to what the same body must do by
// another day: "opracuje plan do 5 maja oraz wdroży go do 30 czerwca".
func (d *drafter) secondDeed(s segment, mentions []mention) (at, next int, ok bool) {
	if !d.inflects() || len(mentions) == 0 {
		return 0, 0, false
	}
	due := d.deadlinesIn(s.first, s.end)
	if len(due) < 2 {
		return 0, 0, false
	}
	for j := due[0].end; j < s.end; j++ {
		t := d.tokens[j].text
		listed := t == "," && j+1 < s.end && d.is(j+1, classVerb) && !d.namesDeed(j+1) // "opracuje plan w maju, przedstawi go w czerwcu"
		if !slices.Contains([]string{"oraz", "i", "a", "zas", "natomiast"}, t) && !listed || d.tokens[j-1].text == "(" {
			continue
		}
		next = j + 1
		for m, also := d.longestWithin(next, s.end, classAlso); also; m, also = d.longestWithin(next, s.end, classAlso) {
			next += m.length
		}
		if next < s.end && d.tokens[next].text == "takze" {
			next++
		}
		if next >= s.end || !d.isDeed(d.pastInserted(next, s.end), s.end) || !d.saysDeed(s.first, j) {
			continue
		}
		if d.tokens[next].text == "do" && d.isDeed(next, s.end) && !d.isDeadlineAt(next) {
			next++
		}
		first := slices.ContainsFunc(due, func(x stated) bool { return x.end <= j && x.rank != rankFrom && x.rank != rankUrgent })
		second := slices.ContainsFunc(due, func(x stated) bool { return x.first >= next && x.rank <= rankYear })
		if !first || !second {
			continue
		}
		if at = j; d.tokens[at-1].text == "," {
			at--
		}
		return at, next, true
	}
	return 0, 0, false
}

// saysDeed tells whether the tokens from first to end say what is to be done.
func (d *drafter) saysDeed(first, end int) bool {
	for i := first; i < end; i++ {
		if d.isDeed(i, end) {
			return true
		}
	}
	return false
}

// isDeed tells whether what is to be done is said at token i: "wdroży", "wdrożyć", "do
// wdrożenia".
func (d *drafter) isDeed(i, end int) bool {
	if i < end && (d.tokens[i].text == "do" || d.tokens[i].text == "o") {
		i++
		return i < end && d.namesDeed(i)
	}
	return i < end && !d.tokens[i].upper && (d.isAny(i, classVerb, classModal) || d.looksFuture(i) || strings.HasSuffix(d.lower(i), "ć"))
}

// chargedAlike finds where the clause of another body begins whom the Polish words that
// charged the first charge too: "zobowiązuje się Komendanta do dozoru, a Zarząd Dróg – do
// ustawienia tablic".
func (d *drafter) chargedAlike(before, m mention, end int) (at, next int, ok bool) {
	if !d.inflects() || d.joined(before.end, m.first) {
		return 0, 0, false
	}
	if p := m.first - 1; p-1 > before.end && (d.tokens[p].text == "do" || d.tokens[p].text == "od") && d.is(p-1, classAnd) && d.tellsDeed(m.end, end) { // "zwracam się do Policji o patrole oraz do Straży o nadzór"
		return p - 1, p + 1, true
	}
	at, next = d.clauseStart(m.first, before.end)
	contrast := at > 0 && d.tokens[at].text == "," && d.isContrast(at+1)
	return at, next, at > 0 && (d.tellsDeed(m.end, end) || contrast && (d.isAimedAt(m.end, end) || d.chargedBehind(m.first, list{members: []mention{m}})))
}

// isAimedAt tells whether what Polish words charge somebody to begins at token i with its
// preposition: "wojewodów do nadzoru".
func (d *drafter) isAimedAt(i, end int) bool {
	return i+1 < end && d.tokens[i].text == "do" && d.tokens[i+1].kind == word && !d.tokens[i+1].upper && !d.isDeadlineAt(i)
}

// tellsDeed tells whether a noun says at token i, right behind a body, what it is to do:
// "– do ustawienia tablic", "zabezpieczenie środków".
func (d *drafter) tellsDeed(i, end int) bool {
	if i+1 < end && d.tokens[i].text == "-" && d.tokens[i].space {
		i++
		if slices.Contains([]string{"ich", "jego", "jej"}, d.tokens[i].text) { // "zaś Ministrowi – ich zabezpieczenie"
			i++
		}
	}
	if i+1 < end && (d.tokens[i].text == "do" || d.tokens[i].text == "o") {
		i++
		return d.namesDeed(i) || d.tokens[i-1].text == "o" && !d.tokens[i].upper && d.endsIn(i, "ie", "ę", "c") || d.endsIn(i, "enia", "ania", "ęcia") // "do ustawienia", which is no "ustawa"
	}
	return i < end && d.namesDeed(i)
}

// isAsked tells whether the Polish words at token i say in the passive that who stands before
// them is asked: "została poproszona o skrócenie".
func (d *drafter) isAsked(i, end int) bool {
	m, ok := d.longestWithin(i, end, classModal)
	return ok && d.inflects() && slices.ContainsFunc(d.tokens[i:i+m.length], func(t token) bool {
		return slices.ContainsFunc([]string{"poproszon", "zobowiazan", "wezwan", "zobligowan", "proszon"}, func(p string) bool { return strings.HasPrefix(t.text, p) })
	})
}
