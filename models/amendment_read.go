package models

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// AmendmentDraft is what the office looks over before it decides: the two directives and the pairs of their
// provisions, as proposed or as decided.
type AmendmentDraft struct {
	By      DirectiveFull   // the one that amends
	Of      DirectiveFull   // the one that is amended
	Kind    string          // how By changes Of
	From    deadline.Date   // the relation's own day; zero: By's
	Pairs   []AmendmentPair // by the older directive's order
	Decided *Amendment
}

// Fresh are the new provisions that take no older one's place: their tasks are new.
func (d AmendmentDraft) Fresh() []Provision {
	return slices.DeleteFunc(slices.Clone(d.By.Provisions), func(n Provision) bool {
		return slices.ContainsFunc(d.Pairs, func(p AmendmentPair) bool { return p.NewID == n.ID })
	})
}

// On is the day from which it holds.
func (d AmendmentDraft) On() deadline.Date {
	if d.Decided != nil {
		return d.Decided.EffectiveOn
	}
	return amendmentDay(d.By.Directive, d.From)
}

// With is the draft with other pairs and choices.
func (d AmendmentDraft) With(choices []AmendmentInputChoice) AmendmentDraft {
	d.Pairs = slices.Clone(d.Pairs)
	for i := range d.Pairs {
		for _, c := range choices {
			if p := &d.Pairs[i]; p.Old.ID == c.ProvisionID {
				if p.NewID != c.NewID {
					p.Why = ""
				}
				p.NewID, p.Choice = c.NewID, c.Do
				p.weigh(d.By.Provisions, false)
			}
		}
	}
	return d
}

// amendingRelations are the relations r of a directive to directives o that it amends, supersedes or repeals.
const amendingRelations = "FROM directive_relations r JOIN directives o ON o.number <> '' AND o.number = r.to_number WHERE r.kind IN ('amends', 'supersedes', 'repeals', 'repeals_part') AND r.directive_id = ?"

// AmendedBy lists the directives that amend, supersede or repeal one, the oldest first, as far as the actor may see
// them; CodeNotFound where the actor may not know of it.
func (s *Store) AmendedBy(ctx context.Context, actor Actor, id int64) ([]AmendedBy, error) {
	db := s.read(ctx)
	scope, args := actor.directiveScope()
	var out []AmendedBy
	err := db.Raw(`SELECT d.id AS directive_id, CASE WHEN d.number <> '' THEN d.number ELSE d.key END AS number, MAX(r.kind) AS kind, COALESCE(a.effective_on, MAX(r.holds_from), d.effective_on, d.reference_on) AS "on",
			a.id IS NOT NULL AS decided, a.applied_at IS NOT NULL AS applied
		FROM directives o JOIN directive_relations r ON r.to_number = o.number AND r.kind IN ('amends', 'supersedes', 'repeals', 'repeals_part') JOIN directives d ON d.id = r.directive_id
			LEFT JOIN amendments a ON a.directive_id = d.id AND a.amended_id = o.id AND a.undone_at IS NULL
		WHERE o.id = ? AND o.number <> '' AND `+scope+` GROUP BY d.id, a.id ORDER BY d.reference_on, d.id`, append([]any{id}, args...)...).Scan(&out).Error
	return out, s.mapError(err)
}

// Successors gives for the provisions of an amended directive those that took their place, by reference.
func (s *Store) Successors(ctx context.Context, actor Actor, id int64) (map[int64]string, error) {
	scope, args := actor.directiveScope()
	var rows []struct {
		ProvisionID int64
		Ref         string
	}
	err := s.read(ctx).Raw(`SELECT c.provision_id, p.ref FROM amendment_choices c JOIN amendments a ON a.id = c.amendment_id AND a.applied_at IS NOT NULL JOIN provisions p ON p.id = c.successor_id
		JOIN directives d ON d.id = a.directive_id WHERE a.amended_id = ? AND `+scope+` ORDER BY a.effective_on, a.id`, append([]any{id}, args...)...).Scan(&rows).Error
	out := map[int64]string{}
	for _, r := range rows {
		out[r.ProvisionID] = r.Ref
	}
	return out, s.mapError(err)
}

// Amended lists what a directive amends, supersedes or repeals, of what is registered. Amendments are the office's.
func (s *Store) Amended(ctx context.Context, actor Actor, id int64) ([]AmendedDirective, error) {
	if !actor.mayDecompose() {
		return nil, forbidden("amend")
	}
	db := s.read(ctx)
	var out []AmendedDirective
	if err := db.Raw("SELECT o.id, o.number AS name, MAX(r.kind) AS kind "+amendingRelations+" GROUP BY o.id, o.number ORDER BY o.id", id).Scan(&out).Error; err != nil {
		return nil, s.mapError(err)
	}
	for i := range out {
		var err error
		if out[i].Decided, err = amendmentOf(db, id, out[i].ID); err != nil {
			return nil, s.mapError(err)
		}
	}
	return out, nil
}

// Amendment gives what there is to decide between a directive and one it amends, with the pairs as proposed,
// or as decided. CodeNotFound where the one does not amend the other.
func (s *Store) Amendment(ctx context.Context, actor Actor, id, amendedID int64) (AmendmentDraft, error) {
	var out AmendmentDraft
	if !actor.mayDecompose() {
		return out, forbidden("amend")
	}
	db := s.read(ctx)
	var err error
	if out.Kind, out.From, err = amendingKind(db, id, amendedID); err != nil {
		return out, s.mapError(err)
	}
	if out.By, err = s.Directive(ctx, actor, id); err != nil {
		return out, err
	}
	if out.Of, err = s.Directive(ctx, actor, amendedID); err != nil {
		return out, err
	}
	if out.Decided, err = amendmentOf(db, id, amendedID); err != nil {
		return out, s.mapError(err)
	}
	out.Pairs = propose(out.Kind, out.Of.Provisions, out.By.Provisions)
	if out.Decided != nil {
		for i := range out.Pairs {
			p := &out.Pairs[i]
			p.NewID, p.Why, p.Choice = 0, "", AmendKeep
			for _, c := range out.Decided.Choices {
				if c.ProvisionID == p.Old.ID {
					p.Choice = c.Choice
					if c.SuccessorID != nil {
						p.NewID = *c.SuccessorID
					}
				}
			}
		}
	}
	return out, nil
}

// amendingKind says how a directive changes another, and the relation's own day, if it has one; CodeNotFound
// where it doesn't.
func amendingKind(tx *gorm.DB, id, amendedID int64) (string, deadline.Date, error) {
	var found []DirectiveRelation
	if err := tx.Raw("SELECT r.kind, r.holds_from "+amendingRelations+" AND o.id = ? ORDER BY r.kind DESC LIMIT 1", id, amendedID).Scan(&found).Error; err != nil {
		return "", deadline.Date{}, err
	}
	if len(found) == 0 {
		return "", deadline.Date{}, notFound("amendment")
	}
	return found[0].Kind, found[0].HoldsFrom, nil
}
