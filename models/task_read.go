package models

import (
	"context"
	"strings"

	"gorm.io/gorm"
)

// taskSelect reads tasks alone. Their words come from giveWords and the agencies' names from
// agencyNamer, and whether a directive is confidential is asked of an index of those that are: joined,
// a list of fifty would read two hundred rows more.
const taskSelect = `SELECT t.id, t.directive_id, t.provision_id, t.ref, t.status, t.percent, t.first_due_on, t.due_on, t.forecast_on, t.key_task, t.blockers,
	t.submitted_on, t.finished_on, t.last_progress_at, t.version, t.updated_at, t.lead_id, t.addressee_id,
	EXISTS (SELECT 1 FROM directives c WHERE c.id = t.directive_id AND c.confidential), t.receipt, t.sign_off_asked_at`

// fromTasks is a statement's FROM over tasks t, with the tables that the rest of it names: directive d
// and provision p.
func fromTasks(rest string) string {
	from := " FROM tasks t "
	if strings.Contains(rest, "d.") {
		from += "JOIN directives d ON d.id = t.directive_id "
	}
	if strings.Contains(rest, "p.") {
		from += "JOIN provisions p ON p.id = t.provision_id "
	}
	return from
}

// targets are where a row of taskSelect goes.
func (t *Task) targets() []any {
	return []any{&t.ID, &t.DirectiveID, &t.ProvisionID, &t.Ref, &t.Status, &t.Percent, &t.Deadline.FirstDueOn, &t.Deadline.DueOn, &t.Deadline.ForecastOn, &t.KeyTask, &t.Blockers,
		&t.SubmittedOn, &t.FinishedOn, &t.LastProgressAt, &t.Version, &t.UpdatedAt, &t.Lead.ID, &t.Addressee.ID, &t.Confidential, &t.Receipt, &t.SignOffAskedAt}
}

// tasksBy gives the tasks t, with directive d and provision p, that the rest of the statement (from
// WHERE on) picks out, coordinators included.
func (s *Store) tasksBy(ctx context.Context, rest string, args ...any) ([]Task, error) {
	const page = 51 // and the one that tells of the next
	return s.tasksIn(s.read(ctx), page, rest, args...)
}

// tasksIn is tasksBy in a transaction, where about so many tasks are expected: they are too large to
// copy often.
func (s *Store) tasksIn(db *gorm.DB, expected int, rest string, args ...any) ([]Task, error) {
	rows, err := s.query(db, taskSelect+fromTasks(rest)+rest, args...)
	if err != nil {
		return nil, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	var row Task
	targets := row.targets()
	var tasks []Task
	for rows.Next() {
		if tasks == nil {
			tasks = make([]Task, 0, expected)
		}
		row.LastProgressAt, row.SignOffAskedAt = nil, nil
		if err := rows.Scan(targets...); err != nil {
			return nil, s.mapError(err)
		}
		tasks = append(tasks, row)
	}
	if err := rows.Err(); err != nil {
		return nil, s.mapError(err)
	}
	_ = rows.Close() // in a transaction the rest is read through the same connection
	names := &agencyNamer{store: s, db: db}
	for i := range tasks {
		names.fill(&tasks[i].Lead)
		names.fill(&tasks[i].Addressee)
	}
	if names.err != nil || len(tasks) == 0 {
		return nil, s.mapError(names.err)
	}
	return tasks, s.mapError(s.giveWords(db, tasks, names))
}

// Task gives one task with its coordinators, or CodeNotFound when there is none the actor may see.
func (s *Store) Task(ctx context.Context, actor Actor, id int64) (Task, error) {
	scope, args := actor.taskScope()
	tasks, err := s.tasksIn(s.read(ctx), 1, "WHERE t.id = ? AND "+scope, append([]any{id}, args...)...)
	if err != nil {
		return Task{}, err
	}
	if len(tasks) == 0 {
		return Task{}, notFound("task")
	}
	return tasks[0], nil
}
