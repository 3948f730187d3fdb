package models

import (
	"context"
	"strconv"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// User is a person with an account. Accounts are closed, never deleted.
type User struct {
	ID           int64
	Email        string // in lower case
	Name         string
	Title        string
	Lang         string
	PasswordHash string
	Illustrative bool // invented for the demonstration
	Cleared      bool // may see confidential directives where the role sees the whole
	CreatedAt    time.Time
	ClosedAt     *time.Time
	Version      int64
}

// UserRole is a role held for a time.
type UserRole struct {
	ID        int64
	UserID    int64
	Role      Role
	AgencyID  *int64
	ValidFrom deadline.Date
	ValidTo   deadline.Date
	Source    string // the issuer it came from; "" for one entered here
}

// reviews says of a role r whether its agency accepts results of some directive.
const reviews = `EXISTS (SELECT 1 FROM provision_parties v JOIN provisions w ON w.id = v.provision_id JOIN directives x ON x.id = w.directive_id
	WHERE v.holder_id = r.agency_id AND v.role = 'supervisor' AND x.accepted_by = 'supervisor')`

// loadActor reads a user's grants in force on the moment's day. A closed account has no actor.
func loadActor(db *gorm.DB, m moment, where string, args ...any) (Actor, error) {
	rows, err := db.Raw(`SELECT u.id, u.name, u.email, u.lang, u.cleared, COALESCE(r.role, ''), COALESCE(r.agency_id, 0), COALESCE(a.code, ''), COALESCE(a.name_vi, ''), COALESCE(a.name_en, ''), `+reviews+`
		FROM users u
		LEFT JOIN user_roles r ON r.user_id = u.id AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)
		LEFT JOIN agencies a ON a.id = r.agency_id
		WHERE u.closed_at IS NULL AND `+where+` ORDER BY r.id`, append([]any{m.today, m.today}, args...)...).Rows()
	if err != nil {
		return Actor{}, err
	}
	defer func() { _ = rows.Close() }()
	var actor Actor
	for rows.Next() {
		var g Grant
		var code, vi, en string
		if err := rows.Scan(&actor.UserID, &actor.Name, &actor.Email, &actor.Lang, &actor.Cleared, &g.Role, &g.AgencyID, &code, &vi, &en, &g.Reviews); err != nil {
			return Actor{}, err
		}
		if g.Role != "" {
			actor.Grants = append(actor.Grants, g)
		}
		if actor.Agency == "" {
			actor.AgencyCode, actor.Agency, actor.AgencyEn = code, vi, en
		}
	}
	if err := rows.Err(); err != nil || actor.UserID == 0 {
		return actor, err
	}
	_ = rows.Close() // in a transaction the rest is read through the same connection
	stood, err := substitutedGrants(db, m, actor.UserID)
	if err != nil {
		return Actor{}, err
	}
	actor.Grants = append(actor.Grants, stood...)
	if actor.predecessors, err = predecessorsOf(db, actor.Agencies()); err != nil {
		return Actor{}, err
	}
	actor.groups, err = groupsOf(db, actor.Agencies(), m.today)
	return actor, err
}

// ActorByUser gives the actor a signed-in user is, or CodeSignIn when the account is closed.
func (s *Store) ActorByUser(ctx context.Context, userID int64) (Actor, error) {
	return s.actorBy(ctx, "u\x00"+strconv.FormatInt(userID, 10), "u.id = ?", userID)
}

func (s *Store) actorBy(ctx context.Context, key, where string, args ...any) (Actor, error) {
	m := s.now()
	if a, ok := s.actors.get(key, m.at); ok {
		return a, nil
	}
	a, err := loadActor(s.read(ctx), m, where, args...)
	if err != nil {
		return Actor{}, s.mapError(err)
	}
	if a.UserID == 0 {
		return Actor{}, &Error{Code: CodeSignIn}
	}
	s.actors.put(key, a, m.at)
	return a, nil
}
