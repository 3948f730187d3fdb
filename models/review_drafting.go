package models

import (
	"context"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"

	"dondoc/models/deadline"
	"dondoc/models/decompose"
)

// NewConclusions are the conclusions of a review as a directive to be.
type NewConclusions struct {
	NewDrafting
	Sentences map[int64]string // by decision that is a task: its sentence in the text
}

// DraftConclusions begins the drafting of a closed review's conclusions: its text is the notice, and its
// drafts are made of the decisions already, for an officer to confirm and register. It is the office's.
// CodeStale when somebody changed the review since the version given, CodeWrongState when it is not closed,
// when its conclusions are being drafted, or when it decided no task.
func (s *Store) DraftConclusions(ctx context.Context, actor Actor, reviewID, version int64, n NewConclusions) (Drafting, error) {
	var d Drafting
	if !actor.mayDecompose() {
		return d, forbidden("decompose")
	}
	n.Kind = "conclusion_notice"
	bad := n.check()
	if err := s.numberIsFree(ctx, n.Number, &bad); err != nil {
		return d, err
	}
	if err := bad.err(); err != nil {
		return d, err
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		r, err := s.readReview(tx, m, reviewID)
		if err != nil {
			return err
		}
		free, err := r.mayBeConcluded(tx, version)
		if err != nil {
			return err
		}
		if !free {
			return &Error{Code: CodeWrongState, Detail: "review_concluded"}
		}
		d = Drafting{Number: n.Number, Kind: n.Kind, Title: n.Title, Issuer: n.Issuer, SignedBy: n.SignedBy, IssuedOn: n.IssuedOn, EffectiveOn: n.EffectiveOn, Lang: n.Lang, Text: n.Text,
			Relations: []DirectiveRelation{}, State: DraftingOpen, CreatedBy: orNull(actor.UserID), CreatedAt: m.at, Version: 1}
		if err := tx.Create(&d).Error; err != nil {
			return err
		}
		if err := d.draftDecisions(tx, m, r.Decisions, n.Sentences); err != nil {
			return err
		}
		done := tx.Exec("UPDATE reviews SET drafting_id = ?, version = version + 1 WHERE id = ? AND version = ?", d.ID, reviewID, version)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale, Detail: "review"}
		}
		return audit(tx, m, actor, "review.conclude", "review", reviewID, nil, map[string]any{"drafting": d.ID, "drafts": len(d.Drafts)})
	})
	return d, err
}

// mayBeConcluded says whether the review has no conclusions, or only ones that were discarded.
func (r Review) mayBeConcluded(tx *gorm.DB, version int64) (bool, error) {
	tasks := 0
	for _, d := range r.Decisions {
		if d.Kind == DecidedTask {
			tasks++
		}
	}
	switch {
	case r.Version != version:
		return false, &Error{Code: CodeStale, Detail: "review"}
	case r.State != ReviewClosed:
		return false, &Error{Code: CodeWrongState, Detail: "review_not_closed"}
	case tasks == 0:
		return false, &Error{Code: CodeWrongState, Detail: "review_without_tasks"}
	case r.DraftingID == nil:
		return true, nil
	}
	var state DraftingState
	err := tx.Raw("SELECT state FROM draftings WHERE id = ?", *r.DraftingID).Scan(&state).Error
	return state == DraftingDiscarded, err
}

// draftDecisions makes a draft of each task decided, at its sentence in the text.
func (d *Drafting) draftDecisions(tx *gorm.DB, m moment, decisions []ReviewDecision, sentences map[int64]string) error {
	from := 0 // bytes
	for _, x := range decisions {
		if x.Kind != DecidedTask {
			continue
		}
		sentence := sentences[x.ID]
		at := strings.Index(d.Text[from:], sentence)
		if sentence == "" || at < 0 {
			return &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "text", Problem: "required"}}}
		}
		start := utf8.RuneCountInString(d.Text[:from+at])
		from += at + len(sentence)
		draft := Draft{DraftingID: d.ID, Position: len(d.Drafts) + 1, State: DraftOpen, StartAt: start, EndAt: start + utf8.RuneCountInString(sentence), Text: x.Text, Label: shortLabel(x.Text),
			Leads: []string{x.Lead}, Coordinators: x.Coordinators, Confidence: 1, Marks: []DraftMark{}, Questions: []decompose.Question{}, ChangedAt: m.at, Version: 1,
			Deadline: deadline.Deadline{AsWritten: deadline.FormatDate(d.Lang, x.DueOn), Kind: deadline.KindDate, Date: x.DueOn, Inclusive: true}}
		if err := tx.Create(&draft).Error; err != nil {
			return err
		}
		if err := tx.Exec("UPDATE review_decisions SET draft_id = ? WHERE id = ?", draft.ID, x.ID).Error; err != nil {
			return err
		}
		d.Drafts = append(d.Drafts, draft)
	}
	return nil
}

// ReviewOfDirective gives the review whose conclusions a directive is, and false where it is no such
// directive or the actor may not read reviews.
func (s *Store) ReviewOfDirective(ctx context.Context, actor Actor, directiveID int64) (Review, bool, error) {
	var r Review
	if !actor.mayReview() {
		return r, false, nil
	}
	found := s.read(ctx).Omit("agenda").Where("drafting_id IN (SELECT x.id FROM draftings x WHERE x.directive_id = ?)", directiveID).Limit(1).Find(&r)
	return r, found.RowsAffected > 0, s.mapError(found.Error)
}
