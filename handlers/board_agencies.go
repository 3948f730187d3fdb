package handlers

import (
	"cmp"
	"slices"

	"dondoc/models"
	"dondoc/templates"
)

// agencies fills the table of agencies, and the figures by their kind.
func (b *boardFill) agencies() error {
	day := b.view.On
	if day.IsZero() {
		day = b.store.Today()
	}
	agencies, err := b.store.AgencyTalliesOn(b.ctx, b.actor, b.filter, day)
	if err != nil {
		return err
	}
	byKind := map[string]models.Tally{}
	for _, a := range agencies {
		b.view.Agencies = append(b.view.Agencies, b.agencyRow(a, b.view.Lang))
		b.sum = b.sum.Add(a.Tally)
		kind := "others"
		for name, k := range models.LeadKinds {
			if k == a.Agency.Kind {
				kind = name
			}
		}
		byKind[kind] = byKind[kind].Add(a.Tally)
	}
	for _, kind := range []string{"ministries", "provinces", "others"} {
		b.group("agencies", kind, byKind[kind])
	}
	b.sortAgencies(b.view)
	b.view.AgenciesTotal = len(b.view.Agencies)
	if !b.view.AllAgencies {
		b.view.Agencies = b.view.Agencies[:min(boardAgencies, len(b.view.Agencies))]
	}
	return nil
}

func (s *server) agencyRow(a models.AgencyTally, lang string) templates.AgencyRow {
	row := templates.AgencyRow{AgencyName: agency(a.Agency.Ref(), lang), Counts: counts(a.Counts), OfAll: share(a.OfAll()), OfFallenDue: share(a.OfFallenDue()),
		Inherited: a.Inherited, Closed: !a.Agency.ValidOn(s.store.Today())}
	row.Short = a.Agency.Abbr
	return row
}

// sortAgencies orders the table by the chosen column, the most overdue first unless one is chosen.
// Equals keep the registry's order.
func (s *server) sortAgencies(v *templates.BoardView) {
	by := map[string]func(a templates.AgencyRow) int{
		"total":   func(a templates.AgencyRow) int { return a.Counts.Total },
		"on_time": func(a templates.AgencyRow) int { return a.Counts.CompletedOnTime },
		"late":    func(a templates.AgencyRow) int { return a.Counts.CompletedLate },
		"in_term": func(a templates.AgencyRow) int { return a.Counts.InTerm },
		"overdue": func(a templates.AgencyRow) int { return a.Counts.Overdue },
		"undated": func(a templates.AgencyRow) int { return a.Counts.Undated },
		"in_time": func(a templates.AgencyRow) int { return perMille(a.Counts.InTime()) },
		"of_all":  func(a templates.AgencyRow) int { return perMille(a.OfAll) },
		"of_due":  func(a templates.AgencyRow) int { return perMille(a.OfFallenDue) },
	}
	if _, known := by[v.Sort]; !known && v.Sort != "name" {
		v.Sort, v.Desc = "overdue", true
	}
	compare := s.words.byName(v.Lang)
	if figure, ok := by[v.Sort]; ok {
		compare = func(a, b templates.AgencyRow) int { return cmp.Compare(figure(a), figure(b)) }
	}
	slices.SortStableFunc(v.Agencies, func(a, b templates.AgencyRow) int {
		if v.Desc {
			return compare(b, a)
		}
		return compare(a, b)
	})
}

// perMille orders rates; no rate comes before the lowest.
func perMille(r templates.Rate) int {
	if r.Whole == 0 {
		return -1
	}
	return 1000 * r.Part / r.Whole
}
