package decompose

import (
	"slices"
	"strings"
)

// readLabelled reads a line in which the lead stands after a label, as in lists
// of measures: "Draft the decree. Lead agency: Ministry of Justice; deadline:
// September 2025". A label alone in its line belongs to the line before.
func (d *drafter) readLabelled(l line) bool {
	at, leads := d.afterLabel(l)
	if len(leads) == 0 {
		return false
	}
	end := d.endOfLabelled(at, l.end)
	first, last := l.text, l.end
	if d.is(l.text, classLeadLabel) && d.tokens[l.text].kind == word && !d.sayMore(end, l.end) {
		if d.before.end == l.first && d.before.end > d.before.text {
			first = d.before.text
		} else if n := len(d.drafts); n > 0 && d.drafts[n-1].lineEnd == l.first {
			d.complete(&d.drafts[n-1], leads, end, l.end)
			return true
		}
	}
	for last > first+1 && d.tokens[last-1].kind == mark {
		last--
	}
	s := d.span(first, last)
	x := Draft{Section: d.section(), Text: d.written(s), Span: s, strength: strengthPlain, first: first, end: last, lineEnd: l.end}
	d.complete(&x, leads, end, l.end)
	d.drafts = append(d.drafts, x)
	return true
}

// afterLabel are the bodies that a label in a line announces, and the token at which
// they begin.
func (d *drafter) afterLabel(l line) (at int, leads []Body) {
	at = -1
	labelled := l.text
	for i := l.text; i < l.end && at < 0; i++ {
		if m, ok := d.longestWithin(i, l.end, classLeadLabel); ok && (i == l.text || d.tokens[i-1].kind == mark) {
			at, labelled = i+m.length, i
		}
	}
	if at < 0 || at >= l.end {
		return at, nil
	}
	end := d.endOfLabelled(at, l.end)
	if d.saysToDo(at, end) {
		return -1, nil
	}
	if leads = d.labelledBodies(at, end); len(leads) == 0 {
		leads = d.capitalList(at, end)
	}
	if j := d.capitalRun(at, end, true); len(leads) == 0 && d.inEnglish() && !strings.Contains("([", d.tokens[max(0, labelled-1)].text) && d.tokens[at].upper && !d.isAny(at, classMonth, classThing, classDeliverable, classVerb) && j > at && (j == end || d.tokens[j].kind == mark) { // "Lead: Viettel"
		leads = []Body{d.body(at, j)}
	}
	return at, leads
}

// saysToDo tells whether what an English body is to do follows it behind a label: "Action:
// the Treasury to report".
func (d *drafter) saysToDo(at, end int) bool {
	return d.inEnglish() && slices.ContainsFunc(d.mentionsIn(at, end), func(m mention) bool {
		next := d.pastInsertion(m.end, end)
		return d.toAny(next, end) || d.is(next, classModal)
	})
}

// headLabelled are the bodies that the heading of a list names behind a label, after
// the name of the group whose list it is: "Transport committee - lead: the Road Fund".
func (d *drafter) headLabelled(l line) []Body {
	next := l.end
	for next < len(d.tokens) && d.tokens[next].kind == lineEnd {
		next++
	}
	if next >= len(d.tokens) || !isBullet(d.tokens[next].text) {
		return nil
	}
	if _, ok := d.mentionAt(l.text, l.end); !ok || d.is(l.text, classLeadLabel) {
		return nil
	}
	_, leads := d.afterLabel(l)
	return leads
}

// endOfLabelled is the end of the bodies that a label at token at announces: that of
// the sentence, or where those who take part follow.
func (d *drafter) endOfLabelled(at, end int) int {
	for i := at; i < end; i++ {
		if t := d.tokens[i]; t.kind == mark && (t.text == "." && d.endsSentence(at, i, end) || t.text == ";" || t.text == "؛") || i > at && d.is(i, classCoordinate) {
			return i
		}
	}
	return end
}

// separatesNames tells the colon of a Polish label, behind which separators part names
// as they do in the cell of a table.
func (d *drafter) separatesNames(colon int) bool {
	return d.inflects() && d.tokens[colon].text == ":"
}

// labelledBodies are the bodies behind a label.
func (d *drafter) labelledBodies(first, end int) []Body {
	if d.separatesNames(first - 1) {
		return d.bodiesOf(cellRange{first, end})
	}
	return reading{}.bodies(d.mentionsIn(first, end))
}

// sayMore tells whether the tokens hold a task besides labels.
func (d *drafter) sayMore(first, end int) bool {
	return d.isAnyWithin(first, end, end-first, classColumnTask)
}

// complete gives a draft its leads, and the coordinators and deadline stated
// after them.
func (d *drafter) complete(x *Draft, leads []Body, first, end int) {
	x.Leads, x.Inherited = leads, false
	for i := first; i < end; i++ {
		if m, ok := d.longestWithin(i, end, classCoordinate); ok && d.separatesNames(i+m.length-1) {
			x.Coordinators = append(x.Coordinators, d.partnersOf(cellRange{i + m.length, d.endOfLabelled(i+m.length, end)})...)
			i += m.length - 1
		}
	}
	for _, l := range d.lists(segment{first: first, end: end}, nil) {
		if l.role == classCoordinate && !d.separatesNames(l.first()-1) {
			x.Coordinators = append(x.Coordinators, reading{}.bodies(l.members)...)
		}
	}
	if due := best(d.deadlinesIn(x.first, max(end, x.end))); due != nil {
		x.Deadline = d.deadline(*due)
	}
}
