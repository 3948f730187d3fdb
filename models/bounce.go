package models

import (
	"context"

	"gorm.io/gorm"
)

// Bounced is what came back of a message that the mail server had taken.
type Bounced string

// What can come back.
const (
	BounceNone    Bounced = ""
	BounceDelayed Bounced = "delayed" // still under way, says the receiving side
	BounceFailed  Bounced = "failed"  // returned for good: the message counts as failed
)

// Bounce is a delivery report (RFC 3464) on one of our messages.
type Bounce struct {
	MessageID string // of our message, without angle brackets
	Outcome   Bounced
	Words     string // the diagnostic, on one line
}

// Position is how far a mailbox has been read: UIDs are counted anew when its validity changes
// (RFC 3501, 2.3.1.1).
type Position struct {
	Validity, UID uint32
}

// MailboxPosition gives how far a mailbox has been read; the zero Position for one never read.
func (s *Store) MailboxPosition(ctx context.Context, actor Actor, mailbox string) (Position, error) {
	var p Position
	if !actor.system {
		return p, forbidden("deliver")
	}
	return p, s.mapError(s.read(ctx).Raw("SELECT validity, uid FROM mailbox_positions WHERE mailbox = ?", mailbox).Scan(&p).Error)
}

// RecordBounces marks the messages that were returned or are delayed, and how far the mailbox has been
// read, in one transaction. It gives how many of the reports were about a message of ours.
func (s *Store) RecordBounces(ctx context.Context, actor Actor, mailbox string, p Position, all []Bounce) (matched int, err error) {
	if !actor.system {
		return 0, forbidden("deliver")
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		for _, b := range all {
			var id int64
			if err := tx.Raw("SELECT id FROM messages WHERE message_id = ?", b.MessageID).Scan(&id).Error; err != nil {
				return err
			}
			if id == 0 {
				continue
			}
			matched++
			// A late word of a delay says nothing about a message that failed meanwhile.
			text := "UPDATE messages SET bounce = 'delayed', bounced_at = ?, reply = ? WHERE id = ? AND state = 'sent'"
			if b.Outcome == BounceFailed {
				// The answer of the server that took it was lost where it is not sent by now: it was taken, and needs no further try.
				text = "UPDATE messages SET state = 'failed', bounce = 'failed', bounced_at = ?, reply = ? WHERE id = ? AND state IN ('sent', 'queued')"
			}
			if err := tx.Exec(text, m.at, b.Words, id).Error; err != nil {
				return err
			}
		}
		return tx.Exec(`INSERT INTO mailbox_positions (mailbox, validity, uid) VALUES (?, ?, ?)
			ON CONFLICT (mailbox) DO UPDATE SET validity = excluded.validity, uid = excluded.uid`, mailbox, p.Validity, p.UID).Error
	})
	return matched, err
}
