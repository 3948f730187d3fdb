package seeds_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
	"dondoc/seeds"
)

func day(y int, m time.Month, d int) deadline.Date { return deadline.MustDate(y, m, d) }

func loadAll(t *testing.T, e *modelstest.Env) seeds.Summary {
	t.Helper()
	s, err := seeds.Load(t.Context(), e.Store)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatIsLoaded(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		first := loadAll(t, e)
		for name, check := range map[string]func(*testing.T, *modelstest.Env){
			"every provision equals its source": everyProvisionEqualsItsSource,
			"samples of every directive":        samplesOfEveryDirective,
			"indicators":                        indicatorsInTheDatabase,
			"at its own days":                   func(t *testing.T, e *modelstest.Env) { thePastIsEnteredAtItsOwnDays(t, e, first) },
		} {
			t.Run(name, func(t *testing.T) { check(t, e) })
		}
		if first.Agencies != (seeds.Loaded{Added: 153}) || first.Acts != (seeds.Loaded{Added: 4}) || first.CalendarDays != (seeds.Loaded{Added: 71}) ||
			first.Directives != (seeds.Loaded{Added: 5}) || first.Provisions != 154 || first.Tasks != 5427 || len(first.Applied) != 3 || len(first.Ahead) != 1 {
			t.Errorf("first loading: %s", first)
		}
		before := e.Fingerprint(t)
		second := loadAll(t, e)
		if after := e.Fingerprint(t); after != before {
			t.Error("the second loading changed the database")
		}
		if second.Agencies != (seeds.Loaded{There: 153}) || second.Directives != (seeds.Loaded{There: 5}) || second.Tasks != 0 || len(second.Applied) != 0 || len(second.Ahead) != 1 {
			t.Errorf("second loading: %s", second)
		}
		if said := second.String(); !strings.Contains(said, "153 already there") || !strings.Contains(said, "0 applied, 1 ahead") {
			t.Errorf("the command line is told %q", said)
		}
	})
}

// What was entered is entered at its own day, not at the day of the loading.
func thePastIsEnteredAtItsOwnDays(t *testing.T, e *modelstest.Env, s seeds.Summary) {
	if d := full(t, e, "452-TTg-KSTT"); !d.CreatedAt.Equal(time.Date(2023, time.May, 23, 2, 0, 0, 0, time.UTC)) {
		t.Errorf("452/TTg-KSTT entered at %s, want 9:00 in Hanoi on 23 May 2023", d.CreatedAt)
	}
	var when []string
	for _, a := range s.Applied {
		when = append(when, a.Key+" "+a.AppliedAt.In(modelstest.Hanoi()).Format(time.DateTime))
	}
	want := []string{"hue-2025-01-01 2025-01-01 00:00:00", "ministries-2025-03-01 2025-03-01 00:00:00", "steering-committee-2025-03-13 2025-03-13 00:00:00"}
	if !slices.Equal(when, want) {
		t.Errorf("acts applied %q, want %q", when, want)
	}
}

// Loaded day after day, a directive comes in on its own day, and an act of the day is carried out.
func TestLoadingDayByDay(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	for _, step := range []struct {
		day           deadline.Date
		added         int
		later, ahead  int
		notIssuedThen string
	}{
		{day(2024, time.September, 15), 2, 3, 4, "34/CT-TTg"},
		{day(2024, time.September, 16), 1, 2, 4, "conference-de-an-06-2024-11-14"},
		{day(2024, time.December, 31), 1, 1, 4, "315/TB-VPCP"},
		{day(2025, time.January, 1), 0, 1, 3, "315/TB-VPCP"},
		{day(2025, time.June, 22), 0, 1, 1, "315/TB-VPCP"},
		{day(2025, time.June, 23), 1, 0, 1, ""},
		{day(2025, time.July, 1), 0, 0, 0, ""},
	} {
		s, err := seeds.Load(t.Context(), e.WithClock(at(step.day, 8)))
		if err != nil {
			t.Fatal(err)
		}
		if s.Directives.Added != step.added || len(s.Later) != step.later || len(s.Ahead) != step.ahead {
			t.Errorf("on %s: %s", step.day, s)
		}
		if len(s.Later) > 0 && s.Later[0] != step.notIssuedThen {
			t.Errorf("on %s the next to come is %s, want %s", step.day, s.Later[0], step.notIssuedThen)
		}
	}
}

// at is a clock that stands at an hour of a day in Hanoi.
func at(d deadline.Date, hour int) models.Clock {
	return standing(d.In(modelstest.Hanoi()).Add(time.Duration(hour) * time.Hour))
}

type standing time.Time

// Now is the moment at which the clock stands.
func (s standing) Now() time.Time { return time.Time(s) }

func TestSummaryNamesDirectivesNotIssuedYet(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	s, err := seeds.Load(t.Context(), e.WithClock(at(day(2023, time.May, 23), 7)))
	if err != nil {
		t.Fatal(err)
	}
	if s.Directives.Added != 1 || cmp.Or(s.Later...) != "344/TB-VPCP" || !strings.Contains(s.String(), "not issued yet: 344/TB-VPCP, 34/CT-TTg") {
		t.Errorf("%s", s)
	}
	// Entered on its own morning, before nine: at the moment itself, never in the future.
	if d := full(t, e, "452-TTg-KSTT"); d.CreatedAt.After(time.Date(2023, time.May, 23, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("entered at %s, which had not come", d.CreatedAt)
	}
}
