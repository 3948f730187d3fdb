package models

import (
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// DirectiveRelation points to another document.
type DirectiveRelation struct {
	ID          int64 `json:",omitempty"`
	DirectiveID int64
	Kind        string // of RelationKinds
	ToNumber    string // or its English name, where it is cited without a number
	NameVi      string // its Vietnamese name, where it has one of its own
	Position    int
	HoldsFrom   deadline.Date // zero: from the directive's own day
	ToID        int64         `gorm:"-"` // the document's id where it is registered here, and may be opened
}

// The kinds of relation in which a directive does something to another's duties.
const (
	RelationAmends      = "amends"
	RelationSupersedes  = "supersedes"
	RelationRepeals     = "repeals"
	RelationRepealsPart = "repeals_part" // the office says which duties end
)

// RelationKinds are the ways in which a directive relates to another document.
var RelationKinds = []string{"implements", RelationAmends, RelationSupersedes, RelationRepeals, RelationRepealsPart, "cites"}

// changingKinds are those of them that change the other directive's duties.
var changingKinds = []string{RelationAmends, RelationSupersedes, RelationRepeals, RelationRepealsPart}

// Changes says whether the relation changes the other directive's duties.
func (r DirectiveRelation) Changes() bool { return slices.Contains(changingKinds, r.Kind) }

// Repeals says whether a kind of relation ends duties and puts nothing in their place.
func Repeals(kind string) bool { return kind == RelationRepeals || kind == RelationRepealsPart }

// addRelations adds a directive's relations to documents, but those to confidential directives the actor may
// not know of.
func (a Actor) addRelations(db *gorm.DB, d *DirectiveFull) error {
	var all []DirectiveRelation
	if err := db.Where("directive_id = ?", d.ID).Order("position").Find(&all).Error; err != nil {
		return err
	}
	scope, args := a.directiveScope()
	var here []struct {
		ID                 int64
		Number             string
		Hidden, Unreadable bool
	}
	if err := db.Raw("SELECT d.id, d.number, NOT ("+scope+") AS unreadable, d.confidential AND NOT ("+scope+") AS hidden FROM directives d WHERE d.number <> '' AND d.number IN (SELECT r.to_number FROM directive_relations r WHERE r.directive_id = ?)",
		append(slices.Concat(args, args), d.ID)...).Scan(&here).Error; err != nil {
		return err
	}
	for _, r := range all {
		hidden := false
		for _, o := range here {
			if o.Number != r.ToNumber {
				continue
			}
			hidden = o.Hidden
			if !o.Unreadable {
				r.ToID = o.ID
			}
		}
		if !hidden {
			d.Relations = append(d.Relations, r)
		}
	}
	return nil
}
