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

// ofConfidential says of an entry whether it tells of a confidential directive.
const ofConfidential = `(object = 'task' AND object_id IN (SELECT t.id FROM tasks t JOIN directives d ON d.id = t.directive_id WHERE d.confidential)
	OR object = 'directive' AND object_id IN (SELECT d.id FROM directives d WHERE d.confidential)
	OR object = 'indicator' AND object_id IN (SELECT i.id FROM indicators i JOIN directives d ON d.id = i.directive_id WHERE d.confidential)
	OR object = 'bottleneck' AND object_id IN (SELECT b.id FROM bottlenecks b JOIN directives d ON d.id = b.directive_id WHERE d.confidential))`

// readAudit selects the entries of a filter. Who is not cleared for confidential directives reads that
// something was done with them, when and by whom, not what; nor do they find it by its words.
func (s *Store) readAudit(ctx context.Context, actor Actor, f AuditFilter) *gorm.DB {
	q := f.narrow(s, s.read(ctx).Model(&AuditEntry{}))
	if actor.seesConfidential() {
		return q
	}
	if f.Text != "" {
		q = q.Where("NOT " + ofConfidential)
	}
	return q.Select("audit_entries.*, " + ofConfidential + " AS withheld")
}

// withhold leaves out what the reader may not know.
func (e *AuditEntry) withhold() {
	if e.Withheld {
		e.Before, e.After = "", ""
	}
}

// AuditEntries lists the record, newest first: at most MaxLimit and one more, which tells that there is a
// next page. It is the administrator's.
func (s *Store) AuditEntries(ctx context.Context, actor Actor, f AuditFilter) ([]AuditEntry, error) {
	if !actor.mayReadAudit() {
		return nil, forbidden("audit")
	}
	q := s.readAudit(ctx, actor, f).Order("id DESC").Limit(min(max(f.Limit, 1), MaxLimit+1))
	if f.Before > 0 {
		q = q.Where("id < ?", f.Before)
	}
	var out []AuditEntry
	err := q.Find(&out).Error
	for i := range out {
		out[i].withhold()
	}
	return out, s.mapError(err)
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
	rows, err := s.readAudit(ctx, actor, f).Order("id").Rows()
	if err != nil {
		return s.mapError(err)
	}
	for rows.Next() && err == nil {
		var e AuditEntry
		if err = s.db.ScanRows(rows, &e); err == nil {
			e.withhold()
			err = each(e)
		}
	}
	return s.mapError(errors.Join(err, rows.Err(), rows.Close()))
}
