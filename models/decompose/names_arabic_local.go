package decompose

import "slices"

// namedStrange tells whether a head with a strange name ends before token j, behind which
// what it deals in may follow: "شركة سايغون للمجوهرات", "معهد دلتا نهر ميكونج للأرز".
func (d *drafter) namedStrange(first, j int) bool {
	return d.is(first, classHead) && d.isForeign(j-1) && (j == first+2 || j+1 < len(d.tokens) && !d.is(j+1, classVerb) && !d.isMasdar(j+1))
}

// local are offices that many places have, so that their names say of which they are.
var local = []string{"مدیریه", "دایره", "مصلحه", "قسم", "وحده", "فرع", "مستشفی", "مستشفیات", "نقابه", "غرفه", "مندوبیه", "مفتشیه", "کلیه", "معهد", "مرکز", "مکتب", "شرکه", "اداره", "محکمه", "نیابه", "هییه", "موسسه", "سلطه", "جامعه", "جمعیه", "وکاله", "بلدیه", "امانه", "دوایر", "مدیریات", "مکاتب", "فروع", "اقسام", "ادارات", "غرف", "مندوبیات", "مستشفی", "قیاده", "قیادات", "شرطه", "مجلس", "اتحاد", "لجنه", "شعبه", "سریه", "فوج", "فرقه", "محطه", "مصالح", "مفرزه", "قسمه", "دیوان"}

// ofItsPlace is the token behind the place or the local body that the office whose name
// ends before token j is in: "مستشفى السلطان قابوس بصلالة", "نقابة المهندسين في طرابلس",
// "دائرة الشؤون الصحية ببلدية ظفار"; else j.
func (d *drafter) ofItsPlace(first, j, end int) int {
	if !d.lexicon.Clitics || j+1 >= end || d.tokens[j].text != "ب" && d.tokens[j].text != "فی" || !slices.Contains(local, d.tokens[first].key) && !(d.tokens[j+1].text == "ولایه" && (d.tokens[first].key == "وزاره" || d.tokens[first].key == "وزیر")) { // "وزارة الصحة بولاية الخرطوم"
		return j
	}
	if p, ok := d.longestWithin(j+1, end, classPlaceName); ok {
		return j + 1 + p.length
	}
	if d.hasArticle(j+1) && slices.Contains([]string{"مدینه", "محافظه", "ولایه", "اقلیم", "منطقه", "مقاطعه", "ناحیه"}, d.tokens[j+1].key) && (j+2 == end || !d.qualifies(j+2)) { // "فرع بنك الدولة في المدينة"
		return j + 2
	}
	if d.hasArticle(j+1) && slices.Contains(quarters, d.tokens[j+1].key) { // "شركة الكهرباء في الجنوب"
		return j + 2
	}
	if j+2 < end && slices.Contains(quarters, d.tokens[j+1].text) && (d.is(j+2, classPlaceName) || d.hasArticle(j+2) && !d.isAny(j+2, classVerb, classHead, classDeliverable)) { // "بغرب الدلتا"
		return max(j+3, d.places(j+2, end))
	}
	if k := j + 2; d.opensPlace(j+1, end) && !d.isAny(k, classVerb, classHead, classObject, classStop, classAnd) && !d.isMasdar(k) { // "إدارة التعليم بمحافظة جدة"
		if n := d.foreignPlace(k, end); n > k+1 {
			return n
		}
		return max(k+1, d.places(k, end))
	}
	if slices.Contains(hosts, d.tokens[j+1].text) { // "هيئة المستشارين في مكتب رئيس الوزراء"
		if n := d.definiteChain(j+1, j+2, end); n > j+2 {
			return n
		}
	}
	if d.tokens[j].text == "ب" && d.tokens[j+1].text != "وزاره" && d.is(j+1, classHead) && !d.hasArticle(j+1) && !d.is(j+1, classGoverning) {
		if n, ok := d.chainName(j+1, end); ok {
			return n
		}
	}
	return j
}

// quarters are the parts of a country by the compass.
var quarters = []string{"شمال", "جنوب", "وسط", "شرق", "غرب"}

// levels are what a country is divided into.
var levels = []string{"محافظه", "ولایه", "اقلیم", "منطقه", "مقاطعه", "مدینه", "قضاء", "ناحیه"}

// opensPlace tells whether the name of a place follows its kind at token i: "بمحافظة جدة".
func (d *drafter) opensPlace(i, end int) bool {
	return i+1 < end && slices.Contains(levels, d.tokens[i].text) && d.tokens[i+1].kind == word && !d.hasArticle(i+1) && (d.is(i+1, classPlaceName) || d.isForeign(i+1))
}

// hosts are heads of offices and places by which others in them are named.
var hosts = []string{"مکتب", "دیوان", "محافظه", "ولایه", "اقلیم", "عماله", "مدینه", "منطقه", "اماره"}

// belongsTo tells whether the words at token j only say which body the one before is
// under: "التابعة لوزارة الصناعة", "التابع للحكومة".
func (d *drafter) belongsTo(j, end int) bool {
	return j+2 < end && (d.tokens[j].key == "تابعه" || d.tokens[j].key == "تابع") && d.tokens[j+1].text == "ل" && d.isAny(j+2, classHead, classIssuer)
}

// personAt is the token behind the person at token j after whom a body is named: "محمد بن
// زايد", "الملك سعود", "الأميرة نورة بنت عبدالرحمن"; else j.
func (d *drafter) personAt(j, end int) int {
	n := j
	if slices.Contains([]string{"الملک", "الملکه", "الامیر", "الامیره", "الشیخ", "الشیخه", "السلطان", "الامام", "الرییس", "الشهید"}, d.tokens[j].text) && n+1 < end {
		if d.tokens[n+1].text == "الموسس" && n+2 < end { // "الملك المؤسس عبدالله"
			n++
		}
		if d.isForeign(n+1) || !d.hasArticle(n+1) && !d.lexicon.vocabulary[d.tokens[n+1].key] {
			n += 2
		}
	}
	for n+2 < end && slices.Contains([]string{"بن", "بنت", "ابن", "ال"}, d.tokens[max(n, j+1)].text) && d.tokens[max(n, j+1)+1].kind == word {
		n = max(n, j+1) + 2
	}
	return n
}

// ofOffices are the plurals of what a body has in the provinces.
var ofOffices = []string{"مصالح", "مدیریات", "مندوبیات", "فروع", "مکاتب", "اقسام", "مراکز", "دوایر", "وحدات"}

// throughOwner is the end of the Arabic plural m with whom those belong to, which says which
// of them are meant: "المصالح البيطرية التابعة لوزارة الفلاحة", "غرف التخزين التابعة لمجمع
// أغروديف"; else where it ends.
func (d *drafter) throughOwner(m mention, end int) int {
	j := m.end
	if !d.lexicon.Clitics || j+2 >= end {
		return m.end
	}
	if t, ok := d.longestWithin(j, end, classTail); ok && t.length > 2 && d.belongsThere(j) && !d.opensConstruct(j+t.length-1, end) { // "التابعة للحكومة المركزية"
		return j + t.length
	}
	if m.body.collective && d.tokens[j].text == "ل" && d.hasArticle(j+1) && d.is(j+1, classHead) && j+2 < end && d.hasArticle(j+2) && slices.Contains(ofOffices, d.tokens[m.first].key) { // "المصالح الإقليمية للمكتب الوطني للسلامة الصحية"
		if owner, ok := d.mentionAt(j+1, end); ok {
			return owner.end
		}
	}
	belongs := func(i int) bool {
		return slices.Contains([]string{"تابعه", "تابع", "تابعین", "تابعون"}, d.tokens[i].key) && d.hasArticle(i)
	}
	switch {
	case belongs(j):
		j++
	case !belongs(j - 1):
		return m.end
	}
	if d.tokens[j].text != "ل" || d.is(j+1, classIssuer) {
		return m.end
	}
	if owner, ok := d.mentionAt(j+1, end); ok {
		return owner.end
	}
	if d.hasArticle(j + 1) { // "المدن التابعة للمركز"
		return j + 2
	}
	return m.end
}

// belongsThere tells whether the Arabic word at token j, which may end a name, only begins to
// say whose a single body is: "إدارة الصناعة التابعة لها".
func (d *drafter) belongsThere(j int) bool {
	return d.lexicon.Clitics && slices.Contains([]string{"تابعه", "تابع"}, d.tokens[j].key)
}

// withDashedOffice is an Arabic body with its office that a dash sets behind it: "هيئة الهلال
// الأحمر الإماراتي - مركز الفجيرة".
func (d *drafter) withDashedOffice(m mention, end int) mention {
	if d.lexicon.Clitics && !m.body.collective && m.end+1 < end && d.tokens[m.end].text == "فرع" && d.is(m.end+1, classPlaceName) { // "هيئة الأبنية التعليمية فرع البحيرة"
		m.end, m.body.Key, m.body.Code = d.places(m.end+1, end), "", ""
		return d.rewritten(m)
	}
	if !d.lexicon.Clitics || m.body.collective || m.end+2 >= end || d.tokens[m.end].text != "-" || !d.tokens[m.end].space || !d.tokens[m.end+1].space || !slices.Contains(officeHeads, d.tokens[m.end+1].text) {
		return m
	}
	if n, ok := d.chainName(m.end+1, end); ok {
		m.end, m.body.Key, m.body.Code = n, "", ""
		return d.rewritten(m)
	}
	return m
}

// officeHeads are heads of the offices that a body has in its towns and fields.
var officeHeads = []string{"مرکز", "مدیریه", "فرع", "قطاع", "قسم", "اداره", "مصلحه", "مکتب", "دایره", "شعبه"}
