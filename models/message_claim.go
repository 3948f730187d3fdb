package models

import (
	"cmp"
	"context"
	"slices"
	"time"

	"gorm.io/gorm"
)

// longestWait bounds how far ahead the NotBefore of a message that was tried can lie, or of one that seems
// to be written in days to come. One that lies further was set by a clock that has been put right
// since: it is due. A digest for a weekday that its recipient chose waits for its day untried.
const longestWait = 24 * time.Hour

// ClaimMessages takes up to n messages whose time has come, the urgent ones first, for sending by
// owner alone.
func (s *Store) ClaimMessages(ctx context.Context, actor Actor, owner string, n int) ([]Message, error) {
	if !actor.system {
		return nil, forbidden("deliver")
	}
	m := s.now()
	lock := ""
	if s.dialect == Postgres {
		lock = " FOR UPDATE SKIP LOCKED"
	}
	var out []Message
	err := s.writer.WithContext(ctx).Raw(`UPDATE messages SET state = 'sending', attempt = attempt + 1, claim = claim + 1, claimed_at = ?, claimed_by = ?
		WHERE id IN (SELECT id FROM messages WHERE state = 'queued' AND (not_before <= ? OR not_before > ? AND (attempt > 0 OR created_at > ?)) ORDER BY priority, not_before, id LIMIT ?`+lock+`) RETURNING *`,
		m.at, owner, m.at, m.at.Add(longestWait), m.at, n).Scan(&out).Error
	slices.SortFunc(out, func(a, b Message) int { // RETURNING keeps no order
		return cmp.Or(cmp.Compare(a.Priority, b.Priority), a.NotBefore.Compare(b.NotBefore), cmp.Compare(a.ID, b.ID))
	})
	return out, s.mapError(err)
}

// MessagesWaiting says whether a message's time has come.
func (s *Store) MessagesWaiting(ctx context.Context, actor Actor) (bool, error) {
	next, err := s.NextDelivery(ctx, actor)
	return err == nil && !next.IsZero() && !next.After(s.now().at), err
}

// NextDelivery gives the instant (UTC) from which on the first queued message may be sent; the zero
// time when none is queued.
func (s *Store) NextDelivery(ctx context.Context, actor Actor) (time.Time, error) {
	if !actor.system && !actor.mayRunJobs() {
		return time.Time{}, forbidden("deliver")
	}
	var first []Message
	err := s.read(ctx).Select("not_before", "attempt", "created_at").Where("state = 'queued'").Order("not_before, id").Limit(1).Find(&first).Error
	if err != nil || len(first) == 0 {
		return time.Time{}, s.mapError(err)
	}
	if m := s.now(); first[0].NotBefore.After(m.at.Add(longestWait)) && (first[0].Attempt > 0 || first[0].CreatedAt.After(m.at)) {
		return m.at, nil
	}
	return first[0].NotBefore.UTC(), nil
}

// Hold is a batch of messages that an instance has claimed and not settled.
type Hold struct {
	By string
	At int64 // Unix time by the clock of the instance that claimed it: it tells holds apart, no more
}

// MessagesInHand lists what all instances have in hand.
func (s *Store) MessagesInHand(ctx context.Context, actor Actor) ([]Hold, error) {
	if !actor.system {
		return nil, forbidden("deliver")
	}
	var rows []struct {
		ClaimedBy string
		ClaimedAt time.Time
	}
	err := s.read(ctx).Raw("SELECT DISTINCT claimed_by, claimed_at FROM messages WHERE state = 'sending' AND claimed_at IS NOT NULL").Scan(&rows).Error
	holds := make([]Hold, len(rows))
	for i, r := range rows {
		holds[i] = Hold{r.ClaimedBy, r.ClaimedAt.Unix()}
	}
	return holds, s.mapError(err)
}

// RescueMessages queues again what is left of the holds: whoever had them is gone. How long that takes
// to be sure is the caller's to know. It gives how many messages there were.
func (s *Store) RescueMessages(ctx context.Context, actor Actor, lost []Hold) (int, error) {
	if !actor.system {
		return 0, forbidden("deliver")
	}
	n := 0
	for _, h := range lost {
		done := s.writer.WithContext(ctx).Exec("UPDATE messages SET state = 'queued' WHERE state = 'sending' AND claimed_by = ? AND claimed_at = ?", h.By, time.Unix(h.At, 0).UTC())
		if done.Error != nil {
			return n, s.mapError(done.Error)
		}
		n += int(done.RowsAffected)
	}
	return n, nil
}

// OwnerPart separates an instance's name from that of its process in a message's ClaimedBy.
const OwnerPart = "#"

// TakeBack frees at once what owner had in hand when it was last killed: its messages are queued
// again, its runs may be claimed, and what it said of mail servers is forgotten. Only owner itself may
// know that it has nothing in hand: it calls this before its first claim.
func (s *Store) TakeBack(ctx context.Context, actor Actor, owner string) (messages int, err error) {
	if !actor.system {
		return 0, forbidden("deliver")
	}
	process := owner + OwnerPart
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		done := tx.Exec("UPDATE messages SET state = 'queued' WHERE state = 'sending' AND (claimed_by = ? OR SUBSTR(claimed_by, 1, LENGTH(?)) = ?)", owner, process, process)
		if done.Error != nil {
			return done.Error
		}
		messages = int(done.RowsAffected)
		if err := tx.Exec("DELETE FROM mail_circuits WHERE instance = ?", owner).Error; err != nil {
			return err
		}
		return tx.Exec("UPDATE job_runs SET lease_until = ? WHERE state = 'running' AND owner = ? AND lease_until > ?", m.at, owner, m.at).Error
	})
	return messages, err
}
