package models

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// Recovery codes get in when the app is lost. Each has 120 random bits, above the 112 from which OWASP
// ASVS 5 (6.5.2) lets a plain keyed hash be kept.
const (
	recoveryCodes = 10
	recoveryBytes = 15
	recoveryGroup = 6 // letters between hyphens
)

// looksLikeRecovery tells a recovery code from the six digits of an app.
func looksLikeRecovery(code string) bool { return len(foldRecovery(code)) > 8 }

// foldRecovery writes a code as it is compared: people type it with or without hyphens, in any case.
func foldRecovery(code string) string {
	return strings.ToUpper(strings.NewReplacer("-", "", " ", "").Replace(strings.TrimSpace(code)))
}

func (s *Store) recoveryHash(userID int64, code string) string {
	return s.hashSecret("recovery\x00" + strconv.FormatInt(userID, 10) + "\x00" + foldRecovery(code))
}

// newRecoveryCodes replaces the user's codes.
func (s *Store) newRecoveryCodes(tx *gorm.DB, userID int64) ([]string, error) {
	if err := tx.Exec("DELETE FROM recovery_codes WHERE user_id = ?", userID).Error; err != nil {
		return nil, err
	}
	codes, rows := make([]string, recoveryCodes), make([][]any, recoveryCodes)
	for i := range codes {
		raw := make([]byte, recoveryBytes)
		_, _ = rand.Read(raw) // never fails: crypto/rand stops the program instead
		text := base32.StdEncoding.EncodeToString(raw)
		var groups []string
		for ; len(text) > recoveryGroup; text = text[recoveryGroup:] {
			groups = append(groups, text[:recoveryGroup])
		}
		codes[i] = strings.Join(append(groups, text), "-")
		rows[i] = []any{s.recoveryHash(userID, codes[i]), userID}
	}
	return codes, insertRows(tx, "recovery_codes", []string{"code_hash", "user_id"}, rows, "")
}

func (s *Store) useRecoveryCode(tx *gorm.DB, m moment, actor Actor, code string) error {
	done := tx.Exec("UPDATE recovery_codes SET used_at = ? WHERE code_hash = ? AND user_id = ? AND used_at IS NULL", m.at, s.recoveryHash(actor.UserID, code), actor.UserID)
	if done.Error != nil || done.RowsAffected == 0 {
		return firstError(done.Error, wrongCode())
	}
	return audit(tx, m, actor, "second_factor.recovery", "user", actor.UserID, nil, nil)
}

// NewRecoveryCodes replaces the actor's recovery codes and gives the new ones, shown this once. proof
// is the password, or a code of the app for an account without a password. CodeWrongState when no
// second factor is on.
func (s *Store) NewRecoveryCodes(ctx context.Context, actor Actor, proof string) (codes []string, err error) {
	if err := s.prove(ctx, actor, proof); err != nil {
		return nil, err
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		row, _, err := factorOf(tx, actor.UserID)
		if err != nil {
			return err
		}
		if row.ConfirmedAt == nil {
			return &Error{Code: CodeWrongState, Detail: "second_factor_off"}
		}
		if codes, err = s.newRecoveryCodes(tx, actor.UserID); err != nil {
			return err
		}
		return audit(tx, m, actor, "second_factor.codes", "user", actor.UserID, nil, nil)
	})
	return codes, err
}

// EndSecondFactor switches the actor's second factor off; proof as for NewRecoveryCodes. Every session of
// the account ends but keep, the secret of the one in use.
func (s *Store) EndSecondFactor(ctx context.Context, actor Actor, proof, keep string) error {
	if err := s.prove(ctx, actor, proof); err != nil {
		return err
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		return firstError(dropSecondFactor(tx, m, actor, actor.UserID), s.endSessions(tx, actor.UserID, keep))
	})
}

func dropSecondFactor(tx *gorm.DB, m moment, actor Actor, userID int64) error {
	done := tx.Exec("DELETE FROM second_factors WHERE user_id = ?", userID)
	if done.Error != nil {
		return done.Error
	}
	if err := tx.Exec("DELETE FROM recovery_codes WHERE user_id = ?", userID).Error; err != nil {
		return err
	}
	if done.RowsAffected == 0 {
		return nil
	}
	return audit(tx, m, actor, "second_factor.off", "user", userID, nil, nil)
}
