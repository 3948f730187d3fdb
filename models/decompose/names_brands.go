package decompose

// brandEnd is the end of the name of a company at token i that no Vietnamese head begins:
// one to six capitalised words, of which one is an acronym or no Vietnamese syllable:
// "Vietnam Airlines", "EVN"; else i.
func (d *drafter) brandEnd(i, end int) int {
	const most, letters = 6, 8
	if i+2 < end && d.tokens[i].upper && d.tokens[i].text == "tổ" && d.tokens[i+1].text == "chức" { // "Tổ chức Humane World for Animals tại Việt Nam"
		j := d.brandEnd(i+2, end)
		if j == i+2 {
			return i
		}
		if j+2 < end && d.tokens[j].text == "tại" && d.tokens[j+1].upper && d.tokens[j+2].upper {
			j += 3
		}
		return j
	}
	strange, j := false, i
	for ; j < min(end, i+most) && d.tokens[j].kind == word && (d.tokens[j].upper || j > i && j+1 < end && (d.tokens[j].text == "of" || d.tokens[j].text == "for") && d.tokens[j+1].upper); j++ {
		t := d.tokens[j]
		if d.isAny(j, classHead, classTitle, classSubject, classPlace) && !d.isNoSyllable(j) || j == i && d.isAny(j, classVerb, classAssign, classCollective, classHeadingWord) {
			return i
		}
		strange = strange || d.isNoSyllable(j) || t.caps && t.end-t.start > 1 && t.end-t.start <= letters
	}
	if !strange || !d.lexicon.Tones || i > 0 && d.tokens[i-1].caps || j < len(d.tokens) && d.tokens[j].kind == word && d.tokens[j].upper {
		return i
	}
	return j
}

// brands are the names of companies that are listed from token i on.
func (d *drafter) brands(i, end int) []mention {
	var out []mention
	for j := d.brandEnd(i, end); j > i; j = d.brandEnd(i, end) {
		out = append(out, d.rewritten(mention{first: i, end: j}))
		for i = j; i < end && (d.tokens[i].text == "," || d.tokens[i].text == "và"); i++ {
		}
	}
	return out
}

// brand reads such a name where somebody is charged or takes part, goes on with a list, or
// does something at the beginning of a clause: "Vietjet Air và VNPT được đề nghị".
func (d *drafter) brand(first, i, end int, before []mention) (mention, bool) {
	j := d.brandEnd(i, end)
	if j == i {
		return mention{}, false
	}
	if n := d.numberOrPlace(j, end); n == j+1 { // "VNPT tỉnh"
		j = n
	}
	m := d.rewritten(mention{first: i, end: j})
	if n := len(before); n > 0 && before[n-1].end < i && d.joined(before[n-1].end, i) && !d.isIssuer(list{members: before[n-1:]}) {
		if role, _ := d.roleBefore(first, d.listStart(before)); role == classAssign || role == classCoordinate || d.listStart(before) == first {
			return m, true
		}
	}
	if role, _ := d.roleBefore(first, i); role == classAssign || role == classCoordinate || i > first && d.is(i-1, classInvites) {
		return m, true
	}
	if i > first && d.tokens[i-1].kind != mark && !d.is(i-1, classAlso) {
		return mention{}, false
	}
	names := d.brands(i, end)
	last := names[len(names)-1].end
	if last < end && (d.isAny(last, classModal, classLead, classVerb, classCoordinate) || d.isMild(last) || d.isDeadlineAt(last)) {
		return m, true
	}
	if last+1 < end && (d.tokens[last].text == "và" || d.tokens[last].text == ",") { // "VNPT và Tổng công ty Viễn thông MobiFone triển khai"
		other, ok := d.mentionAt(last+1, end)
		return m, ok && other.end < end && d.isAny(other.end, classModal, classLead, classVerb)
	}
	return mention{}, false
}

// brandsBehind are the companies whose names follow a Vietnamese plural that only says
// what kind they are: "ba tập đoàn Viettel, VNPT và MobiFone".
func (d *drafter) brandsBehind(m mention, end int) []mention {
	if !m.body.collective || !d.lexicon.Tones || m.end >= end {
		return nil
	}
	names := d.brands(m.end, end)
	if len(names) < 2 {
		return nil
	}
	names[0].first = m.first // it stands where the plural does, though it is named without it
	if i := m.first - 1; i >= 0 && (d.is(i, classNumber) || d.tokens[i].kind == number && len(d.tokens[i].text) <= 2) {
		names[0].first = i
	}
	return names
}
