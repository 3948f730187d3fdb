package jobs_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/jobs"
	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// periods lists the compiled reports, in the order of compiling.
func (w *world) periods(t *testing.T) []string {
	t.Helper()
	all, err := w.Reports(t.Context(), office, 0, models.MaxLimit)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range all {
		out = append(out, r.Period)
	}
	slices.Reverse(out)
	return out
}

func TestReportOnceAPeriodAndMissedOnesMadeUp(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		other := w.instance(t, "two")
		w.monday(7, 59)
		tick(t, w.Jobs, other)
		if got := w.periods(t); len(got) > 0 {
			t.Fatalf("%v before the hour", got)
		}
		for range 20 {
			w.Clock.Advance(time.Minute)
			tick(t, w.Jobs, other)
		}
		want := []string{"2025-06-26..2025-06-30"}
		if got := w.periods(t); !slices.Equal(got, want) || w.received()[modelstest.WorkingGroup] != 1 {
			t.Fatalf("compiled %v, want %v; received %v", got, want, w.received())
		}
		m := w.last(t, modelstest.WorkingGroup)
		if m.Kind != models.KindReport || !strings.Contains(m.Text, "https://theodoi.example/reports/") || !strings.Contains(m.Text, late) {
			t.Errorf("the mail of the report: %s", m.Text)
		}
		// 5 July is a Saturday: its report is for Monday. The server comes back on the 21st.
		w.at(time.July, 21, 9, 0)
		tick(t, w.instance(t, "three"), other)
		want = append(want, "2025-07-01..2025-07-05", "2025-07-06..2025-07-10", "2025-07-11..2025-07-15", "2025-07-16..2025-07-20")
		// And one digest: by now tasks are so late that the working group hears of them.
		if got := w.periods(t); !slices.Equal(got, want) || w.received()[modelstest.WorkingGroup] != len(want)+1 {
			t.Errorf("compiled %v, want %v; received %v", got, want, w.received())
		}
		if runs := w.runs(t, "report_five_day"); len(runs) != len(want) {
			t.Errorf("%d runs for %d reports", len(runs), len(want))
		}
	})
}

func TestWhichReportsAFreshDatabaseGets(t *testing.T) {
	for name, c := range map[string]struct {
		since deadline.Date
		want  []string
	}{
		"the last closed one":       {deadline.Date{}, []string{"2025-06-21..2025-06-25"}},
		"all since a day":           {on(time.June, 16), []string{"2025-06-11..2025-06-15", "2025-06-16..2025-06-20", "2025-06-21..2025-06-25"}},
		"none before there was one": {on(time.June, 26), nil},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, w *world) {
				o := w.options(t, "one")
				o.Since = c.since
				tick(t, jobs.New(o))
				tick(t, jobs.New(o))
				if got := w.periods(t); !slices.Equal(got, c.want) {
					t.Errorf("compiled %v, want %v", got, c.want)
				}
			})
		})
	}
}
