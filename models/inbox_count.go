package models

import (
	"cmp"
	"context"
	"database/sql"
	"strings"
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

// InboxCounts counts the tasks that Tasks would list on all its pages together. It returns CodeInvalid
// as Tasks does.
func (s *Store) InboxCounts(ctx context.Context, actor Actor, f TaskFilter) (InboxCounts, error) {
	var c InboxCounts
	m := s.now()
	f.Cursor = ""
	q, err := s.taskQuery(ctx, actor, f)
	if err != nil {
		return c, err
	}
	var sums []string
	var args []any
	sum := func(cond string, condArgs ...any) {
		sums = append(sums, "COALESCE(SUM(CASE WHEN "+cond+" THEN 1 ELSE 0 END), 0)")
		args = append(args, condArgs...)
	}
	for _, w := range []Timeliness{Overdue, DueSoon, OnTrack, NoDeadline} {
		cond, condArgs := timelinessCondition(w, m.today)
		sum(cond, condArgs...)
	}
	for _, w := range []Timeliness{Overdue, OnTrack, NoDeadline} {
		cond, condArgs := timelinessCondition(w, m.today)
		sum("t.status = 'submitted' AND "+cond, condArgs...)
	}
	silent, silentArgs := silentCondition(m.today, SilentAfter)
	sum(silent, silentArgs...)
	sum("NOT t.open")
	text := "SELECT " + strings.Join(sums, ", ") + " FROM tasks t JOIN directives d ON d.id = t.directive_id"
	if f.Query != "" {
		text += " JOIN provisions p ON p.id = t.provision_id"
	}
	err = s.scanOne(ctx, text+" WHERE "+strings.Join(q.where, " AND "), append(args, q.args...),
		&c.Overdue, &c.DueSoon, &c.OnTrack, &c.NoDeadline, &c.WaitingOverdue, &c.WaitingOnTrack, &c.WaitingUndated, &c.Silent, &c.Finished)
	return c, err
}

// scanOne reads the one row of a query. It doesn't use gorm's Row, which hides why a statement could
// not be prepared.
func (s *Store) scanOne(ctx context.Context, text string, args []any, into ...any) error {
	rows, err := s.read(ctx).Raw(text, args...).Rows()
	if err != nil {
		return s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	if !rows.Next() {
		return s.mapError(cmp.Or(rows.Err(), error(sql.ErrNoRows)))
	}
	return s.mapError(rows.Scan(into...))
}
