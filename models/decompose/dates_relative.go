package decompose

func (d *drafter) relativePart(m *moment, class string) {
	day := d.options.IssuedOn
	switch class {
	case classFirstHalf:
		m.half = 1
	case classLastHalf:
		m.half = 2
	case classThisYear:
		m.year, m.jalali = day.Year, d.solar
	case classNextYear:
		m.year, m.jalali = day.Year+1, d.solar
	case classThisMonth:
		m.year, m.month = day.Year, int(day.Month)
	case classNextMonth:
		if next := day.EndOfMonth().AddDays(1); !day.IsZero() {
			m.year, m.month = next.Year, int(next.Month)
		}
	}
	if m.jalali && (class == classThisYear || class == classNextYear) {
		m.year = jalaliYear(day) + m.year - day.Year
	}
}
