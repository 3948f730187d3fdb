package decompose

// headingOwner reads a body that only its colon and its capitals tell: "Kāinga
// Ora:", "Các chủ hồ chứa:".
func (d *drafter) headingOwner(s segment) []Body {
	const longest = 12
	first, end, capitals := d.sentenceStart(s), s.end-1, 0
	if d.lexicon.Tones && d.is(s.first, classSkip) { // a plural is written in small letters
		first, capitals = s.first, 2
	}
	if d.isManyPersons(first) { // "Kierownicy zakładów:"
		capitals = 2
	}
	if d.isAny(s.first, classAssignE, classAssign) || d.isCapitals(line{text: s.first, end: s.end}) {
		return nil
	}
	if end-first < 1 || end-first > longest || d.lexicon.Names != capitalised || !d.tokens[first].upper {
		return nil
	}
	for i := first; i < end; i++ {
		t := d.tokens[i]
		if t.kind != word && t.text != "-" || d.isAny(i, classVerb, classModal, classAssign, classPast, classThing, classDeliverable, classAside, classDefines, classColumnTask, classColumnDeadline, classLabel, classCopies, classMonth) {
			return nil
		}
		if t.upper {
			capitals++
		}
		if t.caps || d.inflects() && d.isShortName(i) {
			capitals++
		}
	}
	if capitals < 2 && !(end == first+1 && d.isProper(first)) {
		return nil
	}
	if k := d.betweenNames(first, end); d.inEnglish() && k > first {
		return []Body{d.body(first, k), d.body(k+1, end)}
	}
	return []Body{d.body(first, end)}
}

// capitalList reads names that only their capitals tell and commas part, where the
// tokens hold nothing else: "Queensland, New South Wales and Victoria".
func (d *drafter) capitalList(first, end int) []Body {
	var out []Body
	if !d.inEnglish() {
		return nil
	}
	from := first
	for i := first; i <= end; i++ {
		if i < end && d.tokens[i].text != "," && !d.is(i, classAnd) {
			if t := d.tokens[i]; t.kind != word || !t.upper && (i == from || !d.is(i, classPlace)) || d.isAny(i, classVerb, classAside, classThing, classDeliverable, classAssign, classLabel, classColumnTask, classLeadLabel, classMonth, classOpening) {
				return nil
			}
			continue
		}
		if i > from {
			out = append(out, d.body(from, i))
		}
		from = i + 1
	}
	const longest = 6 // letters of a name in capitals that stands alone
	if t := d.tokens[first]; len(out) == 1 && end-first < 2 && !(t.caps && t.end-t.start <= longest) && !d.isProper(first) {
		return nil
	}
	return out
}
