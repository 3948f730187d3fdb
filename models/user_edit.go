package models

import (
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"
)

// UserChange is what an administrator saves about an account. Roles that came from a provider are not
// among Roles and stay.
type UserChange struct {
	Name, Title, Lang string
	Cleared           bool // for confidential directives, where a role sees the whole
	Roles             []RoleGiven
	Version           int64 // of the account as it was seen
}

// onUser runs a change of one account by an administrator.
func (s *Store) onUser(ctx context.Context, actor Actor, id int64, do func(tx *gorm.DB, m moment, u UserFull) error) error {
	if !actor.mayManagePeople() {
		return forbidden("users")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		u, err := s.userInFull(tx, id)
		if err != nil {
			return err
		}
		return do(tx, m, u)
	})
	s.actors.forget()
	return err
}

// EditUser saves an account. Who gets other roles is signed out everywhere, so that what they do next
// they do under the new ones. CodeStale when somebody saved it meanwhile, CodeInvalid for fields that
// can't be taken, CodeWrongState when nobody would be left to look after accounts.
func (s *Store) EditUser(ctx context.Context, actor Actor, id int64, n UserChange) (UserFull, error) {
	err := s.onUser(ctx, actor, id, func(tx *gorm.DB, m moment, before UserFull) error {
		u := User{Name: strings.TrimSpace(n.Name), Title: strings.TrimSpace(n.Title), Lang: n.Lang}
		roles, bad, err := readRoles(tx, m, n.Roles, before.Roles)
		if err != nil {
			return err
		}
		if err := append(u.nameFaults(), bad...).err(); err != nil {
			return err
		}
		if err := bumpUser(tx, id, n.Version, map[string]any{"name": u.Name, "title": u.Title, "lang": u.Lang, "cleared": n.Cleared}); err != nil {
			return err
		}
		changed, err := setRoles(tx, id, "", roles)
		if err != nil {
			return err
		}
		if changed {
			if err := s.rolesChanged(tx, m, id); err != nil {
				return err
			}
		}
		after, err := s.userInFull(tx, id)
		if err != nil {
			return err
		}
		return audit(tx, m, actor, "user.edit", "user", id, before.audited(), after.audited())
	})
	if err != nil {
		return UserFull{}, err
	}
	return s.userInFull(s.read(ctx), id)
}

// rolesChanged ends the user's sessions, and refuses to leave the installation without an
// administrator.
func (s *Store) rolesChanged(tx *gorm.DB, m moment, id int64) error {
	if err := mustLeaveAdministrator(tx, m); err != nil {
		return err
	}
	return s.endSessions(tx, id, "")
}

func mustLeaveAdministrator(tx *gorm.DB, m moment) error {
	none, err := lastAdministrator(tx, m, 0)
	if err == nil && none {
		err = &Error{Code: CodeWrongState, Detail: "last_administrator"}
	}
	return err
}

// bumpUser writes columns of an account that is still the version that was seen.
func bumpUser(tx *gorm.DB, id, version int64, columns map[string]any) error {
	columns["version"] = version + 1
	done := tx.Table("users").Where("id = ? AND version = ?", id, version).Updates(columns)
	if done.Error == nil && done.RowsAffected == 0 {
		return &Error{Code: CodeStale, Detail: "user"}
	}
	return done.Error
}

// audited is what the audit record says of an account.
func (u UserFull) audited() map[string]any {
	roles := []string{}
	for _, r := range u.Roles {
		text := string(r.Role)
		if r.Agency.Code != "" {
			text += " " + r.Agency.Code
		}
		if !r.ValidFrom.IsZero() {
			text += " from " + r.ValidFrom.String()
		}
		if !r.ValidTo.IsZero() {
			text += " to " + r.ValidTo.String()
		}
		if r.Source != "" {
			text += " by " + r.Source
		}
		roles = append(roles, text)
	}
	slices.Sort(roles)
	return map[string]any{"name": u.Name, "title": u.Title, "lang": u.Lang, "cleared": u.Cleared, "roles": roles, "closed": u.ClosedAt != nil}
}

// EditOwn saves the actor's own name and language. CodeStale when the account was saved meanwhile.
func (s *Store) EditOwn(ctx context.Context, actor Actor, name, lang string, version int64) error {
	u := User{Name: strings.TrimSpace(name), Lang: lang}
	if err := u.nameFaults().err(); err != nil {
		return err
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		before, err := s.userInFull(tx, actor.UserID)
		if err != nil {
			return err
		}
		if err := bumpUser(tx, actor.UserID, version, map[string]any{"name": u.Name, "lang": u.Lang}); err != nil {
			return err
		}
		return audit(tx, m, actor, "user.edit", "user", actor.UserID, map[string]any{"name": before.Name, "lang": before.Lang}, map[string]any{"name": u.Name, "lang": u.Lang})
	})
	s.actors.forget()
	return err
}
