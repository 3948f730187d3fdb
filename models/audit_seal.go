package models

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// auditHead says how far the chain reaches. It bears a mark of its own: who takes rows from the end of
// the chain can't make it fit.
type auditHead struct {
	Seq        int64
	Hash       string
	Unmarked   int64 // entries at the start of the chain that are older than the marks
	Mark       string
	SealedAt   *time.Time
	VerifiedAt *time.Time
	Verified   string // JSON: the AuditCheck of that moment
}

func readAuditHead(tx *gorm.DB) (auditHead, bool, error) {
	var found []auditHead
	err := tx.Raw("SELECT * FROM audit_head WHERE id = 1").Scan(&found).Error
	if err != nil || len(found) == 0 {
		return auditHead{}, false, err
	}
	return found[0], true, nil
}

func (h auditHead) markedWith(key []byte) string {
	m := hmac.New(sha256.New, key)
	fmt.Fprintf(m, "audit head\x00%d\x00%s\x00%d", h.Seq, h.Hash, h.Unmarked)
	return hex.EncodeToString(m.Sum(nil))
}

// sound says whether the head bears this installation's mark. It has none until the first entry that
// bears one is sealed.
func (h auditHead) sound(tx *gorm.DB, key []byte) (bool, error) {
	if h.Mark != "" {
		return hmac.Equal([]byte(h.markedWith(key)), []byte(h.Mark)), nil
	}
	var marked int64
	err := tx.Raw("SELECT COUNT(*) FROM (SELECT 1 FROM audit_entries WHERE seq IS NOT NULL AND mark <> '' LIMIT 1) m").Scan(&marked).Error
	return marked == 0, err
}

// SealAudit numbers the entries added since the last sealing, in order, and chains their hashes.
// Writers never wait for it; several instances may call it, one at a time does the work. It gives
// how many it sealed.
func (s *Store) SealAudit(ctx context.Context, actor Actor) (int, error) {
	if !actor.system {
		return 0, forbidden("seal")
	}
	if waiting, err := s.Upkeep(ctx, actor); err != nil || !waiting.Sealing {
		return 0, err
	}
	sealed := 0
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		if s.dialect == Postgres { // SQLite's one writer needs no lock
			if err := tx.Exec("SELECT pg_advisory_xact_lock(hashtext('dondoc.audit'))").Error; err != nil {
				return err
			}
		}
		head, err := s.headToSealFrom(tx, m, actor)
		if err != nil {
			return err
		}
		const batch = 5000 // a long night's work is sealed in several runs
		var entries []AuditEntry
		if err := tx.Raw("SELECT * FROM audit_entries WHERE seq IS NULL ORDER BY id LIMIT ?", batch).Scan(&entries).Error; err != nil {
			return err
		}
		rows := make([][]any, len(entries))
		for i := range entries {
			head.Seq++
			n := head.Seq
			entries[i].Seq = &n
			head.Hash = entries[i].sum(head.Hash)
			rows[i] = []any{entries[i].ID, n, head.Hash}
		}
		sealed = len(entries)
		if err := s.updateRows(tx, "audit_entries", []string{"id BIGINT", "seq BIGINT", "hash TEXT"}, rows); err != nil {
			return err
		}
		return tx.Exec("UPDATE audit_head SET seq = ?, hash = ?, unmarked = ?, mark = ?, sealed_at = ? WHERE id = 1", head.Seq, head.Hash, head.Unmarked, head.markedWith(m.key), m.at).Error
	})
	return sealed, err
}

// actionHeadForeign is the entry the sealing adds itself where the head isn't what it left.
const actionHeadForeign = "audit.head_foreign"

// headToSealFrom gives where the chain goes on. A head that is gone or bears another mark is not passed
// over: an entry says what was found, and stays in the chain. Numbers that somebody gave out beyond
// the head are left to them.
func (s *Store) headToSealFrom(tx *gorm.DB, m moment, actor Actor) (auditHead, error) {
	head, there, err := readAuditHead(tx)
	if err != nil {
		return head, err
	}
	if !there {
		if err := tx.Exec("INSERT INTO audit_head (id, seq, hash, unmarked) VALUES (1, 0, '', 0)").Error; err != nil {
			return head, err
		}
	}
	sound, err := head.sound(tx, m.key)
	if err != nil {
		return head, err
	}
	if !there || !sound {
		if err := audit(tx, m, actor, actionHeadForeign, "audit", 0, map[string]any{"seq": head.Seq, "hash": head.Hash, "there": there}, nil); err != nil {
			return head, err
		}
	}
	var last int64
	if err := tx.Raw("SELECT COALESCE(MAX(seq), 0) FROM audit_entries").Scan(&last).Error; err != nil {
		return head, err
	}
	head.Seq = max(head.Seq, last)
	return head, nil
}
