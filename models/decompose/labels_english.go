package decompose

// setsLabelsAhead tells whether an English text sets "Action: Ministry of Railways" in a line
// of its own over the list of what that one is to do, and not below each item: the first
// such line follows one that ends in a colon or is a heading, and a bullet follows it.
func (d *drafter) setsLabelsAhead(lines []line) bool {
	if !d.inEnglish() {
		return false
	}
	for i := 1; i+1 < len(lines); i++ {
		l, before, next := lines[i], lines[i-1], lines[i+1]
		d.readMarkers(&l)
		if !d.isLabelOnly(l) {
			continue
		}
		d.readMarkers(&before)
		d.readMarkers(&next)
		listed := len(before.markers) > 0 && isBullet(before.markers[0])
		return len(next.markers) > 0 && isBullet(next.markers[0]) && !listed && d.tokens[before.end-1].text != "."
	}
	return false
}

// isLabelOnly tells a line that is a label and bodies, without what they are to do.
func (d *drafter) isLabelOnly(l line) bool {
	const longest = 24
	if len(l.markers) > 0 || l.text >= l.end || l.end-l.text > longest || !d.is(l.text, classLeadLabel) || d.tokens[l.end-1].text == "." {
		return false
	}
	at, leads := d.afterLabel(l)
	return at > 0 && len(leads) > 0 && !d.sayMore(at, l.end)
}

// headsList are the bodies of a line that is a label and no more, over the list it heads,
// and those who take part in all of it.
func (d *drafter) headsList(l line) (leads, partners []Body) {
	if !d.labelsAhead || !d.isLabelOnly(l) {
		return nil, nil
	}
	at, leads := d.afterLabel(l)
	var x Draft
	d.complete(&x, leads, d.endOfLabelled(at, l.end), l.end)
	return leads, x.Coordinators
}

// mayBeDone tells whether an English record of decisions says in its polite form what the
// owner of a list is to have done: "Holding areas may be sanctioned by 31 March".
func (d *drafter) mayBeDone(p *paragraph, s segment) bool {
	const longestSubject = 14
	if !d.labelsAhead || !p.listed || len(p.line.markers) == 0 {
		return false
	}
	for i := s.first + 1; i+1 < min(s.end, s.first+longestSubject); i++ {
		if d.tokens[i].text == "may" && !d.tokens[i].upper {
			return d.tokens[i+1].text == "be"
		}
	}
	return false
}
