package decompose

import "slices"

// plans are what an Arabic body may be named after together with its year.
var plans = []string{"رویه", "خطه", "برنامج", "استراتیجیه", "اجنده", "مبادره", "مشروع", "میثاق", "اهداف"}

// namedPlan is the token behind the year of the plan at token j that an Arabic body sees to,
// what it does with it before: "وحدة متابعة تنفيذ رؤية عمان 2040", "وحدة قياس ومتابعة تنفيذ
// رؤية 2030"; else j.
func (d *drafter) namedPlan(j, end int) int {
	const mostDeeds, mostWords = 6, 3
	k := j
	for k < min(end, j+mostDeeds) && (d.tokens[k].text == "و" && k > j || !d.hasArticle(k) && !d.imperfect(k) && (d.is(k, classVerb) || isDeedForm(d.tokens[k].text))) {
		k++
	}
	if k >= end || !slices.Contains(plans, d.tokens[k].key) {
		return j
	}
	for n := k + 1; n < min(end, k+1+mostWords); n++ {
		if d.tokens[n].kind == number {
			if len(d.tokens[n].text) == 4 {
				return n + 1
			}
			return j
		}
		if d.tokens[n].kind != word || d.isAny(n, classMonth, classVerb, classObject, classStop) || slices.Contains([]string{"عام", "سنه", "لعام", "لسنه"}, d.tokens[n].text) {
			return j
		}
	}
	return j
}
