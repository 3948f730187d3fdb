package decompose

import "strconv"

// tellsOfYear tells whether a Vietnamese sentence begins with a year that is over, of
// which it tells what was done: "Năm 2024, Bộ Xây dựng khởi công 12 dự án".
func (d *drafter) tellsOfYear(s segment) bool {
	if !d.lexicon.Tones || s.first+2 >= s.end || !d.is(s.first, classYear) || d.tokens[s.first+1].kind != number || d.tokens[s.first+2].text != "," {
		return false
	}
	year, err := strconv.Atoi(d.tokens[s.first+1].text)
	return err == nil && year >= 1900 && year < d.options.IssuedOn.Year && !d.isAnyWithin(s.first, s.end, s.end-s.first, classModal)
}
