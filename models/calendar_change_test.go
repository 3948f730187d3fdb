package models_test

import (
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// inWorkingDays registers a directive of 20 June 2025 with one duty due within n working days of signing.
func inWorkingDays(t *testing.T, e *modelstest.Env, n int) (task models.Task) {
	t.Helper()
	_, err := e.RegisterDirective(t.Context(), modelstest.System, models.NewDirective{
		Directive: models.Directive{Key: "8-TB", Number: "8/TB-VPCP", Kind: "conclusion_notice", TitleVi: "K", TitleEn: "C", IssuedOn: day(2025, time.June, 20), ReferenceOn: day(2025, time.June, 20), Lang: "vi"},
		Provisions: []models.NewProvision{{Provision: models.Provision{Position: 1, TextVi: "T", TextEn: "T", LabelVi: "Trình", LabelEn: "Submit",
			Deadline: deadline.Deadline{Kind: deadline.KindWithinWorkingDays, N: n}}, LeadKeys: []string{"most"}}}})
	if err != nil {
		t.Fatal(err)
	}
	return taskByRef(t, e, "8/TB-VPCP#1")
}

func taskByRef(t *testing.T, e *modelstest.Env, ref string) models.Task {
	t.Helper()
	found, err := e.TasksByRef(t.Context(), modelstest.System, []string{ref})
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	return found[0]
}

func TestCalendarMovesWhatThePreviewSaid(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		task := inWorkingDays(t, e, 10) // 4 July
		if task.Deadline.DueOn != day(2025, time.July, 4) {
			t.Fatal(task.Deadline.DueOn)
		}
		ch := models.CalendarChange{From: day(2025, time.June, 30), To: day(2025, time.July, 1), Kind: deadline.DayHoliday, NameVi: "Lễ", NameEn: "Feast", Source: "1/TB"}
		p, err := e.PreviewCalendar(ctx, c.Admin, ch)
		if err != nil || len(p.Dues) != 1 || p.Dues[0].TaskID != task.ID || p.Dues[0].From != day(2025, time.July, 4) || p.Dues[0].To != day(2025, time.July, 8) || p.Dues[0].Lead.Code != "G06" || p.Notices == 0 {
			t.Fatalf("%+v, %v", p, err)
		}
		if taskByRef(t, e, task.Ref).Deadline.DueOn != day(2025, time.July, 4) {
			t.Fatal("the preview moved the due day")
		}
		if _, err := e.ChangeCalendar(ctx, c.Admin, ch); err != nil { // nothing was listed: its version is empty
			t.Fatal(err)
		}
		moved := taskByRef(t, e, task.Ref)
		if moved.Deadline.DueOn != day(2025, time.July, 8) || moved.Deadline.FirstDueOn != day(2025, time.July, 8) || moved.Version != task.Version+1 {
			t.Errorf("due %s, first %s, version %d", moved.Deadline.DueOn, moved.Deadline.FirstDueOn, moved.Version)
		}
		e.Clock.Advance(3 * 24 * time.Hour) // to 30 June, on which the overdue would be told
		if plan, err := e.PlanDigests(ctx, modelstest.System, e.Today()); err != nil || plan.Digests != 0 {
			t.Errorf("%d are told on a holiday, %v", plan.Digests, err)
		}
		entries, err := e.AuditEntries(ctx, c.Admin, models.AuditFilter{Object: "task", ObjectID: task.ID, Limit: 9})
		if err != nil || len(entries) != 1 || entries[0].Action != "task.recalendar" || !strings.Contains(entries[0].Before, "2025-07-04") || !strings.Contains(entries[0].After, "2025-07-08") {
			t.Errorf("%+v, %v", entries, err)
		}

		ch.NameVi = "Lễ khác"
		if _, err := e.ChangeCalendar(ctx, c.Admin, ch); models.CodeOf(err) != models.CodeStale {
			t.Errorf("over days that somebody entered meanwhile: %v", err)
		}
		back := models.CalendarChange{From: ch.From, To: ch.To}
		if p, err = e.PreviewCalendar(ctx, c.Admin, back); err != nil || len(p.Before) != 2 || p.Version == "" || p.Dues[0].To != day(2025, time.July, 4) {
			t.Fatalf("%+v, %v", p, err)
		}
		back.Version = p.Version
		if _, err := e.ChangeCalendar(ctx, c.Admin, back); err != nil {
			t.Fatal(err)
		}
		if days, err := e.CalendarDays(ctx, c.Admin, 2025); err != nil || len(days) != 4 || taskByRef(t, e, task.Ref).Deadline.DueOn != day(2025, time.July, 4) {
			t.Errorf("%d days, %v", len(days), err)
		}
		if plan, err := e.PlanDigests(ctx, modelstest.System, e.Today()); err != nil || plan.Digests == 0 {
			t.Errorf("nobody is told on a working day, %v", err)
		}
	})
}

// A due day that an extension set stays; the first due day moves.
func TestCalendarLeavesExtendedDueDays(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		task := inWorkingDays(t, e, 10)
		task, err := e.AskExtension(ctx, c.MOSTOfficer, task.ID, models.NewExtension{MoveInput: models.MoveInput{Version: task.Version, Words: "Chờ ý kiến", Via: models.ViaPage}, To: day(2025, time.July, 20)})
		if err != nil {
			t.Fatal(err)
		}
		if task, err = e.GrantExtension(ctx, c.Office, task.ID, deadline.Date{}, models.MoveInput{Version: task.Version, Words: "Đồng ý", Via: models.ViaPage}); err != nil {
			t.Fatal(err)
		}
		if _, err := e.ChangeCalendar(ctx, c.Admin, models.CalendarChange{From: day(2025, time.July, 1), Kind: deadline.DayOff, NameVi: "Nghỉ", NameEn: "Off"}); err != nil {
			t.Fatal(err)
		}
		if task = taskByRef(t, e, task.Ref); task.Deadline.DueOn != day(2025, time.July, 20) || task.Deadline.FirstDueOn != day(2025, time.July, 7) {
			t.Errorf("due %s, first %s", task.Deadline.DueOn, task.Deadline.FirstDueOn)
		}
	})
}

func TestCalendarFaultsAndRights(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		for _, x := range []struct {
			ch   models.CalendarChange
			want []string
		}{
			{models.CalendarChange{Kind: "feast"}, []string{"from: required", "kind: not_a_choice", "name_en: required", "name_vi: required"}},
			{models.CalendarChange{From: day(2025, time.July, 2), To: day(2025, time.July, 1)}, []string{"to: before_from"}},
			{models.CalendarChange{From: day(2025, time.July, 1), To: day(2025, time.August, 1)}, []string{"to: days_off_too_many"}},
			{models.CalendarChange{From: day(2025, time.July, 1), Kind: deadline.DayMakeUp, NameVi: "x", NameEn: "x"}, []string{"kind: make_up_on_weekday"}},
		} {
			_, err := e.PreviewCalendar(ctx, c.Admin, x.ch)
			wantProblems(t, "preview", err, x.want...)
			_, err = e.ChangeCalendar(ctx, c.Admin, x.ch)
			wantProblems(t, "change", err, x.want...)
		}
		ch := models.CalendarChange{From: day(2025, time.July, 1), Kind: deadline.DayOff, NameVi: "x", NameEn: "x"}
		for _, who := range []models.Actor{c.Office, c.MOSTHead, c.Nobody} {
			_, preview := e.PreviewCalendar(ctx, who, ch)
			_, change := e.ChangeCalendar(ctx, who, ch)
			if models.CodeOf(preview) != models.CodeForbidden || models.CodeOf(change) != models.CodeForbidden {
				t.Errorf("%s: %v, %v", who.Name, preview, change)
			}
		}
	})
}
