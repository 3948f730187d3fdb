package models

import (
	"context"
	"strings"
)

// ExplainTasks gives the database's plans for the statements behind a list of tasks.
func (s *Store) ExplainTasks(ctx context.Context, actor Actor, f TaskFilter) (string, error) {
	q, err := s.taskQuery(ctx, actor, f)
	if err != nil {
		return "", err
	}
	explain := "EXPLAIN "
	if s.dialect == SQLite {
		explain = "EXPLAIN QUERY PLAN "
	}
	var plan strings.Builder
	for _, part := range orderOf(f.Sort).parts(f, q.after) {
		rest, args := q.rest(part, f.limit()+1)
		rows, err := s.read(ctx).Raw(explain+taskSelect+fromTasks(rest)+rest, args...).Rows()
		if err != nil {
			return "", err
		}
		for rows.Next() {
			var id, parent, unused int64
			var line string
			into := []any{&id, &parent, &unused, &line}
			if s.dialect == Postgres {
				into = into[3:]
			}
			if err := rows.Scan(into...); err != nil {
				return "", err
			}
			plan.WriteString(line + "\n")
		}
		if err := rows.Close(); err != nil {
			return "", err
		}
	}
	return plan.String(), nil
}
