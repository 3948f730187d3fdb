package standing_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"dondoc/models/deadline"
	"dondoc/models/standing"
)

func TestDiffNamesEachTaskByWhatHappenedToIt(t *testing.T) {
	june, july := deadline.MustDate(2025, time.June, 20), deadline.MustDate(2025, time.July, 20)
	before := []standing.Mark{{ID: 9, Due: june}, {ID: 1, Due: june}, {ID: 2, Due: june, Late: true}, {ID: 3, Due: june}, {ID: 4, Due: june, Late: true}, {ID: 5}, {ID: 6, Due: june}}
	after := []standing.Mark{{ID: 8, Due: june, Late: true}, {ID: 1, Due: june, Late: true}, {ID: 2, Due: june, Late: true}, {ID: 3, Due: july}, {ID: 5, Due: july}, {ID: 7, Due: july}}
	// 4 was completed, 6 cancelled, 7 reopened, 8 made late from the start, 10 made and completed between, 11 completed long before.
	got := standing.Diff(before, after, []int64{10, 8}, []int64{4, 10, 11, 9})
	want := standing.Changes{New: []int64{8}, Completed: []int64{4, 9, 10}, Slipped: []int64{1}, Redated: []standing.Redate{{ID: 3, From: june, To: july}, {ID: 5, To: july}}, Reopened: []int64{7}, Dropped: []int64{6}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// Whatever happens, the differences lead from one snapshot's unfinished tasks to the next one's.
func TestDiffLeadsFromOneSnapshotToTheNext(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	day := func() deadline.Date { return deadline.MustDate(2025, time.June, 1+r.IntN(28)) }
	for range 2000 {
		var before, after []standing.Mark
		var fresh, finished []int64
		for id := range int64(30) {
			m := standing.Mark{ID: id, Due: day(), Late: r.IntN(2) == 0}
			known := r.IntN(3) > 0
			if known {
				before = append(before, m)
			} else if r.IntN(2) == 0 {
				fresh = append(fresh, id)
			}
			switch r.IntN(3) {
			case 0:
				m.Due, m.Late = day(), r.IntN(2) == 0
				after = append(after, m)
			case 1:
				finished = append(finished, id)
			}
		}
		c := standing.Diff(before, after, fresh, finished)
		open := map[int64]bool{}
		for _, m := range before {
			open[m.ID] = true
		}
		for _, id := range slices.Concat(c.New, c.Reopened) {
			if open[id] {
				t.Fatalf("%d is new or reopened and was unfinished before", id)
			}
			open[id] = true
		}
		for _, id := range slices.Concat(c.Completed, c.Dropped) {
			delete(open, id)
		}
		for _, m := range after {
			if !open[m.ID] {
				t.Fatalf("%d is unfinished and the differences don't say why", m.ID)
			}
			delete(open, m.ID)
		}
		if len(open) > 0 {
			t.Fatalf("%v should be unfinished by the differences", open)
		}
	}
}
