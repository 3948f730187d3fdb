package models

import (
	"context"
	"crypto/subtle"
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"
	"gorm.io/gorm"
)

// SecondFactor is how an account's second factor stands: a code of RFC 6238 from an app.
type SecondFactor struct {
	On        bool
	Since     time.Time // UTC; when On
	CodesLeft int       // recovery codes not used yet
	Secret    string    // base32, for the app; only while it is not confirmed
	URI       string    // the same with issuer and account, as a QR code holds it
}

// totpPeriod is for how many seconds a code is shown. The one before and the one after are taken too,
// for clocks that differ and people who type slowly.
const (
	totpPeriod = 30
	totpSkew   = 1
)

// codeTries counts tries at an account's codes.
func codeTries(actor Actor) counted { return counted{"code\x00" + actor.Email, accountLimit} }

type factorRow struct {
	Secret      string
	ConfirmedAt *time.Time
	LastStep    int64
}

func factorOf(db *gorm.DB, userID int64) (row factorRow, found bool, err error) {
	var rows []factorRow
	err = db.Raw("SELECT secret, confirmed_at, last_step FROM second_factors WHERE user_id = ?", userID).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return row, false, err
	}
	return rows[0], true, nil
}

// SecondFactor gives how the actor's own second factor stands.
func (s *Store) SecondFactor(ctx context.Context, actor Actor) (SecondFactor, error) {
	row, found, err := factorOf(s.read(ctx), actor.UserID)
	if err != nil || !found {
		return SecondFactor{}, s.mapError(err)
	}
	if row.ConfirmedAt != nil {
		out := SecondFactor{On: true, Since: row.ConfirmedAt.UTC()}
		err = s.read(ctx).Raw("SELECT COUNT(*) FROM recovery_codes WHERE user_id = ? AND used_at IS NULL", actor.UserID).Scan(&out.CodesLeft).Error
		return out, s.mapError(err)
	}
	secret, err := s.unseal(actor.UserID, row.Secret)
	if err != nil {
		return SecondFactor{}, err
	}
	return SecondFactor{Secret: secret, URI: totpURI(actor.Email, secret)}, nil
}

// BeginSecondFactor makes a secret for the actor's app. It is in force once ConfirmSecondFactor has seen
// a code of it; until then one made before stays. CodeWrongState when a second factor is on already.
func (s *Store) BeginSecondFactor(ctx context.Context, actor Actor) error {
	if actor.UserID == 0 {
		return &Error{Code: CodeSignIn}
	}
	key, err := totp.Generate(totp.GenerateOpts{Issuer: "dondoc", AccountName: actor.Email, SecretSize: 20})
	if err != nil {
		return err
	}
	sealed, err := s.seal(actor.UserID, key.Secret())
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		row, _, err := factorOf(tx, actor.UserID)
		if err != nil {
			return err
		}
		if row.ConfirmedAt != nil {
			return &Error{Code: CodeWrongState, Detail: "second_factor_on"}
		}
		return tx.Exec("INSERT INTO second_factors (user_id, secret, created_at) VALUES (?, ?, ?) ON CONFLICT (user_id) DO NOTHING", actor.UserID, sealed, m.at).Error
	})
}

// BeginOwnSecondFactor is BeginSecondFactor for who is signed in already: the password is asked for once
// more, of an account that has one. CodeInvalid with the field current_password when it is wrong.
func (s *Store) BeginOwnSecondFactor(ctx context.Context, actor Actor, password string) error {
	err := s.confirmPassword(ctx, actor, password)
	var ours *Error
	if errors.As(err, &ours) && ours.Detail == "no_password" {
		err = nil
	}
	if err != nil {
		return err
	}
	return s.BeginSecondFactor(ctx, actor)
}

// ConfirmSecondFactor puts the actor's second factor in force with a first code from their app, and
// gives the recovery codes, which are shown this once. Every session of the account, begun without it, ends
// but keep, the secret of the one in use. CodeInvalid with the field code for a wrong one.
func (s *Store) ConfirmSecondFactor(ctx context.Context, actor Actor, code, keep string) (codes []string, err error) {
	tries := codeTries(actor)
	if err := s.countTry(ctx, tries); err != nil {
		return nil, err
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		row, found, err := factorOf(tx, actor.UserID)
		switch {
		case err != nil:
			return err
		case !found:
			return &Error{Code: CodeWrongState, Detail: "second_factor_not_begun"}
		case row.ConfirmedAt != nil:
			return &Error{Code: CodeWrongState, Detail: "second_factor_on"}
		}
		step, err := s.matchingStep(actor.UserID, row, code, m.at)
		if err != nil {
			return err
		}
		done := tx.Exec("UPDATE second_factors SET confirmed_at = ?, last_step = ? WHERE user_id = ? AND confirmed_at IS NULL", m.at, step, actor.UserID)
		if done.Error != nil || done.RowsAffected == 0 {
			return firstError(done.Error, &Error{Code: CodeWrongState, Detail: "second_factor_on"})
		}
		if codes, err = s.newRecoveryCodes(tx, actor.UserID); err != nil {
			return err
		}
		if err := errors.Join(s.forgiveTry(tx, m, &tries, nil), s.endSessions(tx, actor.UserID, keep)); err != nil {
			return err
		}
		return audit(tx, m, actor, "second_factor.on", "user", actor.UserID, nil, nil)
	})
	return codes, err
}

// CheckSecondFactor takes a code from the actor's app, or one of their recovery codes. Each is taken
// once. CodeInvalid with the field code for a wrong or used one, CodeTooMany after too many of them.
func (s *Store) CheckSecondFactor(ctx context.Context, actor Actor, code string) error {
	tries := codeTries(actor)
	if err := s.countTry(ctx, tries); err != nil {
		return err
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		if err := s.useCode(tx, m, actor, code); err != nil {
			return err
		}
		return s.forgiveTry(tx, m, &tries, nil)
	})
	if CodeOf(err) == CodeInvalid {
		err = firstError(s.recordLogin(ctx, actor, actor.Email, "second_factor.refused"), err)
	}
	return err
}

func (s *Store) useCode(tx *gorm.DB, m moment, actor Actor, code string) error {
	row, found, err := factorOf(tx, actor.UserID)
	if err != nil {
		return err
	}
	if !found || row.ConfirmedAt == nil {
		return &Error{Code: CodeWrongState, Detail: "second_factor_off"}
	}
	if looksLikeRecovery(code) {
		return s.useRecoveryCode(tx, m, actor, code)
	}
	step, err := s.matchingStep(actor.UserID, row, code, m.at)
	if err != nil {
		return err
	}
	// Two requests with the same code may come at once: the row decides which was first.
	done := tx.Exec("UPDATE second_factors SET last_step = ? WHERE user_id = ? AND last_step < ?", step, actor.UserID, step)
	if done.Error == nil && done.RowsAffected == 0 {
		return wrongCode()
	}
	return done.Error
}

// matchingStep finds the period a code belongs to, later than the last one that was used.
func (s *Store) matchingStep(userID int64, row factorRow, code string, at time.Time) (int64, error) {
	secret, err := s.unseal(userID, row.Secret)
	if err != nil {
		return 0, err
	}
	code = strings.ReplaceAll(strings.TrimSpace(code), " ", "")
	now := at.Unix() / totpPeriod
	for step := now - totpSkew; step <= now+totpSkew; step++ {
		want, err := totp.GenerateCodeCustom(secret, time.Unix(step*totpPeriod, 0), totp.ValidateOpts{Period: totpPeriod, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err != nil {
			return 0, err
		}
		if step > row.LastStep && subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			return step, nil
		}
	}
	return 0, wrongCode()
}

func wrongCode() error {
	var bad faults
	bad.add("code", "wrong_code")
	return bad.err()
}

func totpURI(account, secret string) string {
	return "otpauth://totp/dondoc:" + url.PathEscape(account) + "?secret=" + secret + "&issuer=dondoc&algorithm=SHA1&digits=6&period=30"
}
