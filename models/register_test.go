package models_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

func TestRegistrationNamesEveryFault(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		provision := func(pos int, lead string, d deadline.Deadline) models.NewProvision {
			return models.NewProvision{Provision: models.Provision{Position: pos, TextVi: "x", TextEn: "x", LabelVi: "x", LabelEn: "x", Deadline: d}, LeadKeys: []string{lead}}
		}
		before := deadline.Deadline{AsWritten: "trước", Kind: deadline.KindDate, Date: deadline.MustDate(2025, time.May, 1), Inclusive: true}
		n := models.NewDirective{
			Directive: models.Directive{Key: "bad", Number: "34 CT TTg", Kind: "directive", TitleVi: "x", TitleEn: "x", IssuedOn: deadline.MustDate(2025, time.June, 1)},
			Provisions: []models.NewProvision{
				provision(1, "most", before),
				provision(2, "mic_old", deadline.Deadline{Kind: deadline.KindNone}),
				provision(3, "nobody", deadline.Deadline{Kind: deadline.KindNone}),
			},
		}
		_, err := e.RegisterDirective(t.Context(), c.Office, n)
		var ours *models.Error
		if !errors.As(err, &ours) || ours.Code != models.CodeInvalid {
			t.Fatalf("error %v, want invalid", err)
		}
		var said []string
		for _, f := range ours.Fields {
			said = append(said, f.Field+" "+f.Problem)
		}
		for _, want := range []string{"number unknown_number_form", "provisions[1].deadline bad_deadline", "provisions[2].agency agency_not_valid", "provisions[3].agency unknown_agency"} {
			if !strings.Contains(strings.Join(said, "\n"), want) {
				t.Errorf("nobody said %q; said:\n%s", want, strings.Join(said, "\n"))
			}
		}
		if ds, err := e.Directives(t.Context(), c.Office, 0, 10); err != nil || len(ds) != 1 {
			t.Errorf("%d directives after a refusal (%v), want the one there was", len(ds), err)
		}
		for name, actor := range map[string]models.Actor{"officer": c.MOSTOfficer, "working group": c.WorkingGroup, "administrator": c.Admin, "nobody": c.Nobody} {
			if _, err := e.RegisterDirective(t.Context(), actor, n); models.CodeOf(err) != models.CodeForbidden {
				t.Errorf("%s: %v, want forbidden", name, err)
			}
		}
	})
}

func TestMergerPassesUnfinishedTasksPeopleAndContactsOn(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		acts, err := e.Acts(t.Context(), c.Office)
		if err != nil || len(acts) != 1 || acts[0].AppliedAt == nil || acts[0].TasksMoved != 2 {
			t.Fatalf("acts %+v, %v", acts, err)
		}
		if again, err := e.ApplyActs(t.Context(), modelstest.System); err != nil || len(again) != 0 {
			t.Errorf("applied again: %v, %v", again, err)
		}
		was, err := e.AgencyTallies(t.Context(), c.Office, models.CountFilter{Boundary: models.AsItWas})
		if err != nil {
			t.Fatal(err)
		}
		is, err := e.AgencyTallies(t.Context(), c.Office, models.CountFilter{})
		if err != nil {
			t.Fatal(err)
		}
		count := func(ts []models.AgencyTally, code string) (n int) {
			for _, a := range ts {
				if a.Agency.Code == code {
					n = a.Total()
				}
			}
			return n
		}
		if count(was, "G13") != 2 || count(was, "G06") != 0 || count(is, "G13") != 0 || count(is, "G06") != 2 {
			t.Errorf("as it was: G13 %d, G06 %d; by successor: G13 %d, G06 %d", count(was, "G13"), count(was, "G06"), count(is, "G13"), count(is, "G06"))
		}
		sum := func(ts []models.AgencyTally) (n int) {
			for _, a := range ts {
				n += a.Total()
			}
			return n
		}
		whole, err := e.Tally(t.Context(), c.Office, models.CountFilter{})
		if err != nil || sum(was) != whole.Total() || sum(is) != whole.Total() || whole.Total() != 6 {
			t.Errorf("sums %d and %d, whole %d (%v), want 6", sum(was), sum(is), whole.Total(), err)
		}
	})
}
