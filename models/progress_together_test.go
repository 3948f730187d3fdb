package models_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// reportTogether has eight people report on a task at the same moment and gives the versions that their
// reports made, in order, and how many were refused as stale.
func reportTogether(t *testing.T, e *modelstest.Env, actor models.Actor, task int64, n models.NewProgress) (made []int64, stale int) {
	t.Helper()
	start := make(chan struct{})
	var mu sync.Mutex
	var wait sync.WaitGroup
	for i := range 8 {
		n.Words = fmt.Sprintf("Báo cáo %d", i)
		report := n
		wait.Go(func() {
			<-start
			got, err := e.ReportProgress(t.Context(), actor, task, report)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case models.CodeOf(err) == models.CodeStale:
				stale++
			case err != nil:
				t.Error(err)
			default:
				made = append(made, got.Version)
			}
		})
	}
	close(start)
	wait.Wait()
	slices.Sort(made)
	return made, stale
}

// TestReportsAtTheSameMomentAllCount: who names no version is never refused for another's report, and
// each report stands on the timeline and on the record.
func TestReportsAtTheSameMomentAllCount(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		page, err := e.Tasks(t.Context(), c.MOSTOfficer, models.TaskFilter{Open: true, AgencyIDs: c.MOSTOfficer.Agencies()})
		if err != nil {
			t.Fatal(err)
		}
		task := page.Tasks[0]
		made, stale := reportTogether(t, e, c.MOSTOfficer, task.ID, models.NewProgress{Via: models.ViaPage})
		if len(made) != 8 || stale != 0 {
			t.Fatalf("%d reports taken, %d stale, want all 8 taken", len(made), stale)
		}
		for i, v := range made {
			if v != task.Version+int64(i)+1 {
				t.Errorf("versions %v after %d: each report makes the next", made, task.Version)
			}
		}
		same := models.NewProgress{Via: models.ViaPage, Version: made[7]}
		if made, stale = reportTogether(t, e, c.MOSTOfficer, task.ID, same); len(made) != 1 || stale != 7 {
			t.Errorf("of eight reports on one version %d were taken and %d stale, want 1 and 7", len(made), stale)
		}
		lines := e.Rows(t, "SELECT COUNT(*), COUNT(DISTINCT words) FROM progress WHERE task_id = "+fmt.Sprint(task.ID))
		entries := e.Rows(t, "SELECT COUNT(*), COUNT(DISTINCT after) FROM audit_entries WHERE action = 'task.progress' AND object_id = "+fmt.Sprint(task.ID))
		if lines[0][0] != "9" || entries[0][0] != "9" || entries[0][1] != "9" {
			t.Errorf("%v lines on the timeline and %v entries on the record, want 9 of each", lines, entries)
		}
	})
}
