package models

import "context"

// AskSignOff lays a result before the lead agency's head, where the agency has sign-off switched on.
// The task stays in progress until the head submits it.
func (s *Store) AskSignOff(ctx context.Context, actor Actor, taskID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveAskSignOff, in, signOffAsked)
}

func signOffAsked(x *step) error {
	x.task.SignOffAskedAt, x.task.LastProgressAt = &x.m.at, &x.m.at
	return nil
}

// RefuseSignOff sends a result back to the agency's officers, with reasons.
func (s *Store) RefuseSignOff(ctx context.Context, actor Actor, taskID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveRefuseSignOff, in, func(x *step) error {
		x.task.SignOffAskedAt = nil
		return nil
	})
}

// Submit claims a task done: it awaits acceptance from now on, and its lateness counts to today
// should this be the result that is accepted (DOMAIN.md, "Status of a task"). Where sign-off is
// switched on only the agency's head submits.
func (s *Store) Submit(ctx context.Context, actor Actor, taskID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveSubmit, in, submitted)
}

func submitted(x *step) error {
	if x.before.Status != InProgress { // through in_progress, on the record too
		begun := x.event
		begun.Move, begun.StatusTo, begun.Words = MoveReport, InProgress, ""
		if err := begun.write(x.tx, x.actor); err != nil {
			return err
		}
		x.event.StatusFrom = InProgress
	}
	x.task.Percent = 100
	x.task.SubmittedOn, x.task.LastProgressAt = x.m.today, &x.m.at
	return nil
}
