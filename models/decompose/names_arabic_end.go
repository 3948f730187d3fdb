package decompose

import (
	"slices"
	"strings"
)

// goesOnDefinite tells whether the definite word at token j goes on with the definite
// name before it: it has the form of an adjective, or is one the lexicon lists. Any
// other is the object behind a subject: "تحدّث الهيئة الوطنية الخطة".
func (d *drafter) goesOnDefinite(j int) bool {
	return d.qualifies(j) || d.isAny(j, classAttribute, classOrdinal, classNumber, classNameEnd) || d.isElative(j)
}

// isElative tells an adjective like الأعلى, الأحمر, الأوسط by its form; plurals of the
// same letters have one more: الأنظمة, الأسواق.
func (d *drafter) isElative(j int) bool {
	const letters = 6 // with the article
	r := []rune(d.lower(j))
	return len(r) == letters && strings.HasPrefix(string(r), article+"أ") && r[4] != 'ا' && r[5] != 'ة' && r[5] != 'ن'
}

// objectFollows tells whether what is done by the body at token i may follow its name,
// since its verb went before it: "تصدر الهيئة", "تزيد اللجنة الشعبية في المدينة والبلدية".
func (d *drafter) objectFollows(i int) bool {
	for i > 0 && (d.is(i-1, classSkip) || d.is(i-1, classTitle)) && d.tokens[i-1].kind == word {
		i--
	}
	return i > 0 && (d.imperfect(i-1) || d.tokens[i-1].text == "و")
}

// chargedWith is the token behind the field that a participle at token j says a body is
// charged with: "المكلفة بالانتقال الرقمي", "المسؤولة عن التموين"; else j.
func (d *drafter) chargedWith(j, end int) int {
	if j+2 < end && d.hasArticle(j) && slices.Contains(charging, d.tokens[j].key) && strings.HasPrefix(d.tokens[j+1].text, "ب") && len(d.tokens[j+1].text) > len("بال") && d.hasArticle(j+2) { // "المعني بتفقد التطعيم"
		return j + 3
	}
	if !d.hasArticle(j) || !slices.Contains(charging, d.tokens[j].key) || j+2 >= end || d.tokens[j+1].text != "ب" && d.tokens[j+1].text != "عن" {
		return j
	}
	switch {
	case j+3 < end && d.hasArticle(j+3) && (isDeedForm(d.tokens[j+2].text) || !d.hasArticle(j+2) && !d.isAny(j+2, classHead, classWeakHead, classCollective, classTitle, classObject, classStop)): // "المكلفة بإدارة الدفاع الوطني", "المكلفة بملف الهجرة"
		return j + 4
	case d.hasArticle(j+2) && !d.is(j+2, classVerb):
		return j + 3
	}
	return j
}

// charging are the participles with which a name says what its body is charged with.
var charging = []string{"مکلف", "مکلفه", "مکلفین", "مکلفون", "مسوول", "مسووله", "معنی", "معنیه", "مختص", "مختصه", "قایم", "قایمه", "مشرف", "مشرفه", "منتدب", "منتدبه", "مفوض", "مفوضه", "موکل", "موکله", "معین", "معینه"}

// besideWhom tells whether the Arabic name that begins at token i, or the title before
// it, follows "مع", behind which what it is for is what the others are to do.
func (d *drafter) besideWhom(i int) bool {
	const most = 3
	for n := 0; n < most && i > 0 && d.isAny(i-1, classTitle, classHead) && !d.hasArticle(i-1); n++ {
		i--
	}
	if i > 0 && d.tokens[i-1].text == "و" { // "مع وزارة العدل والمكتب الحكومي [لاستيعاب الآراء]"
		const near = 8
		for k := i - 2; k >= max(0, i-near) && d.tokens[k].kind == word; k-- {
			if d.tokens[k].text == "مع" {
				return true
			}
		}
	}
	return i > 0 && d.tokens[i-1].text == "مع"
}

// saysEnough tells a definite Arabic name that needs nothing behind it.
func (d *drafter) saysEnough(i int) bool {
	return i+1 < len(d.tokens) && slices.Contains(completeNames, d.tokens[i].text+" "+d.tokens[i+1].text)
}

// completeNames are bodies that every country has under the same two words.
var completeNames = []string{"البنک المرکزی", "البنک الزراعی", "البنک الاهلی", "المصرف المرکزی", "الدفاع المدنی", "الحمایه المدنیه", "النیابه العامه", "القوات المسلحه", "الامن العام", "الامن الوطنی", "الهلال الاحمر", "الصلیب الاحمر", "الدرک الملکی", "الدرک الوطنی", "الحرس الوطنی", "القطاع الخاص"}

// servesWhat tells whether a body whose name says of what country it is goes on at token
// j with whom or what it serves: "المؤسسة الفيتنامية لاستثمار الطرق", "الجمعية المغربية
// لرؤساء المجالس".
func (d *drafter) servesWhat(first, j, end int) bool {
	if !d.hasArticle(first) || j+2 >= end || d.tokens[j].text != "ل" || d.hasArticle(j+1) {
		return false
	}
	return d.is(j+1, classHeads) || strings.HasSuffix(d.tokens[j+1].text, "ات") && d.hasArticle(j+2) || (isDeedForm(d.tokens[j+1].text) || d.is(j+1, classVerb)) && (d.hasArticle(j+2) || d.tokens[j+2].text == "و")
}

// managesWhat tells whether an Arabic word and the one at token j are what a body is in
// charge of, though the first may begin the name of another: "إدارة الأزمات".
func (d *drafter) managesWhat(first string, j int) bool {
	found := false
	d.lexicon.phrases.look([]token{{text: first, key: first, kind: word}, d.tokens[j]}, func(m match) {
		found = found || m.class == classGoverning && m.length > 1
	})
	return found
}

// opensConstruct tells whether the Arabic word at token j, which may end a name as
// "في الوزارة" does, goes on with a name of its own: "في وزارة النفط", "التابعة
// لوزارة الصناعة".
func (d *drafter) opensConstruct(j, end int) bool {
	return d.lexicon.Clitics && j > 0 && j+1 < end && (d.tokens[j-1].text == "فی" || d.tokens[j-1].text == "ل" || d.tokens[j-1].text == "ب" && (d.namesLevel(j) || d.is(j, classHead) && d.hasArticle(j+1))) && !d.hasArticle(j) && d.tokens[j+1].kind == word
}

// inChargeOf is the token behind what the Arabic adjectives that end before token i say
// bodies are in charge of: "المديريات الجهوية للصحة والحماية الاجتماعية". Behind those of
// whom it concerns stands what for: "الجهات المعنية للتنسيق".
func (d *drafter) inChargeOf(i, end int) int {
	if i+1 >= end || d.tokens[i].text != "ل" || !d.hasArticle(i+1) || d.breaksName(i+1) && (d.is(i-1, classConcern) || d.isAny(i+1, classCoordinate, classStop, classPast, classModal)) {
		return i
	}
	for i += 2; ; i += 2 {
		for i < end && d.qualifies(i) && !d.breaksName(i) && !d.isAny(i, classHead, classCollective) {
			i++
		}
		if d.addsField(i, end) { // "للثروة الزراعية وموارد المياه"
			return i + 2
		}
		if i+1 < end && d.tokens[i].text == "و" && d.addsAffair(i+1, end) {
			return i + 3
		}
		if i+1 >= end || d.tokens[i].text != "و" || !d.hasArticle(i+1) || d.isAny(i+1, classHead, classWeakHead, classCollective, classTitle, classCoordinate, classStop, classPast, classModal) {
			return i
		}
	}
}

// withPortfolio is the token behind what an Arabic deputy, whose name ends before token
// j, is in charge of: "وكيل وزارة التخطيط للشؤون الفنية", "وكيل الوزارة لشؤون الشرطة".
func (d *drafter) withPortfolio(first, j, end int) int {
	if !d.lexicon.Clitics || j+1 >= end || !slices.Contains([]string{"وکیل", "معاون", "مساعد", "مستشار", "نایب"}, d.tokens[first].key) {
		return j
	}
	affairs := func(i int) bool { return i+1 < end && d.tokens[i].text == "شوون" && d.hasArticle(i+1) }
	switch {
	case d.tokens[j].text == "لشوون" && d.hasArticle(j+1):
		return d.adjectives(first, j+2, end)
	case d.tokens[j].text == "ل" && affairs(j+1):
		return d.adjectives(first, j+3, end)
	}
	if j+2 < end && d.tokens[j].text == "ل" && d.hasArticle(j+1) && d.qualifies(j+2) { // "نائب رئيس الوزراء للتنمية البشرية"
		return d.inChargeOf(j, end)
	}
	return j
}
