package decompose

import (
	"slices"
	"strings"
)

// disagrees tells whether the Arabic verb at token i can't have the body that begins at
// token body as its subject, since they differ in gender; what is told goes to it then:
// "وتوافي قطاع الري ببرنامج الصيانة", "وتبلغ بنك الدولة بالنتائج".
func (d *drafter) disagrees(i, body int) bool {
	if !d.imperfect(i) || body >= len(d.tokens) {
		return false
	}
	if d.tellsOfMany(i) {
		return true
	}
	verb, noun := strings.TrimPrefix(d.tokens[i].text, "س"), d.tokens[body].key
	if d.tokens[body].kind != word || !d.isAny(body, classHead, classWeakHead, classTitle, classIssuer) || d.isAny(body, classCollective, classHeads, classPlace) || slices.Contains(pluralHeads, noun) {
		return false
	}
	feminine := strings.HasSuffix(noun, "ه") || slices.Contains(feminineHeads, noun)
	return feminine != strings.HasPrefix(verb, "ت")
}

// tellsOfMany tells an Arabic verb in the dual or plural, which its subject goes before:
// "وتلزمان الشركات بنصب الأبراج".
func (d *drafter) tellsOfMany(i int) bool {
	const shortest = 6 // letters
	s := d.tokens[i].text
	if len([]rune(s)) < shortest || strings.HasSuffix(s, "عاون") || strings.HasSuffix(s, "هاون") {
		return false
	}
	return strings.HasSuffix(s, "ان") || strings.HasSuffix(s, "ون") || strings.HasSuffix(s, "وا")
}

// pluralHeads are heads in the plural, which take a verb in either gender.
var pluralHeads = []string{"لجان", "قوات", "قوی", "فرق", "غرف", "مراکز", "خفر", "حرس", "شوون", "معاهد"}

// feminineHeads are feminine without the ending that tells it.
var feminineHeads = []string{"دار"}

// behindItsObject tells whether the body at token i is the subject of the Arabic verb with
// which its clause opens, though what is done stands between: "تنجز الدراسة وزارة
// السياحة", "تشرف على تنفيذ القرار وزارة الداخلية", where the verb agrees with the body and
// the words between can't be who does it.
func (d *drafter) behindItsObject(s segment, i int) bool {
	const farthest = 6 // tokens
	if !d.lexicon.Clitics || !d.isAny(i, classHead, classTitle) || i < s.first+2 || !d.hasArticle(i-1) {
		return false
	}
	verb := i - 1
	for ; !d.imperfect(verb) || !d.opens(s, verb); verb-- {
		if verb == s.first || i-verb == farthest || d.tokens[verb].kind != word ||
			d.isAny(verb, classHead, classWeakHead, classCollective, classTitle, classIssuer, classHeads) {
			return false
		}
	}
	noun := verb + 1
	if noun == i || d.is(verb, classIdle) || d.disagrees(verb, i) {
		return false
	}
	if noun < i-1 {
		return d.isAny(noun, classDeliverable, classThing, classVerb) || d.isMasdar(noun) || slices.Contains([]string{"علی", "فی", "عن"}, d.tokens[noun].text)
	}
	text := d.tokens[noun].text
	feminine := strings.HasSuffix(text, "ه") || strings.HasSuffix(text, "ات")
	return feminine != strings.HasPrefix(strings.TrimPrefix(d.tokens[verb].text, "س"), "ت") || d.isAny(noun, classDeliverable, classThing, classVerb)
}

// informs tells whether the Arabic body at token i is told something by those named before,
// since "ب" with what it is told stands right behind it: "وتبلغ وزارة العدل بذلك".
func (d *drafter) informs(i int) bool {
	const longest = 12
	if !d.lexicon.Clitics || i == 0 || !slices.Contains([]string{"تبلغ", "یبلغ", "توافی", "یوافی", "تزود", "یزود", "تخطر", "یخطر", "تحیط", "یحیط", "تشعر", "یشعر"}, d.tokens[i-1].text) {
		return false
	}
	m, ok := d.mentionAt(i, min(len(d.tokens), i+longest))
	return ok && m.end < len(d.tokens) && d.tokens[m.end].text == "ب"
}

// directs tells whether the Arabic verb at token i says that the owner of an item directs a
// list, behind which it stands to what: "توجه إدارات التعليم إلى المراجعة".
func (d *drafter) directs(i int, l list) bool {
	if !slices.Contains(directing, d.tokens[i].text) || l.end() >= len(d.tokens) {
		return false
	}
	const near = 7
	k := l.end()
	if d.tokens[k].text == "فی" { // "توجه المكاتب التجارية في البرازيل والمكسيك لتقديم المعلومات"
		for k < min(len(d.tokens)-1, l.end()+near) && d.tokens[k].kind == word && d.tokens[k].text != "ل" && !strings.HasPrefix(d.tokens[k].text, "ل") {
			k++
		}
	}
	next := d.tokens[k].text
	purpose, ok := strings.CutPrefix(next, "ل")
	return slices.Contains([]string{"الی", "ل", "ب", "علی", "نحو", "بشان", "حول"}, next) || ok && isDeedForm(purpose)
}

// isDirected tells whether the Arabic name that begins at token first is that of whom a
// verb before it directs, and "ل" at token j says to what: "توجه قوات الشرطة للتفتيش".
func (d *drafter) isDirected(first, j int) bool {
	if !d.lexicon.Clitics || first == 0 || j+1 >= len(d.tokens) || !slices.Contains(directing, d.tokens[first-1].text) {
		return false
	}
	deed, joined := strings.CutPrefix(d.tokens[j].text, "ل")
	return deed == "" && isMasdarForm(d.tokens[j+1].key) || joined && isDeedForm(deed)
}

// goesOnUnnamed tells whether an Arabic item begins with a verb of its owner, who is not
// named again, so that a body behind another verb is what is done to: "تتحمل المسؤولية …،
// وتكمل اللجان التوجيهية".
func (d *drafter) goesOnUnnamed(s segment, l list) bool {
	return d.lexicon.Clitics && (s.marked || s.item) && d.imperfect(s.first) && l.first() > s.first+2 && d.imperfect(l.first()-1) && d.tokens[s.first].text[:2] == d.tokens[l.first()-1].text[:2] && !d.is(s.first, classIdle)
}

// directsToo tells whether the owner of an Arabic item, who is not named again, directs a
// list behind another verb of its own: "تنظم مهرجانا، وتدعو الشركات إلى الارتباط".
func (d *drafter) directsToo(s segment, l list) bool {
	return d.goesOnUnnamed(s, l) && d.directs(l.first()-1, l)
}

// directing are Arabic verbs with which an item says whom the owner of its heading is to
// direct: "توجه إدارات التعليم إلى المراجعة".
var directing = []string{"توجه", "یوجه", "تحث", "یحث", "تدعو", "یدعو", "تطالب", "یطالب", "تامر", "یامر", "ترشد", "یرشد"}
