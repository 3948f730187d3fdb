package decompose

import (
	"slices"
	"strings"
)

// looseDay reads a Vietnamese day that nothing marks, but a pause before it and the words
// behind it, or a pause there too: ", 30/11 phải xong", "(15/9/2025)".
func (d *drafter) looseDay(i, end int) (stated, bool) {
	if !d.lexicon.Tones || i == 0 || d.tokens[i].kind != number || !strings.Contains(d.tokens[i].text, "/") || !strings.Contains(",;(:-", d.tokens[i-1].text) && d.tokens[i-1].text != "hạn" && d.tokens[i-1].text != "chót" {
		return stated{}, false
	}
	m, ok := d.readMoment(i, end)
	if !ok || m.day == 0 || m.month == 0 || m.next < end && !d.endsLooseDay(m, end) || m.next == end && m.year == 0 && d.tokens[i-1].kind == mark {
		return stated{}, false
	}
	s, ok := d.marked(classBy, i, i, end)
	s.AsWritten = d.written(d.span(s.first, s.end))
	return s, ok && s.rank == rankDay && s.Date.After(d.options.IssuedOn)
}

// endsLooseDay tells whether what follows such a day says that it is the last one.
func (d *drafter) endsLooseDay(m moment, end int) bool {
	next := d.tokens[m.next]
	if next.kind == mark {
		return m.year > 0 && strings.Contains(".;)", next.text)
	}
	if m.next+1 >= end {
		return next.text == "xong"
	}
	return slices.Contains([]string{"phải xong", "phải hoàn", "phải có", "là xong", "là hạn", "là phải", "phải gửi", "phải nộp", "phải trình"}, next.text+" "+d.tokens[m.next+1].text) || next.text == "xong"
}

// onlySession tells whether a Vietnamese time is that of a session at which something is
// taken up, so that another day in the sentence counts first: "trình tại kỳ họp cuối năm, hồ
// sơ nộp trước ngày 15/11".
func (d *drafter) onlySession(s stated) bool {
	if !d.lexicon.Tones || d.tokens[s.first].kind != word {
		return false
	}
	for i := max(0, s.first-4); i < s.end; i++ {
		if i+1 < s.end && slices.Contains([]string{"kỳ họp", "phiên họp"}, d.tokens[i].text+" "+d.tokens[i+1].text) {
			return true
		}
	}
	return false
}
