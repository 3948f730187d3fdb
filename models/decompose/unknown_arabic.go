package decompose

// nominal is the end of the definite words with which an Arabic sentence without a
// verb says who is in charge: "شبكة الإعلام العراقي مسؤولة عن".
func (d *drafter) nominal(i, end int) int {
	if d.lexicon.Order != verbFirst || d.isAny(i, classDeliverable, classPronoun, classObject, classStop, classModal, classAssign, classOpening) || d.imperfect(i) {
		return i
	}
	j := d.definiteChain(i, i, end)
	if d.is(i, classVerb) && (!d.hasArticle(i) || j >= end || d.tokens[j].text != ":") { // "المراجعة الداخلية:"
		return i
	}
	if j > i && d.hasArticle(j-1) && j < end && (d.is(j, classModal) || d.tokens[j].text == ":" && j > i+1) {
		return j
	}
	return i
}

// behindVerb is the end of the definite words at token i that follow an Arabic verb
// which only somebody who acts is the subject of.
func (d *drafter) behindVerb(first, i, end int) int {
	if d.lexicon.Order != verbFirst || d.isAny(i, classVerb, classDeliverable, classPronoun, classObject, classStop, classModal, classAssign) {
		return i
	}
	at, ok := d.endsAt(first, i, classAgentive)
	if !ok || !d.opens(segment{first: first, end: end}, at) {
		return i
	}
	if j := d.definiteChain(i, i, end); j > i && d.hasArticle(j-1) {
		return d.chainTail(j, end)
	}
	return i
}
