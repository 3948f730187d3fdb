package decompose

import "slices"

// rolesInCell are the bodies of a cell of leads, apart from those that the cell itself
// says take part: "Ministry of Justice (lead), Ministry of Finance (support)", "Ministry
// of Health in coordination with localities".
func (d *drafter) rolesInCell(c cellRange) (leads, partners []Body) {
	start := c.first
	for i := c.first; i < c.end; i++ {
		if i > start && d.tokens[i].kind == word && d.is(i, classCoordinate) && !d.is(i, classAnd) {
			m, _ := d.longestWithin(i, c.end, classCoordinate)
			return append(leads, d.bodiesOf(cellRange{start, i})...), append(partners, d.bodiesOf(cellRange{i + max(m.length, 1), c.end})...)
		}
		if d.tokens[i].text != "(" {
			continue
		}
		end := d.closing(i, c.end)
		if m, ok := d.longestWithin(i+1, end, classCoordinate); d.inEnglish() && i > start && end < c.end && (ok || d.tokens[i+1].text == "with") && end-i > longestRole { // "(with the Treasury and Ofcom)"
			return append(leads, d.bodiesOf(cellRange{start, i})...), append(partners, d.bodiesOf(cellRange{i + 1 + max(m.length, 1), end})...)
		}
		lead, with := d.isAny(i+1, classColumnLead, classLead), d.isAny(i+1, classColumnWith, classCoordinate)
		if end >= c.end || end-i > longestRole || !lead && !with {
			continue
		}
		if bodies := d.bodiesOf(cellRange{start, i}); lead {
			leads = append(leads, bodies...)
		} else {
			partners = append(partners, bodies...)
		}
		start, i = end+1, end
	}
	if start == c.first || len(leads) == 0 {
		return append(leads, d.bodiesOf(cellRange{start, c.end})...), partners
	}
	return leads, append(partners, d.bodiesOf(cellRange{start, c.end})...)
}

// rolesInHeading are the bodies of an English heading, apart from those that it says in
// brackets take part: "Ministry of Trade (lead), Ministry of Health (support):".
func (d *drafter) rolesInHeading(s segment) (leads, partners []Body) {
	if !d.inEnglish() || !s.colon || s.end-s.first < 3 || d.tokens[s.end-2].text != ")" {
		return nil, nil
	}
	if leads, partners = d.rolesInCell(cellRange{s.first, s.end - 1}); len(partners) == 0 {
		return nil, nil
	}
	return leads, partners
}

// namesNobody tells whether an English cell only says that nobody is meant: "n/a", "none".
func (d *drafter) namesNobody(c cellRange) bool {
	if !d.inEnglish() || c.first >= c.end {
		return false
	}
	switch text := d.tokens[c.first].text; c.end - c.first {
	case 1:
		return slices.Contains([]string{"none", "nil", "tbc", "tbd", "na", "nobody", "ongoing"}, text)
	case 2:
		return text == "not" || text == "to" || text == "no"
	case 3:
		return text == "n" && d.tokens[c.first+1].text == "/"
	}
	return false
}

// longestRole is how many tokens may stand between brackets that say what a body does.
const longestRole = 4
