package decompose

// attested is the end of the Persian name from token i to n as it stands elsewhere in the text,
// where a mark or a word that no name goes on with follows it. It counts only where nothing
// tells the end of the name at n, so that a short form named later cuts no full one.
func (d *drafter) attested(i, n, end int) int {
	const least, longest = 2, 12
	if n-i < least || d.endsHard(n, end) {
		return n
	}
	best := 0
	for _, p := range d.begun[d.tokens[i].text] {
		if p == i {
			continue
		}
		l := 0
		for l < longest && p+l < len(d.tokens) && i+l < end && d.tokens[p+l].text == d.tokens[i+l].text && !d.anotherBody(i+l) {
			l++
		}
		if l > best && l >= least && l < longest && (d.endsHard(p+l, len(d.tokens)) || d.anotherBody(p+l)) && d.tokens[i+l-1].kind == word && !d.isAny(i+l-1, classAnd, classObject, classPlace) {
			best = l
		}
	}
	if best == 0 || i+best < n && d.isAny(i+best, classSubject, classTail, classPlaceName, classNameEnd, classAttribute, classPlace, classHead) {
		return n
	}
	return i + best
}

// anotherBody tells whether another body is named behind the "و" at token j.
func (d *drafter) anotherBody(j int) bool {
	return d.tokens[j].text == "و" && j+1 < len(d.tokens) && d.isAny(j+1, classHead, classWeakHead, classCollective, classTitle, classSkip)
}

// endsHard tells whether a name can only end before token j, where no object of its body
// follows.
func (d *drafter) endsHard(j, end int) bool {
	return j >= end || d.tokens[j].text != "را" && (d.tokens[j].kind == mark || d.pauses(j, end) || d.isParticle(j))
}

// namesBegun are the tokens, by their text, at which Persian names may begin: of each head no
// more than are looked through in no time, however long the text is.
func (d *drafter) namesBegun() map[string][]int {
	const most = 64
	if d.lexicon.Order != verbLast {
		return nil
	}
	out := map[string][]int{}
	for i, t := range d.tokens {
		if t.kind == word && len(out[t.text]) < most && d.isAny(i, classHead, classWeakHead) {
			out[t.text] = append(out[t.text], i)
		}
	}
	return out
}
