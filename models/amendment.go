package models

import (
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// Amendment is what a directive does to another that it amends, supersedes or repeals: for each of the older one's
// provisions the office decides what becomes of its unfinished tasks. It takes effect on the newer one's
// day, not before.
type Amendment struct {
	ID          int64
	DirectiveID int64  // the one that amends
	AmendedID   int64  // the one that is amended
	Kind        string // amends, supersedes, repeals, repeals_part
	EffectiveOn deadline.Date
	Words       string // the reasons given to those whose tasks are cancelled or moved
	DecidedBy   *int64
	DecidedAt   time.Time  // UTC
	AppliedAt   *time.Time // UTC; nil before its day
	UndoneAt    *time.Time // UTC; taken back before its day

	Author  string            `gorm:"-"` // the name of who decided
	Choices []AmendmentChoice `gorm:"-"` // by the older directive's order
}

// AmendmentDo is what becomes of a provision's unfinished tasks.
type AmendmentDo string

// The choices.
const (
	AmendMove   AmendmentDo = "move"   // they go on under the new provision, with their history
	AmendKeep   AmendmentDo = "keep"   // they stay as they are
	AmendCancel AmendmentDo = "cancel" // they are cancelled
)

// AmendmentDos lists them as a form offers them.
var AmendmentDos = []AmendmentDo{AmendMove, AmendKeep, AmendCancel}

// AmendmentChoice is what was decided for one provision of the older directive, and what came of it.
type AmendmentChoice struct {
	AmendmentID int64
	ProvisionID int64
	SuccessorID *int64 // the provision that takes its place; nil for none
	Choice      AmendmentDo
	Moved       int // tasks
	Cancelled   int
}

// TableName is gorm's.
func (AmendmentChoice) TableName() string { return "amendment_choices" }

// AmendedBy is an amendment as the directive it changes shows it.
type AmendedBy struct {
	DirectiveID int64
	Number      string
	Kind        string
	On          deadline.Date // its day; the newer directive's day of issue where nothing was decided yet
	Decided     bool
	Applied     bool
}

// AmendedDirective is a directive that another says it amends, supersedes or repeals, and is registered here.
type AmendedDirective struct {
	ID      int64
	Name    string
	Kind    string
	Decided *Amendment `gorm:"-"` // what the office decided; nil while it has not
}

// amendmentOf reads what stands between two directives; nil where nothing does.
func amendmentOf(tx *gorm.DB, directiveID, amendedID int64) (*Amendment, error) {
	var found []Amendment
	err := tx.Where("directive_id = ? AND amended_id = ? AND undone_at IS NULL", directiveID, amendedID).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return nil, err
	}
	a := &found[0]
	if err := tx.Raw("SELECT c.* FROM amendment_choices c JOIN provisions p ON p.id = c.provision_id WHERE c.amendment_id = ? ORDER BY p.position", a.ID).Scan(&a.Choices).Error; err != nil {
		return nil, err
	}
	return a, tx.Raw("SELECT name FROM users WHERE id = ?", a.DecidedBy).Scan(&a.Author).Error
}

// amendmentDay is the day from which a directive changes another: the relation's own, or that from which the
// directive holds.
func amendmentDay(d Directive, holdsFrom deadline.Date) deadline.Date {
	if !holdsFrom.IsZero() {
		return holdsFrom
	}
	if !d.EffectiveOn.IsZero() {
		return d.EffectiveOn
	}
	return d.ReferenceOn
}
