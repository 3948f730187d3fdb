package decompose

import "strings"

// plainChain reads a Persian construct, which no letter marks: words up to one
// that can't belong to a name.
func (d *drafter) plainChain(j, end int) int {
	const most = 4
	for n := 0; j < end && n < most; n++ {
		t := d.tokens[j]
		if t.text == "و" && (n > 0 || d.isAny(j-1, classHead, classWeakHead)) && j+1 < end && !d.breaksName(j+1) && !d.isPlural(j+1) && !d.isAny(j+1, classHead, classCollective, classTitle) && d.tokens[j+1].kind == word {
			j += 2
			continue
		}
		if n > 0 && d.isProjectNumber(j) {
			j++
			continue
		}
		if m, ok := d.longestWithin(j, end, classJoin); ok && j+m.length < end { // "مبارزه با قاچاق"
			j = d.against(j+m.length, end)
			break
		}
		if t.kind != word || t.text == "و" || d.breaksName(j) && (n > 0 || !d.needsMore(j)) || d.isAny(j, classHead, classCollective) && n > 0 {
			break
		}
		j++
		if d.is(j-1, classNameEnd) {
			break
		}
	}
	return j
}

// needsMore tells whether the noun at token j completes the head before it, though
// it begins something else in other places: "شرکت خدمات", "سازمان برنامه".
func (d *drafter) needsMore(j int) bool {
	if j == 0 || d.is(j, classDeliverable) || d.is(j-1, classStandalone) || !d.isAny(j-1, classHead, classWeakHead) {
		return false
	}
	return !d.isParticle(j)
}

// isParticle tells a Persian word no name goes on with.
func (d *drafter) isParticle(j int) bool {
	return d.isAny(j, classObject, classToward, classModal, classLead, classCoordinate, classAgent, classBefore, classBy, classWithin, classUrgent, classPast, classChargeAfter) || d.isVerbForm(j) ||
		d.tokens[j].text == "را" || d.tokens[j].text == "بر" || d.tokens[j].text == "این" || d.tokens[j].text == "نسبت"
}

// against is the end of what a Persian body fights or protects: two words and what
// "و" adds to them.
func (d *drafter) against(j, end int) int {
	for n := 0; n < 2 && j < end && d.tokens[j].kind == word && d.tokens[j].text != "و" && !d.isParticle(j); n++ {
		j++
	}
	if j+1 < end && d.tokens[j].text == "و" && d.tokens[j+1].kind == word && !d.isAny(j+1, classHead, classCollective) {
		j += 2
	}
	return j
}

// toPause is the end of a Persian name at token j when few words more lead up to
// words no name goes on with: an obligation, those who take part, a comma.
func (d *drafter) toPause(j, end int) int {
	const most = 4
	for k := j; k < min(end, j+most) && d.tokens[k].kind == word && d.tokens[k].text != "و" && !d.isParticle(k) && !d.isPlural(k) && !d.isAny(k, classDeliverable, classHead, classCollective, classUrgent, classRecurring); k++ {
		if k > j && d.is(k, classPlaceName) && !d.is(k-1, classPlace) { // "شرکت کنترل کیفیت هوای تهران"
			return k + 1
		}
	}
	if m, ok := d.longestWithin(j, end, classPlaceName); ok {
		j += m.length
		if second, more := d.longestWithin(j+1, end, classPlaceName); more && d.tokens[j].text == "و" {
			j += 1 + second.length
		}
		return j
	}
	for k := j; k < min(end, j+most+1); k++ {
		t := d.tokens[k]
		if d.isAny(k, classModal, classCoordinate) || t.text == "نسبت" || t.text == ":" || t.kind == mark && strings.Contains("،,(", t.text) && !d.listGoesOnAt(k+1, end) {
			if k > j && d.tokens[k-1].text == "و" {
				return j
			}
			return k
		}
		if noun := d.isAny(k, classStop, classDeliverable) && !d.isParticle(k); noun && k > j && k <= j+2 && strings.HasSuffix(d.tokens[j].text, "ی") && !d.isPlural(j) && !d.isPlural(k-1) && d.tokens[k-1].text != "و" {
			return k
		}
		if t.kind != word || t.text == "و" && k+1 < end && (d.isPlural(k+1) || d.isAny(k+1, classHead, classCollective, classTitle)) || t.text != "و" && (d.breaksName(k) || d.isParticle(k)) {
			return j
		}
	}
	return j
}

// listGoesOnAt tells whether another body is named at token k.
func (d *drafter) listGoesOnAt(k, end int) bool {
	return k < end && d.isAny(k, classHead, classCollective, classTitle)
}
