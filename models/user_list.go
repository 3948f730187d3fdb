package models

import (
	"context"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"
)

// UserState is how an account stands.
type UserState string

// The states of an account: invited ones have neither a password nor a provider that knows them yet.
const (
	UserActive  UserState = "active"
	UserInvited UserState = "invited"
	UserClosed  UserState = "closed"
)

// UserStates lists them.
var UserStates = []UserState{UserActive, UserInvited, UserClosed}

// UserFull is an account as its administrator sees it. Instants are UTC, nil for never.
type UserFull struct {
	User
	State        UserState
	Roles        []RoleHeld
	SecondFactor bool
	SeenAt       *time.Time // in a session that still lasts
	Providers    []string   // issuers that know the person
	Invitation   *time.Time // until when an open invitation can be used
}

// UserFilter narrows the list of accounts. Zero fields don't narrow.
type UserFilter struct {
	Query  string // parts of name or address
	Role   Role
	Agency string // code
	State  UserState
	After  int64 // the last id of the page before
	Limit  int   // MaxLimit unless less
}

// Users lists accounts by id. It is the administrator's.
func (s *Store) Users(ctx context.Context, actor Actor, f UserFilter) ([]UserFull, error) {
	if !actor.mayManagePeople() {
		return nil, forbidden("users")
	}
	limit := f.Limit
	if limit <= 0 || limit > MaxLimit+1 {
		limit = MaxLimit
	}
	var users []User
	if err := s.narrowUsers(ctx, f).Where("u.id > ?", f.After).Order("u.id").Limit(limit).Select("u.*").Scan(&users).Error; err != nil {
		return nil, s.mapError(err)
	}
	return s.inFull(s.read(ctx), users)
}

// CountUsers counts what Users lists on all its pages together.
func (s *Store) CountUsers(ctx context.Context, actor Actor, f UserFilter) (int, error) {
	if !actor.mayManagePeople() {
		return 0, forbidden("users")
	}
	var n int64
	err := s.narrowUsers(ctx, f).Count(&n).Error
	return int(n), s.mapError(err)
}

// User gives one account, or CodeNotFound. It is the administrator's.
func (s *Store) User(ctx context.Context, actor Actor, id int64) (UserFull, error) {
	if !actor.mayManagePeople() {
		return UserFull{}, forbidden("users")
	}
	return s.userInFull(s.read(ctx), id)
}

// UserByEmail gives the account with the address, or CodeNotFound. It is the administrator's.
func (s *Store) UserByEmail(ctx context.Context, actor Actor, email string) (UserFull, error) {
	if !actor.mayManagePeople() {
		return UserFull{}, forbidden("users")
	}
	var id int64
	if err := s.read(ctx).Raw("SELECT id FROM users WHERE email = ?", FoldEmail(email)).Scan(&id).Error; err != nil {
		return UserFull{}, s.mapError(err)
	}
	return s.userInFull(s.read(ctx), id)
}

// OwnUser gives the actor's own account.
func (s *Store) OwnUser(ctx context.Context, actor Actor) (UserFull, error) {
	if actor.UserID == 0 {
		return UserFull{}, &Error{Code: CodeSignIn}
	}
	return s.userInFull(s.read(ctx), actor.UserID)
}

func (s *Store) userInFull(db *gorm.DB, id int64) (UserFull, error) {
	var u User
	if err := db.Where("id = ?", id).Take(&u).Error; err != nil {
		if err = s.mapError(err); CodeOf(err) == CodeNotFound {
			err = notFound("user")
		}
		return UserFull{}, err
	}
	all, err := s.inFull(db, []User{u})
	if err != nil {
		return UserFull{}, err
	}
	return all[0], nil
}

// stateSQL tells an account's state; the same rule as UserFull.State.
const (
	knownSQL  = "(u.password_hash <> '' OR EXISTS (SELECT 1 FROM user_identities i WHERE i.user_id = u.id))"
	activeSQL = "u.closed_at IS NULL AND " + knownSQL
)

func (s *Store) narrowUsers(ctx context.Context, f UserFilter) *gorm.DB {
	q := s.read(ctx).Table("users u")
	for _, word := range strings.Fields(f.Query) {
		like := "%" + escapeLike(word) + "%"
		q = q.Where(`(LOWER(u.email) LIKE LOWER(?) ESCAPE '\' OR LOWER(u.name) LIKE LOWER(?) ESCAPE '\')`, like, like)
	}
	switch f.State {
	case UserActive:
		q = q.Where(activeSQL)
	case UserInvited:
		q = q.Where("u.closed_at IS NULL AND NOT " + knownSQL)
	case UserClosed:
		q = q.Where("u.closed_at IS NOT NULL")
	}
	if f.Role != "" {
		q = q.Where("EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role = ?)", f.Role)
	}
	if f.Agency != "" {
		q = q.Where("EXISTS (SELECT 1 FROM user_roles r JOIN agencies a ON a.id = r.agency_id WHERE r.user_id = u.id AND a.code = ?)", f.Agency)
	}
	return q
}

// inFull adds what other tables know of the accounts.
func (s *Store) inFull(db *gorm.DB, users []User) ([]UserFull, error) {
	out := make([]UserFull, len(users))
	ids := make([]int64, len(users))
	at := map[int64]*UserFull{}
	for i, u := range users {
		out[i], ids[i] = UserFull{User: u}, u.ID
		at[u.ID] = &out[i]
	}
	if len(users) == 0 {
		return out, nil
	}
	roles, err := rolesOf(db, ids)
	if err != nil {
		return nil, s.mapError(err)
	}
	var facts []struct {
		UserID int64
		Kind   string
		Text   string
		At     *time.Time
	}
	err = db.Raw(`SELECT user_id, 'seen' AS kind, '' AS text, seen_at AS at FROM sessions WHERE user_id IN ? AND expires_at > ?
		UNION ALL SELECT user_id, 'factor', '', confirmed_at FROM second_factors WHERE user_id IN ? AND confirmed_at IS NOT NULL
		UNION ALL SELECT user_id, 'issuer', issuer, created_at FROM user_identities WHERE user_id IN ?
		UNION ALL SELECT user_id, 'link', '', expires_at FROM account_links WHERE user_id IN ? AND purpose = ? AND used_at IS NULL AND expires_at > ?`,
		ids, s.now().at, ids, ids, ids, LinkInvitation, s.now().at).Scan(&facts).Error
	if err != nil {
		return nil, s.mapError(err)
	}
	for _, f := range facts {
		u := at[f.UserID]
		switch f.Kind {
		case "seen":
			u.SeenAt = later(u.SeenAt, f.At)
		case "factor":
			u.SecondFactor = true
		case "issuer":
			u.Providers = append(u.Providers, f.Text)
		case "link":
			u.Invitation = later(u.Invitation, f.At)
		}
	}
	for i := range out {
		u := &out[i]
		u.Roles = roles[u.ID]
		slices.Sort(u.Providers)
		switch {
		case u.ClosedAt != nil:
			u.State = UserClosed
		case u.PasswordHash == "" && len(u.Providers) == 0:
			u.State = UserInvited
		default:
			u.State = UserActive
		}
	}
	return out, nil
}

func later(a, b *time.Time) *time.Time {
	if a == nil || b != nil && b.After(*a) {
		return b
	}
	return a
}
