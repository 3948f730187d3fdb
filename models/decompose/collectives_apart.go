package decompose

import "strings"

// apart parts collectives of those who take part where the second has an article or a
// construct of its own: "các sở, ngành và các cơ quan liên quan", "المحليات ومجالس إدارة
// المشاريع". Who is charged with one thing stays one addressee.
func (d *drafter) apart(all []mention) []mention {
	if d.inflects() || d.inEnglish() {
		return d.kindsApart(all)
	}
	var out []mention
	for _, m := range all {
		for i := m.first + 1; m.body.collective && i < m.end-1; i++ {
			if !d.partsCollectives(m.first, i) {
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
// collectives, not inside the one that begins at first. In Arabic and Persian the first
// of them says of what it is, or the second does: "لجان الأحياء والجمعيات المحلية",
// "نیروهای مسلح و گروه‌های جهادی".
func (d *drafter) partsCollectives(first, i int) bool {
	if d.lexicon.Tones {
		switch d.tokens[i+1].text {
		case "các", "ngành", "công", "chính", "lực", "hiệp", "doanh", "viện", "trường": // "ngành giáo dục và công an cấp xã"
			return d.tokens[i].text == "và" || d.tokens[i].text == "," && d.tokens[i+1].text == "các"
		}
		return false
	}
	if d.tokens[i].text != "و" {
		return false
	}
	if d.lexicon.Order == verbLast {
		return i > first+1 && !strings.HasSuffix(d.tokens[i-1].text, "ها") && (d.is(i+1, classHeads) || strings.HasSuffix(d.tokens[i+1].text, "های") && (d.is(i+1, classCollective) || d.pluralHead(i+1)))
	}
	return d.lexicon.Clitics && d.is(i+1, classCollective) && (!d.hasArticle(i+1) || i > first+1 && !d.hasArticle(first))
}

// standsApart tells whether a mention is none of those named right before it: it follows
// their topic, works with them, or is of a kind of its own: "UBND các xã cùng các đơn vị".
func (d *drafter) standsApart(before, m mention) bool {
	return d.lexicon.Tones && d.tokens[before.end].text == "cùng" || d.afterWhomItConcerns(before, m) || d.eachOfItsOwn(before, m)
}

// eachOfItsOwn tells whether two Arabic mentions are offices, not the heads of some, that
// each says of what it is: "مديريات الشباب ومديريات الثقافة", "شركات التوصيل ومنصات الطلب".
func (d *drafter) eachOfItsOwn(before, m mention) bool {
	return d.lexicon.Clitics && m.end > m.first+1 && before.end > before.first+1 && !d.isAny(m.first, classHeads, classTitle) && !d.isAny(before.first, classHeads, classTitle) && !d.hasArticle(before.first) && d.hasArticle(before.first+1) && !d.hasArticle(m.first) && d.hasArticle(m.first+1)
}
