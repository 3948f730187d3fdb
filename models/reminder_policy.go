package models

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"

	"gorm.io/gorm"
)

// Bounds of a reminder policy.
const (
	MostDaysBefore = 10 // warnings ahead of a due day
	FarthestNotice = 90 // days before or after it
)

// ReminderPolicy is the rules in force, with their version.
type ReminderPolicy struct {
	Rules   ReminderRules
	Version int64 // 0 until somebody entered them
}

// ReminderPolicy gives the default policy. Reading it is the administrator's.
func (s *Store) ReminderPolicy(ctx context.Context, actor Actor) (ReminderPolicy, error) {
	if !actor.mayManageRegistry() {
		return ReminderPolicy{}, forbidden("policies")
	}
	p, err := readPolicy(s.read(ctx))
	return p, s.mapError(err)
}

func readPolicy(tx *gorm.DB) (ReminderPolicy, error) {
	var out ReminderPolicy
	var found []reminderPolicy
	err := tx.Where("is_default").Limit(1).Find(&found).Error
	if err == nil && len(found) > 0 {
		out.Version = found[0].Version
	}
	if err == nil {
		out.Rules, err = defaultPolicy(tx)
	}
	return out, err
}

// ChangeReminderPolicy sets the default policy and tells all next reminders anew, in one transaction. It
// gives how many moved. CodeStale when somebody changed it since the version given.
func (s *Store) ChangeReminderPolicy(ctx context.Context, actor Actor, version int64, rules ReminderRules) (moved int, err error) {
	if !actor.mayManageRegistry() {
		return 0, forbidden("policies")
	}
	if rules, err = rules.check(); err != nil {
		return 0, err
	}
	text, err := json.Marshal(rules)
	if err != nil {
		return 0, err
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		before, err := readPolicy(tx)
		if err != nil {
			return err
		}
		done := tx.Exec("UPDATE reminder_policies SET rules = ?, version = version + 1 WHERE is_default AND version = ?", string(text), version)
		if before.Version == 0 && version == 0 {
			done = tx.Exec("INSERT INTO reminder_policies (name, is_default, rules) VALUES ('default', ?, ?) ON CONFLICT DO NOTHING", true, string(text))
		}
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale}
		}
		cal, err := loadCalendar(tx)
		if err != nil {
			return err
		}
		after, err := noticesPlannedTo(tx, m)
		if err != nil {
			return err
		}
		if moved, err = scheduleNotices(tx, rules, cal, after); err != nil {
			return err
		}
		return audit(tx, m, actor, "policy.change", "policy", 0, before.Rules, rules)
	})
	return moved, err
}

var hourOfDay = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)

// check puts the warnings in order and names what is wrong with the rules.
func (r ReminderRules) check() (ReminderRules, error) {
	var bad faults
	days := slices.Clone(r.DaysBefore)
	slices.Sort(days)
	days = slices.Compact(days)
	slices.Reverse(days)
	r.DaysBefore = days
	if len(days) > MostDaysBefore {
		bad.add("days_before", "too_many_warnings", "Max", MostDaysBefore, "Value", len(days))
	}
	inRange := func(field string, n, least int) {
		if n < least || n > FarthestNotice {
			bad.add(field, "out_of_range", "Min", least, "Max", FarthestNotice, "Value", n)
		}
	}
	for _, n := range days {
		inRange("days_before", n, 1)
	}
	inRange("overdue_first", r.OverdueFirst, 0)
	inRange("overdue_every", r.OverdueEvery, 0)
	if !hourOfDay.MatchString(r.DigestAt) {
		bad.add("digest_at", "bad_hour", "Value", r.DigestAt)
	}
	if len(days) == 0 && !r.OnDay && r.OverdueFirst == 0 {
		bad.add("days_before", "nobody_reminded")
	}
	return r, bad.err()
}
