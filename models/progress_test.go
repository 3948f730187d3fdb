package models_test

import (
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func TestProgressIsTheLeadsAlone(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		page, err := e.Tasks(ctx, c.MOSTOfficer, models.TaskFilter{Open: true, AgencyIDs: c.MOSTOfficer.Agencies()})
		if err != nil {
			t.Fatal(err)
		}
		if len(page.Tasks) != 2 || page.Tasks[0].Ref != "34/CT-TTg#1" || !page.Tasks[0].Inherited() {
			t.Fatalf("tasks %+v", page.Tasks)
		}
		task := page.Tasks[0]
		forty := 40
		n := models.NewProgress{Version: task.Version, Percent: &forty, Words: "Đã trình dự thảo", Via: models.ViaPage}
		for name, who := range map[string]struct {
			actor models.Actor
			want  models.Code
		}{
			"outsider who coordinates": {c.MPSOfficer, models.CodeForbidden},
			"outsider":                 {c.HanoiOfficer, models.CodeNotFound},
			"viewer":                   {c.Viewer, models.CodeNotFound},
			"nobody":                   {c.Nobody, models.CodeNotFound},
			"working group":            {c.WorkingGroup, models.CodeForbidden},
			"office":                   {c.Office, models.CodeForbidden},
		} {
			if _, err := e.ReportProgress(ctx, who.actor, task.ID, n); models.CodeOf(err) != who.want {
				t.Errorf("%s: %v, want %s", name, err, who.want)
			}
		}
		got, err := e.ReportProgress(ctx, c.MOSTOfficer, task.ID, n)
		if err != nil {
			t.Fatal(err)
		}
		if got.Percent != 40 || got.Status != models.InProgress || got.Version != task.Version+1 {
			t.Errorf("after the report: %+v", got)
		}
		if _, err := e.ReportProgress(ctx, c.MOSTHead, task.ID, n); models.CodeOf(err) != models.CodeStale {
			t.Errorf("a stale report: %v", err)
		}
		tl, err := e.Timeline(ctx, c.MOSTOfficer, task.ID)
		if err != nil || len(tl.Progress) != 1 || tl.Progress[0].Words != "Đã trình dự thảo" || len(tl.Transfers) != 1 {
			t.Errorf("timeline %+v, %v", tl, err)
		}
		plan, err := e.PlanDigests(ctx, modelstest.System, e.Today())
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("plan %+v", plan)
		ms, err := e.ClaimMessages(ctx, modelstest.System, "one", 100)
		if err != nil {
			t.Fatal(err)
		}
		var to []string
		for _, m := range ms {
			to = append(to, m.Recipient)
		}
		ds, err := e.Digests(ctx, modelstest.System, to, e.Today())
		if err != nil {
			t.Fatal(err)
		}
		for r, d := range ds {
			t.Log(r, len(d.Overdue), len(d.Soon))
		}
		var done []models.Settlement
		for _, m := range ms {
			m.Subject, m.Reply, m.Refs = "s", "250 ok", []string{"x"}
			done = append(done, models.Settlement{Message: m, State: models.Sent})
		}
		if err := e.SettleMessages(ctx, modelstest.System, done); err != nil {
			t.Fatal(err)
		}
		all, err := e.Messages(ctx, c.Office, models.MessageFilter{Limit: 10})
		if err != nil || len(all) != len(ms) || all[0].State != models.Sent || all[0].Refs[0] != "x" {
			t.Fatalf("outbox %+v %v", all, err)
		}
		sch, err := e.ReportSchedules(ctx, modelstest.System)
		if err != nil {
			t.Fatal(err)
		}
		cal, _ := e.Calendar(ctx, modelstest.System)
		snap, made, err := e.CompileReport(ctx, modelstest.System, sch[0], sch[0].LastClosed(e.Today(), cal))
		if err != nil || !made {
			t.Fatal(err, made)
		}
		t.Log(snap.Period, snap.Data[:200])
		_, made, err = e.CompileReport(ctx, modelstest.System, sch[0], sch[0].LastClosed(e.Today(), cal))
		if err != nil || made {
			t.Fatal(err, made)
		}
		n1, err := e.SealAudit(ctx, modelstest.System)
		if err != nil || n1 == 0 {
			t.Fatal(n1, err)
		}
		check, err := e.VerifyAudit(ctx, c.Admin)
		if err != nil || !check.Sound() || check.Held != int64(n1) {
			t.Fatal(check, err)
		}
		full, err := e.Directive(ctx, c.Office, c.Directive)
		if err != nil || len(full.Provisions) != 4 || len(full.Provisions[2].Tasks) != 3 {
			t.Fatal(err, full)
		}
		run, ok, err := e.ClaimRun(ctx, modelstest.System, "remind", "2025-06-27", "me", 60e9)
		if err != nil || !ok {
			t.Fatal(err, ok)
		}
		if _, ok, _ := e.ClaimRun(ctx, modelstest.System, "remind", "2025-06-27", "you", 60e9); ok {
			t.Fatal("claimed twice")
		}
		if err := e.FinishRun(ctx, modelstest.System, run, "{}", nil, 0); err != nil {
			t.Fatal(err)
		}
		if k, err := e.KeepHouse(ctx, modelstest.System, []string{"deliver"}); err != nil {
			t.Fatal(k, err)
		}
		if tallies, err := e.AgencyTallies(ctx, c.Office, models.CountFilter{}); err != nil || len(tallies) != 5 {
			t.Fatal(tallies, err)
		}
		if n, err := e.ScheduleNotices(ctx, modelstest.System); err != nil {
			t.Fatal(n, err)
		}
	})
}
