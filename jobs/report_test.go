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
		if got := w.periods(t); !slices.Equal(got, want) || len(w.sentOf(t, models.KindReport, modelstest.WorkingGroup)) != 1 {
			t.Fatalf("compiled %v, want %v; received %v", got, want, w.received())
		}
		m := w.last(t, modelstest.WorkingGroup)
		if m.Kind != models.KindReport || !strings.Contains(m.Text, "https://theodoi.example/reports/") || !strings.Contains(m.Text, late) {
			t.Errorf("the mail of the report: %s", m.Text)
		}
		files := map[string]string{}
		for _, f := range w.sentOf(t, models.KindReport, modelstest.WorkingGroup)[0].Attachments() {
			files[f.Name] = string(f.Data[:4])
		}
		if len(files) != 2 || files["five-day-2025-06-26-2025-06-30.pdf"] != "%PDF" || files["five-day-2025-06-26-2025-06-30.docx"] != "PK\x03\x04" {
			t.Errorf("attached are %q", files)
		}
		// 5 July is a Saturday: its report is for Monday. The server comes back on the 21st.
		w.at(time.July, 21, 9, 0)
		tick(t, w.instance(t, "three"), other)
		want = append(want, "2025-07-01..2025-07-05", "2025-07-06..2025-07-10", "2025-07-11..2025-07-15", "2025-07-16..2025-07-20")
		// And one digest: by now tasks are so late that the working group hears of them.
		if got := w.periods(t); !slices.Equal(got, want) || len(w.sentOf(t, models.KindReport, modelstest.WorkingGroup)) != len(want) || len(w.sentOf(t, models.KindDigest, modelstest.WorkingGroup)) != 1 {
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

// Each kind of report is compiled on its own days, none twice, and not before its schedule's day.
func TestReportsByMonthHalfYearAndYear(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.Exec(t, "UPDATE report_schedules SET since_on = '2025-07-01'")
		for day := on(time.July, 10); !day.After(on(time.December, 20)); day = day.AddDays(1) {
			w.at(day.Month, day.Day, 9, 0)
			tick(t, w.Jobs)
		}
		all, err := w.Reports(t.Context(), office, 0, models.MaxLimit)
		if err != nil {
			t.Fatal(err)
		}
		got := map[models.ReportKind][]string{}
		for _, r := range all {
			got[r.Kind] = append(got[r.Kind], r.Period)
		}
		months := []string{"2025-11-15..2025-12-14", "2025-10-15..2025-11-14", "2025-09-15..2025-10-14", "2025-08-15..2025-09-14", "2025-07-15..2025-08-14", "2025-06-15..2025-07-14"}
		if !slices.Equal(got[models.ReportMonth], months) || !slices.Equal(got[models.ReportHalfYear], []string{"2025-06-15..2025-12-14"}) || !slices.Equal(got[models.ReportYear], []string{"2024-12-15..2025-12-14"}) {
			t.Errorf("compiled %v", got)
		}
	})
}
