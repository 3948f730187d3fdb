package models_test

import (
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

const draftingText = `Tình hình chung đã có chuyển biến tích cực.

I. NHIỆM VỤ TRỌNG TÂM

1. Bộ Công an chủ trì, phối hợp với Bộ Khoa học và Công nghệ xây dựng kế hoạch kết nối dữ liệu dân cư; hoàn thành trước ngày 30 tháng 9 năm 2025.

2. Bộ Khoa học và Công nghệ hướng dẫn các địa phương chuẩn hóa dữ liệu, hoàn thành trong tháng 8 năm 2025.

3. Thành phố Hà Nội thí điểm nền tảng giám sát, hoàn thành trước ngày 15 tháng 10 năm 2025.`

func newDrafting() models.NewDrafting {
	return models.NewDrafting{Number: "77/CT-TTg", Title: "Về dữ liệu dân cư", Issuer: "Thủ tướng Chính phủ", IssuedOn: deadline.MustDate(2025, 6, 26), Text: draftingText,
		Relations: []models.DirectiveRelation{{Kind: "implements", ToNumber: "34/CT-TTg"}}}
}

// A text becomes drafts, an officer's yes makes them a directive with tasks, and nothing else does.
func TestDraftingFromTextToTasks(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		d, err := e.StartDrafting(ctx, c.Office, newDrafting())
		if err != nil {
			t.Fatal(err)
		}
		if d.Kind != "directive" || d.Lang != "vi" || len(d.Drafts) != 3 {
			t.Fatalf("kind %q, language %q, %d drafts; want directive, vi, 3", d.Kind, d.Lang, len(d.Drafts))
		}
		first := d.Drafts[0]
		if got := string([]rune(draftingText)[first.StartAt:first.EndAt]); !strings.HasPrefix(got, "Bộ Công an chủ trì") {
			t.Errorf("the first draft's range reads %q", got)
		}
		if first.Deadline.Kind != deadline.KindBeforeDate || first.Deadline.Date != deadline.MustDate(2025, 9, 30) || len(first.Coordinators) != 1 {
			t.Errorf("the first draft: %+v", first)
		}
		if _, err := e.RegisterDrafting(ctx, c.Office, d.ID, 1); models.CodeOf(err) != models.CodeInvalid {
			t.Errorf("registered with undecided drafts: %v", err)
		}
		for _, x := range d.Drafts {
			in := draftInput(x)
			in.Label = "Nhiệm vụ " + string([]rune(x.Text)[:10])
			if _, err := e.ChangeDraft(ctx, c.Office, x.ID, in, true); err != nil {
				t.Fatal(x.Text, err)
			}
			if _, err := e.ChangeDraft(ctx, c.Office, x.ID, in, true); models.CodeOf(err) != models.CodeStale {
				t.Errorf("an old version was taken: %v", err)
			}
		}
		out, err := e.RegisterDrafting(ctx, c.Office, d.ID, 1)
		if err != nil || out.Provisions != 3 || out.Tasks != 3 {
			t.Fatalf("registered %+v, %v", out, err)
		}
		page, err := e.Tasks(ctx, c.Office, models.TaskFilter{DirectiveID: out.DirectiveID})
		if err != nil || len(page.Tasks) != 3 || page.Tasks[0].Ref != "77/CT-TTg#2" || page.Tasks[0].Deadline.DueOn != deadline.MustDate(2025, 8, 31) {
			t.Errorf("tasks %+v, %v", page.Tasks, err)
		}
		if _, err := e.RegisterDrafting(ctx, c.Office, d.ID, 2); models.CodeOf(err) != models.CodeWrongState {
			t.Errorf("registered twice: %v", err)
		}
		if _, err := e.ChangeDraft(ctx, c.Office, first.ID, draftInput(first), false); models.CodeOf(err) != models.CodeWrongState {
			t.Errorf("changed after it was registered: %v", err)
		}
		if mails := e.Rows(t, "SELECT recipient FROM messages WHERE kind = 'event'"); len(mails) == 0 {
			t.Error("no lead is told")
		}
	})
}

func draftInput(x models.Draft) models.DraftInput {
	return models.DraftInput{Version: x.Version, Text: x.Text, Label: x.Label, Leads: x.Leads, Coordinators: x.Coordinators, SubmitTo: x.SubmitTo, Supervisor: x.Supervisor,
		FanOut: x.FanOut, Deadline: x.Deadline, Deliverable: x.Deliverable, Category: x.Category}
}

func TestDraftsAreSplitMergedAddedAndDropped(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		d, err := e.StartDrafting(ctx, c.Office, newDrafting())
		if err != nil {
			t.Fatal(err)
		}
		now := func() []models.Draft {
			t.Helper()
			got, err := e.Drafting(ctx, c.Office, d.ID)
			if err != nil {
				t.Fatal(err)
			}
			return got.Drafts
		}
		if err := e.SplitDraft(ctx, c.Office, d.Drafts[1].ID, 1, []string{"Hướng dẫn các địa phương", " ", "Chuẩn hóa dữ liệu"}); err != nil {
			t.Fatal(err)
		}
		split := now()
		if len(split) != 4 || split[1].Text != "Hướng dẫn các địa phương" || split[2].Text != "Chuẩn hóa dữ liệu" || split[2].Leads[0] != split[1].Leads[0] || split[3].Position != 4 {
			t.Fatalf("after splitting: %+v", split)
		}
		wantCode(t, "split at an old version", e.SplitDraft(ctx, c.Office, split[1].ID, 1, []string{"a b", "c d"}), models.CodeStale)
		wantCode(t, "split into one", e.SplitDraft(ctx, c.Office, split[1].ID, split[1].Version, []string{"a"}), models.CodeInvalid)
		if err := e.MergeDrafts(ctx, c.Office, []int64{split[1].ID, split[2].ID}, []int64{split[1].Version, split[2].Version}); err != nil {
			t.Fatal(err)
		}
		merged := now()
		if len(merged) != 3 || merged[1].Text != "Hướng dẫn các địa phương\nChuẩn hóa dữ liệu" {
			t.Fatalf("after merging: %+v", merged)
		}
		start := strings.Index(draftingText, "Tình hình")
		from := len([]rune(draftingText[:start]))
		if err := e.AddDraft(ctx, c.Office, d.ID, from, from+20); err != nil {
			t.Fatal(err)
		}
		added := now()
		if len(added) != 4 || !strings.HasPrefix(added[0].Text, "Tình hình chung") || len(added[0].Leads) != 0 {
			t.Fatalf("after adding: %+v", added)
		}
		wantCode(t, "a range outside the text", e.AddDraft(ctx, c.Office, d.ID, 5, 1_000_000), models.CodeInvalid)
		if x, err := e.SetDraft(ctx, c.Office, added[0].ID, 1, models.DraftDropped); err != nil || x.State != models.DraftDropped {
			t.Error(x, err)
		}
		_, err = e.ChangeDraft(ctx, c.Office, added[1].ID, models.DraftInput{Version: 1, Text: "Việc gì đó", Label: "Việc", Leads: []string{"Bộ Không Có"}, Deadline: deadline.Deadline{Kind: deadline.KindNone}}, true)
		wantCode(t, "confirmed with an unknown lead", err, models.CodeInvalid)
		if err := e.DiscardDrafting(ctx, c.Office, d.ID, 1); err != nil {
			t.Fatal(err)
		}
		if open, err := e.Draftings(ctx, c.Office); err != nil || len(open) != 0 {
			t.Error("a discarded one is listed", open, err)
		}
	})
}

func TestDraftingRefuses(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		d, err := e.StartDrafting(ctx, c.Office, newDrafting())
		if err != nil {
			t.Fatal(err)
		}
		for who, actor := range map[string]models.Actor{"officer": c.MOSTOfficer, "working group": c.WorkingGroup, "administrator": c.Admin, "viewer": c.Viewer, "nobody": c.Nobody} {
			_, startErr := e.StartDrafting(ctx, actor, newDrafting())
			_, readErr := e.Drafting(ctx, actor, d.ID)
			_, listErr := e.Draftings(ctx, actor)
			_, changeErr := e.ChangeDraft(ctx, actor, d.Drafts[0].ID, draftInput(d.Drafts[0]), true)
			_, setErr := e.SetDraft(ctx, actor, d.Drafts[0].ID, 1, models.DraftDropped)
			_, registerErr := e.RegisterDrafting(ctx, actor, d.ID, 1)
			_, versionsErr := e.DraftVersions(ctx, actor, d.ID)
			for what, err := range map[string]error{"start": startErr, "read": readErr, "list": listErr, "change": changeErr, "set": setErr, "register": registerErr, "versions": versionsErr,
				"split": e.SplitDraft(ctx, actor, d.Drafts[0].ID, 1, []string{"a b", "c d"}), "merge": e.MergeDrafts(ctx, actor, []int64{d.Drafts[0].ID, d.Drafts[1].ID}, []int64{1, 1}),
				"add": e.AddDraft(ctx, actor, d.ID, 0, 10), "discard": e.DiscardDrafting(ctx, actor, d.ID, 1)} {
				wantCode(t, who+", "+what, err, models.CodeForbidden)
			}
		}
		for name, change := range map[string]func(*models.NewDrafting){
			"number taken":       func(n *models.NewDrafting) { n.Number = "34/ct-ttg" },
			"being decomposed":   func(n *models.NewDrafting) {},
			"form of the number": func(n *models.NewDrafting) { n.Number = "CT số 5" },
			"no kind":            func(n *models.NewDrafting) { n.Number = "" },
			"no title":           func(n *models.NewDrafting) { n.Number, n.Title = "78/CT-TTg", " " },
			"no day":             func(n *models.NewDrafting) { n.Number, n.IssuedOn = "78/CT-TTg", deadline.Date{} },
			"no text":            func(n *models.NewDrafting) { n.Number, n.Text = "78/CT-TTg", "\n" },
			"source":             func(n *models.NewDrafting) { n.Number, n.SourceURL = "78/CT-TTg", "javascript:alert(1)" },
			"relation":           func(n *models.NewDrafting) { n.Number, n.Relations[0].Kind = "78/CT-TTg", "likes" },
			"effective":          func(n *models.NewDrafting) { n.Number, n.EffectiveOn = "78/CT-TTg", deadline.MustDate(2025, 1, 1) },
		} {
			n := newDrafting()
			change(&n)
			_, err := e.StartDrafting(ctx, c.Office, n)
			wantCode(t, name, err, models.CodeInvalid)
		}
	})
}

func TestKindIsReadOffTheNumber(t *testing.T) {
	for number, want := range map[string]string{"34/CT-TTg": "directive", "315/TB-VPCP": "notice", "71/NQ-CP": "resolution", "176/2025/QH15": "resolution", "02-KH/BCĐTW": "plan",
		"452/TTg-KSTT": "official_letter", "69/2024/NĐ-CP": "decree", "06/QĐ-TTg": "decision", "no number": ""} {
		if got := models.KindOfNumber(number); got != want {
			t.Errorf("%s is a %q, want %q", number, got, want)
		}
	}
}
