package models

import (
	"context"
	"strings"

	"gorm.io/gorm"
)

// Resend sends a message that failed once more, for the administrator and the office. To its own
// recipient (address empty or the same) it is the same message under the same Message-ID, tried anew;
// to a corrected address it is a new one, and the failed one tells of it. It gives the message that is
// sent.
//
// Errors: not_found; forbidden to others; wrong_state (resend_*) where it has not failed or was sent in
// its place already; invalid (address, bad_address).
func (s *Store) Resend(ctx context.Context, actor Actor, id int64, address string) (Message, error) {
	var out Message
	address = strings.TrimSpace(address)
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		failed, err := s.resendable(tx, actor, id)
		if err != nil {
			return err
		}
		if address == "" || FoldEmail(address) == failed.Recipient {
			out = failed
			done := tx.Exec(`UPDATE messages SET state = 'queued', attempt = 0, not_before = ?, tried_since = NULL, settled_at = NULL, bounce = '', bounced_at = NULL
				WHERE id = ? AND state = 'failed'`, m.at, id)
			if done.Error != nil {
				return done.Error
			}
			return audit(tx, m, actor, "message.resend", "message", id, map[string]any{"state": failed.State, "reply": failed.Reply}, map[string]any{"recipient": failed.Recipient})
		}
		if !validAddress(address) {
			return &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "address", Problem: "bad_address"}}}
		}
		if out, err = s.sendInPlace(tx, m, failed, FoldEmail(address)); err != nil {
			return err
		}
		return audit(tx, m, actor, "message.resend", "message", id, map[string]any{"recipient": failed.Recipient, "reply": failed.Reply}, map[string]any{"recipient": out.Recipient, "message": out.ID})
	})
	if err != nil {
		return Message{}, err
	}
	return s.Message(ctx, actor, out.ID)
}

// resendable gives a message that may be sent again, under a lock, or says why not.
func (s *Store) resendable(tx *gorm.DB, actor Actor, id int64) (Message, error) {
	text, args := "SELECT * FROM messages WHERE id = ?", []any{id}
	if !actor.mayReadOutbox() {
		text, args = text+" AND recipient = ? AND recipient <> ''", append(args, actor.Email)
	}
	if s.dialect == Postgres {
		text += " FOR UPDATE"
	}
	var found []Message
	if err := tx.Raw(text, args...).Scan(&found).Error; err != nil {
		return Message{}, err
	}
	switch {
	case len(found) == 0:
		return Message{}, notFound("message")
	case !actor.mayRunJobs():
		return Message{}, forbidden("resend")
	case found[0].State != Failed:
		return Message{}, &Error{Code: CodeWrongState, Detail: "resend_" + string(found[0].State)}
	case found[0].ResentAs != 0:
		return Message{}, &Error{Code: CodeWrongState, Detail: "resend_again"}
	}
	return found[0], nil
}

// sendInPlace queues a message that says to another address what failed would have said.
func (s *Store) sendInPlace(tx *gorm.DB, m moment, failed Message, address string) (Message, error) {
	next := Message{Key: failed.Key + "/to/" + address, Kind: failed.Kind, Recipient: address, Name: failed.Name, Lang: failed.Lang, Day: failed.Day, SubjectOf: failed.SubjectOf}
	stands := failed.Recipient
	if failed.StandsFor != "" {
		stands = failed.StandsFor
	}
	if _, err := insertRowsCounting(tx, "messages", messageColumns, [][]any{next.row(m.at, s.mail)}, "ON CONFLICT (key) DO NOTHING"); err != nil {
		return next, err
	}
	if err := tx.Raw("SELECT * FROM messages WHERE key = ?", next.Key).Scan(&next).Error; err != nil {
		return next, err
	}
	for _, step := range []struct {
		text string
		args []any
	}{
		{"UPDATE messages SET stands_for = ? WHERE id = ?", []any{stands, next.ID}},
		{"UPDATE messages SET resent_as = ? WHERE id = ?", []any{next.ID, failed.ID}},
		{"INSERT INTO message_tasks (message_id, task_id, rule) SELECT ?, task_id, rule FROM message_tasks WHERE message_id = ? ON CONFLICT DO NOTHING", []any{next.ID, failed.ID}},
	} {
		if err := tx.Exec(step.text, step.args...).Error; err != nil {
			return next, err
		}
	}
	return next, nil
}
