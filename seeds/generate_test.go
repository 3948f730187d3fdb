package seeds_test

import (
	"errors"
	"slices"
	"strconv"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
	"dondoc/seeds"
)

var small = seeds.GenerateOptions{Agencies: 20, Tasks: 2000, Seed: 7}

func generate(t *testing.T, e *modelstest.Env, o seeds.GenerateOptions) {
	t.Helper()
	if err := seeds.Generate(t.Context(), e.Store, o, nil); err != nil {
		t.Fatal(err)
	}
}

func TestGeneratedDataIsConsistentAndTheSame(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		var heard []int
		if err := seeds.Generate(t.Context(), e.Store, small, func(done int) { heard = append(heard, done) }); err != nil {
			t.Fatal(err)
		}
		if len(heard) == 0 || !slices.IsSorted(heard) || heard[len(heard)-1] != small.Tasks {
			t.Errorf("progress was told as %v", heard)
		}
		checkReports(t, e, "gen-0001")
		for query, want := range map[string]string{
			"SELECT COUNT(*) FROM tasks":                          "2000",
			"SELECT COUNT(*) FROM agencies WHERE kind <> 'group'": "20",
			"SELECT COUNT(*) FROM users":                          "43",
			"SELECT COUNT(*) FROM tasks WHERE next_notice_on IS NULL AND open AND due_on IS NOT NULL OR next_notice_on IS NOT NULL AND (NOT open OR due_on IS NULL)": "0",
			"SELECT COUNT(*) FROM tasks WHERE next_notice_on < '2025-06-27'":                                                                                         "0",
			"SELECT COUNT(*) FROM tasks t JOIN provisions p ON p.id = t.provision_id WHERE t.directive_id <> p.directive_id OR t.due_on <> p.first_due_on":           "0",
			"SELECT COUNT(*) FROM provisions p WHERE NOT EXISTS (SELECT 1 FROM tasks t WHERE t.provision_id = p.id)":                                                 "0",
			"SELECT COUNT(*) FROM users WHERE email NOT LIKE '%@example.org'":                                                                                        "0",
		} {
			if got := e.Rows(t, query)[0][0]; got != want {
				t.Errorf("%s: %s, want %s", query, got, want)
			}
		}
		other := modelstest.OpenSQLite(t)
		if e.Dialect == models.Postgres {
			other = modelstest.OpenPostgres(t)
		}
		generate(t, other, small)
		if other.Fingerprint(t) != e.Fingerprint(t) {
			t.Error("the same options made different data")
		}
	})
}

// The spread is that of the real figures: about three quarters done, 3% overdue.
func TestGeneratedDataIsSpreadLikeTheReal(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	const tasks = 12_000
	generate(t, e, seeds.GenerateOptions{Agencies: 80, Tasks: tasks, Seed: 3})
	whole, err := e.Tally(t.Context(), modelstest.System, models.CountFilter{})
	if err != nil {
		t.Fatal(err)
	}
	directives, _ := strconv.Atoi(e.Rows(t, "SELECT COUNT(*) FROM directives")[0][0])
	notices, _ := strconv.Atoi(e.Rows(t, "SELECT COUNT(*) FROM tasks WHERE next_notice_on = '2025-06-27'")[0][0])
	for name, share := range map[string]struct{ permille, least, most int }{
		"done":                {1000 * (whole.CompletedOnTime + whole.CompletedLate + whole.CompletedUndated) / tasks, 700, 800},
		"overdue":             {1000 * whole.Overdue / tasks, 20, 40},
		"done late":           {1000 * whole.CompletedLate / tasks, 50, 150},
		"in term":             {1000 * whole.InTerm / tasks, 120, 260},
		"awaiting acceptance": {1000 * whole.Waiting / tasks, 4, 30},
		"directives":          {1000 * directives / tasks, 120, 260}, // 5.4 tasks a document
		"notices of today":    {1000 * notices / tasks, 3, 40},
	} {
		if share.permille < share.least || share.permille > share.most {
			t.Errorf("%s: %d of 1000 tasks, want %d to %d", name, share.permille, share.least, share.most)
		}
	}
}

// After a generation the database goes on as usual: people sign in, new rows get ids of their own.
func TestGeneratedDataIsWorkedWith(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		generate(t, e, small)
		u, err := e.Authenticate(ctx, "officer.0001@example.org", seeds.GeneratedPassword, "192.0.2.1")
		if err != nil {
			t.Fatal(err)
		}
		officer, err := e.ActorByUser(ctx, u.ID)
		if err != nil {
			t.Fatal(err)
		}
		page, err := e.Tasks(ctx, officer, models.TaskFilter{Statuses: []models.Status{models.InProgress}, AgencyIDs: officer.Agencies()})
		if err != nil || len(page.Tasks) == 0 {
			t.Fatal(len(page.Tasks), err)
		}
		percent := 96
		if _, err := e.ReportProgress(ctx, officer, page.Tasks[0].ID, models.NewProgress{Percent: &percent, Words: "Sắp xong", Via: models.ViaPage}); err != nil {
			t.Error(err)
		}
		if _, err := e.CreateUser(ctx, modelstest.System, models.NewUser{Email: "new@example.org", Name: "Người mới", Password: seeds.GeneratedPassword}); err != nil {
			t.Error(err)
		}
		if plan, err := e.PlanDigests(ctx, modelstest.System, e.Today()); err != nil || plan.Digests == 0 || len(plan.Unreached) != 0 {
			t.Errorf("plan %+v, %v", plan, err)
		}
		if _, err := seeds.Load(ctx, e.Store); err != nil { // real directives beside the generated ones
			t.Error(err)
		}
		if err := seeds.Generate(ctx, e.Store, small, nil); !errors.Is(err, seeds.ErrGenerated) {
			t.Errorf("a second generation: %v", err)
		}
	})
}

func TestGenerateRefusesOptionsOutOfRange(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	for _, o := range []seeds.GenerateOptions{{Agencies: 2, Tasks: 1}, {Agencies: 10_000, Tasks: 1}, {Agencies: 3, Tasks: -1}} {
		if err := seeds.Generate(t.Context(), e.Store, o, nil); err == nil {
			t.Errorf("%+v was taken", o)
		}
	}
	if got := e.Rows(t, "SELECT COUNT(*) FROM agencies")[0][0]; got != "0" {
		t.Errorf("%s agencies were entered", got)
	}
}
