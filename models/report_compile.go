package models

import (
	"context"
	"encoding/json"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// CompileReport stores a period's report and queues it to its recipients, in one transaction; one that
// needs approval is held. The figures stand as of the end of the period's last day. A period that is
// compiled already is left alone: then the stored snapshot is given, and false.
func (s *Store) CompileReport(ctx context.Context, actor Actor, schedule ReportSchedule, p Period) (ReportSnapshot, bool, error) {
	if !actor.system && !actor.mayRunJobs() {
		return ReportSnapshot{}, false, forbidden("compile_report")
	}
	order := reportOrder{kind: schedule.Kind, period: p.Name(), span: p, nextTo: schedule.Next(p).To, version: 1, held: schedule.Approval}
	snap, err := s.compose(ctx, order)
	if err != nil {
		return snap, false, err
	}
	made := false
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		var err error
		made, err = s.fileReport(tx, m, actor, &snap, schedule)
		return err
	})
	return snap, made, err
}

// reportOrder is what is to be compiled.
type reportOrder struct {
	kind    ReportKind
	period  string // its name
	span    Period
	nextTo  deadline.Date
	scope   ReportScope
	filter  CountFilter // scope as a condition
	version int
	reason  string
	held    bool
	madeBy  int64
}

// compose compiles a report without storing it.
func (s *Store) compose(ctx context.Context, o reportOrder) (ReportSnapshot, error) {
	m, db := s.now(), s.read(ctx)
	snap := ReportSnapshot{Kind: o.kind, Period: o.period, Version: o.version, FromOn: o.span.From, ToOn: o.span.To, CompiledAt: m.at, Reason: o.reason, MadeBy: orNull(o.madeBy), Held: o.held}
	d := ReportData{Schema: reportSchema, Kind: o.kind, From: o.span.From, To: o.span.To, NextTo: o.nextTo, CompiledAt: m.at, Version: o.version, Reason: o.reason, Scope: o.scope}
	var err error
	if d.Letterhead, err = readLetterhead(db); err != nil {
		return snap, s.mapError(err)
	}
	open := s.within(db, m, o.span, o.filter, false)
	marks, err := open.marks()
	if err != nil {
		return snap, s.mapError(err)
	}
	before, err := reportBefore(db, o)
	if err != nil {
		return snap, s.mapError(err)
	}
	for _, section := range []func() error{
		func() error { return open.figures(&d) },
		func() error { return open.lists(&d) },
		func() error { return open.bottlenecks(&d) },
		func() error { return open.changes(&d, before, marks) },
		func() error { return open.standing(ctx, &d) },
		func() error { return open.indicators(ctx, &d, o) },
	} {
		if err := section(); err != nil {
			return snap, s.mapError(err)
		}
	}
	secret, err := s.within(db, m, o.span, o.filter, true).secret()
	if err != nil {
		return snap, s.mapError(err)
	}
	if snap.marks, err = packMarks(marks); err != nil {
		return snap, err
	}
	return snap, snap.fill(d, secret)
}

// fill writes down what the report says.
func (r *ReportSnapshot) fill(d ReportData, secret *ReportSecret) (err error) {
	if r.Data, r.SHA256, err = seal(d); err != nil {
		return err
	}
	if secret != nil {
		if r.Secret, r.SecretSHA256, err = seal(secret); err != nil {
			return err
		}
	}
	if d.Scope != (ReportScope{}) {
		scope, err := json.Marshal(d.Scope)
		r.Scope = string(scope)
		return err
	}
	return nil
}

// reportBefore gives the newest report of the same kind and scope over an earlier period, nil when there
// is none that kept how its tasks stood.
func reportBefore(db *gorm.DB, o reportOrder) (*ReportSnapshot, error) {
	scope := ""
	if o.scope != (ReportScope{}) {
		text, err := json.Marshal(o.scope)
		if err != nil {
			return nil, err
		}
		scope = string(text)
	}
	var snap ReportSnapshot
	found := db.Where("kind = ? AND scope = ? AND to_on < ? AND marks <> ''", o.kind, scope, o.span.To).Order("to_on DESC, version DESC").Limit(1).Find(&snap)
	if found.Error != nil || found.RowsAffected == 0 {
		return nil, found.Error
	}
	return &snap, db.Raw("SELECT marks FROM report_snapshots WHERE id = ?", snap.ID).Scan(&snap.marks).Error
}

// fileReport enters a composed report unless its version is there already, and queues it unless it is held.
func (s *Store) fileReport(tx *gorm.DB, m moment, actor Actor, snap *ReportSnapshot, schedule ReportSchedule) (bool, error) {
	columns := []string{"kind", "period", "version", "from_on", "to_on", "compiled_at", "scope", "data", "sha256", "secret", "secret_sha256", "marks", "reason", "made_by", "held"}
	row := []any{snap.Kind, snap.Period, snap.Version, snap.FromOn, snap.ToOn, snap.CompiledAt, snap.Scope, snap.Data, snap.SHA256, snap.Secret, snap.SecretSHA256, snap.marks, snap.Reason, snap.MadeBy, snap.Held}
	n, err := insertRowsCounting(tx, "report_snapshots", columns, [][]any{row}, "ON CONFLICT DO NOTHING")
	if err != nil {
		return false, err
	}
	var stored ReportSnapshot
	if err := tx.Where("kind = ? AND period = ? AND version = ?", snap.Kind, snap.Period, snap.Version).Take(&stored).Error; err != nil {
		return false, err
	}
	*snap = stored
	if n == 0 {
		return false, nil
	}
	if !snap.Held {
		if err := s.queueReport(tx, m, *snap, schedule); err != nil {
			return false, err
		}
	}
	return true, audit(tx, m, actor, "report.compile", "report", snap.ID, nil, map[string]any{"kind": snap.Kind, "period": snap.Period, "version": snap.Version, "sha256": snap.SHA256, "held": snap.Held})
}
