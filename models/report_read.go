package models

import (
	"context"
	"errors"
	"strconv"

	"dondoc/models/deadline"
)

// Reports lists the compiled reports, newest first, without what they say: at
// most MaxLimit and one more, which tells that there is a next page.
func (s *Store) Reports(ctx context.Context, actor Actor, before int64, limit int) ([]ReportSnapshot, error) {
	if !actor.mayReadReports() {
		return nil, forbidden("reports")
	}
	q := s.read(ctx).Omit("data", "secret").Order("id DESC").Limit(min(max(limit, 1), MaxLimit+1))
	if before > 0 {
		q = q.Where("id < ?", before)
	}
	var out []ReportSnapshot
	if err := q.Find(&out).Error; err != nil {
		return nil, s.mapError(err)
	}
	for i := range out {
		if err := replaced(s.read(ctx), &out[i]); err != nil {
			return nil, s.mapError(err)
		}
	}
	return out, nil
}

// Report gives a compiled report and what it says to every reader. Its data come from the snapshot alone,
// whose hash is checked.
func (s *Store) Report(ctx context.Context, actor Actor, id int64) (ReportSnapshot, ReportData, error) {
	var snap ReportSnapshot
	var data ReportData
	if !actor.mayReadReports() {
		return snap, data, forbidden("reports")
	}
	if err := s.read(ctx).Where("id = ?", id).Take(&snap).Error; err != nil {
		return snap, data, s.mapError(err)
	}
	if err := unseal(snap.Data, snap.SHA256, &data); err != nil {
		return snap, data, errors.Join(errors.New("read report "+strconv.FormatInt(id, 10)), err)
	}
	if data.Schema == 0 && !actor.seesConfidential() {
		data.withoutSecrets()
		snap.Data = ""
	}
	return snap, data, s.mapError(replaced(s.read(ctx), &snap))
}

// ReportSecret gives what a report says of confidential directives to a reader who is cleared; nil for any other
// reader, and where it says nothing.
func (s *Store) ReportSecret(ctx context.Context, actor Actor, id int64) (*ReportSecret, error) {
	snap, _, err := s.Report(ctx, actor, id)
	if err != nil || snap.Secret == "" || !actor.seesConfidential() {
		return nil, err
	}
	var out ReportSecret
	if err := unseal(snap.Secret, snap.SecretSHA256, &out); err != nil {
		return nil, errors.Join(errors.New("read report "+strconv.FormatInt(id, 10)), err)
	}
	return &out, nil
}

// LastReportDay is the last day of the newest period that the working group's report closed, zero where there
// is none: from then on everybody is told what has changed.
func (s *Store) LastReportDay(ctx context.Context, actor Actor) (deadline.Date, error) {
	var day deadline.Date
	if !actor.SignedIn() {
		return day, &Error{Code: CodeSignIn}
	}
	return day, s.scanOne(ctx, "SELECT MAX(to_on) FROM report_snapshots WHERE kind = ? AND to_on < ?", []any{ReportFiveDay, s.Today()}, &day)
}
