package jobs_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/jobs"
	"dondoc/models"
)

// simulated populates a fresh world and simulates three weeks in it.
func simulated(t *testing.T, w *world, change func(*jobs.SimOptions)) jobs.Ledger {
	t.Helper()
	_, err := w.ImportRegistry(t.Context(), office, models.Registry{Acts: []models.NewAct{{Act: models.Act{Key: "second", TitleVi: "Sáp nhập", TitleEn: "Merger",
		EffectiveOn: on(time.July, 6), RegisteredOn: on(time.June, 1)}, Moves: []models.ActMove{{FromKey: "hanoi", ToKey: "hue"}}}}})
	if err != nil {
		t.Fatal(err)
	}
	w.crowd(t, 30, 3)
	o := jobs.SimOptions{Jobs: w.options(t, "simulation"), Clock: w.Clock, From: on(time.June, 28), To: on(time.July, 18)}
	if change != nil {
		change(&o)
	}
	l, err := jobs.Simulate(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func written(t *testing.T, l jobs.Ledger, asJSON bool) string {
	t.Helper()
	var b bytes.Buffer
	if err := jobs.WriteLedger(&b, l, asJSON); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSimulationTellsWhatTheServerReceived(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		l := simulated(t, w, nil)
		told := map[string]string{} // subject by Message-ID
		byDay := map[string]int{}
		var acts, reports []string
		for _, day := range l.Days {
			if !day.Working && len(day.Messages) > 0 {
				t.Errorf("%d messages on %s, a day off", len(day.Messages), day.Date)
			}
			for _, m := range day.Messages {
				told[m.MessageID] = m.Subject
				if m.Kind == models.KindDigest {
					byDay[day.Date.String()+m.Recipient]++
				}
				if m.Outcome != models.Sent || len(m.Tasks) == 0 {
					t.Errorf("%s to %s: %s, %d tasks", m.Kind, m.Recipient, m.Outcome, len(m.Tasks))
				}
			}
			for _, a := range day.Acts {
				acts = append(acts, day.Date.String()+" "+a.Key)
			}
			for _, r := range day.Reports {
				reports = append(reports, day.Date.String()+" "+r.Period)
			}
		}
		for who, n := range byDay {
			if n > 1 {
				t.Errorf("%d digests for %s", n, who)
			}
		}
		if want := []string{"2025-07-06 second"}; !slices.Equal(acts, want) {
			t.Errorf("acts %v, want %v", acts, want)
		}
		if want := []string{"2025-06-30 2025-06-26..2025-06-30", "2025-07-07 2025-07-01..2025-07-05", "2025-07-10 2025-07-06..2025-07-10", "2025-07-15 2025-07-11..2025-07-15"}; !slices.Equal(reports, want) {
			t.Errorf("reports %v, want %v", reports, want)
		}
		got := map[string]string{}
		for _, m := range w.smtp.Messages() {
			got[m.MessageID()] = m.Subject()
		}
		if !maps.Equal(got, told) || len(w.smtp.Messages()) != l.Totals.Sent || l.Totals.Sent < 100 {
			t.Errorf("the server has %d mails, the ledger tells of %d: %+v", len(w.smtp.Messages()), len(told), l.Totals)
		}
	})
}

// sameText tells the first line in which two texts differ.
func sameText(t *testing.T, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		switch {
		case i >= len(g) || i >= len(w):
			t.Errorf("%d lines, want %d", len(g), len(w))
			return
		case g[i] != w[i]:
			t.Errorf("line %d is\n%s\nwant\n%s", i+1, g[i], w[i])
			return
		}
	}
}

func TestSimulationIsTheSameFromTheSameInput(t *testing.T) {
	var first, text string
	for range 2 {
		each(t, func(t *testing.T, w *world) {
			l := simulated(t, w, nil)
			if first == "" {
				first, text = written(t, l, true), written(t, l, false)
			}
			sameText(t, written(t, l, true), first)
			sameText(t, written(t, l, false), text)
		})
	}
}

func TestSimulationRefusesDaysThatCannotBe(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for name, o := range map[string]jobs.SimOptions{
			"the last day before the first": {From: on(time.July, 2), To: on(time.July, 1)},
			"no first day":                  {To: on(time.July, 1)},
			"the first day is past":         {From: on(time.June, 1), To: on(time.July, 1)},
		} {
			o.Jobs, o.Clock = w.options(t, "simulation"), w.Clock
			if _, err := jobs.Simulate(t.Context(), o); err == nil {
				t.Errorf("%s: not refused", name)
			}
		}
	})
}
