package decompose

import "slices"

// beforeEventOn reads the day of what the deadline comes before: "ahead of the
// next meeting on 17 February", "trước ngày khai giảng 05 tháng 9", "قبل فتح باب التسجيل في 24 أغسطس".
func (d *drafter) beforeEventOn(i, j, end int) (stated, bool) {
	const most, named = 9, 7
	if d.lexicon.Tones { // "trước ngày khai giảng 05 tháng 9 năm 2023"
		occasion := j < end && (d.tokens[j].upper || slices.Contains(occasions, d.tokens[j].text)) // "trước kỳ điều hành ngày 11 tháng 01"
		for k := j; k < min(end, j+named) && d.tokens[k].kind == word && (occasion || !d.isAny(k, classVerb, classModal, classSubmit) || d.is(k, classDeliverable)); k++ {
			if m, ok := d.readMoment(k+1, end); ok && m.month > 0 && (m.day > 0 || m.year > 0) {
				return d.marked(classBefore, i, k+1, end)
			}
		}
		return stated{}, false
	}
	if !d.inEnglish() && !d.lexicon.Clitics {
		return stated{}, false
	}
	for k := j; k < min(end, j+most) && d.tokens[k].kind == word; k++ {
		if d.tokens[k].text == "on" {
			return d.marked(classBefore, i, k+1, end)
		}
		if m, ok := d.readMoment(k+1, end); ok && d.lexicon.Clitics && k > j && d.isAny(k, classIn, classOnDay) && m.day > 0 && m.month > 0 { // "قبل فتح باب التسجيل في 24 أغسطس"
			return d.marked(classBefore, i, k+1, end)
		}
	}
	return stated{}, false
}
