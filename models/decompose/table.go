package decompose

import (
	"slices"
	"strings"

	"dondoc/models/deadline"
)

// columns are what the columns of a table hold, by their headers: classes of the
// lexicon, empty where the header says nothing.
type columns []string

// leastColumns tells a row of a table from a line with a tab in it.
const leastColumns = 3

const mostColumns = 40

// cells cuts a line at tabs and vertical bars into the ranges of its cells; an
// empty cell has its first token at its end.
func (d *drafter) cells(l line) []cellRange {
	var out []cellRange
	start, cut := l.first, false
	for i := l.first; i < l.end; i++ {
		switch {
		case d.tokens[i].text == "|":
			if cut || i > l.first { // not the bar before the first cell
				out = append(out, cellRange{start, i})
			}
			start, cut = i+1, true
		case d.tokens[i].tabs > 0 && i > l.first && d.tokens[i-1].text != "|":
			out = append(out, cellRange{start, i})
			for range min(d.tokens[i].tabs-1, mostColumns) {
				out = append(out, cellRange{i, i})
			}
			start, cut = i, true
		}
	}
	if start < l.end || cut && d.tokens[l.end-1].text != "|" {
		out = append(out, cellRange{start, l.end})
	}
	return out
}

// cellRange is the tokens of a cell.
type cellRange struct{ first, end int }

// readRow reads a line as the header or a row of a table; false when it is none.
func (d *drafter) readRow(l line) bool {
	cells := d.cells(l)
	if len(cells) < leastColumns && (d.columns == nil || len(cells) < 2) {
		return false
	}
	if header := d.header(cells); header != nil && !(d.columns != nil && slices.ContainsFunc(cells, func(c cellRange) bool { return d.dueOf(c) != nil })) {
		d.columns, d.guessed = header, false
		return true
	}
	if d.columns == nil || d.guessed {
		d.columns, d.guessed = d.inferred(cells), true
	}
	if d.columns == nil || len(cells) > len(d.columns)+1 {
		d.guessed = false
		return false
	}
	if d.isRule(l) {
		return true
	}
	return d.draftRow(cells)
}

// header reads the header of a table: it names at least the task and the lead, or
// the lead and a deadline.
func (d *drafter) header(cells []cellRange) columns {
	out := make(columns, len(cells))
	for i, c := range cells {
		most := 0
		for _, class := range []string{classColumnTask, classColumnWith, classColumnLead, classColumnDeadline, classColumnProduct} {
			if n := d.heads(c, class); n > most && !slices.Contains(out, class) {
				out[i], most = class, n
			}
		}
	}
	if slices.Contains(out, classColumnLead) && (slices.Contains(out, classColumnTask) || slices.Contains(out, classColumnDeadline)) {
		return out
	}
	return nil
}

// heads is the length of the words that say a cell of a header is of a class, 0
// where it is not: few words stand beside them.
func (d *drafter) heads(c cellRange, class string) int {
	const others = 3
	for i := c.first; i < c.end; i++ {
		if m, ok := d.longestWithin(i, c.end, class); ok && c.end-c.first <= m.length+others && (i == c.first || m.length*2 >= c.end-c.first) {
			return m.length
		}
	}
	return 0
}

// isRule tells the line that some put under a header.
func (d *drafter) isRule(l line) bool {
	return !slices.ContainsFunc(d.tokens[l.first:l.end], func(t token) bool { return t.kind != mark })
}

// cell is the cell of a column, without tokens when the row lacks it.
func (d *drafter) cell(cells []cellRange, class string) cellRange {
	if i := slices.Index(d.columns, class); i >= 0 && i < len(cells) {
		return cells[i]
	}
	return cellRange{}
}

// draftRow drafts a row. A row without lead and deadline is a heading inside the
// table.
func (d *drafter) draftRow(cells []cellRange) bool {
	task, lead, when := d.cell(cells, classColumnTask), d.cell(cells, classColumnLead), d.cell(cells, classColumnDeadline)
	first, end := cells[0].first, cells[len(cells)-1].end
	for end > first && d.tokens[end-1].text == "|" {
		end--
	}
	if task == (cellRange{}) {
		task = cellRange{first, end}
	}
	if lead.first >= lead.end && when.first >= when.end {
		if task.first < task.end {
			d.levels = slices.DeleteFunc(d.levels, func(l level) bool { return l.kind == tableHeading })
			d.levels = append(d.levels, level{kind: tableHeading, heading: d.written(d.span(task.first, task.end))})
		}
		return true
	}
	s := d.span(first, end)
	leads, partners := d.rolesInCell(lead)
	if with := d.cell(cells, classColumnWith); with.first < with.end {
		partners = append(partners, d.partnersOf(with)...)
	} else if len(leads) > 0 && task.first < task.end { // "to prepare the plan in coordination with the Treasury"
		r := d.read(segment{first: task.first, end: task.end, marked: true}, true)
		partners = append(partners, r.bodies(r.coordinators)...)
	}
	draft := Draft{Section: d.section(), Text: d.written(s), Span: s, Leads: leads, Coordinators: partners, strength: strengthPlain, first: task.first, end: task.end}
	if due := d.dueOf(when); due != nil {
		draft.Deadline = d.deadline(*due)
	} else if due := best(d.deadlinesIn(task.first, task.end)); due != nil {
		draft.Deadline = d.deadline(*due)
	}
	if product := d.cell(cells, classColumnProduct); product.first < product.end {
		draft.Deliverable = d.firstValue(product.first, product.end, classDeliverable)
	}
	d.drafts = append(d.drafts, draft)
	return true
}

const tableHeading = "|"

// bodiesOf are the bodies a cell names. What stands between those that are found
// names others.
func (d *drafter) bodiesOf(c cellRange) []Body {
	return d.bodiesAmong(c, func(all []mention) []mention { return all })
}

// partnersOf are the bodies that a cell says take part.
func (d *drafter) partnersOf(c cellRange) []Body {
	if m, ok := d.longestWithin(c.first, c.end, classCoordinate); ok && d.inEnglish() { // "with: Treasury"
		c.first += m.length
	}
	return d.bodiesAmong(c, d.apart)
}

// bodiesAmong are the bodies of a cell, of those found in it as they are to be taken.
func (d *drafter) bodiesAmong(c cellRange, taken func([]mention) []mention) []Body {
	var out []Body
	if d.namesNobody(c) {
		return nil
	}
	for i := c.first; i < c.end; i++ {
		if d.tokens[i].text == ";" || d.tokens[i].text == "؛" {
			return append(d.bodiesAmong(cellRange{c.first, i}, taken), d.bodiesAmong(cellRange{i + 1, c.end}, taken)...)
		}
	}
	at := c.first
	mentions := taken(d.mentionsIn(c.first, c.end))
	for i, m := range mentions {
		if m.end <= at { // the name before took it
			continue
		}
		if before := d.between(at, m.first); len(before) > 0 && d.tokens[m.first-1].kind == word && !d.isAny(m.first-1, classAnd, classSkip) { // nothing parts them
			for d.tokens[at].start < before[0].Start {
				at++
			}
			m.first = at
			m = d.rewritten(m)
		} else {
			out = append(out, before...)
		}
		whole := m.end
		for next := i + 1; next < len(mentions) && mentions[next].first == m.end; next++ {
			m.end = mentions[next].end
		}
		next := c.end
		if k := slices.IndexFunc(mentions, func(o mention) bool { return o.first >= m.end }); k >= 0 {
			next = mentions[k].first
		}
		if d.lexicon.Tones {
			next = c.end
		}
		if m.end = d.toSeparator(m.end, next); m.end != whole {
			m = d.rewritten(m)
		}
		out = append(out, m.body)
		at = m.end
	}
	return append(out, d.between(at, c.end)...)
}

// toSeparator is the end of the words behind a name in a cell: nothing parts them
// from it, as in "Ośrodek Pomocy Społecznej w Namysłowie".
func (d *drafter) toSeparator(i, end int) int {
	if d.lexicon.Order == verbLast && i+2 < end && d.tokens[i].text == "(" && d.isLatin(i+1) && d.tokens[i+2].text == ")" {
		i += 3
	}
	for i < end && d.tokens[i].kind != mark && !(d.isAny(i, classAnd, classSkip) && !d.joinsSmall(i, end)) && !d.isAny(i, classLead, classModal, classCoordinate) && !(d.is(i, classVerb) && !d.lexicon.Tones) && !(d.lexicon.Tones && d.tokens[i].upper && d.isAny(i, classHead, classTitle)) {
		i++
		if t, ok := d.longestWithin(i, end, classTail); ok && d.inflects() { // "prowincji i miast"
			i += t.length
		}
	}
	return i
}

// joinsSmall tells whether a Vietnamese "và" goes on with a field in small letters: "Viện
// Khoa học tổ chức nhà nước và lao động".
func (d *drafter) joinsSmall(i, end int) bool {
	return d.lexicon.Tones && d.tokens[i].text == "và" && i+1 < end && !d.tokens[i+1].upper && !d.isAny(i+1, classSkip, classCollective, classHead, classPlace)
}

// between is the body that the words from first to end name, if they are a name:
// they stand between separators.
func (d *drafter) between(first, end int) []Body {
	separates := func(i int) bool {
		return d.tokens[i].kind == mark && d.tokens[i].text != "(" || d.isAny(i, classAnd, classSkip)
	}
	for first < end && separates(first) {
		first++
	}
	for end > first && separates(end-1) && d.tokens[end-1].text != "." && !d.closesLatin(end-1) {
		end--
	}
	if first >= end || d.tokens[first].kind != word {
		return nil
	}
	if d.partsAcronyms(first, min(first+1, end), end) { // "EVN, PVN and TKV"
		return d.capitalList(first, end)
	}
	if k := d.betweenNames(first, end); d.inEnglish() && k > first { // "Health Canada and Transport Canada"
		return append(d.between(first, k), d.between(k+1, end)...)
	}
	for i := first + 1; i+1 < end && (d.inflects() || d.inEnglish()); i++ { // "GIS, Wody Polskie", "Ontario, Quebec"
		if d.tokens[i].text == "," && d.tokens[i+1].upper {
			return append(d.between(first, i), d.between(i+1, end)...)
		}
	}
	return []Body{d.body(first, end)}
}

// dueOf is the deadline a cell states, with or without a word like "before".
func (d *drafter) dueOf(c cellRange) *stated {
	if c.first >= c.end {
		return nil
	}
	found := best(d.deadlinesIn(c.first, c.end))
	if found != nil && (found.rank < rankFrom || found.rank == rankFrom && found.first == c.first) {
		return found
	}
	s, ok := d.marked(classIn, c.first, c.first, c.end)
	if !ok { // "30 days"
		s, ok = d.term(c.first, c.first, c.end)
	}
	if ok {
		s.AsWritten = strings.TrimSpace(d.written(d.span(s.first, s.end)))
		return &s
	}
	if found != nil && found.Kind != deadline.KindUrgent {
		return found
	}
	return nil
}
