package models

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"dondoc/models/deadline"
)

// TaskFilter narrows and orders a list of tasks. Zero fields don't narrow.
type TaskFilter struct {
	Agency      string // code of the lead agency
	AgencyIDs   []int64
	LeadKind    AgencyKind // of the lead agency
	Part        Part       // as what the agency stands in the task; lead unless set
	DirectiveID int64
	ProvisionID int64
	Statuses    []Status
	Timeliness  Timeliness
	DueFrom     deadline.Date
	DueTo       deadline.Date
	Query       string // words or number
	Open        bool   // only unfinished tasks
	InTerm      bool   // only unfinished ones whose due day hasn't passed, or that were submitted in time
	Blocked     bool   // only those an open bottleneck holds up
	Inherited   bool   // only those passed on by a merger
	SilentDays  int    // only those without progress for at least so many days
	AtRisk      bool   // only those with a reason in Task.Risks
	KeyTasks    bool   // only those with a star
	Category    string // of the provision
	Change      ChangeKind
	Since       deadline.Date // of Change
	Sort        string        // due, -due, updated, -updated, id
	Limit       int           // 50 unless set, MaxLimit at most
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

// Tasks lists the tasks the actor may see. Tasks without a due day come last by due day, in either
// direction. It returns CodeInvalid for an unknown sort, status, timeliness or cursor, naming the
// field.
func (s *Store) Tasks(ctx context.Context, actor Actor, f TaskFilter) (TaskPage, error) {
	q, err := s.taskQuery(ctx, actor, f)
	if err != nil {
		return TaskPage{}, err
	}
	order, limit := orderOf(f.Sort), f.limit()
	var tasks []Task
	for _, part := range order.parts(f, q.after) {
		rest, args := q.rest(part, limit+1-len(tasks))
		more, err := s.tasksBy(ctx, rest, args...)
		if err != nil {
			return TaskPage{}, err
		}
		if tasks = append(tasks, more...); len(tasks) > limit {
			break
		}
	}
	page := TaskPage{Tasks: tasks}
	if len(tasks) > limit {
		page.Tasks = tasks[:limit]
		page.NextCursor = order.cursor(tasks[limit-1])
	}
	return page, nil
}

// taskQuery turns a filter into conditions. A code may have been several agencies' over the years.
func (s *Store) taskQuery(ctx context.Context, actor Actor, f TaskFilter) (taskQuery, error) {
	var ids []int64
	if f.Agency != "" {
		var err error
		if ids, err = s.agencyIDs(s.read(ctx), f.Agency); err != nil {
			return taskQuery{}, s.mapError(err)
		}
	}
	if f.Agency != "" && len(ids) == 0 {
		return taskQuery{}, &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "agency", Problem: "unknown_agency", Params: map[string]any{"Value": f.Agency}}}}
	}
	q, err := f.query(actor, s.now().today, s.zone, ids)
	s.andWords(&q, f.Query)
	return q, err
}

// andWords limits tasks to those whose provision has all the words. One of a fan-out is told from the
// others by its reference: 315/TB-VPCP#12@H26.
func (s *Store) andWords(q *taskQuery, query string) {
	var words []string
	for _, w := range strings.Fields(query) {
		if strings.Contains(w, "@") {
			q.and(`LOWER(t.ref) LIKE LOWER(?) ESCAPE '\'`, "%"+escapeLike(w)+"%")
			continue
		}
		words = append(words, w)
	}
	if len(words) > 0 {
		cond, args := s.searched(SearchProvision, "t.provision_id", strings.Join(words, " "))
		q.and(cond, args...)
	}
}

func (f TaskFilter) limit() int {
	if f.Limit <= 0 {
		return 50
	}
	return min(f.Limit, MaxLimit)
}

type taskQuery struct {
	where []string
	args  []any
	after *taskPosition // where the page before ended
}

// rest is the statement from WHERE on that reads a stretch of the list.
func (q *taskQuery) rest(part taskPart, limit int) (string, []any) {
	return "WHERE " + strings.Join(slices.Concat(q.where, part.where), " AND ") + " ORDER BY " + part.by + " LIMIT " + strconv.Itoa(limit),
		slices.Concat(q.args, part.args)
}

func (q *taskQuery) and(cond string, args ...any) {
	q.where = append(q.where, cond)
	q.args = append(q.args, args...)
}

// onlyOpen says whether the filter lets through unfinished tasks alone.
func (f TaskFilter) onlyOpen() bool {
	switch f.Timeliness {
	case OnTrack, DueSoon, Overdue, NoDeadline:
		return true
	}
	return f.Open || f.InTerm || f.Blocked || f.SilentDays > 0 || f.AtRisk
}

// query turns the filter into conditions; coded are the agencies that have or had the code asked for.
func (f TaskFilter) query(actor Actor, today deadline.Date, zone *time.Location, coded []int64) (taskQuery, error) {
	var q taskQuery
	var bad faults
	scope, args := actor.listScope(append(slices.Clone(f.AgencyIDs), coded...), f.onlyOpen())
	q.and(scope, args...)
	for _, ids := range [][]int64{f.AgencyIDs, coded} {
		if len(ids) > 0 {
			f.and(&q, ids)
		}
	}
	if f.LeadKind != "" {
		q.and("t.lead_id IN (SELECT a.id FROM agencies a WHERE a.kind = ?)", f.LeadKind)
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
	if f.InTerm {
		q.and("t.open AND (t.due_on >= ? OR (t.status = 'submitted' AND t.submitted_on <= t.due_on))", today)
	}
	if f.Blocked {
		q.and("t.open AND t.blockers > 0")
	}
	if f.Inherited {
		q.and("t.lead_id <> t.addressee_id")
	}
	if f.SilentDays > 0 {
		cond, args := silentCondition(today, zone, f.SilentDays)
		q.and(cond, args...)
	}
	if f.AtRisk {
		cond, args := riskCondition(today, zone)
		q.and(cond, args...)
	}
	if f.KeyTasks {
		q.and("t.key_task")
	}
	if f.Category != "" {
		q.and("p.category = ?", f.Category)
	}
	if f.Change != "" {
		if !known(ChangeKinds, f.Change) {
			bad.add("change", "unknown_value", "Value", string(f.Change))
		}
		cond, args := f.Change.condition(f.Since, today)
		q.and(cond, args...)
	}
	switch order := orderOf(f.Sort); {
	case f.Sort != "" && !known(TaskSorts(), f.Sort):
		bad.add("sort", "unknown_value", "Value", f.Sort)
	case f.Cursor != "":
		if q.after = order.position(f.Cursor); q.after == nil {
			bad.add("cursor", "bad_cursor")
		}
	}
	return q, bad.err()
}

// and adds the agencies' condition by the part they are to have.
func (f TaskFilter) and(q *taskQuery, agencies []int64) {
	const coordinated = "SELECT c.provision_id FROM provision_parties c WHERE c.role = 'coordinator' AND c.holder_id IN ?"
	switch f.Part {
	case PartCoordinator:
		q.and("t.provision_id IN ("+coordinated+")", agencies)
	case PartAny:
		q.and("t.id IN (SELECT y.id FROM tasks y WHERE y.lead_id IN ? UNION SELECT y.id FROM tasks y WHERE y.provision_id IN ("+coordinated+"))", agencies, agencies)
	default:
		q.and("t.lead_id IN ?", agencies)
	}
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
