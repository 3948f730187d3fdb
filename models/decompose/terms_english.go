package decompose

// secondOfTwo reads the last day of an English range that begins or ends at token i:
// "between 1 July and 15 August", "from 1 July to 31 August".
func (d *drafter) secondOfTwo(i, end int) (stated, bool) {
	switch d.tokens[i].text {
	case "to", "till", "through":
		if d.endsRange(i) {
			return d.marked(classBy, i, i+1, end)
		}
	case "between":
		if first, ok := d.readMoment(i+1, end); ok && first.next+1 < end && d.tokens[first.next].text == "and" {
			return d.marked(classBy, i, first.next+1, end)
		}
	}
	return stated{}, false
}
