package models

import (
	"context"

	"gorm.io/gorm"
)

// CloseUser closes an account: its owner is signed out, can't sign in, gets no mail, and its links and
// API tokens are void. What they did stays. CodeWrongState for one closed already, the actor's own, or
// the last administrator's; CodeStale when it was saved meanwhile.
func (s *Store) CloseUser(ctx context.Context, actor Actor, id, version int64) error {
	return s.onUser(ctx, actor, id, func(tx *gorm.DB, m moment, u UserFull) error {
		switch {
		case u.ClosedAt != nil:
			return &Error{Code: CodeWrongState, Detail: "user_closed"}
		case id == actor.UserID:
			return &Error{Code: CodeWrongState, Detail: "close_oneself"}
		}
		if err := bumpUser(tx, id, version, map[string]any{"closed_at": m.at}); err != nil {
			return err
		}
		if err := mustLeaveAdministrator(tx, m); err != nil {
			return err
		}
		if err := firstError(s.endSessions(tx, id, ""), voidLinks(tx, m, id),
			tx.Exec("UPDATE api_tokens SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL", m.at, id).Error); err != nil {
			return err
		}
		return audit(tx, m, actor, "user.close", "user", id, map[string]any{"closed": false}, map[string]any{"closed": true})
	})
}

// ReopenUser opens a closed account again, with the password and roles it had. CodeWrongState for one
// that is open, CodeStale when it was saved meanwhile.
func (s *Store) ReopenUser(ctx context.Context, actor Actor, id, version int64) error {
	return s.onUser(ctx, actor, id, func(tx *gorm.DB, m moment, u UserFull) error {
		if u.ClosedAt == nil {
			return &Error{Code: CodeWrongState, Detail: "user_open"}
		}
		if err := bumpUser(tx, id, version, map[string]any{"closed_at": nil}); err != nil {
			return err
		}
		return audit(tx, m, actor, "user.reopen", "user", id, map[string]any{"closed": true}, map[string]any{"closed": false})
	})
}

// ResetSecondFactor switches an account's second factor off, for somebody who lost the app and the
// recovery codes, and signs the account out. CodeWrongState when none is on.
func (s *Store) ResetSecondFactor(ctx context.Context, actor Actor, id int64) error {
	return s.onUser(ctx, actor, id, func(tx *gorm.DB, m moment, u UserFull) error {
		if !u.SecondFactor {
			return &Error{Code: CodeWrongState, Detail: "second_factor_off"}
		}
		return firstError(s.endSessions(tx, id, ""), dropSecondFactor(tx, m, actor, id))
	})
}
