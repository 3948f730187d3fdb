package models

import (
	"context"
	"errors"

	"gorm.io/gorm"
)

// MaxInvitations is how many accounts one list may invite.
const MaxInvitations = 500

// NewInvitation is a line of a list of people to be invited.
type NewInvitation struct {
	NewUser
	Roles  []RoleGiven
	Unread []FieldError // what of the line could not be read: it is told with the other faults, and nobody invited
}

// InviteMany invites the people of a list in one transaction and gives, for each line, why it can't be
// invited, nil where it can. With onlyGood the faulty lines are left out; without, one of them stops
// all. dry invites nobody and only says what would be wrong. invited counts those who were.
func (s *Store) InviteMany(ctx context.Context, actor Actor, list []NewInvitation, onlyGood, dry bool) (refused []error, invited int, err error) {
	if !actor.mayManagePeople() {
		return nil, 0, forbidden("users")
	}
	if len(list) > MaxInvitations {
		var bad faults
		bad.add("csv", "too_many_lines", "Max", MaxInvitations)
		return nil, 0, bad.err()
	}
	errRollBack := errors.New("nothing is kept")
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		refused, invited = make([]error, len(list)), 0
		stopped := false
		for i, n := range list {
			_, err := s.invite(tx, m, actor, n)
			switch CodeOf(err) {
			case CodeInvalid, CodeConflict: // found before anything of the line was written
				refused[i], stopped = err, stopped || !onlyGood
			default:
				if err != nil {
					return err
				}
				invited++
			}
		}
		if dry || stopped {
			invited = 0
			return errRollBack
		}
		return nil
	})
	if errors.Is(err, errRollBack) {
		err = nil
	}
	return refused, invited, err
}
