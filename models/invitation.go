package models

import (
	"context"
	"slices"

	"gorm.io/gorm"
)

// Invite makes an account and queues the mail with which its owner sets a password. n.Password stays
// empty. CodeInvalid names the fields that can't be taken, CodeConflict says that the address has an
// account.
func (s *Store) Invite(ctx context.Context, actor Actor, n NewUser, roles []RoleGiven) (UserFull, error) {
	if !actor.mayManagePeople() {
		return UserFull{}, forbidden("users")
	}
	var id int64
	err := s.change(ctx, func(tx *gorm.DB, m moment) (err error) {
		id, err = s.invite(tx, m, actor, NewInvitation{NewUser: n, Roles: roles})
		return err
	})
	if err != nil {
		return UserFull{}, err
	}
	return s.userInFull(s.read(ctx), id)
}

func (s *Store) invite(tx *gorm.DB, m moment, actor Actor, n NewInvitation) (int64, error) {
	u, bad := n.person()
	roles, more, err := readRoles(tx, m, n.Roles, nil)
	if err != nil {
		return 0, err
	}
	if err := slices.Concat(bad, more, n.Unread).err(); err != nil {
		return 0, err
	}
	if taken, err := addressTaken(tx, u.Email); err != nil || taken {
		return 0, firstError(err, &Error{Code: CodeConflict, Detail: "user_exists"})
	}
	if err := createUser(tx, m, actor, &u, roles); err != nil {
		return 0, err
	}
	return u.ID, s.queueLink(tx, m, u, LinkInvitation, actor.Name)
}

func addressTaken(tx *gorm.DB, email string) (bool, error) {
	var n int64
	err := tx.Model(&User{}).Where("email = ?", email).Count(&n).Error
	return n > 0, err
}

// InviteAgain sends another invitation; links sent before are void. CodeWrongState when the account is
// closed or in use already.
func (s *Store) InviteAgain(ctx context.Context, actor Actor, id int64) error {
	return s.onUser(ctx, actor, id, func(tx *gorm.DB, m moment, u UserFull) error {
		if u.State != UserInvited {
			return &Error{Code: CodeWrongState, Detail: "not_invited"}
		}
		if err := voidLinks(tx, m, id); err != nil {
			return err
		}
		if err := s.queueLink(tx, m, u.User, LinkInvitation, actor.Name); err != nil {
			return err
		}
		return audit(tx, m, actor, "user.invite", "user", id, nil, map[string]any{"email": u.Email})
	})
}
