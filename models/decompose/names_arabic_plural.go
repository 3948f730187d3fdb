package decompose

import (
	"slices"
	"strings"
)

// isBrokenPlural tells a definite Arabic plural of things that looks like an adjective in
// the feminine, and so is the object behind a subject: "توفر الصيدليات الأدوية". Those in
// "ية" can't be told from adjectives by their form: "الأمنية", "الأهلية".
func (d *drafter) isBrokenPlural(j int) bool {
	if slices.Contains(brokenInYa, d.tokens[j].key) { // "تسلم أمانة بغداد الأراضي"
		return true
	}
	const letters = 7 // with the article: "الأنظمة"
	r := []rune(d.lower(j))
	if len(r) != letters || !strings.HasPrefix(string(r), article+"أ") || r[letters-1] != 'ة' {
		return false
	}
	return r[letters-2] != 'ي' || slices.Contains(brokenPlurals, d.tokens[j].key)
}

// brokenPlurals are those in "ية" that name things.
var brokenPlurals = []string{"ادویه", "اغذیه", "ابنیه", "اودیه", "اوعیه", "اندیه", "اقبیه", "الویه", "احذیه", "اهویه", "اکسیه", "اقنیه", "اخبیه"}

// brokenInYa are those of the form of "الأراضي", which "الصناعي" has too.
var brokenInYa = []string{"اراضی", "مبانی", "اهالی", "نواحی", "ضواحی", "مراعی", "موانی", "شواطی", "مساعی", "معانی", "کراسی", "دعاوی", "مواشی", "نوادی", "منافی", "مجاری", "مقاهی", "ملاهی", "سواقی", "بوادی", "لیالی", "اغانی", "مراسی", "مشافی", "مصافی"}
