package models

import (
	"context"
	"encoding/json"
	"errors"

	"dondoc/models/deadline"
)

// Reports lists the compiled reports, newest first, without their data: at
// most MaxLimit and one more, which tells that there is a next page.
func (s *Store) Reports(ctx context.Context, actor Actor, before int64, limit int) ([]ReportSnapshot, error) {
	if !actor.mayReadReports() {
		return nil, forbidden("reports")
	}
	q := s.read(ctx).Omit("data").Order("id DESC").Limit(min(max(limit, 1), MaxLimit+1))
	if before > 0 {
		q = q.Where("id < ?", before)
	}
	var out []ReportSnapshot
	return out, s.mapError(q.Find(&out).Error)
}

// Report gives a compiled report and what it says. Its data come from the snapshot alone.
func (s *Store) Report(ctx context.Context, actor Actor, id int64) (ReportSnapshot, ReportData, error) {
	var snap ReportSnapshot
	var data ReportData
	if !actor.mayReadReports() {
		return snap, data, forbidden("reports")
	}
	if err := s.read(ctx).Where("id = ?", id).Take(&snap).Error; err != nil {
		return snap, data, s.mapError(err)
	}
	if err := json.Unmarshal([]byte(snap.Data), &data); err != nil {
		return snap, data, errors.Join(errors.New("read the stored report"), err)
	}
	return snap, data, nil
}

// LastReportDay is the last day of the newest report's period, zero where there is none: from then on
// everybody is told what has changed.
func (s *Store) LastReportDay(ctx context.Context, actor Actor) (deadline.Date, error) {
	var day deadline.Date
	if !actor.SignedIn() {
		return day, &Error{Code: CodeSignIn}
	}
	return day, s.scanOne(ctx, "SELECT MAX(to_on) FROM report_snapshots WHERE to_on < ?", []any{s.Today()}, &day)
}
