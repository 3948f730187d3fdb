package seeds_test

import (
	"slices"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
	"dondoc/seeds"
)

// The ministries' merger lies behind 27 June 2025, that of the provinces ahead; on 2 July it moves
// the open tasks of 52 provinces and nothing that was finished.
func mergersPassOnWhatIsOpen(t *testing.T, e *modelstest.Env, demo seeds.Demo) {
	if len(demo.Summary.Ahead) != 1 || demo.Summary.Ahead[0].Key != "provinces-2025-07-01" {
		t.Errorf("ahead: %+v", demo.Summary.Ahead)
	}
	const closed = `SELECT t.id, a.key, t.open FROM tasks t JOIN agencies a ON a.id = t.lead_id WHERE a.valid_to IS NOT NULL AND a.valid_to < '2025-06-27' ORDER BY t.id`
	finished := e.Rows(t, closed)
	if len(finished) < 100 {
		t.Errorf("closed ministries finished %d tasks", len(finished))
	}
	for _, row := range finished {
		if row[2] == "1" || row[2] == "true" {
			t.Errorf("task %s is open with %s, which is closed", row[0], row[1])
		}
	}
	const ofMIC = `SELECT t.ref, l.key FROM tasks t JOIN agencies a ON a.id = t.addressee_id JOIN agencies l ON l.id = t.lead_id WHERE a.key = 'mic_old' AND t.open`
	open := e.Rows(t, ofMIC)
	if len(open) == 0 {
		t.Error("none of MIC's tasks is open")
	}
	for _, row := range open {
		if row[1] != "most" {
			t.Errorf("%s is with %s, want most", row[0], row[1])
		}
	}
	const byProvince = `SELECT t.id, t.lead_id, t.open FROM tasks t JOIN agencies a ON a.id = t.lead_id WHERE a.key LIKE 'p63%' AND a.key <> 'p63_thua_thien_hue' ORDER BY t.id`
	before := e.Rows(t, byProvince)
	later := e.WithClock(at(day(2025, time.July, 2), 8))
	acts, err := later.ApplyActs(t.Context(), modelstest.System)
	if err != nil || len(acts) != 1 {
		t.Fatal(acts, err)
	}
	wantMoved, kept := 0, [][]string{}
	for _, row := range before {
		if row[2] == "1" || row[2] == "true" {
			wantMoved++
		} else {
			kept = append(kept, row)
		}
	}
	if acts[0].TasksMoved != wantMoved || wantMoved < 1000 {
		t.Errorf("%d tasks moved, want %d", acts[0].TasksMoved, wantMoved)
	}
	if after := e.Rows(t, byProvince); !slices.EqualFunc(after, kept, slices.Equal) {
		t.Errorf("%d finished tasks stay with the old provinces, want %d", len(after), len(kept))
	}
	froms := e.Rows(t, `SELECT DISTINCT x.from_id FROM task_transfers x JOIN acts c ON c.id = x.act_id WHERE c.key = 'provinces-2025-07-01'`)
	if len(froms) != 52 {
		t.Errorf("%d provinces passed tasks on, want 52", len(froms))
	}
	if left := e.Rows(t, `SELECT t.id FROM tasks t JOIN agencies a ON a.id = t.lead_id WHERE t.open AND a.valid_to < '2025-07-02'`); len(left) != 0 {
		t.Errorf("%d open tasks are left with closed agencies", len(left))
	}
}

// Reports by either boundary tell of the same tasks: as it was under the ministry the directive named,
// by successor under today's. What MIC reported stays under its own name.
func boundariesAgree(t *testing.T, e *modelstest.Env) {
	ctx := t.Context()
	count := func(b models.Boundary) (map[string]models.Tally, models.Tally) {
		t.Helper()
		tallies, err := e.AgencyTallies(ctx, modelstest.System, models.CountFilter{Boundary: b})
		if err != nil {
			t.Fatal(err)
		}
		by, sum := map[string]models.Tally{}, models.Tally{}
		for _, a := range tallies {
			by[a.Agency.Key] = a.Tally
			sum.CompletedOnTime += a.CompletedOnTime
			sum.CompletedLate += a.CompletedLate
			sum.InTerm += a.InTerm
			sum.Overdue += a.Overdue
			sum.CompletedUndated += a.CompletedUndated
			sum.Undated += a.Undated
			sum.Inherited += a.Inherited
		}
		return by, sum
	}
	was, wasSum := count(models.AsItWas)
	now, nowSum := count(models.BySuccessor)
	if wasSum != nowSum || wasSum.Total() == 0 || wasSum.Inherited == 0 {
		t.Errorf("as it was %+v, by successor %+v", wasSum, nowSum)
	}
	mic, micNow := was["mic_old"], now["mic_old"]
	unfinished := func(c models.Tally) int { return c.InTerm + c.Overdue + c.Undated }
	if mic.Inherited == 0 || unfinished(mic) == 0 || unfinished(micNow) != 0 || mic.Total() != micNow.Total()+mic.Inherited {
		t.Errorf("MIC as it was %+v, by successor %+v", mic, micNow)
	}
	if got := now["most"].Inherited; got < mic.Inherited {
		t.Errorf("MOST inherited %d, MIC passed on %d", got, mic.Inherited)
	}
	const reports = `SELECT a.key, COUNT(*) FROM progress p JOIN tasks t ON t.id = p.task_id JOIN agencies o ON o.id = t.addressee_id JOIN agencies a ON a.id = p.agency_id
		WHERE o.key = 'mic_old' AND p.at < '2025-02-28' AND a.key IN ('mic_old', 'most') GROUP BY a.key`
	if rows := e.Rows(t, reports); len(rows) != 1 || rows[0][0] != "mic_old" {
		t.Errorf("what was reported before the merger stands under %v", rows)
	}
}
