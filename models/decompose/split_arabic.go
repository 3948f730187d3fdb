package decompose

import (
	"slices"
	"strings"
)

// secondVerb finds where an Arabic sentence goes on to what the same body must do by
// another day: "تسهر الشركة على الإنجاز قبل 15 جوان، وتوافي القطاع بالبرنامج قبل 10 ماي".
func (d *drafter) secondVerb(s segment, mentions []mention) (at, next int, ok bool) {
	if !d.lexicon.Clitics {
		return 0, 0, false
	}
	for j := s.first + 1; j+2 < s.end; j++ { // "كما طلب منها أن تدرس"
		if t := d.tokens[j].text; (t == "و" || t == "کما") && d.asksThem(j+1) && !d.hasArticle(j+1) && len(mentions) > 0 && mentions[0].end < j {
			if at = j; d.tokens[j-1].text == "،" {
				at--
			}
			return at, j + 1, true
		}
	}
	due := slices.DeleteFunc(d.deadlinesIn(s.first, s.end), func(x stated) bool { return x.rank > rankYear || x.told || x.ranged })
	if at, next, ok := d.elseBehind(s, due, mentions); ok {
		return at, next, true
	}
	if len(due) < 2 {
		return 0, 0, false
	}
	first := due[0].end
	if len(mentions) > 0 && mentions[0].first-s.first <= 2 {
		first = max(first, mentions[0].end+1)
	}
	deeds := s.marked && d.namesWhatToDo(d.sentenceStart(s))
	for j := first; j+1 < s.end; j++ {
		next, ok := d.deedBehind(j, s.end, deeds)
		if !ok || !slices.ContainsFunc(due, func(x stated) bool { return x.end <= j && due[0].end >= x.end }) {
			continue
		}
		if !slices.ContainsFunc(due[1:], func(x stated) bool { return x.first > j && (x.Date != due[0].Date || x.Every != due[0].Every) }) {
			return 0, 0, false
		}
		if at = j; d.tokens[j-1].text == "،" {
			at--
		}
		return at, next, true
	}
	return 0, 0, false
}

// elseBehind finds where an Arabic sentence goes on to something else that the same body must
// do, right behind the day of what it must do first: "قبل 30 نوفمبر، وتعمل على تحويل المحطة".
// What is handed on or said of it belongs to the first.
func (d *drafter) elseBehind(s segment, due []stated, mentions []mention) (at, next int, ok bool) {
	const shortest = 6
	if len(due) != 1 || due[0].rank != rankDay || len(mentions) == 0 || mentions[0].first-s.first > 2 {
		return 0, 0, false
	}
	at = due[0].end
	if at+2 >= s.end || d.tokens[at].text != "،" || d.tokens[at+1].text != "و" || !d.imperfect(at+2) || s.end-at < shortest {
		return 0, 0, false
	}
	verb := d.tokens[at+2].text
	if d.isAny(at+2, classIdle, classCoordinate) || d.isAnyWithin(at+3, s.end, 3, classThat) || strings.HasSuffix(verb, "نسق") || d.isAnyWithin(at+3, s.end, 2, classCoordinate) || slices.Contains(givingVerbs, verb) || d.is(at+2, classSubmit) || strings.HasSuffix(verb, "ها") || strings.HasSuffix(verb, "ه") || strings.HasSuffix(verb, "هم") {
		return 0, 0, false
	}
	return at, at + 2, true
}

// deedBehind is the Arabic verb behind the conjunction at token j, or the noun of what else
// is to be done where such nouns say so: "وأن تسلم", "ثم تجمع", "وإجراء".
func (d *drafter) deedBehind(j, end int, deeds bool) (next int, ok bool) {
	next = j + 1
	switch d.tokens[j].text {
	case "وان":
		return next, next < end && d.imperfect(next)
	case "و", "ثم", "کما":
	default:
		return 0, false
	}
	if next+2 < end && slices.Contains([]string{"علیها", "علیه", "علیهم", "علیهما"}, d.tokens[next].text) { // "وعليها أيضا ربط النظام"
		return d.pastAlso(next+1, end), true
	}
	if next+1 < end && slices.Contains([]string{"ان", "انها", "انه", "انهم"}, d.tokens[next].text) {
		next++
	}
	if next+1 < end && slices.Contains([]string{"عن", "ب", "علی"}, d.tokens[next].text) && d.namesWhatToDo(next+1) && !d.isAny(next+1, classHead, classCollective) { // "وعن إعداد"
		return next + 1, true
	}
	return next, next < end && (d.imperfect(next) && !d.is(next, classIdle) || deeds && next == j+1 && d.namesWhatToDo(next))
}

// goesOnWithDeed tells whether an Arabic item that begins with a deed goes on with another
// at token i: "مراجعة الترتيب وتعيين الموظفين".
func (d *drafter) goesOnWithDeed(first, i int) bool {
	return d.lexicon.Clitics && i > first && d.namesWhatToDo(first) && d.tokens[i-1].text == "و" && d.namesWhatToDo(i)
}

// namesWhatToDo tells an Arabic noun of what is to be done.
func (d *drafter) namesWhatToDo(i int) bool {
	return !d.imperfect(i) && !d.hasArticle(i) && (d.is(i, classVerb) || d.isMasdar(i))
}

// behindReport are the bodies of an Arabic sentence from the first that is charged on,
// where it first tells what was done: "وبحث المجلس التقرير، وطلب إلى الجهاز".
func (d *drafter) behindReport(s segment, mentions []mention) (charged []mention, ok bool) {
	at := d.sentenceStart(s)
	if !d.lexicon.Clitics || at >= mentions[0].first || d.isAny(at, classAssign, classModal, classObject, classEvent, classStop) || !d.is(at, classPast) && !d.isRoot(at) {
		return mentions, false
	}
	if _, asked := d.askedThat(s.first, mentions[0].first); asked { // "قرر الاجتماع أن توفر الوزارة"
		return mentions, false
	}
	for k := 1; k+1 < len(mentions); k++ {
		if _, _, again := d.chargedAgain(mentions[k-1].end, mentions[k].first); again {
			return mentions[k:], true
		}
	}
	return mentions, false
}

// formedFirst finds where an Arabic sentence that forms a body goes on with what a body is
// to do: "تنشأ غرفة قومية يرأسها الوكيل، وتصدر الغرفة القومية نشرة".
func (d *drafter) formedFirst(s segment, mentions []mention) (at, next int, ok bool) {
	if !d.lexicon.Clitics || !d.is(d.sentenceStart(s), classForms) {
		return 0, 0, false
	}
	for k, m := range mentions {
		if k == 0 || !d.hasArticle(m.first) || m.first-2 <= s.first || !d.imperfect(m.first-1) || d.is(m.first-1, classForms) || d.tokens[m.first-2].text != "و" || d.disagrees(m.first-1, m.first) {
			continue
		}
		if at = m.first - 2; d.tokens[at-1].text == "،" {
			at--
		}
		return at, m.first - 1, true
	}
	return 0, 0, false
}
