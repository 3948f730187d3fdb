package models_test

import (
	"fmt"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// TestTimelinessInSQLIsTimeliness enters a task for every status, due day and day of submission around
// today, and compares the lists by timeliness, which SQL makes, with Task.Timeliness.
func TestTimelinessInSQLIsTimeliness(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		var dueDays, submittedDays []string
		for _, offset := range []int{-400, -8, -1, 0, 1, 6, 7, 8, 400} {
			dueDays = append(dueDays, e.Today().AddDays(offset).String())
		}
		for _, offset := range []int{-401, -9, -8, -2, -1, 0} {
			submittedDays = append(submittedDays, e.Today().AddDays(offset).String())
		}
		n := 0
		for _, status := range models.Statuses {
			for _, due := range append(dueDays, "") {
				days := submittedDays
				if status != models.Submitted && status != models.Completed {
					days = []string{"", e.Today().AddDays(-1).String()} // a returned one keeps its day
				}
				for _, submitted := range days {
					n++
					e.Exec(t, fmt.Sprintf(`INSERT INTO tasks (ref, directive_id, provision_id, addressee_id, lead_id, period, status, open, due_on, submitted_on, created_at, updated_at)
						SELECT 'x#%d', directive_id, provision_id, addressee_id, lead_id, 'x%d', '%s', %t, %s, %s, created_at, updated_at FROM tasks WHERE ref = '34/CT-TTg#1'`,
						n, n, status, status.Open(), quoted(due), quoted(submitted)))
				}
			}
		}
		all := allTasks(t, e, c.Office, models.TaskFilter{Sort: "id"})
		if len(all) != n+6 {
			t.Fatalf("%d tasks, want %d", len(all), n+6)
		}
		for _, today := range []deadline.Date{e.Today(), e.Today().AddDays(1), e.Today().AddDays(8)} {
			e.Clock.Advance(time.Duration(e.Today().DaysUntil(today)) * 24 * time.Hour)
			listed := map[int64]models.Timeliness{}
			for _, w := range models.Timelinesses {
				for _, task := range allTasks(t, e, c.Office, models.TaskFilter{Timeliness: w}) {
					if other, twice := listed[task.ID]; twice {
						t.Errorf("%s %s due %s: both %s and %s", task.Ref, task.Status, task.Deadline.DueOn, other, w)
					}
					listed[task.ID] = w
				}
			}
			for _, task := range all {
				if want := task.Timeliness(today); listed[task.ID] != want {
					t.Errorf("on %s: %s due %s submitted %s is %q, listed as %q", today, task.Status, task.Deadline.DueOn, task.SubmittedOn, want, listed[task.ID])
				}
			}
		}
	})
}

// allTasks reads a list to its end.
func allTasks(t *testing.T, e *modelstest.Env, actor models.Actor, f models.TaskFilter) []models.Task {
	t.Helper()
	var all []models.Task
	for f.Limit = models.MaxLimit; ; {
		page, err := e.Tasks(t.Context(), actor, f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, page.Tasks...)
		if f.Cursor = page.NextCursor; f.Cursor == "" {
			return all
		}
	}
}

func quoted(day string) string {
	if day == "" {
		return "NULL"
	}
	return "'" + day + "'"
}
