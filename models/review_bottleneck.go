package models

import "gorm.io/gorm"

// settleBottleneck ends an open or escalated bottleneck as resolved or rejected, in words, and lets go of
// the tasks it held up. CodeWrongState when it is settled already.
func settleBottleneck(tx *gorm.DB, m moment, actor Actor, id int64, state, words string) error {
	var before Bottleneck
	if err := tx.Where("id = ?", id).Take(&before).Error; err != nil {
		return err
	}
	done := tx.Exec("UPDATE bottlenecks SET state = ?, resolution = ?, settled_on = ?, version = version + 1 WHERE id = ? AND state IN ('open', 'escalated')", state, words, m.today, id)
	if done.Error != nil {
		return done.Error
	}
	if done.RowsAffected == 0 {
		return &Error{Code: CodeWrongState, Detail: "bottleneck_settled"}
	}
	if err := tx.Exec("UPDATE tasks SET blockers = blockers - 1, version = version + 1, updated_at = ? WHERE id IN (SELECT x.task_id FROM bottleneck_tasks x WHERE x.bottleneck_id = ?)", m.at, id).Error; err != nil {
		return err
	}
	return audit(tx, m, actor, "bottleneck."+state, "bottleneck", id, map[string]any{"state": before.State}, map[string]any{"state": state, "words": words})
}
