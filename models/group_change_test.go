package models_test

import (
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func TestGroupIsWhoItsRuleSaysOnADay(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		ppcs := agencyByKey(t, e, "ppcs")
		in := models.GroupInput{Kinds: []models.AgencyKind{"province"}, MembersNamed: true, Members: []models.TypedMember{
			{Agency: "mps", ValidFrom: day(2025, time.June, 1), ValidTo: day(2025, time.June, 30)}, {Agency: "Bộ Thông tin và Truyền thông", ValidTo: day(2025, time.January, 31)}}}
		g, err := e.ChangeGroup(ctx, c.Admin, ppcs.ID, ppcs.Version, in)
		if err != nil || len(g.Named) != 2 || g.Version != ppcs.Version+1 {
			t.Fatal(g, err)
		}
		for on, want := range map[string]int{"2025-01-15": 4, "2025-02-15": 3, "2025-06-15": 4, "2025-07-01": 3} {
			d, _ := time.Parse(time.DateOnly, on)
			if g, err := e.Group(ctx, c.Admin, ppcs.ID, day(d.Year(), d.Month(), d.Day())); err != nil || len(g.In) != want {
				t.Errorf("%d are in on %s, want %d, %v", len(g.In), on, want, err)
			}
		}
		if _, err := e.ChangeGroup(ctx, c.Admin, ppcs.ID, ppcs.Version, in); models.CodeOf(err) != models.CodeStale {
			t.Errorf("an old version was taken: %v", err)
		}
		_, err = e.ChangeGroup(ctx, c.Admin, ppcs.ID, g.Version, models.GroupInput{Kinds: []models.AgencyKind{"group", "x"}, Members: []models.TypedMember{
			{Agency: "nobody"}, {Agency: "ppcs"}, {Agency: "mps"}, {Agency: "G01"}, {Agency: "hue", ValidFrom: day(2025, time.June, 2), ValidTo: day(2025, time.June, 1)}}})
		wantProblems(t, "faults", err, "kinds: not_a_choice", "kinds: not_a_choice", "members.1: unknown_agency", "members.2: agency_is_group", "members.4: member_twice", "members.5: before_from")
		if _, err := e.ChangeGroup(ctx, c.Admin, agencyByKey(t, e, "mps").ID, 1, in); models.CodeOf(err) != models.CodeNotFound {
			t.Errorf("an agency that is no group: %v", err)
		}
		for _, who := range []models.Actor{c.Office, c.Nobody} {
			if _, err := e.ChangeGroup(ctx, who, ppcs.ID, g.Version, in); models.CodeOf(err) != models.CodeForbidden {
				t.Errorf("%s changed it: %v", who.Name, err)
			}
		}
		entries, err := e.AuditEntries(ctx, c.Admin, models.AuditFilter{Action: "group.", Limit: 9})
		if err != nil || len(entries) != 1 || !strings.Contains(entries[0].After, "mic_old") {
			t.Errorf("%+v, %v", entries, err)
		}
	})
}
