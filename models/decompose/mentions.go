package decompose

import (
	"slices"
	"strconv"
	"strings"
)

// mention is a body named in the tokens from first to end.
type mention struct {
	first, end int
	body       Body
	weak       bool // a word that names a body only in the right place
}

func itoa(n int) string { return strconv.Itoa(n) }

// mentionsIn finds the bodies named in the tokens from first to end.
func (d *drafter) mentionsIn(first, end int) []mention {
	var found []mention
	for i := first; i < end; {
		if several, next := d.ministriesOf(i, end); next > i {
			found = append(found, several...)
			i = next
			continue
		}
		m, ok := d.mentionAt(i, end)
		if !ok {
			m, ok = d.unknown(first, i, end, found)
		}
		if !ok {
			i++
			continue
		}
		found = append(found, m)
		i = m.end
	}
	return d.settleWeak(d.mergeCollectives(found, first), first)
}

// mentionAt reads the body named at token i: the longest of what the registry,
// the lexicon's collectives and the grammar of names find.
func (d *drafter) mentionAt(i, end int) (best mention, ok bool) {
	if d.tokens[i].kind == mark {
		return mention{}, false
	}
	for _, read := range []func(i, end int) (mention, bool){d.registered, d.collective, d.titled, d.named} {
		if m, found := read(i, end); found && m.end > best.end {
			best, ok = m, true
		}
	}
	if ok && best.body.collective && d.lexicon.Tones && d.is(i, classSkip) && i+1 < end { // "các Ban Quản lý rừng"
		if m, found := d.named(i+1, end); found && m.end > best.end {
			m.first = i
			m.body.collective, m.body.kinds = true, []string{"other"}
			return d.rewritten(m), true
		}
	}
	return best, ok
}

// registered reads an agency or group by its name in the registry.
func (d *drafter) registered(i, end int) (mention, bool) {
	length := 0
	var agencies []int
	var group *Group
	for _, m := range d.bodies[i] {
		if m.class == classSpot || i+m.length > end || m.length < length {
			continue
		}
		if m.length > length {
			length, agencies, group = m.length, nil, nil
		}
		n, _ := strconv.Atoi(m.value)
		if m.class == classAgency {
			agencies = append(agencies, n)
		} else {
			group = &d.index.registry.Groups[n]
		}
	}
	switch {
	case agencies != nil:
		a, closed := d.index.agency(agencies)
		weak := a.Province && length <= 2 && !d.isAny(i, classHead, classTitle) || d.lexicon.Names == capitals_ && !d.tokens[i].upper
		m := mention{first: i, end: i + length, weak: weak}
		m.body = d.body(m.first, m.end)
		m.body.Key, m.body.Closed = a.Key, closed
		if !closed {
			m.body.Code = a.Code
		}
		return d.withTail(m, end), true
	case group != nil:
		m := mention{first: i, end: i + length}
		m.body = d.body(m.first, m.end)
		m.body.Key, m.body.Group, m.body.collective, m.body.concerned = group.Key, group.Code, true, !group.Named
		m.body.kinds = group.Kinds
		return d.withTail(m, end), true
	}
	return mention{}, false
}

// collective reads words that name a kind of body in the plural.
func (d *drafter) collective(i, end int) (mention, bool) {
	c, ok := d.longestWithin(i, end, classCollective)
	if v, verb := d.longest(i, classVerb); !ok || verb && v.length >= c.length && d.lexicon.Tones {
		return mention{}, false
	}
	m := mention{first: i, end: i + c.length, weak: c.length == 1 && d.lexicon.Tones}
	if d.lexicon.Clitics && c.length == 1 && !d.hasArticle(i) { // "شركات الطيران الوطنية"
		m.end = d.definiteChain(i, m.end, end)
	}
	if d.lexicon.Order == verbLast && c.length == 1 && strings.HasSuffix(d.tokens[i].text, "های") { // "شرکت‌های آب و فاضلاب"
		if s, ok := d.longestWithin(m.end, end, classSubject); ok {
			m.end += s.length
		}
	}
	if d.lexicon.Names == capitals_ && !d.lexicon.Tones && m.end < end && d.tokens[m.end].upper && strings.Contains(c.value, "province") && !d.startsBody(m.end) { // "Prowincje Lao Cai i Yen Bai"
		m.end = d.capitalRun(m.end, end, true)
	}
	m.body = d.body(m.first, m.end)
	m.body.collective, m.body.kinds = true, strings.Fields(c.value)
	m.body.Head = d.isAny(i, classTitle, classHeads) || d.isAny(i+1, classHeads)
	return d.withTail(m, end), true
}

// titled reads a body by the title of its head: "the Minister of Finance".
func (d *drafter) titled(i, end int) (mention, bool) {
	t, ok := d.longestWithin(i, end, classTitle)
	plural := false
	if h, heads := d.longestWithin(i, end, classHeads); d.lexicon.Language == "en" && heads && i+h.length < end && d.tokens[i+h.length].text == "of" {
		t, ok, plural = match{length: h.length + 1}, true, true
	}
	if !ok || !plural && d.lexicon.Names == capitals_ && !d.tokens[i].upper {
		return mention{}, false
	}
	j := i + t.length
	if d.isSkipArticle(j) {
		j++
	}
	if j >= end {
		return mention{}, false
	}
	of, ok := d.registered(j, end)
	if !ok {
		of, ok = d.named(j, end)
	}
	if !ok && !plural {
		of, ok = d.ministryOf(j, end)
	}
	if !ok {
		return mention{}, false
	}
	m := mention{first: i, end: of.end, body: of.body}
	if plural {
		m.body = Body{collective: true, kinds: of.body.kinds}
		if d.is(j, classCommittee) {
			m.body.kinds = []string{"province"}
		}
		if len(m.body.kinds) == 0 {
			m.body.kinds = []string{"other"}
		}
	}
	written := d.body(i, of.end)
	m.body.AsWritten, m.body.Span, m.body.Head = written.AsWritten, written.Span, true
	return m, true
}

// ministryOf finds the ministry whose field stands at token i, for titles that
// name the field alone: "Minister of Finance", "وزير المالية".
func (d *drafter) ministryOf(i, end int) (mention, bool) {
	best := mention{}
	for _, f := range d.index.fields[d.tokens[i].key] {
		if n := f.matches(d.tokens[i:end]); n > best.end-best.first {
			a, closed := d.index.agency(slices.Clone(f.agencies))
			best = mention{first: i, end: i + n}
			best.body.Key, best.body.Closed = a.Key, closed
			if !closed {
				best.body.Code = a.Code
			}
		}
	}
	if other, ok := d.complement(i, end); ok && other > best.end { // "Minister of Finance and Planning" is another
		return mention{first: i, end: other}, true
	}
	return best, best.end > i
}

// withTail takes what goes on after a body's name: "liên quan", "concerned".
func (d *drafter) withTail(m mention, end int) mention {
	for range 2 {
		t, ok := d.longestWithin(m.end, end, classTail)
		if !ok {
			break
		}
		if d.isAny(m.end, classConcern) {
			m.body.concerned = true
		}
		m.end += t.length
	}
	if m.body.collective {
		m.end = d.qualified(m.end, end)
	}
	m.end = d.ofPlural(m.end, end)
	return d.rewritten(m)
}

// qualified reads which members of a collective are meant, from token i on:
// "có cửa khẩu", "along the border".
func (d *drafter) qualified(i, end int) int {
	const most = 6
	q, ok := d.longestWithin(i, end, classQualifier)
	if !ok || d.isAny(i, classVerb, classModal, classLead) && d.lexicon.Tones {
		return i
	}
	for j := i + q.length; j < min(end, i+q.length+most); j++ {
		t := d.tokens[j]
		switch {
		case t.kind != word && d.lexicon.Tones && j > i+q.length:
			return j
		case t.kind != word && !(t.kind == mark && t.text == "-"):
			return i
		case t.text != "to" && d.isAny(j, classModal, classLead, classMay) && !t.upper && (d.lexicon.Language == "en" || j > i+q.length):
			return j
		case d.lexicon.Tones && d.breaksName(j) && !t.upper && (!d.tokens[j-1].upper || d.isLongBreak(j)): // not the "bằng" of "Đồng bằng"
			if j == i+q.length && q.length == 1 {
				return i
			}
			return j
		}
	}
	return i
}

// ofPlural reads "of the northern provinces" after a name.
func (d *drafter) ofPlural(i, end int) int {
	const most = 3
	if d.lexicon.Language != "en" || i >= end || d.tokens[i].text != "of" {
		return i
	}
	for j := i + 1; j < min(end, i+1+most); j++ {
		if c, ok := d.longestWithin(j, end, classCollective); ok {
			return j + c.length
		}
		if d.tokens[j].kind != word || !d.is(j, classSkip) {
			break
		}
	}
	return i
}

// isLongBreak tells whether a phrase of more than one syllable ends a name at
// token j.
func (d *drafter) isLongBreak(j int) bool {
	return slices.ContainsFunc(d.look(j), func(m match) bool { return nameBreaks[m.class] && m.length > 1 })
}

// body is a body as written in the tokens from first to end.
func (d *drafter) body(first, end int) Body {
	span := d.span(first, end)
	return Body{AsWritten: d.written(span), Span: span}
}

// span is the range of the text that the tokens from first to end take.
func (d *drafter) span(first, end int) Span {
	return Span{d.tokens[first].start, d.tokens[end-1].end}
}

// mergeCollectives makes one addressee of collectives joined in a list:
// "ministries, branches and localities".
func (d *drafter) mergeCollectives(all []mention, start int) []mention {
	var out []mention
	for _, m := range all {
		first := m.first
		for first > start && d.is(first-1, classSkip) && m.body.collective && !d.isSkipArticle(first-1) {
			first--
		}
		if d.lexicon.Language == "en" && m.body.collective && first > start && first-start <= 2 && !d.startsNoName(start, first) { // "insurance companies"
			m.first, first = start, start
			m = d.rewritten(m)
		}
		if first > start && m.body.collective && d.tokens[first-1].kind == number && len(d.tokens[first-1].text) <= 2 {
			first--
		}
		if m.body.collective && first < m.first && (len(out) == 0 || out[len(out)-1].end <= first) {
			m.first, m.weak = first, false
			m = d.rewritten(m)
		}
		if n := len(out); n > 0 && m.body.collective && out[n-1].body.collective && !out[n-1].body.concerned && d.joined(out[n-1].end, m.first) {
			last := &out[n-1]
			last.end, last.weak = m.end, last.weak && m.weak
			last.body.Head = last.body.Head || m.body.Head
			last.body.kinds = union(last.body.kinds, m.body.kinds)
			last.body.concerned = m.body.concerned
			last.body.Key, last.body.Group = "", ""
			*last = d.rewritten(*last)
			continue
		}
		out = append(out, m)
	}
	for i := range out {
		d.nameGroup(&out[i])
	}
	return out
}

// startsNoName tells whether the words between two tokens can't belong to the
// collective after them.
func (d *drafter) startsNoName(first, end int) bool {
	return slices.ContainsFunc(d.tokens[first:end], func(t token) bool { return t.kind != word }) ||
		slices.ContainsFunc(d.matches[first:end], func(found []match) bool {
			return slices.ContainsFunc(found, func(m match) bool { return nameBreaks[m.class] || m.class == classSkip || m.class == classHead })
		})
}

func (d *drafter) rewritten(m mention) mention {
	written := d.body(m.first, m.end)
	m.body.AsWritten, m.body.Span = written.AsWritten, written.Span
	return m
}

// nameGroup finds the registry's group of a collective by its members' kinds.
func (d *drafter) nameGroup(m *mention) {
	if !m.body.collective || m.body.Group != "" || m.body.concerned {
		return
	}
	if g := d.index.groupOf(m.body.kinds, m.body.Head); g != nil {
		m.body.Key, m.body.Group = g.Key, g.Code
	}
}

// joined tells whether nothing but list separators stands between two tokens.
func (d *drafter) joined(from, to int) bool {
	if from == to {
		return false
	}
	for i := from; i < to; i++ {
		t := d.tokens[i]
		if t.text == "," || t.text == "،" || t.text == ";" || t.text == "؛" || t.text == "/" || t.text == "و" || d.is(i, classAnd) || d.is(i, classSkip) {
			continue
		}
		return false
	}
	return true
}

// settleWeak drops weak mentions that stand neither in a list of bodies nor
// where a sentence begins.
func (d *drafter) settleWeak(all []mention, first int) []mention {
	return slices.DeleteFunc(all, func(m mention) bool {
		if !m.weak || m.first == first {
			return false
		}
		for _, o := range all {
			if !o.weak && (o.end <= m.first && d.joined(o.end, m.first) || m.end <= o.first && d.joined(m.end, o.first)) {
				return false
			}
		}
		return true
	})
}

// isSkipArticle tells whether token i is an article, which is no part of a name.
func (d *drafter) isSkipArticle(i int) bool {
	return i < len(d.tokens) && d.lexicon.Language == "en" && (d.tokens[i].text == "the" || d.tokens[i].text == "a" || d.tokens[i].text == "an")
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
