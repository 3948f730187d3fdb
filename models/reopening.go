package models

import (
	"context"

	"dondoc/models/deadline"
)

// Reopen takes a completion back, with reasons. It is shown as a reopening. A task of an agency that a
// merger has closed comes to stand with the successor of today, as the merger would have passed it on.
// CodeInvalid, naming the field lead, where the agency is gone and nobody has its business: see ReopenFor.
func (s *Store) Reopen(ctx context.Context, actor Actor, taskID int64, in MoveInput) (Task, error) {
	return s.ReopenFor(ctx, actor, taskID, 0, in)
}

// ReopenFor is Reopen with the agency that is to lead the task where its lead is gone without a
// successor; 0 for none. CodeInvalid for an agency named where there is nothing to choose, or one that
// can't owe a task today.
func (s *Store) ReopenFor(ctx context.Context, actor Actor, taskID, leadID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveReopen, in, func(x *step) error {
		x.task.SubmittedOn, x.task.FinishedOn = deadline.Date{}, deadline.Date{}
		return x.leadOfToday(leadID)
	})
}

// leadOfToday gives the task a lead that can do the work: the one it has, its successor, or the one named.
func (x *step) leadOfToday(named int64) error {
	way, err := successionOf(x.tx, x.task.Lead.ID)
	if err != nil {
		return err
	}
	to, inForce := way.last, way.last.ValidOn(x.m.today)
	var bad faults
	switch {
	case !inForce && named == 0:
		bad.add("lead", "lead_is_gone", "Agency", x.task.Lead.Code)
	case inForce && named != 0 && named != to.ID:
		bad.add("lead", "lead_is_known", "Agency", to.Code)
	case !inForce:
		if to, err = x.addressee("lead", named); err != nil {
			return err
		}
		way.steps = nil // no act passed it on: the office does
	}
	if len(bad) > 0 || to.ID == x.task.Lead.ID {
		return bad.err()
	}
	for _, v := range way.steps {
		if err := x.tx.Exec("INSERT INTO task_transfers (task_id, act_id, from_id, to_id, at) VALUES (?, ?, ?, ?, ?)", x.task.ID, v.ActID, v.FromID, v.ToID, x.m.at).Error; err != nil {
			return err
		}
	}
	if err := x.tx.Exec("UPDATE subtasks SET agency_id = ? WHERE task_id = ? AND agency_id = ?", to.ID, x.task.ID, x.task.Lead.ID).Error; err != nil {
		return err
	}
	x.event.OtherID = x.task.Lead.ID
	x.task.Lead = to.Ref()
	return nil
}
