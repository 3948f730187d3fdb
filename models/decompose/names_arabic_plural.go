package decompose

import (
	"slices"
	"strings"
)

// isNounLikeAdjective tells a definite Arabic plural of things, or another noun, that looks like an
// adjective and is none, and so is the object behind a subject: "توفر الصيدليات الأدوية",
// "تعد الهيئة الاستراتيجية". Plurals in "ية" can't be told from adjectives by their form: "الأمنية", "الأهلية".
func (d *drafter) isNounLikeAdjective(j int) bool {
	key := d.tokens[j].key
	if slices.Contains(brokenInYa, key) || slices.Contains(abstract, key) { // "تسلم أمانة بغداد الأراضي"
		return true
	}
	if strings.HasPrefix(key, "مت") || strings.HasPrefix(key, "مست") { // "تحدد الوزارة المستفيدين", not "المزارعين المتضررين"
		if strings.HasSuffix(key, "ات") || j > 0 && strings.HasSuffix(key, "ین") && !strings.HasSuffix(d.tokens[j-1].text, "ین") {
			return true
		}
	}
	const letters = 7 // with the article: "الأنظمة"
	r := []rune(d.lower(j))
	if len(r) != letters || !strings.HasPrefix(string(r), article+"أ") || r[letters-1] != 'ة' {
		return false
	}
	return r[letters-2] != 'ي' || slices.Contains(brokenPlurals, key)
}

// brokenPlurals are those in "ية" that name things.
var brokenPlurals = []string{"ادویه", "اغذیه", "ابنیه", "اودیه", "اوعیه", "اندیه", "اقبیه", "الویه", "احذیه", "اهویه", "اکسیه", "اقنیه", "اخبیه"}

// brokenInYa are those of the form of "الأراضي", which "الصناعي" has too.
var brokenInYa = []string{"اراضی", "مبانی", "اهالی", "نواحی", "ضواحی", "مراعی", "موانی", "شواطی", "مساعی", "معانی", "کراسی", "دعاوی", "مواشی", "نوادی", "منافی", "مجاری", "مقاهی", "ملاهی", "سواقی", "بوادی", "لیالی", "اغانی", "مراسی", "مشافی", "مصافی"}

// abstract are nouns of the form adjectives have in the feminine.
var abstract = []string{"استراتیجیه", "اتفاقیه", "میزانیه", "عملیه", "اولویه", "مسوولیه", "امکانیه", "کمیه", "هویه", "قضیه", "عضویه", "مدیونیه", "نظریه", "صلاحیه", "شفافیه", "انتاجیه", "موثوقیه", "جاهزیه", "منهجیه", "مرجعیه", "خصوصیه", "فعالیه", "مشروعیه", "مصداقیه", "برقیه", "بنیه", "الیه", "مدیریه", "ارضیه", "خلفیه", "تعریفه", "تقنیه", "حصریه", "اسبقیه",
	"تربیه", "تنمیه", "تغذیه", "توعیه", "ترقیه", "تحلیه", "تسویه", "تصفیه", "تغطیه", "تسمیه", "تعبیه", "تنقیه", "تهییه", "توصیه", "تزکیه", "تقویه", "تعریه"}

// countsAll tells the Arabic word for all at token i that goes with the definite noun behind
// it, and not with the bodies before: "توفر الوزارة كافة التسهيلات".
func (d *drafter) countsAll(i int) bool {
	return d.lexicon.Clitics && i+1 < len(d.tokens) && d.tokens[i].text == "کافه" && d.hasArticle(i+1)
}

// mayDescribe tells whether the definite Arabic word in the feminine at token i has a form
// of those that describe: "المتضررة", "العاملة", "الكبيرة", not "الرقابة".
func (d *drafter) mayDescribe(i int) bool {
	const letters = 5
	r := []rune(d.tokens[i].key)
	if strings.HasPrefix(d.tokens[i].key, "لا") { // "اللاممركزة"
		return true
	}
	return d.is(i, classAttribute) || d.is(i, classTail) || len(r) > 0 && r[0] == 'م' || len(r) == letters && (r[1] == 'ا' || r[2] == 'ی') || len(r) < letters
}
