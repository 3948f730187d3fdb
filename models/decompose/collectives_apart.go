package decompose

// apart parts collectives of those who take part where the second has an article or a
// construct of its own: "các sở, ngành và các cơ quan liên quan", "المحليات ومجالس إدارة
// المشاريع". Who is charged with one thing stays one addressee.
func (d *drafter) apart(all []mention) []mention {
	if len(d.lexicon.Endings) > 0 || d.lexicon.Language == "en" {
		return d.kindsApart(all)
	}
	var out []mention
	for _, m := range all {
		for i := m.first + 1; m.body.collective && i < m.end-1; i++ {
			if !d.partsCollectives(i) {
				continue
			}
			first, ok := d.collective(m.first, i)
			second, more := d.collective(i+1, m.end)
			if !ok || first.end != i { // itself of several
				first = m
				first.end = i
				first.body.Key, first.body.Group = "", ""
				first = d.rewritten(first)
			}
			if more && second.end == m.end {
				out = append(out, first)
				m = second
			}
		}
		out = append(out, m)
	}
	return out
}

// partsCollectives tells whether the conjunction at token i stands between two
// collectives, not inside one.
func (d *drafter) partsCollectives(i int) bool {
	if d.lexicon.Tones {
		switch d.tokens[i+1].text {
		case "các", "ngành", "công", "chính", "lực", "hiệp", "doanh", "viện", "trường": // "ngành giáo dục và công an cấp xã"
			return d.tokens[i].text == "và"
		}
		return false
	}
	return d.lexicon.Clitics && d.tokens[i].text == "و" && !d.hasArticle(i+1) && d.is(i+1, classCollective)
}
