package models

import (
	"slices"

	"gorm.io/gorm"
)

// What a progress report writes: the task, a line of its timeline, an entry of the record.
const (
	progressUpdate = "UPDATE tasks SET status = ?, receipt = ?, percent = ?, forecast_on = ?, last_progress_at = ?, updated_at = ?, version = ? WHERE id = ? AND version = ?"
	progressInsert = "INSERT INTO progress (task_id, at, user_id, agency_id, via, status_from, status_to, percent, words, forecast_on, by_name, acting_for) "
)

// progressAtOnce writes all three in one statement, which is a transaction by itself. SQLite takes only
// SELECT in WITH.
const progressAtOnce = "WITH changed AS (" + progressUpdate + " RETURNING id), told AS (" +
	progressInsert + "SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM changed) " +
	auditInsert + "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM changed"

// writeProgress writes a report on a task and how the task stands after it. It gives false, and writes
// nothing, where the task is no longer as it was before.
func (s *Store) writeProgress(db *gorm.DB, m moment, actor Actor, before, t Task, n NewProgress) (bool, error) {
	e, err := auditEntry(m, actor.forLead(before), "task.progress", "task", t.ID, before.auditFields(""), t.auditFields(n.Words))
	if err != nil {
		return false, err
	}
	update := []any{t.Status, t.Receipt, t.Percent, t.Deadline.ForecastOn, m.at, m.at, t.Version, t.ID, before.Version}
	insert := []any{m.at, e.UserID, t.Lead.ID, n.Via, before.Status, t.Status, t.Percent, n.Words, t.Deadline.ForecastOn, actor.nameWithoutAccount(), e.ActingFor}
	if s.dialect == Postgres {
		written, err := s.exec(db, progressAtOnce, slices.Concat(update, insert, e.row())...)
		return written > 0, err
	}
	if changed, err := s.exec(db, progressUpdate, update...); err != nil || changed == 0 {
		return false, err
	}
	if _, err := s.exec(db, progressInsert+"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", slices.Concat([]any{t.ID}, insert)...); err != nil {
		return false, err
	}
	_, err = s.exec(db, auditInsert+"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", e.row()...)
	return err == nil, err
}
