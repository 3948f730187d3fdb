package decompose

import "slices"

// mergeCollectives makes one addressee of collectives joined in a list:
// "ministries, branches and localities".
func (d *drafter) mergeCollectives(all []mention, start int) []mention {
	out := make([]mention, 0, len(all))
	for _, m := range all {
		first := m.first
		if n := len(out); n > 0 && out[n-1].body.collective && d.isSmallPlural(m) {
			m.body.collective, m.body.kinds = true, []string{"other"}
		}
		for d.lexicon.Order != verbLast && first > start && d.is(first-1, classSkip) && m.body.collective && !(d.lexicon.Clitics && (d.hasArticle(first-1) || d.tokens[first-1].text == "اما" || slices.Contains(honorifics, d.tokens[first-1].text))) && !d.isSkipArticle(first-1) && !d.is(first-1, classFitting) {
			first--
		}
		if at := d.describedFrom(start, first); m.body.collective && at < first { // "the retail associations"
			m.first, first = at, at
			m = d.rewritten(m)
		}
		if d.inEnglish() && m.body.collective && first > start && first-start <= 2 && !d.is(start, classTopic) && (!d.startsNoName(start, first) || first-start == 1 && d.is(start, classHead) && !d.isAny(start, classVerb, classLead)) { // "insurance companies", "School governors"
			m.first, first = start, start
			m = d.rewritten(m)
			out = slices.DeleteFunc(out, func(o mention) bool { return o.end > m.first })
		}
		if d.inEnglish() && m.body.collective && first-2 >= start && d.ownedAt(first-1, first+1) { // "patients' organisations"
			m.first, first = first-2, first-2
			m = d.rewritten(m)
		}
		if first > start && m.body.collective && d.tokens[first-1].kind == number && len(d.tokens[first-1].text) <= 2 {
			first--
		}
		if m.body.collective && first > start && d.is(first-1, classFitting) {
			m.fitting = true
		}
		if m.body.collective && first < m.first && (len(out) == 0 || out[len(out)-1].end <= first) {
			m.first, m.weak = first, false
			m = d.rewritten(m)
		}
		if n := len(out); n > 0 && d.sharesKind(out[n-1], m) {
			m.first = out[n-1].first
			out[n-1] = d.rewritten(m)
			continue
		}
		if n := len(out); n > 0 && m.body.collective && out[n-1].body.collective && (!out[n-1].body.concerned || d.inEnglish() && d.is(out[n-1].first, classFitting)) && out[n-1].bare == 0 && d.joined(out[n-1].end, m.first) && !d.standsApart(out[n-1], m) && !d.actedOn(out[n-1].end, m) && !d.leadsBehindTopic(start, out[n-1], m) {
			last := &out[n-1]
			last.bare = m.bare
			last.end, last.weak, last.fitting = m.end, last.weak && m.weak, last.fitting || m.fitting
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
		d.addPlaces(&out[i])
		out[i].body.concerned = out[i].body.concerned || out[i].fitting
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
		if t.text == "(" {
			if i = d.closing(i, to); i == to {
				return false
			}
			continue
		}
		if m, ok := d.longestWithin(i, to, classAnd); ok { // "و نیز"
			i += m.length - 1
			continue
		}
		if t.text == "," || t.text == "،" || t.text == ";" || t.text == "؛" || t.text == "/" || t.text == "و" || d.is(i, classAnd) || d.is(i, classSkip) && !d.is(i, classAlso) {
			continue
		}
		return false
	}
	return true
}

// closing is the bracket that closes the one at token i, else end.
func (d *drafter) closing(i, end int) int {
	const most = 16
	for j := i + 1; j < min(end, i+most); j++ {
		if d.tokens[j].text == ")" {
			return j
		}
	}
	return end
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
