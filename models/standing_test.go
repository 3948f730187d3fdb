package models_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
	"dondoc/models/standing"
)

// The rates are those of the tasks themselves, counted one by one; who has fewer than five due has no rank.
func TestStandingsAreThoseOfTheTasks(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		e.Fill(t, 1500)
		type figures struct{ onTime, inherited, updated standing.Rate }
		want := map[int64]figures{}
		f := models.TaskFilter{Limit: models.MaxLimit}
		for {
			page, err := e.Tasks(t.Context(), c.Office, f)
			if err != nil {
				t.Fatal(err)
			}
			for _, task := range page.Tasks {
				x := want[task.Lead.ID]
				rate := &x.onTime
				if task.Inherited() {
					rate = &x.inherited
				}
				switch task.Timeliness(e.Today()) {
				case models.CompletedOnTime:
					rate.Part++
					rate.Whole++
				case models.CompletedLate, models.Overdue:
					rate.Whole++
				}
				if task.Status.Open() && task.Status != models.Submitted {
					x.updated.Whole++
					if task.LastProgressAt != nil && e.Clock.Now().Sub(*task.LastProgressAt) < 13*24*time.Hour {
						x.updated.Part++
					}
				}
				want[task.Lead.ID] = x
			}
			if f.Cursor = page.NextCursor; f.Cursor == "" {
				break
			}
		}
		all, whole, err := e.Standings(t.Context(), c.WorkingGroup, models.StandingFilter{})
		if err != nil || len(all) != len(want) || whole.Whole == 0 {
			t.Fatalf("%d standings of %d agencies, %v", len(all), len(want), err)
		}
		last := 2.0
		for _, x := range all {
			w := want[x.Agency.ID]
			if x.OnTime != w.onTime || x.Inherited != w.inherited || x.Updated.Whole != w.updated.Whole || x.Updated.Part < w.updated.Part {
				t.Errorf("%s: %+v, want %+v", x.Agency.Code, x, w)
			}
			if (x.Rank > 0) != (x.OnTime.Whole >= standing.LeastRanked) {
				t.Errorf("%s: rank %d of %d due", x.Agency.Code, x.Rank, x.OnTime.Whole)
			}
			if low, _ := x.OnTime.Wilson(); x.Rank > 0 {
				if low > last {
					t.Errorf("%s ranks after who has less", x.Agency.Code)
				}
				last = low
			}
		}
		old, _, err := e.Standings(t.Context(), c.WorkingGroup, models.StandingFilter{Boundary: models.AsItWas})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range old {
			if x.Inherited.Whole != 0 {
				t.Errorf("under the boundary of old %s inherited %d", x.Agency.Code, x.Inherited.Whole)
			}
		}
		for _, actor := range []models.Actor{c.MOSTHead, c.Viewer, {}} {
			if _, _, err := e.Standings(t.Context(), actor, models.StandingFilter{}); models.CodeOf(err) != models.CodeForbidden {
				t.Errorf("%s: %v", actor.Name, err)
			}
		}
	})
}

// standingOf is the standing of the agency with the code.
func standingOf(t *testing.T, e *modelstest.Env, actor models.Actor, code string) models.Standing {
	t.Helper()
	all, _, err := e.Standings(t.Context(), actor, models.StandingFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range all {
		if x.Agency.Code == code {
			return x
		}
	}
	t.Fatalf("no standing of %s", code)
	return models.Standing{}
}

// A task late only while it waits for another agency counts neither way, and its days are charged to who
// must act; waiting for oneself excuses nothing.
func TestLatenessIsChargedToWhoMustAct(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		mps, hue := c.MPSOfficer.Agencies()[0], c.HanoiOfficer.Agencies()[0]
		tasks, err := e.TasksByRef(t.Context(), c.Office, []string{"34/CT-TTg#2"}) // Public Security's, due on 30 June
		if err != nil || len(tasks) != 1 {
			t.Fatal(tasks, err)
		}
		raise := func(must int64) {
			t.Helper()
			if _, err := e.RaiseBottleneck(t.Context(), c.MPSOfficer, tasks[0].ID, models.NewRaisedBottleneck{MoveInput: models.MoveInput{Words: "Chờ", Via: models.ViaPage}, Category: "data", MustAct: []int64{must}}); err != nil {
				t.Fatal(err)
			}
		}
		raise(mps)
		e.Clock.Advance(5 * 24 * time.Hour) // 2 July: two days late
		if x := standingOf(t, e, c.Office, "G01"); x.OnTime != (standing.Rate{Part: 0, Whole: 1}) || x.Excused != 0 || x.Charged != 0 {
			t.Errorf("waiting for itself: %+v", x)
		}
		e.Exec(t, "UPDATE bottleneck_agencies SET agency_id = "+fmt.Sprint(hue)+" WHERE bottleneck_id = (SELECT MAX(id) FROM bottlenecks)")
		if x := standingOf(t, e, c.Office, "G01"); x.OnTime.Whole != 0 || x.Excused != 1 {
			t.Errorf("waiting for another: %+v", x)
		}
		if x := standingOf(t, e, c.Office, "H26"); x.Charged != 2 {
			t.Errorf("%d days are charged, want 2", x.Charged)
		}
		list, err := e.ListBottlenecks(t.Context(), c.Office, models.BottleneckFilter{Category: "data"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.MoveBottleneck(t.Context(), c.Office, list.Rows[0].ID, models.BottleneckResolve, models.BottleneckInput{Words: "Xong"}); err != nil {
			t.Fatal(err)
		}
		e.Clock.Advance(24 * time.Hour)
		if x := standingOf(t, e, c.Office, "G01"); x.OnTime.Whole != 1 || x.Excused != 0 {
			t.Errorf("late on its own account since: %+v", x)
		}
		if x := standingOf(t, e, c.Office, "H26"); x.Charged != 1 { // the day it was settled is no day of waiting
			t.Errorf("%d days are charged, want 1", x.Charged)
		}
	})
}

func TestSignsStandBesideTheRate(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ids := copies(t, e, "34/CT-TTg#1", 20)
		first := func(n int) string { return fmt.Sprintf("id >= %d AND id < %d", ids[0], ids[0]+int64(n)) }
		report, _, err := e.CompileReport(t.Context(), modelstest.System, models.DefaultReportSchedule(), models.Period{From: day(2025, 6, 21), To: day(2025, 6, 25)})
		if err != nil || report.ID == 0 {
			t.Fatal(err)
		}
		// Twelve results in, ten of them in the three days before the report; one with evidence.
		e.Exec(t, "UPDATE tasks SET status = 'completed', open = FALSE, submitted_on = '2025-06-24', finished_on = '2025-06-25' WHERE "+first(10))
		e.Exec(t, fmt.Sprintf("UPDATE tasks SET status = 'completed', open = FALSE, submitted_on = '2025-06-10', finished_on = '2025-06-11' WHERE id IN (%d, %d)", ids[10], ids[11]))
		e.Exec(t, fmt.Sprintf("INSERT INTO evidence (task_id, agency_id, kind, name, added_at) SELECT id, lead_id, 'document', '1/BC', '2025-06-20 00:00:00+00:00' FROM tasks WHERE id = %d", ids[0]))
		e.Exec(t, fmt.Sprintf("UPDATE tasks SET due_on = '2025-08-01' WHERE id IN (%d, %d)", ids[12], ids[13]))
		if _, err := e.Reopen(t.Context(), c.Office, ids[11], models.MoveInput{Words: "Chưa đủ", Via: models.ViaPage}); err != nil {
			t.Fatal(err)
		}
		for _, said := range []struct {
			id    int64
			at    string
			words string
		}{{ids[14], "2025-04-01", "Đang làm"}, {ids[14], "2025-06-20", "Đang làm"}, {ids[15], "2025-06-01", "Đang làm"}, {ids[15], "2025-06-20", "Đang làm"}, {ids[16], "2025-04-01", "Bắt đầu"}, {ids[16], "2025-06-20", "Đang làm"}} {
			e.Exec(t, fmt.Sprintf("INSERT INTO progress (task_id, at, via, status_from, status_to, percent, words) VALUES (%d, '%s 03:00:00+00:00', 'page', 'in_progress', 'in_progress', 10, '%s')", said.id, said.at, said.words))
		}
		s := standingOf(t, e, c.Office, "G06").Signs
		if s.Lump != (standing.Rate{Part: 10, Whole: 11}) || !s.Lumped || s.Redated != 2 || s.Reopened != 1 || s.NoEvidence != (standing.Rate{Part: 10, Whole: 11}) || s.Unchanged != 1 {
			t.Errorf("%+v", s)
		}
	})
}

// Drafts become marks only by a person of the working group, once, and with the figures of that day.
func TestWhoIsCommendedIsConfirmedByAPerson(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ids := copies(t, e, "34/CT-TTg#1", 12)
		e.Exec(t, fmt.Sprintf("UPDATE tasks SET addressee_id = lead_id, status = 'completed', open = FALSE, submitted_on = '2025-06-19', finished_on = '2025-06-19' WHERE id >= %d", ids[0]))
		copies(t, e, "34/CT-TTg#3@H26", 20) // overdue
		most, few := c.MOSTOfficer.Agencies()[0], c.Viewer.Agencies()[0]
		for who, x := range map[string]struct {
			actor models.Actor
			n     models.NewStandingMark
			want  models.Code
		}{
			"the office":        {c.Office, models.NewStandingMark{AgencyID: most, Kind: standing.Commend}, models.CodeForbidden},
			"the agency":        {c.MOSTHead, models.NewStandingMark{AgencyID: most, Kind: standing.Commend}, models.CodeForbidden},
			"the system":        {modelstest.System, models.NewStandingMark{AgencyID: most, Kind: standing.Commend}, models.CodeForbidden},
			"without a rank":    {c.WorkingGroup, models.NewStandingMark{AgencyID: few, Kind: standing.Criticise}, models.CodeInvalid},
			"no such agency":    {c.WorkingGroup, models.NewStandingMark{AgencyID: 4242, Kind: standing.Criticise}, models.CodeInvalid},
			"neither":           {c.WorkingGroup, models.NewStandingMark{AgencyID: most, Kind: "praise"}, models.CodeInvalid},
			"control character": {c.WorkingGroup, models.NewStandingMark{AgencyID: most, Kind: standing.Commend, Words: "a\x00"}, models.CodeInvalid},
		} {
			if _, err := e.ConfirmStanding(t.Context(), x.actor, x.n); models.CodeOf(err) != x.want {
				t.Errorf("%s: %v, want %s", who, err, x.want)
			}
		}
		if x := standingOf(t, e, c.Office, "G06"); x.Draft != standing.Commend || x.Mark != nil {
			t.Errorf("before: %+v", x)
		}
		if x := standingOf(t, e, c.Office, "H26"); x.Draft != standing.Criticise {
			t.Errorf("whose every task is overdue: %+v", x)
		}
		var won atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				_, err := e.ConfirmStanding(context.Background(), c.WorkingGroup, models.NewStandingMark{AgencyID: most, Kind: standing.Commend, Words: "Đúng hạn"})
				if err == nil {
					won.Add(1)
				} else if models.CodeOf(err) != models.CodeConflict {
					t.Error(err)
				}
			})
		}
		all.Wait()
		marks, err := e.StandingMarks(t.Context(), c.Office)
		if err != nil || won.Load() != 1 || len(marks) != 1 || marks[0].By != "Tổ công tác" || marks[0].OnTime != 12 || marks[0].Due != 12 || marks[0].Day != e.Today() {
			t.Fatalf("%d confirmed, %+v, %v", won.Load(), marks, err)
		}
		if err := e.WithdrawStanding(t.Context(), c.Office, marks[0].ID); models.CodeOf(err) != models.CodeForbidden {
			t.Error(err)
		}
		if err := e.WithdrawStanding(t.Context(), c.WorkingGroup, marks[0].ID); err != nil {
			t.Error(err)
		}
		if err := e.WithdrawStanding(t.Context(), c.WorkingGroup, marks[0].ID); models.CodeOf(err) != models.CodeNotFound {
			t.Error(err)
		}
		if recorded := e.Rows(t, "SELECT action FROM audit_entries WHERE object = 'standing' ORDER BY id"); len(recorded) != 2 {
			t.Errorf("recorded: %v", recorded)
		}
	})
}
