package decompose

import (
	"slices"
	"strings"
)

// secondTerm finds where a Persian sentence goes on to what the same body must do by
// another day, behind the verb of what it must do by the first: "ستاد را تا بیستم بهمن
// فعال کنند و برنامه را تا دهم اسفند ثبت کنند".
func (d *drafter) secondTerm(s segment, mentions []mention) (at, next int, ok bool) {
	if d.lexicon.Order != verbLast || len(mentions) == 0 {
		return 0, 0, false
	}
	due := slices.DeleteFunc(d.deadlinesIn(s.first, s.end), func(x stated) bool { return x.rank != rankDay })
	if len(due) < 2 {
		return 0, 0, false
	}
	for j := due[0].end + 1; j+1 < s.end; j++ {
		if d.tokens[j].text != "و" || !d.isVerbForm(j-1) || !d.endsActive(s.first, s.end) {
			continue
		}
		if slices.ContainsFunc(due[1:], func(x stated) bool { return x.first > j && x.Date != due[0].Date }) {
			return j, j + 1, true
		}
	}
	return 0, 0, false
}

// continues tells whether a Persian segment right behind what a body must do says what else
// it must do, by its own day or in its own rhythm.
func (d *drafter) continues(p *paragraph, s segment, r reading) bool {
	return d.lexicon.Order == verbLast && p.drafted > p.line.first && s.first-p.drafted <= 1 && r.due != nil && r.due.rank <= rankRecurring && d.endsActive(s.first, s.end)
}

// saysOfThem tells whether a Persian sentence, of which s begins behind the words that point
// back to those charged before, or one of its counted parts says what they do: "این سازمان شیوه‌نامه را آماده می‌کند".
func (d *drafter) saysOfThem(s segment) bool {
	pointed := slices.ContainsFunc([]int{1, 2, 3}, func(n int) bool { return s.first >= n && d.pastPointing(s.first-n, s.end) == s.first })
	return d.lexicon.Order == verbLast && (s.item || pointed) && d.endsActive(s.first, s.end)
}

// endsInParticiple tells whether a Persian clause, of which the next one's verb is the verb
// too, ends before token at: "وسایط را آماده ساخته و ریاست …".
func (d *drafter) endsInParticiple(from, at int) bool {
	return d.lexicon.Order == verbLast && at > from && strings.HasSuffix(d.tokens[at-1].text, "ه") && d.marksObject(from, at)
}

// isOwedBefore tells whether a Persian clause that says on whom something rests ends before
// an "و" at token at: "نظارت بر عهده معاون است و مرکز گزارش را ارائه می‌دهد".
func (d *drafter) isOwedBefore(from, at int) bool {
	if d.lexicon.Order != verbLast || at-1 <= from || d.tokens[at].text != "و" || d.tokens[at-1].text != "است" && d.tokens[at-1].text != "میباشد" {
		return false
	}
	for i := from; i < at-1; i++ {
		if d.isAny(i, classLead, classModal, classPost) {
			return true
		}
	}
	return false
}

// contrasting are the Persian words that set one clause against another, or beside it, as they
// are folded: "حال آنکه" without the sign on its alef.
var contrasting = [][]string{{"درحالیکه"}, {"در", "حالی", "که"}, {"در", "حالیکه"}, {"حال", "انکه"}, {"ضمن", "انکه"}, {"ضمن", "اینکه"}, {"ضمن", "این", "که"}}

// inContrast tells whether token i is one of such words.
func (d *drafter) inContrast(i int) bool {
	return slices.ContainsFunc(contrasting, func(words []string) bool {
		at := slices.Index(words, d.tokens[i].text)
		if at < 0 || i < at || i-at+len(words) > len(d.tokens) {
			return false
		}
		return slices.EqualFunc(words, d.tokens[i-at:i-at+len(words)], func(w string, t token) bool { return w == t.text })
	})
}
