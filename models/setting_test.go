package models_test

import (
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func TestSettings(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		if v, err := e.Setting(ctx, c.Office, models.SettingIllustrative); v != "" || err != nil {
			t.Errorf("before it is set: %q, %v", v, err)
		}
		if err := e.SetSetting(ctx, c.Office, models.SettingIllustrative, "x"); models.CodeOf(err) != models.CodeForbidden {
			t.Errorf("the office sets it: %v", err)
		}
		for _, value := range []string{"2025-06-27", "2025-06-28", "2025-06-28"} {
			if err := e.SetSetting(ctx, c.Admin, models.SettingIllustrative, value); err != nil {
				t.Fatal(err)
			}
			if v, err := e.Setting(ctx, c.MPSOfficer, models.SettingIllustrative); v != value || err != nil {
				t.Errorf("%q, %v, want %q", v, err, value)
			}
		}
		if _, err := e.Setting(ctx, c.Nobody, models.SettingIllustrative); models.CodeOf(err) != models.CodeSignIn {
			t.Errorf("nobody reads it: %v", err)
		}
		if n := e.Rows(t, "SELECT COUNT(*) FROM audit_entries WHERE action = 'setting.set'")[0][0]; n != "2" {
			t.Errorf("%s entries of the audit, want one a change, 2", n)
		}
	})
}
