package models

import (
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// RelationInput is a relation that was forgotten when its directive was registered.
type RelationInput struct {
	DirectiveID, Version int64  // the version of the directive the officer saw
	Kind                 string // of RelationKinds
	ToNumber             string // of a directive that is registered here
	HoldsFrom            deadline.Date
}

// AddRelation adds a relation to a registered directive; what it does to the other's tasks is decided
// afterwards (DecideAmendment). CodeInvalid names every fault: a number nobody registered, the directive's
// own, a relation there is already, one against the order of issue, a circle of directives that change one
// another, a day before the directive's issue. CodeStale when the directive changed since the version given.
// Relations are the office's.
func (s *Store) AddRelation(ctx context.Context, actor Actor, in RelationInput) (DirectiveRelation, error) {
	r := DirectiveRelation{DirectiveID: in.DirectiveID, Kind: in.Kind, ToNumber: strings.TrimSpace(in.ToNumber), HoldsFrom: in.HoldsFrom}
	if !actor.mayDecompose() {
		return r, forbidden("relate")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		by, err := s.relationOwner(tx, in.DirectiveID, in.Version)
		if err != nil {
			return err
		}
		if err := checkRelation(tx, by, &r); err != nil {
			return err
		}
		if err := tx.Raw("SELECT COALESCE(MAX(position), 0) + 1 FROM directive_relations WHERE directive_id = ?", by.ID).Scan(&r.Position).Error; err != nil {
			return err
		}
		if err := tx.Create(&r).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "relation.add", "directive", by.ID, nil, map[string]any{"kind": r.Kind, "number": r.ToNumber, "holds_from": r.HoldsFrom})
	})
	return r, err
}

// RemoveRelation takes a relation back. CodeWrongState where the office decided already what becomes of the
// other directive's tasks; CodeStale when the directive changed since the version given.
func (s *Store) RemoveRelation(ctx context.Context, actor Actor, directiveID, relationID, version int64) error {
	if !actor.mayDecompose() {
		return forbidden("relate")
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		by, err := s.relationOwner(tx, directiveID, version)
		if err != nil {
			return err
		}
		var r DirectiveRelation
		if err := tx.Where("id = ? AND directive_id = ?", relationID, by.ID).Limit(1).Find(&r).Error; err != nil {
			return err
		}
		if r.ID == 0 {
			return notFound("relation")
		}
		var decided int64
		if err := tx.Raw("SELECT COUNT(*) FROM amendments a JOIN directives o ON o.id = a.amended_id WHERE a.directive_id = ? AND o.number = ? AND a.kind = ? AND a.undone_at IS NULL", by.ID, r.ToNumber, r.Kind).Scan(&decided).Error; err != nil {
			return err
		}
		if decided > 0 {
			return &Error{Code: CodeWrongState, Detail: "relation_decided"}
		}
		if err := tx.Exec("DELETE FROM directive_relations WHERE id = ?", r.ID).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "relation.remove", "directive", by.ID, map[string]any{"kind": r.Kind, "number": r.ToNumber, "holds_from": r.HoldsFrom}, nil)
	})
}

// relationOwner reads the directive whose relations change, and counts its version on: of two officers who
// saw the same page the second is told.
func (s *Store) relationOwner(tx *gorm.DB, id, version int64) (Directive, error) {
	var d Directive
	claimed := tx.Exec("UPDATE directives SET version = version + 1 WHERE id = ? AND version = ?", id, version)
	if claimed.Error != nil {
		return d, claimed.Error
	}
	if err := tx.Where("id = ?", id).Limit(1).Find(&d).Error; err != nil {
		return d, err
	}
	switch {
	case d.ID == 0:
		return d, notFound("directive")
	case claimed.RowsAffected == 0:
		return d, &Error{Code: CodeStale, Detail: "relation"}
	}
	return d, nil
}

// checkRelation names what is wrong with a relation to be added.
func checkRelation(tx *gorm.DB, by Directive, r *DirectiveRelation) error {
	var bad faults
	if !slices.Contains(RelationKinds, r.Kind) {
		bad.add("kind", "not_a_choice")
	}
	if !r.HoldsFrom.IsZero() && r.HoldsFrom.Before(by.ReferenceOn) {
		bad.add("holds_from", "before_issue")
	}
	if r.ToNumber == "" {
		bad.add("number", "required")
		return bad.err()
	}
	var of Directive
	if err := tx.Where("number = ?", r.ToNumber).Limit(1).Find(&of).Error; err != nil {
		return err
	}
	var there []DirectiveRelation
	if err := tx.Where("directive_id = ? AND to_number = ?", by.ID, r.ToNumber).Find(&there).Error; err != nil {
		return err
	}
	same := func(o DirectiveRelation) bool { return o.Kind == r.Kind || o.Changes() && r.Changes() }
	switch {
	case of.ID == 0:
		bad.add("number", "relation_unknown", "Value", r.ToNumber)
	case of.ID == by.ID:
		bad.add("number", "relation_to_itself")
	case slices.ContainsFunc(there, same):
		bad.add("number", "relation_twice", "Number", r.ToNumber)
	case r.Changes() && by.ReferenceOn.Before(of.ReferenceOn):
		bad.add("number", "amend_not_after", "Number", of.Name(), "On", of.ReferenceOn.String())
	case r.Changes():
		circle, err := changedBy(tx, of.Number, by.Number)
		if err != nil {
			return err
		}
		if circle {
			bad.add("number", "relation_circle", "Number", of.Number)
		}
	}
	r.ToID = of.ID
	return bad.err()
}

// changedBy says whether the directive of the first number changes that of the second, itself or through
// directives between.
func changedBy(tx *gorm.DB, number, target string) (bool, error) {
	if target == "" { // without a number nothing points to it
		return false, nil
	}
	var found int64
	err := tx.Raw(`WITH RECURSIVE reached (number) AS (
			SELECT r.to_number FROM directive_relations r JOIN directives d ON d.id = r.directive_id WHERE d.number = ? AND r.kind IN ?
			UNION SELECT r.to_number FROM reached x JOIN directives d ON d.number = x.number JOIN directive_relations r ON r.directive_id = d.id WHERE r.kind IN ?)
		SELECT COUNT(*) FROM reached WHERE number = ?`, number, changingKinds, changingKinds, target).Scan(&found).Error
	return found > 0, err
}
