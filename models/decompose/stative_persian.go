package decompose

// isStative tells whether a Persian sentence only tells how things are, or what is
// done without saying by whom.
func (d *drafter) isStative(s segment, r reading) bool {
	if d.lexicon.Order != verbLast || r.assigned || r.agent || r.modal && d.isAnyWithin(s.first, s.end, s.end-s.first, classAgentive) {
		return false
	}
	if d.tellsWhatWasSaid(s) {
		return true
	}
	end := s.end
	for end > s.first && d.tokens[end-1].kind == mark {
		end--
	}
	at, ok := d.endsAt(s.first, end, classStative)
	if ok && len(r.leads) > 0 && d.actsOnObject(r.leads[len(r.leads)-1].end, at) { // "شبکه‌ها را متلاشی می‌کند و تبادل اطلاعات دارد"
		return false
	}
	if ok && d.saidBefore(s.first, at) {
		return false
	}
	if ok && r.due != nil && r.due.end == at && len(r.leads) > 0 { // "و مهلت آن ۱۰ ژوئن است"
		return false
	}
	if verb, does := d.endsAt(s.first, end, classVerb); does && verb < at { // "آماده نگه دارد"
		return false
	}
	if ok && len(r.leads) > 0 && d.setsUp(s.first, at) { // "کمیته به ریاست وزیر تشکیل می‌شود"
		return true
	}
	if _, lead := d.endsAt(s.first, end, classLead); lead || r.modal {
		return false
	}
	return ok && !d.isAnyWithin(max(s.first, at-6), end, 6, classLead)
}
