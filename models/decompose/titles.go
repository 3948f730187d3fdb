package decompose

import (
	"slices"
)

// titled reads a body by the title of its head: "the Minister of Finance".
func (d *drafter) titled(i, end int) (mention, bool) {
	t, ok := d.longestWithin(i, end, classTitle)
	plural := false
	if h, heads := d.longestWithin(i, end, classHeads); d.inEnglish() && heads && i+h.length < end && d.tokens[i+h.length].text == "of" {
		t, ok, plural = match{length: h.length + 1}, true, true
	}
	if n := d.headsAndHeads(i, end); n > 0 {
		t, ok, plural = match{length: n}, true, true
	}
	if !ok || !plural && d.lexicon.Names == capitalised && !d.tokens[i].upper {
		return mention{}, false
	}
	j := d.pastHonour(i+t.length, end)
	for d.isSkipArticle(j) || plural && d.is(j, classSkip) && d.tokens[j].text != "such" || plural && j+1 < end && d.tokens[j].kind == number && d.is(j+1, classPlace) { // "heads of other relevant agencies"
		j++
	}
	if j >= end {
		return mention{}, false
	}
	if d.lexicon.Tones && d.tokens[j].text == "," && j+1 < end {
		if d.tokens[i].text == "chánh" && t.length > 2 { // "Chánh Văn phòng, Vụ trưởng Vụ Truyền thông": it says of what
			m := d.rewritten(mention{first: i, end: j})
			m.body.Head = true
			return m, true
		}
		return d.twiceTitled(i, j+1, end)
	}
	if d.lexicon.Clitics && t.length == 1 && d.hasArticle(i) && d.tokens[j].text != "ل" { // "وجه المحافظ مدير الصحة"
		return mention{}, false
	}
	of, ok := d.registered(j, end)
	if !ok {
		of, ok = d.named(j, end)
	}
	if !ok && (plural || d.lexicon.Tones && d.is(j, classSkip)) { // "Hiệu trưởng các trường"
		of, ok = d.collective(j, end)
	} else if !ok {
		of, ok = d.ministryOf(j, end)
	}
	if !ok && plural && d.inEnglish() && d.tokens[j].upper { // "Chairmen of Tien Giang and Long An provinces"
		of, ok = mention{first: j, end: d.capitalRun(j, end, true)}, true
	}
	if !ok {
		of, ok = d.smallOffice(j, end)
	}
	if k := d.fieldInGenitive(j, end); k > max(j, of.end) { // "Minister rolnictwa i rozwoju wsi"
		of, ok = mention{first: j, end: k}, true
	}
	if !ok {
		return mention{}, false
	}
	if m, orders := d.longestWithin(i, end, classIssuer); orders && d.lexicon.Order == verbLast && m.length > t.length { // "رئیس جمهور گفت"
		of.end = d.personNamed(i, i+m.length, end)
	}
	if plural {
		of.end = d.placesToo(of.end, end)
	}
	if plural && d.inEnglish() && !d.hasHead(j, of.end) && !d.is(j, classCollective) { // "Chairmen of Hue, Da Nang and Bac Ninh"
		of.end = max(of.end, d.placesFrom(j, end))
	}
	m := mention{first: i, end: d.beforeItsObject(i, of.end, end), body: of.body, bare: of.bare}
	if plural {
		m.body = Body{collective: true, kinds: of.body.kinds}
		if d.is(j, classCommittee) {
			m.body.kinds = []string{"province"}
		}
		if len(m.body.kinds) == 0 {
			m.body.kinds = []string{"other"}
		}
	}
	m = d.rewritten(m)
	m.body.Head = true
	if plural {
		return d.withTail(m, end), true
	}
	return m, true
}

// twiceTitled reads titles of which only the last says of what: "Bí thư, Chủ tịch
// Ủy ban nhân dân tỉnh".
func (d *drafter) twiceTitled(i, j, end int) (mention, bool) {
	m, ok := d.titled(j, end)
	if c, found := d.collective(j, end); found && c.body.Head && c.end > m.end {
		m, ok = c, true
	}
	if !ok || !m.body.Head {
		return mention{}, false
	}
	m.first = i
	return d.rewritten(m), true
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

// ministriesOf reads "các Bộ: Công an, Tài chính" and "các Sở Nội vụ, Tư pháp": several
// bodies of one kind, of which only the fields are named.
func (d *drafter) ministriesOf(i, end int) (several []mention, next int) {
	j := i
	if t, ok := d.longestWithin(j, end, classTitle); ok {
		j += t.length
	}
	if !d.lexicon.Tones || j+3 >= end || d.tokens[j].text != "các" || !slices.Contains(kindsOfOffice, d.tokens[j+1].text) {
		return nil, i
	}
	ministries := d.tokens[j+1].text == "bộ"
	if j += 2; d.tokens[j].text == ":" {
		j++
	}
	next = i
	for j < end {
		if d.isAny(j, classTitle, classHead) && !d.is(j, classSubject) {
			break
		}
		m, ok := d.ministryOf(j, end)
		if !ministries {
			m.body = Body{}
		}
		for k := m.first + 1; k < m.end; k++ { // the comma parts them here
			if d.tokens[k].text == "," {
				m.end = k
			}
		}
		if s, known := d.longestWithin(j, end, classSubject); known && d.tokens[j].upper && j+s.length > m.end {
			m, ok = mention{first: j, end: j + s.length, body: m.body}, true
		}
		if !ok || !d.tokens[j].upper {
			break
		}
		several = append(several, d.rewritten(m))
		next = m.end
		j = m.end
		for j < end && (d.tokens[j].text == "," || d.is(j, classAnd)) {
			j++
		}
	}
	if !ministries && len(several) == 1 { // "các Sở Nội vụ" are many of one kind
		return nil, i
	}
	if len(several) > 0 {
		several[0].first = i
	}
	return several, next
}

// kindsOfOffice are the words behind which several are listed by their fields.
var kindsOfOffice = []string{"bộ", "sở", "cục", "vụ", "ban", "phòng", "chi"}
