package decompose

import (
	"slices"
	"strings"
)

// takingBy are Arabic verbs that say with "ب" what is done, and stand before who does it.
var takingBy = []string{"تقوم", "یقوم", "ستقوم", "سیقوم", "یقومون", "تلتزم", "یلتزم", "ستلتزم", "سیلتزم", "تتکفل", "یتکفل", "ستتکفل", "سیتکفل", "تبادر", "یبادر", "تتعهد", "یتعهد", "تضطلع", "یضطلع", "ستضطلع", "سیضطلع", "تعنی", "یعنی", "تختص", "یختص", "تکلف", "یکلف", "کلف", "کلفت", "تکلیف", "قیام", "التزام", "تکفل", "اضطلاع", "الزام", "مطالبه", "تطالب", "یطالب", "طالب", "طالبت"}

// beforeBy is the end of the name from token first to j that goes on up to the "ب" which
// the verb before it needs: "تقوم الشركة الوطنية سونلغاز بربط المحطات"; else j.
func (d *drafter) beforeBy(first, j, end int) int {
	const most, farthest = 4, 3
	if !d.lexicon.Clitics {
		return j
	}
	at := first
	for at > max(0, first-farthest) && d.tokens[at-1].kind == word && (d.is(at-1, classSkip) || d.isAny(at-1, classTitle, classHead)) {
		at--
	}
	if at == 0 || !slices.Contains(takingBy, d.tokens[at-1].text) {
		return j
	}
	for k := j; k < min(end, j+most+1); k++ {
		if d.tokens[k].text == "ل" && k+1 < end && d.tokens[k+1].kind == word && !d.is(k+1, classVerb) { // "الجمعية الفيتنامية لكتاب العدل بجمع"
			k++
		}
		if d.tokens[k].text == "ب" && k+1 < end && (d.is(k+1, classVerb) || isDeedForm(d.tokens[k+1].text)) {
			return k
		}
		if t := d.tokens[k].text; strings.HasPrefix(t, "ب") && !d.lexicon.vocabulary[t] && (strings.HasSuffix(t, "هم") || strings.HasSuffix(t, "ها")) { // "بشمولهم"
			return k
		}
		if d.tokens[k].kind != word || d.breaksName(k) || d.isAny(k, classHead, classWeakHead, classCollective, classTitle, classAlso, classSkip, classUrgent, classPronoun) || d.isDeadlineAt(k) {
			break
		}
	}
	return j
}

// takesBy tells whether what the body does stands with "ب" behind it, since the Arabic verb
// before it is one of those: "تقوم وزارة الزراعة بتوزيع".
func (d *drafter) takesBy(m mention) bool {
	return d.lexicon.Clitics && m.first > 0 && slices.Contains(takingBy, d.tokens[m.first-1].text)
}

// deedFollows tells whether an Arabic segment begins with a body and goes on with what it is
// to do, the verb having been said before: "ووزارة الري بتطهير الترع".
func (d *drafter) deedFollows(s segment, l list) bool {
	i := l.end()
	if !d.lexicon.Clitics || l.first() != s.first || i+1 >= s.end {
		return false
	}
	return d.tokens[i].text == "ب" && isDeedForm(d.tokens[i+1].text) || !d.hasArticle(i) && isDeedForm(d.tokens[i].text) && d.hasArticle(i+1)
}
