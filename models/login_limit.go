package models

import (
	"context"
	"time"

	"gorm.io/gorm"
)

// tryLimit says how tries that fail are slowed down and then stopped for a while. The first slowFrom-1
// failures cost nothing; from then on each doubles the wait, beginning with two seconds; from lockFrom
// on nothing is tried for lock, which doubles with each further failure up to lockMost. A failure counts
// no more after forget.
type tryLimit struct {
	slowFrom, lockFrom     int
	lock, lockMost, forget time.Duration
}

// NIST SP 800-63B-4 section 3.2.2 allows a hundred failures in a row on one account: at these limits a
// patient guesser has some thirty a day. Many people may share one address.
var (
	accountLimit = tryLimit{slowFrom: 5, lockFrom: 10, lock: 15 * time.Minute, lockMost: time.Hour, forget: 24 * time.Hour}
	addressLimit = tryLimit{slowFrom: 50, lockFrom: 50, lock: 15 * time.Minute, lockMost: 15 * time.Minute, forget: 15 * time.Minute}
	// Each link by mail counts as one try, failed or not: nobody's mailbox is filled by somebody else.
	resetLimit        = tryLimit{slowFrom: 3, lockFrom: 3, lock: time.Hour, lockMost: time.Hour, forget: time.Hour}
	resetAddressLimit = tryLimit{slowFrom: 20, lockFrom: 20, lock: time.Hour, lockMost: time.Hour, forget: time.Hour}
)

// wait is how long nothing more is tried after so many failures in a row.
func (l tryLimit) wait(failures int) time.Duration {
	switch {
	case failures >= l.lockFrom:
		return min(l.lock<<min(failures-l.lockFrom, 10), l.lockMost)
	case failures >= l.slowFrom:
		return time.Second << min(failures-l.slowFrom+1, 10)
	}
	return 0
}

// counted is something tries are counted for.
type counted struct {
	subject string // kept as a keyed hash only: tries at invented accounts tell nothing to who reads the table
	tryLimit
}

func accountTries(email string) counted {
	return counted{"account\x00" + FoldEmail(email), accountLimit}
}
func addressTries(address string) counted {
	return counted{"address\x00" + network(address), addressLimit}
}

// countTry counts one try for each of the subjects, or none where one of them has to wait: CodeTooMany
// then says for how long. A try counts as failed until forgiveTry, so that tries made at the same time,
// at whatever instance, can't slip past the limit.
func (s *Store) countTry(ctx context.Context, all ...counted) error {
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		for _, c := range all {
			if err := s.countOne(tx, m, c); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) countOne(tx *gorm.DB, m moment, c counted) error {
	key := s.hashSecret("tries\x00" + c.subject)
	if err := tx.Exec("INSERT INTO login_tries (subject, failures, last_at, wait_until) VALUES (?, 0, ?, ?) ON CONFLICT DO NOTHING", key, m.at, m.at).Error; err != nil {
		return err
	}
	lock := ""
	if s.dialect == Postgres { // SQLite has one writer
		lock = " FOR UPDATE"
	}
	var row struct {
		Failures          int
		LastAt, WaitUntil time.Time
	}
	if err := tx.Raw("SELECT failures, last_at, wait_until FROM login_tries WHERE subject = ?"+lock, key).Scan(&row).Error; err != nil {
		return err
	}
	if left := row.WaitUntil.Sub(m.at); left > 0 {
		return tooMany(left)
	}
	if m.at.Sub(row.LastAt) >= c.forget {
		row.Failures = 0
	}
	row.Failures++
	return tx.Exec("UPDATE login_tries SET failures = ?, last_at = ?, wait_until = ? WHERE subject = ?", row.Failures, m.at, m.at.Add(c.wait(row.Failures)), key).Error
}

// tooMany says how long to wait: in seconds below two minutes, else in minutes.
func tooMany(left time.Duration) error {
	detail, count := "login_seconds", int((left+time.Second-1)/time.Second)
	if left >= 2*time.Minute {
		detail, count = "login_minutes", int((left+time.Minute-1)/time.Minute)
	}
	return &Error{Code: CodeTooMany, Detail: detail, Params: map[string]any{"Count": count}}
}

// forgiveTry takes back the counted try of somebody who turned out to be themselves: their account
// starts afresh, their address loses that one try.
func (s *Store) forgiveTry(tx *gorm.DB, m moment, account, address *counted) error {
	if account != nil {
		if err := tx.Exec("DELETE FROM login_tries WHERE subject = ?", s.hashSecret("tries\x00"+account.subject)).Error; err != nil {
			return err
		}
	}
	if address == nil {
		return nil
	}
	key := s.hashSecret("tries\x00" + address.subject)
	return firstError(tx.Exec("UPDATE login_tries SET failures = failures - 1, wait_until = ? WHERE subject = ?", m.at, key).Error,
		tx.Exec("DELETE FROM login_tries WHERE subject = ? AND failures <= 0", key).Error)
}
