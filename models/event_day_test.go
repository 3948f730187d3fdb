package models_test

import (
	"strconv"
	"testing"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// A deadline that waits for an event has no day; entered once, the day is that of all that hang on it, and
// their tasks are reminded of.
func TestEventGivesItsDayToAllThatWait(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		n := newDrafting()
		n.Text = "1. Bộ Công an sửa đổi quy chế kết nối dữ liệu. 2. Bộ Khoa học và Công nghệ ban hành hướng dẫn kết nối dữ liệu."
		d, err := e.StartDrafting(ctx, c.Office, n)
		if err != nil || len(d.Drafts) != 2 {
			t.Fatal(d.Drafts, err)
		}
		for i, x := range d.Drafts {
			in := draftInput(x)
			in.Deadline = deadline.Deadline{Kind: deadline.KindRelative, AsWritten: "sau khi Luật được thông qua", Event: "Luật được thông qua", N: 10 * (i + 1)}
			if _, err := e.ChangeDraft(ctx, c.Office, x.ID, in, true); err != nil {
				t.Fatal(err)
			}
		}
		made, err := e.RegisterDrafting(ctx, c.Office, d.ID, 1)
		if err != nil {
			t.Fatal(err)
		}
		waiting, err := e.AwaitedEvents(ctx, c.Office)
		if err != nil || len(waiting) != 2 || waiting[0].Event() != "Luật được thông qua" || waiting[0].Tasks != 1 {
			t.Fatal(waiting, err)
		}
		in := models.EventInput{ProvisionIDs: []int64{waiting[0].ProvisionID, waiting[1].ProvisionID}, On: deadline.MustDate(2025, 6, 20), Words: "Luật số 1"}
		for name, bad := range map[string]func(*models.EventInput){
			"no day": func(x *models.EventInput) { x.On = deadline.Date{} }, "a day ahead": func(x *models.EventInput) { x.On = e.Today().AddDays(1) },
			"for nothing": func(x *models.EventInput) { x.ProvisionIDs = nil },
		} {
			x := in
			bad(&x)
			_, err := e.EnterEvent(ctx, c.Office, x)
			wantCode(t, name, err, models.CodeInvalid)
		}
		for who, actor := range map[string]models.Actor{"officer": c.MPSOfficer, "working group": c.WorkingGroup, "administrator": c.Admin} {
			_, err := e.EnterEvent(ctx, actor, in)
			wantCode(t, who, err, models.CodeForbidden)
		}
		preview, err := e.PreviewEvent(ctx, c.Office, in)
		if err != nil || preview[0].DueOn != deadline.MustDate(2025, 6, 30) || preview[1].DueOn != deadline.MustDate(2025, 7, 10) {
			t.Errorf("the days that would follow: %+v, %v", preview, err)
		}
		if n, err := e.EnterEvent(ctx, c.Office, in); err != nil || n != 2 {
			t.Fatal(n, err)
		}
		page, err := e.Tasks(ctx, c.MPSOfficer, models.TaskFilter{DirectiveID: made.DirectiveID})
		if err != nil || len(page.Tasks) != 1 || page.Tasks[0].Deadline.DueOn != deadline.MustDate(2025, 6, 30) || page.Tasks[0].Timeliness(e.Today()) != models.DueSoon {
			t.Errorf("the task: %+v, %v", page.Tasks, err)
		}
		if got := e.Rows(t, "SELECT COUNT(*) FROM tasks WHERE directive_id = "+strconv.FormatInt(made.DirectiveID, 10)+" AND next_notice_on IS NOT NULL")[0][0]; got != "2" {
			t.Errorf("%s of 2 tasks are looked at by the next planning", got)
		}
		_, err = e.EnterEvent(ctx, c.Office, in)
		wantCode(t, "entered twice", err, models.CodeStale)
		if left, err := e.AwaitedEvents(ctx, c.Office); err != nil || len(left) != 0 {
			t.Error(left, err)
		}
	})
}
