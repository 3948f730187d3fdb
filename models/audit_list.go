package models

import (
	"context"
	"errors"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// AuditFilter narrows the record. Zero fields don't narrow.
type AuditFilter struct {
	Who      string // part of the name of who acted, or for whom
	Action   string // its beginning: "task." or "task.submit"
	Object   string
	ObjectID int64
	From, To deadline.Date // days in the organisation's zone
	Text     string        // part of what it says before or after
	Before   int64         // only ids below; the last id of the page before
	Limit    int
}

func (f AuditFilter) narrow(s *Store, q *gorm.DB) *gorm.DB {
	if f.Who != "" {
		like := "%" + escapeLike(strings.ToLower(f.Who)) + "%"
		q = q.Where(`(LOWER(actor) LIKE ? ESCAPE '\' OR LOWER(acting_for) LIKE ? ESCAPE '\')`, like, like)
	}
	if f.Action != "" {
		q = q.Where(`action LIKE ? ESCAPE '\'`, escapeLike(strings.ToLower(f.Action))+"%")
	}
	if f.Object != "" {
		q = q.Where("object = ?", f.Object)
	}
	if f.ObjectID != 0 {
		q = q.Where("object_id = ?", f.ObjectID)
	}
	if !f.From.IsZero() {
		q = q.Where("at >= ?", f.From.In(s.zone).UTC())
	}
	if !f.To.IsZero() {
		q = q.Where("at < ?", f.To.AddDays(1).In(s.zone).UTC())
	}
	if f.Text != "" {
		like := "%" + escapeLike(f.Text) + "%"
		q = q.Where(`(before LIKE ? ESCAPE '\' OR after LIKE ? ESCAPE '\')`, like, like)
	}
	return q
}

// AuditEntries lists the record, newest first. It is the administrator's.
func (s *Store) AuditEntries(ctx context.Context, actor Actor, f AuditFilter) ([]AuditEntry, error) {
	if !actor.mayReadAudit() {
		return nil, forbidden("audit")
	}
	q := f.narrow(s, s.read(ctx).Model(&AuditEntry{})).Order("id DESC").Limit(min(max(f.Limit, 1), MaxLimit))
	if f.Before > 0 {
		q = q.Where("id < ?", f.Before)
	}
	var out []AuditEntry
	return out, s.mapError(q.Find(&out).Error)
}

// AuditObjects lists the kinds of thing the record speaks of.
func (s *Store) AuditObjects(ctx context.Context, actor Actor) ([]string, error) {
	if !actor.mayReadAudit() {
		return nil, forbidden("audit")
	}
	var out []string
	return out, s.mapError(s.read(ctx).Raw("SELECT DISTINCT object FROM audit_entries ORDER BY object").Scan(&out).Error)
}

// ExportAudit gives every entry of the filter to each, oldest first, as it is read: the record may be
// longer than memory. That somebody took it stands in the record.
func (s *Store) ExportAudit(ctx context.Context, actor Actor, f AuditFilter, each func(AuditEntry) error) error {
	if !actor.mayReadAudit() {
		return forbidden("audit")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		return audit(tx, m, actor, "audit.export", "audit", 0, nil, map[string]any{"who": f.Who, "action": f.Action, "object": f.Object, "object_id": f.ObjectID, "from": f.From, "to": f.To, "text": f.Text})
	})
	if err != nil {
		return err
	}
	rows, err := f.narrow(s, s.read(ctx).Model(&AuditEntry{})).Order("id").Rows()
	if err != nil {
		return s.mapError(err)
	}
	for rows.Next() && err == nil {
		var e AuditEntry
		if err = s.db.ScanRows(rows, &e); err == nil {
			err = each(e)
		}
	}
	return s.mapError(errors.Join(err, rows.Err(), rows.Close()))
}
