package models

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"gorm.io/gorm"
)

// AnswersKept is for how long the answer to a call with an idempotency key is kept.
const AnswersKept = 24 * time.Hour

// KeptAnswer is what a call was answered.
type KeptAnswer struct {
	Status   int    `json:"-"`
	Location string `json:"location,omitempty"` // of what was made
	Body     string `json:"body"`
}

// Once does what a call asks for once for the actor's key, however often and through however many
// instances it comes in the next AnswersKept: the first call's answer is given to all. request tells
// calls apart. What do changes is kept in one transaction with the answer: after a crash in between
// there is neither, and after an error there is neither, so the call may be sent again.
//
// CodeConflict while the first call is at work, CodeInvalid when the key was used for another request.
func (s *Store) Once(ctx context.Context, actor Actor, key, request string, do func(ctx context.Context) (KeptAnswer, error)) (KeptAnswer, error) {
	var a KeptAnswer
	name := strconv.FormatInt(actor.UserID, 10) + "/" + key
	if _, running := s.running.LoadOrStore(name, true); running {
		return a, stillRunning()
	}
	defer s.running.Delete(name)
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		if err := s.claimKey(tx, name); err != nil {
			return err
		}
		var found []struct {
			Request, Answer string
			Status          int
			KeptAt          time.Time
		}
		if err := tx.Raw("SELECT request, status, answer, kept_at FROM idempotency_keys WHERE user_id = ? AND key = ?", actor.UserID, key).Scan(&found).Error; err != nil {
			return err
		}
		if len(found) > 0 && found[0].KeptAt.After(m.at.Add(-AnswersKept)) {
			if found[0].Request != request {
				return &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "Idempotency-Key", Problem: "key_of_another_request"}}}
			}
			a.Status = found[0].Status
			return json.Unmarshal([]byte(found[0].Answer), &a)
		}
		var err error
		if a, err = do(context.WithValue(ctx, onceKey{}, tx)); err != nil {
			return err
		}
		text, err := json.Marshal(a)
		if err != nil {
			return err
		}
		return tx.Exec(`INSERT INTO idempotency_keys (user_id, key, request, status, answer, kept_at) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (user_id, key) DO UPDATE SET request = excluded.request, status = excluded.status, answer = excluded.answer, kept_at = excluded.kept_at`,
			actor.UserID, key, request, a.Status, string(text), m.at).Error
	})
	return a, err
}

// claimKey keeps the calls of other instances with the same key away until the transaction ends.
// SQLite has one writer at a time: there they wait for this one's end, and then find its answer.
func (s *Store) claimKey(tx *gorm.DB, name string) error {
	if s.dialect != Postgres {
		return nil
	}
	var mine bool
	if err := tx.Raw("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))", "dondoc.idempotency/"+name).Scan(&mine).Error; err != nil {
		return err
	}
	if !mine {
		return stillRunning()
	}
	return nil
}

func stillRunning() error { return &Error{Code: CodeConflict, Detail: "still_running"} }

// onceKey is where a context holds the transaction that Once opened. What is read and changed under
// that context is part of it; a change of its own becomes a savepoint.
type onceKey struct{}

func onceTx(ctx context.Context) *gorm.DB {
	tx, _ := ctx.Value(onceKey{}).(*gorm.DB)
	return tx
}
