package decompose

// endsInMarks tells whether nearly all the long lines of a text end in a mark, so that
// a short one without is a heading.
func (d *drafter) endsInMarks(lines []line) bool {
	const least, long = 5, 12
	all, marked := 0, 0
	for _, l := range lines {
		if l.end-l.text < long || d.hasColumns(l) {
			continue
		}
		all++
		if d.tokens[l.end-1].kind == mark {
			marked++
		}
	}
	return all >= least && marked*5 >= all*4
}

// isUnstopped tells a heading by its want of a mark at its end, where those that say what
// is to be done have one: "III. Tổ chức thực hiện", "ثالثاً: تنظيم التنفيذ".
func (d *drafter) isUnstopped(l line, s segment, r reading) bool {
	const longest, short = 10, 7
	if len(l.markers) == 0 {
		return d.stopped && d.lexicon.Clitics && !r.onlyBodies && len(r.leads) == 0 && s.end-s.first <= short && d.tokens[s.end-1].kind == word && r.due == nil
	}
	return d.stopped && !r.onlyBodies && !isBullet(l.markers[len(l.markers)-1]) && s.end-s.first <= longest && d.tokens[s.end-1].kind == word && r.due == nil
}
