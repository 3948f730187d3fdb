package decompose

import "slices"

// splitSubjects cuts sentences that charge one body with one thing and then
// another with another: "the Ministry of Finance shall fund it, and the State Bank
// shall report on it".
func (d *drafter) splitSubjects(segments []segment) []segment {
	var out []segment
	for _, s := range segments {
		if at, next, ok := d.obligedAgain(s); ok {
			segments := d.splitSubjects([]segment{{first: s.first, end: at, marked: s.marked, opens: s.opens, item: s.item}})
			out = append(out, segments...)
			s.first, s.item, s.opens = next, false, false
		}
		said := d.afterTopic(s)
		mentions := d.mentionsIn(said.first, said.end)
		for at, next, ok := d.secondClause(said, mentions); ok; at, next, ok = d.secondClause(said, mentions) {
			out = append(out, segment{first: s.first, end: at, marked: s.marked, opens: s.opens, item: s.item})
			s.first, said.first, s.item, s.opens = next, next, false, false
			mentions = slices.DeleteFunc(mentions, func(m mention) bool { return m.first < next })
		}
		out = append(out, s)
	}
	return out
}

// secondSubject finds where the clause of another body begins: the words of the
// first end before at, those of the second begin at next.
func (d *drafter) secondSubject(s segment, mentions []mention) (at, next int, ok bool) {
	const shortest = 12
	if s.end-s.first < shortest || len(mentions) < 2 {
		return 0, 0, false
	}
	if at, next, ok := d.chargedNext(s, mentions); ok {
		return at, next, true
	}
	for _, m := range mentions[1:] {
		if d.isOwedBefore(s.first, m.first-1) {
			return m.first - 1, m.first, true
		}
	}
	mentions, charges := d.behindReport(s, d.behindTopic(s, mentions))
	told := charges || d.toldToAct(s.first, mentions[0].first, mentions[0].end)
	if !told && len(mentions) > 2 && d.toldToAct(mentions[0].end, mentions[1].first, mentions[1].end) { // behind who tells it
		mentions, told = mentions[1:], true
	}
	due := d.deadlinesIn(s.first, mentions[0].first)
	lead := list{members: mentions[:1]}
	role, start := d.roleBefore(s.first, mentions[0].first)
	if at, asked := d.askedThat(s.first, mentions[0].first); asked && role == "" { // "قرر الاجتماع أن توفر الوزارة"
		role, start = classAssign, at
	}
	charged := role == classAssign || role == classToward && d.lexicon.Order == verbLast && d.isAnyWithin(mentions[0].end, s.end, 4, classChargeAfter)
	if !told && (!charged || start > s.first+d.farthestCharge(s) && !(d.lexicon.Clitics && d.tokens[start-1].text == "،")) && !d.atBoundary(s, lead, []list{lead}, due) {
		return 0, 0, false
	}
	if role, _ := d.roleBefore(mentions[0].end, mentions[1].first); !charged && role == classAssign && d.isIssuer(lead) { // "the Prime Minister requested the Ministry"
		mentions, charged = mentions[1:], true
	}
	if d.lexicon.Clitics && charged && len(mentions) > 2 && mentions[1].first <= mentions[0].end+1 && (d.isIssuer(lead) || mentions[1].first == mentions[0].end && d.tokens[mentions[1].end].text == "ب") { // "طالب رئيس الوزراء وزارة المالية"
		mentions = mentions[1:]
	}
	if d.lexicon.Clitics && charged && len(mentions) > 2 && mentions[1].first == mentions[0].end+1 && d.tokens[mentions[0].end].text == "من" { // "ترجو رئاسة الوزراء من السلطة"
		mentions = mentions[1:]
	}
	said := d.saysWhat(mentions[0].end, s.end)
	if told || d.lexicon.Order == verbFirst && mentions[0].first > s.first && d.imperfect(mentions[0].first-1) { // its verb went before it
		said = mentions[0].end
	}
	for k, m := range mentions[1:] {
		before := mentions[k]
		if verb, ok := d.handedOver(before.end, m.first-1, m); ok && said < verb && d.tokens[verb-1].text == "و" {
			return verb - 1, verb, true
		}
		if at, next, ok := d.chargedAgain(before.end, m.first); ok && said < at && (charged || d.onCondition(next) || d.lexicon.Clitics && d.asksThat(s.first, mentions[0].first)) {
			return at, next, true
		}
		if at, next, ok := d.contrasts(before.end, m.first); ok && said < at {
			return at, next, true
		}
		if at, next, ok := d.chargedToo(mentions[0], before, m, s.end); ok && (charged || d.takesBy(mentions[0])) && said < at {
			return at, next, true
		}
		if at, next, ok := d.toldNext(before, m); ok && said < at {
			return at, next, true
		}
		if at, next, ok := d.chargedAlike(before, m, s.end); ok && (charged || d.tellsDeed(mentions[0].end, s.end) || d.isAsked(mentions[0].end, s.end)) {
			return at, next, true
		}
		at, next = d.clauseStart(m.first, before.end)
		if at == 0 || d.joined(before.end, m.first) && !d.startsClause(before, m, s.end) || said >= at && !d.endsInParticiple(before.end, at) || d.endsNames(at, before.end, m) {
			continue
		}
		if d.lexicon.Tones && (!d.tokens[m.first].upper || d.tokens[m.first-1].text == "cùng" && d.is(m.first-2, classAnd)) || d.is(d.listEnd(mentions[k+1:]), classTogether) || d.playsSecond(m.first, mentions[k+1:], s.end) || d.onlyHelps(d.listEnd(mentions[k+1:]), s.end) {
			continue
		}
		if d.acts(m, mentions[k+2:], s.end) || next < m.first && d.lexicon.Order == verbFirst {
			return at, next, true
		}
	}
	return 0, 0, false
}

// listEnd is the token behind the bodies listed with the first of them.
func (d *drafter) listEnd(bodies []mention) int {
	end := bodies[0].end
	for _, o := range bodies[1:] {
		if !d.joined(end, o.first) {
			break
		}
		end = o.end
	}
	return end
}

// farthestCharge is how many words may stand before those that charge the first body
// of a sentence that may hold two: "Third, I have asked", "وأكد ضرورة قيام". A Persian
// one charges at its end.
func (d *drafter) farthestCharge(s segment) int {
	const inEnglish, inArabic, inVietnamese = 6, 7, 7
	switch {
	case d.lexicon.Tones: // "Một điểm mới của kết luận là giao"
		return inVietnamese
	case d.lexicon.Order == verbLast:
		return s.end - s.first
	case d.lexicon.Order == verbFirst:
		return inArabic
	case d.inEnglish():
		return inEnglish
	}
	return 1
}

// chargedAgain finds where the words that charge the body named at token i begin,
// behind a comma or conjunction and not before token from.
func (d *drafter) chargedAgain(from, i int) (at, next int, ok bool) {
	role, next := d.roleBefore(from, i)
	if start, asked := d.askedThat(from, i); asked && role == "" && (d.onCondition(start) || d.tokens[start-1].text == "و" && d.askedBefore(start-1)) {
		role, next = classAssign, start
		from-- // what the first is to do may end in a body
	}
	if role != classAssign || next <= from+1 && !(d.lexicon.Tones && next > from) || d.lexicon.Tones && d.is(next, classDirects) { // whom the first is to direct
		return 0, 0, false
	}
	at = next
	for at > from && (d.isAny(at-1, classAnd, classAlso) || d.isContrast(at-1)) && d.tokens[at-1].kind == word {
		at--
	}
	if also, ok := d.endsAt(from, at, classAlso); ok && also > from { // "đồng thời giao Bộ Tư pháp"
		at = also
	}
	if t := d.tokens[at-1].text; t == "," || t == "،" {
		return at - 1, next, at-1 > from || d.lexicon.Tones && at-1 == from
	}
	return at, next, at < next
}

// clauseStart finds the comma or conjunction at which the clause of the body named
// at token i begins, not before token from; zero for none.
func (d *drafter) clauseStart(i, from int) (at, next int) {
	next = i
	if d.lexicon.Order == verbFirst { // its verb goes before it
		if !d.imperfect(i-1) && d.tokens[i-1].text != "علی" || d.disagrees(i-1, i) || d.informs(i) { // "وإبلاغ المحافظ" goes on with what the first is to do
			return 0, 0
		}
		next = i - 1
		if d.tokens[next].text == "علی" && next-1 > from && d.is(next-1, classModal) && d.imperfect(next-1) { // "في حين يتعين على الوزارة"
			next--
		}
	}
	for next > from && d.is(next-1, classSkip) && d.tokens[next-1].kind == word && !d.is(next-1, classAnd) {
		next--
	}
	at = next
	if d.inEnglish() && at-1 > from && d.tokens[at-1].text == "that" { // "and that the Inspectorate shall"
		at--
	}
	if also, ok := d.endsAt(from, at, classAlso); ok && d.lexicon.Tones && also > from+1 { // ", đồng thời Bộ Quốc phòng"
		at = also
	}
	and := false
	for at > from && (d.is(at-1, classAnd) && d.tokens[at-1].kind == word || d.isContrast(at-1)) {
		at, and = at-1, true
	}
	if d.lexicon.Tones && d.is(at, classCoordinate) { // "chủ trì cùng Cục Phòng bệnh ban hành"
		return 0, 0
	}
	if at > from && (d.tokens[at-1].text == "," || d.tokens[at-1].text == "،") {
		return at - 1, next
	}
	if and && d.lexicon.Order != verbFirst && at > from && (d.lexicon.Order != verbLast || d.is(at-1, classVerb) || d.isVerbForm(at-1) || d.is(i, classHead) && d.endsInParticiple(from, at)) { // "آماده ساخته و ریاست"
		return at, next
	}
	return 0, 0
}

// isContrast tells a conjunction that sets one clause against another.
func (d *drafter) isContrast(i int) bool {
	t := d.tokens[i].text
	if d.inEnglish() {
		return t == "while" || t == "whereas" || t == "whilst"
	}
	if d.lexicon.Tones {
		return t == "còn" || t == "khi" && i > 0 && d.tokens[i-1].text == "trong" || t == "trong" && d.tokens[i+1].text == "khi"
	}
	if d.lexicon.Clitics {
		return t == "بینما" || t == "فیما" || t == "حین" && i > 0 && d.tokens[i-1].text == "فی" || t == "فی" && d.tokens[i+1].text == "حین" || t == "کما" && i > 0 && d.tokens[i-1].text == "،" // ", كما تتولى المديرية"
	}
	if d.lexicon.Order == verbLast {
		return d.inContrast(i)
	}
	return d.inflects() && (t == "a" || t == "natomiast" || t == "zas" || t == "czym" || t == "przy" && d.tokens[i+1].text == "czym")
}

// saysWhat is the first of the tokens that says what is to be done, else end.
func (d *drafter) saysWhat(first, end int) int {
	for i := first; i < end; i++ {
		if d.isAny(i, classModal, classLead, classVerb) || d.pastVerb(i) && d.wishedAt(i) || d.isMasdar(i) || d.lexicon.Clitics && i > first && d.tokens[i-1].text == "ب" || i == first && (d.inflects() && (d.presentVerb(i, i+1) || d.is(i, classAssign)) || d.inEnglish() && d.presentAt(i, end, false)) {
			return i
		}
	}
	return end
}

// acts tells whether what a body must do follows its name, or the names of those
// that are listed with it.
func (d *drafter) acts(m mention, others []mention, end int) bool {
	last := d.pastParent(d.listEnd(append([]mention{m}, others...)), end)
	switch {
	case d.lexicon.Order == verbFirst:
		return false
	case d.lexicon.Order == verbLast:
		if last < end && d.tokens[last].text == "را" || d.isSetUp(m.first, end) { // something is done to it
			return false
		}
		if m.body.collective && d.describedObject(last, end) {
			return false
		}
		return d.isAnyWithin(last, end, end-last, classVerb, classModal) || d.endsActive(last, end)
	case d.inEnglish():
		if x, ok := d.deadlineAt(last, end); ok && x.rank <= rankYear && d.presentAt(x.end, end, false) { // "and the Ministry of Justice within 20 days gives its opinion"
			return true
		}
		return d.isAnyWithin(d.pastInsertion(last, end), end, 1, classModal) || d.toDo(last, end) || d.tokens[last-1].upper && d.toAny(last, end) || d.presentAt(d.pastAdverbs(last, end), end, m.body.collective || len(others) > 0 && last == others[len(others)-1].end || d.isWished(m) || d.isManyBodies(m))
	}
	if d.inflects() {
		return d.actsBehind(last, end)
	}
	return d.isAnyWithin(last, end, 2, classModal, classLead, classVerb)
}
