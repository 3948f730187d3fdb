package decompose

// listInName tells whether the comma at token j stands inside a name, as in
// "Ministry of Culture, Sports and Tourism": what follows is capitalised, ends
// with "and", and names no other body.
func (d *drafter) listInName(j, end int) bool {
	for k := j + 1; k < min(end, j+8); k++ {
		if field, ok := d.longestWithin(k, end, classSubject); ok && field.length > 1 && d.inEnglish() && d.tokens[k].upper { // "Housing, Local Government and Heritage"
			k += field.length - 1
			continue
		}
		t := d.tokens[k]
		switch {
		case d.is(k, classAnd) && !t.upper:
			if d.isSkipArticle(k+1) && k+2 < end && !d.startsBody(k+2) { // "Agriculture, Food and the Marine"
				k++
			}
			return k+1 < end && d.tokens[k+1].upper && (!d.startsBody(k+1) || d.inEnglish() && !d.isAny(k+1, classHead, classTitle, classCollective) && len(d.bodies[k+1]) == 0) && k > j+1
		case t.text == "," || d.inEnglish() && (d.is(k, classPlace) && !t.upper || d.isSkipArticle(k) && d.is(k+1, classSubject) && d.tokens[k+1].upper):
		case d.inEnglish() && t.upper && d.is(k, classCollective) && !d.is(k, classHead) && d.tokens[k-1].text == "," && k+1 < end && d.tokens[k+1].text != "of": // "Ministry of Housing, Municipalities and Public Works"
		case t.kind != word || !t.upper || d.isAny(k, classHead, classTitle) || d.startsBody(k):
			return false
		}
	}
	return false
}
