package decompose

import (
	"slices"
	"strconv"
	"strings"
)

// ofPlacesToo tells whether a further place stands at token k that the English plural with
// which a name begins is of: "People's Committees of Can Tho City and Ca Mau Province".
func (d *drafter) ofPlacesToo(first, k int) bool {
	const most = 4
	i := first
	for i+1 < k && !d.is(i+1, classJoin) {
		i++
	}
	if !d.inEnglish() || i+1 >= k || !strings.HasSuffix(d.tokens[i].text, "s") || !d.is(i, classHead) || d.is(first, classIssuer) {
		return false
	}
	if d.isProvinceAt(k) {
		return true
	}
	for j := k; j < min(len(d.tokens), k+most) && d.tokens[j].upper; j++ {
		if j > k && d.is(j, classPlace) {
			return true
		}
	}
	return false
}

// isOfActing tells whether an English place is one of a list with which a sentence begins or
// which what they must do follows: "Hue, Da Nang and Quang Tri shall".
func (d *drafter) isOfActing(m mention, all []mention, first int) bool {
	end := m.end
	for _, o := range all {
		if o.first >= end && d.joined(end, o.first) {
			end = o.end
		}
	}
	return d.listedFrom(m, all) == first || end < len(d.tokens) && (d.is(end, classModal) || d.toDo(end, len(d.tokens)))
}

// listedFrom is the token at which the list begins that a mention stands in.
func (d *drafter) listedFrom(m mention, all []mention) int {
	begin := m.first
	for _, o := range slices.Backward(all) {
		if o.end <= begin && d.joined(o.end, begin) {
			begin = o.first
		}
	}
	return begin
}

// withPlaces goes on with the places of which the English plural from token i to n is:
// "County Governments of Turkana, Marsabit and Mandera".
func (d *drafter) withPlaces(i, n, end int) int {
	if !d.inEnglish() || n >= end || d.tokens[n].text != "," && !d.is(n, classAnd) && (d.tokens[n].upper || !d.is(n, classPlace)) {
		return n
	}
	for j := i + 1; j+1 < n; j++ {
		if d.tokens[j].text == "of" && strings.HasSuffix(d.tokens[j-1].text, "s") && d.isAny(j-1, classHead, classCollective) {
			if d.isAnyWithin(j+1, n, n-j-1, classHead, classSubject, classCollective) {
				return n
			}
			return max(n, d.placesFrom(j+1, end))
		}
	}
	return n
}

// isProvinceAt tells whether the registry's name of a province begins at token k.
func (d *drafter) isProvinceAt(k int) bool {
	return k < len(d.tokens) && slices.ContainsFunc(d.bodies[k], func(m match) bool {
		n, err := strconv.Atoi(m.value)
		return err == nil && m.class == classAgency && d.index.registry.Agencies[n].Province
	})
}
