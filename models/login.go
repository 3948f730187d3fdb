package models

import (
	"context"
	"errors"

	"gorm.io/gorm"
)

// Authenticate gives the user with this address and password, or CodeCredentials, which never says
// which of the two was wrong and takes as long for an address without an account. Tries that fail are
// counted by account and by the network address the request came from; past the limits the answer is
// CodeTooMany, given before anything is hashed, and the same whether there is such an account or not.
func (s *Store) Authenticate(ctx context.Context, email, password, address string) (User, error) {
	account, from := accountTries(email), addressTries(address)
	if err := s.countTry(ctx, from, account); err != nil {
		return User{}, err
	}
	var u User
	err := s.read(ctx).Where("email = ? AND closed_at IS NULL", FoldEmail(email)).Take(&u).Error
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		return User{}, s.mapError(err)
	}
	hash := u.PasswordHash
	if hash == "" {
		hash = absentHash
	}
	if !passwordMatches(hash, password) || u.ID == 0 {
		return User{}, errors.Join(&Error{Code: CodeCredentials}, s.recordLogin(ctx, Actor{Address: address}, email, "login.failed"))
	}
	return u, s.change(ctx, func(tx *gorm.DB, m moment) error { return s.forgiveTry(tx, m, &account, &from) })
}

// absentHash is compared with where there is no account, so that both cases cost the same. No
// password has it: its key is too short.
const absentHash = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA"

// RecordLogin puts a completed log-in on the audit record.
func (s *Store) RecordLogin(ctx context.Context, actor Actor) error {
	return s.recordLogin(ctx, actor, actor.Email, "login")
}

func (s *Store) recordLogin(ctx context.Context, actor Actor, email, action string) error {
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		return audit(tx, m, actor, action, "user", actor.UserID, nil, map[string]any{"email": FoldEmail(email)})
	})
}

// confirmPassword is the password asked for once more before a sensitive change; it is limited as
// logging in is. CodeInvalid with the field current_password when it is wrong.
func (s *Store) confirmPassword(ctx context.Context, actor Actor, password string) error {
	var hash string
	if err := s.read(ctx).Raw("SELECT password_hash FROM users WHERE id = ? AND closed_at IS NULL", actor.UserID).Scan(&hash).Error; err != nil {
		return s.mapError(err)
	}
	if hash == "" {
		return &Error{Code: CodeWrongState, Detail: "no_password"}
	}
	account := accountTries(actor.Email)
	if err := s.countTry(ctx, account); err != nil {
		return err
	}
	if !passwordMatches(hash, password) {
		var bad faults
		bad.add("current_password", "wrong_password")
		return errors.Join(bad.err(), s.recordLogin(ctx, actor, actor.Email, "password.refused"))
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error { return s.forgiveTry(tx, m, &account, nil) })
}
