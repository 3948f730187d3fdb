package decompose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dondoc/models/deadline"
)

// drafter goes through one text.
type drafter struct {
	lexicon *lexicon
	options Options
	index   *index
	text    string
	folded  *folded
	bytes   []int32 // where every code point of the text begins in bytes
	tokens  []token
	matches [][]match // the lexicon's phrases by the token they begin at
	bodies  [][]match // the registry's names likewise

	wrappedText bool // lines of the text end in the middle of sentences
	commanding  bool // the words that charge somebody have come, or the text has none
	levels      []level
	charged     []Body // whom the last sentence charged that no list follows
	before      line   // the line before, where it was no draft
	columns     columns
	drafts      []Draft
}

// level is a heading, chapeau or list item that others hang on.
type level struct {
	kind    string // of its marker; "¶" for a line without one
	heading string
	owners  []Body
}

const unmarked = "¶"

func newDrafter(text, language string, o Options) *drafter {
	l := lexicons()[language]
	d := &drafter{lexicon: l, options: o, text: text, index: l.index(o.Registry, o.IssuedOn)}
	d.folded = fold(text, l.Tones)
	d.bytes = make([]int32, 0, len(d.folded.source)+1)
	for i := range text {
		d.bytes = append(d.bytes, int32(i))
	}
	d.bytes = append(d.bytes, int32(len(text)))
	d.tokens = l.tokenize(d.folded)
	return d
}

// written is the text of a range.
func (d *drafter) written(s Span) string { return d.text[d.bytes[s.Start]:d.bytes[s.End]] }

func (d *drafter) run() {
	d.wrappedText = d.looksWrapped()
	lines := d.unwrap(d.lines())
	d.matchAll()
	d.commanding = !slices.ContainsFunc(d.matches, func(found []match) bool {
		return slices.ContainsFunc(found, func(m match) bool { return m.class == classAssignE })
	})
	for _, l := range lines {
		d.readMarkers(&l)
		if d.readRow(l) {
			continue
		}
		d.columns = nil
		d.readLine(l)
	}
	for i := range d.drafts {
		d.assess(&d.drafts[i])
	}
}

// looksWrapped tells whether most long lines of the text end without a full
// stop, as they do where a page was cut into lines.
func (d *drafter) looksWrapped() bool {
	long, open, start := 0, 0, 0
	for i, t := range d.tokens {
		if t.kind != lineEnd {
			continue
		}
		if i > start && d.tokens[i-1].end-d.tokens[start].start > 60 {
			long++
			if d.tokens[i-1].kind != mark || d.tokens[i-1].text == "," || d.tokens[i-1].text == "،" {
				open++
			}
		}
		start = i + 1
	}
	return long >= 8 && open*2 > long
}

// unwrap takes the line ends out of the lines that go on.
func (d *drafter) unwrap(lines []line) []line {
	kept := make([]token, 0, len(d.tokens))
	for n := range lines {
		l := &lines[n]
		first := len(kept)
		for _, t := range d.tokens[l.first:l.end] {
			if t.kind != lineEnd {
				kept = append(kept, t)
			}
		}
		*l = line{first: first, end: len(kept), text: first}
	}
	d.tokens = kept
	return lines
}

// readLine drafts what a line holds.
func (d *drafter) readLine(l line) {
	l.markers = nil
	d.readMarkers(&l)
	if l.text >= l.end {
		d.enter(l, nil, "")
		return
	}
	inherited := d.place(l.markers)
	if d.readLabelled(l) {
		d.enter(l, nil, "")
		return
	}
	segments := d.segments(l)
	p := paragraph{line: l, owners: inherited, listed: len(inherited) > 0, firstDraft: len(d.drafts)}
	var owners []Body
	for i := 0; i < len(segments); i++ {
		s := segments[i]
		r := d.read(s, len(p.owners) > 0)
		const longestList = 12 // of addressees with semicolons between
		for n := 0; n < longestList && r.only(s) && strings.Contains(";؛", d.tokens[s.end-1].text) && i+1 < len(segments) && !segments[i+1].item && segments[i+1].end-s.first < longestSegment; n++ {
			i++
			s.end, s.colon = segments[i].end, segments[i].colon
			r = d.read(s, len(p.owners) > 0)
		}
		if d.startsCommand(s) {
			d.commanding = true
		}
		last := i == len(segments)-1
		if s.colon && (last || segments[i+1].item) || last && d.isHeading(l, s, r, len(segments)) {
			owners = r.owners()
			if len(owners) > 0 {
				p.owners, p.listed = owners, true
			}
			continue
		}
		if i == 0 && !last && d.isCaption(l, s, r) {
			continue
		}
		d.readSegment(&p, s, r)
	}
	if d.before = (line{}); len(d.drafts) == p.firstDraft {
		d.before = l
	}
	heading := ""
	if last := segments[len(segments)-1]; last.colon || len(segments) == 1 && d.isHeading(l, last, d.read(last, false), 1) {
		heading = d.written(d.span(l.first, l.end))
	} else if len(owners) == 0 && len(l.markers) > 0 && len(d.drafts) > p.firstDraft && !d.drafts[len(d.drafts)-1].Inherited {
		owners = d.drafts[len(d.drafts)-1].Leads
	}
	d.enter(l, owners, heading)
}

// startsCommand tells whether the words that charge somebody stand in a segment.
func (d *drafter) startsCommand(s segment) bool {
	return slices.ContainsFunc(d.matches[s.first:s.end], func(found []match) bool {
		return slices.ContainsFunc(found, func(m match) bool { return m.class == classAssignE })
	})
}

// isHeading tells whether a line only names what follows: bodies, or a few words
// that are no sentence.
func (d *drafter) isHeading(l line, s segment, r reading, segments int) bool {
	const longest = 24
	if segments > 1 && !r.onlyBodies || s.end-s.first > longest && !r.onlyBodies {
		return false
	}
	if r.onlyBodies {
		return true
	}
	lastMark := d.tokens[s.end-1].text
	if lastMark == "." || lastMark == ";" || lastMark == "؛" || r.strength > 0 || r.due != nil {
		return false
	}
	return len(r.leads) == 0
}

// isCaption tells the caption of a section from its first sentence: "Sec. 6.
// Research.".
func (d *drafter) isCaption(l line, s segment, r reading) bool {
	const longest = 9
	if len(l.markers) == 0 || s.end-s.first > longest || len(r.leads) > 0 || r.due != nil || d.tokens[s.end-1].text != "." {
		return false
	}
	return !slices.ContainsFunc(d.tokens[s.first:s.end], func(t token) bool {
		return t.kind == word && !t.upper && t.end-t.start > 3
	}) && d.tokens[s.first].upper
}

// place goes up to the level a line with such markers belongs under and returns
// the owners it inherits.
func (d *drafter) place(markers []string) []Body {
	outer := unmarked
	if len(markers) > 0 {
		outer = markers[0]
	}
	at := slices.IndexFunc(d.levels, func(l level) bool { return l.kind == outer })
	switch {
	case at >= 0:
		d.levels = d.levels[:at]
	case outer == unmarked:
		for len(d.levels) > 0 && isBullet(d.levels[len(d.levels)-1].kind) {
			d.levels = d.levels[:len(d.levels)-1]
		}
	}
	for _, l := range slices.Backward(d.levels) {
		if len(l.owners) > 0 {
			return l.owners
		}
	}
	return nil
}

func isBullet(kind string) bool {
	return strings.ContainsAny(kind, "-+•*●▪◦") && len([]rune(kind)) == 1
}

// enter adds the levels that a line opens.
func (d *drafter) enter(l line, owners []Body, heading string) {
	if len(l.markers) == 0 {
		if heading != "" {
			d.levels = append(d.levels, level{unmarked, heading, owners})
		}
		return
	}
	if l.text >= l.end { // a marker alone: its text is in the next line
		d.place(l.markers)
		heading = d.written(d.span(l.first, l.end))
	}
	for i, kind := range l.markers {
		next := level{kind: kind}
		if i == len(l.markers)-1 {
			next.owners, next.heading = owners, heading
		}
		d.levels = append(d.levels, next)
	}
}

// longestIntroduction is how long a line without a marker may be and still be
// shown as a heading, in code points.
const longestIntroduction = 100

// section is the headings a line stands under.
func (d *drafter) section() string {
	var out []string
	for _, l := range d.levels {
		if h := strings.TrimRight(strings.Join(strings.Fields(l.heading), " "), " :.-"); h != "" && (l.kind != unmarked || utf8.RuneCountInString(h) <= longestIntroduction) {
			out = append(out, h)
		}
	}
	return strings.Join(out, " / ")
}

// paragraph is what is known while a line is read.
type paragraph struct {
	line       line
	owners     []Body // whose the sentences are that name nobody
	listed     bool   // by a heading or chapeau, so that every item is theirs
	firstDraft int
	drafted    int // the token at which the last draft's segment ends
}

// readSegment drafts a sentence when it is a duty.
func (d *drafter) readSegment(p *paragraph, s segment, r reading) {
	if d.belongsToBefore(p, s, r) {
		return
	}
	leads, inherited, ok := d.duty(p, s, r)
	if !ok {
		return
	}
	first, end := s.first, s.end
	for end > first+1 && d.tokens[end-1].kind == mark && strings.Contains(".;؛,،", d.tokens[end-1].text) {
		end--
	}
	span := d.span(first, end)
	draft := Draft{Section: d.section(), Text: d.written(span), Span: span, Leads: leads, Inherited: inherited, Coordinators: r.bodies(r.coordinators)}
	if len(r.submit) > 0 {
		draft.SubmitTo = &r.submit[0].body
	}
	if len(r.supervise) > 0 {
		draft.Supervisor = &r.supervise[0].body
	}
	if r.due != nil {
		draft.Deadline = d.deadline(*r.due)
	}
	p.drafted = s.end
	draft.strength, draft.first, draft.end, draft.lineEnd = r.strength, first, end, p.line.end
	d.drafts = append(d.drafts, draft)
	if !inherited {
		p.owners = leads
		if r.assigned {
			d.charged = leads
		}
	}
}

// deadline is a deadline found, with the day it states.
func (d *drafter) deadline(s stated) *Deadline {
	span := d.span(s.first, s.end)
	return &Deadline{Deadline: s.Deadline, Span: span, DueOn: StatedDay(s.Deadline, d.options.IssuedOn, d.options.Calendar)}
}

// StatedDay is the day a deadline states: for "before 30 June" the 30th itself,
// which no longer counts, and else the last day in time; no day where it states
// none.
func StatedDay(x deadline.Deadline, issued deadline.Date, calendar deadline.Calendar) deadline.Date {
	if x.Kind == deadline.KindBeforeDate {
		return x.Date
	}
	return x.LastDay(issued, calendar)
}

// belongsToBefore adds a segment to the draft before it where it only says by
// when, or goes on after a semicolon.
func (d *drafter) belongsToBefore(p *paragraph, s segment, r reading) bool {
	const short = 24
	if len(d.drafts) == 0 || len(r.leads) > 0 {
		return false
	}
	if r.due != nil && r.due.label && s.end-s.first <= short && (len(d.drafts) > p.firstDraft || len(p.line.markers) == 0) {
		for i := min(p.firstDraft, len(d.drafts)-1); i < len(d.drafts); i++ {
			if x := &d.drafts[i]; x.Deadline == nil || x.Deadline.Precision() == deadline.PrecisionNone || x.Deadline.Kind == deadline.KindYear && i == len(d.drafts)-1 {
				x.Deadline = d.deadline(*r.due)
			}
		}
		return true
	}
	if d.completes(p, s, r) {
		d.drafts[len(d.drafts)-1].Deadline = d.deadline(*r.due)
		return true
	}
	if len(d.drafts) == p.firstDraft || s.item || s.first == 0 || p.drafted != s.first || !strings.Contains(";؛", d.tokens[s.first-1].text) {
		return false
	}
	last := &d.drafts[len(d.drafts)-1]
	if r.due != nil && r.due.rank < rankEvent && last.Deadline != nil && last.Deadline.Precision() != deadline.PrecisionNone {
		return false
	}
	end := s.end
	for end > s.first+1 && d.tokens[end-1].kind == mark {
		end--
	}
	last.end, p.drafted = end, s.end
	last.End = d.tokens[end-1].end
	last.Text = d.written(last.Span)
	if r.due != nil && (last.Deadline == nil || r.due.rank < rankEvent) {
		last.Deadline = d.deadline(*r.due)
	}
	if last.SubmitTo == nil && len(r.submit) > 0 {
		last.SubmitTo = &r.submit[0].body
	}
	last.Coordinators = append(last.Coordinators, r.bodies(r.coordinators)...)
	return true
}

// completes tells whether a sentence only says by when what the draft before it
// asks for must be there: "The draft shall be submitted before 15 July".
func (d *drafter) completes(p *paragraph, s segment, r reading) bool {
	if len(d.drafts) == p.firstDraft || s.item || r.due == nil || r.due.rank != rankDay {
		return false
	}
	before := d.drafts[len(d.drafts)-1].Deadline
	return p.drafted == s.first && d.is(d.sentenceStart(s), classThat) && (before == nil || before.Precision() == deadline.PrecisionNone)
}

// sentenceStart is the first word of a segment that is no article.
func (d *drafter) sentenceStart(s segment) int {
	i := s.first
	for i < s.end-1 && d.is(i, classSkip) {
		i++
	}
	return i
}
