package decompose

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
