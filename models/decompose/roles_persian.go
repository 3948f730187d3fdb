package decompose

import (
	"slices"
	"strings"
)

// takesPart tells whether the words behind a Persian list make it one of those who
// take part: "با وزارت صنعت در تهیه طرح هماهنگی کند", "نظر وزارت دادگستری را جویا شود".
func (d *drafter) takesPart(s segment, l list) bool {
	const farthest = 20
	if _, asked := d.endsAt(s.first, l.first(), classOpinion); asked {
		return d.isMarkedObject(l)
	}
	switch word := d.tokens[l.roleStart].text; {
	case l.role == classToward && word == "از":
		return d.is(l.end(), classOpinion)
	case l.role != classObject || word != "با":
		return false
	}
	for i := l.end(); i < min(s.end, l.end()+farthest) && (d.tokens[i].kind != mark || d.tokens[i].text == "،") && !d.isVerbForm(i); i++ {
		if d.is(i, classTogether) {
			return true
		}
	}
	return false
}

// helpsThere tells whether a Persian list, behind what another body does, works together with
// that: "و قوماندانی امنیه در این کار با آن همکاری کند".
func (d *drafter) helpsThere(s segment, l list) bool {
	const farthest = 10
	if d.lexicon.Order != verbLast || l.role != "" && l.role != classObject {
		return false
	}
	with := false
	for i := l.end(); i+1 < min(s.end, l.end()+farthest); i++ {
		with = with || d.tokens[i].text == "با" && slices.Contains([]string{"ان", "این", "وی", "او", "ایشان"}, d.tokens[i+1].text)
		if with && d.is(i, classTogether) {
			return true
		}
		if d.tokens[i].kind == mark || d.tokens[i].text == "را" {
			return false
		}
	}
	return false
}

// isMarkedObject tells whether the Persian mark of the object follows a list.
func (d *drafter) isMarkedObject(l list) bool {
	return d.lexicon.Order == verbLast && d.isMarkedAt(l.end())
}

// actedOn tells whether a body behind a comma at token i is the Persian object of
// what the one before the comma does: "وزارت کشور، وزارت دارایی را هدایت می‌کند".
func (d *drafter) actedOn(i int, m mention) bool {
	return d.lexicon.Order == verbLast && d.isMarkedAt(m.end) && m.first == i+1 && d.tokens[i].kind == mark
}

// dropActedOn takes out of the Persian lists of those who take part what stands
// behind their last comma without "و": the object begins with it, or is it. "با
// هماهنگی وزیر بهداشت، بازرسی کیفیت نهاده‌ها را تقویت کند".
func (d *drafter) dropActedOn(s segment, r *reading, lists []list) {
	for _, l := range lists {
		n := len(l.members) - 1
		if l.role != classCoordinate || d.lexicon.Order != verbLast || n < 1 {
			continue
		}
		last := l.members[n]
		if last.body.collective && slices.ContainsFunc(d.tokens[last.first:last.end], func(t token) bool { return t.text == "و" }) { // the "و" of the list stands inside
			continue
		}
		if between := d.tokens[l.members[n-1].end:last.first]; len(between) != 1 || between[0].kind != mark {
			continue
		}
		if d.isMarkedAt(last.end) || last.end < s.end && d.tokens[last.end].kind == word && (!d.isParticle(last.end) || d.tokens[last.end].text == "این") && !d.is(last.end, classAnd) && d.marksObject(last.end, s.end) {
			r.coordinators = slices.DeleteFunc(r.coordinators, func(m mention) bool { return m.first == last.first })
		}
	}
}

// chargesAnother tells whether the words of charging that follow a Persian body mean
// one of the lists behind it: "با قدردانی از قرارگاه، وزیر راه را موظف کرد".
func (d *drafter) chargesAnother(behind []list) bool {
	return slices.ContainsFunc(behind, func(l list) bool {
		return l.role == "" && d.isMarkedObject(l) && d.isAnyWithin(l.end(), len(d.tokens), 4, classChargeAfter, classAgentive)
	})
}

// isGiven tells whether a Persian charge, which its words follow at once, is given to a
// list, and not asked by it: "به معاون نخست وزیر مأموریت داده می‌شود".
func (d *drafter) isGiven(l list) bool {
	return d.lexicon.Order == verbLast && d.tokens[l.roleStart].text == "به" && d.is(l.end(), classChargeAfter)
}

// takesOn tells whether a Persian sentence ends in words that say a list takes it upon
// itself: "رفع موانع را بر عهده دارد".
func (d *drafter) takesOn(s segment, l list) bool {
	end := s.end
	for end > l.end() && d.tokens[end-1].kind == mark {
		end--
	}
	_, ok := d.endsAt(l.end(), end, classLead)
	return d.lexicon.Order == verbLast && ok
}

// isGivenTime tells whether a Persian list is of those for whom a term is set, or upon whom
// a duty lies: "برای وزارت نیرو تا ۱۵ مهر مهلت تعیین شده است", "بر استانداران لازم است".
func (d *drafter) isGivenTime(s segment, l list) bool {
	if d.lexicon.Order != verbLast || l.role != classObject && l.role != "" || l.end()+1 >= s.end {
		return false
	}
	if at := l.first() - 1; at == s.first && d.tokens[at].text == "بر" && slices.Contains([]string{"لازم", "واجب", "ضروری", "فرض", "الزامی"}, d.tokens[l.end()].text) && d.is(l.end()+1, classCopula) { // "بر وزارت نیرو لازم است"
		return true
	}
	if l.role != classObject || l.roleStart != s.first || d.tokens[l.roleStart].text != "برای" {
		return false
	}
	for i := l.end(); i < s.end; i++ {
		if t := d.tokens[i].text; d.is(i, classChargeAfter) && (t == "مهلت" || t == "فرصت" || t == "ضربالاجل" || t == "وظیفه") {
			return true
		}
	}
	return false
}

// passesOn tells whether a Persian body is told to charge another, which does what
// it must do: "وزارت دفاع به فرماندهی مرزبانی دستور می‌دهد". What was charged once
// is charged by who gives the orders.
func (d *drafter) passesOn(s segment, subject, assigned list) bool {
	if d.lexicon.Order != verbLast || assigned.first() < subject.end() {
		return false
	}
	for i := assigned.end(); i < s.end; i++ {
		if m, ok := d.longest(i, classChargeAfter); ok {
			verb := d.tokens[i+m.length-1].text
			return strings.HasPrefix(verb, "می") && !d.is(i+m.length-1, classStative)
		}
	}
	return false
}

// afterWhatWasSaid tells whether a Persian clause begins at token i that says what
// was said before it: "در بخشنامه آمده است که بانک‌ها باید", "رئیس‌جمهور تأکید کرد وزارت"; or
// a Vietnamese one: "Phó Thủ tướng nhấn mạnh chủ tịch UBND cấp xã phải".
func (d *drafter) afterWhatWasSaid(first, i int) bool {
	if d.lexicon.Tones {
		_, said := d.endsAt(first, i, classReports)
		return said || i > first+1 && d.tokens[i-1].text == ":" && d.orderedBefore(first, i-1) // "Thủ tướng giao rất rõ: Bộ Xây dựng lo vật liệu"
	}
	if d.lexicon.Order != verbLast || i-2 < first {
		return false
	}
	_, said := d.endsAt(first, i, classReports)
	if order := d.tokens[i-2].text; (order == "دستور" || order == "هدایت") && d.is(i-1, classPast) { // "دستور داد دانشگاه"
		return true
	}
	return said || (d.tokens[i-1].text == "که" || d.tokens[i-1].text == ":") && d.isAny(i-2, classPast, classStative, classModal, classChargeAfter)
}

// isMarkedAt tells whether "را" stands at token i, or behind the brackets there.
func (d *drafter) isMarkedAt(i int) bool {
	if i < len(d.tokens) && d.tokens[i].text == "(" {
		i = d.closing(i, len(d.tokens)) + 1
	}
	return i < len(d.tokens) && d.tokens[i].text == "را"
}

// describedObject tells whether the words from token i on describe the plural before
// them up to "را" and name no other thing: "مدارس آسیب‌دیده در سیل را".
func (d *drafter) describedObject(i, end int) bool {
	const most = 8
	described := false
	for j := i; j < min(end, i+most) && d.tokens[j].kind == word; j++ {
		switch {
		case d.tokens[j].text == "را":
			return described
		case d.isAny(j, classModal, classVerb, classDeliverable, classCoordinate):
			return false
		}
		described = described || d.is(j, classObject)
	}
	return false
}

// chargedNext finds where a Persian sentence that has charged one body goes on to
// charge another: "به وزارت دارایی دستور داد و از وزارت علوم خواست".
func (d *drafter) chargedNext(s segment, mentions []mention) (at, next int, ok bool) {
	const near = 3
	if d.lexicon.Order != verbLast {
		return 0, 0, false
	}
	for k, m := range mentions {
		next = m.first
		toward := next > s.first && d.is(next-1, classToward)
		if toward {
			next--
		}
		for at = next; at > s.first && d.isAdverb(at-1); at-- {
		}
		if k == 0 || at-1 <= s.first || d.tokens[at-1].text != "و" && d.tokens[at-1].text != "،" || !toward && !d.isMarkedAt(m.end) && !d.is(m.end, classAgentive) {
			continue
		}
		if d.isAnyWithin(m.end, s.end, near, classChargeAfter, classAgentive) && d.isAnyWithin(mentions[0].end, at, at-mentions[0].end, classChargeAfter, classModal) {
			return at - 1, next, true
		}
	}
	return 0, 0, false
}

// isWhatIsGiven tells whether a Persian clause about an object only says to whom that is
// given: "فهرست خدماتی را که به شرکت‌ها واگذار می‌شود".
func (d *drafter) isWhatIsGiven(first int, l list) bool {
	return d.lexicon.Order == verbLast && l.roleStart-2 > first && d.tokens[l.roleStart-1].text == "که" && d.tokens[l.roleStart-2].text == "را"
}

// isObjectOfItem tells whether the Persian list with which an item begins that its owner's
// heading stands above is what is done to, up to the "را" behind what "و" adds to it:
// "ایستگاه‌های هانوی و سایگون را بررسی کند".
func (d *drafter) isObjectOfItem(s segment, l list, inherits bool) bool {
	const near = 8
	if d.lexicon.Order != verbLast || !inherits || !s.item && !s.marked && !d.headed || l.first() != s.first || l.end() >= s.end {
		return false
	}
	if d.isFormedThere(l.end(), s.end) && slices.Contains(formedHeads, d.tokens[s.first].text) {
		return true
	}
	if len(l.members) == 1 && l.members[0].body.collective && d.isPlural(s.first) && d.tellsOfOne(s) && d.marksObject(l.end(), min(s.end, l.end()+near)) { // "مناطق کشت را برنامه‌ریزی کند"
		return true
	}
	if !d.is(s.first, classGoverning) && d.tokens[l.end()].text != "و" && d.tokens[l.end()].kind != number {
		return false
	}
	for i := l.end(); i < min(s.end, l.end()+near) && d.tokens[i].kind != mark; i++ {
		if d.tokens[i].text == "را" {
			return true
		}
		if d.isParticle(i) || d.isAny(i, classVerb, classHead) {
			return false
		}
	}
	return false
}

// isFormedThere tells whether the Persian words from token i on go on to the verb with which
// others set a body up: "کمیته راهبری سرشماری را تا ۱۰ مارس برپا کنند".
func (d *drafter) isFormedThere(i, end int) bool {
	const near = 20
	marked := false
	for last := min(end, i+near); i < last; i++ {
		marked = marked || d.tokens[i].text == "را"
		if d.tokens[i].kind == mark || !marked && d.isAny(i, classCoordinate, classModal, classObject) {
			return false
		}
		if d.isVerbForm(i) {
			return marked && (d.is(i-1, classCreates) || d.tokens[i-1].text == "برپا" || d.tokens[i-1].text == "فعال")
		}
	}
	return false
}

// isToBeCharged tells whether a Persian sentence says that its subject, or the owner of its
// item, is still to charge the list: "صاحبان خانه‌ها را ملزم سازند که".
func (d *drafter) isToBeCharged(s segment, l list) bool {
	const near = 4
	for i := l.end() + 1; i < min(s.end, l.end()+near); i++ {
		if slices.Contains([]string{"کند", "کنند", "نماید", "نمایند", "سازد", "سازند", "گرداند", "گردانند"}, d.tokens[i].text) {
			return true
		}
	}
	return false
}

// isSetUp tells whether the Persian body named last before token end is what the one charged
// is to set up: "و کمیته راهبری زمین را به ریاست دبیر تشکیل دهند".
func (d *drafter) isSetUp(body, end int) bool {
	return d.isAnyWithin(body, end, 1, classHead) && d.marksObject(body, end) && slices.ContainsFunc(formedHeads, func(h string) bool { return d.tokens[body].text == h }) &&
		slices.ContainsFunc([]int{end - 2, end - 3}, func(i int) bool { return i > body && d.is(i, classCreates) && d.isVerbForm(i+1) })
}

// formedHeads are heads of the bodies that others set up.
var formedHeads = []string{"کمیته", "کارگروه", "ستاد", "شورا", "شورای", "هیئت", "هیات", "قرارگاه", "کمیسیون", "دبیرخانه", "گروه", "تیم"}

// isAppointed tells whether a Persian sentence ends in words that charge a list with what
// stands between: "معاون را به هدایت این کار گمارد".
func (d *drafter) isAppointed(s segment, l list) bool {
	const last = 4
	return d.lexicon.Order == verbLast && l.end()+1 < s.end && d.tokens[l.end()+1].text == "به" && d.isAnyWithin(max(l.end(), s.end-last), s.end, last, classChargeAfter)
}
