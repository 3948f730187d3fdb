package models

import (
	"context"
	"errors"
	"time"
)

// freshSignIn is for how long a sign-in counts as one made for the sensitive step at hand, where the
// account has nothing of its own to ask for again: it is opened by an identity provider alone.
const freshSignIn = 10 * time.Minute

// Proof is what somebody signed in gives once more before a sensitive step (OWASP ASVS 5, 7.5): the
// password, or a code of the app for an account without a password.
type Proof struct {
	Words      string
	SignedInAt time.Time // of the session, in UTC
}

// reauthenticate asks again for what opens the account. CodeInvalid with the field current_password,
// CodeTooMany as at signing in.
func (s *Store) reauthenticate(ctx context.Context, actor Actor, p Proof) error {
	err := s.prove(ctx, actor, p.Words)
	var ours *Error
	if !errors.As(err, &ours) || ours.Detail != "second_factor_off" {
		return err
	}
	if age := s.now().at.Sub(p.SignedInAt); age >= 0 && age <= freshSignIn {
		return nil
	}
	var bad faults
	bad.add("current_password", "sign_in_again", "Minutes", int(freshSignIn/time.Minute))
	return bad.err()
}

// prove asks again for the password, or for a code of an account without one; CodeWrongState for an
// account that has neither.
func (s *Store) prove(ctx context.Context, actor Actor, proof string) error {
	err := s.confirmPassword(ctx, actor, proof)
	var ours *Error
	if !errors.As(err, &ours) || ours.Detail != "no_password" {
		return err
	}
	err = s.CheckSecondFactor(ctx, actor, proof)
	if CodeOf(err) == CodeInvalid {
		var bad faults
		bad.add("current_password", "wrong_code")
		return bad.err()
	}
	return err
}
