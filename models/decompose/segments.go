package decompose

import "strings"

// segment is a sentence, or the part of one that can be a duty of its own: the
// tokens from first to end.
type segment struct {
	first, end int
	marked     bool // its line begins with a marker
	opens      bool // it is the first of a line that begins with a marker
	item       bool // it is counted, by a marker of its own inside the line
	colon      bool // it ends in a colon: what follows hangs on it
}

// longestSegment is how many tokens a sentence may have; a longer one is cut,
// so that no text takes more than its length in time.
const longestSegment = 1000

// segments cuts a line into sentences, at the counters inside it, and at
// semicolons.
func (d *drafter) segments(l line) []segment {
	var out []segment
	start, item := l.text, false
	cut := func(end, next int, nextItem bool) {
		if end > start {
			out = append(out, segment{first: start, end: end, marked: len(l.markers) > 0, opens: len(l.markers) > 0 && start == l.text, item: item, colon: d.tokens[end-1].text == ":" || d.isDashBehindBody(end-1)})
		}
		start, item = next, nextItem
	}
	depth := 0
	for i := l.text; i < l.end; i++ {
		t := d.tokens[i]
		if i-start >= longestSegment {
			cut(i, i, false)
		}
		if t.kind != mark {
			continue
		}
		switch {
		case t.text == "(":
			if next, ok := d.innerCounter(l, i); ok {
				cut(i, next, true)
				i = next - 1
				continue
			}
			depth++
		case t.text == ")" && depth > 0:
			depth--
		case depth > 0:
		case strings.Contains(";؛:", t.text) && d.countsAt(i+1, l.end): // "Director: a) …; b) …"
			cut(i+1, i+3, true)
			i += 2
		case strings.Contains(";؛", t.text):
			cut(i+1, i+1, false)
		case strings.Contains(".!?؟", t.text) && d.endsSentence(start, i, l.end):
			for i+1 < l.end && strings.Contains(".!?؟\"", d.tokens[i+1].text) {
				i++
			}
			cut(i+1, i+1, false)
		case t.text == ":" && start == l.text && d.chargesWith(l, i):
			cut(i+1, i+1, true)
		case d.isDashBehindBody(i) && start == l.text && d.chargesWith(l, i):
			cut(i+1, i+1, true)
		case t.text == ":" && i+1 < l.end && d.tokens[i+1].text == "-":
			cut(i+1, i+2, true)
		case t.text == "-" && i > l.text && d.tokens[i].space && i+1 < l.end && d.tokens[i+1].space && strings.Contains(".:;؛", d.tokens[i-1].text) && !(d.inflects() && d.tokens[i-1].text == "." && !d.endsSentence(start, i-1, l.end)):
			cut(i, i+1, true)
		}
	}
	cut(l.end, l.end, false)
	return out
}

// chargesWith tells whether the colon at token i parts a body from what it is to
// do: "Cabinet Office: circulate the register".
func (d *drafter) chargesWith(l line, i int) bool {
	const longest = 28
	if i-l.text > longest || i+1 >= l.end || d.matches == nil || l.first == 0 && d.is(l.text, classIssuer) { // a headline says who spoke
		return false
	}
	next := d.pastAdverbs(d.sentenceStart(segment{first: i + 1, end: l.end}), l.end)
	if !d.isAny(next, classVerb, classLead, classModal, classCoordinate, classSubmit) && !d.saysDeedBehind(next, l.end) {
		return false
	}
	at := l.text
	for _, m := range d.mentionsIn(l.text, min(l.end, i+longest)) {
		if m.first > i {
			break
		}
		if m.first < at { // in brackets behind the one before
			continue
		}
		if m.end > i || d.is(m.first, classIssuer) && d.lexicon.Order == subjectFirst && !d.lexicon.Tones && d.isIssuer(list{members: []mention{m}}) || m.first > at && !d.joined(at, m.first) && at > l.text {
			return false
		}
		at = m.end
		if at < i && d.tokens[at].text == "(" {
			at = min(d.closing(at, i)+1, i)
		}
	}
	return at == i || len(d.capitalList(l.text, i)) > 0
}

// isDashBehindBody tells whether the English dash at token i may part a body from what
// it is to do, as a colon does: "Ministry of Health – ensure medicines".
func (d *drafter) isDashBehindBody(i int) bool {
	return d.inEnglish() && d.tokens[i].text == "-" && d.tokens[i].space && i+1 < len(d.tokens) && d.tokens[i+1].space && !d.tokens[i+1].upper
}

// innerCounter tells whether (1), (i) or (a) at token i counts a part of the
// sentence, and where that begins.
func (d *drafter) innerCounter(l line, i int) (next int, ok bool) {
	if i+2 >= l.end || d.tokens[i+2].text != ")" || i == l.text {
		return 0, false
	}
	before := d.tokens[i-1].text
	if counter(d.tokens[i+1]) == "" || !strings.Contains(":;؛.،,", before) && !d.is(i-1, classAnd) {
		return 0, false
	}
	return i + 3, true
}

// isUnit tells whether a Vietnamese letter stands for a unit or a kind, and for no name:
// "2 độ C.", "nhóm B.".
func (d *drafter) isUnit(i int) bool {
	return d.lexicon.Tones && i > 0 && d.tokens[i-1].kind == word && !d.tokens[i-1].upper && !d.is(i-1, classAbbreviation)
}

// countsAt tells whether a letter or number with a bracket behind it counts a part of
// the sentence at token i: "a)".
func (d *drafter) countsAt(i, end int) bool {
	return i+2 < end && d.tokens[i+1].text == ")" && !d.tokens[i+1].space && counter(d.tokens[i]) != ""
}

// endsSentence tells a full stop that ends the sentence begun at token first from that
// of an abbreviation or number.
func (d *drafter) endsSentence(first, i, end int) bool {
	if i+1 >= end {
		return true
	}
	next := d.tokens[i+1]
	if next.kind == mark && strings.Contains(",;،؛):", next.text) {
		return false
	}
	if !next.space {
		unspaced := next.upper || d.lexicon.Names != capitalised && i > 0 && d.tokens[i-1].kind == word
		return next.kind == mark || unspaced && next.end-next.start > 3
	}
	if i > 0 {
		before := d.tokens[i-1]
		if _, short := d.longest(i-1, classAbbreviation); short && before.kind == word {
			return d.endsWithYear(first, i, end)
		}
		if d.numbersUnit(i) {
			return false
		}
		if label, ok := d.longestWithin(i+1, end, classLabel); ok && i+1+label.length < end && d.tokens[i+1+label.length].text == ":" { // "Polskie Radio S.A. Termin: maj"
			return true
		}
		if before.kind == word && before.end-before.start == 1 && before.upper && !(i > 1 && !before.space && d.tokens[i-2].kind == number) && !d.isUnit(i-1) {
			return false // an initial, and not of "droga nr 1432G."
		}
	}
	if next.kind == word && next.text[0] < 0x80 || d.lexicon.Tones {
		return next.kind != word || next.upper
	}
	return true
}
