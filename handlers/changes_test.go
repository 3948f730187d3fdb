package handlers_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// superseding registers a directive that supersedes the cast's, with three provisions of which the first two
// say nearly what two of the older one's say.
func superseding(t *testing.T, e *modelstest.Env, effective deadline.Date) int64 {
	t.Helper()
	provision := func(n int, label, lead string, fan bool, due deadline.Date, with ...string) models.NewProvision {
		return models.NewProvision{Provision: models.Provision{Position: n, TextVi: label + ".", LabelVi: label, TextEn: label + ".", LabelEn: label, FanOut: fan,
			Deadline: deadline.Deadline{AsWritten: "mới", Kind: deadline.KindDate, Date: due, Inclusive: true}}, LeadKeys: []string{lead}, CoordinatorKeys: with}
	}
	issued := deadline.MustDate(2025, time.June, 25)
	r, err := e.RegisterDirective(t.Context(), modelstest.System, models.NewDirective{
		Directive: models.Directive{Key: "90-CT-TTg", Number: "90/CT-TTg", Kind: "directive", TitleVi: "Thay thế Chỉ thị 34", TitleEn: "Superseding Directive 34", IssuedOn: issued, ReferenceOn: issued, EffectiveOn: effective, Lang: "vi"},
		Relations: []models.DirectiveRelation{{Kind: "supersedes", ToNumber: "34/CT-TTg"}},
		Provisions: []models.NewProvision{
			provision(1, "Publish the component model for open data", "most", false, deadline.MustDate(2025, time.August, 31)),
			provision(2, "Draw up the province's scheme anew", "ppcs", true, deadline.MustDate(2025, time.September, 30)),
			provision(3, "Train the staff of the registries", "mps", false, deadline.MustDate(2025, time.October, 31)),
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return r.DirectiveID
}

// provisionIDs are those of a directive in its order.
func provisionIDs(t *testing.T, e *modelstest.Env, directive int64) []string {
	t.Helper()
	d, err := e.Store.Directive(t.Context(), modelstest.System, directive)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range d.Provisions {
		out = append(out, id(p.ID))
	}
	return out
}

// decided is the form in which the first and third duty move, the second is cancelled, the fourth stays.
func decided(older, newer []string) url.Values {
	return url.Values{"by_version": {"1"}, "of_version": {"1"}, "words": {"Theo Chỉ thị 90."},
		"choice_" + older[0]: {"move"}, "successor_" + older[0]: {newer[0]}, "choice_" + older[1]: {"cancel"}, "choice_" + older[2]: {"move"}, "successor_" + older[2]: {newer[1]}, "choice_" + older[3]: {"keep"}}
}

func TestDirectiveSupersedesAnother(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		old := s.oneTask(t, "34/CT-TTg#1")
		if _, err := s.ReportProgress(t.Context(), s.Cast.MOSTOfficer, old.ID, models.NewProgress{Percent: &[]int{40}[0], Words: "Đã dự thảo", Via: models.ViaPage}); err != nil {
			t.Fatal(err)
		}
		s.Exec(t, "UPDATE tasks SET status = 'completed', open = FALSE, submitted_on = '2025-06-20', finished_on = '2025-06-21' WHERE ref = '34/CT-TTg#3@H26'")
		by := superseding(t, s.Env, deadline.Date{})
		older, newer := provisionIDs(t, s.Env, s.Cast.Directive), provisionIDs(t, s.Env, by)
		path := "/directives/" + id(by) + "/changes/" + id(s.Cast.Directive)
		v := s.as(t, modelstest.Office)
		v.get(t, "/directives/"+id(by)).has(t, path, "Chưa xử lý các nhiệm vụ của văn bản cũ")
		v.get(t, path).is(t, http.StatusOK, "what changes").has(t, "Nội dung gần giống", `<ins>model for open data.</ins>`, `<del>model.</del>`, "20/6/2025", "31/8/2025", "Nếu chuyển: 1 nhiệm vụ được chuyển, 0 bị hủy", "Train the staff of the registries", "Theo 90/CT-TTg.")
		twice := decided(older, newer)
		twice.Set("successor_"+older[1], newer[0])
		v.post(t, path, path, twice).is(t, http.StatusUnprocessableEntity, "a pair twice").has(t, "90/CT-TTg#1 đã thay thế")
		alone := decided(older, newer)
		alone.Del("successor_" + older[0])
		v.post(t, path, path, alone).is(t, http.StatusUnprocessableEntity, "moved to nothing").has(t, "Chọn nhiệm vụ thay thế")
		wordless := decided(older, newer)
		wordless.Set("words", " ")
		v.post(t, path, path, wordless).is(t, http.StatusUnprocessableEntity, "without reasons")
		stale := decided(older, newer)
		stale.Set("of_version", "7")
		v.post(t, path, path, stale).is(t, http.StatusConflict, "an old page").has(t, "Có người vừa thay đổi")
		look := decided(older, newer)
		look.Set("do", "look")
		look.Set("successor_"+older[1], newer[2])
		v.post(t, path, path, look).is(t, http.StatusOK, "compared again").has(t, "Sum up the lessons")
		v.post(t, path, path, decided(older, newer)).is(t, http.StatusSeeOther, "decided")
		v.post(t, "/events", path, decided(older, newer)).is(t, http.StatusConflict, "decided twice")
		v.get(t, path).has(t, "Nhiệm vụ được chuyển", "Văn phòng quyết định")

		moved := s.oneTask(t, "90/CT-TTg#1")
		if moved.ID != old.ID || moved.Percent != 40 || moved.Deadline.DueOn.String() != "2025-08-31" || moved.Deadline.FirstDueOn != old.Deadline.FirstDueOn || moved.Status != models.InProgress {
			t.Errorf("moved is %+v", moved)
		}
		if was := s.oneTask(t, "34/CT-TTg#1"); was.Status != models.Cancelled || was.ID == old.ID {
			t.Errorf("in the old place is %+v", was)
		}
		if done := s.oneTask(t, "34/CT-TTg#3@H26"); done.Status != models.Completed {
			t.Errorf("what was finished is %+v", done)
		}
		if fresh := s.oneTask(t, "90/CT-TTg#2@H26"); fresh.Status != models.NotStarted {
			t.Errorf("its new task is %+v", fresh)
		}
		for ref, want := range map[string]models.Status{"34/CT-TTg#2": models.Cancelled, "34/CT-TTg#4": models.NotStarted, "34/CT-TTg#3@H57": models.Cancelled, "90/CT-TTg#2@H57": models.NotStarted, "90/CT-TTg#3": models.NotStarted} {
			if got := s.oneTask(t, ref); got.Status != want {
				t.Errorf("%s is %s, want %s", ref, got.Status, want)
			}
		}
		officer := s.as(t, modelstest.MOSTOfficer)
		officer.get(t, "/tasks/"+id(old.ID)).has(t, "Chuyển sang văn bản mới", "34/CT-TTg#1 → 90/CT-TTg#1", "Đã dự thảo", "20/6/2025", "31/8/2025")
		officer.get(t, "/directives/"+id(s.Cast.Directive)).has(t, "Được thay thế bởi", "90/CT-TTg", "được thay bằng 90/CT-TTg#1")
		messages, err := s.Messages(t.Context(), modelstest.System, models.MessageFilter{Limit: 30})
		if err != nil {
			t.Fatal(err)
		}
		told := map[string]int{}
		for _, m := range messages {
			told[m.Recipient]++
		}
		if told[modelstest.MOSTOfficer] != 1 || told[modelstest.MPSOfficer] != 1 || told[modelstest.ProvinceBox] != 1 || told[modelstest.HanoiOfficer] != 0 {
			t.Errorf("told were %v", told)
		}
	})
}

func TestAmendmentWaitsForItsDay(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		by := superseding(t, s.Env, deadline.MustDate(2025, time.July, 5))
		older, newer := provisionIDs(t, s.Env, s.Cast.Directive), provisionIDs(t, s.Env, by)
		path := "/directives/" + id(by) + "/changes/" + id(s.Cast.Directive)
		v := s.as(t, modelstest.Office)
		v.post(t, path, path, decided(older, newer)).is(t, http.StatusSeeOther, "decided ahead")
		v.get(t, path).has(t, "5/7/2025", "Rút lại quyết định")
		if n, err := s.ApplyAmendments(t.Context(), modelstest.System); err != nil || n != 0 {
			t.Fatalf("%d tasks before the day, %v", n, err)
		}
		v.post(t, path, path, url.Values{"do": {"undo"}}).is(t, http.StatusSeeOther, "taken back")
		v.post(t, path, path, decided(older, newer)).is(t, http.StatusSeeOther, "decided again")
		s.Clock.Advance(8 * 24 * time.Hour)
		s.Exec(t, "UPDATE tasks SET status = 'in_progress', percent = 5, last_progress_at = '2025-07-01 00:00:00+00:00' WHERE ref = '90/CT-TTg#1'") // begun meanwhile
		if n, err := s.ApplyAmendments(t.Context(), modelstest.System); err != nil || n != 5 {
			t.Fatalf("%d tasks on the day, %v", n, err)
		}
		if n, err := s.ApplyAmendments(t.Context(), modelstest.System); err != nil || n != 0 {
			t.Fatalf("%d tasks once more, %v", n, err)
		}
		if was, now := s.oneTask(t, "34/CT-TTg#1"), s.oneTask(t, "90/CT-TTg#1"); was.Status != models.Cancelled || now.Percent != 5 {
			t.Errorf("%+v and %+v", was, now)
		}
		v = s.as(t, modelstest.Office)
		v.post(t, "/events", path, url.Values{"do": {"undo"}}).is(t, http.StatusConflict, "taken back after its day")
		if _, err := s.ApplyAmendments(t.Context(), s.Cast.Office); models.CodeOf(err) != models.CodeForbidden {
			t.Errorf("a person applies it: %v", err)
		}
	})
}

func TestWhoMayNotAmendAndWhat(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		by := superseding(t, e, deadline.Date{})
		in := models.AmendmentInput{DirectiveID: by, AmendedID: c.Directive, DirectiveVersion: 1, AmendedVersion: 1}
		for who, actor := range map[string]models.Actor{"head": c.MOSTHead, "working group": c.WorkingGroup, "administrator": c.Admin, "nobody": c.Nobody} {
			_, readErr := e.Amendment(ctx, actor, by, c.Directive)
			_, listErr := e.Amended(ctx, actor, by)
			_, decideErr := e.DecideAmendment(ctx, actor, in)
			for what, err := range map[string]error{"read": readErr, "list": listErr, "decide": decideErr, "undo": e.UndoAmendment(ctx, actor, by, c.Directive)} {
				if models.CodeOf(err) != models.CodeForbidden {
					t.Errorf("%s, %s: %v", who, what, err)
				}
			}
		}
		if _, err := e.Amendment(ctx, c.Office, c.Directive, by); models.CodeOf(err) != models.CodeNotFound {
			t.Errorf("the older amends the newer: %v", err)
		}
		d, err := e.Store.Directive(ctx, c.Office, by)
		if err != nil {
			t.Fatal(err)
		}
		e.Exec(t, "UPDATE tasks SET status = 'completed', open = FALSE WHERE ref = '34/CT-TTg#2'")
		older, err := e.Store.Directive(ctx, c.Office, c.Directive)
		if err != nil {
			t.Fatal(err)
		}
		for name, choice := range map[string]models.AmendmentInputChoice{
			"finished": {ProvisionID: older.Provisions[1].ID, NewID: d.Provisions[2].ID, Do: models.AmendMove}, "another directive's": {ProvisionID: older.Provisions[0].ID, NewID: older.Provisions[1].ID, Do: models.AmendMove},
			"unknown": {ProvisionID: 9999, Do: models.AmendKeep}, "no such choice": {ProvisionID: older.Provisions[0].ID, Do: "burn"}, "no counterpart": {ProvisionID: older.Provisions[2].ID, NewID: d.Provisions[2].ID, Do: models.AmendMove},
		} {
			in.Words, in.Choices = "x", []models.AmendmentInputChoice{choice}
			if _, err := e.DecideAmendment(ctx, c.Office, in); models.CodeOf(err) != models.CodeInvalid {
				t.Errorf("%s: %v", name, err)
			}
		}
		day := "2024-01-01"
		e.Exec(t, "UPDATE directives SET issued_on = '"+day+"', reference_on = '"+day+"' WHERE number = '90/CT-TTg'")
		in.Choices = nil
		if _, err := e.DecideAmendment(ctx, c.Office, in); models.CodeOf(err) != models.CodeInvalid {
			t.Errorf("issued before what it amends: %v", err)
		}
	})
}
