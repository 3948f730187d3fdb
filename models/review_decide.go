package models

import (
	"context"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// NewReviewDecision is a decision as the meeting makes it.
type NewReviewDecision struct {
	Kind         ReviewDecisionKind
	Text         string        // the duty, the sentence, how it is resolved, the answer's reasons
	Lead         string        // of a task, as typed
	Coordinators []string      // of a task, as typed
	DueOn        deadline.Date // of a task; of an extension granted the day, zero for the day asked for
	BottleneckID int64         // what a resolution settles
	ExtensionID  int64         // what an answer decides
	Grant        bool          // the answer
}

// Decide enters a decision on an item. A resolution settles its bottleneck and an answer decides its
// request at once, in the same transaction; a task and a sentence stand in the conclusions. The answer to a
// request is the office's, as everywhere. CodeInvalid names what is missing, CodeWrongState says that the
// review is not being held, or that the matter is settled already.
func (s *Store) Decide(ctx context.Context, actor Actor, reviewID, itemID int64, n NewReviewDecision) (ReviewDecision, error) {
	var d ReviewDecision
	err := s.meeting(ctx, actor, reviewID, func(tx *gorm.DB, m moment) error {
		var item ReviewItem
		if err := tx.Where("id = ? AND review_id = ?", itemID, reviewID).Take(&item).Error; err != nil {
			return err
		}
		d = ReviewDecision{ReviewID: reviewID, ItemID: itemID, Kind: n.Kind, Text: strings.TrimSpace(n.Text), Coordinators: []string{}, MadeAt: m.at, MadeBy: orNull(actor.UserID), Version: 1}
		if err := d.check(); err != nil {
			return err
		}
		if err := s.carryOut(tx, m, actor, n, &d); err != nil {
			return err
		}
		if err := tx.Create(&d).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "review.decide", "review", reviewID, nil, map[string]any{"item": item.Kind, "kind": d.Kind, "decision": d.ID, "text": d.Text, "lead": d.Lead, "due_on": d.DueOn})
	})
	return d, err
}

func (d *ReviewDecision) check() error {
	var bad faults
	if d.Text == "" && d.Kind != DecidedExtension {
		bad.add("text", "required")
	}
	checkWords(&bad, "text", d.Text)
	return bad.err()
}

// carryOut does what the decision says, or notes for whom and by when it is to be done.
func (s *Store) carryOut(tx *gorm.DB, m moment, actor Actor, n NewReviewDecision, d *ReviewDecision) error {
	switch n.Kind {
	case DecidedSentence:
		return nil
	case DecidedTask:
		return d.assign(tx, m, n)
	case DecidedResolution:
		return s.resolveIn(tx, m, actor, n, d)
	case DecidedExtension:
		return s.answerIn(tx, m, actor, n, d)
	}
	var bad faults
	bad.add("kind", "not_a_choice")
	return bad.err()
}

// assign looks the agencies of a task up: they must exist today, and its day must not be past.
func (d *ReviewDecision) assign(tx *gorm.DB, m moment, n NewReviewDecision) error {
	names, err := loadAgencyNames(tx)
	if err != nil {
		return err
	}
	var bad faults
	find := func(field, typed string) string {
		a, problem := names.Find(typed, m.today)
		switch {
		case problem != "":
			bad.add(field, problem, "Value", typed)
		case !a.ValidOn(m.today):
			bad.add(field, "agency_not_valid", "Agency", a.NameVi, "On", m.today.String(), "From", a.ValidFrom.String(), "To", a.ValidTo.String())
		}
		return a.Label("vi")
	}
	if strings.TrimSpace(n.Lead) == "" {
		bad.add("lead", "required")
	} else {
		d.Lead = find("lead", n.Lead)
	}
	for _, typed := range trimmed(n.Coordinators) {
		d.Coordinators = append(d.Coordinators, find("coordinators", typed))
	}
	switch {
	case n.DueOn.IsZero():
		bad.add("due_on", "required")
	case n.DueOn.Before(m.today):
		bad.add("due_on", "in_the_past", "Value", n.DueOn.String(), "Today", m.today.String())
	}
	d.DueOn = n.DueOn
	return bad.err()
}

// resolveIn settles a bottleneck as the table of its moves has it.
func (s *Store) resolveIn(tx *gorm.DB, m moment, actor Actor, n NewReviewDecision, d *ReviewDecision) error {
	b, err := s.moveBottleneckIn(tx, m, actor, n.BottleneckID, BottleneckResolve, BottleneckInput{Words: d.Text})
	if err != nil {
		return err
	}
	d.BottleneckID = &b.ID
	if b.DirectiveID == nil {
		return nil
	}
	return tx.Raw("SELECT confidential FROM directives WHERE id = ?", *b.DirectiveID).Scan(&d.Secret).Error
}

// answerIn grants or refuses a request for more time, as the table of moves has it.
func (s *Store) answerIn(tx *gorm.DB, m moment, actor Actor, n NewReviewDecision, d *ReviewDecision) error {
	var e Extension
	if err := tx.Where("id = ?", n.ExtensionID).Take(&e).Error; err != nil {
		return err
	}
	if e.State != "asked" {
		return &Error{Code: CodeWrongState, Detail: string(ExtensionAsked)}
	}
	move, do := MoveRefuseExtension, func(x *step) error { return x.decideExtension("refused", deadline.Date{}) }
	if n.Grant {
		move, do = MoveGrantExtension, func(x *step) error { return x.grantExtension(n.DueOn) }
	}
	task, err := s.moveTask(tx, m, actor, e.TaskID, move, MoveInput{Words: d.Text, Via: ViaPage}, do)
	if err != nil {
		return err
	}
	d.ExtensionID, d.TaskID, d.Granted, d.Secret = &e.ID, &e.TaskID, n.Grant, task.Confidential
	if n.Grant {
		d.DueOn = task.Deadline.DueOn
	}
	return nil
}

// WithdrawDecision removes a decision that has done nothing yet: a task or a sentence, while the review is held.
// CodeStale when somebody changed it since the version given, CodeWrongState when it was carried out.
func (s *Store) WithdrawDecision(ctx context.Context, actor Actor, reviewID, decisionID, version int64) error {
	return s.meeting(ctx, actor, reviewID, func(tx *gorm.DB, m moment) error {
		var d ReviewDecision
		if err := tx.Where("id = ? AND review_id = ?", decisionID, reviewID).Take(&d).Error; err != nil {
			return err
		}
		if d.Kind == DecidedResolution || d.Kind == DecidedExtension {
			return &Error{Code: CodeWrongState, Detail: "decision_carried_out"}
		}
		done := tx.Exec("DELETE FROM review_decisions WHERE id = ? AND version = ?", decisionID, version)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale, Detail: "review"}
		}
		return audit(tx, m, actor, "review.withdraw", "review", reviewID, map[string]any{"decision": d.ID, "kind": d.Kind, "text": d.Text}, nil)
	})
}
