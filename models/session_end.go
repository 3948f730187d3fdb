package models

import (
	"context"

	"gorm.io/gorm"
)

// EndSessionsOf signs an account out everywhere and says from how many sessions. What opens the
// administrator's own account is asked for once more: CodeInvalid with the field current_password,
// CodeTooMany.
func (s *Store) EndSessionsOf(ctx context.Context, actor Actor, p Proof, id int64) (ended int, err error) {
	if err := s.mayEndSessions(ctx, actor, p); err != nil {
		return 0, err
	}
	err = s.onUser(ctx, actor, id, func(tx *gorm.DB, m moment, _ UserFull) error {
		done := tx.Exec("DELETE FROM sessions WHERE user_id = ?", id)
		if ended = int(done.RowsAffected); done.Error != nil {
			return done.Error
		}
		return audit(tx, m, actor, "session.end_all", "user", id, nil, map[string]any{"sessions": ended})
	})
	return ended, err
}

// EndEverySession signs everybody out, those halfway through signing in too, but for the session whose
// secret is keep ("" for none), and says from how many sessions. It asks for proof as EndSessionsOf does.
func (s *Store) EndEverySession(ctx context.Context, actor Actor, p Proof, keep string) (ended int, err error) {
	if err := s.mayEndSessions(ctx, actor, p); err != nil {
		return 0, err
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		done := tx.Exec("DELETE FROM sessions WHERE token_hash <> ?", s.hashSecret(keep))
		if ended = int(done.RowsAffected); done.Error != nil {
			return done.Error
		}
		return audit(tx, m, actor, "session.end_everybody", "user", 0, nil, map[string]any{"sessions": ended})
	})
	return ended, err
}

func (s *Store) mayEndSessions(ctx context.Context, actor Actor, p Proof) error {
	switch {
	case !actor.mayManagePeople():
		return forbidden("users")
	case actor.system:
		return nil
	}
	return s.reauthenticate(ctx, actor, p)
}
