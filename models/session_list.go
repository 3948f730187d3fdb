package models

import (
	"context"
	"time"

	"gorm.io/gorm"
)

// Session is one place where somebody is signed in. Instants are UTC.
type Session struct {
	ID      int64
	Device  string // what the browser calls itself
	Address string // where its requests came from last
	Since   time.Time
	SeenAt  time.Time
	Current bool
}

// How long a session lasts without a request, and at most.
const (
	SessionIdle = 8 * time.Hour
	SessionMost = 12 * time.Hour
)

// longestDevice bounds what is kept of a browser's name, in bytes.
const longestDevice = 300

// NoteSession writes down whose a session is and where it was last seen, for its owner to read. The
// secret names the session.
func (s *Store) NoteSession(ctx context.Context, actor Actor, secret, device string, since time.Time) error {
	if len(device) > longestDevice {
		device = device[:longestDevice]
	}
	return s.mapError(s.writer.WithContext(ctx).Exec("UPDATE sessions SET user_id = ?, device = ?, address = ?, since = ?, seen_at = ? WHERE token_hash = ?",
		actor.UserID, printable(device), actor.Address, since.UTC(), s.now().at, s.hashSecret(secret)).Error)
}

// ClaimSession writes down whose a session is before they are signed in: what ends their sessions ends
// this one too.
func (s *Store) ClaimSession(ctx context.Context, actor Actor, secret string) error {
	return s.mapError(s.writer.WithContext(ctx).Exec("UPDATE sessions SET user_id = ?, since = NULL, seen_at = NULL WHERE token_hash = ?", actor.UserID, s.hashSecret(secret)).Error)
}

// OwnSessions lists where the actor is signed in, the last seen first; current is the secret of the
// session in use.
func (s *Store) OwnSessions(ctx context.Context, actor Actor, current string) ([]Session, error) {
	var rows []struct {
		Session
		TokenHash string
	}
	err := s.read(ctx).Raw(`SELECT id, device, address, since, seen_at, token_hash FROM sessions
		WHERE user_id = ? AND expires_at > ? AND seen_at > ? ORDER BY seen_at DESC, id DESC`, actor.UserID, s.now().at, s.now().at.Add(-SessionIdle)).Scan(&rows).Error
	out := make([]Session, len(rows))
	for i, r := range rows {
		out[i] = r.Session
		out[i].Current = r.TokenHash == s.hashSecret(current)
	}
	return out, s.mapError(err)
}

// EndSession ends one of the actor's own sessions, or CodeNotFound. What opens the account is asked for
// once more: CodeInvalid with the field current_password, CodeTooMany.
func (s *Store) EndSession(ctx context.Context, actor Actor, p Proof, id int64) error {
	if err := s.reauthenticate(ctx, actor, p); err != nil {
		return err
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		done := tx.Exec("DELETE FROM sessions WHERE id = ? AND user_id = ?", id, actor.UserID)
		if done.Error != nil || done.RowsAffected == 0 {
			return firstError(done.Error, notFound("session"))
		}
		return audit(tx, m, actor, "session.end", "user", actor.UserID, nil, map[string]any{"session": id})
	})
}

// EndOtherSessions ends the actor's own sessions but the one whose secret is keep, and says how many. It
// asks for proof as EndSession does.
func (s *Store) EndOtherSessions(ctx context.Context, actor Actor, p Proof, keep string) (int, error) {
	if err := s.reauthenticate(ctx, actor, p); err != nil {
		return 0, err
	}
	ended := 0
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		done := tx.Exec("DELETE FROM sessions WHERE user_id = ? AND token_hash <> ?", actor.UserID, s.hashSecret(keep))
		if ended = int(done.RowsAffected); done.Error != nil || ended == 0 {
			return done.Error
		}
		return audit(tx, m, actor, "session.end_others", "user", actor.UserID, nil, map[string]any{"sessions": ended})
	})
	return ended, err
}

// endSessions signs a user out everywhere but where keep is the session's secret; "" for everywhere.
func (s *Store) endSessions(tx *gorm.DB, userID int64, keep string) error {
	return tx.Exec("DELETE FROM sessions WHERE user_id = ? AND token_hash <> ?", userID, s.hashSecret(keep)).Error
}
