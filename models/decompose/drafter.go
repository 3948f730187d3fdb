package decompose

import (
	"slices"
	"strings"

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
	matches [][]match       // the lexicon's phrases by the token they begin at
	bodies  [][]match       // the registry's names likewise
	proper  map[string]bool // words that are only names'
	coined  *trie           // the names that the text gives to bodies of its own

	solar              bool          // its years are those of the solar Hijri calendar
	width              int           // to which the lines of the text were cut; 0: they were not
	uncut              bool          // it has paragraphs too long for a page, each in one line
	dropped            map[int]bool  // tokens that are no part of the text: numbers of pages
	effectiveOn        deadline.Date // when the text takes effect, if known
	enacted            bool          // the words that charge somebody have come
	commanding         bool          // the words that charge somebody have come, or the text has none
	levels             []level
	stopped            bool             // its sentences end in marks, even in lists
	ownersBeforeColons bool             // its lines begin with who owns what follows
	labelsAhead        bool             // "Action: …" in a line of its own stands over what is to be done
	headed             bool             // the lines without a marker stand under the last marked heading, which names owners
	charged            []Body           // whom the last sentence charged that no list follows
	ruled              bool             // the Government or its head charges somebody: those below give no orders of their own
	othersCharge       bool             // another than who gives the orders charges somebody in so many words
	before             line             // the line before, where it was no draft
	begun              map[string][]int // where names may begin, by the head
	columns            columns
	guessed            bool // no header says what the columns hold
	last               mentioned
	recent             map[string]Body // the last body named, by the head of its name
	drafts             []Draft
}

func newDrafter(text, language string, o Options) *drafter {
	l := lexicons()[language]
	d := &drafter{lexicon: l, options: o, text: text, index: l.index(o.Registry, o.IssuedOn), recent: map[string]Body{}, dropped: map[int]bool{}}
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
	d.solar = d.usesJalali()
	d.width = d.pageWidth()
	lines := d.unwrap(d.lines())
	d.matchAll()
	d.proper = d.properWords()
	d.stopped = d.endsInMarks(lines)
	d.coin()
	d.begun = d.namesBegun()
	d.ownersBeforeColons = d.setsOwnersBeforeColons(lines)
	d.labelsAhead = d.setsLabelsAhead(lines)
	d.effectiveOn = d.findEffective()
	d.ruled = d.isRuled()
	half := len(d.tokens) / 2 // words that charge somebody only towards the end enact nothing before them
	d.commanding = !slices.ContainsFunc(lines, func(l line) bool { return l.first <= half && d.enacts(l) })
	copies := false
	for _, l := range lines {
		d.readMarkers(&l)
		if copies = d.startsCopies(l) || copies && !d.endsCopies(l); copies {
			continue
		}
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

// isLetterhead tells whether a line names who issues the text: capitals without a
// marker or colon before anything is drafted.
func (d *drafter) isLetterhead(l line, s segment) bool {
	return len(d.drafts) == 0 && len(l.markers) == 0 && !s.colon && (d.isCapitals(l) || l.first == 0)
}

// startsCopies tells whether a line begins the list of those who receive copies.
func (d *drafter) startsCopies(l line) bool {
	m, ok := d.longestWithin(l.text, l.end, classCopies)
	return ok && (m.length == l.end-l.text || d.tokens[l.text+m.length-1].text == ":" || d.tokens[l.text+m.length].text == ":")
}

// endsCopies tells whether a line after that list is none of its items: an annex
// begins, in capitals or with its number, or a sentence below those a text is addressed to,
// which may be named above all that it says.
func (d *drafter) endsCopies(l line) bool {
	if len(d.drafts) == 0 && slices.Contains([]string{".", ":"}, d.tokens[l.end-1].text) {
		return true
	}
	return len(l.markers) > 0 && strings.HasPrefix(l.markers[0], "h:") || d.isCapitals(l) || len(d.cells(l)) >= leastColumns
}

// isCapitals tells whether all words of a line, two at least, are capitals.
func (d *drafter) isCapitals(l line) bool {
	words, depth := 0, 0
	for _, t := range d.tokens[l.text:l.end] {
		if t.text == "(" { // "PHỤ LỤC (kèm theo Quyết định)"
			depth++
		} else if t.text == ")" {
			depth = max(0, depth-1)
		}
		if depth > 0 {
			continue
		}
		if t.kind == word && !t.caps && t.end-t.start > 1 {
			return false
		}
		if t.kind == word {
			words++
		}
	}
	return words >= 2
}

// readLine drafts what a line holds.
func (d *drafter) readLine(l line) {
	l.markers = nil
	d.readMarkers(&l)
	if l.text >= l.end {
		d.enter(l, charge{}, "")
		return
	}
	inherited := d.place(l.markers)
	if owners, partners := d.headsList(l); len(owners) > 0 {
		d.enter(l, charge{owners: owners, partners: partners}, d.written(d.span(l.first, l.end)))
		return
	}
	if owners := d.headLabelled(l); len(owners) > 0 {
		d.enter(l, charge{owners: owners}, d.written(d.span(l.first, l.end)))
		return
	}
	if d.readLabelled(l) {
		d.enter(l, charge{}, "")
		return
	}
	if d.isHeadline(l) {
		d.enter(l, charge{}, d.written(d.span(l.first, l.end)))
		return
	}
	segments := d.splitSubjects(d.segments(l))
	p := paragraph{line: l, charge: inherited, listed: len(inherited.owners) > 0, aside: d.underAside() || d.opensAside(l) || d.isAnyWithin(l.text, l.end, l.end-l.text, classDefines), firstDraft: len(d.drafts)}
	var next charge
	for i := 0; i < len(segments); i++ {
		s := segments[i]
		r := d.read(d.afterTopic(s), len(p.owners) > 0)
		if p.wished && r.past && s.marked {
			r.past, r.startsVerb, r.strength = false, true, max(r.strength, strengthVerb)
		}
		const longestList = 12 // of addressees with semicolons between
		for n := 0; n < longestList && r.only(s) && strings.Contains(";؛", d.tokens[s.end-1].text) && i+1 < len(segments) && !segments[i+1].item && segments[i+1].end-s.first < longestSegment; n++ {
			i++
			s.end, s.colon = segments[i].end, segments[i].colon
			r = d.read(d.afterTopic(s), len(p.owners) > 0)
		}
		if d.startsCommand(s) {
			d.commanding, d.enacted = true, true
		}
		last := i == len(segments)-1
		if (s.colon || !last && d.namesOnly(s, r)) && (last || segments[i+1].item) || last && d.isHeading(l, s, r, len(segments)) {
			if d.isLetterhead(l, s) {
				continue
			}
			if s.colon && r.assigned {
				d.commanding, d.enacted = true, true
			}
			next = charge{owners: r.owners(), partners: r.bodies(r.coordinators), wished: s.colon && d.wishedAt(s.end-1)}
			if leads, partners := d.rolesInHeading(s); len(leads) > 0 {
				next.owners, next.partners = leads, partners
			}
			if d.onlyOrders(s, r) || d.onlyDecides(s, r) || r.negative && d.inEnglish() { // "By the authority vested in me by the Constitution, I direct:"
				next = charge{}
			}
			if s.colon && r.due != nil && r.due.rank == rankDay && d.datesCharge(s, *r.due) {
				if due := d.deadline(*r.due); due.DueOn.After(d.options.IssuedOn) { // not the day of the meeting
					next.due = due
				}
			}
			if len(next.owners) == 0 && s.colon && len(p.owners) == 0 {
				next.owners = d.headingOwner(s)
			}
			if len(next.owners) == 0 && !s.colon && len(segments) == 1 {
				next.owners = d.capitalHeading(l)
			}
			if len(next.owners) == 0 && s.colon && !last {
				next.owners = d.capitalList(s.first, s.end-1)
			}
			if len(next.owners) > 0 {
				p.charge, p.listed = next, true
			} else if next.due != nil {
				p.due = next.due
			}
			continue
		}
		if i == 0 && !last && d.isCaption(l, s, r) {
			l.aside = d.isAside(s.first, s.end) && !slices.ContainsFunc(d.tokens[s.end:l.end], func(t token) bool { return t.text == "shall" }) // "Sec. 2. Assessment. The Secretary shall"
			p.aside = p.aside || l.aside
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
	} else if len(next.owners) == 0 && len(l.markers) > 0 && len(d.drafts) > p.firstDraft && !d.drafts[len(d.drafts)-1].Inherited {
		next.owners = d.drafts[len(d.drafts)-1].Leads
	}
	d.enter(l, next, heading)
}

// startsCommand tells whether the words that charge somebody stand in a segment.
func (d *drafter) startsCommand(s segment) bool {
	return slices.ContainsFunc(d.matches[s.first:s.end], func(found []match) bool {
		return slices.ContainsFunc(found, func(m match) bool { return m.class == classAssignE })
	})
}

// enacts tells whether a line holds the words from which on the text commands. In
// Persian they also tell of single charges, and so need the colon of what follows.
func (d *drafter) enacts(l line) bool {
	if d.lexicon.Order == verbLast && !slices.ContainsFunc(d.tokens[l.text:l.end], func(t token) bool { return t.text == ":" }) {
		return false
	}
	return d.startsCommand(segment{first: l.text, end: l.end})
}
