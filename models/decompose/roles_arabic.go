package decompose

import (
	"slices"
	"strings"
)

// askedThat tells whether an Arabic clause of what is asked for begins before the
// body at token i, and where: "شدد على أن يقوم المحافظون".
func (d *drafter) askedThat(first, i int) (start int, ok bool) {
	if i-2 < first || !d.imperfect(i-1) {
		return 0, false
	}
	if i-2 == first || d.tokens[i-3].kind == mark { // "قرر المجلس ما يلي: أن تبادر الوزارة"
		return i - 2, d.tokens[i-2].text == "ان"
	}
	if d.tokens[i-2].text == "بان" { // "أوصى بأن تدرس الجمعية"
		return i - 2, d.isAnyWithin(first, i-2, i-2-first, classAssign)
	}
	if d.tokens[i-2].text != "ان" {
		return 0, false
	}
	if d.tokens[i-3].text == "و" { // "على أن تكمل الشرطة …، وأن يواصل المركز"
		return i - 2, d.asksThat(first, i-3)
	}
	if i-4 >= first && (d.isAny(i-4, classAssign, classReports) || slices.Contains(deciding, d.tokens[i-4].text)) && d.tokens[i-3].kind == word && d.hasArticle(i-3) { // "قرر الاجتماع أن توفر الوزارة"
		return i - 3, true
	}
	return i - 3, d.isAny(i-3, classAssign, classModal) || d.tokens[i-3].text == "علی" || d.tokens[i-3].text == "ب"
}

// deciding are Arabic verbs of the past, as they are compared, behind whose subject "أن" says
// what is to be done.
var deciding = []string{"قرر", "قررت", "اتفق", "اتفقت", "اقر", "اقرت", "وافق", "وافقت", "رای", "ارتای", "اوصی", "اوصت", "شدد", "شددت"}

// asksThat tells whether the Arabic tokens from first to end ask that somebody do something:
// "أن" stands before a verb of what is to come.
func (d *drafter) asksThat(first, end int) bool {
	for i := first; i+1 < end; i++ {
		if t := d.tokens[i].text; (t == "ان" || t == "بان") && d.imperfect(i+1) {
			return true
		}
	}
	return false
}

// governedByVerb tells whether the Arabic "على" at token i charges nobody, since the
// verb of its clause governs it: "يعرض الموقف على اللجنة".
func (d *drafter) governedByVerb(s segment, i, body int) bool {
	return d.lexicon.Clitics && d.tokens[i].text == "علی" && !d.onCondition(i) && !d.is(i+1, classAssign) && !d.opens(s, i) && i > s.first && d.tokens[i-1].kind == word && body > i
}

// onCondition tells the Arabic words at token i that add what another body is to do:
// "تتيح وزارة المالية التمويل، على أن تتولى الهيئة صرفه".
func (d *drafter) onCondition(i int) bool {
	return d.lexicon.Clitics && i+1 < len(d.tokens) && d.tokens[i].text == "علی" && d.tokens[i+1].text == "ان"
}

// formedOf charges the members of a group that a segment asks to be formed of them:
// "تشكيل مجموعة عمل من وزارة العدل ووزارة الداخلية".
func (d *drafter) formedOf(s segment, lists []list) {
	if !d.lexicon.Clitics || !d.is(s.first, classForming) || slices.ContainsFunc(d.tokens[s.first:s.end], func(t token) bool { return t.text == "بریاسه" }) { // one presides over it
		return
	}
	const farthest = 6
	for i := range lists {
		l := &lists[i]
		if l.role != classObject || d.tokens[l.roleStart].text != "من" || l.roleStart > s.first+farthest {
			continue
		}
		for k := range lists[:i] {
			lists[k].role = classObject
		}
		l.role = classAssign
		return
	}
}

// asksThem tells Arabic words at token i that charge those named before: "طلب منها".
func (d *drafter) asksThem(i int) bool {
	return d.lexicon.Clitics && d.is(i, classAssign) && i+1 < len(d.tokens) && slices.Contains([]string{"منها", "منه", "منهم", "منهما", "الیها", "الیه", "الیهم"}, d.tokens[i+1].text)
}

// takesCharge tells whether an Arabic verb before a list says that it takes charge itself:
// "يتولى نائب رئيس الوزراء توجيه الوزارات".
func (d *drafter) takesCharge(s segment, l list) bool {
	_, ok := d.endsAt(s.first, l.first(), classLead)
	return d.lexicon.Clitics && ok
}

// chargesNamed tells whether an Arabic sentence charges whom it named as its topic: "أما
// الاتحاد العام فقد طلب منه الاستمرار".
func (d *drafter) chargesNamed(s segment, l list) bool {
	const near = 4
	at := d.sentenceStart(s)
	if !d.lexicon.Clitics || l.first() > at+1 || d.tokens[max(l.first()-1, 0)].text != "اما" && d.tokens[at].text != "اما" {
		return false
	}
	for i := l.end(); i < min(s.end, l.end()+near); i++ {
		if d.asksThem(i) {
			return true
		}
	}
	return false
}

// chargedByNamed tells whether a body is charged by who gives the orders, whose name and
// title stand between commas behind the verb: "وكلف السيد بينه، نائب رئيس الوزراء، وزارة
// المالية".
func (d *drafter) chargedByNamed(s segment, giver list, m mention) bool {
	at := d.sentenceStart(s)
	if d.lexicon.Clitics && d.is(at, classAssign) && len(giver.members) > 1 && d.is(giver.first(), classIssuer) && m.first == giver.end()+1 && d.tokens[m.first-1].text == "،" && d.is(m.first, classHead) { // "كلف رئيس مجلس الوزراء، السيد السوداني، وزارة الكهرباء"
		return true
	}
	if d.lexicon.Clitics && d.is(at, classAssign) && len(giver.members) == 1 && d.is(giver.first(), classIssuer) && d.namedBetweenCommas(giver.end(), m.first) {
		return true
	}
	return d.lexicon.Clitics && d.is(at, classAssign) && giver.first() > at+1 && d.is(giver.first(), classIssuer) && d.tokens[giver.first()-1].text == "،" &&
		m.first == giver.end()+1 && d.tokens[m.first-1].text == "،"
}

// chargedToo finds where the clause of another body begins that the Arabic verb of the
// first charges too: "طالب وزارة المالية بتوفير الأموال ووزارة البناء بتسريع التنفيذ",
// "طلب من وزارة الصحة التنسيق، ومن وزارة المالية تخصيص الأموال", "عهد إلى الوزارة
// بالتحويل، وإلى الهيئة بالصرف", "يناط بالمديرية الإعداد، وبالهيئة التجهيز".
func (d *drafter) chargedToo(first, before, m mention, end int) (at, next int, ok bool) {
	if !d.lexicon.Clitics || m.end >= end || first.first == 0 {
		return 0, 0, false
	}
	deed := func(i int) bool {
		return isDeedForm(d.tokens[i].text) || d.is(i, classVerb) || d.tokens[i].text == "عدم"
	}
	both := d.tokens[first.end].text == "ب" && d.tokens[m.end].text == "ب"
	if d.joined(before.end, m.first) && !(both && m.end+1 < end && deed(m.end+1)) { // "بتأهيل المحطات، ووزارة النفط بتجهيز"
		return 0, 0, false
	}
	at = m.first
	preposition := d.tokens[at-1].text
	if preposition == "من" || preposition == "الی" || preposition == "ب" {
		at--
	} else {
		preposition = ""
	}
	if d.tokens[at-1].text != "و" {
		return 0, 0, false
	}
	at--
	switch alike := preposition == d.tokens[first.first-1].text; preposition {
	case "من":
		ok = alike && (both || deed(m.end))
	case "الی", "ب":
		ok = alike && (both || (deed(first.end) || d.is(first.end, classThing) || d.tokens[first.end].text == "مهمه" || d.tokens[first.end].text == "مهام") && deed(m.end))
	default:
		ok = both
	}
	if !ok {
		return 0, 0, false
	}
	if d.tokens[at-1].text == "،" {
		at--
	}
	return at, m.first, true
}

// obligesThem tells whether an Arabic sentence obliges those named before, so that it
// says more than by when: "كما يتعين عليهم استكمال".
func (d *drafter) obligesThem(s segment) bool {
	const near = 4
	for i := s.first; d.lexicon.Clitics && i+1 < min(s.end, s.first+near); i++ {
		if d.is(i, classModal) && slices.Contains([]string{"علیها", "علیه", "علیهم", "علیهما"}, d.tokens[i+1].text) {
			return true
		}
	}
	return false
}

// contracts tells whether the Arabic "مع" at token i says with whom a contract is made or
// negotiated, not who takes part: "إبرام اتفاقيات لكراء الآليات مع المقاولات".
func (d *drafter) contracts(first, i int) bool {
	const farthest = 5
	if !d.lexicon.Clitics || d.tokens[i].text != "مع" {
		return false
	}
	return slices.ContainsFunc(d.tokens[max(first, i-farthest):i], func(t token) bool {
		return slices.Contains([]string{"اتفاقیه", "اتفاقیات", "اتفاق", "عقد", "عقود", "تعاقد", "مذکره", "مذکرات", "بروتوکول", "بروتوکولات", "حوار", "حوارات", "تفاوض", "مفاوضات", "مفاوضه", "تتفاوض", "یتفاوض"}, t.key)
	})
}

// formedToAct charges the body that an Arabic sentence forms where it goes on with what
// that body does: "تحدث لدى رئاسة الحكومة لجنة وزارية، تجتمع مرة في الشهر".
func (d *drafter) formedToAct(s segment, lists []list) {
	at := d.sentenceStart(s)
	if !d.lexicon.Clitics || !d.is(at, classForms) {
		return
	}
	for i := range lists {
		l := &lists[i]
		if !d.isAny(l.first(), classHead, classWeakHead) || d.hasArticle(l.first()) || l.first() != at+1 && (i == 0 || l.first() != lists[i-1].end()) {
			continue
		}
		for j := l.members[0].end; j < s.end; j++ {
			behind := d.tokens[j-1].text == "،" || slices.ContainsFunc(lists, func(o list) bool { return o.end() == j })
			if behind && d.imperfect(j) && !d.isAny(j, classIdle, classForms) {
				l.role, l.roleStart = classAssign, at
				return
			}
		}
	}
}

// formsOnly tells whether an Arabic sentence says who sits in a body that it forms, and
// not what for: "تشكيل لجنة برئاسة وزير النقل وعضوية محافظ بغداد".
func (d *drafter) formsOnly(s segment) bool {
	if d.lexicon.Tones {
		return d.formsUnder(s)
	}
	at, seats := d.sentenceStart(s), false
	if !d.lexicon.Clitics || !d.isAny(at, classForms, classForming) {
		return false
	}
	for i := at + 1; i < s.end; i++ {
		purpose, ok := strings.CutPrefix(d.tokens[i].text, "ل")
		if d.is(i, classAgentive) || ok && isDeedForm(purpose) || d.tokens[i-1].text == "ل" && !d.hasArticle(i) && d.is(i, classVerb) {
			return false
		}
		seats = seats || slices.Contains([]string{"بریاسه", "ریاسه", "بعضویه", "عضویه"}, d.tokens[i].text)
	}
	return seats
}

// namedBetweenCommas tells whether nothing but a person's name between commas stands
// between two tokens: "نائب رئيس الوزراء، هوانغ دوك فوك، بنك الدولة".
func (d *drafter) namedBetweenCommas(first, end int) bool {
	const shortest, longest = 2, 5
	if n := end - first - 2; n < shortest || n > longest || d.tokens[first].text != "،" || d.tokens[end-1].text != "،" {
		return false
	}
	for i := first + 1; i < end-1; i++ {
		if d.tokens[i].kind != word || d.isAny(i, classVerb, classAssign, classCoordinate, classAnd, classObject) {
			return false
		}
	}
	return true
}

// honorifics stand for who spoke before, as "he": "ووجه معاليه المديرين".
var honorifics = []string{"سیادته", "معالیه", "دولته", "فخامته", "جلالته", "سموه", "سعادته", "سیادتها", "معالیها", "دولتها"}

// handedOver is the Arabic verb, not before token first, with which a task is handed over to
// the body behind the "إلى" at token i: "تسند أعمال البرمجة إلى الهيئة". A body that is only
// formed so is told later what to do: "تعهد المتابعة إلى لجنة توجيهية".
func (d *drafter) handedOver(first, i int, m mention) (at int, ok bool) {
	const farthest = 7
	if !d.lexicon.Clitics || i >= m.first || d.tokens[i].text != "الی" {
		return 0, false
	}
	named := m.body.collective
	for k := m.first; k < m.end; k++ {
		named = named || d.hasArticle(k) || d.is(k, classPlaceName)
	}
	for k := i - 1; named && k >= max(first, i-farthest) && d.tokens[k].kind == word; k-- {
		if slices.Contains(handingOver, d.tokens[k].text) {
			return k, true
		}
	}
	return 0, false
}

// handingOver are Arabic verbs, and nouns of them, with which a task is handed over.
var handingOver = []string{"تسند", "یسند", "اسند", "اسندت", "اسناد", "ستسند", "سیسند", "توکل", "یوکل", "اوکل", "اوکلت", "ایکال", "تعهد", "یعهد", "عهد", "عهدت", "انیطت", "تفوض", "یفوض", "فوض", "فوضت", "تفویض"}
