package decompose

import "strings"

// toldToAct tells whether the body at tokens first to end stands in an Arabic clause that
// tells what it is to do: "أوضح أن الوزارة ستفتح مراكز", "لفت إلى أن المؤسسة مطالبة بالكشف".
// What it does or did anyway is news.
func (d *drafter) toldToAct(from, first, end int) bool {
	if !d.lexicon.Clitics || first < from || end >= len(d.tokens) || !d.behindThat(first) {
		return false
	}
	const near = 4 // "أن مديرية الصحة في صيدا ستجهز"
	for j := end; j < min(len(d.tokens), end+near) && d.tokens[j].kind == word; j++ {
		if d.imperfect(j) && strings.HasPrefix(d.tokens[j].text, "س") && !d.lexicon.phrases.begins(strings.TrimPrefix(d.tokens[j].text, "س"), classIdle) {
			return true
		}
	}
	return d.is(end, classModal)
}

// toldNext finds where an Arabic sentence that has told what one body is to do goes on
// with another: "أوضح أن الوزارة ستفتح المراكز، وأن الهيئة ستراقبها".
func (d *drafter) toldNext(before, m mention) (at, next int, ok bool) {
	at = m.first - 1
	if !d.toldToAct(before.end, m.first, m.end) || at-1 <= before.end {
		return 0, 0, false
	}
	if d.tokens[at].text == "ان" {
		if at--; d.tokens[at].text != "و" {
			return 0, 0, false
		}
	}
	if d.tokens[at-1].text == "،" {
		at--
	}
	return at, m.first - 1, true
}

// behindThat tells whether the Arabic "أن" stands before token i, perhaps with its "و".
func (d *drafter) behindThat(i int) bool {
	return d.lexicon.Clitics && i > 0 && (d.tokens[i-1].text == "ان" || d.tokens[i-1].text == "وان")
}

// reports tells whether an Arabic sentence only tells that somebody said something:
// "وذكر الإعلان أن الوزارة حثت المحليات".
func (d *drafter) reports(s segment) bool {
	const near = 5
	i := s.first
	if i+1 < s.end && d.tokens[i].text == "و" {
		i++
	}
	if !d.is(i, classReports) || d.isAnyWithin(i, s.end, s.end-i, classModal) {
		return false
	}
	for j := i + 1; j < min(s.end, i+near); j++ {
		if t := d.tokens[j]; t.text == "ان" || t.text == "انه" || t.text == "انها" {
			m, ok := d.mentionAt(j+1, s.end)
			return j+1 < s.end && d.tokens[j+1].text != "علی" && !(ok && d.toldToAct(s.first, m.first, m.end))
		}
	}
	return false
}

// chargesAt tells an Arabic verb in the past at token i that charges the body behind it,
// so that a new clause begins: "وبعد المناقشة كلف مجلس الوزراء وزارة الأشغال".
func (d *drafter) chargesAt(i int) bool {
	return d.is(i, classAssign) && !d.is(i, classObject) && !d.imperfect(i) && d.tokens[i-1].text != "ان" && d.tokens[i].text != "علی" && !d.isMasdar(i) && i+1 < len(d.tokens) && (d.isAny(i+1, classHead, classTitle, classIssuer) || d.isAny(i+2, classHead, classTitle, classIssuer))
}

// addresses tells whether an Arabic segment only says to whom a letter is written: "إلى
// السادة الولاة".
func (d *drafter) addresses(s segment) bool {
	if !d.lexicon.Clitics || s.colon || len(d.drafts) > 0 || d.tokens[s.first].text != "الی" {
		return false
	}
	for i := s.first + 1; i < s.end; i++ {
		if d.imperfect(i) || d.isMasdar(i) || d.isAny(i, classVerb, classModal, classAssign) {
			return false
		}
	}
	return true
}

// didNot tells whether Arabic says right behind the last of those charged that they have
// not done something: "أن الصندوق لم يعمل بعد".
func (d *drafter) didNot(leads []mention) bool {
	if !d.lexicon.Clitics || len(leads) == 0 {
		return false
	}
	end := leads[len(leads)-1].end
	return end < len(d.tokens) && d.tokens[end].text == "لم"
}
