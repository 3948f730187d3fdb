package decompose

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

// longestRole is how many tokens may stand between brackets that say what a body does.
const longestRole = 4
