package models

import (
	"context"
	"strings"

	"gorm.io/gorm"
)

// ProviderPerson is what an OpenID Connect provider says of somebody who signed in there, and what the
// configuration lets it decide.
type ProviderPerson struct {
	Issuer, Subject string // together they name the person for good
	Email           string
	EmailVerified   bool
	Name, Lang      string
	Roles           []RoleGiven // what the configured mapping makes of the claims
	TrustEmail      bool        // the configuration lets a verified address stand for an account
	Address         string      // where the request came from
}

// SignInByProvider finds or makes the account of somebody a provider vouches for, and makes the roles
// that came from there what the provider says now; roles given here stay. CodeForbidden says why there
// is no way in: provider_closed, provider_email (no usable address), provider_taken (an account has the
// address, and this provider's word is not enough to open it), provider_no_role, provider_agency (an agency
// that is not known). Closed accounts stay closed.
func (s *Store) SignInByProvider(ctx context.Context, p ProviderPerson) (User, error) {
	var u User
	err := s.change(ctx, func(tx *gorm.DB, m moment) (err error) {
		roles, bad, err := readRoles(tx, m, p.Roles, nil)
		if err != nil {
			return err
		}
		if len(bad) > 0 {
			return &Error{Code: CodeForbidden, Detail: "provider_agency", Params: map[string]any{"Value": bad[0].Params["Value"]}}
		}
		if u, err = s.userOfProvider(tx, m, p, roles); err != nil {
			return err
		}
		if u.ClosedAt != nil {
			return forbidden("provider_closed")
		}
		return s.rolesOfProvider(tx, m, p, u, roles)
	})
	s.actors.forget()
	return u, err
}

// userOfProvider gives the account the provider's person has, gets by a trusted address, or gets anew.
func (s *Store) userOfProvider(tx *gorm.DB, m moment, p ProviderPerson, roles []UserRole) (User, error) {
	u, found, err := oneUser(tx, "id = (SELECT user_id FROM user_identities WHERE issuer = ? AND subject = ?)", p.Issuer, p.Subject)
	if err != nil {
		return u, err
	}
	if found {
		return u, tx.Exec("UPDATE user_identities SET seen_at = ? WHERE issuer = ? AND subject = ?", m.at, p.Issuer, p.Subject).Error
	}
	email := FoldEmail(p.Email)
	if !validAddress(email) || !p.EmailVerified {
		return u, forbidden("provider_email")
	}
	if u, found, err = oneUser(tx, "email = ?", email); err != nil {
		return u, err
	}
	switch {
	case found && u.ClosedAt != nil:
		return u, forbidden("provider_closed")
	case found && !p.TrustEmail:
		return u, forbidden("provider_taken")
	case !found && len(roles) == 0:
		return u, forbidden("provider_no_role")
	case !found:
		name := strings.TrimSpace(p.Name)
		if name == "" {
			name = email
		}
		var bad faults
		if u, bad = (NewUser{Email: email, Name: name, Lang: p.Lang}).person(); len(bad) > 0 {
			return u, bad.err()
		}
		if err := createUser(tx, m, p.actor(), &u, nil); err != nil {
			return u, err
		}
	}
	if err := insertRows(tx, "user_identities", []string{"issuer", "subject", "user_id", "created_at", "seen_at"}, [][]any{{p.Issuer, p.Subject, u.ID, m.at, m.at}}, ""); err != nil {
		return u, err
	}
	return u, audit(tx, m, p.actor(), "user.link", "user", u.ID, nil, map[string]any{"issuer": p.Issuer, "subject": p.Subject})
}

func (s *Store) rolesOfProvider(tx *gorm.DB, m moment, p ProviderPerson, u User, roles []UserRole) error {
	before, err := s.userInFull(tx, u.ID)
	if err != nil {
		return err
	}
	changed, err := setRoles(tx, u.ID, p.Issuer, roles)
	if err != nil || !changed {
		return err
	}
	if err := s.endSessions(tx, u.ID, ""); err != nil { // opened under other roles
		return err
	}
	after, err := s.userInFull(tx, u.ID)
	if err != nil {
		return err
	}
	return audit(tx, m, p.actor(), "user.roles", "user", u.ID, before.audited(), after.audited())
}

// actor is who stands on the audit record: the provider.
func (p ProviderPerson) actor() Actor { return Actor{Name: p.Issuer, Address: p.Address} }

func oneUser(tx *gorm.DB, where string, args ...any) (User, bool, error) {
	var found []User
	err := tx.Where(where, args...).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return User{}, false, err
	}
	return found[0], true, nil
}
