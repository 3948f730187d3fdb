package models

import (
	"context"
	"strings"
	"time"

	"dondoc/models/deadline"
)

// InboxCounts counts a list of tasks by how urgent they are. The first four go by timeliness and count
// what awaits acceptance too; the Waiting ones say how many of each do.
type InboxCounts struct {
	Overdue, DueSoon, OnTrack, NoDeadline          int
	WaitingOverdue, WaitingOnTrack, WaitingUndated int
	Silent                                         int // unfinished, without an update for SilentAfter days
	Finished                                       int // completed or cancelled
}

// Waiting is how many await acceptance.
func (c InboxCounts) Waiting() int { return c.WaitingOverdue + c.WaitingOnTrack + c.WaitingUndated }

// Total is how many tasks the list has.
func (c InboxCounts) Total() int {
	return c.Overdue + c.DueSoon + c.OnTrack + c.NoDeadline + c.Finished
}

// inboxKinds is Timeliness in one pass over tasks t, finer where a result waits: a list of hundreds is
// counted for every page of the inbox, and nine conditions a task would cost four times as much. A
// test holds it equal to Timeliness.
const inboxKinds = `CASE
	WHEN NOT t.open THEN 0
	WHEN t.due_on IS NULL THEN CASE WHEN t.status = 'submitted' THEN 7 ELSE 4 END
	WHEN t.status = 'submitted' THEN CASE WHEN t.submitted_on <= t.due_on OR t.due_on >= ? THEN 6 ELSE 5 END
	WHEN t.due_on < ? THEN 1 WHEN t.due_on <= ? THEN 2 ELSE 3 END`

// add counts n tasks of a kind of inboxKinds.
func (c *InboxCounts) add(kind, n int) {
	switch kind {
	case 0:
		c.Finished += n
	case 1:
		c.Overdue += n
	case 2:
		c.DueSoon += n
	case 3:
		c.OnTrack += n
	case 4:
		c.NoDeadline += n
	case 5:
		c.Overdue, c.WaitingOverdue = c.Overdue+n, c.WaitingOverdue+n
	case 6:
		c.OnTrack, c.WaitingOnTrack = c.OnTrack+n, c.WaitingOnTrack+n
	case 7:
		c.NoDeadline, c.WaitingUndated = c.NoDeadline+n, c.WaitingUndated+n
	}
}

// InboxCounts counts the tasks that Tasks would list on all its pages together. It returns CodeInvalid
// as Tasks does.
func (s *Store) InboxCounts(ctx context.Context, actor Actor, f TaskFilter) (InboxCounts, error) {
	var c InboxCounts
	f.Cursor = ""
	q, err := s.taskQuery(ctx, actor, f)
	if err != nil {
		return c, err
	}
	text, args := inboxCountQuery(q, s.Today(), s.zone)
	rows, err := s.query(s.read(ctx), text, args...)
	if err != nil {
		return c, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var kind, n, silent int
		if err := rows.Scan(&kind, &n, &silent); err != nil {
			return c, s.mapError(err)
		}
		c.add(kind, n)
		c.Silent += silent
	}
	return c, s.mapError(rows.Err())
}

func inboxCountQuery(q taskQuery, today deadline.Date, zone *time.Location) (string, []any) {
	silent, silentArgs := silentCondition(today, zone, SilentAfter)
	where := strings.Join(q.where, " AND ")
	text := "SELECT " + inboxKinds + " AS inbox_kind, COUNT(*), COALESCE(SUM(CASE WHEN " + silent + " THEN 1 ELSE 0 END), 0)" + fromTasks(where)
	args := append([]any{today, today, today.AddDays(SoonDays)}, silentArgs...)
	return text + "WHERE " + where + " GROUP BY inbox_kind", append(args, q.args...)
}
