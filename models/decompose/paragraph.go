package decompose

import (
	"slices"
	"strings"

	"dondoc/models/deadline"
)

// paragraph is what is known while a line is read.
type paragraph struct {
	line       line
	charge          // of the sentences that name nobody
	listed     bool // by a heading or chapeau, so that every item is theirs
	aside      bool // it is told, not ordered
	firstDraft int
	spoken     []Body // of whom the sentence before told something
	drafted    int    // the token at which the last draft's segment ends
}

// readSegment drafts a sentence when it is a duty.
func (d *drafter) readSegment(p *paragraph, s segment, r reading) {
	if d.belongsToBefore(p, s, r) {
		return
	}
	leads, inherited, ok := d.duty(p, d.afterTopic(s), r)
	if b, formed := d.formedBefore(s); formed && !ok && len(p.owners) == 0 && len(r.leads) == 0 && !r.negative && d.endsActive(s.first, s.end) {
		leads, inherited, ok = []Body{b}, true, true
	}
	if it := d.isOfSpoken(p, d.afterTopic(s), r); it {
		leads, inherited, ok = p.spoken, true, true
	} else if len(r.leads) > 0 {
		p.spoken = d.inFull(r.owners(), p.spoken)
	}
	if !ok {
		if d.lexicon.Tones && r.negative && !r.past && len(r.leads) > 0 && d.tokens[s.end-1].text == ";" { // "Văn phòng thông báo để các đơn vị biết; cuối tháng báo cáo"
			p.owners = r.owners()
		}
		return
	}
	if b, ok := d.formedBefore(s); ok && inherited && !slices.ContainsFunc(leads, func(o Body) bool { return nameOf(o)[0] == d.tokens[s.first+1].text }) {
		leads = []Body{b}
	}
	if d.onlyHeads(leads, p.owners) {
		leads, inherited = p.owners, true
	}
	leads = d.inFull(leads, p.spoken)
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
	} else if d.isAnyWithin(s.first, s.end, s.end-s.first, classSameTime) {
		draft.Deadline = d.lastDeadline()
	} else if len(p.line.markers) > 0 || s.item {
		draft.Deadline = p.due
	}
	if inherited {
		draft.Coordinators = unionOf(draft.Coordinators, p.partners)
	}
	p.drafted = s.end
	draft.strength, draft.first, draft.end, draft.lineEnd = r.strength, first, end, p.line.end
	d.drafts = append(d.drafts, draft)
	if !inherited {
		p.charge = charge{owners: leads, due: p.due}
		if r.assigned {
			d.charged, d.last = leads, mentioned{}
			d.commanding = true
		}
	}
}

// lastDeadline is the deadline of the last draft that has one.
func (d *drafter) lastDeadline() *Deadline {
	for _, x := range slices.Backward(d.drafts) {
		if x.Deadline != nil {
			return x.Deadline
		}
	}
	return nil
}

// unionOf adds to bodies those that are not among them.
func unionOf(a, b []Body) []Body {
	for _, body := range b {
		if !slices.ContainsFunc(a, func(x Body) bool { return x.Span == body.Span }) {
			a = append(a, body)
		}
	}
	return a
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
	if d.namesPartners(s, r) && len(d.drafts) > 0 && (len(d.drafts) > p.firstDraft || d.drafts[len(d.drafts)-1].lineEnd >= p.line.first-1) {
		last := &d.drafts[len(d.drafts)-1]
		last.Coordinators = unionOf(last.Coordinators, r.bodies(r.coordinators))
		return true
	}
	if owners := d.onlyBracket(s); len(owners) > 0 && len(d.drafts) > p.firstDraft && p.drafted == s.first {
		last := &d.drafts[len(d.drafts)-1]
		last.Leads, last.Inherited = owners, false
		return true
	}
	if helpers := d.helpers(s, r); len(helpers) > 0 && len(d.drafts) > p.firstDraft && p.drafted == s.first {
		last := &d.drafts[len(d.drafts)-1]
		last.Coordinators = unionOf(last.Coordinators, r.bodies(helpers))
		return true
	}
	labelled := r.due != nil && r.due.label && d.onlyDue(s, r.due) // "الموعد النهائي: 1 أكتوبر": its words name nobody
	if len(d.drafts) == 0 || len(r.leads) > 0 && !labelled || d.pointsBack(s.first, s.end) {
		return false
	}
	if d.onlyConsults(s, r) && len(d.drafts) > p.firstDraft && p.drafted == s.first {
		last := &d.drafts[len(d.drafts)-1]
		last.Coordinators = unionOf(last.Coordinators, r.bodies(r.coordinators))
		return true
	}
	if d.obligesAgain(s) {
		return false
	}
	own := s.item && r.startsVerb && r.due != nil && r.due.first > s.first // "(iii) amend the Decree, the time limit being June"
	if r.due != nil && r.due.label && !own && !d.isDatedAgain(s) && s.end-s.first <= short && (len(d.drafts) > p.firstDraft || len(p.line.markers) == 0) {
		from := min(p.firstDraft, len(d.drafts)-1)
		if d.lexicon.Names != capitalised && s.first > 0 && strings.Contains(";؛", d.tokens[s.first-1].text) { // it goes on with the last
			from = len(d.drafts) - 1
		}
		for i := from; i < len(d.drafts); i++ {
			if x := &d.drafts[i]; x.Deadline == nil || x.Deadline.Precision() == deadline.PrecisionNone || x.Deadline.Kind == deadline.KindYear && i == len(d.drafts)-1 {
				x.Deadline = d.deadline(*r.due)
			}
		}
		if n := len(d.drafts); n > p.firstDraft && (d.lexicon.Tones || d.inEnglish()) {
			d.drafts[n-1].Coordinators = unionOf(d.drafts[n-1].Coordinators, r.bodies(r.coordinators))
		}
		return true
	}
	if d.onlyWith(s, r) && len(d.drafts) > p.firstDraft && p.drafted == s.first {
		last := &d.drafts[len(d.drafts)-1]
		last.Coordinators = unionOf(last.Coordinators, r.bodies(r.coordinators))
		return true
	}
	if d.onlyDue(s, r.due) && len(d.drafts) > p.firstDraft && d.drafts[len(d.drafts)-1].Deadline == nil {
		d.drafts[len(d.drafts)-1].Deadline = d.deadline(*r.due)
		return true
	}
	if d.completes(p, s, r) {
		last := &d.drafts[len(d.drafts)-1]
		last.Deadline, last.Coordinators = d.deadline(*r.due), unionOf(last.Coordinators, r.bodies(r.coordinators))
		return true
	}
	if d.consults(p, s, r) {
		last := &d.drafts[len(d.drafts)-1]
		last.Coordinators = unionOf(last.Coordinators, r.bodies(r.coordinators))
		return true
	}
	if len(d.drafts) == p.firstDraft || s.item || s.first == 0 || p.drafted != s.first || !strings.Contains(";؛", d.tokens[s.first-1].text) {
		return false
	}
	last := &d.drafts[len(d.drafts)-1]
	if d.isAnotherDeed(s, r) {
		return false
	}
	if r.due != nil && r.due.rank < rankEvent && (last.Deadline != nil && last.Deadline.Precision() != deadline.PrecisionNone || d.doesNext(s)) {
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

// onlyDue tells whether a sentence holds nothing but a deadline: "Chậm nhất 30/6/2025."
func (d *drafter) onlyDue(s segment, due *stated) bool {
	return due != nil && due.rank <= rankYear && due.first == s.first && !slices.ContainsFunc(d.tokens[due.end:s.end], func(t token) bool { return t.kind != mark })
}

// completes tells whether a sentence only says by when what the draft before it
// asks for must be there: "The draft shall be submitted before 15 July".
func (d *drafter) completes(p *paragraph, s segment, r reading) bool {
	if len(d.drafts) == p.firstDraft || s.item || r.due == nil || r.due.rank != rankDay {
		return false
	}
	if d.obligesThem(s) || d.lexicon.Tones && d.pointsBack(d.pastMild(s.first, s.end), s.end) { // "Cũng Tập đoàn này phải"
		return false
	}
	before := d.drafts[len(d.drafts)-1].Deadline
	if d.lexicon.Tones && d.isAny(d.afterTopic(s).first, classVerb, classModal) { // "đồng thời sớm trình"
		return false
	}
	at := d.sentenceStart(s)
	ends := d.inflects() && d.isAny(at, classDeliverable, classThing) && !d.is(at, classVerb) && !r.past && !r.negative // "Przegląd zakończy się w grudniu"
	return p.drafted == s.first && (ends || d.is(at, classThat) || r.modal && !r.negative && !d.isAny(s.first, classVerb, classLead, classModal, classUrgent)) && (before == nil || before.Precision() == deadline.PrecisionNone)
}

// consults tells whether a sentence only says with whom what the draft before it asks for
// is to be agreed: "The procedure shall be agreed with the Police."
func (d *drafter) consults(p *paragraph, s segment, r reading) bool {
	at := d.sentenceStart(s)
	return len(d.drafts) > p.firstDraft && !s.item && p.drafted == s.first && len(r.coordinators) > 0 && (!d.isOfSpoken(p, s, r) || d.isHelped(at)) && r.modal && !r.negative && r.due == nil && d.isAny(at, classThat, classDeliverable, classThing) && !d.isAny(at, classVerb, classLead, classModal)
}

// sentenceStart is the first word of a segment that is no article and, in Arabic,
// not its conjunction.
func (d *drafter) sentenceStart(s segment) int {
	i := s.first
	for i < s.end-1 && (d.is(i, classSkip) || i == s.first && d.lexicon.Clitics && d.tokens[i].text == "و") {
		i++
	}
	return i
}
