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
	fitting    bool  // only some of the group are meant: "relevant ministries"
	weak       bool  // a word that names a body only in the right place
	bare       int32 // the token its name ends before, where what follows only says which are meant: "liên quan"; else 0
}

func itoa(n int) string { return strconv.Itoa(n) }

// mentionsIn finds the bodies named in the tokens from first to end.
func (d *drafter) mentionsIn(first, end int) []mention {
	if d.last.first != first || d.last.end != end || d.last.mentions == nil {
		d.last = mentioned{first, end, d.readMentions(first, end)}
	}
	return slices.Clone(d.last.mentions)
}

// mentioned is the bodies last found, since they are asked for more than once.
type mentioned struct {
	first, end int
	mentions   []mention
}

func (d *drafter) readMentions(first, end int) []mention {
	found := []mention{}
	for i := first; i < end; {
		if several, next := d.ministriesOf(i, end); next > i {
			found = append(found, several...)
			i = next
			continue
		}
		if d.isHonorific(i, end) {
			i++
			continue
		}
		m, ok := d.mentionAt(i, end)
		if !ok {
			m, ok = d.unknown(first, i, end, found)
		}
		if !ok {
			if orders, found := d.longestWithin(i, end, classIssuer); found && d.lexicon.Order == verbLast { // not the "وزیر" of "نخست وزیر"
				i += orders.length - 1
			}
			i++
			continue
		}
		m = d.reachingDeed(m, first, end)
		m = d.withNumber(d.withAdjective(d.withOverBody(d.inItsCountry(d.servingWhom(m, end), end), end), first), first)
		m = d.withLevel(d.withAcronym(d.withOwnUnit(d.withSmallKind(d.withPurpose(d.withWorks(d.ofKinds(m, end), end), end), end), end), end), first)
		if n := len(found); n > 0 && m.body.collective && found[n-1].body.collective && d.joined(found[n-1].end, m.first) && len(d.brandsBehind(m, end)) > 0 { // "tập đoàn, tổng công ty Viettel, VNPT"
			m.first, found = found[n-1].first, found[:n-1]
		}
		if names := d.brandsBehind(m, end); len(names) > 0 {
			found = append(found, names...)
			i = found[len(found)-1].end
			continue
		}
		if d.isVerbsNoun(m, first) {
			i = m.end
			continue
		}
		m = d.withDashedOffice(m, end)
		if d.explains(m, found, end) {
			if d.isUnitInBrackets(found[len(found)-1], m) {
				found[len(found)-1].end = m.end + 1
				found[len(found)-1] = d.rewritten(found[len(found)-1])
				m.end++
			}
			i = m.end
			continue
		}
		if d.inEnglish() && !m.body.collective && m.first > first && m.body.Key == "" && slices.Contains([]string{"each", "every", "all"}, d.tokens[m.first-1].text) { // "All Chief Secretaries"
			m.first--
			m = d.rewritten(m)
		}
		if d.lexicon.Clitics && m.first > first && d.tokens[m.first-1].text == "کل" && !d.hasArticle(m.first) && !m.body.collective { // "كل قطاع وزاري"
			m.first--
			m = d.rewritten(m)
		}
		if n := len(found); n > 0 && d.isSecondPost(found[n-1], m) {
			m.first = found[n-1].first
			found, m = found[:n-1], d.rewritten(m)
		}
		found = append(found, d.withoutKind(d.recalled(m), found))
		i = m.end
	}
	return d.settleWeak(d.mergeCollectives(d.mergePosts(d.postsOfPersons(found), first, end), first), first)
}

// mergePosts makes one of an English post and the body behind it: "the Permanent
// Secretary, Ministry of Finance, …".
func (d *drafter) mergePosts(all []mention, start, end int) []mention {
	if !d.inEnglish() {
		return all
	}
	var out []mention
	for _, m := range all {
		n := len(out)
		if n > 0 && d.isApposition(out[n-1], m, end) {
			continue
		}
		if n > 0 && d.isParent(out[n-1], m) {
			m.first = out[n-1].first
			m.body.Key, m.body.Code = "", ""
			out[n-1] = d.rewritten(m)
			continue
		}
		if n > 0 && d.isWhere(out, m, start, end) {
			m.first, m.body.Key, m.body.Code = out[n-1].first, "", ""
			out[n-1] = d.rewritten(m)
			continue
		}
		if n == 0 || m.first != out[n-1].end+1 || d.tokens[m.first-1].text != "," || !d.is(m.first-2, classPerson) ||
			d.is(m.end-1, classPerson) || m.end < end && d.is(m.end, classAnd) && !d.needsField(out[n-1]) {
			out = append(out, m)
			continue
		}
		m.first, m.body.Head = out[n-1].first, true
		out[n-1] = d.rewritten(m)
	}
	return out
}

// mentionAt reads the body named at token i: the longest of what the registry,
// the lexicon's collectives and the grammar of names find.
func (d *drafter) mentionAt(i, end int) (best mention, ok bool) {
	if i < 0 || i >= min(end, len(d.tokens)) || d.tokens[i].kind == mark || d.pointsBack(i, end) {
		return mention{}, false
	}
	for _, read := range []func(i, end int) (mention, bool){d.registered, d.collective, d.titled, d.named, d.coinage, d.headsOf, d.orderer, d.countryBody} {
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
	if p, post := d.longestWithin(i, end, classPost); ok && post && d.lexicon.Order == verbLast && p.length > best.end-i { // "دستگاه مجری"
		return mention{}, false
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
		weak := a.Province && length <= 2 && !d.isAny(i, classHead, classTitle) || d.lexicon.Names == capitalised && !d.tokens[i].upper
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
		return d.withTail(d.groupNarrowed(m), end), true
	}
	return mention{}, false
}

// body is a body as written in the tokens from first to end.
func (d *drafter) body(first, end int) Body {
	span := d.span(first, end)
	if d.lexicon.Clitics && first > 0 && strings.HasPrefix(d.tokens[first].text, article) && strings.HasPrefix(d.written(span), "ل") { // "للمقاولين": the whole word
		span.Start = d.tokens[first-1].start
	}
	return Body{AsWritten: d.written(span), Span: span}
}

// span is the range of the text that the tokens from first to end take.
func (d *drafter) span(first, end int) Span {
	return Span{d.tokens[first].start, d.tokens[end-1].end}
}

func (d *drafter) rewritten(m mention) mention {
	last := m.end
	if bare := int(m.bare); bare > m.first && bare < m.end {
		last = bare
	}
	written := d.body(m.first, last)
	m.body.AsWritten, m.body.Span = written.AsWritten, written.Span
	return m
}

// settleWeak drops weak mentions that stand neither in a list of bodies nor
// where a sentence begins.
func (d *drafter) settleWeak(all []mention, first int) []mention {
	return slices.DeleteFunc(all, func(m mention) bool {
		if !m.weak || m.first == first || d.lexicon.Names == capitalised && !d.lexicon.Tones && d.hasRoleOf(classAssign, first, m.first) {
			return false
		}
		if d.inEnglish() && (d.isOfActing(m, all, first) || d.hasRoleOf(classCoordinate, first, d.listedFrom(m, all))) {
			return false
		}
		for _, o := range all {
			if (!o.weak || d.lexicon.Tones && o.first == first) && (o.end <= m.first && d.joined(o.end, m.first) || m.end <= o.first && d.joined(m.end, o.first)) {
				return false
			}
		}
		return true
	})
}

// isSkipArticle tells whether token i is an article, which is no part of a name.
func (d *drafter) isSkipArticle(i int) bool {
	if i > 0 && i+1 < len(d.tokens) && d.tokens[i].text == "an" && d.tokens[i].upper && d.tokens[i+1].upper && d.tokens[i-1].kind == word { // "An Giang"
		return false
	}
	return i >= 0 && i < len(d.tokens) && d.inEnglish() && (d.tokens[i].text == "the" || d.tokens[i].text == "a" || d.tokens[i].text == "an")
}
