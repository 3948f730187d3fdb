package models

import (
	"context"
	"slices"

	"gorm.io/gorm"
)

// RemoveReminderPolicy takes a policy other than the default out of force. CodeNotFound when there is
// none, CodeStale when somebody changed it since the version given (0 when the caller doesn't mind).
func (s *Store) RemoveReminderPolicy(ctx context.Context, actor Actor, id, version int64) error {
	if !actor.Is(RoleAdministrator) {
		return forbidden("policies")
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		all, err := loadPolicies(tx)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(p ReminderPolicy) bool { return p.ID == id && !p.IsDefault })
		switch {
		case at < 0:
			return notFound("policy")
		case version != 0 && all[at].Version != version:
			return &Error{Code: CodeStale}
		}
		// The name is free for another policy again.
		if err := tx.Exec("UPDATE reminder_policies SET removed_at = ?, name = name || ' #' || CAST(id AS TEXT), version = version + 1 WHERE id = ?", m.at, id).Error; err != nil {
			return err
		}
		if err := forgetNotices(tx, m); err != nil {
			return err
		}
		return audit(tx, m, actor, "policy.remove", "policy", id, all[at], nil)
	})
}
