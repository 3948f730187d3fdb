package decompose

// beforeDash is the end of the capitals at token i that a dash parts from what is
// to be done: "MSWiA – przygotowanie projektu".
func (d *drafter) beforeDash(i, end int) int {
	const most = 4
	if t := d.tokens[i]; d.inflects() && !t.upper && !d.isAny(i, classObject, classStop, classVerb, classThing, classDeliverable) { // "nadleśniczych – do pomiaru"
		for j := i + 1; j+1 < min(end, i+most); j++ {
			if d.tokens[j].text == "-" && d.tokens[j].space && d.tokens[j+1].text == "do" {
				return j
			}
			if d.tokens[j].kind != word {
				return i
			}
		}
	}
	if d.lexicon.Names != capitalised || d.lexicon.Tones || !d.tokens[i].upper || d.isAny(i, classVerb, classThing, classDeliverable, classObject) {
		return i
	}
	j := d.capitalRun(i, end, true)
	if j+1 >= end || d.tokens[j].text != "-" || !d.tokens[j].space || !d.tokens[j+1].space || !d.is(j+1, classVerb) && !d.namesDeed(j+1) && !d.toDo(j+1, end) {
		return i
	}
	return j
}
