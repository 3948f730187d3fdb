package models

import (
	"context"
	"encoding/json"
	"errors"

	"gorm.io/gorm"
)

// ValueLine is what became, or would become, of a row of values.
type ValueLine struct {
	Row       ValueRow
	Indicator IndicatorFull // zero where there is none that the actor may know of
	Agency    AgencyRef
	Err       error // why the row can't be applied: CodeInvalid by cell, CodeConflict, CodeForbidden, …
}

// ValueResult is what became of an uploaded spreadsheet of values.
type ValueResult struct {
	Lines   []ValueLine // those that were filled in, in the spreadsheet's order
	Rows    int
	Applied bool // false: nothing was written
}

// Refused counts the rows that can't be applied.
func (r ValueResult) Refused() int {
	n := 0
	for _, l := range r.Lines {
		if l.Err != nil {
			n++
		}
	}
	return n
}

// Filled counts the rows that can.
func (r ValueResult) Filled() int { return len(r.Lines) - r.Refused() }

// PreviewValues tells what applying an uploaded spreadsheet of values would do, row by row, by doing it and taking it
// back. CodeNotFound when the actor has no such upload.
func (s *Store) PreviewValues(ctx context.Context, actor Actor, uploadID int64) (ValueResult, error) {
	return s.values(ctx, actor, uploadID, func(*gorm.DB, moment, Upload, *ValueResult) error { return errPreview })
}

// ApplyValues enters the values of an uploaded spreadsheet in one transaction. Where a row can't be applied nothing is,
// unless goOn says to go on with the others. CodeNotFound when the actor has no such upload, CodeWrongState when it was
// applied already.
func (s *Store) ApplyValues(ctx context.Context, actor Actor, uploadID int64, goOn bool) (ValueResult, error) {
	return s.values(ctx, actor, uploadID, func(tx *gorm.DB, m moment, u Upload, out *ValueResult) error {
		if out.Refused() > 0 && !goOn || out.Filled() == 0 {
			return errPreview
		}
		if err := u.settle(tx, m); err != nil {
			return err
		}
		out.Applied = true
		return audit(tx, m, actor, "spreadsheet.apply", "upload", u.ID, nil, map[string]any{"name": u.Name, "applied": out.Filled(), "refused": out.Refused()})
	})
}

// values enters each filled row by itself, what a refused one wrote is taken back, and lets end decide what becomes of
// them all.
func (s *Store) values(ctx context.Context, actor Actor, uploadID int64, end func(*gorm.DB, moment, Upload, *ValueResult) error) (ValueResult, error) {
	var out ValueResult
	all, err := s.Indicators(ctx, actor)
	if err != nil {
		return out, err
	}
	known := make(map[int64]IndicatorFull, len(all))
	for _, i := range all {
		known[i.ID] = i
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		u, err := ownUpload(tx, actor, uploadID, UploadValues)
		if err != nil {
			return err
		}
		var rows []ValueRow
		if err := json.Unmarshal([]byte(u.Data), &rows); err != nil {
			return err
		}
		out = ValueResult{Rows: len(rows)}
		for _, r := range rows {
			if !r.Filled() {
				continue
			}
			l, err := s.enterRow(tx, m, actor, r, known)
			if err != nil {
				return err
			}
			out.Lines = append(out.Lines, l)
		}
		return end(tx, m, u, &out)
	})
	if errors.Is(err, errPreview) {
		err = nil
	}
	return out, err
}

// enterRow enters a row's value; its error is the database's own.
func (s *Store) enterRow(tx *gorm.DB, m moment, actor Actor, r ValueRow, known map[int64]IndicatorFull) (ValueLine, error) {
	l := ValueLine{Row: r}
	n, id, err := r.measurement()
	l.Indicator = known[id]
	if n.AgencyID != 0 {
		names := &agencyNamer{store: s, db: tx}
		l.Agency.ID = n.AgencyID
		if names.fill(&l.Agency); names.err != nil {
			return l, names.err
		}
	}
	if err == nil && n.AgencyID != 0 && l.Agency.Code == "" {
		err = &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "agency", Problem: "agency_unknown"}}}
	}
	if l.Err = err; err != nil {
		return l, nil
	}
	if err := tx.Exec("SAVEPOINT value_row").Error; err != nil {
		return l, err
	}
	if _, l.Err = s.measure(tx, m, actor, id, n); l.Err != nil {
		if CodeOf(l.Err) == "" { // the database's own: the others would fare no better
			return l, l.Err
		}
		if err := tx.Exec("ROLLBACK TO SAVEPOINT value_row").Error; err != nil {
			return l, err
		}
	}
	return l, tx.Exec("RELEASE SAVEPOINT value_row").Error
}
