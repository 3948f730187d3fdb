package models_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// raised is a bottleneck of the Ministry of Science's first task, on which the Ministry of Public Security
// must act.
func raised(t *testing.T, e *modelstest.Env, c modelstest.Cast) models.BottleneckRow {
	t.Helper()
	return raisedOn(t, e, c, "34/CT-TTg#1", "Chưa có dữ liệu dùng chung", c.MPSOfficer.Agencies()[0])
}

func raisedOn(t *testing.T, e *modelstest.Env, c modelstest.Cast, ref, words string, mustAct ...int64) models.BottleneckRow {
	t.Helper()
	tasks, err := e.TasksByRef(t.Context(), modelstest.System, []string{ref})
	if err != nil || len(tasks) != 1 {
		t.Fatal(tasks, err)
	}
	if _, err := e.RaiseBottleneck(t.Context(), c.MOSTOfficer, tasks[0].ID, models.NewRaisedBottleneck{MoveInput: models.MoveInput{Words: words, Via: models.ViaPage}, Category: "data", MustAct: mustAct}); err != nil {
		t.Fatal(err)
	}
	page, err := e.ListBottlenecks(t.Context(), c.Office, models.BottleneckFilter{Category: "data"})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range page.Rows {
		if b.TextVi == words {
			return b
		}
	}
	t.Fatalf("%q is not listed: %+v", words, page)
	return models.BottleneckRow{}
}

// Every move from every state by everybody does what the table says, and nothing else.
func TestEachMoveWithABottleneckIsTheTables(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		b, other := raised(t, e, c), raisedOn(t, e, c, "34/CT-TTg#4", "Thiếu dữ liệu dùng chung", c.MPSOfficer.Agencies()[0])
		people := map[string]struct {
			actor   models.Actor
			parties []models.BottleneckParty
		}{
			"the office":        {c.Office, []models.BottleneckParty{models.BottleneckReader, models.BottleneckSettler}},
			"the working group": {c.WorkingGroup, []models.BottleneckParty{models.BottleneckReader, models.BottleneckSettler}},
			"who waits":         {c.MOSTHead, []models.BottleneckParty{models.BottleneckReader, models.BottleneckWaiting}},
			"who must act":      {c.MPSOfficer, []models.BottleneckParty{models.BottleneckReader, models.BottleneckMustAct}},
			"an administrator":  {c.Admin, nil},
			"an outsider":       {c.HanoiOfficer, nil},
			"nobody":            {models.Actor{}, nil},
		}
		moves := append(models.BottleneckRules(), models.BottleneckRule{Move: "raise"}, models.BottleneckRule{Move: "burn"})
		for _, state := range models.BottleneckStates {
			for _, rule := range moves {
				for who, p := range people {
					e.Exec(t, fmt.Sprintf("UPDATE bottlenecks SET state = '%s', proposed_on = NULL, merged_into = NULL, version = 7 WHERE id = %d", state, b.ID))
					e.Exec(t, fmt.Sprintf("UPDATE bottlenecks SET state = 'open' WHERE id = %d", other.ID))
					may := slices.ContainsFunc(p.parties, func(x models.BottleneckParty) bool { return slices.Contains(rule.By, x) })
					want := models.Code("")
					switch {
					case who == "an outsider" || who == "nobody":
						want = models.CodeNotFound
					case !may:
						want = models.CodeForbidden
					case !slices.Contains(rule.From, state):
						want = models.CodeWrongState
					}
					in := models.BottleneckInput{Words: "Lý do", By: e.Today(), Into: other.ID}
					got, err := e.MoveBottleneck(t.Context(), p.actor, b.ID, rule.Move, in)
					if models.CodeOf(err) != want || (want == "") != (err == nil) {
						t.Errorf("%s, %s from %s: %v, want %q", who, rule.Move, state, err, want)
						continue
					}
					if to := rule.To; want == "" && (to == "" && got.State != state || to != "" && got.State != to) {
						t.Errorf("%s, %s from %s: now %s", who, rule.Move, state, got.State)
					}
					if err != nil {
						continue
					}
					in.Version = 6
					if _, err := e.MoveBottleneck(t.Context(), p.actor, b.ID, rule.Move, in); models.CodeOf(err) != models.CodeStale {
						t.Errorf("%s, %s of an old version: %v", who, rule.Move, err)
					}
				}
			}
		}
	})
}

func TestWordsOfABottleneckAreChecked(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		b := raised(t, e, c)
		for _, x := range []struct {
			name  string
			actor models.Actor
			move  models.BottleneckMove
			in    models.BottleneckInput
			field string
		}{
			{"no words", c.WorkingGroup, models.BottleneckResolve, models.BottleneckInput{Words: " "}, "words"},
			{"control characters", c.WorkingGroup, models.BottleneckComment, models.BottleneckInput{Words: "a\x00"}, "words"},
			{"no day", c.WorkingGroup, models.BottleneckAskDecision, models.BottleneckInput{Words: "Ban hành"}, "decide_by"},
			{"a day past", c.MOSTOfficer, models.BottleneckAskDecision, models.BottleneckInput{Words: "Ban hành", By: e.Today().AddDays(-1)}, "decide_by"},
			{"merged into itself", c.Office, models.BottleneckMerge, models.BottleneckInput{Into: b.ID}, "into"},
			{"merged into nothing", c.Office, models.BottleneckMerge, models.BottleneckInput{Into: 424242}, "into"},
		} {
			_, err := e.MoveBottleneck(t.Context(), x.actor, b.ID, x.move, x.in)
			if fields := fieldsOf(err); models.CodeOf(err) != models.CodeInvalid || len(fields) != 1 || fields[0] != x.field {
				t.Errorf("%s: %v", x.name, err)
			}
		}
	})
}

func fieldsOf(err error) []string {
	var out []string
	if ours, ok := err.(*models.Error); ok {
		for _, f := range ours.Fields {
			out = append(out, f.Field)
		}
	}
	return out
}

// Of eight who settle a bottleneck at once exactly one does, and the tasks are let go once.
func TestOneOfManyWhoSettleAtOnceDoes(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		b, second := raised(t, e, c), raisedOn(t, e, c, "34/CT-TTg#1", "Thiếu kinh phí", c.MPSOfficer.Agencies()[0])
		ids := copies(t, e, "34/CT-TTg#1", 30)
		for _, x := range []int64{b.ID, second.ID} {
			if _, err := e.LinkBottleneck(t.Context(), c.Office, x, ids); err != nil {
				t.Fatal(err)
			}
		}
		blockers := func(want int) {
			t.Helper()
			for _, row := range e.Rows(t, fmt.Sprintf("SELECT DISTINCT blockers FROM tasks WHERE id IN (SELECT task_id FROM bottleneck_tasks WHERE bottleneck_id = %d)", b.ID)) {
				if row[0] != fmt.Sprint(want) {
					t.Errorf("%s blockers, want %d", row[0], want)
				}
			}
		}
		blockers(2)
		for _, x := range []struct {
			move models.BottleneckMove
			left int
		}{{models.BottleneckResolve, 1}, {models.BottleneckReopen, 2}, {models.BottleneckReject, 1}} {
			var won, lost atomic.Int32
			var all sync.WaitGroup
			for i := range 8 {
				all.Go(func() {
					actor := c.Office
					if i%2 == 1 {
						actor = c.WorkingGroup
					}
					_, err := e.MoveBottleneck(context.Background(), actor, b.ID, x.move, models.BottleneckInput{Words: "Đã xong"})
					switch models.CodeOf(err) {
					case models.CodeWrongState, models.CodeStale:
						lost.Add(1)
					default:
						if err != nil {
							t.Error(err)
						}
						won.Add(1)
					}
				})
			}
			all.Wait()
			if won.Load() != 1 || lost.Load() != 7 {
				t.Errorf("%s: %d did it, %d were refused", x.move, won.Load(), lost.Load())
			}
			blockers(x.left)
		}
		// Two that hold the same tasks up, settled and opened at once: nobody waits for the other for ever.
		var all sync.WaitGroup
		for range 4 {
			for _, x := range []int64{b.ID, second.ID} {
				for _, move := range []models.BottleneckMove{models.BottleneckReopen, models.BottleneckResolve} {
					all.Go(func() {
						if _, err := e.MoveBottleneck(context.Background(), c.Office, x, move, models.BottleneckInput{Words: "Lại"}); err != nil && models.CodeOf(err) != models.CodeWrongState {
							t.Error(err)
						}
					})
				}
			}
		}
		all.Wait()
		for _, row := range e.Rows(t, `SELECT t.id, t.blockers, (SELECT COUNT(*) FROM bottleneck_tasks x JOIN bottlenecks b ON b.id = x.bottleneck_id WHERE x.task_id = t.id AND b.state IN ('open', 'escalated')) FROM tasks t`) {
			if row[1] != row[2] {
				t.Errorf("task %s counts %s blockers and has %s", row[0], row[1], row[2])
			}
		}
	})
}

func TestBottlenecksAreMerged(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		hue := e.Rows(t, "SELECT id FROM agencies WHERE code = 'H57'")[0][0]
		var hueID int64
		_, _ = fmt.Sscan(hue, &hueID)
		kept := raised(t, e, c)
		gone := raisedOn(t, e, c, "34/CT-TTg#4", "Chưa chia sẻ dữ liệu", hueID)
		tasks, err := e.TasksByRef(ctx, c.Office, []string{"34/CT-TTg#1", "34/CT-TTg#4"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.LinkBottleneck(ctx, c.Office, gone.ID, []int64{tasks[0].ID}); err != nil {
			t.Fatal(err)
		}
		if _, err := e.MoveBottleneck(ctx, c.MOSTOfficer, gone.ID, models.BottleneckComment, models.BottleneckInput{Words: "Đã gửi công văn"}); err != nil {
			t.Fatal(err)
		}
		e.Clock.Advance(3 * 24 * time.Hour)
		if _, err := e.MoveBottleneck(ctx, c.WorkingGroup, gone.ID, models.BottleneckMerge, models.BottleneckInput{Into: kept.ID}); err != nil {
			t.Fatal(err)
		}
		e.Clock.Advance(2 * 24 * time.Hour)
		full, err := e.BottleneckInFull(ctx, c.Office, kept.ID)
		if err != nil || full.Total != 2 || len(full.Agencies) != 2 {
			t.Fatalf("%+v, %v", full, err)
		}
		for _, x := range full.Tasks {
			if x.Blockers != 1 || x.Waited != 6 {
				t.Errorf("%s: %d blockers, waited %d days, want 1 and 6", x.Ref, x.Blockers, x.Waited)
			}
		}
		if !slices.ContainsFunc(full.History, func(h models.BottleneckEvent) bool {
			return h.Move == models.BottleneckComment && h.Words == "Đã gửi công văn"
		}) {
			t.Errorf("the comment did not move: %+v", full.History)
		}
		old, err := e.BottleneckInFull(ctx, c.Office, gone.ID)
		if err != nil || old.Into == nil || old.Into.ID != kept.ID || old.Total != 0 || old.Unsettled() {
			t.Errorf("%+v, %v", old, err)
		}
		if _, err := e.MoveBottleneck(ctx, c.Office, gone.ID, models.BottleneckReopen, models.BottleneckInput{Words: "x"}); models.CodeOf(err) != models.CodeWrongState {
			t.Errorf("what was merged is opened again: %v", err)
		}
		if mails := e.Rows(t, "SELECT recipient FROM messages WHERE kind = 'bottleneck' AND recipient = '"+modelstest.ProvinceBox+"'"); len(mails) != 2 {
			t.Errorf("the agency that must act now too got %d mails, want one for each", len(mails))
		}
		if n := e.Rows(t, "SELECT action FROM audit_entries WHERE action IN ('bottleneck.merge', 'bottleneck.take_in')"); len(n) != 2 {
			t.Errorf("recorded: %v", n)
		}
	})
}

// Who must act sees what waits for them, and of a confidential directive no more than number and day.
func TestWhoMustActSeesWhatWaits(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		hanoi := c.HanoiOfficer.Agencies()[0]
		b := raisedOn(t, e, c, "34/CT-TTg#4", "Thiếu dữ liệu", hanoi)
		see := func(actor models.Actor) (models.BottleneckInFull, models.HeldTask) {
			t.Helper()
			full, err := e.BottleneckInFull(ctx, actor, b.ID)
			if err != nil || len(full.Tasks) != 1 {
				t.Fatalf("%+v, %v", full, err)
			}
			return full, full.Tasks[0]
		}
		full, task := see(c.HanoiOfficer)
		if task.Whole || task.Ref != "34/CT-TTg#4" || task.LabelVi != "Report when necessary" || task.TextVi != "" || full.TextVi != "Thiếu dữ liệu" {
			t.Errorf("%+v", task)
		}
		heads, err := e.MatterHeads(ctx, c.HanoiOfficer, []models.PileHead{{Kind: models.BottlenecksToAnswer, Most: 5}})
		if err != nil || len(heads) != 1 || heads[0].Total != 1 || heads[0].Matters[0].Bottleneck.ID != b.ID {
			t.Fatalf("%+v, %v", heads, err)
		}
		e.Exec(t, "UPDATE directives SET confidential = TRUE")
		if _, task = see(c.HanoiOfficer); task.LabelVi != "" || task.Lead.ID != 0 || task.Ref == "" {
			t.Errorf("of a confidential directive: %+v", task)
		}
		if _, task = see(c.Office); !task.Whole || task.LabelVi == "" {
			t.Errorf("the office: %+v", task)
		}
		for _, actor := range []models.Actor{c.WorkingGroup, c.Admin, c.Viewer, {}} {
			if _, err := e.BottleneckInFull(ctx, actor, b.ID); models.CodeOf(err) != models.CodeNotFound {
				t.Errorf("%s: %v", actor.Name, err)
			}
			if page, err := e.ListBottlenecks(ctx, actor, models.BottleneckFilter{State: models.AnyBottleneck}); err != nil || slices.ContainsFunc(page.Rows, func(r models.BottleneckRow) bool { return r.ID == b.ID }) {
				t.Errorf("%s has it listed: %v", actor.Name, err)
			}
		}
		if _, err := e.MoveBottleneck(ctx, c.HanoiOfficer, b.ID, models.BottleneckAnswer, models.BottleneckInput{Words: "Sẽ chia sẻ"}); err != nil {
			t.Fatal(err)
		}
		if heads, err = e.MatterHeads(ctx, c.HanoiOfficer, []models.PileHead{{Kind: models.BottlenecksToAnswer, Most: 5}}); err != nil || len(heads) != 0 {
			t.Errorf("answered, and still: %+v, %v", heads, err)
		}
		if _, err := e.MoveBottleneck(ctx, c.Office, b.ID, models.BottleneckAskDecision, models.BottleneckInput{Words: "Ban hành quy chế", By: deadline.MustDate(2025, time.July, 4)}); err != nil {
			t.Fatal(err)
		}
		if page, err := e.Matters(ctx, c.HanoiOfficer, models.BottlenecksToAnswer, "", 0); err != nil || len(page.Matters) != 1 || page.Matters[0].To != deadline.MustDate(2025, time.July, 4) {
			t.Errorf("asked anew: %+v, %v", page, err)
		}
	})
}
