package decompose

import "slices"

// isNegative tells whether the words of a segment say that it is no duty.
func (d *drafter) isNegative(s segment, due *stated) bool {
	topic := d.inflects() && d.tokens[s.first].upper && d.is(s.first, classAbout) // "W sprawie edukacji premier zwrócił się", not the title
	if d.is(s.first, classOpening) && !topic && !(d.lexicon.Order == verbLast && d.obliges(s)) || d.lexicon.Clitics && d.tokens[s.first].text == "و" && d.is(s.first+1, classOpening) {
		return true
	}
	if d.reports(s) || d.tellsOfYear(s) || d.tellsOfDay(s) || d.isQuotedSpeech(s) {
		return true
	}
	if d.isAddress(s) || d.addresses(s) || d.statesAim(s) {
		return true
	}
	if v, ok := d.longest(s.first, classVerb); ok && d.tokens[min(s.first+v.length, s.end-1)].text == "sie" && !d.is(s.first, classAssign) && !d.isAnyWithin(s.first, s.end, s.end-s.first, classLead) {
		return true // "tworzy się Zespół": nobody is told to
	}
	for i := s.first; i < s.end; i++ {
		purpose := d.lexicon.Clitics && i > s.first && (d.tokens[i-1].text == "ل" || d.is(i-1, classVerb))          // "القرارات اللازمة لتنفيذ أحكام هذا القرار", "متابعة تنفيذ هذا القرار"
		dated := due != nil && i >= due.first && i < due.end                                                        // "kể từ ngày Quyết định này có hiệu lực"
		reported := d.lexicon.Clitics && due != nil && due.rank == rankRecurring && d.imperfect(d.sentenceStart(s)) // "يتابع الوزير تنفيذ أحكام هذا القرار، ويقدم تقريرا ربع سنوي"
		if d.is(i, classNoDuty) && !purpose && !dated && !reported && !d.describesLaw(s, i) && !d.signsByDay(s, i, due) {
			return true
		}
	}
	return false
}

// duty decides whether a segment is a duty, and whose.
func (d *drafter) duty(p *paragraph, s segment, r reading) (leads []Body, inherited, ok bool) {
	if r.negative || r.may && r.strength < strengthPlain && !d.mayBeDone(p, s) || r.past && !r.assigned {
		return nil, false, false
	}
	if d.mayBeDone(p, s) {
		return p.owners, true, true
	}
	if p.aside && (len(r.leads) == 0 || r.assigned || r.strength < strengthPlain || (d.inEnglish() || d.lexicon.Clitics) && r.due == nil) || d.isStative(s, r) {
		return nil, false, false
	}
	if p.aside && d.inEnglish() && !slices.ContainsFunc(d.tokens[s.first:s.end], func(t token) bool { return t.text == "shall" || t.text == "must" }) {
		return nil, false, false // "The Nation will need"
	}
	if len(d.drafts) == 0 && len(p.line.markers) == 0 && (d.isCapitals(p.line) || d.opensInCapitals(p.line) || d.inflects() && !d.tokens[p.line.text].upper && d.tokens[p.line.text].kind == word && !d.enacted) { // the title
		return nil, false, false
	}
	if d.inEnglish() && len(r.leads) == 0 && slices.Contains([]string{"we", "i", "you"}, d.tokens[s.first].text) {
		return nil, false, false
	}
	if (!p.listed || d.is(d.sentenceStart(s), classForms) || d.lexicon.Tones) && r.due == nil && d.formsOnly(s) {
		return nil, false, false
	}
	if len(r.leads) == 0 && !r.assigned && (r.due == nil || r.due.rank > rankRecurring) && d.describes(s) {
		return nil, false, false
	}
	if d.isToldOf(s, r) || d.isDoneToBody(r, s.end) {
		return nil, false, false
	}
	marked := len(p.line.markers) > 0 || s.item || d.lexicon.Order == verbLast && d.headed && d.endsActive(s.first, s.end)
	switch {
	case len(r.leads) > 0 && r.assigned:
		return r.owners(), false, d.commanding || r.strength == strengthPlain
	case len(r.leads) > 0 && r.agent && len(p.owners) > 0 && r.startsVerb && (d.lexicon.Order != verbLast || d.isPhrase(s.first, s.end)):
		return p.owners, true, true
	case len(r.leads) > 0 && r.agent:
		return r.owners(), false, d.commanding && (r.strength > strengthNone || r.due != nil)
	case len(r.leads) > 0 && r.strength == strengthPlain:
		return r.owners(), false, d.commanding || r.modal || marked && r.due != nil && r.due.rank == rankDay
	case r.bracketed && d.inEnglish():
		return r.owners(), false, d.commanding && r.strength > strengthNone
	case len(r.leads) > 0 && d.inEnglish():
		return r.owners(), false, d.commanding && r.bare && marked || d.commanding && (r.due != nil && r.due.rank <= rankRecurring || d.hasCharged(s)) && d.tellsPresent(r, s.end)
	case len(r.leads) > 0:
		return r.owners(), false, d.commanding && (r.strength == strengthVerb || marked && d.says(s, r))
	case len(p.owners) > 0 && d.tellsState(s, r):
		return nil, false, false
	case len(p.owners) > 0:
		return p.owners, true, r.startsVerb || d.continues(p, s, r) || d.saysOfThem(s) || r.strength == strengthPlain && (p.listed || d.lexicon.Order == verbLast || d.isAnyWithin(s.first, s.end, 10, classModal, classLead)) || p.listed && d.commanding && marked && d.says(s, r)
	case r.startsVerb && d.commanding && len(d.charged) > 0 && !d.imperfect(d.sentenceStart(s)):
		return d.charged, true, true
	}
	return nil, false, r.modal && d.commanding && r.due != nil && r.due.rank == rankDay && !d.thingDoes(s)
}

// says tells whether a segment says more than whom it concerns.
func (d *drafter) says(s segment, r reading) bool {
	const least = 3
	said := s.end - s.first
	for _, m := range r.leads {
		said -= m.end - m.first
	}
	return !r.onlyBodies && said >= least
}
