package models_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// drawnReview plans a review for today, whose agenda is drawn up at once.
func drawnReview(t *testing.T, e *modelstest.Env, c modelstest.Cast) models.Review {
	t.Helper()
	r, err := e.PlanReview(t.Context(), c.Office, models.ReviewFiveDay, e.Today())
	if err != nil {
		t.Fatal(err)
	}
	if r, err = e.Review(t.Context(), c.Office, r.ID); err != nil {
		t.Fatal(err)
	}
	return r
}

func itemOf(t *testing.T, r models.Review, kind models.ReviewItemKind) models.ReviewItem {
	t.Helper()
	for _, i := range r.Items {
		if i.Kind == kind {
			return i
		}
	}
	t.Fatalf("the agenda has no item %s", kind)
	return models.ReviewItem{}
}

// A meeting from its agenda to its conclusions, and the next agenda that tells what became of them.
func TestReviewFromAgendaToTheNextAgenda(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		late := taskOf(t, e, "34/CT-TTg#1")
		if _, err := e.RaiseBottleneck(ctx, c.MOSTOfficer, late.ID, models.NewRaisedBottleneck{MoveInput: words("Chưa có dữ liệu gốc"), Category: "data", MustAct: c.MPSOfficer.Agencies()}); err != nil {
			t.Fatal(err)
		}
		if _, err := e.AskExtension(ctx, c.MOSTOfficer, late.ID, models.NewExtension{MoveInput: words("Cần thêm thời gian"), To: deadline.MustDate(2025, time.July, 31)}); err != nil {
			t.Fatal(err)
		}
		r := drawnReview(t, e, c)
		a := r.Agenda
		if r.State != models.ReviewFrozen || a.LateTotal != 4 || a.Late[0].Ref != "34/CT-TTg#1" || a.DueTotal != 1 || a.Due[0].Ref != "34/CT-TTg#2" || a.NextOn != deadline.MustDate(2025, time.June, 30) {
			t.Fatalf("%s: late %d %+v, due %d %+v, next %s", r.State, a.LateTotal, a.Late, a.DueTotal, a.Due, a.NextOn)
		}
		if len(a.New) != 1 || a.New[0].Tasks != 1 || len(a.Old) != 1 || len(a.Extensions) != 1 || a.Extensions[0].Reason != "Cần thêm thời gian" || len(a.Last) != 0 {
			t.Fatalf("new %+v, old %+v, extensions %+v, last %+v", a.New, a.Old, a.Extensions, a.Last)
		}
		item := itemOf(t, r, models.ItemNew)
		if err := e.NoteReviewItem(ctx, c.WorkingGroup, r.ID, item.ID, item.Version, "Bộ Công an nhận trách nhiệm"); err != nil {
			t.Fatal(err)
		}
		wantCode(t, "old notes", e.NoteReviewItem(ctx, c.Office, r.ID, item.ID, item.Version, "khác"), models.CodeStale)
		resolution := models.NewReviewDecision{Kind: models.DecidedResolution, Text: "Cấp dữ liệu gốc ngay", BottleneckID: a.New[0].ID}
		if _, err := e.Decide(ctx, c.WorkingGroup, r.ID, item.ID, resolution); err != nil {
			t.Fatal(err)
		}
		if x := taskOf(t, e, "34/CT-TTg#1"); x.Blocked() {
			t.Error("the bottleneck is resolved and its task still blocked")
		}
		_, err := e.Decide(ctx, c.WorkingGroup, r.ID, item.ID, resolution)
		wantCode(t, "resolved twice", err, models.CodeWrongState)
		requests := itemOf(t, r, models.ItemExtensions)
		answer := models.NewReviewDecision{Kind: models.DecidedExtension, ExtensionID: a.Extensions[0].ExtensionID, Grant: true, Text: "Đồng ý"}
		_, err = e.Decide(ctx, c.WorkingGroup, r.ID, requests.ID, answer)
		wantCode(t, "the working group answers a request", err, models.CodeForbidden)
		if _, err = e.Decide(ctx, c.Office, r.ID, requests.ID, answer); err != nil {
			t.Fatal(err)
		}
		if x := taskOf(t, e, "34/CT-TTg#1"); x.Deadline.DueOn != deadline.MustDate(2025, time.July, 31) {
			t.Errorf("due on %s after the answer", x.Deadline.DueOn)
		}
		duty := models.NewReviewDecision{Kind: models.DecidedTask, Text: "Trình phương án chia sẻ dữ liệu gốc", Lead: "Bộ Công an", Coordinators: []string{"G06"}, DueOn: deadline.MustDate(2025, time.July, 15)}
		if _, err = e.Decide(ctx, c.WorkingGroup, r.ID, item.ID, duty); err != nil {
			t.Fatal(err)
		}
		sentence := models.NewReviewDecision{Kind: models.DecidedSentence, Text: "Biểu dương Thành phố Hà Nội"}
		kept, err := e.Decide(ctx, c.WorkingGroup, r.ID, itemOf(t, r, models.ItemOther).ID, sentence)
		if err != nil {
			t.Fatal(err)
		}
		wantCode(t, "another version withdrawn", e.WithdrawDecision(ctx, c.Office, r.ID, kept.ID, 9), models.CodeStale)
		if err := e.CloseReview(ctx, c.Office, r.ID, r.Version); err != nil {
			t.Fatal(err)
		}
		_, err = e.Decide(ctx, c.WorkingGroup, r.ID, item.ID, sentence)
		wantCode(t, "decided after the end", err, models.CodeWrongState)
		if r, err = e.Review(ctx, c.WorkingGroup, r.ID); err != nil || r.State != models.ReviewClosed || len(r.Decisions) != 4 {
			t.Fatalf("%+v, %v", r, err)
		}
		if text, _ := e.Review(ctx, c.Office, r.ID); text.Agenda.LateTotal != 4 {
			t.Error("the agenda changed with its tasks")
		}

		made := conclude(t, e, c, r)
		r, err = e.Review(ctx, c.Office, r.ID)
		if err != nil || r.DirectiveID == nil || *r.DirectiveID != made.DirectiveID || r.Directive != "21/TB-TCT" {
			t.Fatalf("the review knows of %v %q, %v", r.DirectiveID, r.Directive, err)
		}
		if back, is, err := e.ReviewOfDirective(ctx, c.WorkingGroup, made.DirectiveID); err != nil || !is || back.ID != r.ID {
			t.Errorf("the directive's review: %+v %v %v", back, is, err)
		}

		e.Clock.Advance(3 * 24 * time.Hour) // Monday
		if n, err := e.DrawUpAgendas(ctx, modelstest.System); err != nil || n != 1 {
			t.Fatalf("%d agendas drawn up, %v", n, err)
		}
		if n, err := e.DrawUpAgendas(ctx, modelstest.System); err != nil || n != 0 {
			t.Fatalf("%d agendas drawn up twice, %v", n, err)
		}
		all, err := e.Reviews(ctx, c.WorkingGroup, 0, 10)
		if err != nil || len(all) != 2 {
			t.Fatalf("%+v, %v", all, err)
		}
		next, err := e.Review(ctx, c.WorkingGroup, all[0].ID)
		if err != nil || next.Agenda.LastID != r.ID || len(next.Agenda.Last) != 4 {
			t.Fatalf("the next agenda: %+v, %v", next.Agenda, err)
		}
		var told []string
		for _, o := range next.Agenda.Last {
			told = append(told, fmt.Sprint(o.Kind, " ", o.Ref, " ", o.Status, o.State, " ", o.DueNow))
		}
		want := "resolution  resolved ; extension 34/CT-TTg#1 not_started 2025-07-31; task 21/TB-TCT#1 not_started 2025-07-15; sentence   "
		if got := strings.Join(told, "; "); got != want {
			t.Errorf("the next agenda tells\n%s, want\n%s", got, want)
		}
	})
}

// conclude registers the review's conclusions, of which one decision is a task.
func conclude(t *testing.T, e *modelstest.Env, c modelstest.Cast, r models.Review) models.Registered {
	t.Helper()
	ctx := t.Context()
	n := models.NewConclusions{NewDrafting: models.NewDrafting{Number: "21/TB-TCT", Title: "Kết luận họp giao ban", IssuedOn: e.Today(), Lang: "vi", Text: "Mở đầu.\n\nBộ Công an trình phương án."}, Sentences: map[int64]string{}}
	for _, d := range r.Decisions {
		if d.Kind == models.DecidedTask {
			n.Sentences[d.ID] = "Bộ Công an trình phương án."
		}
	}
	_, err := e.DraftConclusions(ctx, c.WorkingGroup, r.ID, r.Version, n)
	wantCode(t, "the working group begins a drafting", err, models.CodeForbidden)
	_, err = e.DraftConclusions(ctx, c.Office, r.ID, r.Version-1, n)
	wantCode(t, "conclusions of an old version", err, models.CodeStale)
	d, err := e.DraftConclusions(ctx, c.Office, r.ID, r.Version, n)
	if err != nil || len(d.Drafts) != 1 {
		t.Fatalf("%+v, %v", d, err)
	}
	_, err = e.DraftConclusions(ctx, c.Office, r.ID, r.Version+1, models.NewConclusions{NewDrafting: models.NewDrafting{Title: "x", IssuedOn: e.Today(), Text: "y"}})
	wantCode(t, "concluded twice", err, models.CodeWrongState)
	if _, err := e.ChangeDraft(ctx, c.Office, d.Drafts[0].ID, draftInput(d.Drafts[0]), true); err != nil {
		t.Fatal(err)
	}
	made, err := e.RegisterDrafting(ctx, c.Office, d.ID, d.Version)
	if err != nil || made.Tasks != 1 {
		t.Fatalf("%+v, %v", made, err)
	}
	return made
}

// Reviews are the office's and the working group's; days and agendas are the office's; a stale page and a
// wrong state change nothing.
func TestReviewRefusals(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		_, err := e.PlanReview(ctx, c.WorkingGroup, models.ReviewFiveDay, e.Today())
		wantCode(t, "the working group plans", err, models.CodeForbidden)
		_, err = e.PlanReview(ctx, c.Office, "weekly", e.Today().AddDays(-1))
		wantCode(t, "no cadence, a day that is past", err, models.CodeInvalid)
		planned, err := e.PlanReview(ctx, c.Office, models.ReviewMonth, e.Today().AddDays(5))
		if err != nil || planned.State != models.ReviewPlanned {
			t.Fatal(planned, err)
		}
		_, err = e.PlanReview(ctx, c.Office, models.ReviewMonth, e.Today().AddDays(5))
		wantCode(t, "planned twice", err, models.CodeConflict)
		wantCode(t, "closed before its agenda", e.CloseReview(ctx, c.Office, planned.ID, planned.Version), models.CodeWrongState)
		_, err = e.DrawUpAgenda(ctx, c.Office, planned.ID, planned.Version+1)
		wantCode(t, "an old page draws up", err, models.CodeStale)
		if _, err = e.DrawUpAgenda(ctx, c.Office, planned.ID, planned.Version); err != nil {
			t.Fatal(err)
		}
		_, err = e.DrawUpAgenda(ctx, c.Office, planned.ID, planned.Version+1)
		wantCode(t, "drawn up twice", err, models.CodeWrongState)
		r := drawnReview(t, e, c)
		item := r.Items[0]
		for name, a := range map[string]models.Actor{"an officer": c.MOSTOfficer, "a head": c.MOSTHead, "an outsider": c.HanoiOfficer, "a viewer": c.Viewer, "the administrator": c.Admin, "nobody": c.Nobody} {
			_, err := e.Reviews(ctx, a, 0, 10)
			wantCode(t, name+" lists", err, models.CodeForbidden)
			_, err = e.Review(ctx, a, r.ID)
			wantCode(t, name+" reads", err, models.CodeForbidden)
			wantCode(t, name+" notes", e.NoteReviewItem(ctx, a, r.ID, item.ID, item.Version, "x"), models.CodeForbidden)
			_, err = e.Decide(ctx, a, r.ID, item.ID, models.NewReviewDecision{Kind: models.DecidedSentence, Text: "x"})
			wantCode(t, name+" decides", err, models.CodeForbidden)
			wantCode(t, name+" closes", e.CloseReview(ctx, a, r.ID, r.Version), models.CodeForbidden)
			_, err = e.DraftConclusions(ctx, a, r.ID, r.Version, models.NewConclusions{})
			wantCode(t, name+" concludes", err, models.CodeForbidden)
		}
		_, err = e.Decide(ctx, c.Office, r.ID, item.ID, models.NewReviewDecision{Kind: models.DecidedTask, Text: "x", Lead: "Bộ nào đó", DueOn: e.Today().AddDays(-1)})
		wantCode(t, "an unknown agency, a day that is past", err, models.CodeInvalid)
		_, err = e.Decide(ctx, c.Office, r.ID, planned.ID+99, models.NewReviewDecision{Kind: models.DecidedSentence, Text: "x"})
		wantCode(t, "an item of another review", err, models.CodeNotFound)
		_, err = e.DraftConclusions(ctx, c.Office, r.ID, r.Version, models.NewConclusions{NewDrafting: models.NewDrafting{Title: "x", IssuedOn: e.Today(), Text: "y"}})
		wantCode(t, "concluded before its end", err, models.CodeWrongState)
		wantCode(t, "an old page closes", e.CloseReview(ctx, c.Office, r.ID, r.Version+1), models.CodeStale)
		e.Exec(t, "UPDATE reviews SET agenda = REPLACE(agenda, '34', '35') WHERE id = "+fmt.Sprint(r.ID))
		if _, err := e.Review(ctx, c.Office, r.ID); err == nil {
			t.Error("an agenda that was tampered with opens")
		}
	})
}

// Of confidential directives an agenda keeps no words, and who is not cleared sees how many there are, no more.
func TestReviewKeepsSecrets(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		late := taskOf(t, e, "34/CT-TTg#1")
		if _, err := e.RaiseBottleneck(ctx, c.MOSTOfficer, late.ID, models.NewRaisedBottleneck{MoveInput: words("Vướng kín"), Category: "data", MustAct: c.MPSOfficer.Agencies()}); err != nil {
			t.Fatal(err)
		}
		e.Exec(t, "UPDATE directives SET confidential = TRUE")
		r := drawnReview(t, e, c)
		stored := e.Rows(t, "SELECT agenda FROM reviews")[0][0]
		for _, secret := range []string{"Vướng kín", "Publish the component model", "Thiếu nguồn lực"} {
			if strings.Contains(stored, secret) {
				t.Errorf("the agenda keeps %q", secret)
			}
		}
		if _, err := e.Decide(ctx, c.WorkingGroup, r.ID, r.Items[0].ID, models.NewReviewDecision{Kind: models.DecidedResolution, Text: "x", BottleneckID: r.Agenda.New[0].ID}); models.CodeOf(err) != models.CodeNotFound {
			t.Errorf("who is not cleared resolves it: %v", err)
		}
		if _, err := e.Decide(ctx, c.Office, r.ID, r.Items[0].ID, models.NewReviewDecision{Kind: models.DecidedResolution, Text: "Gỡ kín", BottleneckID: r.Agenda.New[0].ID}); err != nil {
			t.Fatal(err)
		}
		for name, who := range map[string]models.Actor{"cleared": c.Office, "not cleared": c.WorkingGroup} {
			got, err := e.Review(ctx, who, r.ID)
			if hidden := name == "not cleared"; err != nil || got.Agenda.LateTotal != 4 || (len(got.Agenda.Late) == 0) != hidden || (got.Decisions[0].Text == "") != hidden || (len(got.Agenda.Old) == 0) != hidden {
				t.Errorf("%s reads %+v %+v, %v", name, got.Agenda.Late, got.Decisions, err)
			}
		}
	})
}
