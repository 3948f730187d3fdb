package models

import (
	"context"
	"strconv"
	"strings"

	"dondoc/models/deadline"
)

// ValueSlot is a place for a value on a spreadsheet: an indicator, of the whole country or of an agency.
type ValueSlot struct {
	Indicator IndicatorFull
	Agency    AgencyRef // ID 0: the whole country
	Target    *float64
	Last      *MeasurementFull // the newest in force; nil for none
}

// ValueSlots gives what the actor may enter values for: the office the whole country and all agencies with a part or
// with values, an agency's head and officers their own for each indicator they see. By due day, as Indicators.
// CodeForbidden for who may enter none.
func (s *Store) ValueSlots(ctx context.Context, actor Actor) ([]ValueSlot, error) {
	if !actor.mayMeasureSome() {
		return nil, forbidden("measure")
	}
	all, err := s.Indicators(ctx, actor)
	if err != nil {
		return nil, err
	}
	var own []AgencyRef
	names := &agencyNamer{store: s, db: s.read(ctx)}
	for _, id := range actor.Agencies(RoleHead, RoleOfficer) {
		ref := AgencyRef{ID: id}
		names.fill(&ref)
		own = append(own, ref)
	}
	var out []ValueSlot
	for _, i := range all {
		agencies := own
		if actor.mayMeasure(0) {
			agencies = append([]AgencyRef{{}}, i.Concerned()...)
		}
		for _, a := range agencies {
			out = append(out, i.slot(a))
		}
	}
	return out, s.mapError(names.err)
}

func (i IndicatorFull) slot(a AgencyRef) ValueSlot {
	slot := ValueSlot{Indicator: i, Agency: a}
	if goal, ok := i.Goal(a.ID); ok {
		slot.Target = &goal.Target
	}
	for n, v := range i.Values {
		if v.AgencyID == a.ID {
			slot.Last = &i.Values[n]
		}
	}
	return slot
}

// ValueRow is a row of an uploaded spreadsheet of values. Cells are texts: a number as 12.5, a day as 2025-06-30.
type ValueRow struct {
	Line      int    `json:"line"` // in the spreadsheet, from 1 on
	Indicator string `json:"indicator"`
	Agency    string `json:"agency"` // by its number; empty or 0 for the whole country
	Value     string `json:"value"`
	TakenOn   string `json:"taken_on"`
	Note      string `json:"note"`
}

// Filled says whether somebody filled the row in.
func (r ValueRow) Filled() bool { return r.Value != "" || r.TakenOn != "" || r.Note != "" }

// measurement is what the row enters, and for which indicator; CodeInvalid names the cells that can't be read.
func (r ValueRow) measurement() (NewMeasurement, int64, error) {
	n := NewMeasurement{Note: r.Note, Via: ViaSpreadsheet}
	var bad faults
	indicator, err := strconv.ParseInt(r.Indicator, 10, 64)
	if err != nil {
		return n, 0, notFound("indicator")
	}
	if r.Agency != "" {
		if n.AgencyID, err = strconv.ParseInt(r.Agency, 10, 64); err != nil {
			return n, 0, notFound("indicator")
		}
	}
	if n.Value, err = strconv.ParseFloat(strings.TrimSpace(r.Value), 64); r.Value == "" {
		bad.add("value", "required")
	} else if err != nil {
		bad.add("value", "not_a_value", "Value", r.Value)
	}
	if r.TakenOn != "" {
		if n.TakenOn, err = deadline.ParseDate(r.TakenOn); err != nil {
			bad.add("taken_on", "bad_date", "Value", r.TakenOn)
		}
	} else {
		bad.add("taken_on", "required")
	}
	return n, indicator, bad.err()
}

// KeepValues keeps the rows of an uploaded spreadsheet of values until they are applied, for a day at most.
// CodeInvalid when there are none or more than MaxSheet, CodeForbidden for who may enter no values.
func (s *Store) KeepValues(ctx context.Context, actor Actor, name string, rows []ValueRow) (Upload, error) {
	if !actor.mayMeasureSome() || actor.UserID == 0 {
		return Upload{}, forbidden("measure")
	}
	return s.keepUpload(ctx, Upload{UserID: actor.UserID, Kind: UploadValues, Name: name}, len(rows), rows)
}
