package decompose

import (
	"slices"
	"strings"
)

// seemingVerbs are Arabic words that only look like verbs in the present.
var seemingVerbs = []string{"تحت", "تجاه", "تلک", "یوم", "یوما", "یومین", "یومی", "یومیه", "یومیا", "یمین", "یسار", "تبعا", "تاریخ", "تالیا", "تلقاییا", "تدریجیا", "تماما", "تحدیدا", "توا"}

// imperfect tells whether an Arabic word has the form of a verb in the present.
func (d *drafter) imperfect(i int) bool {
	if !d.lexicon.Clitics || i < 0 {
		return false
	}
	s := d.tokens[i].text
	if d.isMasdar(i) || slices.Contains(seemingVerbs, s) || strings.HasSuffix(d.lower(i), "ة") {
		return false
	}
	for _, its := range []string{"ها", "ه", "هم", "هما"} { // "وتقديمها"
		if stem, ok := strings.CutSuffix(s, its); ok && isMasdarForm(stem) {
			return false
		}
	}
	return d.tokens[i].kind == word && len(s) >= 6 && (strings.HasPrefix(strings.TrimPrefix(s, "س"), "ت") || strings.HasPrefix(strings.TrimPrefix(s, "س"), "ی")) && !d.isAny(i, classHead, classWeakHead, classSubject, classMonth, classPast)
}

// isMasdar tells an Arabic word that names what is done by its form: توجيه, ترميم.
func (d *drafter) isMasdar(i int) bool {
	if !d.lexicon.Clitics || i < 0 {
		return false
	}
	return isMasdarForm(d.tokens[i].text)
}

func isMasdarForm(s string) bool {
	r := []rune(s)
	if strings.HasPrefix(s, "است") && len(r) >= 6 && r[len(r)-2] == 'ا' { // استخلاص
		return true
	}
	return len(r) == 5 && r[0] == 'ت' && r[3] == 'ی'
}

// isRoot tells an Arabic word of three letters: before a subject it can only tell what
// happened, though as a noun it may say what to do: "عرض", "رفع".
func (d *drafter) isRoot(i int) bool {
	return d.lexicon.Clitics && i >= 0 && !d.imperfect(i) && len([]rune(d.tokens[i].text)) == 3
}

// isImperfectForm tells an Arabic verb in the present or future behind a conjunction:
// "وتسهر", "وسيشرع".
func isImperfectForm(s string) bool {
	r := []rune(strings.TrimPrefix(s, "س"))
	return len(r) >= 4 && (r[0] == 'ت' || r[0] == 'ی') && r[1] != 'ی' && r[len(r)-1] != 'ه' && r[len(r)-1] != 'ت'
}

// isDeedForm tells an Arabic noun of what is done by any of the forms verbs of more
// than three letters have. Other words have some of them too, so that it only counts
// behind a preposition: "بإكمال", "بتجربة", "لمعالجة".
func isDeedForm(s string) bool {
	r := []rune(s)
	has := func(n int, letters map[int]rune) bool {
		for i, l := range letters {
			if len(r) != n || r[i] != l {
				return false
			}
		}
		return true
	}
	return isMasdarForm(s) ||
		has(5, map[int]rune{0: 'ت', 4: 'ه'}) || // تجربة
		has(5, map[int]rune{0: 'ت', 3: 'ا'}) || // تكرار
		has(5, map[int]rune{0: 'ت', 2: 'ا'}) || // تعامل
		has(5, map[int]rune{0: 'ا', 3: 'ا'}) || // إكمال
		has(5, map[int]rune{0: 'ا', 2: 'ا', 4: 'ه'}) || // إقامة
		has(6, map[int]rune{0: 'ا', 4: 'ا'}) && r[1] != 'ل' || // اختبار
		has(6, map[int]rune{0: 'م', 2: 'ا', 5: 'ه'}) || // معايرة
		has(7, map[int]rune{0: 'ا', 1: 'س', 2: 'ت', 5: 'ا'}) || // استقبال
		has(7, map[int]rune{0: 'ا', 1: 'س', 2: 'ت', 4: 'ا', 6: 'ه'}) // استعادة
}
