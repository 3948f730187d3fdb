package models

import (
	"context"
	"strings"

	"dondoc/models/deadline"
)

// Week counts the tasks of a week, which begins on a Monday.
type Week struct {
	Monday    deadline.Date
	Due       int // due days that fall into it, of tasks not cancelled
	Completed int // of those, completed by now
	Overdue   int // of those, overdue now
	Done      int // accepted results that were submitted in it, of tasks with a due day
}

// taskWeeks keeps two facts of a task apart, for they fall into different weeks: when it is due, and
// when the accepted result was submitted.
var taskWeeks = cube{
	table: "task_weeks", keys: []string{"what", "week", "lead_id", "addressee_id", "confidential"}, sums: []string{"tasks", "completed", "overdue"},
	from: func(d figuresDay, tasks, sign string) (string, []any) {
		due, done := weekOf("t.due_on"), weekOf("t.submitted_on")
		from := " FROM " + tasks + " t JOIN directives d ON d.id = t.directive_id "
		return "SELECT 'due' AS what, " + due + " AS week, t.lead_id, t.addressee_id, d.confidential, SUM(" + sign + ") AS tasks, SUM(CASE WHEN t.status = 'completed' THEN " + sign + " ELSE 0 END) AS completed, " +
			"SUM(CASE WHEN t.open AND t.due_on < ? AND NOT " + submittedInTime + " THEN " + sign + " ELSE 0 END) AS overdue" + from +
			"WHERE t.due_on IS NOT NULL AND t.status <> 'cancelled' GROUP BY " + due + ", t.lead_id, t.addressee_id, d.confidential" +
			" UNION ALL SELECT 'done', " + done + ", t.lead_id, t.addressee_id, d.confidential, SUM(" + sign + "), SUM(" + sign + "), 0" + from +
			"WHERE t.status = 'completed' AND t.submitted_on IS NOT NULL AND t.due_on IS NOT NULL GROUP BY " + done + ", t.lead_id, t.addressee_id, d.confidential", []any{d.today}
	},
}

// weekOf is the Monday of a day's week, in the placeholder of both dialects that weekExpression fills.
func weekOf(column string) string { return "{week " + column + "}" }

// weeksIn writes the weeks of a statement as the database tells them.
func (s *Store) weeksIn(text string) string {
	write := func(column string) string { return "date(" + column + ", 'weekday 0', '-6 days')" }
	if s.dialect == Postgres {
		write = func(column string) string {
			return "(" + column + " - (CAST(EXTRACT(ISODOW FROM " + column + ") AS INTEGER) - 1))"
		}
	}
	for {
		head, rest, found := strings.Cut(text, "{week ")
		if !found {
			return text
		}
		column, tail, _ := strings.Cut(rest, "}")
		text = head + write(column) + tail
	}
}

// Weeks counts the tasks of a filter that the actor may see by week, from the week of one day to the
// week of another, every week of them in order.
func (s *Store) Weeks(ctx context.Context, actor Actor, f CountFilter, from, to deadline.Date) ([]Week, error) {
	first, last := monday(from), monday(to)
	day := figuresDay{s.Today(), s.zone}
	kept, err := s.figuresServe(ctx, actor, f, day.today)
	if err != nil {
		return nil, err
	}
	// Days written out: as parameters they would have PostgreSQL plan for any span.
	within := "y.week >= '" + first.String() + "' AND y.week <= '" + last.String() + "'"
	text, args := "", []any(nil)
	if kept && f.Category == "" && !f.KeyTasks {
		text, args = f.kept(taskWeeks, day, actor, "y.week, y.what", within)
	} else {
		where, picked := f.where(actor)
		from, more := taskWeeks.from(day, "picked", "1")
		text = "WITH picked AS (SELECT t.* FROM tasks t JOIN directives d ON d.id = t.directive_id JOIN provisions p ON p.id = t.provision_id WHERE " + where + ") SELECT y.week, y.what, " +
			"CAST(SUM(y.tasks) AS BIGINT), CAST(SUM(y.completed) AS BIGINT), CAST(SUM(y.overdue) AS BIGINT) FROM (" + from + ") y WHERE " + within + " GROUP BY y.week, y.what"
		args = append(picked, more...)
	}
	rows, err := s.query(s.read(ctx), s.weeksIn(text), args...)
	if err != nil {
		return nil, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	var weeks []Week
	at := map[deadline.Date]int{}
	for day := first; !day.After(last); day = day.AddDays(7) {
		at[day] = len(weeks)
		weeks = append(weeks, Week{Monday: day})
	}
	for rows.Next() {
		var what string
		var day deadline.Date
		var n, completed, overdue int
		if err := rows.Scan(&day, &what, &n, &completed, &overdue); err != nil {
			return nil, s.mapError(err)
		}
		w := &weeks[at[day]]
		if what == "done" {
			w.Done += n
			continue
		}
		w.Due, w.Completed, w.Overdue = w.Due+n, w.Completed+completed, w.Overdue+overdue
	}
	return weeks, s.mapError(rows.Err())
}

func monday(d deadline.Date) deadline.Date { return d.AddDays(-((int(d.Weekday()) + 6) % 7)) }
