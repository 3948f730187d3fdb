package decompose

import "slices"

// sitedName reads a Persian office named by its place alone, which ends its name
// whatever place it is: "فرمانداری پلدختر", "ولسوالی قره‌باغ".
func (d *drafter) sitedName(i, end int) (int, bool) {
	if d.lexicon.Order != verbLast || !d.is(i, classSited) || i+1 >= end {
		return 0, false
	}
	j := d.pastHonour(i+1, end)
	if j < end && d.tokens[j].text == "ویژه" { // "فرمانداری ویژه کاشان"
		j++
	}
	if d.is(j, classPlace) && !d.is(j, classPlaceName) {
		j++
	}
	if m, ok := d.longestWithin(j, end, classPlaceName); ok {
		return j + m.length, true
	}
	if !d.isStrange(j, end) {
		return 0, false
	}
	if j++; d.isStrange(j, end) && d.pauses(j+1, end) { // "فرمانداری تنگه ارم،"
		j++
	}
	return j, true
}

// isStrange tells a word of a Persian text that the lexicon doesn't know.
func (d *drafter) isStrange(j, end int) bool {
	return j < end && d.tokens[j].kind == word && !d.lexicon.vocabulary[d.tokens[j].key] && !d.isParticle(j) && !d.isPlural(j)
}

// explains tells whether a body that stands alone in brackets only says which one, or
// whose, the last body before them is: "گروه مخابرات نظامی (ویتل)"; or one in Vietnamese
// commas what post it holds.
func (d *drafter) explains(m mention, found []mention, end int) bool {
	n := len(found)
	if d.lexicon.Tones && n > 0 && found[n-1].end == m.first-1 && d.tokens[m.first-1].text == "," && d.describesPost(m, end) {
		return true
	}
	if d.lexicon.Order == verbLast && n > 0 && found[n-1].end == m.first-1 && d.tokens[m.first-1].text == "،" && slices.Contains([]string{"نهاد", "دبیرخانه", "مرجع", "متولی"}, d.tokens[m.first].text) && m.end+1 < end && d.tokens[m.end].text == "،" && !d.isAny(m.end+1, classHead, classCollective, classTitle) { // "وزارت صنعت، نهاد دائمی کمیته، با همراهی"
		return true
	}
	if d.lexicon.Clitics && n > 0 && m.first > 2 && found[n-1].end == m.first-2 && d.tokens[m.first-1].text == "ل" && d.belongsThere(m.first-2) { // "إدارة التأمين الصحي التابعة لوزارة الصحة"
		return true
	}
	inEnglish := d.inEnglish() && m.end+1 < end && (d.is(m.end+1, classModal) || d.toAny(m.end+1, end)) // "Cabinet Office (Resilience Directorate) to"
	return (d.lexicon.Order != subjectFirst || inEnglish) && n > 0 && found[n-1].end == m.first-1 && d.tokens[m.first-1].text == "(" && m.end < end && d.tokens[m.end].text == ")"
}

// closesLatin tells whether the bracket at token i closes a name in Latin letters behind
// a Persian one: "(VINASA)".
func (d *drafter) closesLatin(i int) bool {
	return d.lexicon.Order == verbLast && i > 1 && d.tokens[i].text == ")" && d.isLatin(i-1) && d.tokens[i-2].text == "("
}

// isLatin tells a word in Latin letters, which in a Persian text names or abbreviates
// something foreign: "EVN", "Agribank".
func (d *drafter) isLatin(j int) bool {
	s := d.tokens[j].text
	return d.tokens[j].kind == word && s[0] < 0x80
}

// abroad is the token behind the place that a Persian office whose name ends before token j
// is in: "دفتر نمایندگی فائو در تهران", "سفارت ایران در کابل"; else j.
func (d *drafter) abroad(first, j, end int) int {
	if d.lexicon.Order != verbLast || j+1 >= end || d.tokens[j].text != "در" || !slices.Contains(placedOffices, d.tokens[first].text) {
		return j
	}
	for _, c := range []string{classPlaceName, classNameEnd} {
		if m, ok := d.longestWithin(j+1, end, c); ok && (d.pauses(j+1+m.length, end) || d.isParticle(j+1+m.length) || d.tokens[j+1+m.length].text == "و" || d.isAny(j+1+m.length, classStop, classDeliverable)) {
			return j + 1 + m.length
		}
	}
	if d.tokens[j+1].text == "ایران" || d.tokens[j+1].text == "افغانستان" || d.isStrange(j+1, end) && d.pauses(j+2, end) {
		return j + 2
	}
	return j
}

// placedOffices are heads of offices that a body has in one place or country of many.
var placedOffices = []string{"دفتر", "نمایندگی", "سفارت", "کنسولگری", "سرکنسولگری", "شعبه", "قونسلگری", "سفیر", "رایزن", "نماینده"}

// isUnitInBrackets tells whether a Persian body that stands alone in brackets says which office
// of the ministry or city before them is meant: "وزارت مالیه (ریاست عمومی گمرکات)". Behind an
// office they say whose it is.
func (d *drafter) isUnitInBrackets(whole, m mention) bool {
	of := d.tokens[whole.first].text
	return d.lexicon.Order == verbLast && d.tokens[m.first-1].text == "(" && m.end-m.first > 1 && (of == "وزارت" || of == "شهرداری")
}
