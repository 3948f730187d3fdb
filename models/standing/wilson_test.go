package standing

import (
	"math"
	"testing"
)

// The values are those published for the score interval without continuity correction: R. G. Newcombe,
// "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), 857-872,
// table I, method 3.
func TestWilsonIsThatOfTheTables(t *testing.T) {
	for _, c := range []struct {
		part, whole int
		low, high   float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}} {
		low, high := Rate{c.part, c.whole}.Wilson()
		if math.Abs(low-c.low) > 0.00005 || math.Abs(high-c.high) > 0.00005 {
			t.Errorf("%d of %d: %.4f to %.4f, want %.4f to %.4f", c.part, c.whole, low, high, c.low, c.high)
		}
	}
	if low, high := (Rate{}).Wilson(); low != 0 || high != 1 {
		t.Errorf("of nothing: %v to %v", low, high)
	}
	for n := 1; n < 400; n++ { // never outside what a rate can be, never above it, and narrower with more
		low, high := Rate{n, n}.Wilson()
		more, _ := Rate{n + 1, n + 1}.Wilson()
		if low < 0 || high > 1 || low >= 1 || more <= low {
			t.Fatalf("%d of %d: %v to %v", n, n, low, high)
		}
	}
}

func TestVerdictsAreDraftedOnlyWhereTheIntervalIsClear(t *testing.T) {
	whole := Rate{600, 1000}
	for _, c := range []struct {
		r    Rate
		want Verdict
	}{{Rate{4, 4}, ""}, {Rate{5, 5}, ""}, {Rate{60, 100}, ""}, {Rate{95, 100}, Commend}, {Rate{20, 100}, Criticise}, {Rate{0, 5}, Criticise}, {Rate{0, 4}, ""}} {
		if got := c.r.Draft(whole); got != c.want {
			t.Errorf("%v: %q, want %q", c.r, got, c.want)
		}
	}
	if got := (Rate{9, 9}).Draft(Rate{}); got != "" {
		t.Errorf("beside nothing: %q", got)
	}
}

func TestALumpIsMoreThanItsDaysExplain(t *testing.T) {
	for _, c := range []struct {
		in, days Rate
		want     bool
	}{{Rate{60, 100}, Rate{54, 90}, false}, {Rate{80, 100}, Rate{54, 90}, true}, {Rate{4, 4}, Rate{3, 90}, false}, {Rate{10, 10}, Rate{0, 0}, false}, {Rate{9, 10}, Rate{9, 90}, true}} {
		if got := Lump(c.in, c.days); got != c.want {
			t.Errorf("%v in %v: %v", c.in, c.days, got)
		}
	}
}
