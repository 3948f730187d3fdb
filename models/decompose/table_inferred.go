package decompose

// inferred is what the columns of a row hold that no header stands over, by what stands in
// them: a day or rhythm and nothing else, bodies and nothing else, of which the first leads
// and the next take part, and the longest of the others, which is the task. It is nil where
// a row doesn't say so.
func (d *drafter) inferred(cells []cellRange) columns {
	out := make(columns, len(cells))
	lead, when := false, false
	for i := len(cells) - 1; i > 0 && !when; i-- {
		if when = d.isOnlyDue(cells[i]); when {
			out[i] = classColumnDeadline
		}
	}
	for i, c := range cells {
		switch {
		case out[i] != "" || !d.isOnlyBodies(c):
		case !lead:
			out[i], lead = classColumnLead, true
		case out[i-1] != classColumnLead || i+1 < len(cells):
			out[i] = classColumnWith
		}
	}
	for i := range cells { // what the row before held there
		if out[i] == "" && len(d.columns) == len(cells) && d.columns[i] == classColumnWith {
			out[i] = classColumnWith
		}
	}
	task := -1
	for i, c := range cells {
		if out[i] == "" && (task < 0 || c.end-c.first > cells[task].end-cells[task].first) {
			task = i
		}
	}
	const leastWords = 2
	if !lead || !when || task < 0 || cells[task].end-cells[task].first < leastWords {
		return nil
	}
	out[task] = classColumnTask
	return out
}

// isOnlyDue tells a cell that holds nothing but by when or how often.
func (d *drafter) isOnlyDue(c cellRange) bool {
	const beside = 1 // "r."
	due := d.dueOf(c)
	return due != nil && due.first <= c.first+beside && due.end+beside >= c.end
}

// isOnlyBodies tells a cell that holds nothing but the names of bodies.
func (d *drafter) isOnlyBodies(c cellRange) bool {
	const beside = 2 // words behind a name that are no more than its tail
	if c.first >= c.end {
		return false
	}
	at := c.first
	for _, m := range d.mentionsIn(c.first, c.end) {
		for at < m.first && (d.tokens[at].kind == mark || d.isAny(at, classAnd, classSkip)) {
			at++
		}
		if at < m.first {
			return false
		}
		at = m.end
	}
	return at > c.first && c.end-at <= beside
}
