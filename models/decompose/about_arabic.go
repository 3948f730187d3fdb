package decompose

// soBehind is the "ف" behind which what is to be done about the topic at token i stands
// without a comma: "أما في محور الصحة فقد كلفت"; else i.
func (d *drafter) soBehind(i, end int) int {
	const longest = 16
	for j := i + 1; j < min(end, i+longest) && d.tokens[j].kind == word; j++ {
		if d.tokens[j].text == "ف" {
			return j
		}
	}
	return i
}

// topicActing is the end of the definite Arabic words at token i that are the topic of a
// sentence and do what its "ف" goes on with: "أما الحي الوطني الرياضي فيتولى فتح المسبح",
// not "أما الطلبات فتقدم إلى الوزارة"; else i.
func (d *drafter) topicActing(first, i, end int) int {
	if !d.lexicon.Clitics || i == first || d.tokens[i-1].text != "اما" || !d.hasArticle(i) || d.isAny(i, classThing, classDeliverable, classPronoun, classVerb, classObject) {
		return i
	}
	j := d.definiteChain(i, i, end)
	if j+2 >= end || d.tokens[j].text != "ف" || !d.imperfect(j+1) || d.is(j+1, classIdle) {
		return i
	}
	if next := j + 2; d.hasArticle(next) || d.namesWhatToDo(next) || d.is(next, classDeliverable) || d.tokens[next].text == "ب" && d.is(j+1, classAgentive) {
		return j
	}
	return i
}
