package decompose

// saysDeedBehind tells whether what an English body is to do is said at token i, behind its
// colon, in the present ("Ministry of Justice: issues a circular"), by each of several, or
// behind words up to a comma ("Ministry of Justice: through its missions, call on").
func (d *drafter) saysDeedBehind(i, end int) bool {
	const longest = 16
	if !d.inEnglish() || i+1 >= end {
		return false
	}
	if d.tokens[i].text == "each" {
		return d.presentAt(i+2, end, false)
	}
	if d.ofVerb(i) {
		return !d.isAny(i, classHead, classCollective, classDeliverable, classThing)
	}
	if !d.isAny(i, classObject, classIn, classWithin, classBy, classBefore) {
		return false
	}
	for j := i + 1; j+1 < min(end, i+longest); j++ {
		if d.tokens[j].text == "," {
			return d.is(d.pastAdverbs(j+1, end), classVerb)
		}
		if d.tokens[j].kind == mark {
			return false
		}
	}
	return false
}
