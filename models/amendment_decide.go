package models

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// AmendmentInput is the office's decision. Provisions that no choice names stay as they are, without a
// successor.
type AmendmentInput struct {
	DirectiveID, AmendedID           int64
	DirectiveVersion, AmendedVersion int64 // those the officer saw
	Words                            string
	Choices                          []AmendmentInputChoice
}

// AmendmentInputChoice is the choice for one provision. NewID is 0 for no successor.
type AmendmentInputChoice struct {
	ProvisionID, NewID int64
	Do                 AmendmentDo
}

// DecideAmendment enters what a directive does to another. On its day, which may be today or past, tasks
// move and are cancelled; until then it can be taken back. CodeInvalid names every fault, those of a choice
// by its provision ("choice_12"): a pair twice, nothing unfinished to move, no new task to move to, a repeal that moves, reasons
// missing, a directive not issued after the one it amends. CodeStale when either directive changed since
// the versions given, CodeWrongState when it was decided already.
func (s *Store) DecideAmendment(ctx context.Context, actor Actor, in AmendmentInput) (Amendment, error) {
	var a Amendment
	if !actor.mayDecompose() {
		return a, forbidden("amend")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		by, of, err := s.lockAmended(tx, in)
		if err != nil {
			return err
		}
		kind, from, err := amendingKind(tx, in.DirectiveID, in.AmendedID)
		if err != nil {
			return err
		}
		decided, err := amendmentOf(tx, in.DirectiveID, in.AmendedID)
		switch {
		case err != nil:
			return err
		case decided != nil:
			return &Error{Code: CodeWrongState, Detail: "amendment_decided"}
		case by.Version != in.DirectiveVersion || of.Version != in.AmendedVersion:
			return &Error{Code: CodeStale, Detail: "amendment"}
		}
		x := amending{s: s, tx: tx, m: m}
		if err := x.read(in.DirectiveID, in.AmendedID); err != nil {
			return err
		}
		if err := x.check(by, of, kind, &in); err != nil {
			return err
		}
		a = Amendment{DirectiveID: by.ID, AmendedID: of.ID, Kind: kind, EffectiveOn: amendmentDay(by, from), Words: strings.TrimSpace(in.Words), DecidedBy: orNull(actor.UserID), DecidedAt: m.at}
		if err := tx.Create(&a).Error; err != nil {
			return err
		}
		for _, c := range in.Choices {
			a.Choices = append(a.Choices, AmendmentChoice{AmendmentID: a.ID, ProvisionID: c.ProvisionID, SuccessorID: orNull(c.NewID), Choice: c.Do})
		}
		if len(a.Choices) > 0 {
			if err := tx.CreateInBatches(&a.Choices, 200).Error; err != nil {
				return err
			}
		}
		if err := audit(tx, m, actor, "amendment.decide", "directive", by.ID, nil, map[string]any{"amends": of.Name(), "kind": kind, "effective_on": a.EffectiveOn, "choices": len(a.Choices)}); err != nil {
			return err
		}
		if a.EffectiveOn.After(m.today) {
			return nil
		}
		return x.apply(actor, &a)
	})
	s.words.forget()
	return a, err
}

// UndoAmendment takes a decision back before its day. CodeWrongState when its day has come.
func (s *Store) UndoAmendment(ctx context.Context, actor Actor, id, amendedID int64) error {
	if !actor.mayDecompose() {
		return forbidden("amend")
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		a, err := amendmentOf(tx, id, amendedID)
		switch {
		case err != nil:
			return err
		case a == nil:
			return notFound("amendment")
		}
		done := tx.Exec("UPDATE amendments SET undone_at = ? WHERE id = ? AND applied_at IS NULL AND undone_at IS NULL AND effective_on > ?", m.at, a.ID, m.today)
		if done.Error == nil && done.RowsAffected == 0 {
			return &Error{Code: CodeWrongState, Detail: "amendment_day_come", Params: map[string]any{"On": a.EffectiveOn.String()}}
		}
		if done.Error != nil {
			return done.Error
		}
		return audit(tx, m, actor, "amendment.undo", "directive", id, map[string]any{"amended": amendedID, "effective_on": a.EffectiveOn}, nil)
	})
}

// lockAmended reads both directives and keeps others from deciding between them.
func (s *Store) lockAmended(tx *gorm.DB, in AmendmentInput) (by, of Directive, err error) {
	lock := ""
	if s.dialect == Postgres { // SQLite's one writer needs no lock
		lock = " FOR UPDATE"
	}
	var found []Directive
	if err := tx.Raw("SELECT d.* FROM directives d WHERE d.id IN ? ORDER BY d.id"+lock, []int64{in.DirectiveID, in.AmendedID}).Scan(&found).Error; err != nil {
		return by, of, err
	}
	for _, d := range found {
		switch d.ID {
		case in.DirectiveID:
			by = d
		case in.AmendedID:
			of = d
		}
	}
	if by.ID == 0 || of.ID == 0 {
		return by, of, notFound("directive")
	}
	return by, of, nil
}

// check names what is wrong with a decision.
func (x *amending) check(by, of Directive, kind string, in *AmendmentInput) error {
	var bad faults
	if by.ReferenceOn.Before(of.ReferenceOn) {
		bad.add("directive", "amend_not_after", "Number", of.Name(), "On", of.ReferenceOn.String())
	}
	checkWords(&bad, "words", in.Words)
	seen, taken, changes := map[int64]bool{}, map[int64]bool{}, false
	for _, c := range in.Choices {
		field := "choice_" + strconv.FormatInt(c.ProvisionID, 10)
		old, there := x.older[c.ProvisionID]
		switch {
		case !there || c.NewID != 0 && x.newer[c.NewID] == nil:
			bad.add(field, "amend_unknown_provision")
			continue
		case seen[c.ProvisionID]:
			bad.add(field, "amend_choice_twice")
		case !slices.Contains(AmendmentDos, c.Do):
			bad.add(field, "not_a_choice")
		case Repeals(kind) && (c.Do == AmendMove || c.NewID != 0):
			bad.add(field, "amend_repeal_moves")
		case c.NewID != 0 && taken[c.NewID]:
			bad.add(field, "amend_pair_twice", "Ref", x.newer[c.NewID].Ref)
		case c.Do == AmendMove && c.NewID == 0:
			bad.add(field, "amend_no_successor")
		case c.Do == AmendMove && len(openTasks(old.Tasks)) == 0:
			bad.add(field, "amend_finished", "Ref", old.Ref)
		case c.Do == AmendMove && len(counterparts(old, x.newer[c.NewID])) == 0:
			bad.add(field, "amend_no_counterpart", "Ref", x.newer[c.NewID].Ref)
		}
		seen[c.ProvisionID] = true
		taken[c.NewID] = c.NewID != 0
		changes = changes || c.Do != AmendKeep
	}
	if changes && strings.TrimSpace(in.Words) == "" {
		bad.add("words", "reasons_missing")
	}
	return bad.err()
}
