package decompose

// endsAsAdverb tells a Polish adverb by its ending: "Równolegle", "Ponadto".
func (d *drafter) endsAsAdverb(i int) bool {
	return d.inflects() && d.tokens[i].text != "nie" && d.endsIn(i, "nie", "śnie", "le", "owo", "ież", "kże", "adto", "zatem", "ejno") && !d.namesDeed(i)
}

// beforeItsVerb finds the Polish subject that stands neither at the beginning nor
// behind a pause, but right before its verb: "na 14 dni przed sezonem wojewodowie
// zwołają". It is -1 where a list has been charged or there is none.
func (d *drafter) beforeItsVerb(s segment, lists []list) int {
	at := -1
	for i, l := range lists {
		if !d.inflects() || l.role == classAssign || l.role == classAgent {
			return -1
		}
		last := l.members[len(l.members)-1]
		if at < 0 && l.role == "" && (d.isNominative(l.first()) || d.isShortName(l.first()) || l.members[0].body.collective && !d.endsIn(l.first(), "om", "ami", "ach", "ów")) && d.acts(last, nil, s.end) && l.first() > 0 && d.tokens[l.first()-1].kind != mark {
			at = i
		}
	}
	return at
}

// contrasts finds where the Polish clause begins whose verb stands before the body at
// token i: "…, a o zaopatrzenie zadba Ośrodek".
func (d *drafter) contrasts(from, i int) (at, next int, ok bool) {
	const longest = 7
	if !d.inflects() || !d.beginsSubject(i) || !d.is(i-1, classVerb) && !d.looksFuture(i-1) && !d.presentVerb(i-1, i) {
		return 0, 0, false
	}
	if d.takesPartBefore(from, i) { // ", a w jego skład wejdą Ministerstwo Finansów"
		return 0, 0, false
	}
	for j := i - 2; j > max(from, i-longest); j-- {
		if d.tokens[j].kind != word {
			return 0, 0, false
		}
		if d.tokens[j-1].text == "," && d.isContrast(j) {
			return j - 1, j + 1, true
		}
	}
	return 0, 0, false
}

// pastCapitals is the token behind the capitalised words from token i on, initials among
// them: "PGE Dystrybucja S.A. Oddział Białystok".
func (d *drafter) pastCapitals(i, end int) int {
	for i < end && d.tokens[i].upper {
		i = d.pastInitials(d.capitalRun(i, end, true), end)
	}
	return i
}

// endsWithYear tells whether the Polish sentence begun at token first ends with the year
// before the full stop at token i: "do 30 września 2024 r. Ministerstwo musi". It has said what is to
// be done, and what follows begins another.
func (d *drafter) endsWithYear(first, i, end int) bool {
	const farthest = 60
	if !d.inflects() || i < 2 || d.tokens[i-1].text != "br" && (d.tokens[i-1].text != "r" || d.tokens[i-2].kind != number || len(d.tokens[i-2].text) < 4) || !d.tokens[i+1].upper {
		return false
	}
	if d.tokens[i+1].kind == word && d.isAny(i+1, classObject, classStop, classPronoun, classThat) && !d.isShortName(i+1) && d.tokens[i+1].end-d.tokens[i+1].start > 1 || d.tokens[i+1].text == "w" {
		return true // the capital of a small word begins a sentence
	}
	if d.tokens[i+1].kind == word && i+2 < end && !d.tokens[i+2].upper && d.isAny(i+1, classThing, classDeliverable) && !d.isAny(i+1, classHead, classCollective) { // "2025 r. Kryteria naboru"
		return true
	}
	if i+2 < end && !d.tokens[i+2].upper && d.tokens[i+2].kind == word && (d.endsIn(i+1, "ę") || d.namesDeed(i+1)) { // "2025 r. Bazę zdjęć", "2025 r. Oczyszczenie terenu"
		return true
	}
	if i+2 < end && !d.tokens[i+2].upper && d.tokens[i+1].kind == word && d.is(i+1, classCollective) && d.endsIn(i+1, "y", "e", "i") { // "2024 r. Komitety ludowe gmin"
		return true
	}
	said := false
	for j := i - 3; j >= max(first, i-farthest) && d.tokens[j].kind != lineEnd && d.tokens[j].text != "." && !said; j-- {
		said = d.isAny(j, classVerb, classModal, classLead, classAssign, classCopula) || d.looksFuture(j) || d.pastVerb(j) || d.namesDeed(j)
	}
	if !said {
		return false
	}
	if i+2 < end && d.hasAdjectiveEnding(i+1) && d.tokens[i+2].kind == word && !d.tokens[i+2].upper { // "Następne spotkanie odbędzie się"
		return true
	}
	run := d.pastCapitals(i+1, end)
	for run > i+2 && run+1 < end && (d.is(run, classAnd) || d.tokens[run].text == ",") && d.tokens[run+1].upper {
		run = d.pastCapitals(run+1, end)
	}
	if run > i+2 && d.actsBehind(run, end) { // "Polskie Sieci Elektroenergetyczne S.A. wydadzą"
		return true
	}
	if i+3 < end && d.tokens[i+2].text == "," && d.tokens[i+3].upper && !d.startsBody(i+1) && !d.isAny(i+1, classMonth, classOrdinal) { // "2025 r. Petrolimex, Vinachem i"
		return true
	}
	m, named := d.mentionAt(i+1, end)
	m.end = d.pastList(m.end, end)
	return named && (d.acts(m, nil, end) || d.presentVerb(m.end, end) || d.pastVerb(min(m.end, end-1)) || d.isAny(d.pastInserted(m.end, end), classAssign)) || d.isAdverb(i+1) || d.isAny(i+1, classTopic, classAssign, classModal)
}

// pastList is the end of the list of bodies that goes on at token i.
func (d *drafter) pastList(i, end int) int {
	const most = 8
	for range most {
		if i < end && d.tokens[i].text == "(" {
			i = d.closing(i, end) + 1
		}
		if i+1 >= end || d.tokens[i].text != "," && !d.is(i, classAnd) {
			break
		}
		m, named := d.mentionAt(i+1, end)
		if !named && d.tokens[i+1].upper {
			m.end, named = d.capitalRun(i+1, end, true), true
		}
		if !named {
			break
		}
		i = m.end
	}
	return min(i, end)
}

// opensInCapitals tells a Polish title in capitals that goes on in small letters with who
// approved it: "PLAN DZIAŁAŃ MIASTA … zatwierdzony przez Prezydenta".
func (d *drafter) opensInCapitals(l line) bool {
	const least = 3
	if !d.inflects() || l.end-l.text < least {
		return false
	}
	for _, t := range d.tokens[l.text : l.text+least] {
		if t.kind != word || !t.caps {
			return false
		}
	}
	return true
}
