package models

import (
	"context"
	"strings"

	"dondoc/models/deadline"
)

// ChangeKind is something that happened to tasks between one day and today.
type ChangeKind string

// What a review asks first: what changed since the last one.
const (
	ChangeCompleted ChangeKind = "completed"     // results accepted
	ChangeOverdue   ChangeKind = "newly_overdue" // unfinished, their due day has passed since
	ChangeReturned  ChangeKind = "returned"      // results not accepted
	ChangeReopened  ChangeKind = "reopened"
	ChangeRedated   ChangeKind = "redated" // given another due day
)

// ChangeKinds lists them in the order in which they are shown.
var ChangeKinds = []ChangeKind{ChangeCompleted, ChangeOverdue, ChangeReturned, ChangeRedated, ChangeReopened}

// condition limits tasks t to those it happened to after the day since, up to today.
func (k ChangeKind) condition(since, today deadline.Date) (string, []any) {
	moved := func(m Move) (string, []any) {
		return "t.id IN (SELECT e.task_id FROM task_events e WHERE e.day > ? AND e.day <= ? AND e.move = ?)", []any{since, today, m}
	}
	switch k {
	case ChangeCompleted:
		return "t.status = 'completed' AND t.finished_on > ? AND t.finished_on <= ?", []any{since, today}
	case ChangeOverdue:
		return "t.open AND t.due_on >= ? AND t.due_on < ? AND NOT " + submittedInTime, []any{since, today}
	case ChangeReturned:
		return moved(MoveReturn)
	case ChangeReopened:
		return moved(MoveReopen)
	case ChangeRedated:
		return "t.id IN (SELECT e.task_id FROM task_events e WHERE e.day > ? AND e.day <= ? AND (e.move = ? OR e.move = ? AND COALESCE(CAST(e.due_from AS TEXT), '') <> COALESCE(CAST(e.due_to AS TEXT), '')))", []any{since, today, MoveGrantExtension, MoveAmend}
	}
	return "1 = 0", nil
}

// Change counts the tasks to which one thing happened.
type Change struct {
	Kind  ChangeKind
	Tasks int
}

// Changes counts what happened to the tasks of the filter that the actor may see, after the day since
// and up to today.
func (s *Store) Changes(ctx context.Context, actor Actor, f CountFilter, since deadline.Date) ([]Change, error) {
	where, args := f.where(actor)
	var parts []string
	var all []any
	for _, k := range ChangeKinds {
		cond, more := k.condition(since, s.Today())
		parts = append(parts, "(SELECT COUNT(*)"+fromTasks(where)+"WHERE "+cond+" AND "+where+")")
		all = append(append(all, more...), args...)
	}
	out := make([]Change, len(ChangeKinds))
	into := make([]any, len(out))
	for i, k := range ChangeKinds {
		out[i].Kind = k
		into[i] = &out[i].Tasks
	}
	return out, s.scanOne(ctx, "SELECT "+strings.Join(parts, ", "), all, into...)
}
