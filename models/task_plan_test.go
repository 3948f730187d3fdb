package models_test

import (
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// TestTaskListsReadTheirOrderOffAnIndex: what is asked for all day must not sort a whole table, on the
// first page or on a later one.
func TestTaskListsReadTheirOrderOffAnIndex(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		e.Fill(t, 20_000)
		for name, want := range map[string]struct {
			filter models.TaskFilter
			index  string
		}{
			"overdue":              {models.TaskFilter{Timeliness: models.Overdue}, "tasks_open_due"},
			"overdue, the newest":  {models.TaskFilter{Timeliness: models.Overdue, Sort: "-due"}, "tasks_open_due"},
			"due soon":             {models.TaskFilter{Timeliness: models.DueSoon}, "tasks_open_due"},
			"unfinished":           {models.TaskFilter{Open: true}, "tasks_open_due"},
			"overdue of an agency": {models.TaskFilter{Timeliness: models.Overdue, Agency: "X7"}, "tasks_lead_open_due"},
			"all by id":            {models.TaskFilter{Sort: "id"}, ""},
		} {
			f := want.filter
			f.Limit = 20
			for range 2 {
				plan, err := e.ExplainTasks(t.Context(), c.Office, f)
				if err != nil {
					t.Fatal(name, err)
				}
				if !strings.Contains(plan, want.index) || strings.Contains(plan, "Sort") || strings.Contains(plan, "TEMP B-TREE") || strings.Contains(plan, "provisions") {
					t.Errorf("%s (cursor %q):\n%s", name, f.Cursor, plan)
				}
				page, err := e.Tasks(t.Context(), c.Office, f)
				if err != nil || page.NextCursor == "" {
					t.Fatal(name, page.NextCursor, err)
				}
				f.Cursor = page.NextCursor
			}
		}
	})
}

// TestDeskReadsItsPilesOffIndexes: of a hundred thousand tasks few wait for a decision.
func TestDeskReadsItsPilesOffIndexes(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		e.Fill(t, 20_000)
		for kind, index := range map[models.MatterKind]string{models.ResultsToDecide: "tasks_submitted", models.WronglyAddressed: "tasks_declined"} {
			plan, err := e.ExplainMatters(t.Context(), c.Office, kind)
			if err != nil || !strings.Contains(plan, index) || strings.Contains(plan, "Sort") || strings.Contains(plan, "TEMP B-TREE") {
				t.Errorf("%s: %v\n%s", kind, err, plan)
			}
		}
	})
}
