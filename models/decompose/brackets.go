package decompose

import (
	"slices"
	"strings"
)

// inBrackets are the bodies that stand in brackets at the end of an item, alone or with
// its deadline: "Build the platform (Ministry of Finance, June 2025)". A bracket right
// behind a body says whose it is.
func (d *drafter) inBrackets(s segment, lists []list) []mention {
	end := s.end
	for end > s.first && d.tokens[end-1].kind == mark && d.tokens[end-1].text != ")" {
		end--
	}
	if !s.marked || end == s.first || d.tokens[end-1].text != ")" {
		return nil
	}
	if owner := d.shortInBrackets(s.first, end); owner != nil {
		return owner
	}
	if len(lists) == 0 {
		return nil
	}
	if owners := d.firstInBrackets(s, lists, end); owners != nil {
		return owners
	}
	last := lists[len(lists)-1]
	open := last.first() - 1
	if open <= s.first || d.tokens[open].text != "(" || slices.ContainsFunc(lists, func(l list) bool { return l.end() == open }) {
		return nil
	}
	if rest := last.end(); rest < end-1 && (d.tokens[rest].kind != mark || !d.endsInMoment(rest+1, end-1)) {
		return nil
	}
	return last.members
}

// endsInMoment tells whether a day, month or the like is all that stands between two
// tokens, with or without a word that makes it a deadline.
func (d *drafter) endsInMoment(first, end int) bool {
	if m, ok := d.readMoment(first, end); ok && m.next >= end {
		return true
	}
	x, ok := d.deadlineAt(first, end)
	return ok && x.end >= end
}

// shortInBrackets is the English name that only its capitals tell in the brackets in which
// an item ends, before the day by which it is due: "(FEMA, 30 June 2025)".
func (d *drafter) shortInBrackets(first, end int) []mention {
	if !d.inEnglish() {
		return nil
	}
	for i := end - 2; i > first; i-- {
		if d.tokens[i].text != "(" {
			continue
		}
		j := d.capitalRun(i+1, end-1, true)
		if _, known := d.mentionAt(i+1, end-1); known || j == i+1 || !d.tokens[i+1].upper || d.is(i+1, classMonth) || !strings.Contains(",;", d.tokens[j].text) || !d.endsInMoment(j+1, end-1) {
			return nil
		}
		return []mention{d.rewritten(mention{first: i + 1, end: j})}
	}
	return nil
}
