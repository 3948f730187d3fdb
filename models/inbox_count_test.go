package models_test

import (
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// The counts of an inbox are those of the tasks in it, whatever the filter and the reader.
func TestInboxCountsEqualTheTasks(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		cast := e.Populate(t)
		e.Fill(t, 1500)
		for who, actor := range map[string]models.Actor{"office": cast.Office, "working group": cast.WorkingGroup, "officer": cast.MPSOfficer, "nobody": cast.Nobody} {
			for name, f := range map[string]models.TaskFilter{
				"all": {}, "open": {Open: true}, "of the actor's agencies": {AgencyIDs: append(actor.Agencies(), 0), Open: true}, "coordinated": {AgencyIDs: append(actor.Agencies(), 0), Part: models.PartCoordinator},
				"overdue": {Timeliness: models.Overdue}, "in term": {InTerm: true}, "submitted": {Statuses: []models.Status{models.Submitted}}, "silent": {SilentDays: models.SilentAfter},
				"words": {Query: "dữ liệu"}, "agency": {Agency: "G01"},
			} {
				got, err := e.InboxCounts(t.Context(), actor, f)
				if err != nil {
					t.Fatal(err)
				}
				if want := countByHand(t, e, actor, f); got != want {
					t.Errorf("%s, %s: counted %+v, the tasks are %+v", who, name, got, want)
				}
			}
		}
	})
}

func countByHand(t *testing.T, e *modelstest.Env, actor models.Actor, f models.TaskFilter) models.InboxCounts {
	t.Helper()
	var c models.InboxCounts
	f.Limit = models.MaxLimit
	for {
		page, err := e.Tasks(t.Context(), actor, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, task := range page.Tasks {
			waits := task.Status == models.Submitted
			add := func(all, waiting *int) {
				*all++
				if waits {
					*waiting++
				}
			}
			var none int
			switch task.Timeliness(e.Today()) {
			case models.Overdue:
				add(&c.Overdue, &c.WaitingOverdue)
			case models.DueSoon:
				add(&c.DueSoon, &none)
			case models.OnTrack:
				add(&c.OnTrack, &c.WaitingOnTrack)
			case models.NoDeadline:
				add(&c.NoDeadline, &c.WaitingUndated)
			default:
				c.Finished++
			}
			if none > 0 {
				t.Errorf("%s waits and is due soon", task.Ref)
			}
		}
		if f.Cursor = page.NextCursor; f.Cursor == "" {
			break
		}
	}
	f.SilentDays, f.Open, f.Cursor = max(f.SilentDays, models.SilentAfter), true, ""
	for {
		page, err := e.Tasks(t.Context(), actor, f)
		if err != nil {
			t.Fatal(err)
		}
		c.Silent += len(page.Tasks)
		if f.Cursor = page.NextCursor; f.Cursor == "" {
			return c
		}
	}
}

func TestDirectiveChoicesAreThoseWithUnfinishedTasks(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		cast := e.Populate(t)
		for who, c := range map[string]struct {
			actor    models.Actor
			agencies []int64
			want     int
		}{
			"office": {cast.Office, nil, 1}, "officer": {cast.MOSTOfficer, cast.MOSTOfficer.Agencies(), 1}, "nobody": {cast.Nobody, nil, 0},
			"an officer, of another's agency": {cast.HanoiOfficer, cast.MOSTOfficer.Agencies(), 0},
		} {
			got, err := e.DirectiveChoices(t.Context(), c.actor, c.agencies, 10)
			if err != nil || len(got) != c.want {
				t.Errorf("%s chooses among %v, %v; want %d", who, got, err, c.want)
			}
		}
	})
}
