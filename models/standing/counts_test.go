package standing

import "testing"

// The figures are those published: 2017 for the whole government, 20 October 2025 for the first rate.
func TestRatesInOfficialUse(t *testing.T) {
	y2017 := Counts{CompletedOnTime: 14068, CompletedLate: 1983, InTerm: 5640, Overdue: 223}
	if got := y2017.Total(); got != 21914 {
		t.Errorf("2017 total = %d, want 21914", got)
	}
	if got, _ := y2017.OfFallenDue().PerMille(); got != 986 {
		t.Errorf("2017 completed ÷ (completed + overdue) = %d‰, want 986", got)
	}
	if r := y2017.OfFallenDue(); r.Part != 16051 || r.Whole != 16274 {
		t.Errorf("2017 rate = %d ÷ %d, want 16051 ÷ 16274", r.Part, r.Whole)
	}
	oct := Counts{CompletedOnTime: 7892, InTerm: 9831 - 7892 - 319, Overdue: 319}
	if r := oct.OfAll(); r.Part != 7892 || r.Whole != 9831 {
		t.Errorf("October 2025 rate = %d ÷ %d, want 7892 ÷ 9831", r.Part, r.Whole)
	}
}

func TestRateRoundsHalfUp(t *testing.T) {
	for _, c := range []struct{ part, whole, want int }{{0, 7, 0}, {7, 7, 1000}, {1, 3, 333}, {2, 3, 667}, {1, 2000, 1}, {1, 2001, 0}} {
		if got, ok := (Rate{c.part, c.whole}).PerMille(); !ok || got != c.want {
			t.Errorf("%d ÷ %d = %d‰ (%v), want %d", c.part, c.whole, got, ok, c.want)
		}
	}
	if _, ok := (Rate{}).PerMille(); ok {
		t.Error("a rate over nothing must say that there is none")
	}
}

func TestUndatedTasksStayOutOfTheFourWayCount(t *testing.T) {
	c := Counts{1, 2, 3, 4, 5, 6}
	if c.Dated() != 10 || c.Total() != 21 || c.Completed() != 8 {
		t.Errorf("dated %d, total %d, completed %d; want 10, 21, 8", c.Dated(), c.Total(), c.Completed())
	}
	if got := c.Add(Counts{1, 1, 1, 1, 1, 1}); got != (Counts{2, 3, 4, 5, 6, 7}) {
		t.Errorf("sum = %+v", got)
	}
}
