package models

import (
	"context"

	"gorm.io/gorm"
)

// RequestReset sends a link for a new password to the address, where there is an account. It answers
// and works alike for addresses without one. More than a few requests an hour for one account send
// nothing; CodeTooMany comes for too many from one network address alone, and so tells nothing of any
// account.
func (s *Store) RequestReset(ctx context.Context, email, address string) error {
	email = FoldEmail(email)
	if !validAddress(email) {
		var bad faults
		bad.add("email", "bad_address")
		return bad.err()
	}
	if err := s.countTry(ctx, counted{"reset from\x00" + network(address), resetAddressLimit}); err != nil {
		return err
	}
	enough := s.countTry(ctx, counted{"reset\x00" + email, resetLimit})
	if enough != nil && CodeOf(enough) != CodeTooMany {
		return enough
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		var found []User
		if err := tx.Where("email = ? AND closed_at IS NULL", email).Find(&found).Error; err != nil {
			return err
		}
		if len(found) == 0 || enough != nil {
			return audit(tx, m, Actor{Address: address}, "password.reset_refused", "user", 0, nil, map[string]any{"email": email})
		}
		if err := s.queueLink(tx, m, found[0], LinkReset, ""); err != nil {
			return err
		}
		return audit(tx, m, Actor{Address: address}, "password.reset_asked", "user", found[0].ID, nil, map[string]any{"email": email})
	})
}
