package seeds_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// What may follow what, after DOMAIN.md; reports under way leave the state as it is.
var moves = map[string]bool{
	"not_started in_progress": true, "in_progress in_progress": true, "in_progress submitted": true,
	"submitted completed": true, "submitted returned": true, "returned in_progress": true,
}

// The invented past keeps the rules that a real one could not have broken.
func theInventedPastKeepsTheRules(t *testing.T, e *modelstest.Env) {
	if tasks, finished := checkReports(t, e, "go"); tasks < 5000 || finished < 2000 {
		t.Errorf("%d tasks reported, %d finished", tasks, finished)
	}
	strangers := e.Rows(t, `SELECT p.id FROM progress p JOIN user_roles r ON r.user_id = p.user_id JOIN agencies u ON u.id = r.agency_id JOIN agencies a ON a.id = p.agency_id WHERE u.code <> a.code`)
	if len(strangers) != 0 {
		t.Errorf("%d reports by people of another agency", len(strangers))
	}
	if signed := e.Rows(t, "SELECT COUNT(DISTINCT user_id) FROM progress")[0][0]; signed != "12" {
		t.Errorf("reports by %s people, want 10 officers and 2 of the office", signed)
	}
}

// checkReports holds all reports, and where their tasks stand after them, to the rules. Results are
// accepted by the agency office. It gives how many tasks have reports and how many are finished.
func checkReports(t *testing.T, e *modelstest.Env, office string) (reported, done int) {
	t.Helper()
	calendar, err := e.Calendar(t.Context(), modelstest.System)
	if err != nil {
		t.Fatal(err)
	}
	instant := "p.at"
	if e.Dialect == "sqlite" {
		instant = "strftime('%Y-%m-%dT%H:%M:%SZ', p.at)"
	}
	rows := e.Rows(t, `SELECT p.task_id, `+instant+`, p.status_from, p.status_to, p.percent, p.words, COALESCE(a.key, ''), a.valid_from, a.valid_to, d.reference_on, p.via
			FROM progress p JOIN tasks t ON t.id = p.task_id JOIN directives d ON d.id = t.directive_id LEFT JOIN agencies a ON a.id = p.agency_id ORDER BY p.task_id, p.id`)
	type report struct {
		task, to string
		at       time.Time
		percent  int
	}
	last := map[string]report{}
	submitted, finished := map[string]deadline.Date{}, map[string]deadline.Date{}
	for _, r := range rows {
		task, from, to, words := r[0], r[2], r[3], r[5]
		at, err := time.Parse(time.RFC3339, r[1])
		if err != nil {
			t.Fatal(err)
		}
		percent, _ := strconv.Atoi(r[4])
		local := at.In(modelstest.Hanoi())
		today := deadline.DateOf(at, modelstest.Hanoi())
		before, known := last[task]
		if !known {
			before = report{task: task, to: "not_started"}
		}
		switch {
		case !moves[from+" "+to] || from != before.to:
			t.Errorf("task %s goes from %s to %s after %s", task, from, to, before.to)
		case at.After(e.Now()) || !at.After(before.at) || today.String() < dateOnly(r[9]):
			t.Errorf("task %s: a report at %s, after one at %s", task, at, before.at)
		case !calendar.Working(today) || local.Hour() < 8 || local.Hour() >= 17:
			t.Errorf("task %s: a report at %s, outside working hours", task, local)
		case percent < before.percent && to != "returned" || to == "submitted" && percent != 100 || to == "in_progress" && (percent < 5 || percent > 95):
			t.Errorf("task %s: %s at %d%% after %d%%", task, to, percent, before.percent)
		case words == "" || strings.ContainsAny(words, "{}") || r[10] != "seed":
			t.Errorf("task %s: words %q by way of %s", task, words, r[10])
		case r[6] == "" || r[7] != "" && today.String() < dateOnly(r[7]) || r[8] != "" && today.String() > dateOnly(r[8]):
			t.Errorf("task %s: %q reports on %s, valid from %s to %s", task, r[6], today, r[7], r[8])
		case (to == "completed" || to == "returned") && r[6] != office:
			t.Errorf("task %s: %s decides", task, r[6])
		}
		last[task] = report{task, to, at, percent}
		switch to {
		case "submitted":
			submitted[task] = today
		case "completed":
			finished[task] = today
		case "returned":
			delete(submitted, task)
		}
	}
	tasks := e.Rows(t, "SELECT id, status, percent, submitted_on, finished_on, open FROM tasks")
	for _, r := range tasks {
		id := r[0]
		l, reported := last[id]
		if !reported {
			l.to = "not_started"
		}
		if r[1] != l.to || r[2] != strconv.Itoa(l.percent) || dateOnly(r[3]) != submitted[id].String() || dateOnly(r[4]) != finished[id].String() {
			t.Errorf("task %v stands otherwise than its last report %+v, submitted %s, finished %s", r, l, submitted[id], finished[id])
		}
		if open := r[5] == "1" || r[5] == "true"; open != (l.to != "completed") {
			t.Errorf("task %v: open is %v", r, open)
		}
		if !finished[id].IsZero() && finished[id].Before(submitted[id]) {
			t.Errorf("task %s finished before it was submitted", id)
		}
	}
	return len(last), len(finished)
}

// dateOnly cuts a day out of what a driver makes of it.
func dateOnly(s string) string { return s[:min(len(s), len(time.DateOnly))] }
