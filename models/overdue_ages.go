package models

import (
	"cmp"
	"context"
	"database/sql"
	"strings"
)

// OverdueAges counts the overdue tasks by how many days late they are. The bands begin at the given
// days late, in rising order, and end before the next; the last is open.
func (s *Store) OverdueAges(ctx context.Context, actor Actor, f CountFilter, from ...int) ([]int, error) {
	today := s.Today()
	where, args := f.where(actor)
	overdue, overdueArgs := timelinessCondition(Overdue, today)
	var sums []string
	var bands []any
	for i, days := range from {
		cond := "t.due_on <= ?"
		bands = append(bands, today.AddDays(-days))
		if i+1 < len(from) {
			cond += " AND t.due_on > ?"
			bands = append(bands, today.AddDays(-from[i+1]))
		}
		sums = append(sums, "COALESCE(SUM(CASE WHEN "+cond+" THEN 1 ELSE 0 END), 0)")
	}
	text := "SELECT " + strings.Join(sums, ", ") + " FROM tasks t JOIN directives d ON d.id = t.directive_id WHERE " + where + " AND " + overdue
	counts := make([]int, len(from))
	into := make([]any, len(from))
	for i := range counts {
		into[i] = &counts[i]
	}
	return counts, s.scanOne(ctx, text, append(append(bands, args...), overdueArgs...), into...)
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
