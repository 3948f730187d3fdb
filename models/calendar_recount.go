package models

import (
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// recalendaring is a change of the calendar with all that follows from it.
type recalendaring struct {
	tx      *gorm.DB
	m       moment
	listed  []CalendarDay // of the range, as they are
	old     deadline.Calendar
	new     deadline.Calendar
	dues    []DueMove
	notices int // tasks whose next reminder of the deadline goes out on another day
	rules   ReminderRules
	after   deadline.Date
}

// recalendar reckons what a change moves.
func (s *Store) recalendar(tx *gorm.DB, m moment, ch *CalendarChange) (*recalendaring, error) {
	if err := ch.check(); err != nil {
		return nil, err
	}
	r := &recalendaring{tx: tx, m: m}
	var days []CalendarDay
	if err := tx.Order("day").Find(&days).Error; err != nil {
		return nil, err
	}
	var was, will []deadline.CalendarDay
	for _, d := range days {
		was = append(was, deadline.CalendarDay{Date: d.Day, Kind: d.Kind})
		if d.Day.Before(ch.From) || d.Day.After(ch.To) {
			will = append(will, deadline.CalendarDay{Date: d.Day, Kind: d.Kind})
		} else {
			r.listed = append(r.listed, d)
		}
	}
	for d := ch.From; ch.Kind != "" && !d.After(ch.To); d = d.AddDays(1) {
		will = append(will, deadline.CalendarDay{Date: d, Kind: ch.Kind})
	}
	r.old, r.new = deadline.NewCalendar(was), deadline.NewCalendar(will)
	all, err := loadPolicies(tx)
	if err != nil {
		return nil, err
	}
	r.rules = all.defaultRules()
	if r.after, err = noticesPlannedTo(tx, m); err != nil {
		return nil, err
	}
	if err := r.moveDues(); err != nil {
		return nil, err
	}
	return r, r.moveNotices()
}

// noticesPlannedTo is the last day whose reminders have been planned: today, or the day before.
func noticesPlannedTo(tx *gorm.DB, m moment) (deadline.Date, error) {
	var planned int64
	err := tx.Raw("SELECT COUNT(*) FROM (SELECT 1 FROM messages WHERE day = ? AND kind = 'digest' LIMIT 1) p", m.today).Scan(&planned).Error
	if planned > 0 {
		return m.today, err
	}
	return m.today.AddDays(-1), err
}

// moveDues finds the unfinished tasks whose deadline is reckoned in working days and falls otherwise by
// the new calendar. A due day that an extension set stays.
func (r *recalendaring) moveDues() error {
	var found []struct {
		DueMove
		ProvisionID       int64
		Deadline          deadline.Deadline `gorm:"serializer:json"`
		IssuedOn          deadline.Date
		FirstDueOn, DueOn deadline.Date
	}
	err := r.tx.Table("tasks t").Joins("JOIN provisions p ON p.id = t.provision_id").Joins("JOIN directives d ON d.id = t.directive_id").
		Select("t.id AS task_id, t.ref, t.lead_id, p.label_vi, p.label_en, p.id AS provision_id, p.deadline, d.issued_on, t.first_due_on, t.due_on").
		Where("t.open AND t.period = '' AND t.due_on IS NOT NULL AND p.deadline_kind IN ('within_working_days', 'within_days', 'relative')").Order("t.id").Find(&found).Error
	if err != nil {
		return err
	}
	for _, t := range found {
		to := t.Deadline.LastDay(t.IssuedOn, r.new)
		if to.IsZero() || to == t.FirstDueOn || t.Deadline.LastDay(t.IssuedOn, r.old) != t.FirstDueOn { // entered otherwise
			continue
		}
		t.DueMove.From, t.To, t.provisionID, t.first = t.FirstDueOn, to, t.ProvisionID, t.DueOn != t.FirstDueOn
		r.dues = append(r.dues, t.DueMove)
	}
	return nil
}

// moveNotices counts the tasks whose next reminder of the deadline, by the default policy, goes out on
// another day by the new calendar.
func (r *recalendaring) moveNotices() error {
	var days []struct {
		DueOn deadline.Date
		N     int
	}
	if err := r.tx.Raw("SELECT due_on, COUNT(*) AS n FROM tasks WHERE open AND status <> 'submitted' AND due_on IS NOT NULL GROUP BY due_on ORDER BY due_on").Scan(&days).Error; err != nil {
		return err
	}
	for _, d := range days {
		w := Watched{Status: InProgress, Receipt: ReceiptIsReceived, DueOn: d.DueOn, LastWordOn: r.m.today}
		if r.rules.Next(w, r.after, r.new) != r.rules.Next(w, r.after, r.old) {
			r.notices += d.N
		}
	}
	return nil
}

func (r *recalendaring) write(actor Actor, ch CalendarChange) error {
	if err := r.writeDays(ch); err != nil {
		return err
	}
	if err := r.writeDues(actor); err != nil {
		return err
	}
	if err := forgetNotices(r.tx, r.m); err != nil {
		return err
	}
	after := map[string]any{"from": ch.From, "to": ch.To, "kind": ch.Kind, "name_vi": ch.NameVi, "name_en": ch.NameEn, "source": ch.Source, "tasks": len(r.dues)}
	return audit(r.tx, r.m, actor, "calendar.change", "calendar", 0, map[string]any{"days": r.listed}, after)
}

func (r *recalendaring) writeDays(ch CalendarChange) error {
	if ch.Kind == "" {
		return r.tx.Exec("DELETE FROM calendar_days WHERE day >= ? AND day <= ?", ch.From, ch.To).Error
	}
	var rows [][]any
	for d := ch.From; !d.After(ch.To); d = d.AddDays(1) {
		rows = append(rows, []any{d, ch.Kind, ch.NameVi, ch.NameEn, ch.Source})
	}
	return insertRows(r.tx, "calendar_days", []string{"day", "kind", "name_vi", "name_en", "source"}, rows,
		"ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, name_vi = excluded.name_vi, name_en = excluded.name_en, source = excluded.source, version = calendar_days.version + 1")
}

// writeDues moves the tasks' due days and says so in the record, a task an entry.
func (r *recalendaring) writeDues(actor Actor) error {
	var provisions []int64
	for _, d := range r.dues {
		if err := r.tx.Exec("UPDATE tasks SET first_due_on = ?, updated_at = ?, version = version + 1 WHERE id = ?", d.To, r.m.at, d.TaskID).Error; err != nil {
			return err
		}
		if !d.first {
			if err := r.tx.Exec("UPDATE tasks SET due_on = ? WHERE id = ?", d.To, d.TaskID).Error; err != nil {
				return err
			}
		}
		if !slices.Contains(provisions, d.provisionID) {
			provisions = append(provisions, d.provisionID)
			if err := r.tx.Exec("UPDATE provisions SET first_due_on = ? WHERE id = ?", d.To, d.provisionID).Error; err != nil {
				return err
			}
		}
		what := "due_on"
		if d.first {
			what = "first_due_on"
		}
		if err := audit(r.tx, r.m, actor, "task.recalendar", "task", d.TaskID, map[string]any{what: d.From}, map[string]any{what: d.To}); err != nil {
			return err
		}
	}
	return nil
}
