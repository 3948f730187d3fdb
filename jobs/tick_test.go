package jobs

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// faulty gives jobs of which one does what the test wants, among the real ones.
func faulty(tb testing.TB, e *modelstest.Env, owner string, do func() error) *Jobs {
	tb.Helper()
	j := New(Options{Store: e.Again(tb), Mail: Outbox{}, Clock: e.Clock, Owner: owner, Log: slog.New(slog.DiscardHandler)})
	bad := job{name: "bad", current: func(a agenda) period { return dayPeriod(a.today) },
		due: func(_ context.Context, a agenda) ([]period, error) { return []period{dayPeriod(a.today)}, nil },
		do:  func(context.Context, period) (Summary, error) { return Summary{"tried": 1}, do() }}
	j.table = append([]job{bad}, j.table...)
	return j
}

func TestFailureIsRecordedAndTriedAgainAfterGrowingPauses(t *testing.T) {
	for name, fail := range map[string]func() error{
		"error": func() error { return errors.New("the disk is full") },
		"panic": func() error { panic("the disk is full") },
	} {
		t.Run(name, func(t *testing.T) {
			modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
				calls, broken := 0, true
				j := faulty(t, e, "one", func() error {
					calls++
					if broken {
						return fail()
					}
					return nil
				})
				last := func() models.JobRun {
					runs, err := e.JobRuns(t.Context(), modelstest.System, "bad", 10)
					if err != nil || len(runs) != 1 {
						t.Fatalf("%v, %v; want one run of the period", runs, err)
					}
					return runs[0]
				}
				if err := j.Tick(t.Context()); err == nil || !strings.Contains(err.Error(), "the disk is full") {
					t.Fatalf("the tick says %v", err)
				}
				if r := last(); r.State != models.RunFailed || !strings.Contains(r.Error, "the disk is full") || r.FinishedAt == nil {
					t.Errorf("recorded %+v", r)
				}
				if done, err := e.RunDone(t.Context(), modelstest.System, Acts, "2025-06-27"); err != nil || !done {
					t.Errorf("the jobs after it: %v, %v", done, err)
				}
				var tried []int // minutes after the first failure
				for minute := 1; minute <= 10; minute++ {
					e.Clock.Advance(time.Minute)
					before := calls
					_ = j.Tick(t.Context()) // its error is the failure again
					if calls > before {
						tried = append(tried, minute)
					}
				}
				if want := []int{1, 3, 8}; !slices.Equal(tried, want) {
					t.Errorf("tried again after %v minutes, want %v", tried, want)
				}
				broken = false
				e.Clock.Advance(time.Hour)
				for range 3 {
					if err := j.Tick(t.Context()); err != nil {
						t.Error(err)
					}
				}
				if r := last(); r.State != models.RunDone || r.Attempt != 5 || r.Error != "" {
					t.Errorf("in the end %+v", r)
				}
				if calls != 5 {
					t.Errorf("%d calls: run again after it was done", calls)
				}
			})
		})
	}
}

func TestRunLeftBehindIsTakenOver(t *testing.T) {
	for name, c := range map[string]struct {
		owner string
		wait  time.Duration
	}{"by another instance, once the lease is over": {"two", lease}, "by the same one at its next start": {"one", 0}} {
		t.Run(name, func(t *testing.T) {
			modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
				if _, mine, err := e.ClaimRun(t.Context(), modelstest.System, "bad", "2025-06-27", "one", lease); err != nil || !mine {
					t.Fatal(mine, err)
				}
				calls := 0
				j := faulty(t, e, c.owner, func() error { calls++; return nil })
				if c.wait > 0 {
					e.Clock.Advance(c.wait - time.Second)
					if err := j.Tick(t.Context()); err != nil || calls != 0 {
						t.Fatalf("%d calls, %v: taken from who may still be at work", calls, err)
					}
					e.Clock.Advance(time.Second)
				}
				for range 2 {
					if err := j.Tick(t.Context()); err != nil || calls != 1 {
						t.Errorf("%d calls, %v", calls, err)
					}
				}
			})
		})
	}
}

func TestRunByHand(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		calls := 0
		j := faulty(t, e, "one", func() error { calls++; return nil })
		for range 3 {
			if s, err := j.Run(t.Context(), "bad"); err != nil || s["tried"] != 1 {
				t.Errorf("%v, %v", s, err)
			}
		}
		if runs, err := e.JobRuns(t.Context(), modelstest.System, "bad", 10); err != nil || calls != 3 || len(runs) != 3 {
			t.Errorf("%d calls, %d runs, %v", calls, len(runs), err)
		}
		if _, err := j.Run(t.Context(), "nonsense"); err == nil || !strings.Contains(err.Error(), Remind) {
			t.Errorf("%v: want the names there are", err)
		}
		for _, name := range Names() {
			if _, err := j.Run(t.Context(), name); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestPlansTellTheNextRuns(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		j := New(Options{Store: e.Again(t), Mail: Outbox{}, Clock: e.Clock, Owner: "one", Log: slog.New(slog.DiscardHandler)})
		plans, err := j.Plans(t.Context()) // Friday, 27 June 2025, 08:00 in Hanoi
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, p := range plans {
			got[p.Job] = p.Next.In(modelstest.Hanoi()).Format("01-02 15:04:05")
		}
		for job, want := range map[string]string{Acts: "06-28 00:00:00", Remind: "06-30 07:30:00", ReportFive: "06-30 08:00:00",
			Deliver: "06-27 08:00:30", Seal: "06-27 08:00:30", Figures: "06-28 00:00:00", Recur: "06-28 00:00:00", Housekeeping: "06-28 03:00:00"} {
			if got[job] != want {
				t.Errorf("%s runs next at %s, want %s", job, got[job], want)
			}
		}
		if len(got) != len(Names()) {
			t.Errorf("%d plans for %d jobs", len(got), len(Names()))
		}
	})
}
