package models_test

import (
	"slices"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func claimed(t *testing.T, s *models.Store) []string {
	t.Helper()
	ms, err := s.ClaimMessages(t.Context(), modelstest.System, "one", 100)
	if err != nil {
		t.Fatal(err)
	}
	var to []string
	for _, m := range ms {
		to = append(to, m.Recipient)
	}
	slices.Sort(to)
	return to
}

func TestOneDigestARecipientADay(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		e.Populate(t)
		other := e.Again(t)
		first, err := e.PlanDigests(t.Context(), modelstest.System, e.Today())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []*models.Store{e.Store, other} {
			if again, err := s.PlanDigests(t.Context(), modelstest.System, e.Today()); err != nil || again.Digests != 0 {
				t.Errorf("planned again: %+v, %v", again, err)
			}
		}
		to := append(claimed(t, e.Store), claimed(t, other)...)
		if len(to) != first.Digests || len(slices.Compact(slices.Clone(to))) != len(to) {
			t.Errorf("claimed %v of %d planned", to, first.Digests)
		}
	})
}

// The provinces' task was due on 25 June: eight days late on Thursday, 3 July.
func TestAgenciesWithNobodyToTellAreNamed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		e.Populate(t)
		e.Clock.Advance(6 * 24 * time.Hour)
		p, err := e.PlanDigests(t.Context(), modelstest.System, e.Today())
		if err != nil || !slices.Equal(p.Unreached, []string{"H14"}) {
			t.Errorf("unreached %v, %v; want the one province without anybody", p.Unreached, err)
		}
		to := claimed(t, e.Store)
		if !slices.Contains(to, modelstest.ProvinceBox) || !slices.Contains(to, modelstest.HanoiOfficer) || slices.Contains(to, modelstest.MOSTHead) {
			t.Errorf("told were %v; want Huế's mailbox and Hà Nội's officer, and no head on a Thursday", to)
		}
	})
}

func TestNothingIsPlannedOnADayOff(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		e.Populate(t)
		sunday := e.Today().AddDays(2)
		if sunday.Weekday() != time.Sunday {
			t.Fatal(sunday)
		}
		if p, err := e.PlanDigests(t.Context(), modelstest.System, sunday); err != nil || p.Tasks != 0 || p.Digests != 0 {
			t.Errorf("on a Sunday: %+v, %v", p, err)
		}
	})
}

func TestHeadsHearOnTheFirstWorkingDayOfTheWeek(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		e.Populate(t)
		e.Clock.Advance(72 * time.Hour) // Monday 30 June
		if _, err := e.PlanDigests(t.Context(), modelstest.System, e.Today()); err != nil {
			t.Fatal(err)
		}
		to := claimed(t, e.Store)
		for _, want := range []string{modelstest.MOSTHead, modelstest.MOSTOfficer, modelstest.MPSOfficer} {
			if !slices.Contains(to, want) {
				t.Errorf("%s was not told; told were %v", want, to)
			}
		}
	})
}

func TestRescueAndSettlementNeverSendTwice(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		e.Populate(t)
		e.Clock.Advance(72 * time.Hour)
		if _, err := e.PlanDigests(t.Context(), modelstest.System, e.Today()); err != nil {
			t.Fatal(err)
		}
		held, err := e.ClaimMessages(t.Context(), modelstest.System, "one", 100)
		if err != nil || len(held) == 0 {
			t.Fatal(held, err)
		}
		done := held[0]
		if err := e.SettleMessages(t.Context(), modelstest.System, []models.Settlement{{Message: done, State: models.Sent}}); err != nil {
			t.Fatal(err)
		}
		holds, err := e.MessagesInHand(t.Context(), modelstest.System) // whoever holds the rest is gone
		if err != nil || len(holds) != 1 || holds[0].By != "one" {
			t.Fatalf("in hand: %v, %v", holds, err)
		}
		n, err := e.RescueMessages(t.Context(), modelstest.System, holds)
		if err != nil || n != len(held)-1 {
			t.Fatalf("rescued %d of %d, %v", n, len(held)-1, err)
		}
		rescued, err := e.ClaimMessages(t.Context(), modelstest.System, "one", 100)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range rescued {
			if m.ID == done.ID {
				t.Error("a message marked sent was claimed again")
			}
		}
		late := held[1] // the first holder comes back and settles what is no longer its own
		if err := e.SettleMessages(t.Context(), modelstest.System, []models.Settlement{{Message: late, State: models.Failed}}); err != nil {
			t.Fatal(err)
		}
		m, err := e.Message(t.Context(), modelstest.System, late.ID)
		if err != nil || m.State != models.Sending {
			t.Errorf("the late settlement changed the state to %s (%v)", m.State, err)
		}
	})
}
