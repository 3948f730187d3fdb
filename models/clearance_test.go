package models_test

import (
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// A confidential directive is there for its agencies, the office and members who are cleared; for all
// others it isn't, in lists and counts either.
func TestConfidentialDirectivesAreForTheirAgenciesTheOfficeAndTheCleared(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		task := taskOf(t, e, "34/CT-TTg#1")
		e.Exec(t, "UPDATE directives SET confidential = TRUE")
		sees := func(name string, actor models.Actor, want bool) {
			t.Helper()
			_, err := e.Task(ctx, actor, task.ID)
			page, listErr := e.Tasks(ctx, actor, models.TaskFilter{Query: "component"})
			tally, countErr := e.Tally(ctx, actor, models.CountFilter{DirectiveID: c.Directive})
			directives, allErr := e.DirectiveTallies(ctx, actor, models.CountFilter{})
			if listErr != nil || countErr != nil || allErr != nil {
				t.Fatal(listErr, countErr, allErr)
			}
			got := []bool{err == nil, len(page.Tasks) > 0, tally.Total() > 0, len(directives) > 0}
			for i, what := range []string{"the task", "the list", "the count", "the directive"} {
				if got[i] != want {
					t.Errorf("%s sees %s: %t, want %t (%v)", name, what, got[i], want, err)
				}
			}
		}
		sees("the lead's officer", c.MOSTOfficer, true)
		sees("the coordinator's officer", c.MPSOfficer, true)
		sees("the office", c.Office, true)
		sees("the working group", c.WorkingGroup, false)
		sees("the administrator", c.Admin, false)
		member, err := e.User(ctx, c.Admin, c.WorkingGroup.UserID)
		if err != nil {
			t.Fatal(err)
		}
		change := models.UserChange{Name: member.Name, Lang: member.Lang, Cleared: true, Roles: []models.RoleGiven{{Role: models.RoleWorkingGroup}}, Version: member.Version}
		_, err = e.EditUser(ctx, c.Office, member.ID, change)
		wantCode(t, "the office clears somebody", err, models.CodeForbidden)
		if _, err = e.EditUser(ctx, c.Admin, member.ID, change); err != nil {
			t.Fatal(err)
		}
		cleared, err := e.ActorByUser(ctx, member.ID)
		if err != nil {
			t.Fatal(err)
		}
		sees("a cleared member", cleared, true)
	})
}
