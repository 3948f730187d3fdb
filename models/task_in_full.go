package models

import (
	"context"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// TaskInFull is a task with the duty it comes from and what holds it up.
type TaskInFull struct {
	Task
	Provision   Provision  // with its parties as the directive names them, without its tasks
	Parts       []PartHeld // in the provision, with who has them today
	Directive   Directive  // without its text
	Bottlenecks []HeldUp
	Extensions  []Extension // newest first
	Opinions    []Opinion   // newest first
	Subtasks    []Subtask   // of the actor's own agencies
	Moves       []Move      // that the actor may make now
	SignOff     bool        // the lead agency's head signs results off
	MayDivide   bool        // the actor may add sub-tasks and change them

	// LeadGone: a finished task's lead exists no more. Successor has its business; the zero AgencyRef where
	// nobody has, and who reopens the task names its lead.
	LeadGone  bool
	Successor AgencyRef
}

// HeldUp is a bottleneck with the number of tasks it holds up.
type HeldUp struct {
	Bottleneck
	Tasks int
}

// TaskInFull gives one task with what its page shows, or CodeNotFound when there is none the actor may
// see.
func (s *Store) TaskInFull(ctx context.Context, actor Actor, id int64) (TaskInFull, error) {
	t, err := s.Task(ctx, actor, id)
	if err != nil {
		return TaskInFull{}, err
	}
	out := TaskInFull{Task: t}
	db := s.read(ctx)
	if err := db.Omit("text").Where("id = ?", t.DirectiveID).Take(&out.Directive).Error; err != nil {
		return out, s.mapError(err)
	}
	if err := db.Where("id = ?", t.ProvisionID).Take(&out.Provision).Error; err != nil {
		return out, s.mapError(err)
	}
	if out.Parts, err = partsOf(db, t.ProvisionID); err != nil {
		return out, s.mapError(err)
	}
	for _, p := range out.Parts {
		out.Provision.addParty(p.Role, p.Named)
	}
	if out.Bottlenecks, err = holdingUp(db, id); err != nil {
		return out, s.mapError(err)
	}
	return out, s.mapError(s.readLife(db, actor, &out))
}

// readLife fills in what was asked and answered about the task, and what the actor may do with it.
func (s *Store) readLife(db *gorm.DB, actor Actor, t *TaskInFull) (err error) {
	if t.Extensions, err = s.extensionsOf(db, t.ID); err != nil {
		return err
	}
	if t.Opinions, err = s.opinionsOf(db, t.ID); err != nil {
		return err
	}
	if t.Subtasks, err = s.subtasksOf(db, actor, t.ID); err != nil {
		return err
	}
	c, err := circumstances(db, t.Task)
	t.Moves, t.SignOff = c.Allows(actor), c.SignOff
	t.MayDivide = actor.mayDivide(t.Task) == nil
	if err != nil || t.Status.Open() {
		return err
	}
	return t.readSuccessor(db, s.Today())
}

func (t *TaskInFull) readSuccessor(db *gorm.DB, today deadline.Date) error {
	way, err := successionOf(db, t.Lead.ID)
	inForce := way.last.ValidOn(today)
	t.LeadGone = len(way.steps) > 0 || !inForce
	if t.LeadGone && inForce {
		t.Successor = way.last.Ref()
	}
	return err
}

// holdingUp lists the bottlenecks that hold a task up, the open ones first.
func holdingUp(db *gorm.DB, taskID int64) ([]HeldUp, error) {
	var out []HeldUp
	if err := db.Raw(`SELECT b.*, (SELECT COUNT(*) FROM bottleneck_tasks o WHERE o.bottleneck_id = b.id) AS tasks
		FROM bottlenecks b JOIN bottleneck_tasks x ON x.bottleneck_id = b.id WHERE x.task_id = ?
		ORDER BY CASE WHEN b.state IN ('open', 'escalated') THEN 0 ELSE 1 END, b.id`, taskID).Scan(&out).Error; err != nil || len(out) == 0 {
		return out, err
	}
	all := make([]*Bottleneck, len(out))
	for i := range out {
		all[i] = &out[i].Bottleneck
	}
	return out, nameWhoMustAct(db, all)
}
