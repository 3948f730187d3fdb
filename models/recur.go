package models

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// recurring is the newest task of a recurring provision at an addressee.
type recurring struct {
	TaskID, ProvisionID, DirectiveID int64
	AddresseeID, LeadID              int64
	BaseRef, AddresseeCode           string
	Status                           Status
	FanOut                           bool
	Period                           string
	DueOn                            deadline.Date
	Deadline                         deadline.Deadline `gorm:"serializer:json"`
	IssuedOn                         deadline.Date
}

// MakeRecurring sees to it that each recurring provision has the task of the period that runs: a provision
// that is owed every month has, from the day after one due day on, the task of the next. It gives how many
// tasks were made or given their period. It can run again at any time: a period has one task at each
// addressee. A recurring duty whose rhythm the directive does not state stays one task without a day.
func (s *Store) MakeRecurring(ctx context.Context, actor Actor) (int, error) {
	if !actor.system {
		return 0, forbidden("make_recurring")
	}
	made := 0
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		var err error
		made, err = makeRecurring(tx, m, actor, "1 = 1")
		return err
	})
	return made, err
}

// makeRecurring does it for the provisions p, of directives d, that fit the condition.
func makeRecurring(tx *gorm.DB, m moment, actor Actor, condition string, args ...any) (int, error) {
	newest, err := newestRecurring(tx, condition, args...)
	if err != nil || len(newest) == 0 {
		return 0, err
	}
	all, err := loadPolicies(tx)
	if err != nil {
		return 0, err
	}
	calendar, err := loadCalendar(tx)
	if err != nil {
		return 0, err
	}
	passed, err := passedOn(tx)
	if err != nil {
		return 0, err
	}
	made := 0
	for _, r := range newest {
		if successor, gone := passed[r.LeadID]; gone { // it finished the last period's before it was closed
			r.LeadID = successor
		}
		next := r.Deadline.NextAfter(m.today.AddDays(-1), r.IssuedOn)
		if next.IsZero() || r.Period == next.String() || !r.DueOn.IsZero() && !r.DueOn.Before(m.today) {
			continue
		}
		fresh := Watched{Status: NotStarted, Receipt: ReceiptIsAwaited, DueOn: next, WaitsSince: m.today, LastWordOn: m.today}
		notice := all.soonest(fresh, m.today.AddDays(-1), calendar)
		id := r.TaskID
		if r.Period == "" && r.Status.Open() {
			err = tx.Exec("UPDATE tasks SET period = ?, first_due_on = ?, due_on = ?, next_notice_on = ?, updated_at = ?, version = version + 1 WHERE id = ? AND period = ''", next.String(), next, next, notice, m.at, r.TaskID).Error
		} else {
			id, err = insertRecurring(tx, m, r, next, notice)
		}
		if err != nil {
			return made, err
		}
		if id == 0 { // another instance made it
			continue
		}
		made++
		if err := audit(tx, m, actor, "task.recur", "task", id, nil, map[string]any{"period": next, "lead": r.LeadID}); err != nil {
			return made, err
		}
	}
	return made, nil
}

// newestRecurring gives the newest task of each recurring provision at each addressee. Cancelling it ends
// the row, and so does an amendment or a repeal that lets the provision's tasks be cancelled.
func newestRecurring(tx *gorm.DB, condition string, args ...any) ([]recurring, error) {
	var found []recurring
	err := tx.Table("tasks t").Joins("JOIN provisions p ON p.id = t.provision_id").Joins("JOIN directives d ON d.id = t.directive_id").Joins("JOIN agencies a ON a.id = t.addressee_id").
		Select("t.id AS task_id, t.provision_id, t.directive_id, t.addressee_id, t.lead_id, p.ref AS base_ref, a.code AS addressee_code, t.status, p.fan_out, t.period, t.due_on, p.deadline, d.issued_on").
		Where("p.deadline_kind = ?", deadline.KindRecurring).
		Where("NOT EXISTS (SELECT 1 FROM amendment_choices c JOIN amendments x ON x.id = c.amendment_id WHERE c.provision_id = p.id AND c.choice = 'cancel' AND x.applied_at IS NOT NULL)").Where(condition, args...).Order("t.provision_id, t.addressee_id, t.period DESC").Find(&found).Error
	type place struct{ provision, addressee int64 }
	seen := map[place]bool{}
	return slices.DeleteFunc(found, func(r recurring) bool {
		at := place{r.ProvisionID, r.AddresseeID}
		older := seen[at]
		seen[at] = true
		return older || r.Status == Cancelled
	}), err
}

// insertRecurring makes the task of a period: 315/TB-VPCP#25@H26:2025-07-25. It gives 0 when it is there.
func insertRecurring(tx *gorm.DB, m moment, r recurring, due, notice deadline.Date) (int64, error) {
	ref := r.BaseRef
	if r.FanOut {
		ref += "@" + r.AddresseeCode
	}
	n, err := insertRowsCounting(tx, "tasks", append(slices.Clone(taskColumns), "period"), [][]any{{ref + ":" + due.String(), r.DirectiveID, r.ProvisionID, r.AddresseeID, r.LeadID, NotStarted, true, 0, due, due, notice, m.at, m.at, due.String()}},
		"ON CONFLICT DO NOTHING")
	if err != nil || n == 0 {
		return 0, err
	}
	var id int64
	return id, tx.Raw("SELECT id FROM tasks WHERE provision_id = ? AND addressee_id = ? AND period = ?", r.ProvisionID, r.AddresseeID, due.String()).Scan(&id).Error
}
