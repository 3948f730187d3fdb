package models

import (
	"context"

	"gorm.io/gorm"
)

// SettingIllustrative is set where people and history were invented for the demonstration.
const SettingIllustrative = "illustrative"

// Setting gives what is set under key, "" where nothing is.
func (s *Store) Setting(ctx context.Context, actor Actor, key string) (string, error) {
	if !actor.SignedIn() {
		return "", &Error{Code: CodeSignIn}
	}
	var value string
	return value, s.mapError(s.read(ctx).Raw("SELECT value FROM settings WHERE key = ?", key).Scan(&value).Error)
}

// SetSetting sets key to value. It is the administrator's.
func (s *Store) SetSetting(ctx context.Context, actor Actor, key, value string) error {
	if !actor.Is(RoleAdministrator) {
		return forbidden("set_setting")
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		var before string
		if err := tx.Raw("SELECT value FROM settings WHERE key = ?", key).Scan(&before).Error; err != nil || before == value {
			return err
		}
		if err := tx.Exec("INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "setting.set", "setting", 0, map[string]any{key: before}, map[string]any{key: value})
	})
}
