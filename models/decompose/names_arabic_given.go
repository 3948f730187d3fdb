package decompose

import "slices"

// given are Arabic participles of those to whom something is allowed or entrusted, as the
// pronoun behind them says.
var given = []string{"مرخص", "مفوض", "مسند", "موکل", "موکول", "معهود", "مخول", "مصرح", "مسموح", "ممنوح", "ماذون", "مسموحین", "متعاقد", "معهوده", "موکوله"}

// allowedWhat is the token behind what the bodies that end before token j are allowed or
// entrusted with: "المرخص لهم بحفر الآبار", "الشركة المفوض لها تدبير النظافة"; else j.
func (d *drafter) allowedWhat(j, end int) int {
	if j == 0 || j >= end || !d.hasArticle(j-1) || !slices.Contains(given, d.tokens[j-1].key) || !slices.Contains([]string{"لها", "له", "لهم", "لهما", "الیها", "الیه", "الیهم", "معها", "معه", "معهم"}, d.tokens[j].text) {
		return j
	}
	j++
	construct := func(k int) bool {
		return k+2 < end && !d.hasArticle(k) && d.tokens[k].kind == word && d.hasArticle(k+1) && d.tokens[k+2].text == "ب"
	}
	switch {
	case construct(j):
		return j + 2
	case j+1 < end && d.tokens[j].text == "ب" && construct(j+1):
		return j + 3
	}
	return j
}
