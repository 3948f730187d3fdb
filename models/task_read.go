package models

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// taskSelect reads tasks with what their provision and directive say of them. Agencies are read as
// ids alone, since their names are at hand (agency_refs.go): a list of fifty tasks would join them
// more than a hundred times.
const taskSelect = `SELECT t.id, t.ref, t.status, t.percent, t.first_due_on, t.due_on, t.forecast_on, t.key_task, t.blockers,
	t.submitted_on, t.finished_on, t.last_progress_at, t.version, t.updated_at, t.lead_id, t.addressee_id,
	d.id, d.number, d.key, d.confidential, p.id, p.ref, p.label_vi, p.label_en, p.text_vi, p.text_en, p.section_vi, p.section_en,
	p.deadline_as_written, p.deadline_kind, p.deadline_precision,
	(SELECT string_agg(CAST(c.agency_id AS TEXT), ',' ORDER BY c.position) FROM provision_parties c
		WHERE c.provision_id = t.provision_id AND c.role = 'coordinator')
FROM tasks t
JOIN directives d ON d.id = t.directive_id
JOIN provisions p ON p.id = t.provision_id `

func scanTask(rows *sql.Rows, t *Task, coordinators *sql.NullString) error {
	return rows.Scan(&t.ID, &t.Ref, &t.Status, &t.Percent, &t.Deadline.FirstDueOn, &t.Deadline.DueOn, &t.Deadline.ForecastOn, &t.KeyTask, &t.Blockers,
		&t.SubmittedOn, &t.FinishedOn, &t.LastProgressAt, &t.Version, &t.UpdatedAt, &t.Lead.ID, &t.Addressee.ID,
		&t.DirectiveID, &t.DirectiveNumber, &t.DirectiveKey, &t.Confidential, &t.ProvisionID, &t.ProvisionRef, &t.LabelVi, &t.LabelEn, &t.TextVi, &t.TextEn, &t.SectionVi, &t.SectionEn,
		&t.Deadline.AsWritten, &t.Deadline.Kind, &t.Deadline.Precision, coordinators)
}

// tasksBy gives the tasks t, with directive d and provision p, that the rest of the statement (from
// WHERE on) picks out, coordinators included.
func (s *Store) tasksBy(ctx context.Context, rest string, args ...any) ([]Task, error) {
	return s.tasksIn(s.read(ctx), rest, args...)
}

// tasksIn is tasksBy in a transaction.
func (s *Store) tasksIn(db *gorm.DB, rest string, args ...any) ([]Task, error) {
	rows, err := db.Raw(taskSelect+rest, args...).Rows()
	if err != nil {
		return nil, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	var tasks []Task
	var coordinators sql.NullString
	for rows.Next() {
		tasks = append(tasks, Task{})
		t := &tasks[len(tasks)-1]
		if err := scanTask(rows, t, &coordinators); err != nil {
			return nil, s.mapError(err)
		}
		for id := range strings.SplitSeq(coordinators.String, ",") {
			if n, err := strconv.ParseInt(id, 10, 64); err == nil {
				t.Coordinators = append(t.Coordinators, AgencyRef{ID: n})
			}
		}
	}
	if err := rows.Err(); err != nil {
		return nil, s.mapError(err)
	}
	_ = rows.Close() // in a transaction names are read through the same connection
	return tasks, s.mapError(s.nameAgencies(db, tasks))
}

// nameAgencies fills in the names of all agencies of the tasks.
func (s *Store) nameAgencies(db *gorm.DB, tasks []Task) error {
	names := agencyNamer{store: s, db: db}
	for i := range tasks {
		t := &tasks[i]
		names.fill(&t.Lead)
		names.fill(&t.Addressee)
		for j := range t.Coordinators {
			names.fill(&t.Coordinators[j])
		}
	}
	return names.err
}

// Task gives one task with its coordinators, or CodeNotFound when there is none the actor may see.
func (s *Store) Task(ctx context.Context, actor Actor, id int64) (Task, error) {
	scope, args := actor.taskScope()
	tasks, err := s.tasksBy(ctx, "WHERE t.id = ? AND "+scope, append([]any{id}, args...)...)
	if err != nil {
		return Task{}, err
	}
	if len(tasks) == 0 {
		return Task{}, notFound("task")
	}
	return tasks[0], nil
}
