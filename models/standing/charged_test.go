package standing

import (
	"testing"
	"time"

	"dondoc/models/deadline"
)

func june(d int) deadline.Date { return deadline.MustDate(2025, time.June, d) }

func TestLatenessWhileWaitingIsChargedOnce(t *testing.T) {
	late := Late(june(10), june(20)) // the 11th to the 20th: ten days
	if late.Days() != 10 {
		t.Fatalf("%d days late, want 10", late.Days())
	}
	for _, c := range []struct {
		name  string
		waits []Span
		want  int
	}{
		{"not waiting", nil, 0},
		{"all the time, before and after", []Span{{june(1), june(30)}}, 10},
		{"still waiting", []Span{{From: june(18)}}, 3},
		{"settled before it was late", []Span{{june(1), june(11)}}, 0},
		{"settled on the second day late", []Span{{june(1), june(12)}}, 1},
		{"raised after the result was in", []Span{{From: june(21)}}, 0},
		{"raised and settled the same day", []Span{{june(15), june(15)}}, 0},
		{"two that overlap count a day once", []Span{{june(12), june(16)}, {june(14), june(18)}}, 6},
		{"one within the other", []Span{{june(12), june(18)}, {june(13), june(14)}}, 6},
		{"two apart", []Span{{june(19), june(21)}, {june(12), june(14)}}, 4},
	} {
		if got := Charged(late, c.waits); got != c.want {
			t.Errorf("%s: %d days are charged, want %d", c.name, got, c.want)
		}
	}
	for _, none := range []Span{Late(june(10), june(10)), Late(june(10), june(1)), Late(deadline.Date{}, june(1))} {
		if n := Charged(none, []Span{{From: june(1)}}); none.Days() != 0 || n != 0 {
			t.Errorf("in time, and yet %d days late, %d charged", none.Days(), n)
		}
	}
}
