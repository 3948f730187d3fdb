package decompose

// onlyWith tells whether an Arabic or Persian sentence says no more than with whom what
// the one before asks for is done: "هماهنگی لازم با سازمان صنعت به عمل آید", "ويجري ذلك
// بالتنسيق مع البلدية".
func (d *drafter) onlyWith(s segment, r reading) bool {
	const longest, rest = 24, 6
	if len(r.coordinators) == 0 || r.due != nil || s.item || s.end-s.first > longest || d.lexicon.Order != verbLast && !d.lexicon.Clitics {
		return false
	}
	said := s.end - s.first
	for _, m := range r.coordinators {
		said -= m.end - m.first
	}
	if d.lexicon.Clitics {
		return said <= rest+2 && d.isAnyWithin(s.first, s.end, 3, classThat)
	}
	return said <= rest+1 && d.is(s.first, classTogether)
}
