package models

import (
	"context"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// NewMeasurement is a value to be entered.
type NewMeasurement struct {
	AgencyID int64         // 0 for the whole country
	TakenOn  deadline.Date // today at the latest
	Value    float64
	Note     string // where it comes from; may be empty
	Replaces int64  // the value it corrects, whose agency it keeps; 0 for none
	Via      Via
}

// largestValue bounds a value: larger ones a float64 no longer tells apart.
const largestValue = 1 << 53

// Measure enters a value of an indicator: the office for the whole country and for all agencies, an agency's
// head and officers for their own. A correction is a new value that takes the place of the old one, which
// stays to be seen. CodeNotFound for an indicator the actor may not know of or a value that isn't there,
// CodeWrongState for one that was corrected already, CodeConflict where there is a value of that day.
func (s *Store) Measure(ctx context.Context, actor Actor, indicatorID int64, n NewMeasurement) (MeasurementFull, error) {
	var out MeasurementFull
	err := s.change(ctx, func(tx *gorm.DB, m moment) (err error) {
		out, err = s.measure(tx, m, actor, indicatorID, n)
		return err
	})
	return out, err
}

// check says what is wrong with a value.
func (n NewMeasurement) check(today deadline.Date) error {
	var bad faults
	checkWords(&bad, "note", n.Note)
	if !isValue(n.Value) {
		bad.add("value", "not_a_value", "Value", "")
	}
	switch {
	case n.TakenOn.IsZero():
		bad.add("taken_on", "required")
	case n.TakenOn.After(today):
		bad.add("taken_on", "in_the_future", "Value", n.TakenOn.String(), "Today", today.String())
	}
	return bad.err()
}

func (s *Store) measure(tx *gorm.DB, m moment, actor Actor, indicatorID int64, n NewMeasurement) (MeasurementFull, error) {
	var none MeasurementFull
	scope, args := actor.directiveScope()
	var key string
	if err := tx.Raw("SELECT i.key FROM indicators i JOIN directives d ON d.id = i.directive_id WHERE i.id = ? AND "+scope, append([]any{indicatorID}, args...)...).Scan(&key).Error; err != nil {
		return none, err
	}
	if key == "" {
		return none, notFound("indicator")
	}
	before, err := s.replacedBy(tx, indicatorID, &n)
	if err != nil {
		return none, err
	}
	if !actor.mayMeasure(n.AgencyID) {
		return none, forbidden("measure")
	}
	if err := n.check(m.today); err != nil {
		return none, err
	}
	out := MeasurementFull{IndicatorID: indicatorID, AgencyID: n.AgencyID, TakenOn: n.TakenOn, Value: n.Value, Note: strings.TrimSpace(n.Note), By: actor.Name, Replaces: n.Replaces}
	if err := tx.Raw(`INSERT INTO measurements (indicator_id, agency_id, taken_on, value, note, via, entered_by, entered_at, replaces) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO NOTHING RETURNING id`, indicatorID, orNull(n.AgencyID), n.TakenOn, n.Value, out.Note, n.Via, orNull(actor.UserID), m.at, orNull(n.Replaces)).Scan(&out.ID).Error; err != nil {
		return none, err
	}
	names := &agencyNamer{store: s, db: tx}
	if out.Agency.ID = n.AgencyID; n.AgencyID != 0 {
		names.fill(&out.Agency)
	}
	if names.err != nil {
		return none, names.err
	}
	if out.ID == 0 {
		return none, &Error{Code: CodeConflict, Detail: "measured"}
	}
	action := "indicator.measure"
	if n.Replaces != 0 {
		action = "indicator.correct"
	}
	return out, audit(tx, m, actor, action, "indicator", indicatorID, before, map[string]any{"measurement": out.ID, "agency": n.AgencyID, "taken_on": n.TakenOn, "value": n.Value, "note": out.Note})
}

// replacedBy takes the value that is corrected out of force; of many who correct it at once one does.
func (s *Store) replacedBy(tx *gorm.DB, indicatorID int64, n *NewMeasurement) (any, error) {
	if n.Replaces == 0 {
		return nil, nil
	}
	var old []struct {
		AgencyID *int64
		TakenOn  deadline.Date
		Value    float64
	}
	if err := tx.Raw("SELECT agency_id, taken_on, value FROM measurements WHERE id = ? AND indicator_id = ?", n.Replaces, indicatorID).Scan(&old).Error; err != nil {
		return nil, err
	}
	if len(old) == 0 {
		return nil, notFound("measurement")
	}
	n.AgencyID = 0
	if old[0].AgencyID != nil {
		n.AgencyID = *old[0].AgencyID
	}
	done := tx.Exec("UPDATE measurements SET replaced = TRUE WHERE id = ? AND NOT replaced", n.Replaces)
	if done.Error == nil && done.RowsAffected == 0 {
		return nil, &Error{Code: CodeWrongState, Detail: "measurement_replaced"}
	}
	return map[string]any{"measurement": n.Replaces, "taken_on": old[0].TakenOn, "value": old[0].Value}, done.Error
}
