package standing

import (
	"cmp"
	"slices"

	"dondoc/models/deadline"
)

// Mark is how an unfinished task stood in a snapshot.
type Mark struct {
	ID   int64
	Due  deadline.Date // zero: no due day
	Late bool
}

// Redate is a due day that moved.
type Redate struct {
	ID       int64
	From, To deadline.Date
}

// Changes are what happened to tasks between two snapshots, in order of their ids. A task is new,
// completed, reopened or dropped once; one that is there on both sides may have slipped and been
// re-dated too.
type Changes struct {
	New       []int64
	Completed []int64
	Slipped   []int64 // became overdue
	Redated   []Redate
	Reopened  []int64
	Dropped   []int64 // neither unfinished nor completed any more: cancelled, or no longer counted
}

// Diff tells what differs between the unfinished tasks of two snapshots. fresh are the tasks made between
// them, finished those completed between them that still are, whether or not they were unfinished
// before.
func Diff(before, after []Mark, fresh, finished []int64) Changes {
	was, is := byID(before), byID(after)
	isNew, isDone := setOf(fresh), setOf(finished)
	var c Changes
	for _, m := range is.order {
		old, known := was.marks[m.ID]
		switch {
		case !known && isNew[m.ID]:
			c.New = append(c.New, m.ID)
		case !known:
			c.Reopened = append(c.Reopened, m.ID)
		default:
			if m.Late && !old.Late {
				c.Slipped = append(c.Slipped, m.ID)
			}
			if m.Due != old.Due {
				c.Redated = append(c.Redated, Redate{m.ID, old.Due, m.Due})
			}
		}
	}
	for _, id := range sorted(finished) {
		_, open := is.marks[id]
		_, known := was.marks[id]
		if !open && (known || isNew[id]) {
			c.Completed = append(c.Completed, id)
		}
	}
	for _, m := range was.order {
		if _, open := is.marks[m.ID]; !open && !isDone[m.ID] {
			c.Dropped = append(c.Dropped, m.ID)
		}
	}
	return c
}

type marks struct {
	marks map[int64]Mark
	order []Mark
}

func byID(all []Mark) marks {
	m := marks{make(map[int64]Mark, len(all)), slices.Clone(all)}
	slices.SortFunc(m.order, func(a, b Mark) int { return cmp.Compare(a.ID, b.ID) })
	for _, x := range all {
		m.marks[x.ID] = x
	}
	return m
}

func setOf(ids []int64) map[int64]bool {
	out := make(map[int64]bool, len(ids))
	for _, id := range ids {
		out[id] = true
	}
	return out
}

func sorted(ids []int64) []int64 {
	out := slices.Clone(ids)
	slices.Sort(out)
	return slices.Compact(out)
}
