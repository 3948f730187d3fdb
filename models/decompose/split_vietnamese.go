package decompose

import (
	"slices"

	"dondoc/models/deadline"
)

// deedByAnotherDay finds where a Vietnamese sentence goes on to what the same body must
// do by another day: "phân công nhiệm vụ trước ngày 28/3 và tổng duyệt vào ngày 09/5".
func (d *drafter) deedByAnotherDay(s segment) (at, next int, ok bool) {
	if !d.lexicon.Tones {
		return 0, 0, false
	}
	due := d.deadlinesIn(s.first, s.end)
	for k, x := range due {
		if k+1 == len(due) {
			break
		}
		j := x.end
		if x.rank > rankFrom || x.rank == rankRecurring || j+1 >= s.end || d.tokens[j].text != "và" {
			continue
		}
		then := due[k+1]
		if then.rank <= rankYear && then.first > j+2 && d.is(j+1, classVerb) && !d.is(j+1, classSubmit) && d.saysWhat(s.first, x.first) < x.first {
			return j, j + 1, true
		}
	}
	return 0, 0, false
}

// isAnotherDeed tells whether what stands behind a Vietnamese semicolon is another thing
// to do, with a deadline of its own, in running text; an item of a list says one thing. It
// does not just end the one before: "; rà soát
// phương án trước ngày 25 tháng 4", not "; báo cáo kết quả", "; hoàn thành".
func (d *drafter) isAnotherDeed(s segment, r reading) bool {
	if !d.lexicon.Tones || s.marked || r.due == nil || r.due.rank > rankYear || r.due.label {
		return false
	}
	if s.first+2 < s.end && d.tokens[s.first].text == "sau" && d.tokens[s.first+1].text == "đó" { // "; sau đó gửi thông báo"
		return true
	}
	s = d.afterTopic(s)
	for d.isAny(s.first, classVague, classUrgent) && s.first+2 < s.end {
		m, _ := d.longest(s.first, classVague)
		u, _ := d.longest(s.first, classUrgent)
		s.first = min(s.first+max(m.length, u.length), s.end-2)
	}
	if d.tokens[s.first].text == "trình" && d.is(s.first+1, classVerb) { // "trình sửa đổi danh mục"
		return true
	}
	if s.first+1 < s.end && slices.Contains([]string{"tổng hợp", "duy trì", "hoàn tất", "kết quả", "tổng kết", "sơ kết"}, d.tokens[s.first].text+" "+d.tokens[s.first+1].text) {
		return false
	}
	if v, _ := d.longest(s.first, classVerb); r.due.first == s.first+v.length { // "; thực hiện hằng năm"
		return false
	}
	return d.isAny(s.first, classVerb, classCoordinate) && !d.isAny(s.first, classSubmit, classLabel)
}

// isDatedAgain tells whether a Vietnamese segment says another thing to do where the draft
// before it has its deadline: "; đồng thời hướng dẫn các địa phương, hoàn thành trước".
func (d *drafter) isDatedAgain(s segment) bool {
	if !d.lexicon.Tones {
		return false
	}
	last := d.drafts[len(d.drafts)-1].Deadline
	i := d.afterTopic(s).first
	return last != nil && last.Precision() != deadline.PrecisionNone && d.is(i, classVerb) && !d.is(i, classLabel)
}
