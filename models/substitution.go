package models

import (
	"context"
	"strings"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// Substitution names who acts for somebody absent, from day to day. What the substitute does with
// the absent person's roles stands in the trail as done for them.
type Substitution struct {
	ID           int64
	UserID       int64  // who is absent
	User         string `gorm:"->"` // their name
	SubstituteID int64
	Substitute   string `gorm:"->"` // their name
	ValidFrom    deadline.Date
	ValidTo      deadline.Date // the last day
	Reason       string
	CreatedAt    time.Time
	CreatedBy    *int64
	EndedAt      *time.Time // taken back

	UserEmail, SubstituteEmail string `gorm:"->"`
}

// substitutedGrants are the roles of those absent on the moment's day for whom the user stands in. An
// administrator's role is not passed on, nor is one held as somebody's substitute.
func substitutedGrants(db *gorm.DB, m moment, userID int64) ([]Grant, error) {
	rows, err := db.Raw(`SELECT r.role, COALESCE(r.agency_id, 0), u.id, u.name, `+reviews+` FROM substitutions s
		JOIN users u ON u.id = s.user_id AND u.closed_at IS NULL
		JOIN user_roles r ON r.user_id = u.id AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)
		WHERE s.substitute_id = ? AND s.valid_from <= ? AND s.valid_to >= ? AND s.ended_at IS NULL AND r.role <> 'administrator' ORDER BY s.id, r.id`,
		m.today, m.today, userID, m.today, m.today).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []Grant
	for rows.Next() {
		var g Grant
		if err := rows.Scan(&g.Role, &g.AgencyID, &g.For, &g.ForName, &g.Reviews); err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, rows.Err()
}

// NewSubstitution names a substitute by address.
type NewSubstitution struct {
	UserID     int64  // who is absent; 0 for the actor themselves
	User       string // the absent person's address, where UserID is not known
	Substitute string // address of the substitute's account
	From, To   deadline.Date
	Reason     string
}

// AddSubstitution names a substitute for an absence: one's own, or, as an administrator or the office,
// anybody's. CodeInvalid for days or a person that can't be taken.
func (s *Store) AddSubstitution(ctx context.Context, actor Actor, n NewSubstitution) (Substitution, error) {
	own := n.User == "" || FoldEmail(n.User) == actor.Email
	if n.UserID == 0 && own {
		n.UserID = actor.UserID
	}
	if n.UserID != actor.UserID && !actor.mayManageAbsences() {
		return Substitution{}, forbidden("substitution")
	}
	x := Substitution{UserID: n.UserID, ValidFrom: n.From, ValidTo: n.To, Reason: strings.TrimSpace(n.Reason), CreatedBy: orNull(actor.UserID)}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		x.CreatedAt = m.at
		if err := x.check(tx, m, n); err != nil {
			return err
		}
		if err := tx.Omit("User", "Substitute", "UserEmail", "SubstituteEmail").Create(&x).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "substitution.add", "user", x.UserID, nil, x.auditFields())
	})
	s.actors.forget()
	return x, err
}

func (x *Substitution) check(tx *gorm.DB, m moment, n NewSubstitution) error {
	var bad faults
	if x.UserID == 0 {
		id, err := openAccount(tx, n.User)
		if err != nil {
			return err
		}
		if x.UserID = id; id == 0 {
			bad.add("absent", "no_such_account")
		}
	}
	switch {
	case x.ValidFrom.IsZero():
		bad.add("from", "required")
	case x.ValidTo.IsZero():
		bad.add("to", "required")
	case x.ValidTo.Before(x.ValidFrom):
		bad.add("to", "before_from", "Value", x.ValidTo.String(), "From", x.ValidFrom.String())
	case x.ValidTo.Before(m.today):
		bad.add("to", "in_the_past", "Value", x.ValidTo.String(), "Today", m.today.String())
	}
	checkWords(&bad, "reason", x.Reason)
	id, err := openAccount(tx, n.Substitute)
	switch {
	case err != nil:
		return err
	case id == 0:
		bad.add("substitute", "no_such_account")
	case id == x.UserID:
		bad.add("substitute", "own_substitute")
	default:
		x.SubstituteID = id
	}
	return bad.err()
}

// openAccount finds an account that is not closed by its address; 0 for none.
func openAccount(tx *gorm.DB, email string) (int64, error) {
	var ids []int64
	err := tx.Raw("SELECT id FROM users WHERE email = ? AND closed_at IS NULL", FoldEmail(email)).Scan(&ids).Error
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	return ids[0], nil
}

// EndSubstitution takes a substitution back. CodeNotFound when there is none that the actor may end.
func (s *Store) EndSubstitution(ctx context.Context, actor Actor, id int64) error {
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		var found []Substitution
		if err := tx.Raw("SELECT * FROM substitutions WHERE id = ? AND ended_at IS NULL", id).Scan(&found).Error; err != nil {
			return err
		}
		if len(found) == 0 || found[0].UserID != actor.UserID && !actor.mayManageAbsences() {
			return notFound("substitution")
		}
		if err := tx.Exec("UPDATE substitutions SET ended_at = ? WHERE id = ?", m.at, id).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "substitution.end", "user", found[0].UserID, found[0].auditFields(), nil)
	})
	s.actors.forget()
	return err
}

// Substitutions lists those that are running or ahead, the earliest first: all for an administrator and
// the office, else those the actor has a part in.
func (s *Store) Substitutions(ctx context.Context, actor Actor) ([]Substitution, error) {
	if !actor.SignedIn() {
		return nil, &Error{Code: CodeSignIn}
	}
	scope, args := "(s.user_id = ? OR s.substitute_id = ?)", []any{actor.UserID, actor.UserID}
	if actor.mayManageAbsences() {
		scope, args = "1 = 1", nil
	}
	var out []Substitution
	err := s.read(ctx).Raw(`SELECT s.*, u.name AS "user", b.name AS substitute, u.email AS user_email, b.email AS substitute_email FROM substitutions s JOIN users u ON u.id = s.user_id JOIN users b ON b.id = s.substitute_id
		WHERE s.ended_at IS NULL AND s.valid_to >= ? AND `+scope+` ORDER BY s.valid_from, s.id`, append([]any{s.Today()}, args...)...).Scan(&out).Error
	return out, s.mapError(err)
}

func (x Substitution) auditFields() map[string]any {
	return map[string]any{"substitution": x.ID, "substitute": x.SubstituteID, "from": x.ValidFrom, "to": x.ValidTo, "reason": x.Reason}
}
