package decompose

import (
	"slices"
	"strings"
)

// contributes tells whether the Arabic body at token i is only to help with what another is
// to do: "على أن تسهم وزارة النفط بالآليات".
func (d *drafter) contributes(first, i int) bool {
	return d.lexicon.Clitics && i-3 >= first && d.onCondition(i-3) && slices.Contains(helping, strings.TrimPrefix(d.tokens[i-1].text, "س"))
}

// helpsIn tells whether Arabic words before token i say that the body there takes part in
// what was named with the article: "وتشاركه في الجولات أمانة المنطقة".
func (d *drafter) helpsIn(first, i int) bool {
	return d.lexicon.Clitics && i-3 >= first && d.hasArticle(i-1) && d.helpedIn(first, i-1)
}

// helpedIn tells whether the word at token i is that in which somebody takes part.
func (d *drafter) helpedIn(first, i int) bool {
	if !d.lexicon.Clitics || i-2 < first || d.tokens[i-1].text != "فی" {
		return false
	}
	verb := d.tokens[i-2].text
	for _, whom := range []string{"هما", "هم", "ها", "ه"} {
		if stem, ok := strings.CutSuffix(verb, whom); ok {
			return slices.Contains(helping, strings.TrimPrefix(stem, "س"))
		}
	}
	return false
}

// helping are Arabic verbs of those who help others in what they are to do.
var helping = []string{"تسهم", "یسهم", "تساهم", "یساهم", "تشارک", "یشارک", "تساند", "یساند", "تعاون", "یعاون", "تساعد", "یساعد", "تدعم", "یدعم", "توازر", "یوازر", "ترافق", "یرافق", "تعاضد", "یعاضد", "تتعاون", "یتعاون"}

// isBidden tells whether an Arabic list is bidden to take part in what another is to do: "مع
// دعوة مراكز المكافحة إلى المشاركة".
func (d *drafter) isBidden(s segment, l list) bool {
	const near = 3
	if !d.lexicon.Clitics || l.role != classAssign || l.roleStart == s.first || d.tokens[l.roleStart].text != "دعوه" {
		return false
	}
	return slices.ContainsFunc(d.tokens[l.end():min(s.end, l.end()+near)], func(t token) bool {
		return slices.Contains([]string{"مشارکه", "حضور", "اشتراک", "انضمام", "تعاون", "اسهام", "مساهمه"}, t.key)
	})
}

// takesItUpon tells whether the Arabic word for responsibility at token i is what somebody
// bears, or is to find out, and so charges nobody behind it: "وتحديد مسؤولية القادة".
func (d *drafter) takesItUpon(first, i int) bool {
	return d.lexicon.Clitics && i > first && d.tokens[i].key == "مسوولیه" && slices.Contains([]string{"تتحمل", "یتحمل", "تتولی", "یتولی", "ستتحمل", "سیتحمل", "تحدید", "تعزیز", "توضیح", "تشدید"}, d.tokens[i-1].text)
}

// supports tells whether the Arabic noun at token i names what is done for the body behind
// it, agreed to, or a service, and not with its help: "رفع مقترح بدعم المحليات", "وافق على
// مشاركة القوات", "ميزانية الاستشارة النفسية".
func (d *drafter) supports(first, i int) bool {
	if !d.lexicon.Clitics || i-1 < first || d.tokens[i-1].kind != word {
		return false
	}
	return d.tokens[i].key == "استشاره" && d.hasArticle(i) || d.tokens[i].text == "مشارکه" && d.tokens[i-1].text == "علی" || d.tokens[i].text == "بدعم" && slices.ContainsFunc(d.tokens[max(first, i-5):i], func(t token) bool {
		return t.key == "مقترح" || t.key == "اقتراح" || t.key == "مقترحات"
	})
}

// forbids tells the Arabic verb with which somebody forbids something, which may also say
// that it is forbidden.
func (d *drafter) forbids(i int) bool {
	return d.lexicon.Clitics && (d.tokens[i].text == "تمنع" || d.tokens[i].text == "یمنع")
}
