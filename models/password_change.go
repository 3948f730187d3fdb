package models

import (
	"context"
	"errors"

	"gorm.io/gorm"
)

// ChangePassword gives the actor's own account another password. The present one is asked for once
// more. Every session of the account ends but keep, the secret of the one in use; links by mail are
// void. CodeInvalid says what can't be taken, in current_password or password.
func (s *Store) ChangePassword(ctx context.Context, actor Actor, current, password, keep string) error {
	if err := s.checkPassword(password, actor.Email, actor.Name); err != nil {
		return err
	}
	if err := s.confirmPassword(ctx, actor, current); err != nil {
		return err
	}
	hash, err := hashPassword(password)
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		return s.setPassword(tx, m, actor, actor.UserID, hash, keep, "password.change")
	})
}

// setPassword keeps a password's hash and ends all that the one before had opened.
func (s *Store) setPassword(tx *gorm.DB, m moment, actor Actor, userID int64, hash, keep, action string) error {
	done := tx.Exec("UPDATE users SET password_hash = ? WHERE id = ? AND closed_at IS NULL", hash, userID)
	if done.Error != nil {
		return done.Error
	}
	if done.RowsAffected == 0 {
		return notFound("user")
	}
	if err := errors.Join(s.endSessions(tx, userID, keep), voidLinks(tx, m, userID)); err != nil {
		return err
	}
	return audit(tx, m, actor, action, "user", userID, nil, nil)
}
