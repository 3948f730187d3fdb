package models_test

import (
	"errors"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func TestAuditIsFilteredAndExported(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		task := taskByRef(t, e, "34/CT-TTg#1")
		percent := 30
		if _, err := e.ReportProgress(ctx, c.MOSTOfficer, task.ID, models.NewProgress{Version: task.Version, Percent: &percent, Words: "Đã gửi 100%_ý kiến", Via: models.ViaPage}); err != nil {
			t.Fatal(err)
		}
		e.Clock.Advance(18 * time.Hour) // 02:00 of the next day in Hanoi
		record(t, e, c)
		today, yesterday := e.Today(), e.Today().AddDays(-1)
		for _, x := range []struct {
			what string
			f    models.AuditFilter
			want int
		}{
			{"who", models.AuditFilter{Who: "minh anh"}, 1},
			{"action", models.AuditFilter{Action: "task.prog"}, 1},
			{"no wildcard", models.AuditFilter{Action: "%progress"}, 0},
			{"object", models.AuditFilter{Object: "task", ObjectID: task.ID}, 1},
			{"another object", models.AuditFilter{Object: "task", ObjectID: task.ID + 1}, 0},
			{"text", models.AuditFilter{Text: "100%_ý"}, 1},
			{"text that isn't there", models.AuditFilter{Text: "100_%ý"}, 0},
			{"until yesterday", models.AuditFilter{To: yesterday, Action: "task."}, 1},
			{"from today", models.AuditFilter{From: today, Action: "task."}, 0},
			{"logins of today", models.AuditFilter{From: today, To: today, Action: "login"}, 5},
		} {
			x.f.Limit = 50
			got, err := e.AuditEntries(ctx, c.Admin, x.f)
			exported := 0
			failed := e.ExportAudit(ctx, c.Admin, x.f, func(models.AuditEntry) error { exported++; return nil })
			if err != nil || failed != nil || len(got) != x.want || exported < x.want || x.f.Action != "" && exported != x.want {
				t.Errorf("%s: %d listed, %d exported, want %d, %v, %v", x.what, len(got), exported, x.want, err, failed)
			}
		}
		page, err := e.AuditEntries(ctx, c.Admin, models.AuditFilter{Limit: 2})
		if err != nil || len(page) != 2 || page[0].ID <= page[1].ID {
			t.Fatal(page, err)
		}
		if older, err := e.AuditEntries(ctx, c.Admin, models.AuditFilter{Limit: 1, Before: page[1].ID}); err != nil || older[0].ID >= page[1].ID {
			t.Error(older, err)
		}
		gone := errors.New("the reader is gone")
		if err := e.ExportAudit(ctx, c.Admin, models.AuditFilter{}, func(models.AuditEntry) error { return gone }); !errors.Is(err, gone) {
			t.Error(err)
		}
		for _, who := range []models.Actor{c.Office, c.WorkingGroup, c.Nobody} {
			_, list := e.AuditEntries(ctx, who, models.AuditFilter{})
			export := e.ExportAudit(ctx, who, models.AuditFilter{}, func(models.AuditEntry) error { t.Error("an entry came out"); return nil })
			if models.CodeOf(list) != models.CodeForbidden || models.CodeOf(export) != models.CodeForbidden {
				t.Errorf("%s: %v, %v", who.Name, list, export)
			}
		}
	})
}
