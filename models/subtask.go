package models

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// Subtask is an agency's own division of a task it leads, with its own people and dates. Only the
// agency's people see it; it counts in no report.
type Subtask struct {
	ID         int64
	TaskID     int64
	AgencyID   int64
	Title      string
	AssigneeID *int64
	Assignee   string `gorm:"->"` // the person's name

	AssigneeEmail string `gorm:"->"`

	DueOn     deadline.Date
	DoneOn    deadline.Date
	RemovedAt *time.Time
	CreatedAt time.Time
	Version   int64
}

// NewSubtask is what a sub-task says. A zero AssigneeID is nobody, a zero DueOn no day.
type NewSubtask struct {
	Title      string
	AssigneeID int64
	Assignee   string // the person's address, where AssigneeID is not known
	DueOn      deadline.Date
	Done       bool
	Version    int64 // of the sub-task, when it is changed
}

// maxTitle bounds a sub-task's title, in characters.
const maxTitle = 300

// maxSubtasks bounds how many a task is divided into.
const maxSubtasks = 200

// Subtasks lists a task's sub-tasks: those of the agencies whose tasks the actor reads. CodeNotFound when
// they may not see the task.
func (s *Store) Subtasks(ctx context.Context, actor Actor, taskID int64) ([]Subtask, error) {
	if _, err := s.Task(ctx, actor, taskID); err != nil {
		return nil, err
	}
	return s.subtasksOf(s.read(ctx), actor, taskID)
}

func (s *Store) subtasksOf(db *gorm.DB, actor Actor, taskID int64) ([]Subtask, error) {
	ids := actor.Reads()
	if len(ids) == 0 {
		return nil, nil
	}
	var out []Subtask
	return out, s.mapError(db.Raw(`SELECT b.*, COALESCE(u.name, '') AS assignee, COALESCE(u.email, '') AS assignee_email FROM subtasks b LEFT JOIN users u ON u.id = b.assignee_id
		WHERE b.task_id = ? AND b.agency_id IN ? AND b.removed_at IS NULL ORDER BY b.id`, taskID, ids).Scan(&out).Error)
}

// AddSubtask adds a sub-task to a task the actor's agency leads. CodeInvalid for a title or a person
// that can't be taken, CodeForbidden for whoever is not the lead's.
func (s *Store) AddSubtask(ctx context.Context, actor Actor, taskID int64, n NewSubtask) (Subtask, error) {
	var b Subtask
	err := s.changeSubtask(ctx, actor, taskID, func(tx *gorm.DB, m moment, t Task, acting Actor) error {
		var held int64
		if err := tx.Raw("SELECT COUNT(*) FROM subtasks WHERE task_id = ? AND removed_at IS NULL", taskID).Scan(&held).Error; err != nil {
			return err
		}
		if held >= maxSubtasks {
			return &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "title", Problem: "too_many_subtasks", Params: map[string]any{"Max": maxSubtasks}}}}
		}
		b = Subtask{TaskID: taskID, AgencyID: t.Lead.ID, CreatedAt: m.at, Version: 1}
		if err := b.take(tx, m, n); err != nil {
			return err
		}
		if err := tx.Omit("Assignee", "AssigneeEmail").Create(&b).Error; err != nil {
			return err
		}
		return audit(tx, m, acting, "subtask.add", "task", taskID, nil, b.auditFields())
	})
	return b, err
}

// ChangeSubtask changes a sub-task. CodeNotFound when the actor's agency has no such sub-task,
// CodeStale when somebody changed it meanwhile.
func (s *Store) ChangeSubtask(ctx context.Context, actor Actor, taskID, id int64, n NewSubtask) (Subtask, error) {
	var b Subtask
	err := s.changeSubtask(ctx, actor, taskID, func(tx *gorm.DB, m moment, t Task, acting Actor) (err error) {
		if b, err = ownSubtask(tx, t, id); err != nil {
			return err
		}
		if n.Version != 0 && n.Version != b.Version {
			return &Error{Code: CodeStale}
		}
		before := b.auditFields()
		if err := b.take(tx, m, n); err != nil {
			return err
		}
		b.Version++
		done := tx.Exec("UPDATE subtasks SET title = ?, assignee_id = ?, due_on = ?, done_on = ?, version = ? WHERE id = ? AND version = ?",
			b.Title, b.AssigneeID, b.DueOn, b.DoneOn, b.Version, id, b.Version-1)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale}
		}
		return audit(tx, m, acting, "subtask.change", "task", taskID, before, b.auditFields())
	})
	return b, err
}

// RemoveSubtask takes a sub-task away. CodeNotFound when the actor's agency has no such sub-task.
func (s *Store) RemoveSubtask(ctx context.Context, actor Actor, taskID, id int64) error {
	return s.changeSubtask(ctx, actor, taskID, func(tx *gorm.DB, m moment, t Task, acting Actor) error {
		b, err := ownSubtask(tx, t, id)
		if err != nil {
			return err
		}
		if err := tx.Exec("UPDATE subtasks SET removed_at = ?, version = version + 1 WHERE id = ?", m.at, id).Error; err != nil {
			return err
		}
		return audit(tx, m, acting, "subtask.remove", "task", taskID, b.auditFields(), nil)
	})
}

// changeSubtask runs fn for a task that an agency of the actor's leads and that is not finished.
func (s *Store) changeSubtask(ctx context.Context, actor Actor, taskID int64, fn func(*gorm.DB, moment, Task, Actor) error) error {
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		t, err := s.lockTask(tx, actor, taskID)
		if err != nil {
			return err
		}
		if err := actor.mayDivide(t); err != nil {
			return err
		}
		return fn(tx, m, t, actor.forLead(t))
	})
}

// mayDivide says why the actor can't divide the task, nil when they can: its lead can until it is finished.
func (a Actor) mayDivide(t Task) error {
	switch _, may := a.as(PartyLead, Circumstances{Task: t}); {
	case !may:
		return forbidden("subtask")
	case !t.Status.Open():
		return &Error{Code: CodeWrongState, Detail: "move_" + string(t.Status)}
	}
	return nil
}

func ownSubtask(tx *gorm.DB, t Task, id int64) (Subtask, error) {
	var found []Subtask
	err := tx.Raw("SELECT * FROM subtasks WHERE id = ? AND task_id = ? AND agency_id = ? AND removed_at IS NULL", id, t.ID, t.Lead.ID).Scan(&found).Error
	if err != nil {
		return Subtask{}, err
	}
	if len(found) == 0 {
		return Subtask{}, notFound("subtask")
	}
	return found[0], nil
}

// take checks what a form says and takes it over.
func (b *Subtask) take(tx *gorm.DB, m moment, n NewSubtask) error {
	var bad faults
	title := strings.TrimSpace(n.Title)
	switch length := utf8.RuneCountInString(title); {
	case title == "":
		bad.add("title", "required")
	case length > maxTitle:
		bad.add("title", "too_long", "Max", maxTitle, "Value", length)
	case hasControl(title):
		bad.add("title", "control_characters")
	}
	if kept := b.AssigneeID != nil && n.AssigneeID == *b.AssigneeID; !kept && (n.AssigneeID != 0 || n.Assignee != "") { // who was given it may have left since
		var theirs []int64
		if err := tx.Raw(`SELECT u.id FROM user_roles r JOIN users u ON u.id = r.user_id WHERE (u.id = ? OR u.email = ?) AND u.closed_at IS NULL AND r.agency_id = ?
			AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?) LIMIT 1`, n.AssigneeID, FoldEmail(n.Assignee), b.AgencyID, m.today, m.today).Scan(&theirs).Error; err != nil {
			return err
		}
		if len(theirs) == 0 {
			bad.add("assignee", "not_of_the_agency")
		} else {
			n.AssigneeID = theirs[0]
		}
	}
	b.Title, b.AssigneeID, b.DueOn = title, orNull(n.AssigneeID), n.DueOn
	switch {
	case !n.Done:
		b.DoneOn = deadline.Date{}
	case b.DoneOn.IsZero():
		b.DoneOn = m.today
	}
	return bad.err()
}

func (b Subtask) auditFields() map[string]any {
	return map[string]any{"subtask": b.ID, "title": b.Title, "assignee": b.AssigneeID, "due_on": b.DueOn, "done_on": b.DoneOn}
}
