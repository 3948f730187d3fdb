package models

// bottlenecks fills the section: those open at the end of the view's day that hold up one of its tasks, or
// stand in a directive it counts, by category; the one that holds up most tasks first.
func (v reportView) bottlenecks(d *ReportData) error {
	held, args := v.statement(" AND t.open AND t.id IN (SELECT x.task_id FROM bottleneck_tasks x WHERE x.bottleneck_id = b.id)")
	narrow := ""
	if d.Scope != (ReportScope{Boundary: d.Scope.Boundary}) { // of everything those count too that hold up no task
		narrow = " AND k.tasks > 0"
	}
	var rows []struct {
		Bottleneck
		Number string
		Tasks  int
	}
	err := v.db.Raw(`SELECT k.* FROM (SELECT b.*, COALESCE(NULLIF(y.number, ''), y.key, '') AS number, (SELECT COUNT(*)`+held+`) AS tasks
		FROM bottlenecks b LEFT JOIN directives y ON y.id = b.directive_id
		WHERE (b.state IN ('open', 'escalated') OR b.settled_on > ?) AND (b.raised_on IS NULL OR b.raised_on <= ?) AND NOT COALESCE(y.confidential, FALSE)) k
		WHERE TRUE`+narrow+" ORDER BY k.category, k.tasks DESC, k.raised_on, k.id", append(args, v.day, v.day)...).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return err
	}
	all := make([]*Bottleneck, len(rows))
	for i := range rows {
		all[i] = &rows[i].Bottleneck
	}
	if err := nameWhoMustAct(v.db, all); err != nil {
		return err
	}
	for _, r := range rows {
		if n := len(d.Bottlenecks); n == 0 || d.Bottlenecks[n-1].Category != r.Category {
			d.Bottlenecks = append(d.Bottlenecks, ReportBottlenecks{Category: r.Category})
		}
		item := ReportBottleneck{TextVi: r.TextVi, TextEn: r.TextEn, Directive: r.Number, State: r.State, RaisedOn: r.RaisedOn, Tasks: r.Tasks,
			Asked: r.DecisionAsked, DecideBy: r.DecideBy, Proposal: r.Proposal}
		if !r.RaisedOn.IsZero() {
			item.AgeDays = r.RaisedOn.DaysUntil(v.day)
		}
		for _, a := range r.Agencies {
			item.MustAct = append(item.MustAct, Bilingual{a.NameVi, a.NameEn})
		}
		last := &d.Bottlenecks[len(d.Bottlenecks)-1]
		last.Items = append(last.Items, item)
	}
	return nil
}
