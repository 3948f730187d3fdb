package models_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// taskOf finds a task of the cast by its ref.
func taskOf(t *testing.T, e *modelstest.Env, ref string) models.Task {
	t.Helper()
	page, err := e.Tasks(t.Context(), modelstest.System, models.TaskFilter{Limit: models.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range page.Tasks {
		if x.Ref == ref {
			return x
		}
	}
	t.Fatalf("no task %s", ref)
	return models.Task{}
}

func words(s string) models.MoveInput { return models.MoveInput{Words: s, Via: models.ViaPage} }

func wantCode(t *testing.T, what string, err error, want models.Code) {
	t.Helper()
	if models.CodeOf(err) != want || (want == "" && err != nil) {
		t.Errorf("%s: %v, want %q", what, err, want)
	}
}

// moves calls each Store method that makes a move with a task, with input that would do.
func moves(e *modelstest.Env, coordinator, other int64) map[models.Move]func(context.Context, models.Actor, int64) error {
	in := words("vì thế")
	single := func(do func(context.Context, models.Actor, int64, models.MoveInput) (models.Task, error)) func(context.Context, models.Actor, int64) error {
		return func(ctx context.Context, a models.Actor, id int64) error {
			_, err := do(ctx, a, id, in)
			return err
		}
	}
	later := deadline.MustDate(2025, time.December, 1)
	return map[models.Move]func(context.Context, models.Actor, int64) error{
		models.MoveAcknowledge: single(e.Acknowledge), models.MoveKeep: single(e.Keep),
		models.MoveDecline: func(ctx context.Context, a models.Actor, id int64) error {
			_, err := e.Decline(ctx, a, id, other, in)
			return err
		},
		models.MoveRedirect: func(ctx context.Context, a models.Actor, id int64) error {
			_, err := e.Redirect(ctx, a, id, other, in)
			return err
		},
		models.MoveReport: func(ctx context.Context, a models.Actor, id int64) error {
			_, err := e.ReportProgress(ctx, a, id, models.NewProgress{Words: "đang làm", Via: models.ViaPage})
			return err
		},
		models.MoveAskSignOff: single(e.AskSignOff), models.MoveRefuseSignOff: single(e.RefuseSignOff), models.MoveSubmit: single(e.Submit),
		models.MoveAccept: single(e.Accept), models.MoveReturn: single(e.ReturnResult), models.MoveReopen: single(e.Reopen), models.MoveCancel: single(e.Cancel),
		models.MoveStar: func(ctx context.Context, a models.Actor, id int64) error {
			_, err := e.SetKeyTask(ctx, a, id, true, in)
			return err
		},
		models.MoveUnstar: func(ctx context.Context, a models.Actor, id int64) error {
			_, err := e.SetKeyTask(ctx, a, id, false, in)
			return err
		},
		models.MoveAskExtension: func(ctx context.Context, a models.Actor, id int64) error {
			_, err := e.AskExtension(ctx, a, id, models.NewExtension{MoveInput: in, To: later})
			return err
		},
		models.MoveGrantExtension: func(ctx context.Context, a models.Actor, id int64) error {
			_, err := e.GrantExtension(ctx, a, id, deadline.Date{}, in)
			return err
		},
		models.MoveRefuseExtension: single(e.RefuseExtension), models.MoveWithdrawExtension: single(e.WithdrawExtension),
		models.MoveAskOpinion: func(ctx context.Context, a models.Actor, id int64) error {
			_, err := e.AskOpinion(ctx, a, id, models.NewOpinion{MoveInput: in, AgencyID: coordinator, DueOn: later})
			return err
		},
		models.MoveRaiseBottleneck: func(ctx context.Context, a models.Actor, id int64) error {
			_, err := e.RaiseBottleneck(ctx, a, id, models.NewRaisedBottleneck{MoveInput: in, Category: "data", MustAct: []int64{coordinator}})
			return err
		},
	}
}

// copies enters n more tasks like one of the cast's and gives their ids.
func copies(t *testing.T, e *modelstest.Env, ref string, n int) []int64 {
	t.Helper()
	e.Exec(t, fmt.Sprintf(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
		INSERT INTO tasks (ref, directive_id, provision_id, addressee_id, lead_id, period, status, open, first_due_on, due_on, created_at, updated_at)
		SELECT t.ref || '/' || n.i, t.directive_id, t.provision_id, t.addressee_id, t.lead_id, CAST(n.i AS TEXT), 'not_started', t.open, t.first_due_on, t.due_on, t.created_at, t.updated_at
		FROM n, tasks t WHERE t.ref = '%s'`, n, ref))
	var ids []int64
	for _, row := range e.Rows(t, "SELECT id FROM tasks WHERE period <> '' ORDER BY id") {
		var id int64
		if _, err := fmt.Sscan(row[0], &id); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	return ids
}

// reach brings a fresh task to a status, by the road anybody must take.
func reach(t *testing.T, e *modelstest.Env, c modelstest.Cast, id int64, status models.Status) {
	t.Helper()
	ctx := t.Context()
	road := map[models.Status][]func() error{}
	step := func(do func(context.Context, models.Actor, int64, models.MoveInput) (models.Task, error), who models.Actor) func() error {
		return func() error { _, err := do(ctx, who, id, words("vì thế")); return err }
	}
	begin := func() error {
		_, err := e.ReportProgress(ctx, c.MOSTOfficer, id, models.NewProgress{Words: "bắt đầu", Via: models.ViaPage})
		return err
	}
	road[models.InProgress] = []func() error{begin}
	road[models.Submitted] = []func() error{begin, step(e.Submit, c.MOSTOfficer)}
	road[models.Returned] = append(road[models.Submitted], step(e.ReturnResult, c.Office))
	road[models.Completed] = []func() error{begin, step(e.Submit, c.MOSTOfficer), step(e.Accept, c.Office)}
	road[models.Cancelled] = []func() error{step(e.Cancel, c.Office)}
	for _, do := range road[status] {
		if err := do(); err != nil {
			t.Fatalf("on the way to %s: %v", status, err)
		}
	}
}

// DOMAIN.md, "Status of a task", written out once more: which moves each status allows to the lead
// and to the office, of a fresh task that nothing was asked about. What stands nowhere is refused.
func TestEachStatusAllowsWhatTheDomainSays(t *testing.T) {
	lead := map[models.Status][]models.Move{
		models.NotStarted: {models.MoveAcknowledge, models.MoveDecline, models.MoveReport, models.MoveSubmit, models.MoveAskExtension, models.MoveAskOpinion, models.MoveRaiseBottleneck},
		models.InProgress: {models.MoveDecline, models.MoveReport, models.MoveSubmit, models.MoveAskExtension, models.MoveAskOpinion, models.MoveRaiseBottleneck},
		models.Returned:   {models.MoveDecline, models.MoveReport, models.MoveSubmit, models.MoveAskExtension, models.MoveAskOpinion, models.MoveRaiseBottleneck},
	}
	office := map[models.Status][]models.Move{
		models.NotStarted: {models.MoveCancel, models.MoveStar}, models.InProgress: {models.MoveCancel, models.MoveStar},
		models.Submitted: {models.MoveAccept, models.MoveReturn, models.MoveCancel, models.MoveStar}, models.Returned: {models.MoveCancel, models.MoveStar},
		models.Completed: {models.MoveReopen, models.MoveStar}, models.Cancelled: {models.MoveStar},
	}
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		mps, hanoi := c.MPSOfficer.Agencies()[0], c.HanoiOfficer.Agencies()[0]
		fresh := copies(t, e, "34/CT-TTg#1", 6*20*6)
		for _, status := range models.Statuses {
			for move, do := range moves(e, mps, hanoi) {
				for _, p := range []struct {
					name  string
					actor models.Actor
					may   []models.Move
				}{
					{"lead", c.MOSTOfficer, lead[status]}, {"office", c.Office, office[status]},
					{"working group", c.WorkingGroup, nil}, {"administrator", c.Admin, nil}, {"coordinator", c.MPSOfficer, nil}, {"outsider", c.HanoiOfficer, nil},
				} {
					id := fresh[0]
					fresh = fresh[1:]
					reach(t, e, c, id, status)
					err := do(t.Context(), p.actor, id)
					allowed := false
					for _, m := range p.may {
						allowed = allowed || m == move
					}
					switch code := models.CodeOf(err); {
					case allowed && err != nil:
						t.Errorf("%s, %s by %s: %v", status, move, p.name, err)
					case !allowed && p.name == "outsider" && code != models.CodeNotFound:
						t.Errorf("%s, %s by an outsider: %v", status, move, err)
					case !allowed && code != models.CodeForbidden && code != models.CodeWrongState && code != models.CodeNotFound:
						t.Errorf("%s, %s by %s was not refused: %v", status, move, p.name, err)
					}
				}
			}
		}
	})
}

func TestTheLifeOfATask(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		task := taskOf(t, e, "34/CT-TTg#1") // due 20 June, today is the 27th
		got, err := e.Acknowledge(ctx, c.MOSTOfficer, task.ID, models.MoveInput{Version: task.Version, Via: models.ViaPage})
		if err != nil || got.Receipt != models.ReceiptIsReceived || got.Status != models.NotStarted {
			t.Fatalf("receipt: %+v, %v", got, err)
		}
		_, err = e.Submit(ctx, c.MOSTOfficer, task.ID, models.MoveInput{Version: task.Version, Via: models.ViaPage})
		wantCode(t, "a stale submission", err, models.CodeStale)

		if got, err = e.Submit(ctx, c.MOSTOfficer, task.ID, words("Đã ban hành Quyết định 12")); err != nil || got.Status != models.Submitted || got.Percent != 100 {
			t.Fatalf("submission: %+v, %v", got, err)
		}
		_, err = e.ReturnResult(ctx, c.Office, task.ID, models.MoveInput{Words: "  "})
		wantCode(t, "a return without reasons", err, models.CodeInvalid)
		if got, err = e.ReturnResult(ctx, c.Office, task.ID, words("Thiếu phụ lục")); err != nil || got.Status != models.Returned || !got.SubmittedOn.IsZero() {
			t.Fatalf("return: %+v, %v", got, err)
		}
		e.Clock.Advance(3 * 24 * time.Hour) // Monday the 30th
		if _, err = e.Submit(ctx, c.MOSTOfficer, task.ID, words("Đã bổ sung")); err != nil {
			t.Fatal(err)
		}
		e.Clock.Advance(5 * 24 * time.Hour)
		if got, err = e.Accept(ctx, c.Office, task.ID, words("")); err != nil {
			t.Fatal(err)
		}
		if got.Status != models.Completed || got.DaysLate(e.Today()) != 10 || got.Timeliness(e.Today()) != models.CompletedLate {
			t.Errorf("accepted: %s, %d days late, %s; want 10 days to the submission that was accepted", got.Status, got.DaysLate(e.Today()), got.Timeliness(e.Today()))
		}
		past, err := e.Timeline(ctx, c.MOSTOfficer, task.ID)
		if err != nil {
			t.Fatal(err)
		}
		var made []string
		for i := len(past.Events) - 1; i >= 0; i-- {
			ev := past.Events[i]
			made = append(made, fmt.Sprintf("%s:%s>%s", ev.Move, ev.StatusFrom, ev.StatusTo))
		}
		want := "[acknowledge:not_started>not_started report:not_started>in_progress submit:in_progress>submitted return:submitted>returned report:returned>in_progress submit:in_progress>submitted accept:submitted>completed]"
		if fmt.Sprint(made) != want {
			t.Errorf("history %v\nwant    %s", made, want)
		}
		if _, err = e.Reopen(ctx, c.Office, task.ID, words("Có sai sót")); err != nil {
			t.Fatal(err)
		}
		if got, _ = e.Task(ctx, c.Office, task.ID); got.Status != models.InProgress || !got.FinishedOn.IsZero() || got.Timeliness(e.Today()) != models.Overdue {
			t.Errorf("reopened: %+v", got)
		}
	})
}

func TestWronglyAddressed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		task := taskOf(t, e, "34/CT-TTg#1")
		mps, ppcs := c.MPSOfficer.Agencies()[0], int64(0)
		for _, a := range e.Rows(t, "SELECT id FROM agencies WHERE key = 'ppcs'") {
			_, _ = fmt.Sscan(a[0], &ppcs)
		}
		_, err := e.Decline(ctx, c.MOSTOfficer, task.ID, ppcs, words("Không thuộc thẩm quyền"))
		wantCode(t, "a group proposed", err, models.CodeInvalid)
		if _, err = e.Decline(ctx, c.MOSTOfficer, task.ID, mps, words("Không thuộc thẩm quyền")); err != nil {
			t.Fatal(err)
		}
		forty := 40
		_, err = e.ReportProgress(ctx, c.MOSTOfficer, task.ID, models.NewProgress{Percent: &forty, Via: models.ViaPage})
		wantCode(t, "progress on a declined task", err, models.CodeWrongState)
		got, err := e.Redirect(ctx, c.Office, task.ID, mps, words("Đúng là của Bộ Công an"))
		if err != nil || got.Lead.ID != mps || got.Receipt != models.ReceiptIsAwaited || got.Inherited() {
			t.Fatalf("redirected: %+v, %v", got, err)
		}
		_, err = e.Acknowledge(ctx, c.MOSTOfficer, task.ID, words(""))
		wantCode(t, "the former lead", err, models.CodeNotFound)
		if _, err = e.Acknowledge(ctx, c.MPSOfficer, task.ID, words("")); err != nil {
			t.Error(err)
		}
	})
}

func TestSignOffIsTheHeads(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		task := taskOf(t, e, "34/CT-TTg#1")
		_, err := e.AskSignOff(ctx, c.MOSTOfficer, task.ID, words("Xin ký"))
		wantCode(t, "sign-off that is switched off", err, models.CodeWrongState)
		e.Exec(t, "UPDATE agencies SET sign_off = TRUE WHERE key = 'most'")
		_, err = e.Submit(ctx, c.MOSTOfficer, task.ID, words("Xong"))
		wantCode(t, "an officer's submission", err, models.CodeForbidden)
		got, err := e.AskSignOff(ctx, c.MOSTOfficer, task.ID, words("Xin ký"))
		if err != nil || got.Status != models.InProgress || got.SignOffAskedAt == nil {
			t.Fatalf("asked: %+v, %v", got, err)
		}
		_, err = e.RefuseSignOff(ctx, c.MOSTOfficer, task.ID, words("Chưa được"))
		wantCode(t, "an officer's refusal", err, models.CodeForbidden)
		if got, err = e.RefuseSignOff(ctx, c.MOSTHead, task.ID, words("Chưa được")); err != nil || got.SignOffAskedAt != nil {
			t.Fatalf("refused: %+v, %v", got, err)
		}
		if got, err = e.Submit(ctx, c.MOSTHead, task.ID, words("Đồng ý")); err != nil || got.Status != models.Submitted {
			t.Fatalf("submitted: %+v, %v", got, err)
		}
	})
}

func TestExtensionNeverLosesTheFirstDueDay(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		task := taskOf(t, e, "34/CT-TTg#1")
		ask := func(to deadline.Date) error {
			_, err := e.AskExtension(ctx, c.MOSTOfficer, task.ID, models.NewExtension{MoveInput: words("Chờ Luật"), To: to, LegalBasis: "Nghị định 30/2020"})
			return err
		}
		wantCode(t, "the same day", ask(task.Deadline.DueOn), models.CodeInvalid)
		wantCode(t, "a day past", ask(deadline.MustDate(2025, time.June, 26)), models.CodeInvalid)
		wantCode(t, "no day", ask(deadline.Date{}), models.CodeInvalid)
		if err := ask(deadline.MustDate(2025, time.July, 31)); err != nil {
			t.Fatal(err)
		}
		wantCode(t, "a second request", ask(deadline.MustDate(2025, time.August, 31)), models.CodeWrongState)
		got, err := e.GrantExtension(ctx, c.Office, task.ID, deadline.MustDate(2025, time.July, 15), words("Đến giữa tháng"))
		if err != nil || got.Deadline.DueOn != deadline.MustDate(2025, time.July, 15) || got.Deadline.FirstDueOn != deadline.MustDate(2025, time.June, 20) {
			t.Fatalf("granted: %+v, %v", got.Deadline, err)
		}
		if next := e.Rows(t, "SELECT next_notice_on FROM tasks WHERE id = "+fmt.Sprint(task.ID))[0][0]; next[:10] != "2025-07-08" {
			t.Errorf("next notice %s, want 7 days before the new due day", next)
		}
		full, err := e.TaskInFull(ctx, c.MOSTOfficer, task.ID)
		if err != nil || len(full.Extensions) != 1 || full.Extensions[0].State != "granted" || full.Extensions[0].Agency.Code != "G06" {
			t.Errorf("extensions %+v, %v", full.Extensions, err)
		}
	})
}

func TestOpinionIsOnTheCoordinatorsClock(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		task := taskOf(t, e, "34/CT-TTg#1")
		mps := c.MPSOfficer.Agencies()[0]
		ask := models.NewOpinion{MoveInput: words("Xin ý kiến về dự thảo"), AgencyID: c.HanoiOfficer.Agencies()[0], DueOn: deadline.MustDate(2025, time.July, 2)}
		_, err := e.AskOpinion(ctx, c.MOSTOfficer, task.ID, ask)
		wantCode(t, "who doesn't coordinate", err, models.CodeInvalid)
		ask.AgencyID = mps
		if _, err = e.AskOpinion(ctx, c.MOSTOfficer, task.ID, ask); err != nil {
			t.Fatal(err)
		}
		full, err := e.TaskInFull(ctx, c.MPSOfficer, task.ID)
		if err != nil || len(full.Opinions) != 1 || fmt.Sprint(full.Moves) != "[give_opinion]" {
			t.Fatalf("as the coordinator sees it: %+v, %v, %v", full.Opinions, full.Moves, err)
		}
		id := full.Opinions[0].ID
		_, err = e.GiveOpinion(ctx, c.MOSTOfficer, task.ID, id, words("Đồng ý"))
		wantCode(t, "the lead's own answer", err, models.CodeForbidden)
		e.Clock.Advance(8 * 24 * time.Hour) // 5 July
		if _, err = e.GiveOpinion(ctx, c.MPSOfficer, task.ID, id, words("Đồng ý, trừ Điều 3")); err != nil {
			t.Fatal(err)
		}
		_, err = e.GiveOpinion(ctx, c.MPSOfficer, task.ID, id, words("Lần nữa"))
		wantCode(t, "a second answer", err, models.CodeWrongState)
		full, err = e.TaskInFull(ctx, c.MOSTOfficer, task.ID)
		if err != nil || full.Opinions[0].DaysLate(e.Today()) != 3 || full.Opinions[0].Answer != "Đồng ý, trừ Điều 3" {
			t.Errorf("answered: %+v, %v", full.Opinions[0], err)
		}
	})
}

func TestSubtasksArePrivate(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		task := taskOf(t, e, "34/CT-TTg#1")
		b, err := e.AddSubtask(ctx, c.MOSTOfficer, task.ID, models.NewSubtask{Title: "Dự thảo phần 1", AssigneeID: c.MOSTHead.UserID, DueOn: deadline.MustDate(2025, time.June, 30)})
		if err != nil {
			t.Fatal(err)
		}
		_, err = e.AddSubtask(ctx, c.MOSTOfficer, task.ID, models.NewSubtask{Title: "Phần 2", AssigneeID: c.MPSOfficer.UserID})
		wantCode(t, "a person of another agency", err, models.CodeInvalid)
		_, err = e.AddSubtask(ctx, c.MPSOfficer, task.ID, models.NewSubtask{Title: "Phần 2"})
		wantCode(t, "the coordinator", err, models.CodeForbidden)
		for name, actor := range map[string]models.Actor{"coordinator": c.MPSOfficer, "office": c.Office, "working group": c.WorkingGroup} {
			if seen, err := e.Subtasks(ctx, actor, task.ID); err != nil || len(seen) != 0 {
				t.Errorf("%s sees %+v, %v", name, seen, err)
			}
		}
		if _, err = e.ChangeSubtask(ctx, c.MOSTHead, task.ID, b.ID, models.NewSubtask{Title: b.Title, Done: true, Version: b.Version}); err != nil {
			t.Fatal(err)
		}
		_, err = e.ChangeSubtask(ctx, c.MOSTOfficer, task.ID, b.ID, models.NewSubtask{Title: "Khác", Version: b.Version})
		wantCode(t, "a stale change", err, models.CodeStale)
		if seen, err := e.Subtasks(ctx, c.MOSTOfficer, task.ID); err != nil || len(seen) != 1 || seen[0].DoneOn != e.Today() {
			t.Errorf("%+v, %v", seen, err)
		}
		if err := e.RemoveSubtask(ctx, c.MOSTOfficer, task.ID, b.ID); err != nil {
			t.Error(err)
		}
	})
}

func TestASubstituteActsForTheAbsent(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		task := taskOf(t, e, "34/CT-TTg#1")
		today := e.Today()
		_, err := e.AddSubstitution(ctx, c.MPSOfficer, models.NewSubstitution{UserID: c.MOSTOfficer.UserID, Substitute: modelstest.MPSOfficer, From: today, To: today})
		wantCode(t, "a substitute for somebody else", err, models.CodeForbidden)
		sub, err := e.AddSubstitution(ctx, c.MOSTOfficer, models.NewSubstitution{Substitute: modelstest.HanoiOfficer, From: today, To: today.AddDays(3), Reason: "Nghỉ phép"})
		if err != nil {
			t.Fatal(err)
		}
		hanoi, err := e.ActorByUser(ctx, c.HanoiOfficer.UserID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = e.Acknowledge(ctx, hanoi, task.ID, words("")); err != nil {
			t.Fatalf("in the absent one's place: %v", err)
		}
		entry := e.Rows(t, "SELECT actor, acting_for FROM audit_entries WHERE action = 'task.acknowledge'")
		if len(entry) != 1 || entry[0][0] != "Phạm Thu Hà" || entry[0][1] != "Trần Minh Anh" {
			t.Errorf("trail %v", entry)
		}
		if err = e.EndSubstitution(ctx, c.MOSTOfficer, sub.ID); err != nil {
			t.Fatal(err)
		}
		if hanoi, err = e.ActorByUser(ctx, c.HanoiOfficer.UserID); err != nil {
			t.Fatal(err)
		}
		_, err = e.Submit(ctx, hanoi, task.ID, words("Xong"))
		wantCode(t, "after it ended", err, models.CodeNotFound)
	})
}

func TestBulkTellsEachResult(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		ids := copies(t, e, "34/CT-TTg#1", 10)
		var items []models.BulkItem
		for i, id := range ids {
			if i < 9 {
				reach(t, e, c, id, models.Submitted)
			}
			items = append(items, models.BulkItem{TaskID: id})
		}
		items[3].Version = 1 // seen long ago
		results, err := e.BulkMove(ctx, c.Office, models.MoveAccept, items, "", models.ViaPage)
		if err != nil || len(results) != 10 {
			t.Fatal(results, err)
		}
		for i, r := range results {
			want := models.Code("")
			if i == 3 {
				want = models.CodeStale
			} else if i == 9 {
				want = models.CodeWrongState
			}
			wantCode(t, fmt.Sprint("row ", i), r.Err, want)
		}
		_, err = e.BulkMove(ctx, c.Office, models.MoveSubmit, items, "", models.ViaPage)
		wantCode(t, "a move that is none for many", err, models.CodeInvalid)
	})
}

// 16 writers on one task: each version is won by exactly one, and every report that was taken stands
// in the history with its words.
func TestSixteenWritersOnOneTask(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		id := taskOf(t, e, "34/CT-TTg#1").ID
		var mu sync.Mutex
		won := map[int64]int{}
		said := map[string]bool{}
		var all sync.WaitGroup
		for w := range 16 {
			all.Go(func() {
				for n := range 5 {
					for {
						seen, err := e.Task(ctx, c.MOSTOfficer, id)
						if err != nil {
							t.Error(err)
							return
						}
						text := fmt.Sprintf("người %d, lần %d", w, n)
						got, err := e.ReportProgress(ctx, c.MOSTOfficer, id, models.NewProgress{Version: seen.Version, Words: text, Via: models.ViaAPI})
						if models.CodeOf(err) == models.CodeStale {
							continue
						}
						if err != nil {
							t.Error(err)
							return
						}
						mu.Lock()
						won[got.Version]++
						said[text] = true
						mu.Unlock()
						break
					}
				}
			})
		}
		all.Wait()
		for v, n := range won {
			if n != 1 {
				t.Errorf("version %d was won by %d", v, n)
			}
		}
		past, err := e.Timeline(ctx, c.MOSTOfficer, id)
		if err != nil || len(past.Progress) != 80 || len(said) != 80 {
			t.Fatalf("%d reports in the history, %d taken, %v", len(past.Progress), len(said), err)
		}
		for _, p := range past.Progress {
			if !said[p.Words] {
				t.Errorf("%q was never taken", p.Words)
			}
		}
	})
}
