package models

import (
	"cmp"
	"maps"
	"slices"
)

// notReviewed leaves out what was submitted in time and waits for its reviewer: it is not overdue.
const notReviewed = "NOT " + submittedInTime

// lateTask is a task that was overdue at the end of the view's day.
const lateTask = "t.open AND t.due_on < ? AND " + notReviewed

// tallies counts the view's tasks by a column ("0" for the whole).
func (v reportView) tallies(column string) (map[int64]Tally, error) {
	sums, args := figuresDay{v.day, v.s.zone}.sumMeasures("1")
	rest := ""
	if column != "0" {
		rest = " GROUP BY " + column
	}
	from, more := v.statement(rest)
	rows, err := v.db.Raw("SELECT "+column+", "+sums+from, append(args, more...)...).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	out := map[int64]Tally{}
	for rows.Next() {
		var id int64
		var c Tally
		if err := rows.Scan(append([]any{&id}, c.targets()...)...); err != nil {
			return nil, err
		}
		out[id] = c
	}
	return out, rows.Err()
}

// figures fills the figures: the whole, by agency in the registry's order, and by directive, the newest first.
func (v reportView) figures(d *ReportData) error {
	whole, err := v.tallies("0")
	if err != nil {
		return err
	}
	d.Whole = whole[0]
	d.OfAll, d.OfFallenDue = d.Whole.OfAll(), d.Whole.OfFallenDue()
	byAgency, err := v.tallies(v.column)
	if err != nil {
		return err
	}
	var agencies []Agency
	if err := v.db.Order("id").Find(&agencies).Error; err != nil {
		return err
	}
	for _, a := range agencies {
		if t, ok := byAgency[a.ID]; ok {
			d.Agencies = append(d.Agencies, ReportAgency{a.Code, a.NameVi, a.NameEn, string(a.Kind), a.ValidTo, t})
		}
	}
	return v.byDirective(d)
}

func (v reportView) byDirective(d *ReportData) error {
	counts, err := v.tallies("t.directive_id")
	if err != nil {
		return err
	}
	d.DirectivesTotal = len(counts)
	ids := slices.SortedFunc(maps.Keys(counts), func(a, b int64) int {
		return cmp.Or(counts[b].Overdue-counts[a].Overdue, counts[b].Total()-counts[a].Total(), cmp.Compare(b, a))
	})
	ids = ids[:min(MaxReportTasks, len(ids))]
	if len(ids) == 0 {
		return nil
	}
	var directives []Directive
	if err := v.db.Omit("text").Where("id IN ?", ids).Order("reference_on DESC, id DESC").Find(&directives).Error; err != nil {
		return err
	}
	for _, x := range directives {
		d.Directives = append(d.Directives, ReportDirective{x.ID, x.Name(), x.TitleVi, x.TitleEn, counts[x.ID]})
	}
	return nil
}
