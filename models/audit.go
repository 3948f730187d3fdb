package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"gorm.io/gorm"
)

// AuditEntry says who did what to what, when, from where, and how it stood before and after.
// Entries are only ever added; the job "seal" numbers them and chains their hashes within a minute.
type AuditEntry struct {
	ID        int64
	At        time.Time
	UserID    *int64
	Actor     string
	ActingFor string
	Address   string
	Action    string
	Object    string
	ObjectID  int64
	Before    string // JSON
	After     string // JSON
	Seq       *int64
	Hash      string
}

// TableName is gorm's.
func (AuditEntry) TableName() string { return "audit_entries" }

func auditEntry(m moment, actor Actor, action, object string, id int64, before, after any) (AuditEntry, error) {
	e := AuditEntry{At: m.at, Actor: actor.Name, ActingFor: actor.ActingFor, Address: actor.Address, Action: action, Object: object, ObjectID: id}
	if actor.UserID != 0 {
		e.UserID = &actor.UserID
	}
	for _, side := range []struct {
		value any
		into  *string
	}{{before, &e.Before}, {after, &e.After}} {
		if side.value == nil {
			continue
		}
		text, err := json.Marshal(side.value)
		if err != nil {
			return e, err
		}
		*side.into = string(text)
	}
	return e, nil
}

// audit adds an entry in the transaction of the change it records.
func audit(tx *gorm.DB, m moment, actor Actor, action, object string, id int64, before, after any) error {
	e, err := auditEntry(m, actor, action, object, id, before, after)
	if err != nil {
		return err
	}
	return tx.Exec(auditInsert+"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", e.row()...).Error
}

const auditInsert = "INSERT INTO audit_entries (at, user_id, actor, acting_for, address, action, object, object_id, before, after) "

// row is what auditInsert enters.
func (e AuditEntry) row() []any {
	return []any{e.At, e.UserID, e.Actor, e.ActingFor, e.Address, e.Action, e.Object, e.ObjectID, e.Before, e.After}
}

// sum is the entry's link in the chain: SHA-256 over the hash before it and all it says.
func (e AuditEntry) sum(previous string) string {
	line, _ := json.Marshal([]any{previous, e.Seq, e.ID, e.At.UTC().Unix(), e.UserID, e.Actor, e.ActingFor, e.Address, e.Action, e.Object, e.ObjectID, e.Before, e.After})
	h := sha256.Sum256(line)
	return hex.EncodeToString(h[:])
}

// AuditWaiting says whether entries were added since the last sealing.
func (s *Store) AuditWaiting(ctx context.Context, actor Actor) (bool, error) {
	if !actor.system {
		return false, forbidden("seal")
	}
	var waiting int64
	err := s.read(ctx).Raw("SELECT COUNT(*) FROM (SELECT 1 FROM audit_entries WHERE seq IS NULL LIMIT 1) w").Scan(&waiting).Error
	return waiting > 0, s.mapError(err)
}

// SealAudit numbers the entries added since the last sealing, in order, and chains their hashes.
// Writers never wait for it; several instances may call it, one at a time does the work. It gives
// how many it sealed.
func (s *Store) SealAudit(ctx context.Context, actor Actor) (int, error) {
	if !actor.system {
		return 0, forbidden("seal")
	}
	if waiting, err := s.AuditWaiting(ctx, actor); err != nil || !waiting {
		return 0, err
	}
	sealed := 0
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		if s.dialect == Postgres { // SQLite's one writer needs no lock
			if err := tx.Exec("SELECT pg_advisory_xact_lock(hashtext('dondoc.audit'))").Error; err != nil {
				return err
			}
		}
		var last AuditEntry
		if err := tx.Raw("SELECT * FROM audit_entries WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1").Scan(&last).Error; err != nil {
			return err
		}
		seq, previous := int64(0), last.Hash
		if last.Seq != nil {
			seq = *last.Seq
		}
		const batch = 5000 // a long night's work is sealed in several runs
		var entries []AuditEntry
		if err := tx.Raw("SELECT * FROM audit_entries WHERE seq IS NULL ORDER BY id LIMIT ?", batch).Scan(&entries).Error; err != nil {
			return err
		}
		rows := make([][]any, len(entries))
		for i := range entries {
			seq++
			n := seq
			entries[i].Seq = &n
			previous = entries[i].sum(previous)
			rows[i] = []any{entries[i].ID, n, previous}
		}
		sealed = len(entries)
		return s.updateRows(tx, "audit_entries", []string{"id BIGINT", "seq BIGINT", "hash TEXT"}, rows)
	})
	return sealed, err
}

// VerifyAudit walks the chain and says how many entries hold, or which is the first that was
// changed, removed or put in.
func (s *Store) VerifyAudit(ctx context.Context, actor Actor) (held int64, broken *AuditEntry, err error) {
	if !actor.Is(RoleAdministrator) {
		return 0, nil, forbidden("audit")
	}
	rows, err := s.read(ctx).Raw("SELECT * FROM audit_entries WHERE seq IS NOT NULL ORDER BY seq").Rows()
	if err != nil {
		return 0, nil, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	previous := ""
	for rows.Next() {
		var e AuditEntry
		if err := s.db.ScanRows(rows, &e); err != nil {
			return held, nil, s.mapError(err)
		}
		if *e.Seq != held+1 || e.sum(previous) != e.Hash {
			return held, &e, nil
		}
		previous = e.Hash
		held++
	}
	return held, nil, s.mapError(rows.Err())
}
