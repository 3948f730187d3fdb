package models

import (
	"context"

	"gorm.io/gorm"

	"dondoc/models/deadline"
	"dondoc/models/standing"
)

// IndicatorFull is an indicator with its values, the directive that sets it and how it goes.
type IndicatorFull struct {
	Indicator
	Number    string            // the directive's
	Shares    []IndicatorShare  // of its agencies, in order of their codes
	Values    []MeasurementFull // all that are in force, in order of their days, those without one first
	Corrected []MeasurementFull // that were replaced, the newest first
	MayFor    []AgencyRef       // the agencies for which the actor may enter values
	MayWhole  bool              // the actor may enter values of the whole country
	MayDefine bool              // the actor may change it
}

// IndicatorShare is an agency's part in an indicator.
type IndicatorShare struct {
	Agency AgencyRef
	Target *float64 // its own; nil for none
	Group  bool     // it is a group of agencies
}

// unitPercent is the unit of shares.
const unitPercent = "%"

// Goal is where the whole country (0) or an agency is to get; false where that is not known. Of an indicator in
// per cent the whole's target holds for each agency that has none of its own; other numbers don't.
func (i IndicatorFull) Goal(agencyID int64) (standing.Goal, bool) {
	g := standing.Goal{Baseline: i.Baseline, Due: i.DueOn}
	target := i.Target
	if agencyID != 0 {
		if i.UnitVi != unitPercent {
			target, g.Baseline = nil, nil
		}
		for _, x := range i.Shares {
			if x.Agency.ID == agencyID && x.Target != nil {
				target = x.Target
			}
		}
	}
	if target == nil {
		return g, false
	}
	g.Target = *target
	return g, true
}

// MeasurementFull is a value with who entered it.
type MeasurementFull struct {
	ID          int64
	IndicatorID int64
	AgencyID    int64 // 0 for the whole country
	Agency      AgencyRef
	TakenOn     deadline.Date
	Value       float64
	Note        string
	By          string // the person's name; empty for one the directive states
	Replaces    int64
	Replaced    bool
}

// Course tells how the values of the whole country, or of an agency, go towards the target; false where
// there is no target.
func (i IndicatorFull) Course(agencyID int64) (standing.Course, bool) {
	goal, ok := i.Goal(agencyID)
	if !ok {
		return standing.Course{}, false
	}
	return standing.CourseOf(i.Points(agencyID), goal), true
}

// Concerned are the agencies with a part in the indicator, groups where they have a target, and others of which there
// are values.
func (i IndicatorFull) Concerned() []AgencyRef {
	var out []AgencyRef
	seen := map[int64]bool{0: true}
	add := func(a AgencyRef) {
		if !seen[a.ID] {
			seen[a.ID] = true
			out = append(out, a)
		}
	}
	for _, x := range i.Shares {
		if !x.Group || x.Target != nil {
			add(x.Agency)
		}
	}
	for _, v := range i.Values {
		add(v.Agency)
	}
	return out
}

// Points are the values of the whole country, 0, or of an agency, in order.
func (i IndicatorFull) Points(agencyID int64) []standing.Point {
	var out []standing.Point
	for _, v := range i.Values {
		if v.AgencyID == agencyID {
			out = append(out, standing.Point{Day: v.TakenOn, Value: v.Value})
		}
	}
	return out
}

// Indicators lists those of the directives the actor may see, by due day, those without one last.
func (s *Store) Indicators(ctx context.Context, actor Actor) ([]IndicatorFull, error) {
	return s.indicators(ctx, actor, "", nil)
}

// Indicator gives one, with its corrected values and what the actor may enter. CodeNotFound where the actor
// may not know of it.
func (s *Store) Indicator(ctx context.Context, actor Actor, id int64) (IndicatorFull, error) {
	all, err := s.indicators(ctx, actor, " AND i.id = ?", []any{id})
	if err != nil {
		return IndicatorFull{}, err
	}
	if len(all) == 0 {
		return IndicatorFull{}, notFound("indicator")
	}
	x := all[0]
	db := s.read(ctx)
	names := &agencyNamer{store: s, db: db}
	if x.Corrected, err = s.measurements(db, names, "m.indicator_id = ? AND m.replaced ORDER BY m.id DESC", id); err != nil {
		return x, s.mapError(err)
	}
	x.MayWhole, x.MayDefine = actor.mayMeasure(0), actor.mayDefineIndicators()
	for _, agency := range actor.Agencies(RoleHead, RoleOfficer) {
		ref := AgencyRef{ID: agency}
		names.fill(&ref)
		x.MayFor = append(x.MayFor, ref)
	}
	return x, s.mapError(names.err)
}

func (s *Store) indicators(ctx context.Context, actor Actor, narrow string, more []any) ([]IndicatorFull, error) {
	scope, args := actor.directiveScope()
	db := s.read(ctx)
	var rows []struct {
		Indicator
		Number, DirectiveKey string
	}
	// LEFT, though each has its directive: SQLite would go through all directives to find the few.
	err := db.Raw("SELECT i.*, d.number, d.key AS directive_key FROM indicators i LEFT JOIN directives d ON d.id = i.directive_id WHERE "+scope+narrow+
		" ORDER BY CASE WHEN i.due_on IS NULL THEN 1 ELSE 0 END, i.due_on, i.id", append(args, more...)...).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return nil, s.mapError(err)
	}
	out := make([]IndicatorFull, len(rows))
	at, ids := map[int64]int{}, make([]int64, len(rows))
	for i, r := range rows {
		out[i] = IndicatorFull{Indicator: r.Indicator, Number: Directive{Number: r.Number, Key: r.DirectiveKey}.Name()}
		at[r.ID], ids[i] = i, r.ID
	}
	var links []struct {
		OwnerID, ID          int64
		Code, NameVi, NameEn string
		Kind                 AgencyKind
		Target               *float64
	}
	if err := db.Raw(`SELECT x.indicator_id AS owner_id, a.id, a.code, a.name_vi, a.name_en, a.kind, x.target FROM indicator_agencies x JOIN agencies a ON a.id = x.agency_id WHERE x.indicator_id IN ? ORDER BY a.code, a.id`, ids).Scan(&links).Error; err != nil {
		return nil, s.mapError(err)
	}
	for _, l := range links {
		one, ref := &out[at[l.OwnerID]], AgencyRef{l.ID, l.Code, l.NameVi, l.NameEn}
		one.Agencies, one.Shares = append(one.Agencies, ref), append(one.Shares, IndicatorShare{ref, l.Target, l.Kind == KindGroup})
	}
	values, err := s.measurements(db, &agencyNamer{store: s, db: db}, "m.indicator_id IN ? AND NOT m.replaced ORDER BY CASE WHEN m.taken_on IS NULL THEN 0 ELSE 1 END, m.taken_on, m.id", ids)
	for _, v := range values {
		out[at[v.IndicatorID]].Values = append(out[at[v.IndicatorID]].Values, v)
	}
	return out, s.mapError(err)
}

func (s *Store) measurements(db *gorm.DB, names *agencyNamer, where string, args ...any) ([]MeasurementFull, error) {
	var out []MeasurementFull
	err := db.Raw(`SELECT m.id, m.indicator_id, COALESCE(m.agency_id, 0) AS agency_id, m.taken_on, m.value, m.note, COALESCE(m.replaces, 0) AS replaces, m.replaced, COALESCE(u.name, '') AS "by"
		FROM measurements m LEFT JOIN users u ON u.id = m.entered_by WHERE `+where, args...).Scan(&out).Error
	for i := range out {
		if out[i].Agency.ID = out[i].AgencyID; out[i].AgencyID != 0 {
			names.fill(&out[i].Agency)
		}
	}
	return out, firstError(err, names.err)
}
