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
	var plan strings.Builder
	for _, part := range orderOf(f.Sort).parts(f, q.after) {
		rest, args := q.rest(part, f.limit()+1)
		text, err := s.explain(ctx, taskSelect+fromTasks(rest)+rest, args)
		if err != nil {
			return "", err
		}
		plan.WriteString(text)
	}
	return plan.String(), nil
}

// ExplainMatters gives the database's plan for the first page of a pile.
func (s *Store) ExplainMatters(ctx context.Context, actor Actor, kind MatterKind) (string, error) {
	p, _ := actor.pile(kind, s.Today())
	text, args := p.statement()
	return s.explain(ctx, text+p.order()+" LIMIT 51", args)
}

func (s *Store) explain(ctx context.Context, text string, args []any) (string, error) {
	explain := "EXPLAIN "
	if s.dialect == SQLite {
		explain = "EXPLAIN QUERY PLAN "
	}
	rows, err := s.read(ctx).Raw(explain+text, args...).Rows()
	if err != nil {
		return "", err
	}
	var plan strings.Builder
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
	return plan.String(), rows.Close()
}
