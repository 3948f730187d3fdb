package decompose

// withTail takes what goes on after a body's name: "liên quan", "concerned".
func (d *drafter) withTail(m mention, end int) mention {
	for range 3 {
		if at := d.bodyOver(m.end, end); d.lexicon.Tones && at > m.end {
			if over, ok := d.named(at, end); ok && m.body.collective { // "các đơn vị thuộc Bộ Y tế"
				m.end = over.end
			}
			break
		}
		if m.body.collective {
			m.end = d.beforeTail(m.end, end)
		}
		if at := d.ofForeignPlaces(m.end, end); m.body.collective && at > m.end {
			m.end = at
			break
		}
		t, ok := d.longestWithin(m.end, end, classTail)
		if duty, _ := d.longestWithin(m.end, end, classModal); (d.lexicon.Order == verbLast || d.lexicon.Clitics) && duty.length > t.length { // "متولی اجرای", "معنية بنشر"
			break
		}
		if q, further := d.longestWithin(m.end, end, classQualifier); !ok || !m.body.collective && d.belongsThere(m.end) || d.isNotTheirs(m.end) || d.opensConstruct(m.end+t.length-1, end) || d.countsAll(m.end) || further && q.length > t.length && d.lexicon.Tones { // "trên địa bàn"
			break
		}
		if d.isAny(m.end, classConcern) {
			m.body.concerned = true
		}
		m = d.narrowed(m)
		m.end += t.length
	}
	if d.namesPlaces(m.end - 1) {
		m.end = d.listed(m.end, end)
	}
	if m.body.collective {
		m.end = d.placesBehind(m.first, d.ofPlaces(m.first, d.ofWhose(m.first, m.end, end), end), end)
		m = d.narrowed(m)
		m.end = d.thatAre(d.qualified(d.inListedPlaces(m.end, end), end), end)
		m.end = d.placesNamed(m.end, end)
		if m.end+1 < end && d.tokens[m.end].text == "و" && d.whichDo(m.end+1, end) > m.end+1 { // "استان‌ها و شهرهایی که"
			m.end = d.whichDo(m.end+1, end)
		}
		m.end = d.morePlaces(m.first, d.furtherPlaces(m.first, m.end, end), end)
		if k := d.furtherNamed(m.first, m.end, end); k > m.end {
			m.end, m.body.Group, m.body.Key = k, "", ""
		}
		if k := d.ofNamedPlaces(m.end, end); k > m.end { // only some of the group
			m.end, m.body.Group, m.body.Key = k, "", ""
		}
		if k := d.sitedIn(m.end, end); k > m.end {
			m.end, m.body.Group, m.body.Key = k, "", ""
		}
		if k := max(d.throughOwner(m, end), d.ofPersianOwner(m.end, end)); k > m.end {
			m.end, m.body.Group, m.body.Key = k, "", ""
		}
		if k := d.participleClause(m.end, end); k > m.end {
			m.end, m.body.Group, m.body.Key = k, "", ""
		}
	}
	m.end = d.withMembers(d.oneMorePlace(m.first, d.pluralPlaces(d.ofPlural(d.ofAll(m.end, end), end), end), end), end)
	return d.rewritten(m)
}
