package models_test

import (
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// figures reads all there is of them, for every way to ask that the kept sums can answer.
func figures(t *testing.T, e *modelstest.Env, actor models.Actor) map[string]any {
	t.Helper()
	out := map[string]any{}
	for name, f := range map[string]models.CountFilter{
		"all": {}, "as it was": {Boundary: models.AsItWas}, "provinces": {Kind: "province"}, "data": {Category: "data"}, "key": {KeyTasks: true},
		"one agency": {AgencyIDs: []int64{1_000_007}}, "ministries as they were": {Kind: "ministry", Boundary: models.AsItWas},
	} {
		whole, err := e.Tally(t.Context(), actor, f)
		if err != nil {
			t.Fatal(name, err)
		}
		agencies, err := e.AgencyTallies(t.Context(), actor, f)
		if err != nil {
			t.Fatal(name, err)
		}
		categories, err := e.CategoryTallies(t.Context(), actor, f)
		if err != nil {
			t.Fatal(name, err)
		}
		weeks, err := e.Weeks(t.Context(), actor, f, e.Today().AddDays(-90), e.Today().AddDays(90))
		if err != nil {
			t.Fatal(name, err)
		}
		out[name+": whole"], out[name+": weeks"] = whole, weeks
		for _, a := range agencies {
			out[name+": "+a.Agency.Code] = a.Tally
		}
		for c, tally := range categories {
			if tally != (models.Tally{}) {
				out[name+": category "+c] = tally
			}
		}
	}
	for k, v := range out {
		if v == (models.Tally{}) {
			delete(out, k)
		}
	}
	return out
}

// counted has the same figures counted from the tasks: figures of another day are of no use.
func counted(t *testing.T, e *modelstest.Env, actor models.Actor) map[string]any {
	t.Helper()
	kept := e.Rows(t, "SELECT day FROM figures_state")[0][0]
	e.Exec(t, "UPDATE figures_state SET day = NULL")
	out := figures(t, e, actor)
	if kept != "" {
		e.Exec(t, "UPDATE figures_state SET day = '"+kept[:10]+"'")
	}
	return out
}

func same(t *testing.T, when string, kept, want map[string]any) {
	t.Helper()
	for k, v := range want {
		if !reflect.DeepEqual(kept[k], v) {
			t.Errorf("%s, %s: kept %+v, counted %+v", when, k, kept[k], v)
		}
		delete(kept, k)
	}
	for k, v := range kept {
		t.Errorf("%s, %s: kept %+v, counted nothing", when, k, v)
	}
}

// What is kept is what is counted: after the sums are made, after changes beside them, after those are
// added up, on the next day, and for readers who see less.
func TestKeptFiguresAreThoseCounted(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		e.Fill(t, 3000)
		e.Exec(t, "UPDATE provisions SET category = CASE id % 3 WHEN 0 THEN 'data' WHEN 1 THEN 'security' ELSE '' END")
		e.Exec(t, "UPDATE tasks SET key_task = (id % 11 = 0), blockers = CASE WHEN id % 13 = 0 THEN 1 ELSE 0 END")
		keep := func() {
			t.Helper()
			if _, err := e.KeepFigures(t.Context(), modelstest.System); err != nil {
				t.Fatal(err)
			}
			if due, err := e.Upkeep(t.Context(), modelstest.System); err != nil || due.Figures {
				t.Fatal("the figures want keeping right after they were kept", err)
			}
		}
		compare := func(when string) {
			t.Helper()
			for who, actor := range map[string]models.Actor{"office": c.Office, "working group": c.WorkingGroup} {
				same(t, when+", "+who, figures(t, e, actor), counted(t, e, actor))
			}
		}
		if due, err := e.Upkeep(t.Context(), modelstest.System); err != nil || !due.Figures {
			t.Fatal("figures never kept do not want keeping", err)
		}
		keep()
		compare("summed")
		if all := figures(t, e, c.Office)["all: whole"].(models.Tally); all.Overdue == 0 || all.AtRisk == 0 || all.CompletedLate == 0 || all.Ages[3] == 0 {
			t.Fatalf("the figures say little: %+v", all)
		}
		reach(t, e, c, copies(t, e, "34/CT-TTg#1", 1)[0], models.Submitted)
		e.Exec(t, "UPDATE tasks SET status = 'completed', open = FALSE, submitted_on = '2025-06-20', due_on = '2025-06-19' WHERE id % 17 = 0")
		e.Exec(t, "UPDATE tasks SET lead_id = (SELECT id FROM agencies WHERE code = 'X9') WHERE lead_id = (SELECT id FROM agencies WHERE code = 'X8')")
		compare("changed since")
		keep()
		compare("added up")
		e.Exec(t, "UPDATE directives SET confidential = TRUE WHERE id % 4 = 0")
		compare("confidential")
		keep()
		compare("confidential, summed anew")
		e.Clock.Advance(24 * time.Hour)
		compare("the next day")
		keep()
		compare("the next day, summed anew")
		if _, err := e.KeepFigures(t.Context(), c.Office); err == nil {
			t.Error("a person keeps figures")
		}
	})
}

// While many report, the figures are summed again and again; every reading has all tasks in it, and
// when all is quiet the figures are those counted.
func TestFiguresAreKeptWhileManyReportAtOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ids := copies(t, e, "34/CT-TTg#1", 40)
		if _, err := e.KeepFigures(t.Context(), modelstest.System); err != nil {
			t.Fatal(err)
		}
		whole, err := e.Tally(t.Context(), c.Office, models.CountFilter{})
		if err != nil {
			t.Fatal(err)
		}
		var work, keeping sync.WaitGroup
		stop := make(chan struct{})
		for range 2 {
			keeping.Go(func() {
				for {
					select {
					case <-stop:
						return
					default:
					}
					if _, err := e.KeepFigures(t.Context(), modelstest.System); err != nil {
						t.Error(err)
						return
					}
					now, err := e.Tally(t.Context(), c.Office, models.CountFilter{})
					if err != nil || now.Total() != whole.Total() {
						t.Errorf("%d tasks are counted, there are %d, %v", now.Total(), whole.Total(), err)
						return
					}
				}
			})
		}
		for w := range 4 {
			work.Go(func() {
				for i := w; i < len(ids); i += 4 {
					if _, err := e.Acknowledge(t.Context(), c.MOSTOfficer, ids[i], models.MoveInput{Via: models.ViaPage}); err != nil {
						t.Error(err)
					}
					task, err := e.Task(t.Context(), c.MOSTOfficer, ids[i])
					if err != nil {
						t.Error(err)
						continue
					}
					percent := 60
					if _, err := e.ReportProgress(t.Context(), c.MOSTOfficer, ids[i], models.NewProgress{Version: task.Version, Percent: &percent, Words: fmt.Sprint("Bước ", i), Via: models.ViaPage}); err != nil {
						t.Error(err)
					}
				}
			})
		}
		work.Wait()
		close(stop)
		keeping.Wait()
		same(t, "quiet again", figures(t, e, c.Office), counted(t, e, c.Office))
	})
}

// The rule as SQL and the rule on a task say the same, and each reason is met.
func TestTasksAtRiskAreThoseCounted(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		e.Fill(t, 1500)
		e.Exec(t, "UPDATE tasks SET blockers = CASE WHEN id % 13 = 0 THEN 1 ELSE 0 END, forecast_on = CASE WHEN id % 7 = 0 THEN due_on WHEN id % 7 = 1 THEN '2025-12-30' END")
		for i, at := range []string{"2025-06-17 16:59:59+00:00", "2025-06-17 17:00:00+00:00", "2025-06-26 00:00:00+00:00"} {
			e.Exec(t, fmt.Sprintf("UPDATE tasks SET last_progress_at = '%s' WHERE id %% 4 = %d", at, i))
		}
		want, met := 0, map[models.RiskReason]int{}
		f := models.TaskFilter{Limit: models.MaxLimit}
		for {
			page, err := e.Tasks(t.Context(), c.Office, f)
			if err != nil {
				t.Fatal(err)
			}
			for _, task := range page.Tasks {
				why := task.Risks(e.Today(), e.Zone())
				for _, r := range why {
					met[r]++
				}
				want += min(1, len(why))
			}
			if f.Cursor = page.NextCursor; f.Cursor == "" {
				break
			}
		}
		got, err := e.Tally(t.Context(), c.Office, models.CountFilter{})
		if err != nil || got.AtRisk != want || len(met) != 3 {
			t.Errorf("%d at risk are counted, %d tasks are (%v), %v", got.AtRisk, want, met, err)
		}
	})
}

func TestWeeksBeginOnMondays(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		weeks, err := e.Weeks(t.Context(), c.Office, models.CountFilter{}, deadline.MustDate(2025, 6, 29), deadline.MustDate(2025, 6, 30))
		if err != nil || len(weeks) != 2 || weeks[0].Monday != deadline.MustDate(2025, 6, 23) || weeks[1].Monday != deadline.MustDate(2025, 6, 30) {
			t.Errorf("a Sunday and the Monday after it: %+v, %v", weeks, err)
		}
	})
}
