package models

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"
)

// NewUser is what an account starts with.
type NewUser struct {
	Email, Name, Title, Lang, Password string
	Roles                              []UserRole
}

// FoldEmail writes an address as it is compared.
func FoldEmail(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// CreateUser makes an account. It returns CodeInvalid with the fields that can't be taken and
// CodeConflict when the address has an account.
func (s *Store) CreateUser(ctx context.Context, actor Actor, n NewUser) (User, error) {
	if !actor.mayManagePeople() {
		return User{}, forbidden("create_user")
	}
	u, err := s.newUser(n)
	if err != nil {
		return User{}, err
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error { return createUser(tx, m, actor, &u, n.Roles) })
	return u, err
}

// newUser reads what an account that starts with a password is made of.
func (s *Store) newUser(n NewUser) (User, error) {
	u, bad := n.person()
	err := s.checkPassword(n.Password, u.Email, u.Name)
	var refused *Error
	switch {
	case errors.As(err, &refused) && refused.Code == CodeInvalid:
		bad = append(bad, refused.Fields...)
	case err != nil:
		return u, err
	}
	if err := bad.err(); err != nil {
		return u, err
	}
	u.PasswordHash, err = hashPassword(n.Password)
	return u, err
}

// longestName bounds a person's name and title, in characters.
const longestName = 200

// person reads who an account is for, without its password.
func (n NewUser) person() (User, faults) {
	var bad faults
	u := User{Email: FoldEmail(n.Email), Name: strings.TrimSpace(n.Name), Title: strings.TrimSpace(n.Title), Lang: n.Lang, Version: 1}
	if u.Lang == "" {
		u.Lang = "vi"
	}
	if !validAddress(u.Email) {
		bad.add("email", "bad_address")
	}
	bad = append(bad, u.nameFaults()...)
	return u, bad
}

func (u User) nameFaults() faults {
	var bad faults
	if u.Name == "" {
		bad.add("name", "required")
	}
	for _, f := range []struct{ field, text string }{{"name", u.Name}, {"title", u.Title}, {"lang", u.Lang}} {
		if hasControl(f.text) {
			bad.add(f.field, "control_characters")
		}
		if n := utf8.RuneCountInString(f.text); n > longestName {
			bad.add(f.field, "too_long", "Value", n, "Max", longestName)
		}
	}
	return bad
}

func createUser(tx *gorm.DB, m moment, actor Actor, u *User, roles []UserRole) error {
	u.CreatedAt = m.at
	if err := tx.Create(u).Error; err != nil {
		return err
	}
	for i := range roles {
		roles[i].UserID = u.ID
		if err := tx.Create(&roles[i]).Error; err != nil {
			return err
		}
	}
	return audit(tx, m, actor, "user.create", "user", u.ID, nil, map[string]any{"email": u.Email, "name": u.Name, "roles": roles})
}
