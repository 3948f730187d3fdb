package models

import (
	"context"

	"gorm.io/gorm"
)

// Tokens lists the actor's own API tokens that are not revoked, the newest first. Their secrets are
// not among what is kept.
func (s *Store) Tokens(ctx context.Context, actor Actor) ([]APIToken, error) {
	var out []APIToken
	return out, s.mapError(s.read(ctx).Where("user_id = ? AND revoked_at IS NULL", actor.UserID).Order("id DESC").Find(&out).Error)
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
