package models

import (
	"context"
	"strings"

	"gorm.io/gorm"
)

// meeting changes a review that is being held: notes or a decision begin it. It holds the review's row, so
// that it is not closed meanwhile.
func (s *Store) meeting(ctx context.Context, actor Actor, reviewID int64, fn func(tx *gorm.DB, m moment) error) error {
	if !actor.mayReview() {
		return forbidden("reviews")
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		done := tx.Exec("UPDATE reviews SET state = 'held' WHERE id = ? AND state IN ('agenda', 'held')", reviewID)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			var r Review
			if err := tx.Omit("agenda").Where("id = ?", reviewID).Take(&r).Error; err != nil {
				return err
			}
			return &Error{Code: CodeWrongState, Detail: "review_" + string(r.State)}
		}
		return fn(tx, m)
	})
}

// NoteReviewItem keeps the notes taken on an item. CodeStale when somebody changed them since the version
// given, CodeWrongState unless the review has an agenda and is not closed.
func (s *Store) NoteReviewItem(ctx context.Context, actor Actor, reviewID, itemID, version int64, notes string) error {
	var bad faults
	if checkWords(&bad, "notes", notes); len(bad) > 0 {
		return bad.err()
	}
	return s.meeting(ctx, actor, reviewID, func(tx *gorm.DB, m moment) error {
		var item ReviewItem
		if err := tx.Where("id = ? AND review_id = ?", itemID, reviewID).Take(&item).Error; err != nil {
			return err
		}
		notes = strings.TrimSpace(notes)
		done := tx.Exec("UPDATE review_items SET notes = ?, version = version + 1 WHERE id = ? AND version = ?", notes, itemID, version)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale, Detail: "review_item"}
		}
		return audit(tx, m, actor, "review.note", "review", reviewID, map[string]any{"item": item.Kind, "notes": item.Notes}, map[string]any{"item": item.Kind, "notes": notes})
	})
}

// CloseReview ends the meeting: from then on nothing is noted or decided, and the conclusions can be drawn
// up. CodeStale when somebody changed the review since the version given.
func (s *Store) CloseReview(ctx context.Context, actor Actor, id, version int64) error {
	return s.meeting(ctx, actor, id, func(tx *gorm.DB, m moment) error {
		done := tx.Exec("UPDATE reviews SET state = 'closed', closed_at = ?, version = version + 1 WHERE id = ? AND version = ?", m.at, id, version)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale, Detail: "review"}
		}
		return audit(tx, m, actor, "review.close", "review", id, nil, nil)
	})
}
