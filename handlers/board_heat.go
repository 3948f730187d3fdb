package handlers

import (
	"cmp"
	"slices"

	"dondoc/models"
	"dondoc/templates"
)

// bottlenecks fills the map of open bottlenecks: who must act, by category. Agencies' people see what
// their own agencies must act on.
func (b *boardFill) bottlenecks() error {
	open, err := b.store.Bottlenecks(b.ctx, b.actor)
	if err != nil {
		return err
	}
	m := templates.HeatMap{Categories: models.BottleneckCategories, Totals: make([]int, len(models.BottleneckCategories))}
	rows := map[int64]*templates.HeatRow{}
	for _, x := range open {
		column := slices.Index(models.BottleneckCategories, x.Category)
		if column < 0 || b.filter.Category != "" && b.filter.Category != x.Category || b.filter.DirectiveID != 0 && (x.DirectiveID == nil || *x.DirectiveID != b.filter.DirectiveID) {
			continue
		}
		act := slices.DeleteFunc(slices.Clone(x.Agencies), func(a models.AgencyRef) bool {
			return len(b.filter.AgencyIDs) > 0 && !slices.Contains(b.filter.AgencyIDs, a.ID)
		})
		if len(act) == 0 {
			continue
		}
		m.All++
		m.Totals[column]++
		for _, a := range act {
			if rows[a.ID] == nil {
				rows[a.ID] = &templates.HeatRow{AgencyName: agency(a, b.view.Lang), Counts: make([]int, len(models.BottleneckCategories))}
			}
			rows[a.ID].Counts[column]++
			rows[a.ID].All++
		}
	}
	for _, r := range rows {
		m.Rows = append(m.Rows, *r)
	}
	slices.SortFunc(m.Rows, func(a, b templates.HeatRow) int { return cmp.Or(b.All-a.All, cmp.Compare(a.Code, b.Code)) })
	b.view.HeatMap = m
	return nil
}
