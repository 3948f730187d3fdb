package models

import (
	"context"
	"slices"
	"strings"

	"dondoc/models/deadline"
)

// figuresServe says whether the kept figures can answer for the filter: they are today's, and neither
// the filter nor the actor's view asks for what they do not tell apart. Everything else is counted from
// the tasks themselves, with the same result.
func (s *Store) figuresServe(ctx context.Context, actor Actor, f CountFilter, day deadline.Date) (bool, error) {
	if !actor.seesAll() || f.DirectiveID != 0 || len(f.directives) > 0 || len(actor.Agencies()) > 0 && !actor.seesConfidential() {
		return false, nil
	}
	var kept deadline.Date
	if err := s.scanOne(ctx, "SELECT day FROM figures_state", nil, &kept); err != nil {
		return false, err
	}
	return kept == day, nil
}

// kept sums the cube's rows that the filter lets through by keys, columns of y ("0" for the whole): as they
// were kept, and what has changed since, each on its own. Who reads adds the rows of a key up; a database
// asked to do so would sort all rows anew.
func (f CountFilter) kept(c cube, day figuresDay, actor Actor, keys string, more ...string) (string, []any) {
	changes, args := c.from(day, "task_changes", "t.sign")
	q := taskQuery{where: append([]string{"1 = 1"}, more...)}
	column := "y." + f.column()[len("t."):]
	if !actor.seesConfidential() {
		q.and("NOT y.confidential")
	}
	if len(f.AgencyIDs) > 0 {
		q.and(column+" IN ?", f.AgencyIDs)
	}
	if f.Kind != "" {
		q.and(column+" IN (SELECT a.id FROM agencies a WHERE a.kind = ?)", f.Kind)
	}
	if f.Category != "" {
		q.and("y.category = ?", f.Category)
	}
	if f.KeyTasks {
		q.and("y.key_task")
	}
	sums, group := "", ""
	for _, name := range c.sums {
		sums += ", CAST(COALESCE(SUM(y." + name + "), 0) AS BIGINT)"
	}
	if keys != "0" {
		group = " GROUP BY " + keys
	}
	half := func(from string) string {
		return "SELECT " + keys + sums + " FROM " + from + " y WHERE " + strings.Join(q.where, " AND ") + group
	}
	return half(c.table) + " UNION ALL " + half("("+changes+")"), slices.Concat(q.args, args, q.args)
}
