package decompose

import (
	"slices"
	"strings"
)

// namesRequest tells whether the Arabic word at token i that may charge whom it stands
// before is itself what is done, as the noun before it says: "إعادة طلب العروض".
func (d *drafter) namesRequest(first, i int) bool {
	return d.lexicon.Clitics && i > first && len([]rune(d.tokens[i].text)) == 3 && !d.hasArticle(i-1) && (d.tokens[i-1].text == "اعاده" || d.namesWhatToDo(i-1) && d.isMasdar(i-1))
}

// chargesBelow tells whether an Arabic item begins with a noun of charging, so that the
// owner of its heading is to charge those of the list: "تكليف المراكز بحراسة المباني",
// "التنبيه على المدارس بعدم التحصيل", "أن يحث الشركات", "إسناد الأشغال إلى المقاولات".
func (d *drafter) chargesBelow(s segment, l list) bool {
	if !d.lexicon.Clitics || !s.marked || l.role != classAssign {
		return false
	}
	from := s.first
	if l.roleStart > from && l.roleStart+1 == l.first() && d.namesWhatToDo(from) && slices.Contains(chargingNouns, d.tokens[l.roleStart].text) { // "إعداد مشاريع قرارات دعوة الهيئات الناخبة"
		return true
	}
	if d.tokens[from].text == "ان" && from+1 < s.end {
		from++
	}
	if _, handed := d.handedOver(from, l.roleStart, l.members[0]); handed && slices.Contains([]string{"اسناد", "ایکال", "تفویض"}, d.tokens[from].text) {
		return true
	}
	if from+1 < s.end && d.imperfect(from) && slices.Contains(chargingNouns, d.tokens[from+1].text) && l.first() == from+2 { // "تواصل توجيه المؤسسات"
		return true
	}
	if l.first() > from+2 {
		return false
	}
	return slices.Contains(chargingNouns, d.tokens[from].key) || slices.Contains(chargingNouns, d.tokens[from].text) || from > s.first && d.directs(from, l)
}

// chargingNouns are Arabic nouns of charging others.
var chargingNouns = []string{"تکلیف", "الزام", "دعوه", "مطالبه", "تفویض", "تخویل", "حث", "توجیه", "امر", "تنبیه", "تاکید", "تشدید", "اهابه", "مناشده", "تسمیه", "انتداب", "تعیین", "الطلب"}

// tellsOthers tells whether an Arabic item begins with a verb of telling or giving of its
// owner, behind whose object "ب" says what: "تخطر المدارس شهريا بقائمة التلاميذ".
func (d *drafter) tellsOthers(s segment, l list) bool {
	const near = 3
	if d.lexicon.Clitics && (s.marked || s.item || d.headed) && l.first() == s.first+1 && d.directs(s.first, l) {
		return true
	}
	if !d.lexicon.Clitics || !s.marked || l.first() != s.first+1 || !slices.Contains(informing, d.tokens[s.first].text) {
		return false
	}
	if slices.ContainsFunc(l.members, func(m mention) bool { return !m.body.collective && !strings.HasSuffix(d.tokens[m.end-1].text, "ین") }) {
		return false
	}
	for k := l.end(); k < min(s.end, l.end()+near) && !d.isAny(k, classHead, classCollective); k++ {
		if d.tokens[k].text == "ب" {
			return true
		}
	}
	return false
}

// informing are Arabic verbs whose object is told or given what stands behind "ب".
var informing = []string{"تخطر", "یخطر", "تبلغ", "یبلغ", "تزود", "یزود", "توافی", "یوافی", "تشعر", "یشعر", "تمد", "یمد", "تلزم", "یلزم", "تکلف", "یکلف", "تحیط", "یحیط"}

// chargedAlong tells whether an Arabic body is charged along with those before it, whose
// preposition is only said again: "يجب على وزارة الطاقة وعلى هيئة الرقابة نشر البيانات".
func (d *drafter) chargedAlong(l list, role string, m mention) bool {
	const farthest = 4
	at := m.first - 1
	if !d.lexicon.Clitics || l.role != classAssign && l.role != role || l.first() == 0 || at <= l.end() || at-l.end() > farthest || !slices.Contains([]string{"علی", "من", "الی", "ب"}, d.tokens[at].text) || d.tokens[at].text != d.tokens[l.first()-1].text {
		return false
	}
	return d.joined(l.end(), at)
}

// onlyDecides tells whether the subject of an Arabic chapeau only decided what the items
// say, in which others are charged: "قرر المجلس الوزاري:", "وجه رئيس الوزراء بما يلي:".
func (d *drafter) onlyDecides(s segment, r reading) bool {
	if !d.lexicon.Clitics || !s.colon || len(r.leads) != 1 {
		return false
	}
	at := d.sentenceStart(s)
	if t := d.tokens[at].text; !slices.Contains(deciding, t) && !slices.Contains([]string{"وجه", "وجهت", "امر", "امرت", "اصدر", "اصدرت"}, t) {
		return false
	}
	i := r.leads[0].first
	for i > at+1 && d.is(i-1, classSkip) {
		i--
	}
	return i == at+1
}
