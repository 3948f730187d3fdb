package models

import (
	"context"
	"time"

	"gorm.io/gorm"
)

// Tokens lists the actor's own API tokens that are not revoked, the newest first. Their secrets are
// not among what is kept.
func (s *Store) Tokens(ctx context.Context, actor Actor) ([]APIToken, error) {
	var out []APIToken
	return out, s.mapError(s.read(ctx).Where("user_id = ? AND revoked_at IS NULL", actor.UserID).Order("id DESC").Find(&out).Error)
}

// CreateOwnToken is CreateToken for one's own account on the page: a token lasts longer than the session,
// so what opens the account is asked for once more, as for EndSession.
func (s *Store) CreateOwnToken(ctx context.Context, actor Actor, p Proof, name string, expires time.Time) (string, error) {
	if err := s.reauthenticate(ctx, actor, p); err != nil {
		return "", err
	}
	return s.CreateToken(ctx, actor, actor.Email, name, &expires)
}

// RevokeToken makes one of the actor's own API tokens useless, or CodeNotFound.
func (s *Store) RevokeToken(ctx context.Context, actor Actor, id int64) error {
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		done := tx.Exec("UPDATE api_tokens SET revoked_at = ? WHERE id = ? AND user_id = ? AND revoked_at IS NULL", m.at, id, actor.UserID)
		if done.Error != nil || done.RowsAffected == 0 {
			return firstError(done.Error, notFound("token"))
		}
		return audit(tx, m, actor, "token.revoke", "token", id, nil, map[string]any{"user": actor.Email})
	})
	s.actors.forget()
	return err
}
