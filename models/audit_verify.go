package models

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"gorm.io/gorm"
)

// AuditDamageKind is what was done to the record.
type AuditDamageKind string

// The kinds of damage.
const (
	AuditChanged AuditDamageKind = "changed" // the entry says something else than when it was sealed
	AuditRemoved AuditDamageKind = "removed" // the number is missing
	AuditPutIn   AuditDamageKind = "put_in"  // not written by this installation, or under another secret
	AuditMoved   AuditDamageKind = "moved"   // a true entry at another place than its own
	AuditHead    AuditDamageKind = "head"    // the note of how far the chain reaches is gone or another's
)

// AuditDamage names one damaged entry, or a row of them. Of a removed one only the number is known; an
// entry not sealed yet has none.
type AuditDamage struct {
	Kind    AuditDamageKind `json:"kind"`
	FromSeq int64           `json:"from_seq,omitempty"`
	ToSeq   int64           `json:"to_seq,omitempty"`
	ID      int64           `json:"id,omitempty"` // of the first
	Action  string          `json:"action,omitempty"`
	Actor   string          `json:"actor,omitempty"`
}

// AuditCheck is what a walk along the chain found.
type AuditCheck struct {
	Held    int64         `json:"held"`    // entries that are as they were sealed
	Waiting int64         `json:"waiting"` // not sealed yet
	Seq     int64         `json:"seq"`     // the chain reaches to here
	Hash    string        `json:"hash"`    // the last link: noted elsewhere it proves the whole
	Damaged int64         `json:"damaged"`
	Damages []AuditDamage `json:"damages"` // the first of them
}

// Sound says whether nothing was found.
func (c AuditCheck) Sound() bool { return c.Damaged == 0 }

// damagesNamed is how many damages a check names.
const damagesNamed = 100

// VerifyAudit walks the chain and says which entries were changed, removed, put in or moved. The
// result stays with the head, for AuditState.
func (s *Store) VerifyAudit(ctx context.Context, actor Actor) (AuditCheck, error) {
	if !actor.mayReadAudit() {
		return AuditCheck{}, forbidden("audit")
	}
	w := auditWalk{key: s.secret, check: AuditCheck{Damages: []AuditDamage{}}}
	db := s.read(ctx)
	err := w.head(db)
	if err == nil {
		err = w.copies(db)
	}
	if err == nil {
		err = w.sealed(s, db)
	}
	if err == nil {
		err = w.unsealed(s, db)
	}
	if err != nil {
		return w.check, s.mapError(err)
	}
	text, err := json.Marshal(w.check)
	if err != nil {
		return w.check, err
	}
	return w.check, s.mapError(s.writer.WithContext(ctx).Exec("UPDATE audit_head SET verified_at = ?, verified = ? WHERE id = 1", s.now().at, string(text)).Error)
}

// AuditState is how far the record is sealed, and what the last walk along it found.
type AuditState struct {
	Seq        int64
	SealedAt   *time.Time
	VerifiedAt *time.Time
	Check      AuditCheck // of VerifiedAt
}

// AuditState gives the state of the record without walking it.
func (s *Store) AuditState(ctx context.Context, actor Actor) (AuditState, error) {
	if !actor.mayReadAudit() {
		return AuditState{}, forbidden("audit")
	}
	head, _, err := readAuditHead(s.read(ctx))
	out := AuditState{Seq: head.Seq, SealedAt: head.SealedAt, VerifiedAt: head.VerifiedAt}
	if err == nil && head.Verified != "" {
		err = json.Unmarshal([]byte(head.Verified), &out.Check)
	}
	return out, s.mapError(err)
}

// auditWalk is a walk along the chain.
type auditWalk struct {
	key      []byte
	unmarked int64
	reached  auditHead
	copied   map[int64]bool // entries whose mark an earlier one bears
	check    AuditCheck
	links    []string    // hashes the next entry may be linked to; none where the one before is missing
	doubt    *AuditEntry // one that doesn't fit: the next one tells what became of it
}

// enoughLinks bounds how many entries in a row may stand in each other's places without making their
// neighbours look moved.
const enoughLinks = 8

func (w *auditWalk) damage(kind AuditDamageKind, from, to int64, e *AuditEntry) {
	d := AuditDamage{Kind: kind, FromSeq: from, ToSeq: to}
	if e != nil {
		d.ID, d.Action, d.Actor = e.ID, e.Action, e.Actor
	}
	w.check.Damaged += max(1, to-from+1)
	if n := len(w.check.Damages); n > 0 && from > 0 && (kind == AuditPutIn || kind == AuditRemoved) {
		if last := &w.check.Damages[n-1]; last.Kind == kind && last.ToSeq+1 == from {
			last.ToSeq = to
			return
		}
	}
	if len(w.check.Damages) < damagesNamed {
		w.check.Damages = append(w.check.Damages, d)
	}
}

func (w *auditWalk) head(db *gorm.DB) error {
	head, there, err := readAuditHead(db)
	if err != nil {
		return err
	}
	w.reached, w.unmarked = head, head.Unmarked
	w.check.Seq, w.check.Hash = head.Seq, head.Hash
	sound, err := head.sound(db, w.key)
	if !there || !sound {
		w.damage(AuditHead, 0, 0, nil)
	}
	return err
}

// copies finds entries that bear the mark of another: rows copied within the table.
func (w *auditWalk) copies(db *gorm.DB) error {
	var ids []int64
	err := db.Raw("SELECT a.id FROM audit_entries a JOIN (SELECT mark, MIN(id) AS first FROM audit_entries WHERE mark <> '' GROUP BY mark HAVING COUNT(*) > 1) c ON c.mark = a.mark WHERE a.id <> c.first").Scan(&ids).Error
	w.copied = map[int64]bool{}
	for _, id := range ids {
		w.copied[id] = true
	}
	return err
}

func (w *auditWalk) own(e *AuditEntry) bool { return !w.copied[e.ID] && e.marked(w.key) }

func (w *auditWalk) sealed(s *Store, db *gorm.DB) error {
	rows, err := db.Raw("SELECT * FROM audit_entries WHERE seq IS NOT NULL ORDER BY seq").Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	expected := int64(1)
	w.links = []string{""}
	for rows.Next() {
		var e AuditEntry
		if err := s.db.ScanRows(rows, &e); err != nil {
			return err
		}
		w.settle(&e)
		if *e.Seq > expected {
			w.damage(AuditRemoved, expected, *e.Seq-1, nil)
			w.links = nil
		}
		expected = *e.Seq + 1
		w.step(&e)
	}
	w.settle(nil)
	if expected <= w.reached.Seq {
		w.damage(AuditRemoved, expected, w.reached.Seq, nil)
	}
	return rows.Err()
}

// step looks at one entry.
func (w *auditWalk) step(e *AuditEntry) {
	own := *e.Seq <= w.unmarked || w.own(e)
	linked := w.links == nil || slices.ContainsFunc(w.links, func(h string) bool { return e.sum(h) == e.Hash })
	switch {
	case own && linked:
		w.check.Held++
		w.links = nil
	case !own && linked:
		w.damage(AuditPutIn, *e.Seq, *e.Seq, e)
	case own && *e.Seq > w.unmarked:
		w.damage(AuditMoved, *e.Seq, *e.Seq, e)
	default:
		w.doubt = e
	}
	if w.links = append(w.links, e.Hash); len(w.links) > enoughLinks {
		w.links = w.links[1:]
	}
	if e.Action == actionHeadForeign && own {
		w.damage(AuditHead, *e.Seq, *e.Seq, e)
	}
}

// settle decides on the entry in doubt by the one after it: where that is linked to it, it stood here
// and was changed.
func (w *auditWalk) settle(next *AuditEntry) {
	e := w.doubt
	if e == nil {
		return
	}
	w.doubt = nil
	stood := next != nil && *next.Seq == *e.Seq+1 && next.sum(e.Hash) == next.Hash || *e.Seq == w.reached.Seq && e.Hash == w.reached.Hash
	switch {
	case stood:
		w.damage(AuditChanged, *e.Seq, *e.Seq, e)
	case *e.Seq <= w.unmarked:
		w.damage(AuditMoved, *e.Seq, *e.Seq, e)
	default:
		w.damage(AuditPutIn, *e.Seq, *e.Seq, e)
		w.links = nil // where it stands in another's place, that one's hash is lost
	}
}

// unsealed looks at the entries that wait: they have a mark, but no place yet.
func (w *auditWalk) unsealed(s *Store, db *gorm.DB) error {
	rows, err := db.Raw("SELECT * FROM audit_entries WHERE seq IS NULL ORDER BY id").Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var e AuditEntry
		if err := s.db.ScanRows(rows, &e); err != nil {
			return err
		}
		w.check.Waiting++
		if !w.own(&e) {
			w.damage(AuditPutIn, 0, 0, &e)
		}
	}
	return rows.Err()
}
