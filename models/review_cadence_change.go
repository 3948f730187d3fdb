package models

import (
	"context"

	"gorm.io/gorm"
)

// SetReviewCadence changes how often reviews of a cadence are held and when their agendas are drawn up; its
// rhythm stays. It is the office's. CodeNotFound when there is no such cadence, CodeStale when somebody
// changed it since the version given.
func (s *Store) SetReviewCadence(ctx context.Context, actor Actor, in ReviewCadence) error {
	if !actor.mayPlanReviews() {
		return forbidden("plan_review")
	}
	schedule, nobody := in.schedule(), []ReportRecipient{}
	if err := schedule.check(&nobody); err != nil {
		return err
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		cadences, err := readCadences(tx)
		if err != nil {
			return err
		}
		before, known := cadenceOf(cadences, in.Kind)
		if !known {
			return notFound("review_cadence")
		}
		done := tx.Exec("UPDATE review_cadences SET every_days = ?, cut_off = ?, at = ?, active = ?, since_on = ?, version = version + 1 WHERE kind = ? AND version = ?",
			in.EveryDays, in.CutOff, in.At, in.Active, schedule.since(before.schedule(), m), in.Kind, in.Version)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale}
		}
		return audit(tx, m, actor, "review_cadence.set", "review", 0, before.facts(), in.facts())
	})
}

// facts are what the record of changes says of a cadence.
func (c ReviewCadence) facts() map[string]any {
	return map[string]any{"cadence": c.Kind, "every_days": c.EveryDays, "cut_off": c.CutOff, "at": c.At, "active": c.Active}
}
