package models_test

import (
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// A review entered within a period takes the place of the period's own; one entered for a later period does
// not keep those before from being drawn up.
func TestReviewsEnteredAheadTakeOnePlaceEach(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		for _, on := range []deadline.Date{deadline.MustDate(2025, time.July, 1), deadline.MustDate(2025, time.August, 1)} {
			if _, err := e.PlanReview(ctx, c.Office, models.ReviewFiveDay, on); err != nil {
				t.Fatal(err)
			}
		}
		days, err := e.ReviewDays(ctx, c.WorkingGroup, 4)
		if err != nil {
			t.Fatal(err)
		}
		var five []string
		for _, d := range days {
			if d.Cadence == models.ReviewFiveDay {
				five = append(five, d.On.String())
			}
		}
		// 30 June has given way to 1 July; 5 July is a Saturday.
		if got := strings.Join(five, " "); got != "2025-07-01 2025-07-07 2025-07-10 2025-07-15 2025-08-01" {
			t.Errorf("reviews on %s", got)
		}
		if _, err := e.ReviewDays(ctx, c.MOSTOfficer, 4); models.CodeOf(err) != models.CodeForbidden {
			t.Errorf("an officer: %v", err)
		}
		if _, err := e.ReviewGuests(ctx, c.MOSTOfficer); models.CodeOf(err) != models.CodeForbidden {
			t.Errorf("an officer: %v", err)
		}
		if _, err := e.DrawUpAgendas(ctx, modelstest.System); err != nil { // that of 25 June
			t.Fatal(err)
		}
		for _, want := range []struct {
			on    deadline.Date
			drawn int
		}{{deadline.MustDate(2025, time.June, 30), 0}, {deadline.MustDate(2025, time.July, 1), 1}, {deadline.MustDate(2025, time.July, 7), 1}} {
			e.Clock.Advance(time.Duration(e.Today().DaysUntil(want.on)) * 24 * time.Hour)
			if n, err := e.DrawUpAgendas(ctx, modelstest.System); err != nil || n != want.drawn {
				t.Errorf("on %s %d agendas, want %d: %v", want.on, n, want.drawn, err)
			}
		}
	})
}
