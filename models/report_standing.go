package models

import (
	"cmp"
	"context"
	"slices"

	"dondoc/models/deadline"
	"dondoc/models/standing"
)

// ReportStanding is how an agency did up to the report's last day, as Standing has it: without confidential
// directives, and without what was inherited or excused.
type ReportStanding struct {
	Code      string        `json:"code"`
	NameVi    string        `json:"name_vi"`
	NameEn    string        `json:"name_en"`
	Rank      int           `json:"rank"` // 0 for fewer than standing.LeastRanked due tasks
	OnTime    standing.Rate `json:"on_time"`
	Inherited standing.Rate `json:"inherited"`
	Excused   int           `json:"excused"` // late only while they waited for another agency
	Charged   int           `json:"charged"` // days of others' lateness
}

// ReportMark is an agency that a person of the working group has confirmed as to be commended or criticised, with the
// report's own figures. Drafts never are in a report, nor is who confirmed.
type ReportMark struct {
	Code   string           `json:"code"`
	NameVi string           `json:"name_vi"`
	NameEn string           `json:"name_en"`
	Kind   standing.Verdict `json:"kind"`
	Words  string           `json:"words,omitempty"`
	Day    deadline.Date    `json:"day"` // of the confirmation
	OnTime standing.Rate    `json:"on_time"`
}

// standing fills the agencies' standing, and what is confirmed and not withdrawn of those it counts. Of a single
// directive nothing is confirmed: marks are of the whole.
func (v reportView) standing(ctx context.Context, d *ReportData) error {
	by, err := v.standings()
	if err != nil {
		return err
	}
	var agencies []Agency
	if err := v.db.Order("id").Find(&agencies).Error; err != nil {
		return err
	}
	var all []Standing
	for _, a := range agencies {
		if x := by[a.ID]; x != nil {
			x.Agency = a
			all = append(all, *x)
			d.InTime = plus(d.InTime, x.OnTime.Part, x.OnTime.Whole)
		}
	}
	rankStandings(all)
	for _, x := range all {
		if x.OnTime.Whole > 0 || x.Inherited.Whole > 0 || x.Charged > 0 || x.Excused > 0 {
			d.Standing = append(d.Standing, ReportStanding{x.Agency.Code, x.Agency.NameVi, x.Agency.NameEn, x.Rank, x.OnTime, x.Inherited, x.Excused, x.Charged})
		}
	}
	if d.Scope.DirectiveID != 0 {
		return nil
	}
	marks, err := v.s.liveMarks(ctx)
	for _, m := range marks {
		if x := by[m.AgencyID]; x != nil {
			d.Marks = append(d.Marks, ReportMark{m.Agency.Code, m.Agency.NameVi, m.Agency.NameEn, m.Kind, m.Words, m.Day, x.OnTime})
		}
	}
	slices.SortStableFunc(d.Marks, func(a, b ReportMark) int { return cmp.Compare(a.Kind, b.Kind) }) // to commend first
	return err
}

// standings counts by agency, as the tasks stood on the view's day.
func (v reportView) standings() (map[int64]*Standing, error) {
	by := map[int64]*Standing{}
	of := func(agency int64) *Standing {
		if by[agency] == nil {
			by[agency] = &Standing{}
		}
		return by[agency]
	}
	onTime, _ := timelinessCondition(CompletedOnTime, v.day)
	late, _ := timelinessCondition(CompletedLate, v.day)
	overdue, _ := timelinessCondition(Overdue, v.day)
	sum := func(condition string) string { return "SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END)" }
	inherited := inheritedUnder(v.boundary)
	from, args := v.statement(" GROUP BY 1, 2")
	rows, err := v.db.Raw("SELECT "+v.column+", "+inherited+", "+sum(onTime)+", "+sum(late)+", "+sum(overdue)+from, args...).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var agency int64
		var passedOn bool
		var onTime, late, overdue int
		if err := rows.Scan(&agency, &passedOn, &onTime, &late, &overdue); err != nil {
			return nil, err
		}
		rate := &of(agency).OnTime
		if passedOn {
			rate = &of(agency).Inherited
		}
		*rate = standing.Rate{Part: onTime, Whole: onTime + late + overdue}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	_ = rows.Close() // in a transaction the rest is read through the same connection
	var waits []waitedTask
	if err := v.db.Raw("SELECT t.id, "+v.column+" AS agency, "+inherited+" AS inherited, t.status, t.due_on, t.submitted_on, w.from_on, w.to_on, g.agency_id AS must_act"+
		" FROM bottleneck_waits w JOIN bottleneck_agencies g ON g.bottleneck_id = w.bottleneck_id JOIN "+v.from+" t ON t.id = w.task_id JOIN directives d ON d.id = t.directive_id WHERE "+v.where+
		" AND t.due_on < ? AND t.status <> 'cancelled' AND g.agency_id <> t.lead_id ORDER BY t.id", append(slices.Clone(v.args), v.day)...).Scan(&waits).Error; err != nil {
		return nil, err
	}
	excuse(waits, v.day, of)
	return by, nil
}

// ReportIndicator is a target with how far it was reached by the report's last day. Empty numbers are not known.
type ReportIndicator struct {
	NameVi    string           `json:"name_vi"`
	NameEn    string           `json:"name_en"`
	UnitVi    string           `json:"unit_vi"`
	UnitEn    string           `json:"unit_en"`
	Directive string           `json:"directive"`
	DueOn     deadline.Date    `json:"due_on"`
	Agency    *Bilingual       `json:"agency,omitempty"` // whose target it is; nil: the whole country's
	Baseline  *float64         `json:"baseline"`
	Target    *float64         `json:"target"`
	OutOf     *float64         `json:"out_of"`
	Value     *float64         `json:"value"`
	ValueOn   deadline.Date    `json:"value_on"`
	Course    *standing.Course `json:"course"` // nil without a target or a value
}

// indicators fills the targets of the directives that the report counts, and of agencies that have their own or values:
// with the values that were in force at the end of the last day. Those of which nothing is known are left out.
func (v reportView) indicators(ctx context.Context, d *ReportData, o reportOrder) error {
	narrow, args := " AND NOT d.confidential", []any{}
	if o.filter.DirectiveID != 0 {
		narrow, args = narrow+" AND d.id = ?", append(args, o.filter.DirectiveID)
	}
	all, err := v.s.indicators(ctx, SystemActor("report"), narrow, args)
	if err != nil || len(all) == 0 {
		return err
	}
	ids, at := make([]int64, len(all)), make(map[int64]int, len(all))
	for n := range all {
		ids[n], at[all[n].ID], all[n].Values = all[n].ID, n, nil
	}
	end := v.day.AddDays(1).In(v.s.zone).UTC()
	values, err := v.s.measurements(v.db, &agencyNamer{store: v.s, db: v.db}, valuesInForce, ids, end, v.day, end)
	if err != nil {
		return err
	}
	for _, x := range values {
		all[at[x.IndicatorID]].Values = append(all[at[x.IndicatorID]].Values, x)
	}
	for _, i := range all {
		for _, a := range append([]AgencyRef{{}}, i.Concerned()...) {
			if len(o.filter.AgencyIDs) > 0 && !slices.Contains(o.filter.AgencyIDs, a.ID) {
				continue
			}
			if row := i.reported(a); row.Target != nil || row.Value != nil {
				d.Indicators = append(d.Indicators, row)
			}
		}
	}
	return nil
}

// valuesInForce are those of indicators that were known, and not replaced, at the end of a day.
const valuesInForce = `m.indicator_id IN ? AND (m.entered_at IS NULL OR m.entered_at < ?) AND (m.taken_on IS NULL OR m.taken_on <= ?)
	AND NOT EXISTS (SELECT 1 FROM measurements n WHERE n.replaces = m.id AND n.entered_at < ?) ORDER BY CASE WHEN m.taken_on IS NULL THEN 0 ELSE 1 END, m.taken_on, m.id`

// reported is the line of the whole country (ID 0) or of an agency.
func (i IndicatorFull) reported(a AgencyRef) ReportIndicator {
	row := ReportIndicator{NameVi: i.TextVi, NameEn: i.TextEn, UnitVi: i.UnitVi, UnitEn: i.UnitEn, Directive: i.Number, DueOn: i.DueOn, OutOf: i.OutOf}
	if a.ID != 0 {
		row.Agency, row.OutOf = &Bilingual{Vi: a.NameVi, En: a.NameEn}, nil
	}
	if points := i.Points(a.ID); len(points) > 0 {
		last := points[len(points)-1]
		row.Value, row.ValueOn = &last.Value, last.Day
	}
	goal, ok := i.Goal(a.ID)
	if !ok {
		return row
	}
	row.Target, row.Baseline = &goal.Target, goal.Baseline
	if course, _ := i.Course(a.ID); row.Value != nil {
		row.Course = &course
	}
	return row
}
