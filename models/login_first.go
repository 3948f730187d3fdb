package models

import (
	"context"
	"time"

	"gorm.io/gorm"
)

const linkFirstAdmin = "first_administrator"

// FirstAdminLink gives the secret of a one-time link that makes the first administrator, valid for a
// day; "" when there is already an account. A link given out before is void.
func (s *Store) FirstAdminLink(ctx context.Context, actor Actor) (string, error) {
	if !actor.system {
		return "", forbidden("setup")
	}
	secret, hash := s.newSecret("")
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		var users int64
		if err := tx.Model(&User{}).Count(&users).Error; err != nil {
			return err
		}
		if users > 0 {
			secret = ""
			return nil
		}
		if err := tx.Exec("DELETE FROM one_time_links WHERE purpose = ?", linkFirstAdmin).Error; err != nil {
			return err
		}
		return tx.Exec("INSERT INTO one_time_links (token_hash, purpose, created_at, expires_at) VALUES (?, ?, ?, ?)",
			hash, linkFirstAdmin, m.at, m.at.Add(24*time.Hour)).Error
	})
	return secret, err
}

// FirstAdminLinkValid says whether the link can still be used.
func (s *Store) FirstAdminLinkValid(ctx context.Context, secret string) (bool, error) {
	var n int64
	err := s.read(ctx).Raw("SELECT COUNT(*) FROM one_time_links WHERE token_hash = ? AND purpose = ? AND used_at IS NULL AND expires_at > ?",
		s.hashSecret(secret), linkFirstAdmin, s.now().at).Scan(&n).Error
	return n > 0, s.mapError(err)
}

// CreateFirstAdmin uses the one-time link: it makes the first account, an administrator's. CodeNotFound
// when the link is used, void or too old; CodeInvalid for fields that can't be taken.
func (s *Store) CreateFirstAdmin(ctx context.Context, secret string, n NewUser) (User, error) {
	u, err := s.newUser(n)
	if err != nil {
		return u, err
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		used := tx.Exec("UPDATE one_time_links SET used_at = ? WHERE token_hash = ? AND purpose = ? AND used_at IS NULL AND expires_at > ?",
			m.at, s.hashSecret(secret), linkFirstAdmin, m.at)
		if used.Error != nil {
			return used.Error
		}
		if used.RowsAffected == 0 {
			return notFound("setup_link")
		}
		return createUser(tx, m, SystemActor("setup"), &u, []UserRole{{Role: RoleAdministrator}})
	})
	return u, err
}
