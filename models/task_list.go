package models

import (
	"context"
	"database/sql"
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// TaskFilter narrows and orders a list of tasks. Zero fields don't narrow.
type TaskFilter struct {
	Agency      string // code of the lead agency
	AgencyIDs   []int64
	Part        Part // as what the agency stands in the task; lead unless set
	DirectiveID int64
	ProvisionID int64
	Statuses    []Status
	Timeliness  Timeliness
	DueFrom     deadline.Date
	DueTo       deadline.Date
	Query       string // words or number
	Open        bool   // only unfinished tasks
	Inherited   bool   // only those passed on by a merger
	SilentDays  int    // only those without progress for at least so many days
	Sort        string // due, -due, updated, -updated, id
	Limit       int    // 50 unless set, MaxLimit at most
	Cursor      string
}

// Part is as what an agency stands in a task.
type Part string

// The parts an agency can have.
const (
	PartLead        Part = "lead"
	PartCoordinator Part = "coordinator"
	PartAny         Part = "any"
)

// MaxLimit bounds every list.
const MaxLimit = 200

// TaskPage is a part of a list and where the next one starts.
type TaskPage struct {
	Tasks      []Task
	NextCursor string // empty on the last page
}

var taskSorts = map[string]struct{ column, direction string }{
	"due":      {"t.due_on", "ASC"},
	"-due":     {"t.due_on", "DESC"},
	"updated":  {"t.updated_at", "ASC"},
	"-updated": {"t.updated_at", "DESC"},
	"id":       {"t.id", "ASC"},
}

// TaskSorts lists the orders a list of tasks can have.
func TaskSorts() []string { return []string{"due", "-due", "updated", "-updated", "id"} }

// Tasks lists the tasks the actor may see. It returns CodeInvalid for an unknown sort, status,
// timeliness or cursor, naming the field.
func (s *Store) Tasks(ctx context.Context, actor Actor, f TaskFilter) (TaskPage, error) {
	m := s.now()
	q, err := f.query(actor, m.today)
	if err != nil {
		return TaskPage{}, err
	}
	limit := f.Limit
	if limit <= 0 {
		limit = 50
	}
	limit = min(limit, MaxLimit)
	sort := f.Sort
	if sort == "" {
		sort = "due"
	}
	order := taskSorts[sort]
	nulls := " NULLS LAST"
	if order.column == "t.id" || f.datesKnown() {
		nulls = ""
	}
	text := taskSelect + " WHERE " + strings.Join(q.where, " AND ") + " ORDER BY " + order.column + " " + order.direction + nulls
	if order.column != "t.id" {
		text += ", t.id " + order.direction
	}
	text += " LIMIT " + strconv.Itoa(limit+1)
	tasks, err := s.tasksBy(ctx, text, q.args...)
	if err != nil {
		return TaskPage{}, err
	}
	page := TaskPage{Tasks: tasks}
	if len(tasks) > limit {
		page.Tasks = tasks[:limit]
		page.NextCursor = encodeCursor(sort, tasks[limit-1])
	}
	return page, s.addCoordinators(ctx, page.Tasks)
}

// datesKnown says whether the filter leaves out tasks without a due day, so that the order needs no
// rule for them and the index alone can give it.
func (f TaskFilter) datesKnown() bool {
	return f.Timeliness == Overdue || f.Timeliness == DueSoon || !f.DueFrom.IsZero() || !f.DueTo.IsZero()
}

type taskQuery struct {
	where []string
	args  []any
}

func (q *taskQuery) and(cond string, args ...any) {
	q.where = append(q.where, cond)
	q.args = append(q.args, args...)
}

func (f TaskFilter) query(actor Actor, today deadline.Date) (taskQuery, error) {
	var q taskQuery
	var bad faults
	scope, args := actor.taskScope()
	q.and(scope, args...)
	if f.Agency != "" {
		f.and(&q, "(SELECT a.id FROM agencies a WHERE a.code = ?)", f.Agency)
	}
	if len(f.AgencyIDs) > 0 {
		f.and(&q, "?", f.AgencyIDs)
	}
	if f.DirectiveID != 0 {
		q.and("t.directive_id = ?", f.DirectiveID)
	}
	if f.ProvisionID != 0 {
		q.and("t.provision_id = ?", f.ProvisionID)
	}
	for _, st := range f.Statuses {
		if !known(Statuses, st) {
			bad.add("status", "unknown_value", "Value", string(st))
		}
	}
	if len(f.Statuses) > 0 {
		q.and("t.status IN ?", f.Statuses)
	}
	if f.Timeliness != "" {
		if !known(Timelinesses, f.Timeliness) {
			bad.add("timeliness", "unknown_value", "Value", string(f.Timeliness))
		}
		cond, args := timelinessCondition(f.Timeliness, today)
		q.and(cond, args...)
	}
	if !f.DueFrom.IsZero() {
		q.and("t.due_on >= ?", f.DueFrom)
	}
	if !f.DueTo.IsZero() {
		q.and("t.due_on <= ?", f.DueTo)
	}
	if f.Open {
		q.and("t.open")
	}
	if f.Inherited {
		q.and("t.lead_id <> t.addressee_id")
	}
	if f.SilentDays > 0 {
		q.and("t.open AND (t.last_progress_at IS NULL OR t.last_progress_at < ?)", today.AddDays(1-f.SilentDays).In(time.UTC))
	}
	for _, word := range strings.Fields(f.Query) {
		like := "%" + escapeLike(word) + "%"
		q.and(`(LOWER(t.ref) LIKE LOWER(?) ESCAPE '\' OR LOWER(p.label_vi) LIKE LOWER(?) ESCAPE '\' OR LOWER(p.label_en) LIKE LOWER(?) ESCAPE '\' OR LOWER(p.text_vi) LIKE LOWER(?) ESCAPE '\' OR LOWER(p.text_en) LIKE LOWER(?) ESCAPE '\')`, like, like, like, like, like)
	}
	if _, ok := taskSorts[f.Sort]; f.Sort != "" && !ok {
		bad.add("sort", "unknown_value", "Value", f.Sort)
	}
	if f.Cursor != "" && len(bad) == 0 {
		if cond, args, ok := decodeCursor(f.Sort, f.Cursor); ok {
			q.and(cond, args...)
		} else {
			bad.add("cursor", "bad_cursor")
		}
	}
	return q, bad.err()
}

// and adds the agencies' condition by the part they are to have.
func (f TaskFilter) and(q *taskQuery, set string, arg any) {
	lead := "t.lead_id IN " + set
	coordinates := "EXISTS (SELECT 1 FROM provision_parties c WHERE c.provision_id = t.provision_id AND c.role = 'coordinator' AND c.agency_id IN " + set + ")"
	switch f.Part {
	case PartCoordinator:
		q.and(coordinates, arg)
	case PartAny:
		q.and("("+lead+" OR "+coordinates+")", arg, arg)
	default:
		q.and(lead, arg)
	}
}

const taskSelect = `SELECT t.id, t.ref, t.status, t.percent, t.first_due_on, t.due_on, t.forecast_on, t.key_task, t.blockers,
	t.submitted_on, t.finished_on, t.last_progress_at, t.version, t.updated_at,
	d.id, d.number, d.key, d.confidential, p.id, p.ref, p.label_vi, p.label_en, p.text_vi, p.text_en, p.section_vi, p.section_en,
	p.deadline_as_written, p.deadline_kind, p.deadline_precision,
	l.id, l.code, l.name_vi, l.name_en, a.id, a.code, a.name_vi, a.name_en
FROM tasks t
JOIN directives d ON d.id = t.directive_id
JOIN provisions p ON p.id = t.provision_id
JOIN agencies l ON l.id = t.lead_id
JOIN agencies a ON a.id = t.addressee_id`

func scanTask(rows *sql.Rows, t *Task) error {
	return rows.Scan(&t.ID, &t.Ref, &t.Status, &t.Percent, &t.Deadline.FirstDueOn, &t.Deadline.DueOn, &t.Deadline.ForecastOn, &t.KeyTask, &t.Blockers,
		&t.SubmittedOn, &t.FinishedOn, &t.LastProgressAt, &t.Version, &t.UpdatedAt,
		&t.DirectiveID, &t.DirectiveNumber, &t.DirectiveKey, &t.Confidential, &t.ProvisionID, &t.ProvisionRef, &t.LabelVi, &t.LabelEn, &t.TextVi, &t.TextEn, &t.SectionVi, &t.SectionEn,
		&t.Deadline.AsWritten, &t.Deadline.Kind, &t.Deadline.Precision,
		&t.Lead.ID, &t.Lead.Code, &t.Lead.NameVi, &t.Lead.NameEn, &t.Addressee.ID, &t.Addressee.Code, &t.Addressee.NameVi, &t.Addressee.NameEn)
}

func (s *Store) tasksBy(ctx context.Context, text string, args ...any) ([]Task, error) {
	return tasksIn(s.read(ctx), s, text, args...)
}

func tasksIn(db *gorm.DB, s *Store, text string, args ...any) ([]Task, error) {
	rows, err := db.Raw(text, args...).Rows()
	if err != nil {
		return nil, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	var tasks []Task
	for rows.Next() {
		tasks = append(tasks, Task{})
		if err := scanTask(rows, &tasks[len(tasks)-1]); err != nil {
			return nil, s.mapError(err)
		}
	}
	return tasks, s.mapError(rows.Err())
}

// addCoordinators fills in the coordinating agencies of all tasks with one query.
func (s *Store) addCoordinators(ctx context.Context, tasks []Task) error {
	if len(tasks) == 0 {
		return nil
	}
	provisions := make([]int64, 0, len(tasks))
	seen := map[int64][]AgencyRef{}
	for _, t := range tasks {
		if _, ok := seen[t.ProvisionID]; !ok {
			seen[t.ProvisionID] = nil
			provisions = append(provisions, t.ProvisionID)
		}
	}
	rows, err := s.read(ctx).Raw(`SELECT pp.provision_id, a.id, a.code, a.name_vi, a.name_en FROM provision_parties pp
		JOIN agencies a ON a.id = pp.agency_id WHERE pp.role = 'coordinator' AND pp.provision_id IN ? ORDER BY pp.provision_id, pp.position`, provisions).Rows()
	if err != nil {
		return s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id int64
		var a AgencyRef
		if err := rows.Scan(&id, &a.ID, &a.Code, &a.NameVi, &a.NameEn); err != nil {
			return s.mapError(err)
		}
		seen[id] = append(seen[id], a)
	}
	for i := range tasks {
		tasks[i].Coordinators = seen[tasks[i].ProvisionID]
	}
	return s.mapError(rows.Err())
}

// Task gives one task with its coordinators, or CodeNotFound when there is none the actor may see.
func (s *Store) Task(ctx context.Context, actor Actor, id int64) (Task, error) {
	scope, args := actor.taskScope()
	tasks, err := s.tasksBy(ctx, taskSelect+" WHERE t.id = ? AND "+scope, append([]any{id}, args...)...)
	if err != nil {
		return Task{}, err
	}
	if len(tasks) == 0 {
		return Task{}, notFound("task")
	}
	return tasks[0], s.addCoordinators(ctx, tasks)
}

func encodeCursor(sort string, t Task) string {
	value := ""
	switch strings.TrimPrefix(sort, "-") {
	case "due":
		value = t.Deadline.DueOn.String()
	case "updated":
		value = t.UpdatedAt.UTC().Format(time.RFC3339)
	}
	return base64.RawURLEncoding.EncodeToString([]byte(sort + "|" + value + "|" + strconv.FormatInt(t.ID, 10)))
}

// decodeCursor turns a cursor into the condition "after that row" of the sort it was made for.
func decodeCursor(sort, cursor string) (string, []any, bool) {
	if sort == "" {
		sort = "due"
	}
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	parts := strings.Split(string(raw), "|")
	if err != nil || len(parts) != 3 || parts[0] != sort {
		return "", nil, false
	}
	id, err := strconv.ParseInt(parts[2], 10, 64)
	if err != nil {
		return "", nil, false
	}
	op := ">"
	if strings.HasPrefix(sort, "-") {
		op = "<"
	}
	column := taskSorts[sort].column
	switch {
	case sort == "id":
		return "t.id > ?", []any{id}, true
	case parts[1] == "": // tasks without a due day come last in either direction
		return "t.due_on IS NULL AND t.id " + op + " ?", []any{id}, true
	case strings.HasSuffix(sort, "due"):
		day, err := deadline.ParseDate(parts[1])
		return "(" + column + " " + op + " ? OR (" + column + " = ? AND t.id " + op + " ?) OR " + column + " IS NULL)", []any{day, day, id}, err == nil
	}
	at, err := time.Parse(time.RFC3339, parts[1])
	return "(" + column + " " + op + " ? OR (" + column + " = ? AND t.id " + op + " ?))", []any{at, at, id}, err == nil
}

func escapeLike(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}

func known[T comparable](all []T, v T) bool {
	for _, a := range all {
		if a == v {
			return true
		}
	}
	return false
}
